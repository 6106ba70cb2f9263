"""Every shape of title: one CCP or twenty, one compétence or two hundred, names of a paragraph."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from generator import pages, pipeline
from generator.exports.auto_evaluation import auto_evaluation_js
from generator.exports.donnees import referentiel_json
from generator.inputs.jour import jour_du_depot
from generator.loading.glance import ends_before
from generator.model import Aide, Referentiel
from generator.model.titre import StructureActivite, Titre
from generator.pages.page import shorter
from generator.words.accord import compte, les, minutes
from tests.conftest import TESTS

VELO = TESTS / "exemples" / "velo"
DISCORD = re.compile(
    r"\b[Ll]es 1 |(?<![\d.,/:°-])\b1[ \u00a0](?!sur\b|à\b)[a-zéèê]+s\b"
    r"|\b[2-9][ \u00a0](compétence|repère)\b"
)
"""« 1 activités types », « les 1 compétences », « 4 repère »."""


@pytest.fixture(scope="module")
def velo() -> Referentiel:
    """Four CCP, a shared compétence, three transversal ones, a CCS, no VAE."""
    return pipeline.read([VELO])[0]


def rendered(referentiel: Referentiel, jour: date | None = None) -> dict[str, str]:
    """Every page and file of a title, by its path below its folder."""
    planned = pipeline.plan([referentiel], parution=pipeline.Parution(jour))
    return {
        Path(*path.parts[1:]).as_posix(): text
        for path, text in planned.files.items()
        if isinstance(text, str)
    }


def shown(text: str) -> str:
    """What a page says, without its markup and its front matter's codes."""
    return re.sub(r"<[^>]+>|\{[^}]*\}", " ", text.partition("\n---\n")[2])


def shaped(mini: Referentiel, ccp: int, competences: int) -> Referentiel:
    """The tiny title with so many CCP, and so many compétences in each."""
    model = mini.activites[0]
    first = model.competences[0].model_copy(update={"ne_pas_confondre": (), "liees": ()})
    activites, structure = [], []
    for n in range(1, ccp + 1):
        own = []
        for m in range(1, competences + 1):
            code = f"C{(n - 1) * competences + m:02}"
            reperes = tuple(
                repere.model_copy(update={"code": f"{code}-{rank}"})
                for rank, repere in enumerate(first.reperes, 1)
            )
            own.append(
                first.model_copy(
                    update={"code": code, "titre_court": f"{code} Sol", "reperes": reperes}
                )
            )
        names = {"code": f"CCP{n}", "titre_court": f"CCP{n} Carré"}
        activites.append(
            model.model_copy(
                update={
                    "code": f"AT{n}",
                    "titre_court": f"AT{n} Carré",
                    "ccp": model.ccp.model_copy(update=names),
                    "competences": tuple(own),
                }
            )
        )
        codes = tuple(c.code for c in own)
        structure.append(StructureActivite(activite=f"AT{n}", ccp=f"CCP{n}", competences=codes))
    titre = mini.titre.model_copy(update={"structure": tuple(structure)})
    return mini.model_copy(
        update={"titre": titre, "activites": tuple(activites), "correspondances": None}
    )


def test_a_single_code_and_a_list_are_read_alike(velo: Referentiel, mini: Referentiel) -> None:
    assert [fait.valeur for fait in velo.titre.identite.nsf] == ["252r", "335t"]
    assert [fait.valeur for fait in mini.titre.identite.nsf] == ["211t"]
    assert [fait.valeur for fait in velo.titre.identite.formacodes] == ["99999"]


def test_published_data_keeps_one_nsf_and_gains_the_others(velo: Referentiel) -> None:
    data = json.loads(referentiel_json(velo))
    identite = data["titre"]["identite"]
    assert identite["nsf"]["valeur"] == "252r"
    assert [other["valeur"] for other in identite["nsf_autres"]] == ["335t"]
    assert identite["modification"] is None
    assert "statut" not in data["titre"]
    own = [c["code"] for a in data["activites"] for c in a["competences"]]
    assert sorted(own) == sorted(set(own))


def test_a_shared_competence_belongs_to_both_and_is_described_once(velo: Referentiel) -> None:
    first, second, *_ = velo.activites
    shared = velo.competences[2]
    assert shared in velo.competences_de(first)
    assert shared in velo.competences_de(second)
    assert velo.activites_de(shared) == (first, second)
    assert len(velo.competences) == 13
    script = auto_evaluation_js(velo, velo.auto_evaluation)  # type: ignore[arg-type]
    assert script.count('"code":"C03-1"') == 1
    files = rendered(velo)
    assert files["activites/at2.md"].count("competences/c03.html") >= 2  # the list, and the map
    assert "CCP2" in files["competences/c03.md"].partition("\n# ")[0]
    assert files["auto-evaluation/index.md"].count('data-repere="C03-1"') == 1


