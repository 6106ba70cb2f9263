"""Gives the main heading a class when it has a long word, so that its size fits the screen.

A browser cannot know that a word will not fit; cut in two anywhere, it is hard to read. The style
sheet makes the letters of a heading with a long word small enough for the width there is.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from .reader import HtmlDocument, parse_tag

LENGTHS: Final = (15, 18, 22, 26, 32, 40)
"""Letters a word may have, for each class (`mot-15`…) of the style sheet; the last holds any."""
SHORT: Final = 12
"""Letters of a word that fits a phone at twice its size, whatever the heading."""

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
