"""What enters a built page besides what a builder wrote: fragments made from data, faults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from .erreur import FinishingError
from .lecteur import HtmlDocument, tag

FRAGMENT = "data-fragment"


def with_fragments(document: HtmlDocument, fragments: Mapping[str, str]) -> HtmlDocument:
    """The page where each empty `<div data-fragment="name"></div>` gave its place to HTML."""
    asked = {piece for piece in document.tags if FRAGMENT in tag(piece).values}
    places = [at for at, piece in enumerate(document.pieces) if piece in asked] if asked else []
    for at in reversed(places):
        name = tag(document.pieces[at]).values[FRAGMENT]
        if name not in fragments:
            raise FinishingError("fragment", f"« {name} » demandé par une page, inconnu")
        inside, end = document.pieces[at + 1], document.pieces[at + 2 : at + 3]
        if inside.strip() or end != ("</div>",):
            raise FinishingError("fragment", f"la place de « {name} » n’est pas vide")
        document = document.replace(at, at + 2, fragments[name])
    return document


def with_faults(
    document: HtmlDocument, fautes: Sequence[str], name: str, titre: str, suite: str = ""
) -> HtmlDocument:
    """The page with what is wrong at the top of its content, for a live preview.

    `name` is the identifier of the heading, so that a page can show two kinds of faults; `suite` is
    a sentence after it.
    """
    if not fautes or document.article is None:
        return document
    lines = "".join(f"<li><code>{escape(faute)}</code></li>" for faute in fautes)
    said = f"<p>{escape(suite)}</p>" if suite else ""
    return document.insert(
        document.article[0],
        f'<section class="fautes" aria-labelledby="{name}"><h2 id="{name}">{titre}</h2>'
        f"{said}<ul>{lines}</ul></section>",
    )
