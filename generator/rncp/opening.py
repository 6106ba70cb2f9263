"""The open data file as somebody downloaded it: XML, or a zip that holds it. Nothing is unpacked.

Whatever is wrong with the file leaves here as one French line.
"""

from __future__ import annotations

import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import IO

from ..disk.system import reason
from ..ground.problem import UnreadableError
from .fiche import Export

OPEN_MAX = 2 * 1024**3
"""Bytes of XML in a zip: four times today's file."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BEFORE = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
"""What may stand before the first tag: marks of encodings, white space."""
_DAY = re.compile(r"(?<!\d)(20\d\d)[-_](\d\d)[-_](\d\d)(?!\d)")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,  # a member that asks for a password
    UnicodeError,
)


@dataclass(frozen=True)
class Flow:
    """The XML to read, from its first byte."""

    stream: IO[bytes]
    total: int
    """Bytes of XML, as the file says."""
    export: Export


@contextmanager
def opened(path: Path) -> Iterator[Flow]:
    """The XML of `path`. Raises UnreadableError, also while it is read."""
    try:
        state = path.stat()
        if not (stat.S_ISREG(state.st_mode) or stat.S_ISDIR(state.st_mode)):  # a pipe never ends
            raise UnreadableError(f"{path} : ce n’est pas un fichier")
        with path.open("rb") as raw:
            head = raw.read(512)
            raw.seek(0)
            if head.startswith(_ZIP):
                with zipfile.ZipFile(raw) as archive:
                    member = _member(path, archive)
                    with archive.open(member) as stream:
                        export = _export(path, member.filename, member.date_time)
                        yield Flow(stream, member.file_size, export)
            elif not head:
                raise UnreadableError(f"{path} : fichier vide ; téléchargez-le de nouveau")
            elif not head.lstrip(_BEFORE).startswith(b"<"):
                raise UnreadableError(
                    f"{path} : ni XML ni zip ; attendu : l’export du RNCP en XML, zippé ou non"
                )
            else:
                changed = date.fromtimestamp(state.st_mtime)
                export = _export(path, path.name, (changed.year, changed.month, changed.day))
                yield Flow(raw, state.st_size, export)
    except _BROKEN as error:
        raise UnreadableError(
            f"{path} : ce zip est abîmé ou n’est pas entier ; téléchargez-le de nouveau"
        ) from error
    except OSError as error:
        raise UnreadableError(f"{path} : {reason(error)}") from error


def _member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one XML file of a zip. Raises UnreadableError, saying what the zip holds otherwise."""
    files = [m for m in archive.infolist() if not m.is_dir() and not _is_left(m.filename)]
    found = [m for m in files if m.filename.lower().endswith(".xml")]
    if any(m.filename.lower().endswith(".csv") for m in files) and not found:
        raise UnreadableError(
            f"{path} : ce zip contient l’export en CSV ; attendu : l’export en XML (V4.1)"
        )
    if len(found) != 1:
        many = "plusieurs fichiers .xml" if found else "aucun fichier .xml"
        raise UnreadableError(f"{path} : {many} dans ce zip ; attendu : un seul, l’export du RNCP")
    if found[0].flag_bits & 1:
        raise UnreadableError(f"{path} : ce zip demande un mot de passe ; ce n’est pas l’export")
    if found[0].file_size > OPEN_MAX:
        raise UnreadableError(
            f"{path} : ce zip dit contenir {found[0].file_size // 1024**2} Mo ; "
            f"{OPEN_MAX // 1024**2} au plus sont lus"
        )
    return found[0]


def _is_left(name: str) -> bool:
    """What a system adds to the zips it makes."""
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or parts[-1].startswith(".")


def _export(path: Path, name: str, when: tuple[int, ...]) -> Export:
    """The export, dated by its name (inside, then outside of the zip), else by its file."""
    inside = PurePosixPath(name).name
    for text in (inside, path.name):
        for year, month, day in _DAY.findall(text):
            if found := _day(int(year), int(month), int(day)):
                return Export(inside, found, "d’après le nom du fichier")
    found = _day(*when[:3]) or date.fromtimestamp(path.stat().st_mtime)
    return Export(inside, found, "d’après la date du fichier")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