@pytest.mark.long
def test_pages_speak_of_the_documents_rules_and_questions_a_title_has(
    velo: Referentiel, cip: Referentiel
) -> None:
    """None, one or several: nothing is announced that is not there."""
    page = "obtenir/documents.md"
    assert "## Le document {" in rendered(velo)[page]
    assert "## Les deux documents {" in rendered(cip)[page]
    assert "## Les règles en vigueur" not in rendered(velo)["obtenir/textes.md"]
    voies = tuple(v.model_copy(update={"documents": ()}) for v in velo.obtention.voies)
    bare = velo.obtention.model_copy(update={"documents": (), "voies": voies})
    files = rendered(velo.model_copy(update={"obtention": bare}))
    assert "## " not in files[page]
    assert "Ce site ne sait pas" in files[page]
    assert "#documents" not in files["index.md"]
    further = shown(files["obtenir/index.md"].partition("#suite")[2])
    assert not re.search("[Ll]ivret|[Pp]archemin|handicap|alternance", further)


@pytest.mark.long
def test_a_name_as_long_as_a_paragraph_is_short_where_it_is_one_of_many(
    mini: Referentiel,
) -> None:
    """The whole one stays on its own page, and on paper; a name of three lines is left whole."""
    whole = "Accompagner " * 40 + "jusqu’au bout."
    model = shaped(mini, 3, 25)
    changed = [
        activite.model_copy(
            update={
                "competences": tuple(
                    c.model_copy(update={"intitule": f"{whole} {c.code}"})
                    for c in activite.competences
                )
            }
        )
        for activite in model.activites
    ]
    files = rendered(model.model_copy(update={"activites": tuple(changed)}))
    for page in ("index.md", "activites/at2.md", "auto-evaluation/index.md"):
        seen = re.sub(r'<span class="nom-entier">.*?</span>', "", files[page].partition("\n# ")[2])
        assert "C26" in seen
        assert whole not in seen
        assert f"{whole} C26" in files[page]
    heading = files["competences/c26.md"].partition("\n# ")[2].partition("\n")[0]
    assert heading.startswith("Accompagner " * 40)
    assert "nom-entier" not in "".join(rendered(mini).values())


@pytest.mark.long
def test_where_a_large_title_is_situated_each_ccp_keeps_its_competences(mini: Referentiel) -> None:
    """All CCP are named on each page; the compétences of the others are a tap away."""
    page = rendered(shaped(mini, 4, 20))["competences/c25.md"].partition('class="carte ')[2]
    assert re.findall(r"<h3 id=\"carte-(at\d)\"", page) == ["at1", "at2", "at3", "at4"]
    assert {f"C{n}" for n in range(21, 41)} == set(re.findall(r"carte__code\">(C\d+)<", page))
    page = rendered(shaped(mini, 3, 20))["competences/c25.md"].partition('class="carte ')[2]
    assert len(set(re.findall(r"carte__code\">(C\d+)<", page))) == 60


def test_a_page_says_what_is_not_known(velo: Referentiel) -> None:
    page = rendered(velo)["index.md"]
    for name in ("Dernière modification", "Référence de la source"):
        assert re.search(rf"<dt>{name}</dt><dd>Ce site ne le sait pas", page)
    identite = velo.titre.identite.model_copy(update={"validite": None, "rncp": None})
    titre = velo.titre.model_copy(update={"identite": identite})
    page = rendered(velo.model_copy(update={"titre": titre}))["index.md"]
    assert re.search(r"<dt>Fiche RNCP</dt><dd>Ce site ne le sait pas", page)
    assert "etat-validite" not in page
    assert "ne sait pas jusqu’à quand" in page


def test_what_a_title_has_besides_its_ccp_is_on_its_page(velo: Referentiel) -> None:
    page = rendered(velo)["index.md"]
    titre = velo.titre
    for item in (*titre.transversales, *titre.ccs, *titre.ccs[0].competences):
        assert item.code in page
    for anchor in ("transversales", "emplois", "ccs"):
        assert f'href="#{anchor}"' in page
        assert f"{{ #{anchor} }}" in page


def test_a_title_without_vae_offers_none(velo: Referentiel) -> None:
    files = rendered(velo)
    assert "obtenir/formation.md" in files
    assert "obtenir/vae.md" not in files
    assert not [path for path, text in files.items() if path.endswith(".md") and "VAE" in text]


def test_a_voie_and_a_question_are_what_their_keys_say_whatever_their_codes(
    velo: Referentiel,
) -> None:
    formation, *others = velo.obtention.voies
    question = velo.obtention.questions[0]
    plus_tard = formation.model_copy(update={"apres_le_titre": True})
    for aide, page in ((Aide.CARTE, "index.html#carte"), (Aide.SITUATIONS, "situations.html")):
        changed = {
            "voies": (plus_tard, *others),
            "questions": (question.model_copy(update={"aide": aide}),),
        }
        obtention = velo.obtention.model_copy(update=changed)
        files = rendered(velo.model_copy(update={"obtention": obtention}))
        assert "Après le titre" in files[f"obtenir/{formation.code}.md"]
        (line,) = [n for n in files["obtenir/questions.md"].splitlines() if "Sur ce site" in n]
        assert page in line
    alone = velo.model_copy(update={"obtention": obtention, "auto_evaluation": None})
    assert "Sur ce site" not in rendered(alone)["obtenir/questions.md"]


