"""Text, bytes and folders -> disk: whole or not at all, and only what changed.

An error of the system leaves here with the file that was being written. Imports nothing of the
package.
"""

from __future__ import annotations

import os
import shutil
import stat
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


def sync(
    root: Path, files: Mapping[PurePosixPath, str | bytes], besides: PurePosixPath | None = None
) -> int:
    """Make `root` hold exactly `files`; return how many files changed on disk.

    The folder `besides`, inside `root`, is left alone. An unchanged file keeps
    its date, so that a live preview settles. Raises ValueError if a path would leave the root: the
    caller has a bug, nothing is written.
    """
    return apply_changes(root, changes(root, files), besides)


@dataclass(frozen=True)
class Changes:
    """All files a folder is to hold (`names`), and those that differ on disk (`news`)."""

    names: frozenset[PurePosixPath]
    news: Mapping[PurePosixPath, str | bytes]


def changes(root: Path, files: Mapping[PurePosixPath, str | bytes]) -> Changes:
    """What `sync` would write; `apply_changes` does it. Raises ValueError as `sync` does."""
    for path in files:
        if path.is_absolute() or ".." in path.parts:
            raise ValueError(f"{path} is outside the output root")
    news = {path: text for path, text in files.items() if not _holds(root / path, text)}
    return Changes(frozenset(files), news)


def apply_changes(root: Path, made: Changes, besides: PurePosixPath | None = None) -> int:
    """Write `made` in `root` and remove every other file; return how many files changed."""
    for path, text in made.news.items():
        write_if_changed(root / path, text)
    left = {root / path for path in made.names}
    return len(made.news) + _prune(root, left, root / (besides or root))


def write_if_changed(path: Path, text: str | bytes) -> bool:
    """Write `path` whole or not at all; False when it already holds `text`."""
    if _holds(path, text):
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


def _holds(path: Path, text: str | bytes) -> bool:
    try:
        return path.read_bytes() == (text.encode() if isinstance(text, str) else text)
    except OSError:
        return False


def write_folder(folder: Path, files: Mapping[PurePosixPath, str]) -> None:
    """Write a new folder whole or not at all. Raises OSError, also when it is there already."""
    temporary = folder.with_name(f".{folder.name}.tmp")
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        with naming_path(folder, known_as=temporary):
            for path, text in files.items():
                (temporary / path).parent.mkdir(parents=True, exist_ok=True)
                write_text(temporary / path, text)
            temporary.rename(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


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


def file_sizes(folder: Path) -> dict[str, int]:
    """Path inside `folder`, with slashes -> size in bytes, for every file under it."""
    found: dict[str, int] = {}
    for place, _, names in os.walk(folder):
        inside = os.path.relpath(place, folder).replace(os.sep, "/")
        for name in names:
            path = f"{place}{os.sep}{name}"
            if os.path.isfile(path):  # noqa: PTH113 - hundreds, and paths are long to make
                found[name if inside == "." else f"{inside}/{name}"] = os.path.getsize(path)  # noqa: PTH202
    return found


def copy_tree(
    source: Path, target: Path, left_out: Callable[[PurePosixPath], bool] = lambda _: False
) -> None:
    """Copy the files of `source` into a new folder, but those `left_out` (paths inside it).

    Not `shutil.copytree`, which goes on after an error and loses what it was.
    """

    def refuse(error: OSError) -> None:
        raise error

    for folder, directories, names in os.walk(source, onerror=refuse, followlinks=True):
        inside = PurePosixPath(Path(folder).relative_to(source).as_posix())
        directories[:] = [name for name in directories if not left_out(inside / name)]
        (target / inside).mkdir(parents=True, exist_ok=True)
        for name in names:
            if not left_out(inside / name):
                with naming_path(target / inside / name):
                    shutil.copyfile(Path(folder) / name, target / inside / name)


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


def _prune(root: Path, kept: set[Path], besides: Path) -> int:
    removed = 0
    for folder, _, names in os.walk(root, topdown=False):
        if besides != root and Path(folder).is_relative_to(besides):
            continue
        for name in names:
            path = Path(folder) / name
            if path not in kept:
                path.unlink()
                removed += 1
        if not os.listdir(folder):  # noqa: PTH208 - the walk gives strings
            Path(folder).rmdir()
    return removed
