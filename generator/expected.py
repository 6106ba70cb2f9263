"""What a copy of this process makes before it is asked for; each thing serves once.

Imports nothing of the package.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

Wanted = tuple[str, object]
"""A kind of thing, and which one."""

_WAITING: Final[list[Callable[[], Mapping[Wanted, Any]]]] = []
_FOUND: Final[dict[Wanted, Any]] = {}


def expect(made: Callable[[], Mapping[Wanted, Any]]) -> None:
    """Have what `made` gives taken from it, once; it waits for whoever makes it."""
    _WAITING.append(made)


def forget() -> None:
    """Expect nothing any more."""
    _WAITING.clear()
    _FOUND.clear()


def taken(wanted: Wanted) -> Any:
    """A thing that was expected; None when it has to be made."""
    while _WAITING:
        _FOUND.update(_WAITING.pop()())
    return _FOUND.pop(wanted, None)
