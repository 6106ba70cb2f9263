"""The real decision tree says what the real source says.

What is expected is worked out here, from the YAML file and from the source as read by a person:
none of it goes through the generator's own unfolding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import product
from pathlib import PurePosixPath
from typing import Any

import pytest

from generator import pages, pipeline
from generator.loading import files, load
from generator.model import Referentiel
from generator.templating import rendering
from generator.words.typographie import typographie
from tests.chemins import chemins
from tests.conftest import RACINE, TESTS

Path = tuple[str, ...]
"""Answers, as `question.reponse`."""

ATTENDU = TESTS / "attendus" / "chemins.txt"


ARBRE: dict[str, Any] = load(RACINE / "referentiel" / "cip").trees[files.ARBRE].data
"""The common tree with what the title says, as text only: nothing of it is unfolded."""
QUESTIONS = {question["code"]: question for question in ARBRE["questions"]}


def answered(code: str | None) -> Iterator[Path]:
    """Every way of answering from a question on."""
    if code is None:
        yield ()
        return
    for reponse in QUESTIONS[code]["reponses"]:
        for rest in answered(reponse["suite"].get("question")):
            yield (f"{code}.{reponse['code']}", *rest)


def answers(path: Path) -> list[dict[str, Any]]:
    found = []
    for step in path:
        question, _, code = step.partition(".")
        found.append(next(r for r in QUESTIONS[question]["reponses"] if r["code"] == code))
    return found


def issue_in_table(path: Path) -> str:
    """What the decision table, and it alone, says of these answers."""
    facts = {fact: value for r in answers(path) for fact, value in r.get("faits", {}).items()}
    lines = [
        clause["issue"]
        for clause in ARBRE["table"]
        if any(
            all(facts.get(fact) == value for fact, value in zip(clause["si"], values, strict=True))
            for values in product(*clause["si"].values())
        )
    ]
    assert len(lines) == 1, (path, lines)
    return str(lines[0])


EXPECTED = {path: issue_in_table(path) for path in answered(ARBRE["depart"])}


@pytest.fixture(scope="module")
def planned(cip: Referentiel) -> dict[str, pages.Page]:
    """Address inside `obtenir/` -> page."""
    racine = pages.GENERES / "cip" / "obtenir"
    return {
        pages.address(page.path.relative_to(racine)): page
        for page in pages.plan(cip)
        if page.path.is_relative_to(racine)
    }


@pytest.fixture(scope="module")
def rendered(cip: Referentiel, planned: dict[str, pages.Page]) -> dict[str, str]:
    """Address inside `obtenir/` -> the text of the page."""
    env = rendering.environment()
    return {a: unescape(rendering.render_page(env, p, cip)) for a, p in planned.items()}


def state(path: Path) -> str:
    return "arbre/" + ("--".join(step.partition(".")[2] for step in path) or "index") + ".html"


def test_every_path_has_its_pages_and_ends_where_the_table_says(
    planned: dict[str, pages.Page],
) -> None:
    for path, issue in EXPECTED.items():
        assert planned[state(path)].context["issue"].code == issue, path
    before = {state(path[:n]) for path in EXPECTED for n in range(len(path))}
    found = {a for a in planned if a.startswith("arbre/")} - {"arbre/tout.html"}
    assert found == before | {state(path) for path in EXPECTED}


def test_the_tree_keeps_a_human_size() -> None:
    assert max(map(len, EXPECTED)) <= 8
    assert len({path[:n] for path in EXPECTED for n in range(len(path) + 1)}) <= 250
    assert set(EXPECTED.values()) == {issue["code"] for issue in ARBRE["issues"]}


def test_every_way_of_the_source_and_both_situations_are_reached(cip: Referentiel) -> None:
    assert {i.get("voie") for i in ARBRE["issues"]} >= {v.code for v in cip.obtention.voies}


def test_who_does_not_know_is_never_stuck() -> None:
    """« Je ne sais pas » leads to another question, or to an outcome that says how to find out."""
    unsure = ("inconnu", "inconnue", "oublie")
    asked = {code for code in QUESTIONS if code != "document"}
    assert all({r["code"] for r in QUESTIONS[code]["reponses"]} & {*unsure} for code in asked)
    kinds = {issue["code"]: issue["ouverture"] for issue in ARBRE["issues"]}
    for path, issue in EXPECTED.items():
        if path[-1].partition(".")[2] in unsure:
            missing = "preparation-ccp" in path[-1]  # the CCP are missing all the same
            assert kinds[issue] == ("ouverte" if missing else "a-preciser"), path


def test_who_was_not_sure_is_led_back_to_the_question() -> None:
    """An outcome only reached by not knowing says, at its end, to come back with the answer."""
    leading: dict[str, set[str]] = {}
    for question in QUESTIONS.values():
        for reponse in question["reponses"]:
            if issue := reponse["suite"].get("issue"):
                leading.setdefault(issue, set()).add(reponse["code"])
    unsure = {"inconnu", "inconnue", "oublie"}
    only = {issue for issue, codes in leading.items() if codes <= unsure}
    assert len(only) >= 5
    for issue in ARBRE["issues"]:
        if issue["code"] in only:
            assert {"revenir", "ensuite"} & {step["code"] for step in issue["etapes"]}, issue[
                "code"
            ]


def test_the_paths_are_those_a_lawyer_read(cip: Referentiel, pytestconfig: pytest.Config) -> None:
    text = chemins(cip)
    if pytestconfig.getoption("--recrire"):
        ATTENDU.write_text(text, "utf-8")
    assert text.splitlines() == ATTENDU.read_text("utf-8").splitlines()


def test_each_path_is_one_line_that_names_its_outcome_and_a_source(cip: Referentiel) -> None:
    lines = chemins(cip).splitlines()
    titles = {issue["code"]: issue["titre"].replace("'", "’") for issue in ARBRE["issues"]}
    assert len(lines) == len(EXPECTED)
    for line, issue in zip(lines, EXPECTED.values(), strict=True):
        _, outcome, sources = line.split(" → ")
        assert outcome.replace("\u00a0", " ") == titles[issue]
        assert any(source.abrege.replace("'", "’") in sources for source in cip.titre.sources)


# Situations: who, the answers they give, the outcome, what the jury looks at (see GRILLE
# below: M, E, D, F), and the place they are sent to first.
SITUATIONS = [
    ("salariée depuis trois ans, titre entier", "jamais aucune emploi non titre", "vae-titre MDF"),
    ("bénévole depuis huit mois", "jamais aucune benevolat non titre", "vae-titre MDF"),
    ("aidante d’un proche", "jamais aucune autre non inconnue", "vae-choisir MDF"),
    ("stagiaire d’une formation continue", "jamais continue", "apres-formation MEDF"),
    ("deux formations à des années d’écart", "jamais separee", "ccp-par-periodes MED(F)"),
    ("CCP1 et CCP2 obtenus l’an dernier", "ccp actuelle oui", "ccp-manquants MED(F)"),
    ("CCP de la version de 2017", "ccp ancienne", "titre-revise M(E)D(F)"),
    ("titre clos il y a huit mois", "ccp close moins", "titre-clos M(E)D(F)"),
    ("titre clos il y a deux ans", "ccp close plus", "cloture-passee"),
    ("titulaire, CCS, avec expérience", "titre oui un-an", "ccs MDF"),
    ("titulaire, CCS, sans expérience", "titre oui moins", "ccs-plus-tard M(E)DF"),
    ("agent territorial depuis cinq ans", "jamais aucune emploi oui titre", "vae-titre MDF"),
    ("veut seulement le CCP3", "jamais aucune emploi non ccp", "vae-ccp MD(F)"),
    ("ne sait pas ce qu’est un CCP", "inconnu aucun aucune inconnue", "verifier-experience MDF"),
    ("apprentie en fin de contrat", "jamais continue", "apres-formation MEDF"),
    ("contrat de professionnalisation", "jamais inconnue", "preciser-formation"),
    ("en formation, avec un handicap", "jamais separee", "ccp-par-periodes MED(F)"),
    ("diplômée à l’étranger, sans expérience", "jamais aucune aucune", "commencer MEDF"),
    ("détenu qui a de l’expérience", "jamais aucune emploi non inconnue", "vae-choisir MDF"),
    ("chercheuse d’emploi à la mission locale", "jamais aucune aucune", "commencer MEDF"),
    ("a raté le CCP3 après une formation", "ccp actuelle oui", "ccp-manquants MED(F)"),
]
LETTERS = dict(zip("MEDF", ("mise-en-situation", "evaluations", "dossier-professionnel",
                            "entretien-final"), strict=True))  # fmt: skip


@pytest.mark.parametrize(
    ("given", "outcome"), [s[1:] for s in SITUATIONS], ids=[s[0] for s in SITUATIONS]
)
def test_situation(planned: dict[str, pages.Page], given: str, outcome: str) -> None:
    page = planned[f"arbre/{given.replace(' ', '--')}.html"]
    issue, _, looked_at = outcome.partition(" ")
    assert page.context["issue"].code == issue
    assert EXPECTED[tuple(map(str, page.context["etat"].pas))] == issue
    expected = [(LETTERS[m[1]], m[0] != m[1]) for m in re.finditer(r"\(?(\w)\)?", looked_at)]
    seen = [(vu.epreuve.code, vu.reserve is not None) for vu in page.context["jury"]]
    assert seen == expected


def test_a_public_agent_is_not_sent_where_the_door_is_closed(
    planned: dict[str, pages.Page],
) -> None:
    for path, issue in EXPECTED.items():
        if issue.startswith("vae-"):
            places = {etape.lieu for etape in planned[state(path)].context["etapes"]}
            public = next(step for step in path if step.startswith("fonction-publique."))
            assert ("vae-gouv-fr" in places) == (public != "fonction-publique.oui"), path
            assert ("ddets" in places) or public == "fonction-publique.non", path


# What each of them must find at the end of the path, in words of its own.
TROUVE = [
    ("jamais continue", ("Centre agréé", "désaccord : questions fréquentes")),
    ("jamais inconnue", ("apprentissage", "contrat de professionnalisation")),
    ("jamais aucune aucune", ("mission locale", "France Travail", "Cap emploi", "apprentissage")),
    ("jamais aucune emploi oui ccp", ("ressources humaines",)),
    ("jamais aucune emploi non ccp", ("si un CCP seul peut se demander",)),
    ("ccp actuelle oui", ("se contredisent", "(à vérifier)", "entretien final")),
    ("ccp actuelle vae", ("tous les six mois", "avec le Cerfa")),
    ("ccp ancienne", ("n’a pas trouvé ce tableau", "Ce site conseille")),
    ("rien continue", ("ce qui a manqué", "un an", "(à vérifier)")),
    ("titre oui moins", ("Commencez par",)),
]


@pytest.mark.parametrize(("given", "words"), TROUVE, ids=[given for given, _ in TROUVE])
def test_the_end_of_a_path_says_where_to_go(
    rendered: dict[str, str], given: str, words: tuple[str, ...]
) -> None:
    page = plain(rendered[f"arbre/{given.replace(' ', '--')}.html"]).replace("\u00a0", " ")
    for word in words:
        assert word in page, word
    assert "aucune n’est encore ouverte" not in page


PARTICULIERES = {
    "alternance": ("R. 338-5", "contrat de professionnalisation"),
    "handicap": ("D. 5211-2", "DDETS"),
    "diplome-etranger": ("Enic-Naric", "quelle que soit votre nationalité"),
    "detention": ("SPIP", "(à vérifier)"),
    "recherche-d-emploi": ("L. 6111-6", "mission locale"),
    "reussite-partielle": ("se contredisent", "(à vérifier)"),
    "recours": ("irrégularité", "(à vérifier)"),
    "combien-ca-coute": ("103,20 €", "recherche d’emploi"),
    "benevolat": ("F2401", "VAE bénévole"),
}
"""Question of someone whose situation is their own -> what its answer says, sources included."""


@pytest.mark.parametrize("code", PARTICULIERES)
def test_a_situation_of_its_own_has_its_answer(rendered: dict[str, str], code: str) -> None:
    page = rendered["questions.html"].replace("\u00a0", " ").replace("\u202f", " ")
    _, _, after = page.partition(f"{{ #{code} }}")
    answer = plain(after.partition("\n## ")[0])
    for word in PARTICULIERES[code]:
        assert word in answer, word


def test_every_outcome_says_what_to_do_next(cip: Referentiel) -> None:
    known = {source.cle for source in cip.titre.sources}
    for issue in ARBRE["issues"]:
        always = [etape for etape in issue["etapes"] if "si" not in etape]
        assert len(always) >= 2, issue["code"]
        assert any("lieu" in etape for etape in issue["etapes"]), issue["code"]
        assert {issue["source"], *(e["source"] for e in issue["etapes"])} <= known
        assert ("ouvrirait" in issue) == (issue["ouverture"] == "pas-encore")


OUI, NON = "Oui", "Non"
FORMES = "Selon le cas pour les seuls candidats issus d’un parcours de formation"
DERNIER = (
    "Selon le cas en fin de session du dernier CCP, et au vu du livret de certification"
)  # fmt: skip
GRILLE = [
    # Parcours continu (§ 1), VAE (§ 2), capitalisation (§ 3), CCS
    (
        "Une mise en situation professionnelle ou une présentation d’un projet réalisé en amont de "
        "la session avec : un entretien technique, un questionnaire professionnel, un "
        "questionnement à partir de production(s) (si prévus au RE)",
        [OUI, OUI, OUI, OUI],
    ),
    ("Les résultats des évaluations passées en cours de formation", [OUI, NON, FORMES, FORMES]),
    (
        "Un dossier professionnel dans lequel le candidat a consigné les preuves de sa pratique "
        "professionnelle avec : annexes (si prévues au RE)",
        [OUI, OUI, OUI, OUI],
    ),
    ("Un entretien final avec le jury", [OUI, OUI, DERNIER, OUI]),
]
COLONNES = [
    "Formation en une fois (parcours continu)",
    "VAE, par l’expérience",
    "CCP un par un (capitalisation)",
    "Spécialité (CCS)",
]


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def shown(text: str) -> str:
    return " ".join(typographie(text).split())


def cells(html: str, tag: str) -> list[str]:
    found = re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", html, re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in found]


def test_the_grid_is_that_of_the_source(rendered: dict[str, str]) -> None:
    (table,) = re.findall(r'<table class="grille".*?</table>', rendered["index.html"], re.S)
    head, *rows = re.findall(r"<tr\b.*?</tr>", table, re.S)
    assert cells(head, "th")[1:] == COLONNES
    for row, (name, expected) in zip(rows, GRILLE, strict=True):
        assert cells(row, "th") == [name]
        # On a phone each cell is preceded by the name of its column.
        said = [f"{voie} {cell}" for voie, cell in zip(COLONNES, expected, strict=True)]
        assert cells(row, "td") == said, name


def test_what_one_unofficial_source_says_is_always_to_be_checked(
    rendered: dict[str, str],
) -> None:
    seen = 0
    for address, text in rendered.items():
        for quoted in re.findall(r'<a href="[^"]*/sources\.html#.*?</(?:li|span)>', text):
            if "#organisme-formation-2025" in quoted or "#sessions-examen" in quoted:
                assert "(à vérifier)" in quoted, address
                seen += 1
    assert seen > 10


def test_what_nobody_could_read_is_not_published(rendered: dict[str, str]) -> None:
    every = "\n".join(rendered.values())
    for unknown in ("Formacode", "2019", "R. 335-13 : abrogé", "150 €"):
        assert unknown not in every.replace("\u00a0", " ")
    (line,) = re.findall(r"<li>R\.\u00a0335-13.*?</li>", rendered["textes.html"])
    assert "non vérifié par ce site" in line
    (line,) = re.findall(r"<li>R\.\u00a0335-7.*?</li>", rendered["textes.html"])
    assert "abrogé le 29" in line


def test_no_outcome_decides(rendered: dict[str, str]) -> None:
    outcomes = [a for a, text in rendered.items() if 'id="etapes">La suite' in text]
    assert len(outcomes) == len(EXPECTED) + len(ARBRE["issues"])
    for address in outcomes:
        assert "il oriente, il ne décide pas" in rendered[address], address
        assert "vous êtes éligible" not in rendered[address].lower()
        assert "vous avez droit" not in rendered[address].lower()


def test_the_rule_in_force_is_read_before_what_the_source_says(
    cip: Referentiel, rendered: dict[str, str]
) -> None:
    """No duration is asked any more, dated; then only, the year that the source still asks."""
    text = " ".join(rendered["vae.html"].split())
    rule = text.index("aucune durée minimale d’expérience")
    condition = text.index("Un an d’expérience professionnelle")
    assert 0 <= text.find("Règle en vigueur") < rule < condition
    assert re.search(r"lue le <time", text[:condition])
    assert "D’après la source" in text[condition - 80 : condition]
    differ = {regle.code for regle in cip.obtention.regles if regle.ecart}
    seen = 0
    for voie in cip.obtention.voies:
        page = plain(rendered[f"{voie.code}.html"])
        for item in (*voie.pour_qui, *voie.etapes, *voie.decide, *voie.reussite_partielle):
            for regle in cip.obtention.regles:
                if regle.code in differ & set(item.regles):
                    assert page.index(shown(regle.texte)) < page.index(shown(item.texte))
                    seen += 1
    assert seen >= len(differ) > 0


def test_a_text_that_tells_both_tells_the_rule_in_force_first(cip: Referentiel) -> None:
    """In an answer or an outcome, what holds today opens; what the source says follows."""
    assert cip.arbre
    written = [question.reponse for question in cip.obtention.questions]
    written += [regle.texte for regle in cip.obtention.regles]
    for issue in cip.arbre.issues:
        written += [issue.resume, *(etape.texte for etape in issue.etapes)]
    both = [t.lower() for t in written if re.search(r"règles? en vigueur", t) and "a source" in t]
    assert len(both) >= 5
    for text in both:
        assert re.search(r"règles? en vigueur", text).start() < text.index("a source"), text  # type: ignore[union-attr]


def test_an_outcome_says_whether_it_rests_on_the_source_or_on_a_rule_in_force(
    cip: Referentiel,
) -> None:
    assert cip.arbre
    files = pipeline.plan([cip]).files
    seen = set()
    for issue in cip.arbre.issues:
        page = files[PurePosixPath(f"cip/obtenir/resultats/{issue.code}.md")]
        start = page.index('<div class="origine"')
        block = page[start : page.index("</details>", start)]
        rule = issue.source != "referentiel"
        assert ("etiquette--regle" in block, "Lue le" in block) == (rule, rule), issue.code
        assert ("etiquette--source" in block) == (not rule), issue.code
        seen.add(rule)
    assert seen == {True, False}
