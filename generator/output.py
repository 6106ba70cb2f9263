"""{path: text} -> disk, under one root: writes what changed, removes what is no longer produced.

Imports nothing of the package.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath


def sync(root: Path, files: Mapping[PurePosixPath, str]) -> int:
    """Make `root` hold exactly `files`; return how many files changed on disk.

    An unchanged file keeps its date, so that a live preview settles. Raises ValueError if a path
    would leave the root: the caller has a bug, nothing is written.
    """
    for path in files:
        if path.is_absolute() or ".." in path.parts:
            raise ValueError(f"{path} is outside the output root")
    changed = sum(write_if_changed(root / path, text) for path, text in files.items())
    return changed + _prune(root, {root / path for path in files})


def write_if_changed(path: Path, text: str) -> bool:
    """Write `path` whole or not at all; False when it already holds `text`."""
    content = text.encode()
    try:
        if path.read_bytes() == content:
            return False
    except OSError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_bytes(content)
    temporary.replace(path)
    return True


def _prune(root: Path, kept: set[Path]) -> int:
    removed = 0
    for folder, _, names in os.walk(root, topdown=False):
        for name in names:
            path = Path(folder) / name
            if path not in kept:
                path.unlink()
                removed += 1
        if not os.listdir(folder):  # noqa: PTH208 - the walk gives strings
            Path(folder).rmdir()
    return removed
