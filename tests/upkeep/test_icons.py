"""The icons of an installed site: those of the project, as its SVG draws them."""

from __future__ import annotations

import json
import shutil
import struct
from pathlib import Path

import pytest
import yaml

from generator.upkeep.icons import SIZES, pixels, png
from tests.conftest import MINI, RACINE, Lancer

DOCS = RACINE / "site_src" / "docs"
IMAGES = DOCS / "assets" / "images"


@pytest.mark.parametrize("taille", SIZES)
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


@pytest.mark.parametrize(
    "svg",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>',
        '<svg width="4"><circle r="2" fill="#000000"/></svg>',
        '<svg width="4"><rect width="4" height="4" fill="#000"/></svg>',
        '<svg viewBox="0 0 4 4"><rect width="4" height="4" fill="#000000"/></svg>',
        "rien",
    ],
)
def test_an_icon_we_cannot_draw_is_left_to_the_project(
    tmp_path: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, svg: str
) -> None:
    """The logo of an organisation, most of the time."""
    images = tmp_path / "site_src" / "docs" / "assets" / "images"
    images.mkdir(parents=True)
    (images / "favicon.svg").write_text(svg, "utf-8")
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    monkeypatch.chdir(tmp_path)
    fait = lancer("export")
    assert fait.code == 0, fait.err
    assert [path.name for path in images.iterdir()] == ["favicon.svg"]


def test_the_images_a_project_made_of_its_icon_are_its_own(
    tmp_path: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch
) -> None:
    images = tmp_path / "site_src" / "docs" / "assets" / "images"
    images.mkdir(parents=True)
    shutil.copy(IMAGES / "favicon.svg", images)
    (images / "icone-512.png").write_bytes(b"\x89PNG, made elsewhere")
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    monkeypatch.chdir(tmp_path)
    fait = lancer("export")
    assert fait.code == 0, fait.err
    assert (images / "icone-512.png").read_bytes() == b"\x89PNG, made elsewhere"
    assert (images / "icone-192.png").read_bytes() == (IMAGES / "icone-192.png").read_bytes()


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
