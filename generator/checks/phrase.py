"""Sentences in the form in which rules compare them, so that typing differences do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_SPACES = re.compile(r"\s+")
_OTHER = r"(?:[ei]?ere|trice|euse|ne|le|e|s)"
_ENDINGS = re.compile(rf"\({_OTHER}s?\)|·{_OTHER}(?:·s)?\b")
"""Endings added for the other gender: « conseiller(ère) », « conseiller·ère »."""
_FEMININE = (
    ("iere", "ier"),
    ("ere", "er"),
    ("trice", "teur"),
    ("euse", "eur"),
    ("enne", "en"),
    ("onne", "on"),
    ("ee", "e"),
)
_SHORT = 3


@lru_cache(maxsize=1 << 13)  # each rule compares the same sentences
def plain(text: str) -> str:
    """The text with plain spaces, hyphens and apostrophes, and composed accents; case is kept."""
    text = unicodedata.normalize("NFC", text).replace("’", "'")
    return _SPACES.sub(" ", _DASHES.sub("-", text)).strip()


@lru_cache(maxsize=1 << 12)
def stems(text: str) -> str:
    """The words without accents, gender or number, with a space before and after each.

    Words can thus be looked for with `in`.
    """
    words = re.findall(r"\w+", _ENDINGS.sub("", unaccented(plain(text))))
    return f" {' '.join(map(_stem, words))} "


def unaccented(text: str) -> str:
    """The text casefolded, without accents; « œ » and « æ » become two letters."""
    split = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in split if not unicodedata.combining(c))


def _stem(word: str) -> str:
    if len(word) <= _SHORT:
        return word
    word = word.removesuffix("s").removesuffix("x")
    for feminine, masculine in _FEMININE:
        if word.endswith(feminine) and len(word) > len(feminine) + 1:
            return word.removesuffix(feminine) + masculine
    return word.removesuffix("e")
