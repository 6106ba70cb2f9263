"""What a title copied from another one still says of it: its names, its numbers, its dates.

Only what is said of today's title is judged: its history, a part of it (« un ou deux CCP »), the
title it is compared with, and the words people search with, are no faults.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..loading import Dossier
from ..loading.files import TITRE
from ..loading.neighbours import neighbours
from ..problem import Problem
from .dates import day
from .jours import Jours
from .nombres import Nombres
from .noms import Noms
from .phrase import plain
from .propres import own_texts, sentences

noms = lru_cache(maxsize=64)(Noms)
nombres = lru_cache(maxsize=64)(Nombres)
jours = lru_cache(maxsize=64)(Jours)
"""The same title, the very same judges."""

Judge = Callable[[str], Iterator[str]]
"""What is wrong in a sentence, in words."""

_PAST = re.compile(
    r"\b(ancienn?e?s?|anciennement|avait|avaient|était|étaient|comptait|comptaient|suffisai(?:t|ent)|"
    r"autrefois|avant|version (?:de|du) (?:\d{4}|\d+(?:er)? \w+ \d{4}))\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:en|jusqu'en) (?:19|20)\d\d\b", re.IGNORECASE)
"""A year a number was true; of a day, it would be the day itself."""


def nothing_of_another_title_is_left(d: Dossier) -> Iterator[Problem]:
    """The names, the numbers and the days a title says of itself are its own."""
    judges = Judges(_names(d), _numbers(d), _days(d))
    for file, path, text in own_texts(d):
        for said in _told(judges, text):
            yield d.problem(file, path, said)


@dataclass(frozen=True)
class Judges:
    """Who judges the names, the numbers and the days a title says."""

    names: Noms | None
    numbers: Nombres | None
    days: Jours | None

    def concern(self, text: str) -> bool:
        """Whether one of them may have something to say of a text: of most, none has."""
        small = unicodedata.normalize("NFC", text).casefold()
        several = (self.names, self.numbers, self.days)
        return any(judge is not None and judge.concerns(small) for judge in several)


@lru_cache(maxsize=1 << 13)  # a live preview judges again the texts that were edited
def _told(judges: Judges, text: str) -> tuple[str, ...]:
    """What is wrong in a text, in words."""
    if not judges.concern(text):
        return ()
    return tuple(said for sentence in sentences(text) for said in _wrong(judges, sentence))


def _wrong(judges: Judges, sentence: str) -> list[str]:
    several: tuple[Judge | None, ...] = (judges.names, judges.numbers)
    told = [said for judge in several if judge for said in judge(sentence)]
    if told and _THEN.search(plain(sentence)):
        told = []
    told += judges.days(sentence) if judges.days else ()
    return [] if told and _PAST.search(plain(sentence)) else told


def _names(d: Dossier) -> Noms | None:
    titre = d.tree(TITRE)
    codes = {text for key in ("code", "rncp") for _, text in titre.texts(f"identite.{key}.valeur")}
    sigles = {text for _, text in titre.texts("sigle")}
    intitules = {text for _, text in titre.texts("identite.intitule.valeur")}
    if not codes:
        return None
    return noms(frozenset(codes), frozenset(sigles), frozenset(intitules), neighbours(d.path))


def _numbers(d: Dossier) -> Nombres | None:
    structure = [entry for _, entry in d.tree(TITRE).groups("structure.*")]
    lists = [c for e in structure if isinstance(c := e.get("competences"), list)]
    if not structure or len(lists) != len(structure):
        return None
    total = len({str(code) for codes in lists for code in codes})
    return nombres(len(structure), total, frozenset(map(len, lists)))


def _days(d: Dossier) -> Jours | None:
    days = [
        date
        for key in ("debut", "fin")
        for _, text in d.tree(TITRE).texts(f"identite.validite.{key}")
        if (date := day(text))
    ]
    return jours(*days) if len(days) == 2 else None
