"""Explains the first use of each glossary term in a built page, where the reader meets it.

A native popover: it opens with the keyboard, a touch or a click, closes with Escape, and needs no
script. Where popover is unknown, the style sheet shows a link to the glossary in its place. Done on
the finished HTML so that hand-written pages get it too, and so that definitions stay out of the
search index.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from html import escape

from ..model import Terme
from ..words.typographie import typographie
from .lexique import Lexique, nfc
from .reader import HtmlDocument, parse_html, parse_tag

_LEFT_ALONE = frozenset(
    "a button h1 h2 h3 h4 h5 h6 dt dfn nav code pre kbd summary label legend select option "
    "textarea svg title caption th dialog".split()
)
_BEFORE = re.compile(r"[^ \n\t;]+$")
_AFTER = re.compile(r"[).,…\]]+|\u00a0[»:][).,]*|\u202f[;!?][)]*")
_EXCLUDED = "data-sans-glossaire"
_LIGHT = "data-legere"


def mark_terms(page: HtmlDocument, lexique: Lexique, glossary_href: str) -> HtmlDocument:
    """Return the page with the first use of each term turned into a button and its definition.

    In the pages of a walk, a hundred that say the same words, it is a link to its entry of the
    glossary: the definition stands there once.
    """
    if page.article is None:
        return page
    start, end = page.article
    mark = _linked if _LIGHT in parse_tag(page.pieces[start]).values else _explained
    marked = _marked_pieces(page.pieces[start + 1 : end], lexique, glossary_href, mark)
    return HtmlDocument((*page.pieces[: start + 1], *marked, *page.pieces[end:]))


_Mark = Callable[[str, Lexique, str, set[str]], str]
"""A text, the glossary and its address, the codes of the terms already met -> the text marked."""


def _marked_pieces(
    article: Sequence[str], lexique: Lexique, href: str, mark: _Mark
) -> Iterator[str]:
    """The pieces of an article, with tags around the first use of each term."""
    seen: set[str] = set()
    left_alone: list[str] = []
    for at, piece in enumerate(article):
        if at % 2 == 0:
            text = nfc(piece)
            marked = text if left_alone or not text else mark(text, lexique, href, seen)
            if marked is text:
                yield text
            else:
                yield from parse_html(marked).pieces
            continue
        yield piece
        name, is_closing, is_left_alone = _role(piece)
        if left_alone:
            if name == left_alone[0]:
                left_alone = left_alone[1:] if is_closing else [name, *left_alone]
        elif is_left_alone:
            left_alone = [name]


@lru_cache(maxsize=1 << 15)
def _role(piece: str) -> tuple[str, bool, bool]:
    """(name, whether it closes, whether it opens what is left alone); no name for a void tag."""
    found = parse_tag(piece)
    if found.is_empty:
        return "", False, False
    opens = not found.is_closing and (found.name in _LEFT_ALONE or _EXCLUDED in found.values)
    return found.name, found.is_closing, opens


def _linked(text: str, lexique: Lexique, href: str, seen: set[str]) -> str:
    pieces: list[str] = []
    end = 0
    for terme, start, stop in _first_uses(text, lexique, seen):
        pieces.append(text[end:start])
        address = f"{escape(href)}#terme-{terme.code}"
        pieces.append(f'<a href="{address}">{text[start:stop]}</a>')
        end = stop
    return "".join([*pieces, text[end:]]) if pieces else text


def _explained(text: str, lexique: Lexique, href: str, seen: set[str]) -> str:
    pieces: list[str] = []
    end = 0
    for terme, start, stop in _first_uses(text, lexique, seen):
        before = _BEFORE.search(text[end:start])
        after = _AFTER.match(text, stop)
        first = start - len(before.group() if before else "")
        pieces.append(text[end:first])
        end = after.end() if after else stop
        button = _popover(text[start:stop], terme, href)
        around = text[first:start], text[stop:end]
        # A line may break on either side of a button: never between a word and its punctuation.
        is_glued = any(around)
        pieces += ['<span class="insecable">'] if is_glued else []
        pieces += [around[0], button, around[1]]
        pieces += ["</span>"] if is_glued else []
    return "".join([*pieces, text[end:]]) if pieces else text


def _first_uses(text: str, lexique: Lexique, seen: set[str]) -> Iterator[tuple[Terme, int, int]]:
    """The terms a text uses for the first time in its page, with where each starts and ends."""
    for found, start, stop in lexique.found(text):
        terme = lexique.find(found)
        if terme is not None and terme.code not in seen:
            seen.add(terme.code)
            yield terme, start, stop


def _popover(word: str, terme: Terme, href: str) -> str:
    name = typographie(terme.terme)
    if terme.developpe:
        name += f" ({typographie(terme.developpe)})"
    return (
        f'<button type="button" class="terme" popovertarget="terme-{terme.code}">{word}</button>'
        f'<span class="definition" id="terme-{terme.code}" popover>'
        f"<strong>{escape(name, quote=False)}</strong> "
        f"<span>{escape(typographie(terme.definition), quote=False)}</span> "
        f'<a href="{escape(href)}#terme-{terme.code}">'
        f'<span class="definition__mot">{word}</span>'
        f'<span class="definition__voir">Voir dans le glossaire</span></a></span>'
    )
