"""What is left of another title is told; what speaks of others on purpose is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checks import brouillon, fuites, propres
from generator.loading import load
from tests.conftest import MINI, RACINE, Lancer
from tests.titres import edit, write_title

CIP = RACINE / "referentiel" / "cip"

ACCROCHE = (
    "Le jardinier de démonstration fait pousser des légumes et les vend. Ce titre n'existe pas."
)

INNOCENTS = (
    "On peut obtenir un ou deux CCP, puis le reste.",
    "Gardez les preuves des trois CCP obtenus ailleurs.",
    "Les trois CCP de l'ancienne version ne suffisent plus.",
    "La version de 2012 comptait les quatre CCP d'alors.",
    "Le titre compte deux CCP et trois compétences.",
    "Lisez les deux compétences de cette activité.",
    "Apportez trois exemples, six photos et les dix légumes.",
    "À ne pas confondre avec le titre Éleveur d'abeilles (TP-10001).",
    "Un métier voisin : éleveur d'abeilles, TP-10001.",
    "Le titre a remplacé celui de la fiche RNCP12345.",
    "Pour la VAE, la règle est en vigueur depuis le 1er janvier 2024.",
    "La version enregistrée va du 1er avril 2021 au 31 mars 2026.",
    "Le potager a ouvert le 12 mai 2019.",
    "La version enregistrée va du 01/04/2021 au 31/03/2026, ou d'avril 2021 à mars 2026.",
    "Le titre est enregistré pour cinq ans.",
    "Le titre est enregistré pour 5² ans.",
    "Le titre a un an de plus que la version du 1er janvier 2019.",
    "Jusqu'en 2012, le titre comptait trois CCP.",
    "Il y a trois activités à découvrir au jardin.",
    "Il faut deux CCP pour avoir le titre ; vous en passez trois autres si cela vous plaît.",
    "Si vous avez déjà obtenu trois CCP d'un autre titre, dites-le.",
    "Apportez les trois certificats médicaux, et trois compétences d'un CCP à la fois.",
    "On passe en TP 101, à 14 heures ; la salle TP 2 est à côté.",
    "Un éleveur de poules observe des abeilles ; ABC et AB-X n'y sont pour rien.",
    "Écrivez [à lire] dans la marge.",
)


@pytest.fixture
def deux(projet: Path) -> Path:
    write_title(projet, "abeilles")
    return write_title(projet, "mini")


def told(folder: Path, sentence: str) -> list[str]:
    quoted = '"' + sentence.replace('"', '\\"') + '"'
    edit(folder / "titre.yaml", (f"accroche: {ACCROCHE}", f"accroche: {quoted}"))
    dossier = load(folder)
    rules = (fuites.nothing_of_another_title_is_left, propres.nothing_is_left_to_write)
    return [str(problem) for rule in rules for problem in rule(dossier)]


@pytest.mark.parametrize("sentence", INNOCENTS)
def test_who_speaks_of_others_on_purpose_is_not_told(deux: Path, sentence: str) -> None:
    assert told(deux, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("L'éleveur d'abeilles récolte du miel.", "abeilles"),
        ("Le AB récolte du miel.", "AB"),
        ("Le titre TP-10001 se passe au rucher.", "TP-10001"),
    ],
)
def test_the_names_of_a_neighbour_are_told(deux: Path, sentence: str, named: str) -> None:
    edit(deux.parent / "abeilles" / "titre.yaml", ("sigle: JD", "sigle: AB"))
    (only,) = told(deux, sentence)
    assert named in only
    assert "titre.yaml:5:" in only


FUITES = {
    "féminin": ("L'éleveuse d'abeilles récolte du miel.", "Éleveur d'abeilles"),
    "pluriel": ("Les éleveurs d’abeilles récoltent du miel.", "Éleveur d'abeilles"),
    "sans accent": ("ELEVEUR D'ABEILLES, un métier.", "Éleveur d'abeilles"),
    "accents décomposés": ("L'e\u0301leveur d'abeilles sème.", "Éleveur d'abeilles"),
    "deux genres": ("Un éleveur·euse d'abeilles sème.", "Éleveur d'abeilles"),
    "sigle au pluriel": ("Les ABs récoltent du miel.", "AB"),
    "code sans tiret": ("Le titre TP 10001 se passe au rucher.", "TP 10001"),
    "code, espace et tiret": ("Le titre TP -10001 se passe au rucher.", "TP -10001"),
    "tiret insécable": ("Le titre TP\u201110001 se passe au rucher.", "TP-10001"),
    "numéro de fiche": ("Sa fiche : RNCP n° 12121.", "RNCP n° 12121"),
    "en tête": ("Trois CCP composent le titre.", "Trois CCP"),
    "il y a": ("Il y a trois CCP à obtenir.", "trois CCP"),
    "il faut": ("Il faut obtenir trois CCP pour avoir le titre.", "trois CCP"),
    "capitales": ("Le titre compte QUINZE Compétences.", "QUINZE Compétences"),
    "au-delà de vingt": ("Le titre compte vingt-deux compétences.", "vingt-deux"),
    "au-delà de soixante": ("Les soixante et onze compétences.", "soixante et onze"),
    "tiret de plus": ("Le titre comprend trois activités-types.", "trois activités-types"),
    "espace insécable": ("Le titre est fait des 3\u00a0CCP.", "3 CCP"),
    "avec des barres": ("Ce titre est enregistré jusqu'au 23/03/2028.", "23/03/2028"),
    "à l'envers": ("Ce titre est enregistré jusqu'au 2028-03-23.", "2028-03-23"),
    "mois": ("Ce titre est enregistré jusqu'en mars 2028.", "mars 2028"),
    "année": ("Ce titre est enregistré jusqu'en 2028.", "2028"),
    "autre verbe": ("Ce titre expire le 23 mars 2028.", "23 mars 2028"),
    "seconde date": ("Le titre est enregistré du 1er avril 2021 au 23 mars 2028.", "23 mars 2028"),
    "durée": ("Le titre est enregistré pour trois ans.", "trois ans"),
    "place tenue": ("[À ÉCRIRE : ce que fait ce métier]", "reste à écrire"),
}
"""However it is typed -> what is told of it."""


@pytest.mark.parametrize(("sentence", "named"), FUITES.values(), ids=FUITES)
def test_a_leak_is_told_however_it_is_typed(deux: Path, sentence: str, named: str) -> None:
    edit(deux.parent / "abeilles" / "titre.yaml", ("sigle: JD", "sigle: AB"))
    (only,) = told(deux, sentence)
    assert named in only.replace("\u00a0", " ").replace("’", "'")


def test_a_leak_cut_by_a_folded_text_is_told(deux: Path) -> None:
    """The neighbour's name is folded too: it is long, as official names are."""
    edit(
        deux.parent / "abeilles" / "titre.yaml",
        ("valeur: Éleveur d’abeilles", "valeur: >-\n      Éleveur\n      d'abeilles"),
    )
    folded = ">\n  Un éleveur\n  d'abeilles récolte."
    edit(deux / "titre.yaml", (f"accroche: {ACCROCHE}", f"accroche: {folded}"))
    (only,) = fuites.nothing_of_another_title_is_left(load(deux))
    assert "Éleveur" in only.message


