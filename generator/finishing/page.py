"""One page, from the HTML of a builder to the HTML that is published.

A page whose HTML and data did not change since the last build is not finished again.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field

from .blanks import without_blanks
from .csp import add_csp
from .facts import Facts, page_facts
from .glossaire import mark_terms
from .headings import with_long_words, with_whole_words
from .inserts import FRAGMENT, with_fragments
from .lexique import Lexique
from .marks import without_marks
from .reader import HtmlDocument, parse_html
from .search_index import SearchData

INDEX = "recherche-index.js"
"""Address of the search index: next to the search page, which leads the browser to it."""


@dataclass(frozen=True, kw_only=True)
class FinishingContext:
    """All that finishing needs besides the built HTML, from the data and the settings."""

    fragments: Mapping[str, str] = field(default_factory=dict)
    """Name -> HTML that takes the place of `<div data-fragment="name"></div>`."""
    lexiques: Mapping[str, Lexique] = field(default_factory=dict)
    """Address prefix -> glossary of the pages under it; the first also serves the site's pages."""
    redirections: Mapping[str, str] = field(default_factory=dict)
    """Address that is gone -> page to read instead, `#…` allowed."""
    base: str = "/"
    """Path of the site on its host."""
    index: str = INDEX
    recherche: SearchData = field(default_factory=SearchData)
    """What the search knows besides what it reads in the pages."""
    elsewhere: frozenset[str] = frozenset()
    """Files of the site that are built apart, which links may lead to."""


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page to publish, what it was made from, and what was read in it."""

    raw: str
    """The page as the builder made it."""
    key: str
    """Fingerprint of what the data brought to it, except the definitions it shows (`terms`)."""
    terms: tuple[tuple[str, str], ...]
    """Code of each term it explains, and the fingerprint of its definition."""
    html: str
    facts: Facts


def finish_document(html: str, address: str, context: FinishingContext) -> HtmlDocument:
    """The page at `address` with its fragments, definitions and policy, its marks still in it.

    Raises FinishingError when a fragment is unknown or the policy would block something.
    """
    page = with_long_words(with_fragments(parse_html(html), context.fragments))
    if lexique := _lexique(address, context):
        page = mark_terms(page, lexique, _glossary(address, lexique))
    return add_csp(without_blanks(page))


def is_unchanged(raw: str, address: str, context: FinishingContext, before: FinishedPage) -> bool:
    """Whether finishing `raw` again would give `before`, the page of the last build."""
    lexique = _lexique(address, context)
    if before.raw != raw or before.key != _key(raw, address, context, lexique):
        return False
    marks = lexique.marks if lexique else {}
    return all(marks.get(code) == mark for code, mark in before.terms)


def finished_page(raw: str, address: str, context: FinishingContext) -> FinishedPage:
    """The page to publish at `address`. Raises FinishingError as `finish_document` does."""
    lexique = _lexique(address, context)
    key = _key(raw, address, context, lexique)
    marks = lexique.marks if lexique else {}
    page = finish_document(raw, address, context)
    read_there = page_facts(address, page)
    names = (name.removeprefix("terme-") for name in read_there.ids if name.startswith("terme-"))
    terms = tuple((name, marks[name]) for name in names if name in marks)
    published = with_whole_words(without_marks(page).html)
    return FinishedPage(raw, key, terms, published, read_there)


def _key(raw: str, address: str, context: FinishingContext, lexique: Lexique | None) -> str:
    brought: list[object] = []
    if lexique:
        brought += [lexique.mark, _glossary(address, lexique)]
    if FRAGMENT in raw:
        brought.append(sorted(context.fragments.items()))
    return hashlib.sha256(repr(brought).encode()).hexdigest()


def _lexique(address: str, context: FinishingContext) -> Lexique | None:
    """The glossary that explains a page; none on its own page."""
    prefix = next((p for p in context.lexiques if address.startswith(p)), None)
    lexique = context.lexiques.get(prefix or next(iter(context.lexiques), ""))
    return None if lexique is None or address == lexique.address else lexique


def _glossary(address: str, lexique: Lexique) -> str:
    return posixpath.relpath(lexique.address, posixpath.dirname(address))
