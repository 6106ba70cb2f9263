"""The one reader of built HTML. A page is read once, and each step works on what was read.

A page is flat: text, tag, text, tag… text. Nothing is lost, so a step that changes a page puts
other pieces in the place of some, and the pieces put together are the page. The same menu stands in
hundreds of pages: each distinct tag is understood once, which no parser that calls back for every
tag of every page comes near.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape

VOID = frozenset("area br col embed hr img input link meta wbr".split())
"""Elements that have no closing tag."""

_INSIDE = r"""[^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+"""
_PIECE = re.compile(
    rf"""(<(?:
        !--.*?-- | ![a-zA-Z][^>]*
        | (?i:script)(?:\s{_INSIDE})?>.*?</(?i:script)\s*
        | (?i:style)(?:\s{_INSIDE})?>.*?</(?i:style)\s*
        | /?[a-zA-Z]{_INSIDE}
    )>)""",
    re.S | re.VERBOSE,
)
"""One tag, however it is written; a script or a style comes whole."""
_TAG = re.compile(rf"<(/?)([a-zA-Z][^\s/>]*)({_INSIDE})>")
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_SOUND = re.compile(rf"(?:\s+{_ATTRIBUTE.pattern})*+\s*/?")
_MISWRITTEN = re.compile(r"<[a-z/!?][^<]{0,40}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, parsed."""

    name: str
    """In lower case; empty for a comment or the doctype."""
    is_closing: bool
    is_empty: bool
    """Nothing will close it: a void element, or ``<path/>``."""
    pairs: tuple[tuple[str, str], ...]
    """Name, in lower case, and value of each attribute, in order, as a browser reads them."""
    values: Mapping[str, str]
    """The same, to look one up."""
    is_sound: bool
    """Whether its attributes are written so that every parser reads them alike."""
    text: str | None
    """What a script or a style holds, which comes with its tag; None for any other tag."""


@lru_cache(maxsize=1 << 15)
def parse_tag(piece: str) -> Tag:
    """Parse a tag, given without its « < » and « > »; an empty name for a comment or a doctype."""
    found = _TAG.match(piece)
    if found is None:
        return Tag("", False, True, (), {}, True, None)
    name = found[2].lower()
    attributes = _ATTRIBUTE.finditer(found[3])
    pairs = tuple((a[1].lower(), unescape(a[2] or a[3] or a[4] or "")) for a in attributes)
    text = piece[found.end() : piece.rindex("<")] if found.end() < len(piece) else None
    return Tag(
        name=name,
        is_closing=bool(found[1]),
        is_empty=name in VOID or found[3].endswith("/") or text is not None,
        pairs=pairs,
        values=dict(reversed(pairs)),  # written twice, the first counts
        is_sound=_SOUND.fullmatch(found[3]) is not None,
        text=text,
    )


@dataclass(frozen=True)
class HtmlDocument:
    """A page, or a part of one, split into text and tags."""

    pieces: tuple[str, ...]
    """Text at the even places, tags at the odd ones; text first and last, empty if need be."""

    @property
    def html(self) -> str:
        """The page as it is written."""
        return "".join(self.pieces)

    @cached_property
    def tags(self) -> Mapping[str, int]:
        """Each distinct tag as it is written -> how many times, in the order of the page."""
        return Counter(self.pieces[1::2])

    @cached_property
    def article(self) -> tuple[int, int] | None:
        """Indexes in `pieces` of the tags that open and close the content of the page."""
        places = self.places("article")
        return (places[0], places[-1]) if len(places) > 1 else None

    @property
    def title(self) -> str | None:
        """What the tab shows, as it is written: its entities stay."""
        places = self.places("title")
        return self.pieces[places[0] + 1].strip() if places else None

    def places(self, name: str) -> list[int]:
        """Indexes in `pieces` of the tags of this name, closing ones included."""
        start = f"<{name}", f"</{name}"
        return [
            at
            for at in range(1, len(self.pieces), 2)
            if self.pieces[at].startswith(start) and parse_tag(self.pieces[at]).name == name
        ]

    @property
    def miswritten(self) -> str | None:
        """The first piece that a browser could parse differently from this reader; None if none."""
        for piece in self.tags:
            if not parse_tag(piece).is_sound:
                return " ".join(piece[:80].split())
        for text in self.pieces[::2]:
            if "<" in text and (found := _MISWRITTEN.search(text)):
                return " ".join(found[0].split())
        return None

    def find(self, name: str, /, **wanted: str) -> Iterator[Tag]:
        """The opening tags of this name that have these attributes with these values."""
        for found in map(parse_tag, self.tags):
            is_one = found.name == name and not found.is_closing
            if is_one and wanted.items() <= found.values.items():
                yield found

    def replace(self, first: int, last: int, html: str) -> HtmlDocument:
        """The page with other HTML from the tag at `first` to the tag at `last`, both included."""
        before, tail = self.pieces[: first - 1], self.pieces[last + 2 :]
        new = parse_html(f"{self.pieces[first - 1]}{html}{self.pieces[last + 1]}").pieces
        return HtmlDocument((*before, *new, *tail))

    def insert(self, after: int, html: str) -> HtmlDocument:
        """The page with more HTML after the tag at `after`."""
        more = parse_html(html + self.pieces[after + 1]).pieces
        return HtmlDocument((*self.pieces[: after + 1], *more, *self.pieces[after + 2 :]))


def parse_html(html: str) -> HtmlDocument:
    """Split a page, or a part of one, into text and tags. Joined again, it is the same text."""
    return HtmlDocument(tuple(_PIECE.split(html)))
