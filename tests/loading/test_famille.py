"""Titles of one family share its rules, put together by code; a fault is told where it stands."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.loading import famille, load
from generator.model import Referentiel
from tests.conftest import MINI, RACINE, Lancer
from tests.titres import edit

COMMUN = RACINE / "referentiel" / "commun" / "titre-professionnel"


@pytest.fixture
def suivant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A title of two CCP that says nothing but what it is, in a project without common rules."""
    folder = tmp_path / "referentiel" / "suivant"
    shutil.copytree(MINI, folder, ignore=shutil.ignore_patterns("obtention", "adresses.yaml"))
    for name in ("glossaire.yaml", "auto-evaluation.yaml"):
        (folder / name).unlink()
    exemple = (MINI / "auto-evaluation.yaml").read_text("utf-8").partition("\nexemple:\n")[2]
    textes = "".join(
        f"    {code}: Un carré de carottes.\n"
        for code in ("taches", "moyens", "avec-qui", "contexte", "informations")
    )
    head = exemple.partition("  textes:\n")[0]
    (folder / "auto-evaluation.yaml").write_text(f"exemple:\n{head}  textes:\n{textes}", "utf-8")
    edit(
        folder / "titre.yaml",
        ("identifiant: mini\n", "identifiant: suivant\nfamille: titre-professionnel\n"),
    )
    monkeypatch.chdir(folder.parent)
    return folder


def differ(folder: Path, text: str) -> None:
    """Write what the title says otherwise."""
    head = "source: almanach\nendroit: page 3\n"
    (folder / "obtention.yaml").write_text(head + text, "utf-8")


def plain(text: str) -> str:
    """With ordinary spaces."""
    return " ".join(re.split(r"[\u00a0\u202f]", text))


def read(folder: Path) -> Referentiel:
    return pipeline.read([folder])[0]


def test_a_title_says_only_what_it_is(suivant: Path) -> None:
    r = read(suivant)
    assert [v.code for v in r.obtention.voies][:2] == ["formation", "vae"]
    assert r.arbre and "Le titre est fait de deux certificats" in r.arbre.questions[0].pourquoi
    assert r.arbre.questions[0].texte == "Où en êtes-vous avec le titre JD ?"
    assert "{nb_" not in r.model_dump_json()
    assert "{ccp_" not in r.model_dump_json()


def test_a_number_agrees_with_its_words(suivant: Path) -> None:
    """A title of one CCP and one compétence speaks of « le CCP », never of « les un CCP »."""
    differ(suivant, "questions:\n  - code: bon-titre\n    reponse: Voici {ccp|les _ CCP|le CCP}.\n")
    told = {q.code: q.reponse for q in read(suivant).obtention.questions}
    assert told["bon-titre"] == "Voici les deux CCP."
    (suivant / "activites" / "at2-vendre.yaml").unlink()
    edit(
        suivant / "titre.yaml",
        ("  - activite: AT2\n    ccp: CCP2\n    competences: [C03]\n", ""),
        ("competences: [C01, C02]", "competences: [C01]"),
    )
    at1 = suivant / "activites" / "at1-cultiver.yaml"
    whole = at1.read_text("utf-8")
    at1.write_text(whole[: whole.index("  - code: C02\n")], "utf-8")
    (suivant / "correspondances.yaml").unlink()
    said = load(suivant).trees
    texts = " ".join(plain(text) for tree in said.values() for _, text in tree.texts("**"))
    assert "Voici le CCP." in texts
    assert not re.search(r"\b([Ll]es|[Dd]es|[Ss]es|de) une? |\bun (compétence|CCP ;)", texts)


