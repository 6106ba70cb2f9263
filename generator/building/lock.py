"""One build at a time in a project, whatever became of the one before.

The system lets go of the lock of a process that dies: what a killed build left behind is then
nobody's, and may go. Nothing is written in the project. Imports nothing of the package.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_WAITING = "Une autre construction est en cours\u202f; celle-ci attend son tour."


class BusyError(Exception):
    """Another process holds the lock."""


@contextmanager
def locked(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold `folder` for oneself; wait for whoever holds it, or raise BusyError.

    Where the disk knows no locks, one goes on without.
    """
    descriptor = _opened(folder)
    try:
        if not _hold(descriptor):
            if not wait:
                raise BusyError(str(folder))
            print(_WAITING, file=sys.stderr)
            while not _hold(descriptor):
                time.sleep(0.1)
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _opened(folder: Path) -> int:
        """Windows locks no folder: a file of the same name for all stands for it, elsewhere."""
        name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
        path = Path(tempfile.gettempdir(), f"referentiel-{name}.verrou")
        return os.open(path, os.O_RDWR | os.O_CREAT)

    def _hold(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        except OSError:
            pass
        return True

else:
    import fcntl

    def _opened(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _hold(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            pass
        return True
