"""Judges the numbers of CCP and compétences that a sentence gives for the whole title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from .phrase import plain
from .propres import LINKED

_UNITS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf"
).split()
_TENS = ("vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt")
_MOST = 200


def _spelt(number: int) -> str:
    """A number up to `_MOST` in letters, with hyphens everywhere: « vingt-et-un »."""
    if number < len(_UNITS):
        return _UNITS[number]
    if number >= 100:
        hundreds = "cent" if number < _MOST else "deux-cent"
        return "-".join([hundreds, *([_spelt(number % 100)] if number % 100 else [])])
    ten = min(number // 10, 8)
    ten -= ten == 7  # soixante-dix, quatre-vingt: what follows goes on to nineteen
    base, rest = (_TENS[6], number - 80) if ten == 8 else (_TENS[ten - 2], number - ten * 10)
    joined = "et-" if rest in (1, 11) and ten < 8 else ""
    return f"{base}-{joined}{_spelt(rest)}" if rest else base


WORDS = {_spelt(n): n for n in range(_MOST + 1)}
"""A number in letters, with hyphens -> the number."""


def _either(words: Iterable[Sequence[str]]) -> str:
    """A pattern for words in several parts, the longest first; common beginnings are merged.

    A plain list of alternatives takes ten times as long to compile.
    """
    after: dict[str, list[Sequence[str]]] = {}
    for first, *rest in words:
        after.setdefault(first, []).append(rest)
    shapes = []
    for first in sorted(after, key=len, reverse=True):
        longer = [rest for rest in after[first] if rest]
        more = f"(?:[- ]{_either(longer)})" if longer else ""
        shapes.append(first + more + "?" * (bool(longer) and [] in after[first]))
    return f"(?:{'|'.join(shapes)})"


_NUMBERS = _either(word.split("-") for word in WORDS)
_N = rf"(?P<n>(?:\d+|{_NUMBERS})[es]?(?![\w-]))"
_SEVERAL = rf"(?!une?\b|1\b){_N}"
_CERTIFICATS = r"certificats?(?! (?:méd|de (?:travail|scol|nais)|d'))"
_WHAT = (
    rf"(?P<what>CCP|{_CERTIFICATS}|blocs?(?: de compétences)?|compétences|"
    r"activités(?:[- ]types?)?)"
)
_OWN = (
    r"(?P<what>CCP|certificats de compétences|blocs de compétences|activités[- ]types|compétences)"
)
_HAS = r"(?:a|compte|comporte|comprend|réunit|contient)"
_OBTAIN = r"(?:obtenir|réussir|avoir|passer|valider|prouver|présenter)"
_WHOLE = (
    r"(?:\b(?:les|des|aux|ses|ces|tous les|toutes les|parmi les)|\bfaite?s? de|\bcomposée?s? de"
    rf"|\b(?:divis|découp|organis|répart|structur)\w+ en|\btitre (?:\w+ ){{0,2}}?{_HAS}|\ben compte"
    r"|\b(?:il|elle) (?:compte|comporte|comprend|réunit|contient)|\bse compose de)"
)
_REST = r"\b(?P<rest>[^.;:!?]*)"
_END = r" *(?=[.;:!?,]|$)"
_LE_TITRE = r"(?:le|ce) titre"
_SAID: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    ((), rf"{_WHOLE} {_N} {_WHAT}{_REST}"),
    (
        ("composent", "forment", "constituent", "donnent"),
        rf"\b{_SEVERAL} {_OWN} (?:composent|forment|constituent|donnent) (?P<rest>){_LE_TITRE}",
    ),
    (
        ("il y a",),
        rf"\bil y a {_SEVERAL} {_OWN}(?P<rest>)(?: professionnelles)?"
        rf"(?: à obtenir| dans {_LE_TITRE})?{_END}",
    ),
    (
        ("faut", "devez", "devrez", "doit", "devra"),
        rf"\b(?:faut|devez|devrez|doit|devra) {_OBTAIN}? ?{_SEVERAL} {_OWN}(?P<rest>)"
        rf"(?: professionnelles)?(?:{_END}| pour (?:avoir|obtenir) {_LE_TITRE})",
    ),
    (("sont",), rf"\b{_OWN} (?P<rest>)(?:de ce titre |du titre )?sont (?:au nombre de )?{_N}"),
)
"""(Words, pattern) of each way of counting: « les trois CCP », « trois CCP composent le titre »…

A pattern is compiled only for a text with one of its words: compiling is slow, and most titles use
few of these ways."""
_PART = re.compile(
    r"^[ ,]*(?:obtenu|manquant|restant|réussi|raté|visé|choisi|acquis|suivant|premi|derni|déjà|"
    r"qui\b|que\b|qu'|dont\b|sur \w+|(?:d'un|d'une) |"
    r"(?:de|du|de la|de l'|de ce|de cette|de chaque|de son) ?"
    r"(?:CCP|activité|certificat|bloc|première|deuxième|troisième))",
    re.IGNORECASE,
)
"""Words after a number which show that it counts only a part of the title."""
_COUNTABLE = ("ccp", "ertificat", "bloc", "compétences", "activités")
"""A sentence that counts has one of them. Looked for first, for speed."""


class Nombres:
    """Finds numbers that are not those of the structure.

    `by_ccp` holds the number of compétences of each CCP: a sentence may mean one CCP.
    """

    def __init__(self, ccp: int, competences: int, by_ccp: frozenset[int]) -> None:
        self._ccp, self._competences, self._by_ccp = ccp, competences, by_ccp

    def concerns(self, small: str) -> bool:
        """Whether a casefolded text may count CCP or compétences; quick."""
        return any(word in small for word in _COUNTABLE)

    def __call__(self, sentence: str) -> Iterator[str]:
        """One French message for each wrong number in the sentence."""
        text = plain(sentence)
        if not self.concerns(text.casefold()) or LINKED.search(text):
            return
        told = set()
        for found in _counts(text):
            is_competences = found["what"].casefold() == "compétences"
            expected = self._competences if is_competences else self._ccp
            admitted = {expected, *(self._by_ccp if is_competences else ())}
            number = found["n"]
            if number in told or number_of(number) in admitted or _PART.search(found["rest"]):
                continue
            told.add(number)
            yield (
                f"« {number} {found['what']} » ; le titre en déclare {expected} "
                "(« structure » de titre.yaml)"
            )


def _counts(text: str) -> Iterator[re.Match[str]]:
    """The matches of every way of counting in a sentence."""
    small = text.casefold()
    for words, shape in _SAID:
        if not words or any(word in small for word in words):
            yield from _compiled(shape).finditer(text)


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(shape, re.IGNORECASE)


def number_of(text: str) -> int:
    """The value of a number in digits or in letters (up to `_MOST`); -1 when it is none."""
    spelt = re.sub(r"[- ]", "-", text.casefold()).removesuffix("s")
    if text.isdecimal():  # « 5² » has digits, and is no number
        return int(text)
    for word in (text.casefold().replace(" ", "-"), spelt, spelt.removesuffix("e")):
        if word in WORDS:
            return WORDS[word]
    return -1
