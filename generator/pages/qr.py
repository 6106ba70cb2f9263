"""QR codes of published pages, drawn at build, to be scanned from a wall or from paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from .addresses import address

MARGE = 4
"""Width of the light border in modules, as the standard asks."""
PIXELS = 2
"""Side of a module in pixels. With one, a PDF viewer that smooths images makes it unreadable."""


@dataclass(frozen=True)
class Qr:
    """One code: the address it holds, and its image."""

    adresse: str
    """The whole address, to be written beside the image for those who cannot scan it."""
    image: str
    """The image, as a `data:` address: five times lighter than an SVG drawing."""


def qr(site: str, path: PurePosixPath) -> Qr | None:
    """The code of the page at `path`; None when `site`, the published address, is empty.

    It has as few modules as possible, to be read from the back of a room.
    """
    if not site:
        return None
    import segno  # noqa: PLC0415 - a site without an address has no code

    adresse = site + address(path)
    drawn = segno.make_qr(adresse, error="l", mode="byte")
    return Qr(adresse, drawn.png_data_uri(scale=PIXELS, border=MARGE))
