"""What the rest of a site has to know of a page: kept when the page itself is not read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .reader import HtmlDocument, tag
from .recherche import Entree, entries
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
    entries: tuple[Entree, ...]
    """What the search finds in it."""


def facts(address: str, page: HtmlDocument) -> Facts:
    """Read a finished page once, for all that is decided on the whole site."""
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
        if (value := tag(piece).values.get("id")) is not None:
            counts[value] += count
    return dict(counts)


def _references(page: HtmlDocument) -> Iterator[tuple[str, str, int]]:
    for piece, count in page.tags.items():
        for name, value in tag(piece).pairs:
            if name in _NAMES:
                yield name, value, count
