"""What a page weighs, next to the same page on the bare theme."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.builders import run_mkdocs

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = 25_000
ALLOWED_AUTO = 60_000
"""The self-assessment is a tool: its pages carry it whole, so that it works from a file."""
SEARCH_ENGINE = (
    "tiers/minisearch.js",
    "recherche-mots.js",
    "recherche-texte.js",
    "recherche-moteur.js",
    "recherche-resultats.js",
)
"""Loaded at the first search, with the index."""

LINKED = re.compile(r'<link[^>]*href="([^"]+\.css)"|<script[^>]*src="([^"]+\.js)"')


def gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), compresslevel=6))


def weight(site: Path, address: str) -> int:
    """Gzipped bytes of a page, its style sheets and its scripts."""
    page = site / address
    total = gzipped(page)
    for style, script in LINKED.findall(page.read_text("utf-8")):
        total += gzipped((page.parent / urlsplit(style or script).path).resolve())
    return total


def allowed(address: str) -> int:
    """Bytes a page may weigh above the bare theme."""
    return ALLOWED_AUTO if "/auto-evaluation/" in address else ALLOWED


@pytest.fixture(scope="module")
def bare_site(tmp_path_factory: pytest.TempPathFactory, site_dir: Path) -> Path:
    """The same Markdown, on Material for MkDocs as it comes, with its search."""
    folder = tmp_path_factory.mktemp("nu")
    docs = ROOT / "site_src" / "docs"  # The generated pages are there: `site_dir` was built first.
    shutil.copytree(docs, folder / "docs", ignore=shutil.ignore_patterns("css", "js"))
    for path in (folder / "docs").glob("*.md"):
        without_template = re.sub(r"(?m)^template:.*\n", "", path.read_text("utf-8"))
        path.write_text(without_template, "utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(
        "site_name: Référentiel ouvert\nuse_directory_urls: false\n"
        "theme: {name: material, language: fr}\nplugins: [search]\n"
        "markdown_extensions: [attr_list, md_in_html]\n",
        "utf-8",
    )
    run_mkdocs(config, folder / "site")
    return folder / "site"


def test_25_kilobytes_above_the_bare_theme_at_most(
    site_dir: Path, bare_site: Path, addresses: tuple[str, ...]
) -> None:
    pages = [address for address in addresses if address != "404.html"]
    above = {a: weight(site_dir, a) - weight(bare_site, a) for a in pages}
    worst = max(above, key=lambda address: above[address])
    heaviest = max(pages, key=lambda address: weight(site_dir, address))
    print(
        f"\nle plus au-dessus du thème nu : {worst}, {above[worst]:+} octets ; "
        f"la plus lourde : {heaviest}, {weight(site_dir, heaviest)} octets"
    )
    assert not [a for a in pages if above[a] > allowed(a)]


def test_even_with_the_search_loaded(
    site_dir: Path, bare_site: Path, addresses: tuple[str, ...]
) -> None:
    """The search counts on both sides here; the bare theme loads its own with the page."""
    assets = site_dir / "assets"
    ours = gzipped(site_dir / "recherche-index.js")
    ours += sum(gzipped(assets / "js" / name) for name in SEARCH_ENGINE)
    worker = next((bare_site / "assets/javascripts/workers").glob("search.*.js"))
    index = bare_site / "search" / "search_index.json"
    theirs = gzipped(worker) + gzipped(index)
    pages = [address for address in addresses if address != "404.html"]
    above = {a: weight(site_dir, a) + ours - weight(bare_site, a) - theirs for a in pages}
    print(f"\nrecherche : {ours} octets ; celle du thème nu : {theirs} octets")
    assert not [a for a in pages if above[a] > allowed(a)]


def test_what_is_weighed_is_what_is_loaded(site_dir: Path, bare_site: Path) -> None:
    """A page counted without its styles or scripts would always be light enough."""
    for site, styles in ((site_dir, 4), (bare_site, 1)):
        linked = LINKED.findall((site / "index.html").read_text("utf-8"))
        assert sum(1 for style, _ in linked if style) >= styles
        assert sum(1 for _, script in linked if script) >= 1
