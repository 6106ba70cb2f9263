"""A published address as a QR code, drawn at build: read from a wall or from paper."""

from __future__ import annotations

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
    image: str
    """A pixel per module, as a `data:` address: a quarter of what a drawing of lines weighs."""


def qr(site: str, path: PurePosixPath) -> Qr | None:
    """The code of a page of the site published at `site`; None where it has no address.

    As few modules as can be: it has to be read from the back of a room.
    """
    if not site:
        return None
    adresse = site + address(path)
    drawn = segno.make_qr(adresse, error="l", mode="byte")
    # Not compressed: compressors differ from one machine to another, and so few bytes gain little.
    image = drawn.png_data_uri(scale=1, border=MARGE, compresslevel=0)
    return Qr(adresse, image)
