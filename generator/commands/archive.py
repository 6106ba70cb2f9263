"""A finished site as one zip file, to carry on a USB stick."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from ..disk.folders import file_sizes
from ..disk.output import write_whole

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first day a zip can hold: the same site gives the same bytes whatever the day."""
_FICHIER = 0o100644 << 16


def write_zip(target: Path, folder: str, site: Path, more: Mapping[str, bytes]) -> None:
    """Put `site` and the files of `more` ({name: content}) in `target`, under one top folder.

    Whole or not at all. Order, dates and permissions are fixed, so that the same files give the
    same bytes (with the same zlib, which is Python's own on most machines). Raises OSError.
    """
    files = file_sizes(site)
    target.parent.mkdir(parents=True, exist_ok=True)

    def write(temporary: Path) -> None:
        with zipfile.ZipFile(temporary, "w") as archive:
            for name in sorted([*more, *files]):
                content = more[name] if name in more else (site / name).read_bytes()
                archive.writestr(_entry(f"{folder}/{name}"), content, compresslevel=9)

    write_whole(target, write)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, wherever it is made
    entry.external_attr = _FICHIER
    return entry
