"""Together, the repères of a compétence cover the whole of its official wording."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator.checks.intitules import wording_is_covered
from generator.loading import Dossier
from generator.loading.tree import Tree

FILE = PurePosixPath("activites/at1.yaml")


def messages(intitule: str, *couvre: str) -> list[str]:
    competence = {"code": "C01", "intitule": intitule, "reperes": [{"couvre": list(couvre)}]}
    tree = Tree({"competences": [competence]}, {(): 1})
    dossier = Dossier(FILE.parent.parent, {FILE: tree})  # type: ignore[arg-type]
    return [problem.message for problem in wording_is_covered(dossier)]


@pytest.mark.parametrize(
    ("intitule", "couvre"),
    [
        ("Préparer le sol", ["Préparer le sol"]),
        ("Préparer le sol", ["préparer", "SOL"]),
        ("Informer une personne ou un groupe", ["Informer une personne", "groupe"]),
        (
            "Déployer, dans une démarche projet, des actions",
            ["Déployer", "démarche projet, des actions"],
        ),
        ("Faciliter l'intégration", ["Faciliter l’intégration"]),
        ("Pre\u0301parer le sol", ["Pr\u00e9parer le sol"]),
        ("Lever les freins", ["Lever", "les freins"]),
    ],
)
def test_a_covered_wording_is_no_fault(intitule: str, couvre: list[str]) -> None:
    assert messages(intitule, *couvre) == []


def test_each_uncovered_word_is_named_once() -> None:
    (message,) = messages("Semer, arroser et semer des légumes", "arroser")
    assert "« semer », « légumes »" in message
    assert "« et »" not in message


@pytest.mark.parametrize("couvre", ["sol préparer", "Préparer sol", "prépare", "terrain"])
def test_words_are_copied_in_a_row(couvre: str) -> None:
    assert (
        f"« {couvre} » ne figure pas" in messages("Préparer le sol", couvre, "Préparer le sol")[0]
    )


def test_one_audience_of_two_is_not_enough() -> None:
    (message,) = messages("Informer une personne ou un groupe", "Informer une personne")
    assert "« groupe »" in message
