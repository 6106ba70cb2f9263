"""Takes out of a built page the white space nobody sees: indents, empty lines, around blocks.

Hundreds of pages repeat the same frame, and a fifteenth of their weight was this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .reader import HtmlDocument, parse_tag

_KEPT = frozenset({"pre", "textarea"})
"""Where every blank shows."""
_BLOCKS = frozenset(
    "head meta link title body header nav main article section footer div ul ol li".split()
)
"""What always begins and ends a line, whatever our styles say: a blank beside it never shows."""
_LINES = _BLOCKS | frozenset("h1 h2 h3 h4 p dl dt dd summary fieldset legend blockquote".split())
"""What does so beside its like; a style may set a paragraph and what folds after it on one line."""
_BLANKS = re.compile(r"[ \t]*\n[ \t\n]*")


def without_blanks(page: HtmlDocument) -> HtmlDocument:
    """The page without useless white space; a browser shows the same.

    White space around a line break becomes that break; it goes altogether when it stands alone
    beside a block.
    """
    return HtmlDocument(tuple(_tightened(page.pieces)))


def _tightened(pieces: Sequence[str]) -> Iterator[str]:
    kept = 0
    for at, piece in enumerate(pieces):
        if at % 2:
            found = parse_tag(piece)
            if found.name in _KEPT and not found.is_empty:
                kept += -1 if found.is_closing else 1
            yield piece
        else:
            yield piece if kept or "\n" not in piece else _shorter(piece, pieces[at - 1 : at + 2])


def _shorter(piece: str, around: Sequence[str]) -> str:
    """`around`: the piece, between the tags before and after it."""
    names = {parse_tag(beside).name for beside in around[::2]}
    if piece.isspace() and (names & _BLOCKS or names <= _LINES):
        return ""
    return _BLANKS.sub("\n", piece)
