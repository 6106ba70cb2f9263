"""The streams a command is given, should one be closed, full or no longer read.

Imports nothing of the package.
"""

from __future__ import annotations

import os
import sys
from typing import TextIO


def reopen() -> None:
    """Have what a closed stream would have taken go nowhere.

    The next file opened would otherwise have its number, and hold what is said.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            nowhere = os.open(os.devnull, os.O_RDWR)
            os.set_inheritable(nowhere, True)
            if nowhere != number:  # Python keeps no order on this system
                continue
        if getattr(sys, name) is None:
            stream = open(number, "w" if number else "r", encoding="utf-8", closefd=False)  # noqa: SIM115 - a number, for as long as the process lasts
            setattr(sys, name, stream)


def say_last(line: str) -> None:
    """Tell of what could not be said, if that can be."""
    flush_or_forget(sys.stdout)
    if sys.stderr:
        try:
            print(line, file=sys.stderr, flush=True)
        except OSError:
            flush_or_forget(sys.stderr)


def flush_or_forget(stream: TextIO | None) -> None:
    """Write what is left to write. What cannot be is lost: Python would complain when it ends."""
    if not stream:
        return
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
