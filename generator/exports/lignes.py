"""An estimate of the lines a text takes in a column.

Some spreadsheets do not compute the height of a row: the workbook has to give it. Widths are
counted in digits of the font, the unit of spreadsheets.
"""

from __future__ import annotations

from functools import lru_cache

_ETROITES = frozenset("fijlrtI .,;:!'’()[]-|\u00a0\u202f")
_LARGES = frozenset("mwMW@%…œŒæ")
_SURETE = 1.03
"""Safety factor: fonts differ a little from one machine to the next."""
_RETRAIT = 2
"""Width of the margins of a cell, in digits."""


def lignes(text: str, largeur: float) -> int:
    """Number of lines, at least 1, of `text` in a column `largeur` digits of Arial wide."""
    count, used = 1, 0.0
    for word in text.split(" "):
        width = _largeur(word)
        if used and used + width > largeur - _RETRAIT:
            count, used = count + 1, 0.0
        used += width + _chasse(" ")
    return count


@lru_cache(maxsize=1 << 12)  # texts say the same words
def _largeur(word: str) -> float:
    return sum(map(_chasse, word)) * _SURETE


def _chasse(lettre: str) -> float:
    """The width of one character, in digits."""
    if lettre in _ETROITES:
        return 0.55
    if lettre in _LARGES:
        return 1.6
    return 1.25 if lettre.isupper() else 1.0
