"""A value handed from a copy of a process to its original, but for what both have already.

Imports nothing of the package.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from typing import IO, Any


def give(value: object, end: IO[bytes], known: Sequence[object]) -> None:
    """Write a value; of each of the `known` objects found in it, its place among them alone."""
    if known:
        _Giver(end, known).dump(value)
    else:  # nobody is asked of each object
        pickle.dump(value, end, pickle.HIGHEST_PROTOCOL)


def take(end: IO[bytes], known: Sequence[object]) -> Any:
    """The value that was written, with the `known` objects of this process in their places."""
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
