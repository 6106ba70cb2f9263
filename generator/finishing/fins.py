"""Takes out of a published page the end tags that every browser puts back by itself.

HTML lets an item of a list go unclosed where the next one begins or the list ends, and a paragraph
where another block begins or what holds it ends: the page read is the same, and a title has over
fifteen thousand of these. It is the last step of all, so that nothing that reads a page here meets
what is left open.
"""

from __future__ import annotations

import re

from .lecteur import HtmlDocument

_NEEDLESS = {
    "</li>": re.compile(r"<li[ >]|</[uo]l>"),
    "</p>": re.compile(
        r"<(?:p|div|section|details|fieldset|table|nav|ul|ol|dl|h[1-6])[ >]"
        r"|</(?:div|section|details|fieldset|article|header|footer|nav|li|dd|td|blockquote)>"
    ),
}
"""End tag -> the tags right before which it says nothing. Never the end of an element of ours: HTML
does not know what such an element holds."""


def without_ends(page: HtmlDocument) -> str:
    """The page as it is published. An end tag followed by any text stays, even a blank one."""
    pieces = page.pieces
    kept = list(pieces)
    for at in range(1, len(pieces) - 2, 2):
        needless = _NEEDLESS.get(pieces[at])
        if needless and not pieces[at + 1] and needless.match(pieces[at + 2]):
            kept[at] = ""
    return "".join(kept)
