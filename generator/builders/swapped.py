"""A part of a library, another one for a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def swapped(owner: Any, name: str, stand_in: Any) -> Iterator[None]:
    """Have `stand_in` in the place of what `owner`, a module or a class, calls `name`.

    It is as it was afterwards, whatever happened.
    """
    own = getattr(owner, name)
    setattr(owner, name, stand_in)
    try:
        yield
    finally:
        setattr(owner, name, own)