@pytest.mark.parametrize(("jour", "over"), [("2024-05-31", False), ("2024-06-01", True)])
def test_the_end_is_always_told_and_judged_on_the_day_of_the_site(
    velo: Referentiel, jour: str, *, over: bool
) -> None:
    day = date.fromisoformat(jour)
    page = rendered(velo, day)["index.md"]
    (said,) = re.findall(r"<etat-validite.*?</etat-validite>", page)
    assert "31\u00a0mai 2024" in said
    assert ("data-passee" in said) is over
    assert pages.fiche(velo, day).passee is over
    assert "alable" not in said


def test_without_a_commit_the_day_is_that_of_the_data(velo: Referentiel) -> None:
    assert "data-passee" in rendered(velo)["index.md"]  # read on 15 June, over on 31 May


def test_a_day_that_changes_no_page_changes_no_fingerprint() -> None:
    assert ends_before(VELO, None) == ends_before(VELO, date(2024, 5, 31)) == []
    assert ends_before(VELO, date(2024, 6, 1)) == ends_before(VELO, date(2030, 1, 1)) != []


@pytest.mark.parametrize(
    "typed",
    [
        "identite:\n  validite:\n    fin : 2026-03-31",
        'identite:\n  validite:\n    "fin": "2026-03-31"',
        "identite:\n  validite: {debut: 2020-01-01, fin: 2026-03-31}",
        "identite:\n  validite:\n    fin: # le dernier jour\n      2026-03-31",
    ],
)
def test_an_end_is_seen_however_it_is_typed(tmp_path: Path, typed: str) -> None:
    (tmp_path / "titre.yaml").write_text(f"{typed}\n", "utf-8")
    assert ends_before(tmp_path, date(2026, 3, 31)) == []
    assert ends_before(tmp_path, date(2026, 4, 1)) == ["2026-03-31"]


def test_the_day_is_said_or_comes_from_the_last_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717200000")
    assert jour_du_depot(tmp_path) == date(2024, 6, 1)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert jour_du_depot(tmp_path) is None


@pytest.mark.long
@pytest.mark.parametrize(("ccp", "competences"), [(1, 1), (2, 1), (20, 10)])
def test_numbers_agree_whatever_the_shape(mini: Referentiel, ccp: int, competences: int) -> None:
    referentiel = shaped(mini, ccp, competences)
    files = rendered(referentiel)
    found = {p: m[0] for p, text in files.items() if (m := DISCORD.search(shown(text)))}
    assert found == {}
    heads = "\n".join(text.partition("\n---\n")[0] for text in files.values())
    assert not DISCORD.search(heads)
    own = [path for path in files if re.fullmatch(r"competences/c\d{2,3}\.md", path)]
    assert len(own) == ccp * competences


def test_a_title_holds_twenty_ccp_and_no_more(mini: Referentiel) -> None:
    structure = [
        {"activite": f"AT{n}", "ccp": f"CCP{n}", "competences": [f"C{n:02}"]} for n in range(1, 22)
    ]
    data = mini.titre.model_dump() | {"structure": structure}
    with pytest.raises(ValidationError, match="at most 20"):
        Titre.model_validate(data)
    assert len(Titre.model_validate(data | {"structure": structure[:20]}).structure) == 20


def test_a_name_of_a_paragraph_stays_whole_on_its_page_and_short_elsewhere(
    velo: Referentiel,
) -> None:
    long = velo.competences[-1]
    assert 700 < len(long.intitule) <= 800
    files = rendered(velo)
    page = files["competences/c100.md"]
    assert "fréquence et leur prix" in page.partition("\n# ")[2].partition("\n")[0]
    title = re.search(r'^title: "(.*)"$', page, re.M)
    assert title
    assert len(title[1]) <= pages.TITLE_MAX + 1


def test_a_name_of_one_endless_word_is_cut_too() -> None:
    name = "a" * 300
    assert len(shorter(name)) <= pages.TITLE_MAX
    assert name.startswith(shorter(name).removesuffix("…"))
    assert shorter("un nom") == "un nom"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 activité type"), (1, "1 activité type"), (2, "2 activités types")]
)
def test_a_number_and_its_words_agree(number: int, said: str) -> None:
    assert compte(number, "activité type") == said


@pytest.mark.parametrize(
    ("questions", "said"),
    [(1, "une minute"), (6, "deux minutes"), (15, "trois minutes"), (200, "40 minutes")],
)
def test_a_first_round_tells_how_long_it_takes(questions: int, said: str) -> None:
    assert minutes(questions) == said


def test_all_of_them() -> None:
    assert (les(1, "compétence"), les(3, "compétence")) == ("la compétence", "les 3 compétences")
