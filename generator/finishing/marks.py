"""Takes out of a finished page the marks written for the generator alone.

Templates tell the steps before this one what to leave out of the search or of the glossary, and by
which other words a part is found. No script and no style reads them once that is done, and they
stand a thousand times in the pages of a title.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .reader import HtmlDocument

MARKS = ("data-recherche-exclure", "data-sans-glossaire", "data-recherche")
_MARK = re.compile(rf"""\s(?:{"|".join(MARKS)})(?:="[^"]*"|='[^']*')?(?=[\s/>])""")


def without_marks(page: HtmlDocument) -> HtmlDocument:
    """The page as published. To be called after search entries and terms have been read."""
    pieces = page.pieces
    return HtmlDocument(tuple(_bare(p) if at % 2 else p for at, p in enumerate(pieces)))


@lru_cache(maxsize=1 << 15)
def _bare(piece: str) -> str:
    return _MARK.sub("", piece) if " data-" in piece else piece
