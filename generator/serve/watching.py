"""Says when what a site comes from was edited, once for a burst of saves."""

from __future__ import annotations

import threading
import time
import warnings
from collections.abc import Callable, Iterable
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
        """Of `top`, only what lies right in it is watched; of `folders`, all that is below."""
        self._concerns = concerns
        self._edited: set[Path] = set()
        self._news = threading.Condition()
        handler = _EditHandler(self._note)
        every = {folder.resolve() for folder in folders if folder.is_dir()}
        wanted = {folder for folder in every if every.isdisjoint(folder.parents)}
        # It speaks of itself, at length, when folders are made in one another while it looks.
        warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")
        try:
            self._observer = _started(Observer(), handler, top, wanted)
        except OSError:  # the system watches no more folders, or not this disk
            self._observer = _started(PollingObserver(timeout=0.5), handler, top, wanted)

    def wait(self) -> set[Path]:
        """The files edited since the last time, as soon as there are any and the saves pause."""
        with self._news:
            while not self._edited:
                self._news.wait(0.5)  # not for ever: Ctrl+C would not be heard on Windows
            end = time.monotonic() + BURST
            while self._news.wait(QUIET) and time.monotonic() < end:
                pass
            edited, self._edited = self._edited, set()
            return edited

    def close(self) -> None:
        """Stop watching."""
        self._observer.stop()
        self._observer.join()

    def _note(self, path: Path) -> None:
        if not any(map(is_dropping, path.parts)) and self._concerns(path):
            with self._news:
                self._edited.add(path)
                self._news.notify_all()


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
