"""Share long work with copies of this process: two halves of a stage, or titles on all cores.

Only where the system copies a process at once and safely (Linux, a single thread), with a core to
spare; elsewhere everything is done here, one thing after the other. Results are the same either
way: what a copy failed to do is done again here, where its error is raised.
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

from .handing import CopyLostError, ForkedCopy

ENOUGH: Final = 64
"""For fewer pages, copying the process takes longer than it saves."""

_OFTEN: Final = 100_000
"""New objects between two collections."""

_SHARING: Final[list[bool]] = []
"""Not empty while all cores are at work: nothing more is shared then."""

Thing = TypeVar("Thing")
Made = TypeVar("Made")


def cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_worth_splitting(count: int) -> bool:
    """Whether making `count` pages is faster when a copy of this process makes half of them."""
    return count >= ENOUGH and _may_copy()


def halves(work: Callable[[Sequence[Thing]], Made], things: Sequence[Thing]) -> list[Made]:
    """Apply `work` to all `things` here, or to one half here and the other in a copy.

    Returns one result, or one per half. `work` must have no side effect anyone relies on, and its
    result must be picklable. Raises what `work` raises.
    """
    if not is_worth_splitting(len(things)):
        return [work(things)]
    with ForkedCopy() as twin:
        if twin.is_copy:
            twin.give(work(things[1::2]))
        here = work(things[::2])
        try:
            return [here, twin.take()]
        except CopyLostError:
            return [here, work(things[1::2])]


@contextmanager
def aside(work: Callable[[], Made], known: Sequence[object] = ()) -> Iterator[Callable[[], Made]]:
    """Do `work` in a copy of this process during the `with`.

    Yields a function to be called once: it waits for the result and returns it, or raises what
    `work` raised. Files are the only side effect of `work` that lasts. Objects of the result that
    are in `known` are not copied but taken from it.
    """
    with in_turn([work], known) as (made,):
        yield made


@contextmanager
def in_turn(
    works: Sequence[Callable[[], Made]], known: Sequence[object] = ()
) -> Iterator[list[Callable[[], Made]]]:
    """`aside` for several `works`, done one after the other; call the results in that order."""
    if not _may_copy():
        yield list(works)
        return
    with ForkedCopy(known=known) as twin:
        if twin.is_copy:
            for work in works:
                twin.give(work(), is_last=False)
            twin.leave()

        def made(place: int, work: Callable[[], Made]) -> Made:
            try:
                found: Made = twin.take(is_last=place == len(works))
            except CopyLostError:
                return work()
            return found

        yield [partial(made, place, work) for place, work in enumerate(works, 1)]


def can_share(count: int) -> bool:
    """Whether `count` long works are faster when shared with copies of this process."""
    return count > 1 and _may_copy()


def shared(work: Callable[[Thing], Made], things: Sequence[Thing]) -> list[Made]:
    """Apply `work` to each thing, on as many processes as there are cores, this one included.

    A process that is free takes the next thing, and shares none of its own work. Results are in
    the order of `things`. Raises what `work` raises.
    """
    left, numbers = os.pipe()
    os.write(numbers, b"".join(n.to_bytes(2, "big") for n in range(len(things))))
    os.close(numbers)
    made: dict[int, Made] = {}
    collect_garbage_often()
    with ExitStack() as copies:
        copies.callback(os.close, left)
        copies.enter_context(_alone())
        twins: list[ForkedCopy] = []
        while len(twins) < min(cores(), len(things)) - 1:
            twins.append(copies.enter_context(ForkedCopy(left)))
            if twins[-1].is_copy:
                collect_garbage_often()
                twins[-1].give({n: work(things[n]) for n in _taken(left)})
        made |= {n: work(things[n]) for n in _taken(left)}
        for twin in twins:
            with suppress(CopyLostError):
                made |= twin.take()
        return [made[n] if n in made else work(things[n]) for n in range(len(things))]


def collect_garbage_often() -> None:
    """Collect garbage often, as a process that lasts must; a short command hardly does."""
    gc.enable()
    gc.set_threshold(_OFTEN)


def _taken(left: int) -> Iterator[int]:
    """Take numbers from the shared pipe `left`, one by one, while the parent process lives."""
    mother = os.getppid()
    while (number := os.read(left, 2)) and os.getppid() == mother:
        yield int.from_bytes(number, "big")


@contextmanager
def _alone() -> Iterator[None]:
    """Share nothing during the `with`, here or in a copy, since all cores are at work."""
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
    """Whether this process is itself a worker of a pool that uses all cores."""
    processes = sys.modules.get("multiprocessing")
    return processes is not None and processes.parent_process() is not None
