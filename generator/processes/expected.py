"""Results made ahead of time by a copy of this process; each is taken once.

Imports nothing of the package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

Wanted = tuple[str, object]
"""Key of a result: its kind, and which one."""

_WAITING: Final[list[Callable[[], Mapping[Wanted, Any]]]] = []
_FOUND: Final[dict[Wanted, Any]] = {}


def expect(made: Iterable[Callable[[], Mapping[Wanted, Any]]]) -> None:
    """Register sources of results; each is called once, in that order, when a result is missing."""
    _WAITING.extend(made)


def forget() -> None:
    """Drop all sources and results."""
    _WAITING.clear()
    _FOUND.clear()


def take_expected(wanted: Wanted) -> Any:
    """Take the result `wanted`, waiting for it if need be; None when nobody made it ahead."""
    while _WAITING and wanted not in _FOUND:
        _FOUND.update(_WAITING.pop(0)())
    return _FOUND.pop(wanted, None)