def test_a_title_without_vae_is_told_no_vae_of_its_own(suivant: Path) -> None:
    """Words of the rules follow the voies: what is said of a VAE to this title leaves with it."""
    differ(
        suivant, "questions:\n  - code: bon-titre\n    reponse: Par {vae|VAE|examen}{ccs|, CCS|}.\n"
    )
    whole = read(suivant).obtention
    assert {q.code: q.reponse for q in whole.questions}["bon-titre"] == "Par VAE, CCS."
    assert "CCS" in whole.documents[0].remis_a
    differ(
        suivant,
        "retire: [vae, ccs]\n"
        "questions:\n  - code: bon-titre\n    reponse: Par {vae|VAE|examen}{ccs|, CCS|}.\n",
    )
    left = read(suivant)
    told = {q.code: q.reponse for q in left.obtention.questions}
    assert told["bon-titre"] == "Par examen."
    assert not re.search(r"VAE|CCS", " ".join(told.values()))
    texts = [p.texte for v in left.obtention.voies for p in (*v.pour_qui, *v.etapes, *v.decide)]
    assert not re.search(r"VAE|CCS", " ".join(texts))
    assert "CCS" not in left.obtention.documents[0].remis_a
    assert left.glossaire
    assert not {"recevabilite", "ccs"} & {terme.code for terme in left.glossaire.termes}


def test_a_choice_that_names_no_voie_is_an_unknown_variable(suivant: Path) -> None:
    differ(suivant, "questions:\n  - code: bon-titre\n    reponse: Par {vea|VAE|examen}.\n")
    (told,) = load(suivant).problems
    assert told.path == suivant / "obtention.yaml"
    assert "{vea|VAE|examen}" in told.message


def test_each_value_stands_where_it_was_typed(suivant: Path) -> None:
    differ(suivant, "voies:\n  - code: vae\n    quand: ''\n")
    (told,) = load(suivant).manques
    assert (told.path, told.line) == (suivant / "obtention.yaml", 5)
    differ(suivant, "")
    shutil.copytree(COMMUN, suivant.parent / "commun" / "titre-professionnel")
    edit(
        suivant.parent / "commun" / "titre-professionnel" / "voies.yaml",
        ("    titre_court: VAE, par l'expérience", "    titre_cour: VAE, par l'expérience"),
    )
    places = {p.path.name for p in load(suivant).problems}
    assert places == {"voies.yaml"}


def test_what_titles_share_is_to_be_read_again_once(suivant: Path, lancer: Lancer) -> None:
    encore = Path(shutil.copytree(suivant, suivant.with_name("encore")))
    edit(
        encore / "titre.yaml",
        ("identifiant: suivant", "identifiant: encore"),
        ("TP-99999", "TP-88888"),
        ("Jardinier de", "Semeuse de"),
        ("jardinier de", "semeuse de"),
    )
    sortie = lancer("check", "--fraicheur", "--date", "2099-01-01", suivant, encore)
    *lines, _ = sortie.out.splitlines()
    assert sortie.code == 0
    assert {"sources.yaml", "voies.yaml", "titre.yaml"} <= {
        Path(line.split(":")[0]).name for line in lines
    }
    assert len(lines) == len(set(lines))


def test_a_change_keeps_the_rest(suivant: Path) -> None:
    before = read(suivant)
    differ(
        suivant,
        """
voies:
  - code: vae
    etapes:
      - code: dossier
        texte: Un autre dossier.
      - code: entretien
        apres: demande
        qui: Le centre
        texte: Un entretien de plus.
        source: almanach
        endroit: page 3
    retire: [autres-regles]
""",
    )
    vae = next(v for v in read(suivant).obtention.voies if v.code == "vae")
    was = next(v for v in before.obtention.voies if v.code == "vae")
    steps = [e.code for e in vae.etapes]
    assert steps == ["demande", "entretien", *[e.code for e in was.etapes][1:]]
    assert vae.etapes[3].texte == "Un autre dossier."
    assert vae.etapes[3].qui == was.etapes[2].qui
    assert vae.delais == ()
    assert vae.quand == was.quand


GONE = {
    "ccs": {"ccs", "specialite", "preparation-ccs", "ccs-plus-tard", "experience-ccs"},
    "vae": {"experience", "cible", "agent-public", "vae-titre", "vae-ccp", "commencer"},
}
"""What leaves with a voie."""


@pytest.mark.parametrize("voie", GONE)
def test_a_voie_leaves_with_all_that_led_to_it(suivant: Path, lancer: Lancer, voie: str) -> None:
    differ(suivant, f"retire: [{voie}]\n")
    sortie = lancer("check", "suivant")
    assert sortie.code == 0, sortie.out
    r = read(suivant)
    assert voie not in [v.code for v in r.obtention.voies]
    assert all(case.voie != voie for e in r.obtention.epreuves for case in e.cases)
    assert r.arbre
    assert voie not in {issue.voie for issue in r.arbre.issues}
    codes = {q.code for q in r.arbre.questions} | {issue.code for issue in r.arbre.issues}
    assert not codes & GONE[voie]
    assert not {f.code for f in r.arbre.faits} & GONE[voie]


