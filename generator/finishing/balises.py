"""The tags of a built page. The menu is the same in hundreds of pages: each tag is read once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from html import unescape

_ATTRIBUTE = re.compile(
    r"""([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""",
)
_INSIDE = r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*"
# Text cannot look like a tag: it is escaped.
_OPENING = re.compile(rf"<[^\s/>]+({_INSIDE})>")
_TAGS = re.compile(
    rf"<!--.*?-->|<script(?:\s{_INSIDE})?>.*?</script\s*>|<[a-z]{_INSIDE}>", re.IGNORECASE | re.S
)


Tags = Mapping[str, int]
"""Opening tag as it is written -> how many times it is in the page, in the order of the page."""


def tags(html: str) -> Tags:
    """The tags of a page, comments apart. The tag of a script comes with the script's text."""
    counts = Counter(_TAGS.findall(html))
    return {tag: count for tag, count in counts.items() if tag[1] != "!"}


@lru_cache(maxsize=1 << 15)
def attributes(tag: str) -> tuple[tuple[str, str], ...]:
    """Name, in lower case, and value of each attribute of an opening tag."""
    opening = _OPENING.match(tag)
    found = _ATTRIBUTE.finditer(opening[1] if opening else "")
    return tuple((a[1].lower(), unescape(a[2] or a[3] or a[4] or "")) for a in found)
