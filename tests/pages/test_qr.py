"""Codes to scan drawn at build: those of the library, and none where a site has no address."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest
import segno

from generator import pages, stages
from generator.jour import Parution
from generator.model import Referentiel
from generator.pages.qr import MARGE, qr, trace

SITE = "https://exemple.fr/depot/"
PAGE = PurePosixPath("titres/cip/auto-evaluation/c06.md")


def modules(path: str, side: int) -> list[list[int]]:
    """The dark modules a path draws, by walking it with a pen."""
    drawn = [[0] * side for _ in range(side)]
    x = y = 0.0
    for move, a, b, length in re.findall(r"([Mm])(-?\d+) ?(-?[\d.]+)h(\d+)", path):
        x, y = (float(a), float(b)) if move == "M" else (x + float(a), y + float(b))
        for _ in range(int(length)):
            drawn[int(y)][int(x)] += 1
            x += 1
    return drawn


def test_what_is_drawn_is_the_code_of_the_address() -> None:
    found = qr(SITE, PAGE)
    assert found
    assert found.adresse == f"{SITE}titres/cip/auto-evaluation/c06.html"
    expected = segno.make_qr(found.adresse, error="l", mode="byte").matrix
    drawn = modules(found.trace, found.cote)
    assert len(expected) + 2 * MARGE == found.cote
    inside = [row[MARGE:-MARGE] for row in drawn[MARGE:-MARGE]]
    assert inside == [list(row) for row in expected]
    assert sum(map(sum, drawn)) == sum(map(sum, inside))  # nothing in the margin


def test_a_row_without_a_dark_module_and_one_that_ends_dark() -> None:
    assert trace([[0, 1, 1], [0, 0, 0], [1, 0, 1]]) == "M5 4.5h2m-3 2h1m1 0h1"


def test_no_code_without_an_address() -> None:
    assert qr("", PAGE) is None


@pytest.mark.parametrize("site", ["", SITE])
def test_pages_show_codes_and_addresses_only_where_they_are_published(
    mini: Referentiel, site: str
) -> None:
    files = stages.plan([mini], parution=Parution(publique=site)).files
    folder = PurePosixPath(mini.titre.identifiant)
    shown = [folder / "formateur" / "projeter.md"]
    shown += [folder / "competences" / f"{c.code.lower()}.md" for c in mini.competences]
    for path in shown:
        text = files[path]
        assert isinstance(text, str)
        assert ('class="qr"' in text) == bool(site), path
        assert ("data-adresse" in text or "Pour vous positionner" in text) == bool(site), path


def test_a_title_without_a_self_assessment_has_nothing_to_project(mini: Referentiel) -> None:
    bare = mini.model_copy(update={"auto_evaluation": None})
    found = {page.path.name: page for page in pages.plan(bare, site=SITE)}
    assert "projeter.md" not in found
    assert "projeter" not in str(pages.navigation([bare]))
    assert found[f"{bare.competences[0].code.lower()}.md"].context["qr"] is None


@pytest.mark.parametrize("site", ["", SITE])
def test_the_data_are_quoted_with_the_address_they_are_at(mini: Referentiel, site: str) -> None:
    files = stages.plan([mini], parution=Parution(publique=site)).files
    text = files[PurePosixPath(mini.titre.identifiant) / "donnees" / "index.md"]
    assert isinstance(text, str)
    quoted = re.search(r"<blockquote>.*?</blockquote>", text, re.S)
    assert quoted and "Nom de ce site" not in text
    here = f"{SITE}titres/{mini.titre.identifiant}/donnees/index.html"
    assert (here in quoted.group()) == bool(site)
