"""Keeps the words of headings whole.

A browser cannot know that a word will not fit; cut in two anywhere, it is hard to read. The style
sheet makes the letters of a main heading with a long word small enough for the width there is. It
also ends a line at any hyphen: « Puis-je » is one word to who reads it.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from .reader import HtmlDocument, parse_html, parse_tag

LENGTHS: Final = (15, 18, 22, 26, 32, 40)
"""Letters a word may have, for each class (`mot-15`…) of the style sheet; the last holds any."""
SHORT: Final = 12
"""Letters of a word that fits a phone at twice its size, whatever the heading."""

_HEADING = re.compile(r"<(h[1-4])\b.*?</\1>", re.DOTALL)
_HYPHEN = "(?:-|&#45;)"
_INVERTED = re.compile(
    rf"\b[^\W\d_]+(?:{_HYPHEN}t)?{_HYPHEN}"
    rf"(?:je|tu|ils?|elles?|on|nous|vous|ce|l[ae]s?|moi|toi|y|en)\b(?!{_HYPHEN})"
)
_WORD = re.compile(r"[^\W\d_]+")
_CLASS = re.compile(r'\sclass="([^"]*)"')


def with_long_words(document: HtmlDocument) -> HtmlDocument:
    """The page whose first `<h1>` has a class when one of its words is long."""
    places = document.places("h1")
    if len(places) < 2:
        return document
    text = unescape("".join(document.pieces[places[0] + 1 : places[1] : 2]))
    longest = max(map(len, _WORD.findall(text)), default=0)
    if longest <= SHORT:
        return document
    name = f"mot-{next((n for n in LENGTHS if longest <= n), LENGTHS[-1])}"
    opening = document.pieces[places[0]]
    had = parse_tag(opening).values.get("class")
    if had is not None:
        return document.replace(
            places[0], places[0], _CLASS.sub(rf' class="\1 {name}"', opening, count=1)
        )
    return document.replace(places[0], places[0], f'{opening[:-1]} class="{name}">')


def with_whole_words(html: str) -> str:
    """The page whose headings never end a line inside « Puis-je » or « gagne-t-on ».

    A longer one still may: it would not fit a phone at twice its size.
    """
    return _HEADING.sub(_with_whole_words, html)


def _with_whole_words(heading: re.Match[str]) -> str:
    if not _INVERTED.search(heading.group()):
        return heading.group()
    pieces = parse_html(heading.group()).pieces
    return "".join(
        piece if at % 2 else _INVERTED.sub(_whole, piece) for at, piece in enumerate(pieces)
    )


def _whole(match: re.Match[str]) -> str:
    word = match.group()
    return f'<span class="entier">{word}</span>' if len(unescape(word)) <= SHORT else word
