"""Names, numbers and dates of another title, left in a title that was copied from it.

Only sentences about the title of today are judged. These are no faults: its history, a part of it
(« un ou deux CCP »), a title it is compared with, and the words people search with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import TITRE
from ..loading.neighbours import neighbours
from .dates import day
from .jours import Jours
from .nombres import Nombres
from .noms import Noms
from .phrase import plain
from .propres import own_texts, sentences

noms = lru_cache(maxsize=64)(Noms)
nombres = lru_cache(maxsize=64)(Nombres)
jours = lru_cache(maxsize=64)(Jours)
"""Each makes one kind of judge, and gives the same object again for the same data.

`_told` keeps its results by judge.
"""

Judge = Callable[[str], Iterator[str]]
"""From a sentence to French messages, one per fault."""

_PAST = re.compile(
    r"\b(ancienn?e?s?|anciennement|avait|avaient|était|étaient|comptait|comptaient|suffisai(?:t|ent)|"
    r"autrefois|avant|version (?:de|du) (?:\d{4}|\d+(?:er)? \w+ \d{4}))\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:en|jusqu'en) (?:19|20)\d\d\b", re.IGNORECASE)
"""A year in which a name or a number was true. Not for days: the year is part of the day."""


def nothing_of_another_title_is_left(d: Dossier) -> Iterator[Problem]:
    """The names, numbers and days in the texts of a title are its own."""
    judges = Judges(_names(d), _numbers(d), _days(d))
    for file, path, text in own_texts(d):
        for said in _told(judges, text):
            yield d.problem(file, path, said)


@dataclass(frozen=True)
class Judges:
    """The judges of one title; None for what its data do not allow to judge."""

    names: Noms | None
    numbers: Nombres | None
    days: Jours | None

    def concern(self, text: str) -> bool:
        """Whether a judge may find a fault in a text. Quick: most texts need no judge at all."""
        small = unicodedata.normalize("NFC", text).casefold()
        several = (self.names, self.numbers, self.days)
        return any(judge is not None and judge.concerns(small) for judge in several)


@lru_cache(maxsize=1 << 13)  # a live preview judges again the texts that were edited
def _told(judges: Judges, text: str) -> tuple[str, ...]:
    """The messages about a text, sentence by sentence."""
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
