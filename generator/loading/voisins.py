"""The names of the titles beside one: what must not be left of them in its texts.

Read at a glance, without parsing: with hundreds of titles, each would be read once for each other.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .files import TITRE

_FAIT = r"(?m)^  {}:\s*\n(?:    .*\n)*?    valeur:[ \t]*(.+?)[ \t]*$"
_CODE = re.compile(_FAIT.format("code"))
_INTITULE = re.compile(_FAIT.format("intitule"))
_SIGLE = re.compile(r"(?m)^sigle:[ \t]*(.+?)[ \t]*$")


@dataclass(frozen=True)
class Voisin:
    """What another title is called."""

    dossier: str
    sigle: str
    code: str
    intitule: str


def voisins(folder: Path) -> tuple[Voisin, ...]:
    """The other titles of the folder a title lies in."""
    beside = folder.absolute().parent
    try:
        names = sorted(entry.name for entry in os.scandir(beside) if entry.is_dir())
    except OSError:
        return ()
    found = (_glance(path) for name in names if (path := beside / name / TITRE).is_file())
    mine = folder.resolve().name
    return tuple(voisin for voisin in found if voisin and voisin.dossier != mine)


def _glance(path: Path) -> Voisin | None:
    try:
        stat = path.stat()
        return _read(path, stat.st_mtime_ns, stat.st_size)
    except OSError:
        return None


@lru_cache(maxsize=4096)
def _read(path: Path, _date: int, _size: int) -> Voisin:
    text = path.read_text("utf-8", "replace").replace("\r\n", "\n")
    return Voisin(path.parent.name, *(_said(shape, text) for shape in (_SIGLE, _CODE, _INTITULE)))


def _said(shape: re.Pattern[str], text: str) -> str:
    found = shape.search(text)
    return found[1].strip("\"'") if found else ""
