"""Codes to scan drawn at build: those of the library, and none where a site has no address."""

from __future__ import annotations

import base64
import re
import struct
import zlib
from pathlib import PurePosixPath

import pytest
import segno

from generator import pages
from generator.building import stages
from generator.inputs.jour import Parution
from generator.model import Referentiel
from generator.pages.qr import MARGE, PIXELS, qr

SITE = "https://exemple.fr/depot/"
PAGE = PurePosixPath("titres/cip/auto-evaluation/c06.md")


def modules(image: str) -> list[list[int]]:
    """The dark modules of an image of two colours, as a browser reads its pixels."""
    kind, data = image.split(",")
    assert kind == "data:image/png;base64"
    bytes_, at, chunks = base64.b64decode(data), 8, dict[bytes, bytes]()
    while at < len(bytes_):
        (size,) = struct.unpack(">I", bytes_[at : at + 4])
        name, body = bytes_[at + 4 : at + 8], bytes_[at + 8 : at + 8 + size]
        assert struct.unpack(">I", bytes_[at + 8 + size : at + 12 + size])[0] == zlib.crc32(
            name + body
        )
        chunks[name] = body
        at += 12 + size
    width, height, depth, colours = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (depth, colours) == (1, 0)  # a bit each, black or white
    pixels, line = zlib.decompress(chunks[b"IDAT"]), 1 + (width + 7) // 8
    rows: list[bytes] = []
    for start in range(0, line * height, line):
        how, *row = pixels[start : start + line]
        assert how in (0, 2)  # as it is, or what it adds to the row above
        above = rows[-1] if how else bytes(len(row))
        rows.append(bytes((a + b) % 256 for a, b in zip(row, above, strict=True)))
    drawn = [[1 - (row[x // 8] >> (7 - x % 8) & 1) for x in range(width)] for row in rows]
    whole = [row[::PIXELS] for row in drawn[::PIXELS]]
    assert drawn == [
        [m for m in row for _ in range(PIXELS)] for row in whole for _ in range(PIXELS)
    ]
    return whole


def test_what_is_drawn_is_the_code_of_the_address() -> None:
    found = qr(SITE, PAGE)
    assert found
    assert found.adresse == f"{SITE}titres/cip/auto-evaluation/c06.html"
    expected = segno.make_qr(found.adresse, error="l", mode="byte").matrix
    drawn = modules(found.image)
    assert len(expected) + 2 * MARGE == len(drawn) == len(drawn[0])
    inside = [row[MARGE:-MARGE] for row in drawn[MARGE:-MARGE]]
    assert inside == [list(row) for row in expected]
    assert sum(map(sum, drawn)) == sum(map(sum, inside))  # nothing in the margin


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
        assert ("data-adresse" in text or "Pour vous auto-évaluer" in text) == bool(site), path


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
