"""The two readings, on the table of cases that also judges the browser's."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest

from generator.derived.lecture import lire, preuve
from generator.model import AutoEvaluation, Referentiel
from tests.conftest import TESTS

CAS: list[dict[str, Any]] = json.loads((TESTS / "attendus" / "lectures.json").read_text("utf-8"))


def scale(referentiel: Referentiel) -> AutoEvaluation:
    assert referentiel.auto_evaluation
    return referentiel.auto_evaluation


@pytest.mark.parametrize("cas", CAS, ids=[cas["nom"] for cas in CAS])
def test_a_case_reads_as_the_table_says(cas: dict[str, Any], cip: Referentiel) -> None:
    lu = asdict(lire(scale(cip), cas["niveaux"]))
    assert lu.pop("total") == len(cas["niveaux"])
    assert lu == {nom: cas[nom] for nom in lu}
    assert preuve(cas["situation"]) == cas["preuve"]


def test_the_table_holds_every_level_and_every_reading(cip: Referentiel) -> None:
    auto = scale(cip)
    assert {lecture.code for lecture in auto.lectures} == {cas["lecture"] for cas in CAS}
    assert {n.code for n in auto.niveaux} <= {n for cas in CAS for n in cas["niveaux"]}
    assert {proof.code for proof in auto.preuves} == {cas["preuve"] for cas in CAS}
    assert len({cas["nom"] for cas in CAS}) == len(CAS) >= 30


@pytest.mark.parametrize(
    ("niveaux", "lecture"),
    [
        (["recolte", "rien"], "incomplet"),
        (["recolte", "recolte"], "oui"),
        (["recolte", "jachere"], "oui"),
        (["jachere", "jachere"], "en-jachere"),
        (["graine", "graine"], "non"),
        (["graine", "pousse"], "entre-deux"),
    ],
)
def test_the_rule_is_data(mini: Referentiel, niveaux: list[str], lecture: str) -> None:
    assert lire(scale(mini), niveaux).lecture == lecture


def test_a_rule_that_leaves_a_case_out_is_a_fault(cip: Referentiel) -> None:
    auto = scale(cip)
    hole = auto.model_copy(update={"lectures": auto.lectures[:1]})
    with pytest.raises(ValueError, match="no reading applies"):
        lire(hole, ["avec-appui"])
