"""A part of a page as a classic script: lists that a browser builds nodes from, one by one.

Scripts read no HTML from a text, and a page opened from a disk can ask for a script, not a page.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any, Final

from .donnees import script

Node = str | list[Any]
"""A text, or ``[name, {attribute: value}, child…]``."""

_VOID: Final = frozenset("area br col embed hr img input link meta wbr".split())
_CASED: Final = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
"""Attributes of drawings, which a reader of HTML writes so and a builder of nodes must too."""
_OURS: Final = frozenset({"data-recherche", "data-recherche-exclure", "data-sans-glossaire"})
"""Marks for the steps of a build, that no page keeps either."""
_SPACE = re.compile(r"[ \t\n]+")


def vues_js(html: str) -> str:
    """`window.Referentiel.vues`: the nodes of `html`, well written, their white space folded."""
    return (
        "window.Referentiel = window.Referentiel || {};\n"
        f"window.Referentiel.vues = {script(nodes(html))};\n"
    )


def nodes(html: str) -> list[Node]:
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
