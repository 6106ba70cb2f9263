"""The browser is told what changed, with the texts people answered to."""

from __future__ import annotations

import re

import pytest

from generator.exports.editions import editions, empreinte, textes_presents
from generator.model import Quoi, Referentiel


def test_every_kind_of_change_is_told(mini: Referentiel) -> None:
    last = editions(mini)[-1]
    assert {change["quoi"] for change in last["changements"]} == set(Quoi)
    assert last["depuis"] == "2025-06-01"


def test_a_change_carries_the_texts_that_are_gone(mini: Referentiel) -> None:
    changes = {change["code"]: change for change in editions(mini)[-1]["changements"]}
    assert changes["absence"]["avant"] == [
        {"code": "C02-6", "texte": "Je pose un goutte-à-goutte."},
        {"code": "C02-7", "texte": "J'organise l'arrosage avant une absence."},
    ]
    assert changes["absence"]["apres"] == ["C02-4"]
    assert changes["arroser-au-pied"]["avant"][0]["texte"] == "J'arrose le soir."
    assert changes["caisse"]["avant"] == []


def test_a_title_that_keeps_no_editions_has_one(mini: Referentiel) -> None:
    alone = mini.model_copy(update={"correspondances": None})
    (only,) = editions(alone)
    assert (only["code"], only["depuis"], only["changements"]) == ("1", "", [])
    assert only["empreinte"] == editions(mini)[-1]["empreinte"]


def test_the_last_edition_is_the_present(mini: Referentiel, cip: Referentiel) -> None:
    for referentiel in (mini, cip):
        assert referentiel.correspondances
        assert referentiel.correspondances.editions[-1].textes == textes_presents(referentiel)


def test_each_edition_has_its_own_mark(mini: Referentiel) -> None:
    marks = [edition["empreinte"] for edition in editions(mini)]
    assert len(set(marks)) == len(marks) == 2
    assert all(re.fullmatch("[0-9a-f]{6}", mark) for mark in marks)


@pytest.mark.parametrize(
    ("textes", "same"),
    [
        ({"C01-2": "b", "C01-1": "l'un"}, True),
        ({"C01-1": "l’un", "C01-2": "b"}, True),
        ({"C01-1": "l'un", "C01-2": "c"}, False),
        ({"C01-1": "l'un", "C01-3": "b"}, False),
        ({"C01-1": "l'un"}, False),
    ],
)
def test_the_mark_follows_codes_and_texts_alone(textes: dict[str, str], same: bool) -> None:
    assert (empreinte(textes) == empreinte({"C01-1": "l'un", "C01-2": "b"})) is same


def test_the_mark_is_that_of_the_links_made_so_far() -> None:
    """Whatever typography learns since: a person may open a link of long ago."""
    texte = "Je dis 80 % de « l'article R. 338-5 » : n° 12, 3 €."
    assert empreinte({"C01-1": texte}) == "02e5d2"


def test_the_mark_follows_nothing_else_of_the_title(mini: Referentiel) -> None:
    titre = mini.titre.model_copy(update={"accroche": "Autre."})
    other = mini.model_copy(update={"titre": titre, "correspondances": None})
    assert editions(other)[-1]["empreinte"] == editions(mini)[-1]["empreinte"]
