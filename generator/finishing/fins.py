"""Takes out of a published page the end tags that every browser puts back by itself.

HTML lets an item of a list go unclosed where the next one begins or the list ends: the page read is
the same, and a title has over ten thousand of them. It is the last step of all, so that nothing
that reads a page here meets an open item.
"""

from __future__ import annotations

from .lecteur import HtmlDocument

_ITEM = "</li>"
_BEFORE = ("<li>", "<li ", "</ul>", "</ol>")


def without_ends(page: HtmlDocument) -> str:
    """The page as it is published. An end tag followed by any text stays, even a blank one."""
    pieces = list(page.pieces)
    for at in range(1, len(pieces) - 2, 2):
        if pieces[at] == _ITEM and not pieces[at + 1] and pieces[at + 2].startswith(_BEFORE):
            pieces[at] = ""
    return "".join(pieces)
