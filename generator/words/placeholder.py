"""What holds the place of a text in a new title, however typed: « [à écrire : nom court] »."""

from __future__ import annotations

import re
from typing import Final

_PLACEHOLDER: Final = re.compile(r"\[à écrire\b\s*:?\s*([^\]]*)", re.IGNORECASE)


def is_placeholder(text: str) -> bool:
    """Whether a part of the text is left to write."""
    return "[" in text and bool(_PLACEHOLDER.search(text))


def requests(text: str) -> list[str]:
    """What each placeholder of the text asks for, once each; empty for « [à écrire] » alone."""
    if "[" not in text:
        return []
    return list(dict.fromkeys(asked.strip() for asked in _PLACEHOLDER.findall(text)))
