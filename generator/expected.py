"""What a copy of this process makes before it is asked for; each thing serves once.

Imports nothing of the package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

Wanted = tuple[str, object]
"""A kind of thing, and which one."""

_WAITING: Final[list[Callable[[], Mapping[Wanted, Any]]]] = []
_FOUND: Final[dict[Wanted, Any]] = {}


def expect(made: Iterable[Callable[[], Mapping[Wanted, Any]]]) -> None:
    """Have what each of `made` gives taken from it, once, in that order; it waits for it."""
    _WAITING.extend(made)


def forget() -> None:
    """Expect nothing any more."""
    _WAITING.clear()
    _FOUND.clear()


def taken(wanted: Wanted) -> Any:
    """A thing that was expected; None when it has to be made."""
    while _WAITING and wanted not in _FOUND:
        _FOUND.update(_WAITING.pop(0)())
    return _FOUND.pop(wanted, None)