def test_common_rules_are_read_once(suivant: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    famille._read.cache_clear()
    parsed: list[bytes] = []
    parse = famille.parse
    monkeypatch.setattr(famille, "parse", lambda raw: parsed.append(raw) or parse(raw))
    for _ in range(3):
        load(suivant)
    assert len(parsed) == len(famille.PARTS)


def test_one_piece_beside_the_titles_takes_the_place_of_the_tools(suivant: Path) -> None:
    own = suivant.parent / "commun" / "titre-professionnel"
    own.mkdir(parents=True)
    shutil.copy(COMMUN / "auto-evaluation.yaml", own)
    edit(own / "auto-evaluation.yaml", ("libelle: Avec appui", "libelle: Accompagné"))
    r = read(suivant)
    assert r.auto_evaluation
    assert "Accompagné" in [n.libelle for n in r.auto_evaluation.niveaux]
    assert r.obtention.voies


@pytest.fixture
def commun(suivant: Path) -> Path:
    """The common rules, copied beside the title to be spoilt."""
    own = suivant.parent / "commun" / "titre-professionnel"
    shutil.copytree(COMMUN, own)
    return own


@pytest.mark.parametrize(
    "spoilt",
    [
        ("voies.yaml", "titre_court: VAE, par l'expérience", "titre_court: VAE {sigl}", "{sigl}"),
        ("voies.yaml", "titre_court: VAE, par l'expérience", "titre_court: VAE } ici", "deux fois"),
        ("arbre.yaml", "source: reglement-sessions", "source: almanach", "sources.yaml"),
        ("arbre.yaml", "      - code: echec\n        texte", "      - texte", "« code »"),
        ("voies.yaml", "inscription des candidats\n", "inscription des candidats\n"
         "        confiance: A\n", "abaisser"),
        ("voies.yaml", "voies:\n", "voies: [\n", "YAML"),
    ],
)  # fmt: skip
def test_a_fault_of_the_common_rules_is_told_there(
    suivant: Path, commun: Path, lancer: Lancer, spoilt: tuple[str, str, str, str]
) -> None:
    name, old, new, said = spoilt
    text = (commun / name).read_text("utf-8")
    assert old in text
    (commun / name).write_text(text.replace(old, new, 1), "utf-8")
    line = text[: text.index(old)].count("\n") + 1
    sortie = lancer("check", "suivant")
    first = plain(sortie.out).splitlines()[0]
    found = first.removeprefix(f"commun/titre-professionnel/{name}:")
    assert abs(int(found.partition(":")[0]) - line) <= 2, first
    assert said in first


def test_a_common_fault_is_told_once_for_all_titles(
    suivant: Path, commun: Path, lancer: Lancer
) -> None:
    edit(commun / "voies.yaml", ("titre_court: VAE, par", "titre_court: VAE {sigl}, par"))
    autre = suivant.with_name("autre")
    shutil.copytree(suivant, autre)
    edit(autre / "titre.yaml", ("identifiant: suivant", "identifiant: autre"))
    assert len(lancer("check", "suivant", "autre").out.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("voies:\n  - code: vae\n    quand: Toujours.\n", "sans source"),
        ("retire: [ccs]\n", "retiré sans source"),
        ("source: almanach\nendroit: page 3\nretire: [vea]\n", "« vea » n’est pas"),
        (
            "source: almanach\nendroit: page 3\narbre:\n  retire: [titre-obtenu]\n",
            "« specialite » n’a plus",
        ),
        ("source: almanak\nendroit: page 3\nretire: [ccs]\n", "almanak"),
        ("voie:\n  - code: vae\n", "clé inconnue « voie »"),
    ],
)
def test_a_change_that_cannot_be_made_is_told(
    suivant: Path, lancer: Lancer, text: str, said: str
) -> None:
    (suivant / "obtention.yaml").write_text(text, "utf-8")
    sortie = lancer("check", "suivant")
    assert sortie.code == 1
    assert said in plain(sortie.out), sortie.out


