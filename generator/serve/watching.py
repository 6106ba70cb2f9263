"""Says when what a site comes from was edited, once for a burst of saves."""

from __future__ import annotations

import os
import threading
import time
import warnings
from collections.abc import Callable, Iterable, Set
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

from ..droppings import is_dropping

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
        self._watched = _places(self._folders)
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
        places = _places(self._folders)
        if places != self._watched or not edited.isdisjoint(places.values()):
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
        folder = next((f for f in watched if path.is_relative_to(f)), self._top)
        if not path.is_relative_to(folder):  # it was watched a moment ago
            return
        inside = path.relative_to(folder)
        called = watched.get(folder, folder) / inside
        if not any(map(is_dropping, inside.parts)) and self._concerns(called):
            with self._news:
                self._edited.add(called)
                self._news.notify_all()


def _places(folders: Iterable[Path]) -> dict[Path, Path]:
    """Where each folder to watch lies -> what it is called in the project, which links may be."""
    found: dict[Path, Path] = {}
    left = [folder for folder in folders if folder.is_dir()]
    while left:
        called = left.pop(0)
        if (place := called.resolve()) not in found:
            found[place] = called
            inside = (Path(at, name) for at, names, _ in os.walk(called) for name in names)
            left += [path for path in inside if path.is_symlink() and path.is_dir()]
    return {p: called for p, called in found.items() if found.keys().isdisjoint(p.parents)}


def _started(
    observer: BaseObserver, handler: FileSystemEventHandler, top: Path, folders: Iterable[Path]
) -> BaseObserver:
    observer.schedule(handler, str(top), event_filter=_EDITS)
    for folder in folders:
        observer.schedule(handler, str(folder), recursive=True, event_filter=_EDITS)
    observer.start()
    return observer


class _EditHandler(FileSystemEventHandler):
    def __init__(self, note: Callable[[Path], None]) -> None:
        self._note = note

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in filter(None, (event.src_path, event.dest_path)):
            self._note(Path(str(path)))
