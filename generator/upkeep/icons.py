"""The icon of the site as PNG, for the systems that take no SVG: drawn from the SVG itself.

Understands what the icon is made of, and no more: filled rectangles, with or without round corners.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from math import ceil, floor, sqrt
from typing import NamedTuple
from xml.etree import ElementTree

SIZES = (192, 512)
"""Pixels: what browsers ask of a site that can be kept as an application."""

_LINES = 4
"""Lines drawn for each line of pixels; along them, edges are exact."""

_Pixel = tuple[float, float, float, float]
"""Red, green, blue, alpha, premultiplied, each 0 to 255."""


class _Rect(NamedTuple):
    x: float
    y: float
    width: float
    height: float
    radius: float
    colour: _Pixel


def png(svg: str, size: int) -> bytes:
    """The drawing on a square of `size` pixels; outside it, transparent.

    Raises ValueError when it is made of anything else.
    """
    side, rects = _parsed(svg)
    image = bytearray()
    for y in range(size):
        rows = [_row(rects, side / size, size, y + (i + 0.5) / _LINES) for i in range(_LINES)]
        image.append(0)
        for column in zip(*rows, strict=True):
            image += _rgba([sum(channel) / _LINES for channel in zip(*column, strict=True)])
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    chunks = {b"IHDR": header, b"IDAT": zlib.compress(bytes(image), 9), b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks.items())


def pixels(image: bytes) -> bytes:
    """What an image made here shows: two compressions of the same drawing are not always equal."""
    start = image.index(b"IDAT")
    (length,) = struct.unpack(">I", image[start - 4 : start])
    return zlib.decompress(image[start + 4 : start + 4 + length])


def _parsed(svg: str) -> tuple[float, list[_Rect]]:
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise ValueError("no drawing") from error
    rects = []
    for element in root:
        if element.tag.rpartition("}")[2] != "rect":
            raise ValueError(element.tag)
        x, y, width, height, radius = (
            float(element.get(name, 0)) for name in ("x", "y", "width", "height", "rx")
        )
        red, green, blue = bytes.fromhex(element.get("fill", "").removeprefix("#"))
        rects.append(_Rect(x, y, width, height, radius, (red, green, blue, 255)))
    return float(root.get("width", "")), rects


def _row(rects: list[_Rect], scale: float, size: int, y: float) -> list[_Pixel]:
    """One line of the drawing, at `y` in pixels."""
    row: list[_Pixel] = [(0, 0, 0, 0)] * size
    for rect in rects:
        for start, end in _spans(rect, y * scale):
            left, right = start / scale, end / scale
            for x in (floor(left), floor(right)):
                share = min(right, x + 1) - max(left, x)
                if x < size and share > 0:
                    row[x] = _blended(row[x], rect.colour, share)
            full = range(ceil(left), floor(right))
            row[full.start : full.stop] = [rect.colour] * len(full)
    return row


def _spans(rect: _Rect, y: float) -> Iterator[tuple[float, float]]:
    """Where a rectangle is on a line of the drawing: from, to; nothing when it is elsewhere."""
    top = y - rect.y
    if 0 <= top <= rect.height:
        corner = max(rect.radius - top, top - (rect.height - rect.radius), 0)
        inset = rect.radius - sqrt(rect.radius**2 - corner**2) if corner else 0
        yield rect.x + inset, rect.x + rect.width - inset


def _blended(below: _Pixel, above: _Pixel, share: float) -> _Pixel:
    r, g, b, a = (d * (1 - share) + c * share for d, c in zip(below, above, strict=True))
    return r, g, b, a


def _rgba(pixel: list[float]) -> bytes:
    alpha = pixel[3]
    if not alpha:
        return bytes(4)
    return bytes([*(round(255 * channel / alpha) for channel in pixel[:3]), round(alpha)])


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
