"""What the whole site needs to know of each page: its links, identifiers and search entries.

It is kept with the page, so that an unchanged page is not parsed again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .reader import HtmlDocument, parse_tag
from .search_entries import SearchEntry, entries
from .site_address import canonical

_NAMES = frozenset(
    "href src popovertarget for aria-labelledby aria-describedby aria-controls".split()
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read in a finished page."""

    title: str | None
    """What the tab shows, as it is written."""
    canonical: str | None
    """The absolute address it gives as its own."""
    ids: Mapping[str, int]
    """Each identifier -> how many times, in the order of the page."""
    references: tuple[tuple[str, str, int], ...]
    """Attribute that leads somewhere, its value, how many times; in the order of the page."""
    entries: tuple[SearchEntry, ...]
    """What the search finds in it."""


def page_facts(address: str, page: HtmlDocument) -> Facts:
    """What the whole site needs of the finished page at `address`."""
    return Facts(
        title=page.title,
        canonical=canonical(page),
        ids=_ids(page),
        references=tuple(_references(page)),
        entries=tuple(entries(address, page)),
    )


def _ids(page: HtmlDocument) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for piece, count in page.tags.items():
        if (value := parse_tag(piece).values.get("id")) is not None:
            counts[value] += count
    return dict(counts)


def _references(page: HtmlDocument) -> Iterator[tuple[str, str, int]]:
    for piece, count in page.tags.items():
        for name, value in parse_tag(piece).pairs:
            if name in _NAMES:
                yield name, value, count