PENDENT = [
    ("arbre:\n  retire: [titre-obtenu]\n", [("specialite", ("non", "inconnu"))]),
    ("arbre:\n  retire: [commencer]\n", [("experience", ("aucune",))]),
    ("arbre:\n  retire: [cible]\n", [("experience", ("emploi", "benevolat", "autre"))]),
    ("arbre:\n  retire: [version]\n", [("situation", ("ccp",)), ("document", ("livret",))]),
    ("arbre:\n  retire: [ccs, ccs-plus-tard]\n", [("specialite", ("oui",))]),
    ("arbre:\n  retire: [situation]\n", [("situation", ())]),
    ("retire: [titre-clos]\n", [("version", ("close",))]),
    (
        "retire: [capitalisation]\n",
        [
            ("formation-suivie", ("separee",)),
            ("cible", ("ccp",)),
            ("version", ("actuelle", "ancienne")),
            ("cloture", ("moins",)),
        ],
    ),
]
"""What a title withdraws -> the questions and answers that led there, each told once."""


@pytest.mark.parametrize(("text", "told"), PENDENT, ids=[text for text, _ in PENDENT])
def test_what_dangles_is_told_once_and_exactly(
    suivant: Path, lancer: Lancer, text: str, told: list[tuple[str, tuple[str, ...]]]
) -> None:
    differ(suivant, text)
    lines = plain(lancer("check", "suivant").out).splitlines()
    assert len(lines) == len(told), lines
    for line, (question, reponses) in zip(lines, told, strict=True):
        assert all(f"« {word} »" in line for word in (question, *reponses)), line


def test_answers_withdrawn_with_what_they_led_to_leave_nothing_dangling(
    suivant: Path, lancer: Lancer
) -> None:
    differ(
        suivant,
        "retire: [titre-clos]\narbre:\n  questions:\n    - code: version\n      retire: [close]\n",
    )
    sortie = lancer("check", "suivant")
    assert sortie.code == 0, sortie.out


def test_a_question_withdrawn_where_an_answer_says_otherwise_leaves_a_whole_tree(
    suivant: Path, lancer: Lancer
) -> None:
    """The cases that went through it go on without it."""
    differ(suivant, "arbre:\n  retire: [specialite]\n")
    sortie = lancer("check", "suivant")
    assert sortie.code == 0, sortie.out


def test_paths_that_end_alike_are_told_once(suivant: Path, lancer: Lancer) -> None:
    differ(
        suivant,
        "arbre:\n  questions:\n    - code: formation-suivie\n      reponses:\n"
        "        - code: moitie\n          texte: La moitié\n          vous: Vous, à moitié.\n"
        "          neutre: La personne, à moitié.\n          suite: {issue: preciser-formation}\n"
        "          source: almanach\n          endroit: page 3\n",
    )
    told = [line for line in plain(lancer("check", "suivant").out).splitlines() if "chemin" in line]
    assert len(told) == 1
    assert "2 de plus" in told[0]


@pytest.mark.parametrize(
    "text",
    [
        "voies:\n  - code: vae\n    quand: Toujours.\n    source: almanach\n    endroit: p. 3\n",
        "retire:\n  - code: ccs\n    source: almanach\n    endroit: page 3\n",
        "questions:\n  - code: benevolat\n    synonymes: [potager partagé]\n",
        "source: almanach\nendroit: page 3\nretire: []\n",
        'voies:\n  - code: vae\n    quand: "Avec {{un mot}} entre accolades."\n'
        "    source: almanach\n    endroit: page 3\n",
    ],
)
def test_a_change_with_its_source_is_made(suivant: Path, lancer: Lancer, text: str) -> None:
    (suivant / "obtention.yaml").write_text(text, "utf-8")
    sortie = lancer("check", "suivant")
    assert sortie.code == 0, sortie.out
    if "{{" in text:
        vae = next(v for v in read(suivant).obtention.voies if v.code == "vae")
        assert vae.quand == "Avec {un mot} entre accolades."


def test_a_family_nobody_knows(suivant: Path, lancer: Lancer) -> None:
    edit(suivant / "titre.yaml", ("famille: titre-professionnel", "famille: titre-profesionnel"))
    (only,) = lancer("check", "suivant").out.splitlines()
    assert only.startswith("suivant/titre.yaml:3:")
    assert "titre-professionnel" in only