@pytest.mark.parametrize("name", ["nb_ccp", "fin", "inconnue"])
def test_a_variable_where_nothing_replaces_it_is_told(deux: Path, name: str) -> None:
    edit(deux / "titre.yaml", (f"accroche: {ACCROCHE}", f'accroche: "Le titre, {{{name}}}."'))
    (only,) = propres.variables_are_replaced(load(deux))
    assert (only.line, f"{{{name}}}" in only.message) == (5, True)


@pytest.mark.parametrize(
    "typed", ["[à écrire : X]", "[À écrire : X]", "[à écrire X]", "[À ÉCRIRE :X ]"]
)
def test_what_is_left_to_write_is_told_however_it_is_typed(deux: Path, typed: str) -> None:
    (kept,) = told(deux, f"Du miel. {typed}")
    assert kept.startswith(f"{deux / 'titre.yaml'}:")
    edit(deux / "titre.yaml", ("identifiant:", "statut: brouillon\nidentifiant:"))
    (asked,) = brouillon.left_to_write(load(deux))
    assert asked.message.endswith(" : X")


def test_a_draft_may_be_unfinished(deux: Path) -> None:
    edit(deux / "titre.yaml", ("identifiant: mini", "identifiant: mini\nstatut: brouillon"))
    assert told(deux, "[à écrire : ce que fait ce métier]") == []


@pytest.mark.parametrize("command", ["check", "build"])
def test_two_folders_with_one_code_are_both_named(
    deux: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    edit(deux.parent / "abeilles" / "titre.yaml", ("TP-10001", "TP-99999"))
    monkeypatch.chdir(deux.parent.parent)
    sortie = lancer(command)
    assert sortie.code == 1
    (line,) = (line for line in sortie.out.splitlines() if "TP-99999" in line)
    assert re.match(r".*mini/titre\.yaml:\d+: ", line)
    assert "abeilles" in line


def test_no_law_is_proposed_for_another(deux: Path, lancer: Lancer) -> None:
    edit(deux / "titre.yaml", ("cle: cadastre", "cle: decret-2023-1275"))
    edit(deux / "titre.yaml", ("source: cadastre", "source: decret-2023-1276"))
    sortie = lancer("check", deux)
    assert "decret-2023-1276" in sortie.out
    assert "vouliez-vous" not in sortie.out


def test_no_text_is_passed_over_that_a_judge_would_tell() -> None:
    """Most texts are not cut into sentences: those have nothing to tell, alone in a project."""
    passed = told = 0
    for folder in (CIP, MINI):
        d = load(folder)
        names, numbers, days = fuites._names(d), fuites._numbers(d), fuites._days(d)
        judges = fuites.Judges(names, numbers, days)
        for text in {text for tree in d.trees.values() for _, text in tree.texts("**")}:
            found = [said for s in propres.sentences(text) for said in fuites._wrong(judges, s)]
            assert judges.concern(text) or not found, text
            passed += not judges.concern(text)
            told += bool(found)
    assert passed > 1000
    assert told
