"""What editors and systems leave beside the files people write: never read, never published.

Imports nothing of the package.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from fnmatch import translate
from functools import lru_cache
from pathlib import Path
from typing import Final


def _any_case(name: str) -> str:
    return "".join(f"[{c.upper()}{c}]" if c.isalpha() else c for c in name)


PATTERNS: Final = (
    # copies and journals of editors
    "*~",
    "[#]*[#]",
    ".[#]*",
    _any_case("*.bak"),
    _any_case("*.orig"),
    "*.rej",
    "*.sw[a-p]",
    "*.un~",
    "4913",
    ".*.kate-swp",
    ".goutputstream-*",
    "~$*",
    ".~lock.*",
    _any_case("*.tmp"),
    "*.part",
    "*.crdownload",
    # what systems write in every folder they show
    ".DS_Store",
    "._*",
    "Icon[!!-~]",
    "__MACOSX",
    ".AppleDouble",
    ".Spotlight-V100",
    ".Trashes",
    ".fseventsd",
    _any_case("thumbs.db"),
    _any_case("thumbs.db:") + "*",
    _any_case("ehthumbs*.db"),
    _any_case("desktop.ini"),
    "$RECYCLE.BIN",
    "System Volume Information",
    "*:Zone.Identifier",
    ".directory",
    ".Trash-*",
    ".fuse_hidden*",
    ".nfs[0-9a-f]*",
)
"""Names, as both `fnmatch` and git's ignore files read them."""

_ANY = re.compile("|".join(map(translate, PATTERNS)))


@lru_cache(maxsize=1 << 14)
def is_dropping(name: str) -> bool:
    """Whether a file or a folder of this name was left by a program, and meant for nobody."""
    return _ANY.match(name) is not None


def find_droppings(folders: Iterable[Path]) -> Iterator[Path]:
    """Every dropping under `folders`, sorted; what a dropped folder holds is not listed."""
    for folder in folders:
        for root, directories, names in os.walk(folder):
            yield from (Path(root) / n for n in sorted([*directories, *names]) if is_dropping(n))
            directories[:] = sorted(d for d in directories if d[0] != "." and not is_dropping(d))
