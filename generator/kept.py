"""What was made of frozen objects, kept while they last: not made again of the very same object."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

One = TypeVar("One")
Found = TypeVar("Found")
More = ParamSpec("More")


class _Itself(Generic[One]):
    """An object known by who it is: comparing two takes as long as making again."""

    __slots__ = ("one",)

    def __init__(self, one: One) -> None:
        self.one = one

    def __hash__(self) -> int:
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.one is other.one


def kept(
    count: int,
) -> Callable[[Callable[Concatenate[One, More], Found]], Callable[Concatenate[One, More], Found]]:
    """Have a function remember what it makes of the last `count` objects, which never change.

    What else it is given can be compared.
    """

    def remembering(
        make: Callable[Concatenate[One, More], Found],
    ) -> Callable[Concatenate[One, More], Found]:
        made: Callable[..., Found] = make

        @lru_cache(maxsize=count)
        def found(itself: _Itself[One], *more: Any) -> Found:
            return made(itself.one, *more)

        @wraps(make)
        def asked(one: One, /, *more: More.args, **named: More.kwargs) -> Found:
            assert not named, "given by place alone"
            return found(_Itself(one), *more)

        return asked

    return remembering