def test_a_title_of_a_family_has_no_voies_of_its_own(suivant: Path, lancer: Lancer) -> None:
    shutil.copytree(MINI / "obtention", suivant / "obtention")
    assert lancer("check", "suivant").out.count("obtention.yaml") == 2


@pytest.mark.parametrize("text", [None, "# Rien encore.\n", "exemples:\n  maximum: 4\n"])
def test_what_a_title_has_to_say_itself_is_told_in_its_own_file(
    suivant: Path, lancer: Lancer, text: str | None
) -> None:
    """Deleted, emptied or without it: never in the rules the tool came with."""
    own = suivant / "auto-evaluation.yaml"
    own.unlink() if text is None else own.write_text(text, "utf-8")
    said = lancer("check", "suivant").out
    assert "suivant/auto-evaluation.yaml:1: " in said
    assert COMMUN.name not in said


SANS_CE_QUI_SUIT = {
    "titre.yaml": [
        ("sigle: JD\n", ""),
        ("identite:\n", "identit:\n"),
        ("identite:\n", "identite: |\n"),
        ("  certificateur:\n", "  certificatuer:\n"),
        ("sources:\n", 'sources: "\n'),
        ("sources:\n", "source:\n"),
        ("", None),
    ],
    "activites/at1-cultiver.yaml": [
        ("ccp:\n", "cpp:\n"),
        ("ccp:\n", 'ccp: "\n'),
        ("  titre_court: CCP1", "  titer_court: CCP1"),
    ],
    "auto-evaluation.yaml": [("exemple:\n", 'exemple: "\n')],
}
"""File -> what is typed there, and what stands in its place; None: the file is gone."""


@pytest.mark.parametrize(
    ("name", "typed", "instead"),
    [(name, *change) for name, changes in SANS_CE_QUI_SUIT.items() for change in changes],
)
def test_a_fault_of_a_title_is_not_told_again_in_the_common_rules(
    suivant: Path, lancer: Lancer, name: str, typed: str, instead: str | None
) -> None:
    """They repeat its sigle, its code, the source of its CCP: twenty lines of theirs, for one."""
    path = suivant / name
    if instead is None:
        path.unlink()
    else:
        edit(path, (typed, instead))
    fait = lancer("check", "suivant")
    assert fait.code == 1
    lines = fait.out.splitlines()
    assert {line.partition(".yaml:")[0] for line in lines} == {f"suivant/{name[:-5]}"}
    assert len(lines) <= 2  # a key that lacks, and the one that was typed


def test_a_title_without_dates_says_none(suivant: Path) -> None:
    """The rest of the common rules stands without them."""
    tree = load(suivant)
    edit(suivant / "titre.yaml", ("    fin: 2026-03-31\n", ""))
    told = [p.message for p in load(suivant).manques]
    assert len(told) == 1, told
    assert "fin" in told[0]
    assert not tree.problems


def test_an_edit_of_the_common_rules_is_seen(suivant: Path, commun: Path) -> None:
    root = suivant.parent.parent
    before = pipeline.state(root, [suivant]), read(suivant)
    edit(commun / "glossaire.yaml", ("terme: session d'examen", "terme: session d'examens"))
    after = pipeline.state(root, [suivant]), read(suivant)
    assert before[0] != after[0]
    assert before[1] != after[1]


def test_a_stray_file_is_told_as_soon_as_it_is_there_and_no_longer(
    suivant: Path, commun: Path
) -> None:
    """A live preview loads again and again, and the rules themselves do not change."""
    assert not load(suivant).problems
    stray = commun / "voie.yaml"
    stray.touch()
    assert [p.path.name for p in load(suivant).problems] == ["voie.yaml"]
    stray.unlink()
    assert not load(suivant).problems


@pytest.mark.parametrize("name", ['""', "~", ".", "..", "Titre-Professionnel", "../commun/mini"])
def test_a_family_is_named_as_its_folder_is(suivant: Path, lancer: Lancer, name: str) -> None:
    edit(suivant / "titre.yaml", ("famille: titre-professionnel", f"famille: {name}"))
    (only,) = lancer("check", "suivant").out.splitlines()
    assert only.startswith("suivant/titre.yaml:3:")
    assert "titre-professionnel" in only
