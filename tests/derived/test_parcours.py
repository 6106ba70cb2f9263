"""What the jury looks at and what to do next, according to what a person answered."""

from __future__ import annotations

import pytest

from generator.derived import parcours
from generator.model import Issue, Obtention, Referentiel

SOURCE = {"source": "s", "endroit": "e"}


def obtention(**cell: object) -> Obtention:
    """One épreuve whose cell for the voie `jardin` is as given."""
    epreuve = {"code": "carnet", "intitule": "Un carnet", "titre_court": "Carnet"}
    return Obtention.model_validate(
        {"epreuves": [{**epreuve, "cases": [{"voie": "jardin", **SOURCE, **cell}]}]}
    )


SELON = {"prevue": "selon", "precision": "si dehors", "si": {"semis": ["dehors", "partout"]}}


@pytest.mark.parametrize(
    ("cell", "facts", "seen"),
    [
        ({"prevue": "oui"}, {}, [None]),
        ({"prevue": "oui", "precision": "en mai"}, {}, ["en mai"]),
        ({"prevue": "non"}, {}, []),
        ({"prevue": "non"}, {"semis": "dehors"}, []),
        (SELON, {}, ["si dehors"]),
        (SELON, {"arrosage": "oui"}, ["si dehors"]),
        (SELON, {"semis": "dehors"}, [None]),
        (SELON, {"semis": "partout"}, [None]),
        (SELON, {"semis": "serre"}, []),
        ({"prevue": "selon", "precision": "à la fin"}, {"semis": "dehors"}, ["à la fin"]),
    ],
)
def test_what_the_facts_settle_is_no_longer_in_reserve(
    cell: dict[str, object], facts: dict[str, str], seen: list[str | None]
) -> None:
    found = parcours.jury(obtention(**cell), "jardin", facts)
    assert [vu.reserve for vu in found] == seen


def test_one_condition_unknown_of_two_settles_nothing() -> None:
    cell = {**SELON, "si": {"semis": ["dehors"], "arrosage": ["oui"]}}
    assert [
        vu.reserve for vu in parcours.jury(obtention(**cell), "jardin", {"semis": "dehors"})
    ] == ["si dehors"]


def test_another_voie_has_its_own_cells() -> None:
    assert parcours.jury(obtention(prevue="oui"), "marche", {}) == []


def steps(mini: Referentiel, code: str, facts: dict[str, str] | None) -> list[str]:
    return [etape.texte for etape in parcours.etapes(issue(mini, code), facts)]


def issue(mini: Referentiel, code: str) -> Issue:
    assert mini.arbre
    return next(i for i in mini.arbre.issues if i.code == code)


def test_a_step_is_shown_to_those_it_is_for(mini: Referentiel) -> None:
    always = "Demandez un arrosoir."
    assert steps(mini, "semer", {"semis": "dehors"}) == ["Apportez votre carnet.", always]
    assert steps(mini, "semer", {"semis": "sous-serre"}) == [always]
    assert steps(mini, "semer", {}) == [always]


def test_without_a_path_every_step_is_shown(mini: Referentiel) -> None:
    assert len(steps(mini, "semer", None)) == 2
