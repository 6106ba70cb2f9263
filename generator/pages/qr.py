"""A published address as a QR code, drawn at build: read from a wall or from paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

import segno

from .addresses import address

MARGE = 4
"""Light modules around, as readers ask."""


@dataclass(frozen=True)
class Qr:
    """One code: what it says, and how to draw it."""

    adresse: str
    """The whole address, to write beside it: a code nobody can read is of no use."""
    cote: int
    """Modules of a side, margin included."""
    trace: str
    """The dark runs, for one path with a stroke of 1."""


def qr(site: str, path: PurePosixPath) -> Qr | None:
    """The code of a page of the site published at `site`; None where it has no address.

    As few modules as can be: it has to be read from the back of a room.
    """
    if not site:
        return None
    adresse = site + address(path)
    drawn = segno.make_qr(adresse, error="l", mode="byte")
    return Qr(adresse, len(drawn.matrix) + 2 * MARGE, trace(drawn.matrix))


def trace(modules: Sequence[Sequence[int]]) -> str:
    """Dark runs, row by row, each drawn from where the one before ended. `qr.js` draws the same."""
    found: list[str] = []
    x = y = 0
    for row, start, length in _runs(modules):
        move = f"m{start - x} {row - y}" if found else f"M{MARGE + start} {MARGE + row + 0.5}"
        found.append(f"{move}h{length}")
        x, y = start + length, row
    return "".join(found)


def _runs(modules: Sequence[Sequence[int]]) -> Iterator[tuple[int, int, int]]:
    for row, line in enumerate(modules):
        start = 0
        while start < len(line):
            end = start
            while end < len(line) and line[end]:
                end += 1
            if end > start:
                yield row, start, end - start
            start = end + 1
