"""The list of the offline copy: the whole site, each file with its fingerprint, nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from generator.finishing.failure import FinishingError
from generator.finishing.offline import with_list, with_weight, write_offline

OUVRIER = "'use strict';\nconst SITE = { version: '', fichiers: {} };\nautre();\n"
ADRESSE = '<link rel="canonical" href="https://exemple.test/index.html">'
PAGE = '<p>(<data class="copie__poids" value="0">quelques Mo</data>)</p>'


def liste(ouvrier: str) -> dict[str, Any]:
    (trouvee,) = re.findall(r"^const SITE = (.*);$", ouvrier, re.M)
    lue: dict[str, Any] = json.loads(trouvee)
    return lue


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for nom, texte in {
        "hors-ligne.html": PAGE,
        "sw.js": OUVRIER,
        "index.html": ADRESSE + "<h1>Accueil</h1>",
        "titres/un/a b.json": "{}",
        "404.html": "perdu",
        "sitemap.xml": "<urlset/>",
        ".nojekyll": "",
    }.items():
        (tmp_path / nom).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / nom).write_text(texte, "utf-8")
    return tmp_path


def test_the_whole_site_and_nothing_else(site: Path) -> None:
    write_offline(site)
    fichiers = liste((site / "sw.js").read_text("utf-8"))["fichiers"]
    assert list(fichiers) == ["404.html", "hors-ligne.html", "index.html", "titres/un/a%20b.json"]
    page = (site / "hors-ligne.html").read_bytes()
    attendue = "sha256-" + base64.b64encode(hashlib.sha256(page).digest()).decode()
    assert fichiers["hors-ligne.html"] == attendue


def test_the_page_says_what_the_copy_weighs(site: Path) -> None:
    (site / "index.html").write_text(ADRESSE + "x" * 2_340_000, "utf-8")
    write_offline(site)
    page = (site / "hors-ligne.html").read_text("utf-8")
    assert re.search(r'value="2340\d\d\d">2,3\u00a0Mo</data>', page)


def test_a_file_of_the_site_it_replaces_is_left_as_it_was(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A new site may hold the very files of the former, which stays until the swap."""
    ancien = tmp_path_factory.mktemp("ancien")
    for nom in ("hors-ligne.html", "sw.js"):
        os.link(site / nom, ancien / nom)
    write_offline(site)
    assert (ancien / "hors-ligne.html").read_text("utf-8") == PAGE
    assert (ancien / "sw.js").read_text("utf-8") == OUVRIER


def test_a_copy_offers_no_copy(site: Path) -> None:
    (site / "index.html").write_text("<h1>Accueil</h1>", "utf-8")
    write_offline(site)
    assert (site / "sw.js").read_text("utf-8") == OUVRIER


def test_any_change_makes_another_version() -> None:
    avant = liste(with_list(OUVRIER, {"a": "sha256-1", "b": "sha256-2"}))["version"]
    assert re.fullmatch("[0-9a-f]{16}", avant)
    autres = [
        with_list(OUVRIER, {"a": "sha256-1", "b": "sha256-3"}),
        with_list(OUVRIER, {"a": "sha256-1"}),
        with_list(OUVRIER + "encore();\n", {"a": "sha256-1", "b": "sha256-2"}),
    ]
    assert avant not in {liste(autre)["version"] for autre in autres}
    assert liste(with_list(OUVRIER, {"b": "sha256-2", "a": "sha256-1"}))["version"] == avant


def test_a_page_or_a_worker_without_a_place_for_it_stops_the_build() -> None:
    with pytest.raises(FinishingError, match="hors-ligne"):
        with_weight("<p></p>", 1)
    with pytest.raises(FinishingError, match=r"sw\.js"):
        with_list("", {})
