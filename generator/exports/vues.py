"""HTML turned into a classic script: nested lists from which a browser builds nodes one by one.

The site's scripts never parse HTML from a text, and a page opened from a disk can load a script
but cannot fetch a page. `assets/js/auto/planter.js` builds the nodes.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any, Final

from .donnees import script

HtmlNode = str | list[Any]
"""A text, or ``[name, {attribute: value}, child…]`` for an element."""

Shared = Any
"""A node or its attributes, in which a repeated part is replaced by its index (an integer)."""

_VOID: Final = frozenset("area br col embed hr img input link meta wbr".split())
_CASED: Final = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
"""SVG attributes with capitals: `HTMLParser` lowercases them, and the DOM needs them as here."""
_OURS: Final = frozenset({"data-recherche", "data-recherche-exclure", "data-sans-glossaire"})
"""Attributes for later steps of the build, which the published pages do not keep."""
_SPACE = re.compile(r"[ \t\n]+")
_WORTH: Final = 8
"""Length in JSON below which a part is not shared: its index would not be shorter."""


def vues_js(html: str) -> str:
    """The script that sets `window.Referentiel.vues` to `shared(nodes(html))`.

    Raises ValueError when a tag is not closed, or closes nothing.
    """
    return (
        "window.Referentiel = window.Referentiel || {};\n"
        f"window.Referentiel.vues = {script(shared(nodes(html)))};\n"
    )


def shared(written: list[HtmlNode]) -> list[list[Shared]]:
    """``[shared, nodes]``: a repeated part is written once, in ``shared``; its index replaces it.

    A shared part may hold the indexes of those before it.
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
    """The elements at the top of `html`; runs of white space become one space.

    Text outside any element is dropped. Raises ValueError when a tag is not closed, or closes
    nothing.
    """
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
