"""A cache for functions of frozen objects, which compares them by identity.

Comparing two large objects by value takes as long as calling the function again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

One = TypeVar("One")
Found = TypeVar("Found")
More = ParamSpec("More")


class _IdentityKey(Generic[One]):
    """Wraps an object so that it is hashed and compared by identity."""

    __slots__ = ("one",)

    def __init__(self, one: One) -> None:
        self.one = one

    def __hash__(self) -> int:
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _IdentityKey) and self.one is other.one


def cached_by_identity(
    count: int,
) -> Callable[[Callable[Concatenate[One, More], Found]], Callable[Concatenate[One, More], Found]]:
    """Cache the results of a function for its last `count` calls.

    Its first argument, a frozen object, is compared by identity; the others by value, and all are
    given by position.
    """

    def remembering(
        make: Callable[Concatenate[One, More], Found],
    ) -> Callable[Concatenate[One, More], Found]:
        made: Callable[..., Found] = make

        @lru_cache(maxsize=count)
        def found(itself: _IdentityKey[One], *more: Any) -> Found:
            return made(itself.one, *more)

        @wraps(make)
        def asked(one: One, /, *more: More.args, **named: More.kwargs) -> Found:
            assert not named, "given by place alone"
            return found(_IdentityKey(one), *more)

        return asked

    return remembering
