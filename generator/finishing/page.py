"""One page, from what a builder made to what is published; the same as before, it is not redone."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field

from .blanks import without_blanks
from .csp import add_csp
from .facts import Facts, facts
from .glossaire import mark_terms
from .headings import with_long_words
from .index import Recherche
from .inserts import FRAGMENT, with_fragments
from .lexique import Lexique
from .marks import without_marks
from .reader import HtmlDocument, read

INDEX = "recherche-index.js"
"""Address of the search index: next to the search page, which leads the browser to it."""


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
    index: str = INDEX
    recherche: Recherche = field(default_factory=Recherche)
    """What the search knows besides what it reads in the pages."""
    ailleurs: frozenset[str] = frozenset()
    """Files of the site that are built apart, which links may lead to."""


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page to publish, what it was made from, and what was read in it."""

    raw: str
    """The page as the builder made it."""
    key: str
    """What the data brought to it, but the definitions of the words it explains."""
    terms: tuple[tuple[str, str], ...]
    """Code of each of these words, and the fingerprint of what is said of it."""
    html: str
    facts: Facts


def finish_page(html: str, address: str, finition: Finition) -> HtmlDocument:
    """The final page at `address`, of the site. Raises FinishingError on anything unforeseen."""
    page = with_long_words(with_fragments(read(html), finition.fragments))
    if lexique := _lexique(address, finition):
        page = mark_terms(page, lexique, _glossary(address, lexique))
    return add_csp(without_blanks(page))


def is_same(raw: str, address: str, finition: Finition, before: FinishedPage) -> bool:
    """Whether the page of `address` to publish would be the one of `before`."""
    lexique = _lexique(address, finition)
    if before.raw != raw or before.key != _key(raw, address, finition, lexique):
        return False
    marks = lexique.marks if lexique else {}
    return all(marks.get(code) == mark for code, mark in before.terms)


def finished(raw: str, address: str, finition: Finition) -> FinishedPage:
    """The page of `address` to publish. Raises FinishingError on anything unforeseen."""
    lexique = _lexique(address, finition)
    key = _key(raw, address, finition, lexique)
    marks = lexique.marks if lexique else {}
    page = finish_page(raw, address, finition)
    read_there = facts(address, page)
    names = (name.removeprefix("terme-") for name in read_there.ids if name.startswith("terme-"))
    terms = tuple((name, marks[name]) for name in names if name in marks)
    return FinishedPage(raw, key, terms, without_marks(page).html, read_there)


def _key(raw: str, address: str, finition: Finition, lexique: Lexique | None) -> str:
    brought: list[object] = []
    if lexique:
        brought += [lexique.mark, _glossary(address, lexique)]
    if FRAGMENT in raw:
        brought.append(sorted(finition.fragments.items()))
    return hashlib.sha256(repr(brought).encode()).hexdigest()


def _lexique(address: str, finition: Finition) -> Lexique | None:
    """The glossary that explains a page; none on its own page."""
    prefix = next((p for p in finition.lexiques if address.startswith(p)), None)
    lexique = finition.lexiques.get(prefix or next(iter(finition.lexiques), ""))
    return None if lexique is None or address == lexique.address else lexique


def _glossary(address: str, lexique: Lexique) -> str:
    return posixpath.relpath(lexique.address, posixpath.dirname(address))
