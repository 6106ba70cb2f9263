"""A published address as a QR code, drawn at build: read from a wall or from paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from .addresses import address

MARGE = 4
"""Light modules around, as readers ask."""
PIXELS = 2
"""Of the side of a module: with one, a PDF smoothed by what shows it is no longer read."""


@dataclass(frozen=True)
class Qr:
    """One code: what it says, and how to draw it."""

    adresse: str
    """The whole address, to write beside it: a code nobody can read is of no use."""
    image: str
    """An image as a `data:` address: a fifth of what a drawing of lines weighs."""


def qr(site: str, path: PurePosixPath) -> Qr | None:
    """The code of a page of the site published at `site`; None where it has no address.

    As few modules as can be: it has to be read from the back of a room.
    """
    if not site:
        return None
    import segno  # noqa: PLC0415 - a site without an address has no code

    adresse = site + address(path)
    drawn = segno.make_qr(adresse, error="l", mode="byte")
    return Qr(adresse, drawn.png_data_uri(scale=PIXELS, border=MARGE))
