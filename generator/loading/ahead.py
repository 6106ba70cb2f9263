"""Titles read before they are asked for, by a copy of this process while this one loads itself.

What was read serves once, and only if the files still hold what it was read from.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..ground.projet import COMMUN, tool_commun
from ..processes.expected import Wanted, take_expected

if TYPE_CHECKING:
    from .tree import TitleTrees


@dataclass(frozen=True)
class TitleRead:
    """What a title says, and the fingerprint of the files that say it."""

    mark: str
    said: TitleTrees


def read_ahead(folder: Path) -> dict[Wanted, TitleRead]:
    """Read a title, for who expects it."""
    mark = _mark(folder)
    return {_said_in(folder): TitleRead(mark, _read(folder))}


def trees_of(folder: Path) -> TitleTrees:
    """What the files of a title say. Raises UnreadableError as `read_trees` does."""
    found: TitleRead | None = take_expected(_said_in(folder))
    return found.said if found and found.mark == _mark(folder) else _read(folder)


def _read(folder: Path) -> TitleTrees:
    from .trees import read_trees  # noqa: PLC0415 - what was read ahead needs no parser here

    return read_trees(folder)


def _said_in(folder: Path) -> Wanted:
    return "title", folder


def _mark(folder: Path) -> str:
    """Fingerprint of all files a title may be read from: names, contents."""
    digest = hashlib.sha256()
    for top in (folder, folder.parent / COMMUN, tool_commun()):
        for place, folders, names in os.walk(top):
            folders.sort()
            for path in (Path(place, name) for name in sorted([*folders, *names])):
                content = _content(path)
                digest.update(os.fsencode(f"{path}\0{len(content)}\0"))
                digest.update(content)
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    if not os.path.isfile(path):  # noqa: PTH113 - a pipe would be waited for
        return b"?"
    try:
        return path.read_bytes()
    except OSError as error:  # told elsewhere
        return repr(error).encode()
