"""What happens to the built HTML, whatever built it: one pass over the pages of a finished site.

Each page is read once (`reader`), and every step works on what was read: the fragments made from
data enter the hand-written pages, terms get their definitions, the content security policy is
written; then addresses that are gone get their redirect page, the search index is made and every
link is followed. `seal` comes last, on the whole of what is published.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ..disk.droppings import find_droppings
from ..disk.folders import file_sizes
from ..disk.output import write_or_hold, write_text
from ..processes.halves import halves
from .facts import Facts, page_facts
from .failure import FinishingError
from .links import broken_links
from .lots import Lot, join_lots, joined_lots
from .offline import write_offline
from .page import (
    INDEX,
    FinishedPage,
    FinishingContext,
    finish_document,
    finished_page,
    is_unchanged,
)
from .reader import parse_html
from .redirections import redirect_pages
from .search_index import build_index
from .site_address import base, robots_txt

__all__ = [
    "INDEX",
    "Facts",
    "FinishedPage",
    "FinishingContext",
    "Lot",
    "finish_document",
    "finish_pages",
    "finish_site",
    "joined_lots",
    "seal",
    "site_links",
    "write_pages",
]

UNSHIPPED = (
    "assets/javascripts",
    "assets/stylesheets",
    "assets/images/favicon.png",
    "search.json",
)
"""What a builder copies from its theme, or makes, and no page loads; relative to the site."""

_ROBOTS = "robots.txt"
_TEXT = frozenset({".css", ".js", ".json", ".md", ".svg", ".txt", ".webmanifest", ".xml"})

Pages = dict[str, FinishedPage]
"""Address of a page -> what was published there."""


def finish_site(site: Path, context: FinishingContext, *, sealed: bool = True) -> None:
    """Finish a built site in place. Raises FinishingError with all that is wrong."""
    pages = finish_pages(site, context)
    write_pages(site, pages)
    publish_pages(site, context, pages)
    if sealed:
        seal(site)


def finish_pages(
    site: Path,
    context: FinishingContext,
    raw: Mapping[str, str] | None = None,
    before: Mapping[str, FinishedPage] | None = None,
) -> Pages:
    """Finish the pages of `site`, which may be a part of what is published.

    `raw` are the pages a builder kept in memory, by address; pages found on the disk are finished
    too, except files without any tag, such as those by which search engines recognise the owner of
    a site. `before` are the pages of the last build: one that would be the same is not finished
    again. Raises FinishingError with all that is wrong.
    """
    for unused in UNSHIPPED:
        path = site / unused
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for path in [*find_droppings([site])]:  # copied from the theme's folder
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    _end_lines(site)
    texts = {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in site.rglob("*.html")}
    written = {address: text for address, text in texts.items() if "<" in text}  # else no page
    pages = _finished({**written, **(raw or {})}, context, before or {})
    if not pages:
        raise FinishingError("site", "aucune page construite")
    return pages


def write_pages(
    site: Path,
    pages: Pages,
    lots: Mapping[str, Lot] | None = None,
    held: dict[str, str] | None = None,
    former: Path | None = None,
) -> None:
    """Write the finished `pages`, and the joined files in the place of their sources.

    `lots` are the joined files, when they were not made from the sources the builder copied.
    `held`, if given, takes the texts and nothing is written; `former` is the site to be replaced.
    """
    join_lots(site, lots, held, former)
    write_or_hold(site, {address: page.html for address, page in pages.items()}, held, former)


def _finished(
    raw: Mapping[str, str], context: FinishingContext, before: Mapping[str, FinishedPage]
) -> Pages:
    """The pages, in the order of their addresses. Raises FinishingError with all that is wrong."""

    def some(addresses: Sequence[str]) -> tuple[Pages, dict[str, str]]:
        pages: Pages = {}
        problems: dict[str, str] = {}
        for address in addresses:
            try:
                pages[address] = finished_page(raw[address], address, context)
            except FinishingError as error:
                problems[address] = f"{address} : {error}"
        return pages, problems

    same = {a: p for a, p in before.items() if a in raw and is_unchanged(raw[a], a, context, p)}
    made = halves(some, sorted(raw.keys() - same.keys()))
    if problems := {address: told for _, part in made for address, told in part.items()}:
        raise FinishingError("pages", "\n" + "\n".join(problems[a] for a in sorted(problems)))
    pages = same | {address: page for part, _ in made for address, page in part.items()}
    # The builder's own string: pickled with its pages, one object is written once.
    return {address: replace(pages[address], raw=raw[address]) for address in sorted(pages)}


def publish_pages(
    site: Path,
    context: FinishingContext,
    pages: Pages,
    held: dict[str, str] | None = None,
    former: Path | None = None,
) -> None:
    """Write redirects, search index and `robots.txt`, then check every link of `pages`.

    `held` and `former` are those of `write_pages`. Raises FinishingError with all broken links.
    """
    texts: dict[str, str] = {}
    found = {address: page.facts for address, page in pages.items()}
    for old, moved in redirect_pages(context.redirections, found).items():
        found[old] = page_facts(old, moved)
        texts[old] = moved.html
    index = {address: found[address] for address in pages}
    texts[context.index] = build_index(index, context.recherche)
    is_own = (site / _ROBOTS).is_file()  # copied by the builder from the pages of the project
    home = found["index.html"].canonical if "index.html" in pages and not is_own else None
    if robots := robots_txt(home):
        texts[_ROBOTS] = robots
    write_or_hold(site, texts, held, former)
    files = context.elsewhere | file_sizes(site).keys() | (held or {}).keys()
    if problems := broken_links(found, files, context.base):
        raise FinishingError("liens", "\n" + "\n".join(problems))


def seal(site: Path) -> None:
    """The last step, on the complete tree to publish: write the list of the offline copy.

    It names every published file with its fingerprint, so nothing may change afterwards.
    """
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    write_offline(site)


def site_links(site: Path) -> list[str]:
    """Every broken link of a finished site, as it lies on the disk, whoever put it there."""
    files = frozenset(file_sizes(site))
    pages = {
        f: page_facts(f, parse_html((site / f).read_text("utf-8")))
        for f in files
        if f.endswith(".html")
    }
    home = pages["index.html"].canonical if "index.html" in pages else None
    return broken_links(pages, files, base(home))


def _end_lines(site: Path) -> None:
    """Give copied text files `\\n` line ends: some clones of the sources have `\\r\\n`."""
    for path in site.rglob("*"):
        if path.suffix in _TEXT and path.is_file() and b"\r" in (content := path.read_bytes()):
            write_text(path, content.decode().replace("\r\n", "\n").replace("\r", "\n"))
