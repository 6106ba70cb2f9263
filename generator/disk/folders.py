"""Many files -> a folder that holds them, whole or not at all; a folder -> what it holds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .output import holds, naming_path, write_if_changed, write_text


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
    news = {path: text for path, text in files.items() if not holds(root / path, text)}
    return Changes(frozenset(files), news)


def apply_changes(root: Path, made: Changes, besides: PurePosixPath | None = None) -> int:
    """Write `made` in `root` and remove every other file; return how many files changed."""
    for path, text in made.news.items():
        write_if_changed(root / path, text)
    left = {root / path for path in made.names}
    return len(made.news) + _prune(root, left, root / (besides or root))


def _prune(root: Path, kept: set[Path], besides: Path) -> int:
    """Remove what is not `kept`; a linked folder goes, not what it leads to."""
    removed = 0
    for folder, below, names in os.walk(root, topdown=False):
        if besides != root and Path(folder).is_relative_to(besides):
            continue
        linked = [name for name in below if os.path.islink(f"{folder}{os.sep}{name}")]  # noqa: PTH114
        for path in (Path(folder) / name for name in (*names, *linked)):
            through = path.name in linked and any(path in used.parents for used in kept)
            if path not in kept and path != besides and not through:
                path.unlink()
                removed += 1
        if not os.listdir(folder):  # noqa: PTH208 - the walk gives strings
            Path(folder).rmdir()
    return removed


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
