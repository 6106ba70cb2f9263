"""Text and bytes -> one file on disk: whole or not at all, and only what changed.

An error of the system leaves here with the file that was being written. Imports nothing of the
package.
"""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path


def write_if_changed(path: Path, text: str | bytes) -> bool:
    """Write `path` whole or not at all; False when it already holds `text`."""
    if holds(path, text):
        return False
    content = text.encode() if isinstance(text, str) else text
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, lambda temporary: temporary.write_bytes(content))
    return True


def write_as_before(path: Path, text: str) -> bool:
    """Rewrite a file people edit, keeping its byte order mark and its line ends."""
    was = path.read_bytes() if path.is_file() else b""
    mark = BOM_UTF8 if was.startswith(BOM_UTF8) else b""
    ended = text.replace("\n", "\r\n") if was.count(b"\r\n") * 2 > was.count(b"\n") else text
    return write_if_changed(path, mark + ended.encode())


def holds(path: Path, text: str | bytes) -> bool:
    try:
        return path.read_bytes() == (text.encode() if isinstance(text, str) else text)
    except OSError:
        return False


def write_text(path: Path, text: str) -> None:
    """Write `text` in UTF-8, its line ends unchanged on any system."""
    with naming_path(path):
        path.write_bytes(text.encode())


def write_or_hold(
    folder: Path,
    texts: Mapping[str, str],
    held: dict[str, str] | None = None,
    former: Path | None = None,
) -> None:
    """Write `texts` (path inside `folder` -> text), or only put them in `held` if it is given.

    `former` is the folder to be replaced: see `write_or_link`.
    """
    if held is not None:
        held.update(texts)
        return
    for parent in {(folder / path).parent for path in texts}:
        parent.mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        write_or_link(folder / path, text.encode(), former and former / path)


def write_or_link(path: Path, content: bytes, former: Path | None) -> None:
    """Write a file of a new tree, or hard-link the same file of the tree to be replaced.

    Creating a file is slow on some disks. `former` is linked to `path` if it has the same content
    and no other link; its own name goes with its tree. A file is never rewritten in place, so
    sharing it is safe.
    """
    with suppress(OSError):  # no former file, or a disk without hard links
        if former and _is_alone(former, len(content)) and former.read_bytes() == content:
            os.link(former, path)
            return
    with naming_path(path):
        path.write_bytes(content)


def _is_alone(path: Path, size: int) -> bool:
    """Whether `path` is a regular file of that size with a single link."""
    found = path.lstat()
    return stat.S_ISREG(found.st_mode) and found.st_nlink == 1 and found.st_size == size


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary file beside `path`, then rename it to `path`."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        with naming_path(path, known_as=temporary):
            write(temporary)
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def naming_path(path: Path, known_as: Path | None = None) -> Iterator[None]:
    """Add `path` to an OSError that names no file, or `known_as`, which is gone when it is told."""
    try:
        yield
    except OSError as error:
        if error.errno is not None and error.filename is None:
            error.filename = str(path)
        elif known_as and Path(str(error.filename)).is_relative_to(known_as):
            error.filename = str(path / Path(error.filename).relative_to(known_as))
        raise
