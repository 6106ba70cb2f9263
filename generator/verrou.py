"""One build at a time in a project, whatever became of the one before.

The system lets go of the lock of a process that dies: what a killed build left behind is then
nobody's, and may go. Imports nothing of the package.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


_WAITING = "Une autre construction est en cours\u202f; celle-ci attend son tour."


class BusyError(Exception):
    """Another process holds the lock."""


@contextmanager
def locked(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold `folder` for oneself; wait for whoever holds it, or raise BusyError.

    Nothing is written: the folder itself is locked. Where the disk knows no locks, one goes on
    without.
    """
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not wait:
                raise BusyError(str(folder)) from None
            print(_WAITING, file=sys.stderr)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:  # this disk knows no locks
            pass
        yield
    finally:
        os.close(descriptor)
