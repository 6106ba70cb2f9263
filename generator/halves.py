"""A long stage on two cores: a copy of this process does one half of it; titles on all of them.

Only where the system copies a process at once and safely (Linux, a single thread), with a core to
spare; elsewhere everything is done here, one thing after the other. Same results either way: what
the copy could not do, whatever the reason, is done again here, where it is told.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import Final, TypeVar

from .handing import LostError, Twin

ENOUGH: Final = 64
"""For fewer pages, copying the process takes longer than it saves."""

_OFTEN: Final = 100_000
"""New objects between two such looks."""

_SHARING: Final[list[bool]] = []
"""Not empty while every core has a share of its own."""

Thing = TypeVar("Thing")
Made = TypeVar("Made")


def cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_worth(count: int) -> bool:
    """Whether `count` pages to make are better shared with a copy of this process."""
    return count >= ENOUGH and _may_copy()


def halves(work: Callable[[Sequence[Thing]], Made], things: Sequence[Thing]) -> list[Made]:
    """What `work` makes of `things`: of all of them, or of one half and of the other.

    `work` changes nothing that is looked at afterwards, and what it makes can be pickled. Raises
    what it raises.
    """
    if not is_worth(len(things)):
        return [work(things)]
    with Twin() as twin:
        if twin.is_copy:
            twin.give(work(things[1::2]))
        here = work(things[::2])
        try:
            return [here, twin.take()]
        except LostError:
            return [here, work(things[1::2])]


@contextmanager
def aside(work: Callable[[], Made], known: Sequence[object] = ()) -> Iterator[Callable[[], Made]]:
    """Have `work` done beside what follows; what is given, called once, waits for what it made.

    `work` changes nothing that is looked at afterwards but files. What it raises, the call raises.
    What is `known` and found again in what it made is not handed over.
    """
    with in_turn([work], known) as (made,):
        yield made


@contextmanager
def in_turn(
    works: Sequence[Callable[[], Made]], known: Sequence[object] = ()
) -> Iterator[list[Callable[[], Made]]]:
    """The same of several works, one after the other; they are waited for in that order."""
    if not _may_copy():
        yield list(works)
        return
    with Twin(known=known) as twin:
        if twin.is_copy:
            for work in works:
                twin.give(work(), is_last=False)
            twin.leave()

        def made(place: int, work: Callable[[], Made]) -> Made:
            try:
                found: Made = twin.take(is_last=place == len(works))
            except LostError:
                return work()
            return found

        yield [partial(made, place, work) for place, work in enumerate(works, 1)]


def may_share(count: int) -> bool:
    """Whether `count` long works are better shared with copies of this process."""
    return count > 1 and _may_copy()


def shared(work: Callable[[Thing], Made], things: Sequence[Thing]) -> list[Made]:
    """What `work` makes of each thing, by as many processes as there are cores, this one included.

    Who is free takes the next thing; none shares its own further. Raises what `work` raises.
    """
    left, numbers = os.pipe()
    os.write(numbers, b"".join(n.to_bytes(2, "big") for n in range(len(things))))
    os.close(numbers)
    made: dict[int, Made] = {}
    lasting()
    with ExitStack() as copies:
        copies.callback(os.close, left)
        copies.enter_context(_alone())
        twins: list[Twin] = []
        while len(twins) < min(cores(), len(things)) - 1:
            twins.append(copies.enter_context(Twin(left)))
            if twins[-1].is_copy:
                lasting()
                twins[-1].give({n: work(things[n]) for n in _taken(left)})
        made |= {n: work(things[n]) for n in _taken(left)}
        for twin in twins:
            with suppress(LostError):
                made |= twin.take()
        return [made[n] if n in made else work(things[n]) for n in range(len(things))]


def lasting() -> None:
    """Look for what nothing holds any more, as a process that goes on for long has to."""
    gc.enable()
    gc.set_threshold(_OFTEN)


def _taken(left: int) -> Iterator[int]:
    """The numbers nobody took yet, one at a time, while the process that began it all lives."""
    mother = os.getppid()
    while (number := os.read(left, 2)) and os.getppid() == mother:
        yield int.from_bytes(number, "big")


@contextmanager
def _alone() -> Iterator[None]:
    """Nothing is shared meanwhile, here or in a copy: all cores are at work."""
    _SHARING.append(True)
    try:
        yield
    finally:
        _SHARING.pop()


def _may_copy() -> bool:
    """Whether this process can be copied safely, with a core to spare."""
    is_safe = sys.platform == "linux" and threading.active_count() == 1
    return is_safe and cores() > 1 and not _SHARING and not _is_worker()


def _is_worker() -> bool:
    """Whether this process is one of several that share the cores already."""
    processes = sys.modules.get("multiprocessing")
    return processes is not None and processes.parent_process() is not None
