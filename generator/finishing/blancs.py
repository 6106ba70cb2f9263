"""Takes out of a built page the blanks nobody sees: indents and empty lines of the templates.

Hundreds of pages repeat the same frame, and a sixteenth of their weight was this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .lecteur import HtmlDocument, tag

_KEPT = frozenset({"pre", "textarea"})
"""Where every blank shows."""
_BLANKS = re.compile(r"[ \t]*\n[ \t\n]*")


def without_blanks(page: HtmlDocument) -> HtmlDocument:
    """The page, read the same by a browser: of blanks that end a line, the line break stays."""
    return HtmlDocument(tuple(_tightened(page.pieces)))


def _tightened(pieces: Sequence[str]) -> Iterator[str]:
    kept = 0
    for at, piece in enumerate(pieces):
        if at % 2:
            found = tag(piece)
            if found.name in _KEPT and not found.is_empty:
                kept += -1 if found.is_closing else 1
            yield piece
        else:
            yield piece if kept or "\n" not in piece else _BLANKS.sub("\n", piece)
