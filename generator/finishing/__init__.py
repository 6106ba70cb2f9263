"""What happens to the built HTML, whatever built it: one pass over the pages of a finished site.

Each page is read once (`lecteur`), and every step works on what was read: the fragments made from
data enter the hand-written pages, terms get their definitions, the content security policy is
written; then addresses that are gone get their redirect page, the search index is made and every
link is followed. `seal` comes last, on the whole of what is published.
"""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..droppings import find
from ..output import write_text
from .adresses import base, robots_txt
from .ajouts import with_faults, with_fragments
from .blancs import without_blanks
from .csp import add_csp
from .erreur import FinishingError
from .glossaire import Lexique, mark_terms
from .hors_ligne import write_offline
from .index import Recherche, build_index
from .lecteur import HtmlDocument, read
from .liens import broken_links
from .lots import join_lots
from .redirections import redirect_pages

__all__ = [
    "INDEX",
    "Finition",
    "finish_page",
    "finish_pages",
    "finish_site",
    "read",
    "seal",
    "site_links",
    "with_faults",
]

INDEX = "recherche-index.js"
"""Address of the search index: next to the search page, which leads the browser to it."""

UNSHIPPED = (
    "assets/javascripts",
    "assets/stylesheets",
    "assets/images/favicon.png",
    "search.json",
)
"""What a builder copies from its theme, or makes, and no page loads; relative to the site."""

_TEXT = frozenset({".css", ".js", ".json", ".md", ".svg", ".txt", ".webmanifest", ".xml"})
_ENTETE = (
    "Le référentiel contient des fautes",
    "Cette page montre la dernière version sans faute.",
)


@dataclass(frozen=True, kw_only=True)
class Finition:
    """What finishing needs to know of the content."""

    fragments: Mapping[str, str] = field(default_factory=dict)
    """Name -> HTML that takes the place of `<div data-fragment="name"></div>`."""
    lexiques: Mapping[str, Lexique] = field(default_factory=dict)
    """Address prefix -> glossary of the pages under it; the first also serves the site's pages."""
    redirections: Mapping[str, str] = field(default_factory=dict)
    """Address that is gone -> page to read instead, `#…` allowed."""
    base: str = "/"
    """Path of the site on its host."""
    fautes: tuple[str, ...] = ()
    """Faults of the data to show at the top of each page, during a live preview only."""
    index: str = INDEX
    recherche: Recherche = field(default_factory=Recherche)
    """What the search knows besides what it reads in the pages."""
    ailleurs: frozenset[str] = frozenset()
    """Files of the site that are built apart, which links may lead to."""


def finish_page(html: str, address: str, finition: Finition) -> HtmlDocument:
    """The final page at `address`, of the site. Raises FinishingError on anything unforeseen."""
    page = with_fragments(read(html), finition.fragments)
    page = _explained(page, address, finition)
    page = with_faults(page, finition.fautes, "fautes-titre", *_ENTETE)
    return add_csp(without_blanks(page))


def finish_site(site: Path, finition: Finition) -> None:
    """Finish a built site in place. Raises FinishingError with all that is wrong."""
    finish_pages(site, finition)
    seal(site)


def finish_pages(site: Path, finition: Finition) -> None:
    """Finish the pages of `site`, which may be a part of what is published."""
    for unused in UNSHIPPED:
        path = site / unused
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for path in [*find([site])]:  # copied from the theme's folder
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    _end_lines(site)
    join_lots(site)
    pages = _finished(site, finition)
    moved = redirect_pages(finition.redirections, pages)
    made = {address: page.html for address, page in moved.items()}
    made[finition.index] = build_index(pages, finition.recherche)
    if "index.html" in pages and (robots := robots_txt(pages["index.html"])):
        made["robots.txt"] = robots
    for name, text in made.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, text)
    files = finition.ailleurs | _files(site)
    if problems := broken_links({**pages, **moved}, files, finition.base):
        raise FinishingError("liens", "\n" + "\n".join(problems))


def _finished(site: Path, finition: Finition) -> dict[str, HtmlDocument]:
    """Every page of `site` by its address, written as it is now finished."""
    pages: dict[str, HtmlDocument] = {}
    problems: list[str] = []
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        try:
            pages[address] = finish_page(path.read_text("utf-8"), address, finition)
        except FinishingError as error:
            problems.append(f"{address} : {error}")
        else:
            write_text(path, pages[address].html)
    if problems:
        raise FinishingError("pages", "\n" + "\n".join(problems))
    if not pages:
        raise FinishingError("site", "aucune page construite")
    return pages


def seal(site: Path) -> None:
    """The last step on the whole tree to publish, whether built at once or put together.

    What describes every published file is written here, when all of them are there.
    """
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    write_offline(site)


def site_links(site: Path) -> list[str]:
    """Every broken link of a finished site, as it lies on the disk, whoever put it there."""
    files = _files(site)
    pages = {f: read((site / f).read_text("utf-8")) for f in files if f.endswith(".html")}
    return broken_links(pages, files, base(pages["index.html"]) if "index.html" in pages else "/")


def _end_lines(site: Path) -> None:
    """Text copied as it is gets the line ends of the rest, whatever the clone it comes from."""
    for path in site.rglob("*"):
        if path.suffix in _TEXT and path.is_file() and b"\r" in (content := path.read_bytes()):
            write_text(path, content.decode().replace("\r\n", "\n").replace("\r", "\n"))


def _files(site: Path) -> frozenset[str]:
    return frozenset(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())


def _explained(page: HtmlDocument, address: str, finition: Finition) -> HtmlDocument:
    prefix = next((p for p in finition.lexiques if address.startswith(p)), None)
    lexique = finition.lexiques.get(prefix or next(iter(finition.lexiques), ""))
    if lexique is None or address == lexique.address:
        return page
    href = posixpath.relpath(lexique.address, posixpath.dirname(address))
    return mark_terms(page, lexique, href)
