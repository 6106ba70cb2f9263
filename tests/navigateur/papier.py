"""What a page prints: its sheets, their size and their words.

PDFium, which is Chromium's own reader of such files, finds the words in a tenth of the time of a
reader in Python: there are hundreds of sheets to read.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import pypdfium2
from playwright.sync_api import Page

TRAIT = "\ufffe"
"""What PDFium makes of a hyphen at the end of a line: half of a word that was cut, it believes."""


@dataclass(frozen=True)
class Feuille:
    """One printed sheet."""

    taille: tuple[int, int]
    """Width and height, in points: 595 and 842 for an upright A4."""
    texte: str
    """What is written on it, without ligatures; lines end with `\\n`."""


def lire(pdf: bytes) -> list[Feuille]:
    """The sheets of a file that a browser printed."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_feuille(page) for page in document]


def _feuille(page: pypdfium2.PdfPage) -> Feuille:
    largeur, hauteur = page.get_size()
    texte = page.get_textpage().get_text_range().replace("\r\n", "\n").replace(TRAIT, "-")
    return Feuille((round(largeur), round(hauteur)), unicodedata.normalize("NFKC", texte))


def squeezed(text: str) -> str:
    """Without spaces or ligatures: what a PDF says, whatever the way it lays it out."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def printed(page: Page) -> list[str]:
    """The squeezed text of each sheet that a page prints."""
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    return [squeezed(feuille.texte) for feuille in lire(pdf)]
