"""Fork this process, and pass values from the copy back to the original through a pipe.

Objects both processes already have are passed by their place in a list, not copied.

Imports nothing of the package.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import IO, Any, Final, NoReturn, Self


class CopyLostError(Exception):
    """The copy ended before it gave what was waited for: it died or raised."""


_LEAVING: Final[list[int]] = []
"""Process ids of copies that have given all they had, and are about to end."""


class ForkedCopy:
    """A copy of this process, made by `os.fork`, that lasts until the end of the `with`.

    The copy calls `give`, the original calls `take`. The copy closes every file descriptor but the
    standard ones and `kept`. Of the objects `known` to both, only the place in `known` is passed.
    """

    def __init__(self, kept: int = 2, known: Sequence[object] = ()) -> None:
        self._known = known
        self._has_given_all = False
        reap_copies()
        reading, writing = os.pipe()
        self._pid = os.fork()
        self.is_copy = self._pid == 0
        if self.is_copy:
            # What the original holds is not held for it, its lock first, should it be killed.
            first, last = sorted((kept, writing))
            os.closerange(3, first)
            os.closerange(max(first, 2) + 1, last)
            os.closerange(last + 1, 1024)
            _LEAVING.clear()  # its sisters
            gc.disable()
        else:
            os.close(writing)
        self._end = os.fdopen(writing, "wb") if self.is_copy else os.fdopen(reading, "rb")

    def give(self, value: object, *, is_last: bool = True) -> None:
        """Hand a value over to the original; the copy ends with its last one."""
        give(value, self._end, self._known)
        self._end.flush()
        if is_last:
            self.leave()

    def leave(self) -> NoReturn:
        """End the copy at once, without running exit handlers."""
        os._exit(0)

    def take(self, *, is_last: bool = True) -> Any:
        """Wait for the next value of the copy. Raises CopyLostError when there will be none."""
        try:
            found = take(self._end, self._known)
        except (EOFError, OSError, pickle.UnpicklingError):
            raise CopyLostError from None
        self._has_given_all = is_last
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the copy, whatever it raised; the original kills one that has more to give."""
        if self.is_copy:
            self.leave()
        self._end.close()
        if self._has_given_all:  # nobody waits for it to undo what it held
            _LEAVING.append(self._pid)
            return
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        _is_leaving(self._pid, 0)


def reap_copies() -> bool:
    """Reap the copies that have ended; return whether some are still ending."""
    _LEAVING[:] = [pid for pid in _LEAVING if _is_leaving(pid, os.WNOHANG)]
    return bool(_LEAVING)


def _is_leaving(pid: int, options: int) -> bool:
    try:
        return os.waitpid(pid, options) == (0, 0)
    except ChildProcessError:  # whoever started us has the system forget them by itself
        return False


def give(value: object, end: IO[bytes], known: Sequence[object]) -> None:
    """Pickle `value` to `end`; each `known` object in it is written as its place in `known`."""
    if known:
        _Giver(end, known).dump(value)
    else:  # nobody is asked of each object
        pickle.dump(value, end, pickle.HIGHEST_PROTOCOL)


def take(end: IO[bytes], known: Sequence[object]) -> Any:
    """Unpickle a value that `give` wrote, with the `known` objects of this process in it."""
    return _Taker(end, known).load()


class _Giver(pickle.Pickler):
    def __init__(self, end: IO[bytes], known: Sequence[object]) -> None:
        super().__init__(end, pickle.HIGHEST_PROTOCOL)
        self._places = {id(one): place for place, one in enumerate(known)}

    def persistent_id(self, one: object) -> int | None:
        return self._places.get(id(one))


class _Taker(pickle.Unpickler):
    def __init__(self, end: IO[bytes], known: Sequence[object]) -> None:
        super().__init__(end)
        self._known = known

    def persistent_load(self, place: int) -> object:
        return self._known[place]
