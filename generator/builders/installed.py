"""What is installed beside us, looked for once: MkDocs and Markdown ask the disk for each kind."""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from typing import Any

from .swapped import swapped

_NAME = "entry_points"


@contextmanager
def asked_once(library: str) -> Iterator[None]:
    """Have `library`, as far as it is loaded, and what it asks look at what is installed once.

    All is as it was afterwards.
    """
    with ExitStack() as stack:
        parts = [sys.modules.get(f"{library}.{part}") for part in ("plugins", "utils")]
        for owner in (part for part in (importlib.metadata, *parts) if hasattr(part, _NAME)):
            stack.enter_context(swapped(owner, _NAME, _found))
        yield


def _found(**wanted: Any) -> EntryPoints:
    return EntryPoints(_all()).select(**wanted)


@cache
def _all() -> tuple[EntryPoint, ...]:
    """Each thing that says what it is for; what is installed since is not loaded."""
    there: Any = entry_points()
    return tuple(point for group in sorted(there.groups) for point in there.select(group=group))
