"""A part of a page as a classic script: lists that a browser builds nodes from, one by one.

Scripts read no HTML from a text, and a page opened from a disk can ask for a script, not a page.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any, Final

from .donnees import script

HtmlNode = str | list[Any]
"""A text, or ``[name, {attribute: value}, child…]``."""

Shared = Any
"""A node, or the attributes of one, where what comes back is only its place among the shared."""

_VOID: Final = frozenset("area br col embed hr img input link meta wbr".split())
_CASED: Final = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
"""Attributes of drawings, which a reader of HTML writes so and a builder of nodes must too."""
_OURS: Final = frozenset({"data-recherche", "data-recherche-exclure", "data-sans-glossaire"})
"""Marks for the steps of a build, that no page keeps either."""
_SPACE = re.compile(r"[ \t\n]+")
_WORTH: Final = 8
"""Characters below which a place is no shorter."""


def vues_js(html: str) -> str:
    """`window.Referentiel.vues`: what its nodes share, then the nodes, their white space folded."""
    return (
        "window.Referentiel = window.Referentiel || {};\n"
        f"window.Referentiel.vues = {script(shared(nodes(html)))};\n"
    )


def shared(written: list[HtmlNode]) -> list[list[Shared]]:
    """``[shared, nodes]``: what comes back is written once, and its place stands for it.

    A shared part may hold the places of those before it.
    """
    times: Counter[str] = Counter()

    def count(part: Any) -> None:
        if isinstance(part, str):
            return
        times[key := json.dumps(part)] += 1
        if times[key] == 1 and isinstance(part, list):
            for child in part:
                count(child)

    places: dict[str, int] = {}
    kept: list[Shared] = []

    def fold(part: Any) -> Any:
        if isinstance(part, str):
            return part
        key = json.dumps(part)
        if key in places:
            return places[key]
        folded = [fold(child) for child in part] if isinstance(part, list) else part
        if times[key] == 1 or len(json.dumps(folded)) < _WORTH:
            return folded
        kept.append(folded)
        places[key] = len(kept) - 1
        return places[key]

    for node in written:
        count(node)
    return [kept, [fold(node) for node in written]]


def nodes(html: str) -> list[HtmlNode]:
    """The top nodes of a part of a page. Raises ValueError when a tag does not close."""
    reader = _NodeReader()
    reader.feed(html)
    reader.close()
    if len(reader.opened) > 1:
        raise ValueError(f"<{reader.opened[-1][0]}> is not closed")
    return [node for node in reader.opened[0] if isinstance(node, list)]


class _NodeReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.opened: list[list[Any]] = [[]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in _VOID:
            self.opened.append(self.opened[-1][-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {_CASED.get(name, name): value or "" for name, value in attrs if name not in _OURS}
        self.opened[-1].append([tag, values])

    def handle_endtag(self, tag: str) -> None:
        if self.opened[-1][:1] != [tag]:
            raise ValueError(f"</{tag}> closes nothing")
        self.opened.pop()

    def handle_data(self, data: str) -> None:
        self.opened[-1].append(_SPACE.sub(" ", data))
