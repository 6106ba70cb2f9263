"""The block an editor pastes says the same as the files it comes from, whatever they hold."""

from __future__ import annotations

import json

import pytest
import yaml

from generator.exports.editions import textes_presents
from generator.loading.reading import parse
from generator.model import Referentiel
from generator.upkeep.textes import textes_yaml

TEXTES = [
    "Je sème.",
    "Je dis : deux mots",
    "Je dis:",
    "Je dis # tout bas",
    "Je dis#tout",
    "# un titre",
    "- un tiret",
    "[x](y)",
    "{ .rouge }",
    "« mot »",
    "'mot'",
    '"mot" \\ fin',
    "*gras*",
    "&amp;",
    "!x",
    "% x",
    "@x",
    "`x`",
    "> x",
    "| x",
    "? x",
    "1. Je range",
    "12",
    "2026-01-01",
    "oui",
    "no",
    "Null",
    "~",
    "É",
    "---",
    "...",
    "mot " * 60 + "# fin",
    "# " + "mot : " * 60 + "fin",
    "x" * 150,
    "- " * 90 + "fin",
]


def read(block: str) -> dict[str, str]:
    """The block where it is pasted, as the generator reads it: folds undone, nothing to tell."""
    tree, faults = parse(f'editions:\n  - code: "1"\n{block}'.encode())
    assert tree is not None
    assert not faults
    textes = tree.data["editions"][0]["textes"]
    return {code: " ".join(texte.split()) for code, texte in textes.items()}


@pytest.mark.parametrize("texte", TEXTES)
def test_a_text_comes_back_whole(texte: str) -> None:
    block = textes_yaml({"C01-1": texte, "C01-2": "Fin."})
    assert read(block) == {"C01-1": texte, "C01-2": "Fin."}


@pytest.mark.parametrize("texte", TEXTES)
def test_an_editor_reads_the_same_text(texte: str) -> None:
    other = yaml.safe_load(textes_yaml({"C01-1": texte}))["textes"]["C01-1"]
    assert isinstance(other, str), json.dumps(other, default=str)
    assert other.strip() == texte


def test_a_title_comes_back_whole(mini: Referentiel, cip: Referentiel) -> None:
    for referentiel in (mini, cip):
        textes = textes_presents(referentiel)
        assert read(textes_yaml(textes)) == textes


def test_no_line_is_longer_than_those_of_the_files(cip: Referentiel) -> None:
    lines = textes_yaml(textes_presents(cip)).splitlines()
    assert max(map(len, lines)) <= 120
