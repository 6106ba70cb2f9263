"""Says when what a site comes from was edited, once for a burst of saves."""

from __future__ import annotations

import os
import threading
import time
import warnings
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from ..disk.droppings import is_dropping

QUIET = 0.05
"""Seconds without a save that end a burst."""
BURST = 1.0
"""Seconds after which a burst that does not end is taken as it is."""

_EDITS: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent),
    *(DirCreatedEvent, DirMovedEvent, DirDeletedEvent),
]
"""What is asked of the system: it would tell of every file a build reads too, which took longer to
hear than half a build."""


class Watcher:
    """Waits for edits below some folders. To be closed."""

    def __init__(
        self, top: Path, folders: Iterable[Path], concerns: Callable[[Path], bool]
    ) -> None:
        """Of `top`, only what lies right in it is watched; of `folders`, all that is below, and
        what links there lead to. Those that do not exist are watched once they do."""
        self._top = top
        self._folders = tuple(folders)
        self._concerns = concerns
        self._edited: set[Path] = set()
        self._news = threading.Condition()
        # It speaks of itself, at length, when folders are made in one another while it looks.
        warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")
        self._watched = _places(self._top, self._folders)
        self._observer = self._started()

    def wait(self) -> set[Path]:
        """The files edited since the last time, as soon as there are any and the saves pause."""
        with self._news:
            while not self._edited:
                self._news.wait(0.5)  # not for ever: Ctrl+C would not be heard on Windows
            end = time.monotonic() + BURST
            while self._news.wait(QUIET) and time.monotonic() < end:
                pass
            edited, self._edited = self._edited, set()
        self._follow(edited)
        return edited

    def close(self) -> None:
        """Stop watching."""
        self._observer.stop()
        self._observer.join()

    def _follow(self, edited: Set[Path]) -> None:
        """Watch again when a folder came or went: one made again is another one to the system."""
        places = _places(self._top, self._folders)
        if places != self._watched or not edited.isdisjoint(places.folders.values()):
            former, self._watched = self._observer, places
            self._observer = self._started()
            former.stop()
            former.join()

    def _started(self) -> BaseObserver:
        handler = _EditHandler(self._note)
        try:
            return _started(Observer(), handler, self._top, self._watched)
        except OSError:  # the system watches no more folders, or not this disk
            return _started(PollingObserver(timeout=0.5), handler, self._top, self._watched)

    def _note(self, path: Path) -> None:
        watched = self._watched
        if called := watched.files.get(path):
            inside = Path(called.name)
        else:
            folder = next((f for f in watched.folders if path.is_relative_to(f)), self._top)
            if not path.is_relative_to(folder):  # beside such a file, or watched a moment ago
                return
            inside = path.relative_to(folder)
            called = watched.folders.get(folder, folder) / inside
        if not any(map(is_dropping, inside.parts)) and self._concerns(called):
            with self._news:
                self._edited.add(called)
                self._news.notify_all()


@dataclass(frozen=True)
class _Places:
    """What to watch: where it lies -> what it is called in the project, which may be a link."""

    folders: Mapping[Path, Path]
    files: Mapping[Path, Path]
    """Those that lie in none of the folders."""


def _places(top: Path, folders: Iterable[Path]) -> _Places:
    found: dict[Path, Path] = {}
    files = {_place(path): path for path in top.iterdir() if path.is_symlink()}
    left = [folder for folder in folders if folder.is_dir()]
    while left:
        called = left.pop(0)
        if (place := _place(called)) not in found:
            found[place] = called
            inside = (os.path.join(at, n) for at, *some in os.walk(called) for n in chain(*some))  # noqa: PTH118 - a thousand of them
            links = [Path(path) for path in inside if os.path.islink(path)]  # noqa: PTH114 - the same
            left += [path for path in links if path.is_dir()]
            files |= {_place(path): path for path in links}
    return _Places(
        {p: called for p, called in found.items() if found.keys().isdisjoint(p.parents)},
        {
            place: called
            for place, called in files.items()
            if place.is_file() and found.keys().isdisjoint(place.parents)
        },
    )


def _place(path: Path) -> Path:
    return Path(os.path.realpath(path))  # Path.resolve raises on a link to itself


def _started(
    observer: BaseObserver, handler: FileSystemEventHandler, top: Path, places: _Places
) -> BaseObserver:
    for folder in {top, *(path.parent for path in places.files)}:
        observer.schedule(handler, str(folder), event_filter=_EDITS)
    for folder in places.folders:
        observer.schedule(handler, str(folder), recursive=True, event_filter=_EDITS)
    observer.start()
    return observer


class _EditHandler(FileSystemEventHandler):
    def __init__(self, note: Callable[[Path], None]) -> None:
        self._note = note

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in filter(None, (event.src_path, event.dest_path)):
            self._note(Path(str(path)))
