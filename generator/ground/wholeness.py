"""Whether a look is a whole one of a project's own, or pieces that go over the tool's."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

FRAME: Final = (Path("theme/base.html"), Path("docs/index.md"), Path("docs/sw.js"))
"""Who has all three, and says so, has a look of one's own; all else are pieces of one."""


def is_whole(look: Path, settings: Path) -> bool:
    """Whether a project shows itself with what is in `look`, without anything of the tool's.

    Its settings say so: whoever copies every file of the tool's has but pieces.
    """
    if not all((look / piece).is_file() for piece in FRAME):
        return False
    text = settings.read_text("utf-8", "replace") if settings.is_file() else None
    return text is None or _says_so(text, look.name)  # gone: told, not made up for


@lru_cache(maxsize=4)
def _says_so(text: str, look: str) -> bool:
    """What the settings of a whole look tell builders, and those made from them for a copy."""
    said = rf"""^[^#\n]*(?:\bcustom_dir: *["']?{look}/theme\b|"INHERIT":)"""
    return bool(re.search(said, text, re.M))
