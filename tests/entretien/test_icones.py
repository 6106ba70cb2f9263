"""The icons of an installed site: those of the project, as its SVG draws them."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest
import yaml

from generator.entretien.icones import TAILLES, pixels, png
from tests.conftest import RACINE

DOCS = RACINE / "site_src" / "docs"
IMAGES = DOCS / "assets" / "images"


@pytest.mark.parametrize("taille", TAILLES)
def test_the_icons_of_the_project_are_up_to_date(taille: int) -> None:
    attendue = png((IMAGES / "favicon.svg").read_text("utf-8"), taille)
    faite = (IMAGES / f"icone-{taille}.png").read_bytes()
    assert pixels(faite) == pixels(attendue), "lancer « make export »"


def test_edges_are_soft_and_corners_are_empty() -> None:
    svg = '<svg width="4"><rect x=".5" width="3" height="4" fill="#ff8000"/></svg>'
    doux = pixels(png(svg, 4))
    assert doux[1:17].hex(" ", 4).split() == ["ff800080", "ff8000ff", "ff8000ff", "ff800080"]
    rond = pixels(png('<svg width="8"><rect width="8" height="8" rx="4" fill="#000000"/></svg>', 8))
    lignes = [rond[1 + y * 33 : (y + 1) * 33] for y in range(8)]  # one byte, then the pixels
    assert (lignes[0][3], lignes[4][4 * 4 + 3]) == (0, 255)


def test_the_manifest_speaks_of_this_site() -> None:
    manifeste = json.loads((DOCS / "manifest.webmanifest").read_text("utf-8"))
    config = (RACINE / "mkdocs.yml").read_text("utf-8").replace("!ENV", "")
    assert manifeste["name"] == yaml.safe_load(config)["site_name"]
    assert (manifeste["start_url"], manifeste["scope"]) == ("index.html", "./")
    for icone in manifeste["icons"]:
        fichier = DOCS / icone["src"]
        if fichier.suffix == ".png":
            assert icone["sizes"] == "{}x{}".format(*_taille(fichier))
        assert fichier.is_file()
    assert (DOCS / manifeste["start_url"].replace(".html", ".md")).is_file()


def _taille(image: Path) -> tuple[int, int]:
    largeur, hauteur = struct.unpack(">II", image.read_bytes()[16:24])
    return largeur, hauteur
