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

TAILLES = (192, 512)
"""Pixels: what browsers ask of a site that can be kept as an application."""

_LIGNES = 4
"""Lines drawn for each line of pixels; along them, edges are exact."""

_Pixel = tuple[float, float, float, float]
"""Red, green, blue, alpha, premultiplied, each 0 to 255."""


class _Rect(NamedTuple):
    x: float
    y: float
    largeur: float
    hauteur: float
    rayon: float
    couleur: _Pixel


def png(svg: str, taille: int) -> bytes:
    """The drawing on a square of `taille` pixels; outside it, transparent.

    Raises ValueError when it is made of anything else.
    """
    cote, rects = _lire(svg)
    image = bytearray()
    for y in range(taille):
        lignes = [
            _ligne(rects, cote / taille, taille, y + (i + 0.5) / _LIGNES) for i in range(_LIGNES)
        ]
        image.append(0)
        for colonne in zip(*lignes, strict=True):
            image += _octets([sum(voie) / _LIGNES for voie in zip(*colonne, strict=True)])
    entete = struct.pack(">IIBBBBB", taille, taille, 8, 6, 0, 0, 0)
    blocs = {b"IHDR": entete, b"IDAT": zlib.compress(bytes(image), 9), b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(_bloc(nom, texte) for nom, texte in blocs.items())


def pixels(image: bytes) -> bytes:
    """What an image made here shows: two compressions of the same drawing are not always equal."""
    debut = image.index(b"IDAT")
    (longueur,) = struct.unpack(">I", image[debut - 4 : debut])
    return zlib.decompress(image[debut + 4 : debut + 4 + longueur])


def _lire(svg: str) -> tuple[float, list[_Rect]]:
    try:
        racine = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise ValueError("no drawing") from error
    rects = []
    for element in racine:
        if element.tag.rpartition("}")[2] != "rect":
            raise ValueError(element.tag)
        x, y, largeur, hauteur, rayon = (
            float(element.get(nom, 0)) for nom in ("x", "y", "width", "height", "rx")
        )
        rouge, vert, bleu = bytes.fromhex(element.get("fill", "").removeprefix("#"))
        rects.append(_Rect(x, y, largeur, hauteur, rayon, (rouge, vert, bleu, 255)))
    return float(racine.get("width", "")), rects


def _ligne(rects: list[_Rect], echelle: float, taille: int, y: float) -> list[_Pixel]:
    """One line of the drawing, at `y` in pixels."""
    ligne: list[_Pixel] = [(0, 0, 0, 0)] * taille
    for rect in rects:
        for debut, fin in _segment(rect, y * echelle):
            gauche, droite = debut / echelle, fin / echelle
            for x in (floor(gauche), floor(droite)):
                part = min(droite, x + 1) - max(gauche, x)
                if x < taille and part > 0:
                    ligne[x] = _poser(ligne[x], rect.couleur, part)
            plein = range(ceil(gauche), floor(droite))
            ligne[plein.start : plein.stop] = [rect.couleur] * len(plein)
    return ligne


def _segment(rect: _Rect, y: float) -> Iterator[tuple[float, float]]:
    """Where a rectangle is on a line of the drawing: from, to; nothing when it is elsewhere."""
    haut = y - rect.y
    if 0 <= haut <= rect.hauteur:
        coin = max(rect.rayon - haut, haut - (rect.hauteur - rect.rayon), 0)
        retrait = rect.rayon - sqrt(rect.rayon**2 - coin**2) if coin else 0
        yield rect.x + retrait, rect.x + rect.largeur - retrait


def _poser(dessous: _Pixel, dessus: _Pixel, part: float) -> _Pixel:
    r, v, b, a = (d * (1 - part) + c * part for d, c in zip(dessous, dessus, strict=True))
    return r, v, b, a


def _octets(pixel: list[float]) -> bytes:
    alpha = pixel[3]
    if not alpha:
        return bytes(4)
    return bytes([*(round(255 * voie / alpha) for voie in pixel[:3]), round(alpha)])


def _bloc(nom: bytes, texte: bytes) -> bytes:
    return struct.pack(">I", len(texte)) + nom + texte + struct.pack(">I", zlib.crc32(nom + texte))
