"""French typography, set at rendering: people type ordinary apostrophes and spaces.

Idempotent, so that a text already set goes through unharmed.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

NBSP = "\u00a0"
NNBSP = "\u202f"

INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Characters that hide, reverse or break a line: never in the data, never printed as they are."""

NEAREST = "au-plus-proche"
"""How to write on what does not know every sign (`errors`): « sécurité ; » as « securite ; », never
as « s?curit??; »."""
_PLAIN = {NBSP: " ", NNBSP: " ", "’": "'", "«": '"', "»": '"', "…": "...", "–": "-", "œ": "oe"}

_SPACE = f"[ {NBSP}{NNBSP}]"
_PROTECTED = re.compile(r"https?://[^\s<>»]+")
"""Addresses keep every character."""

_RULES = (
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"'"), "’"),
    (re.compile(f"«{_SPACE}*(?=\\S|$)"), f"«{NBSP}"),
    (re.compile(f"{_SPACE}*»"), f"{NBSP}»"),
    (re.compile(f"{_SPACE}+:(?!\\w)"), f"{NBSP}:"),
    (re.compile(f"{_SPACE}+([;!?])"), f"{NNBSP}\\1"),
)
_NUMBER = re.compile(r"(?<=\d) +(?=[%€])|(?:(?<=\bn°)|(?<=\b[LRD]\.)) +(?=\d)")
"""Between a number and its sign: « 80 % », « 103,20 € », « n° 12 », « article R. 338-5 »."""


@lru_cache(maxsize=1 << 14)  # pages say the same things
def typographie(text: str) -> str:
    """Set ’, …, U+00A0 before « : », inside « » and by numbers, U+202F before ; ! ? — outside
    addresses."""
    return _outside_addresses(text, _with_numbers)


def ponctuation_seule(text: str) -> str:
    """`typographie` without what stands by numbers, which it did not set at first: what people keep
    may have been named after a text set so."""
    return _outside_addresses(text, _set)


def _outside_addresses(text: str, change: Callable[[str], str]) -> str:
    pieces: list[str] = []
    end = 0
    for match in _PROTECTED.finditer(text):
        pieces += [change(text[end : match.start()]), match.group()]
        end = match.end()
    return "".join([*pieces, change(text[end:])])


def ponctuation(message: str) -> str:
    """Set the spaces of a message, but keep what it quotes as people typed it, to be found."""
    pieces = re.split(r"(« .*? »)", message)
    for index, piece in enumerate(pieces):
        if index % 2:
            pieces[index] = f"«{NBSP}{piece[2:-2]}{NBSP}»"
        else:
            pieces[index] = re.sub(r" ([;!?])", f"{NNBSP}\\1", re.sub(r" :", f"{NBSP}:", piece))
    return "".join(pieces)


def mended(text: str) -> str:
    """A name of file as it is, where the system took its bytes for those of poorer letters."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return text


def nearest(error: UnicodeError) -> tuple[str, int]:
    """In place of what cannot be written, the plain signs nearest to it; registered as NEAREST."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    pieces = []
    for sign in mended(error.object[error.start : error.end]):
        bare = unicodedata.normalize("NFKD", sign)[:1]
        pieces.append(_PLAIN.get(sign) or (bare if bare.isascii() else "?"))
    return "".join(pieces), error.end


codecs.register_error(NEAREST, nearest)


def _with_numbers(text: str) -> str:
    return _NUMBER.sub(NBSP, _set(text))


def _set(text: str) -> str:
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
