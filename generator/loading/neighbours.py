"""The names of the other titles of a folder, which the texts of a title must not contain.

Their head alone is parsed, and once: with hundreds of titles, each is read for each other.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .files import TITRE
from .tree import Tree

_HEAD = re.compile(r"(?m)^(?:sigle|identite)[ \t]*:.*(?:\n(?:[ \t#].*)?)*")
"""What says the names of a title: the rest, hundreds of lines, is not read."""


@dataclass(frozen=True)
class Neighbour:
    """The names and codes of another title."""

    dossier: str
    sigle: str
    code: str
    intitule: str
    rncp: str = ""


def neighbours(folder: Path) -> tuple[Neighbour, ...]:
    """The other titles of the folder that holds the title in `folder`."""
    beside = folder.absolute().parent
    try:
        names = sorted(entry.name for entry in os.scandir(beside) if entry.is_dir())
    except OSError:
        return ()
    mine = folder.resolve().name
    titles = (beside / name / TITRE for name in names if name != mine)
    found = (_glance(path) for path in titles if path.is_file())
    return tuple(neighbour for neighbour in found if neighbour)


def _glance(path: Path) -> Neighbour | None:
    try:
        stat = path.stat()
        return _read(path, stat.st_mtime_ns, stat.st_size)
    except OSError:
        return None


@lru_cache(maxsize=4096)
def _read(path: Path, _date: int, _size: int) -> Neighbour:
    from .reading import parse  # noqa: PLC0415 - most projects have one title

    text = path.read_text("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    head = "\n".join(found.group() for found in _HEAD.finditer(text))
    tree, _ = parse(head.encode())
    facts = ("code", "intitule", "rncp")
    shapes = ("sigle", *(f"identite.{fact}.valeur" for fact in facts))
    return Neighbour(path.parent.name, *(_said(tree, shape) for shape in shapes))


def _said(tree: Tree | None, shape: str) -> str:
    return next((text for _, text in tree.texts(shape)), "").strip() if tree else ""
