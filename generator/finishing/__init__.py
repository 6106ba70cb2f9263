"""What happens to the built HTML, whatever built it: one pass over the pages of a finished site.

In order: the theme's leftovers go, the fragments made from data enter the hand-written pages, terms
get their definitions, the content security policy is written; then addresses that are gone get
their redirect page, the search index is made and every link is followed. `seal` comes last, on the
whole of what is published.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from ..droppings import find
from ..output import write_text
from .adresses import base, robots_txt
from .balises import Tags, tags
from .csp import add_csp
from .glossaire import Lexique, mark_terms
from .hors_ligne import write_offline
from .liens import broken_links
from .recherche import Entree, build_index
from .redirections import redirect_pages
from .theme import UNSHIPPED, FinishingError, strip_theme_remnants

INDEX = "recherche-index.js"
"""Address of the search index: next to the search page, which leads the browser to it."""

_TEXT = frozenset({".css", ".js", ".json", ".md", ".svg", ".txt", ".webmanifest", ".xml"})
_FRAGMENT = re.compile(r'<div data-fragment="([\w-]+)">\s*</div>')
_CONTENT = re.compile(r'<article class="contenu[^>]*>')


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
    entrees: tuple[Entree, ...] = ()
    """What the search finds besides what it reads in the pages."""
    ailleurs: frozenset[str] = frozenset()
    """Files of the site that are built apart, which links may lead to."""


def finish_page(html: str, address: str, finition: Finition) -> str:
    """The final HTML of one page. Raises FinishingError on anything unforeseen."""
    return add_csp(_explained(html, address, finition))


def _explained(html: str, address: str, finition: Finition) -> str:
    """The page with all it says, but its policy."""
    html = strip_theme_remnants(html)
    html = _FRAGMENT.sub(lambda m: _fragment(m[1], finition), html)
    html = _explain(html, address, finition)
    if finition.fautes:
        html = _CONTENT.sub(lambda m: m.group() + _banner(finition.fautes), html, count=1)
    return html


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
    pages: dict[str, str] = {}
    parsed: dict[str, Tags] = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        html = _explained(path.read_text("utf-8"), address, finition)
        parsed[address] = tags(html)
        pages[address] = add_csp(html, page_tags=parsed[address])
        write_text(path, pages[address])
    if not pages:
        raise FinishingError("site", "aucune page construite")
    moved = redirect_pages(finition.redirections, pages)
    made = {**moved, finition.index: build_index(pages, finition.entrees)}
    if robots := robots_txt(pages.get("index.html", "")):
        made["robots.txt"] = robots
    for name, text in made.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, text)
    parsed |= {address: tags(html) for address, html in moved.items()}
    if problems := broken_links(parsed, finition.ailleurs | _files(site), finition.base):
        raise FinishingError("liens", "\n" + "\n".join(problems))


def seal(site: Path) -> None:
    """The last step on the whole tree to publish, whether built at once or put together.

    What describes every published file is written here, when all of them are there.
    """
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    write_offline(site)


def site_links(site: Path) -> list[str]:
    """Every broken link of a finished site, as it lies on the disk, whoever put it there."""
    files = _files(site)
    pages = {f: (site / f).read_text("utf-8") for f in files if f.endswith(".html")}
    parsed = {address: tags(html) for address, html in pages.items()}
    return broken_links(parsed, files, base(pages.get("index.html", "")))


def _end_lines(site: Path) -> None:
    """Text copied as it is gets the line ends of the rest, whatever the clone it comes from."""
    for path in site.rglob("*"):
        if path.suffix in _TEXT and path.is_file() and b"\r" in (content := path.read_bytes()):
            write_text(path, content.decode().replace("\r\n", "\n").replace("\r", "\n"))


def _files(site: Path) -> frozenset[str]:
    return frozenset(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())


def _fragment(name: str, finition: Finition) -> str:
    try:
        return finition.fragments[name]
    except KeyError:
        raise FinishingError("fragment", f"« {name} » demandé par une page, inconnu") from None


def _explain(html: str, address: str, finition: Finition) -> str:
    prefix = next((p for p in finition.lexiques if address.startswith(p)), None)
    lexique = finition.lexiques.get(prefix or next(iter(finition.lexiques), ""))
    if lexique is None or address == lexique.address:
        return html
    href = posixpath.relpath(lexique.address, posixpath.dirname(address))
    return mark_terms(html, lexique, href)


def _banner(fautes: tuple[str, ...]) -> str:
    lines = "".join(f"<li><code>{escape(faute)}</code></li>" for faute in fautes)
    return (
        '<section class="fautes" aria-labelledby="fautes-titre">'
        '<h2 id="fautes-titre">Le référentiel contient des fautes</h2>'
        "<p>Cette page montre la dernière version sans faute.</p>"
        f"<ul>{lines}</ul></section>"
    )
