"""What a page weighs, next to the same page on the bare theme."""

from __future__ import annotations

import gzip
import re
import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from generator.builders import run_mkdocs
from generator.building import stages
from generator.exports.fichiers import poids
from generator.inputs.jour import Parution
from generator.inputs.settings import EXAMPLE
from generator.model import Referentiel

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = 25_000
SEARCH_ENGINE = ("recherche-mots.js", "recherche-moteur.js")
"""Loaded at the first search, with the index."""
ANSWERING = "/auto-evaluation/"
REQUESTS = 20
REQUESTS_AUTO = 15
WEIGHT_AUTO = 90_000
"""Most requests of any page, search included, and of one that asks for answers; gzipped bytes of
one that does, images included, until a shared link or a change to review is to be shown."""

TITLE = 4_000_000
"""Bytes of one title, pages and data, uncompressed, as published at a long address: each page then
says it and two ways to report an error, each datum its own name, each code to scan is drawn. A
static host's gigabyte holds 250 of them."""

PUBLISHED = "https://une-organisation.github.io/referentiel-ouvert/"
REPORT = {
    "": "https://github.com/une-organisation/referentiel-ouvert/issues",
    "mailto:": "signaler.une.erreur@une-organisation.example",
}
SAID = {
    "": "Signaler une erreur sur le dépôt du projet",
    "mailto:": "Signaler une erreur par courriel",
}
"""Addresses as long as a publication gives; the names of the two links, in each page's footer."""

LINKED = re.compile(r'<link[^>]*href="([^"]+\.css)"|<script[^>]*src="([^"]+\.js)"')


ASKED = re.compile(r'<(?:link|script|img)\s[^>]*?\b(?:href|src)="(?!https?:)([^"#?]+)"')


def gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), compresslevel=6))


def weight(site: Path, address: str) -> int:
    """Gzipped bytes of a page, its style sheets and its scripts."""
    page = site / address
    total = gzipped(page)
    for style, script in LINKED.findall(page.read_text("utf-8")):
        total += gzipped((page.parent / urlsplit(style or script).path).resolve())
    return total


def asked(site: Path, address: str) -> set[Path]:
    """Every file a page asks for as it opens, itself included."""
    page = site / address
    found = ASKED.findall(page.read_text("utf-8"))
    # The page of lost addresses gives its own from the root of the host.
    paths = [site / path[1:] if path[0] == "/" else page.parent / path for path in found]
    return {page, *(path.resolve() for path in paths if path.suffix != ".webmanifest")}


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
    assert not [a for a in pages if above[a] > ALLOWED]


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
    assert not [a for a in pages if above[a] > ALLOWED]


def test_what_is_weighed_is_what_is_loaded(site_dir: Path, bare_site: Path) -> None:
    """A page counted without its styles or scripts would always be light enough."""
    for site in (site_dir, bare_site):
        linked = LINKED.findall((site / "index.html").read_text("utf-8"))
        assert sum(1 for style, _ in linked if style) >= 1
        assert sum(1 for _, script in linked if script) >= 1


def test_a_page_asks_for_little_whatever_its_kind(
    site_dir: Path, every_address: tuple[str, ...]
) -> None:
    found = {a: asked(site_dir, a) for a in every_address}
    weights = {a: sum(map(gzipped, files)) for a, files in found.items() if ANSWERING in a}
    assert len(weights) > 4
    for address, weight in weights.items():
        print(f"{address} : {len(found[address])} requêtes, {weight / 1000:.1f} ko")
    searched = {a: len(files) + len(SEARCH_ENGINE) + 1 for a, files in found.items()}
    assert [a for a, count in searched.items() if count > REQUESTS] == []
    assert [a for a in weights if len(found[a]) > REQUESTS_AUTO] == []
    assert [a for a, weight in weights.items() if weight > WEIGHT_AUTO] == []


def test_what_is_counted_is_what_is_asked_for(page: Page, site_url: str, site_dir: Path) -> None:
    seen: set[Path] = set()
    page.on("request", lambda request: seen.add(site_dir / urlsplit(request.url).path[1:]))
    for address in ("index.html", "titres/cip/auto-evaluation/index.html"):
        seen.clear()
        page.goto(site_url + address)
        with page.expect_event("requestfinished", lambda r: "recherche-index" in r.url):
            page.locator(".recherche-bouton").click()
        search = {site_dir / "assets" / "js" / name for name in SEARCH_ENGINE}
        assert seen == asked(site_dir, address) | search | {site_dir / "recherche-index.js"}


@pytest.fixture(scope="module")
def brought(cip: Referentiel) -> Mapping[str, int]:
    """File -> bytes it has more when the site has an address: codes to scan, names of data."""
    nowhere, there = (
        stages.plan([cip], parution=Parution(adresse=site, publique=site)).files
        for site in ("", PUBLISHED)
    )
    sizes = (poids({str(path): text for path, text in files.items()}) for files in (nowhere, there))
    before, after = sizes
    return {re.sub(r"\.md$", ".html", path): size - before[path] for path, size in after.items()}


def as_published(page: str) -> bytes:
    """A page of the site whose addresses are those of an example, as `make site` publishes it."""
    links = "".join(f'<li><a href="{kind}{REPORT[kind]}">{said}</a>' for kind, said in SAID.items())
    return re.sub(
        r'(<ul class="pied__liens">.*?)(?=</ul>)',
        lambda footer: footer[1] + links,
        page.replace(EXAMPLE, PUBLISHED),
    ).encode()


def test_a_title_weighs_four_megabytes_at_most(site_dir: Path, brought: Mapping[str, int]) -> None:
    """Published at a long address, with both ways to report an error on every page."""
    folders: Counter[str] = Counter()
    added = 0
    title = site_dir / "titres" / "cip"
    for path in (p for p in title.rglob("*") if p.is_file()):
        size = path.stat().st_size
        folders[path.parent.relative_to(title).as_posix()] += size
        html = path.read_text("utf-8") if path.suffix == ".html" else ""
        if "pied__liens" in html:
            longer = len(as_published(html)) - size
            assert longer > 200, path  # The example was there to be replaced.
            added += longer
        added += brought.get(path.relative_to(site_dir / "titres").as_posix(), 0)
    codes = [size for path, size in brought.items() if re.search(r"/competences/c\d+\.html$", path)]
    assert len(codes) == 15 and min(codes) > 600  # Codes to scan are there,
    assert brought["cip/donnees/case-1.1.json"] > 10_000  # and names of data.
    for folder, weight in sorted(folders.items()):
        print(f"{folder} : {weight} octets")
    print(f"le titre : {folders.total()} octets, et {added} quand il a une adresse longue")
    assert folders["obtenir/arbre"] > 1_000_000  # The whole tree is there.
    assert folders.total() + added <= TITLE


def test_a_page_among_many_carries_a_short_menu(site_dir: Path) -> None:
    """Its own place, the way up, a way to each part; the other pages of the title, one step on."""
    pages = sorted((site_dir / "titres" / "cip" / "obtenir" / "arbre").glob("*--*.html"))
    assert len(pages) > 150
    for path in pages:
        (menu,) = re.findall(r"<menu-site.*?</menu-site>", path.read_text("utf-8"), re.S)
        assert len(menu) < 1_600, path.name
