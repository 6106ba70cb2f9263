"""What is left of another title is told; what speaks of others on purpose is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import fuites, propres
from generator.loading import load
from tests.conftest import Lancer
from tests.titres import edit, write_title

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
    assert "abeilles" in sortie.err
    assert "mini" in sortie.err


def test_no_law_is_proposed_for_another(deux: Path, lancer: Lancer) -> None:
    edit(deux / "titre.yaml", ("cle: cadastre", "cle: decret-2023-1275"))
    edit(deux / "titre.yaml", ("source: cadastre", "source: decret-2023-1276"))
    sortie = lancer("check", deux)
    assert "decret-2023-1276" in sortie.out
    assert "vouliez-vous" not in sortie.out
