"""Puts fragments made from data into the hand-written pages that ask for them."""

from __future__ import annotations

from collections.abc import Mapping

from .failure import FinishingError
from .reader import HtmlDocument, parse_tag

FRAGMENT = "data-fragment"


def with_fragments(document: HtmlDocument, fragments: Mapping[str, str]) -> HtmlDocument:
    """The page where each empty `<div data-fragment="name"></div>` gave its place to HTML."""
    asked = {piece for piece in document.tags if FRAGMENT in parse_tag(piece).values}
    places = [at for at, piece in enumerate(document.pieces) if piece in asked] if asked else []
    for at in reversed(places):
        name = parse_tag(document.pieces[at]).values[FRAGMENT]
        if name not in fragments:
            raise FinishingError("fragment", f"« {name} » demandé par une page, inconnu")
        inside, end = document.pieces[at + 1], document.pieces[at + 2 : at + 3]
        if inside.strip() or end != ("</div>",):
            raise FinishingError("fragment", f"la place de « {name} » n’est pas vide")
        document = document.replace(at, at + 2, fragments[name])
    return document
