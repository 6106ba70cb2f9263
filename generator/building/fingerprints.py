"""Fingerprints: what a build comes from, and whether a folder still is as the build left it.

What a build comes from is read whole, since a date proves nothing after a `git checkout`. What a
build left is only looked at (size and date), which tells every edit, loss or addition. What editors
and systems leave beside sources is not part of them.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..disk.droppings import is_dropping
from ..disk.output import write_if_changed
from ..ground.projet import OUTIL, Projet

FileStats = Mapping[str, list[int]]
"""Path inside a folder -> size in bytes and date in nanoseconds."""

_LIBRARIES = Path(sysconfig.get_path("purelib"))
"""Where a folder per installed library says its name and version."""
_VARIABLES = re.compile(r"!ENV\s*(\[[^\]]*\]|\w+)")
"""What settings may ask for: a variable, or the first of a list that is given."""


@dataclass(frozen=True)
class Memory:
    """What is remembered of a built folder, as written in its note."""

    fingerprint: str
    """Of all it was built from."""
    files: FileStats
    summary: Mapping[str, Any]
    """What the next build needs to know of it without reading it; JSON values only."""


def of(*parts: object) -> str:
    """Fingerprint of `parts`, which are JSON values."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def of_folder(folder: Path, *, without: str = "") -> str:
    """Fingerprint of the names and contents of all files under `folder`, except in `without`."""
    return _of_files(folder, written_files(folder, without=without))


def _of_files(folder: Path, paths: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        try:
            content = (folder / path).read_bytes() if os.path.isfile(folder / path) else None  # noqa: PTH113 - a pipe would be waited for, and Path.is_file raises
        except OSError:
            content = None
        if content is None:  # told, with all the rest, by whoever has to read it
            digest.update(os.fsencode(f"{path}\0?\0"))
            continue
        digest.update(os.fsencode(f"{path}\0{len(content)}\0"))
        digest.update(content)
    return digest.hexdigest()


def written_files(folder: Path, *, without: str = "") -> list[str]:
    """Paths of the files people wrote under `folder`, except in its top folder `without`."""
    found = (path for path, _ in _walk(folder, without))
    return [path for path in found if not any(map(is_dropping, path.split("/")))]


@cache
def of_code() -> str:
    """Fingerprint of our code as loaded: computed once, since later edits do not run."""
    return _of_files(OUTIL, (path for path in written_files(OUTIL) if path.endswith(".py")))


@cache
def of_libraries() -> str:
    """Fingerprint of Python and of the installed packages, computed once as `of_code`."""
    return of([sys.version, *sorted(path.name for path in _LIBRARIES.glob("*.dist-info"))])


def of_templates(root: Path) -> str:
    """Fingerprint of all the Markdown of a page comes from, its data apart."""
    return of(of_code(), of_libraries(), of_folder(Projet(root).templates))


def of_tools(root: Path, builder: str) -> str:
    """Fingerprint of all the pages of any title come from, the data of that title apart."""
    projet = Projet(root)
    shared = [of_folder(folder) for folder in projet.communs]
    return of(of_frame(root, builder), of_folder(projet.templates), shared)


def of_frame(root: Path, builder: str) -> str:
    """Fingerprint of all a page comes from once its Markdown is made, the menu apart."""
    projet = Projet(root)
    settings = "".join(path.read_text("utf-8-sig") for path in projet.all_settings)
    asked = re.findall(r"\w+", " ".join(_VARIABLES.findall(settings)))
    locks = projet.locks
    return of(
        builder,
        settings,
        {name: os.environ.get(name) for name in ("SITE_URL", *asked)},
        os.environ.get("SOURCE_DATE_EPOCH", "0"),  # what the builders are given if it is not set
        of_code(),
        of_folder(projet.theme),
        of_folder(locks) if locks.is_dir() else "",
        of_libraries(),
    )


def file_stats(folder: Path) -> dict[str, list[int]]:
    """Every file of `folder` with its size and date; empty when there is no such folder."""
    return {path: [entry.stat().st_size, entry.stat().st_mtime_ns] for path, entry in _walk(folder)}


def remember(note: Path, folder: Path, fingerprint: str, summary: Mapping[str, Any]) -> Memory:
    """Write in `note` that `folder`, as it is now, was built from what `fingerprint` stands for."""
    memory = Memory(fingerprint, file_stats(folder), summary)
    write_if_changed(note, json.dumps(vars(memory), sort_keys=True))
    return memory


def recall(note: Path, folder: Path, fingerprint: str | None) -> Memory | None:
    """What `note` says of `folder`; None if it changed since, or was built from something else.

    Without a `fingerprint`, what it was built from does not matter.
    """
    try:
        memory = Memory(**json.loads(note.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    is_current = fingerprint in (None, memory.fingerprint) and memory.files == file_stats(folder)
    return memory if is_current else None


def _walk(folder: Path, without: str = "", inside: str = "") -> Iterator[tuple[str, Any]]:
    """(path inside the folder, directory entry) of each file, in the order the disk gives."""
    try:
        entries = list(os.scandir(folder / inside))
    except FileNotFoundError:
        return
    for entry in entries:
        path = f"{inside}{entry.name}"
        if _is_folder(entry) and not path.endswith(".yaml"):  # a file was meant: it is told
            if entry.name != "__pycache__" and path != without:
                yield from _walk(folder, without, f"{path}/")
        else:
            yield path, entry


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False
