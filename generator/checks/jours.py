"""Judges the days and the duration that a sentence gives for the registration of the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..loading.variables import MOIS, duree, jour
from .nombres import number_of
from .phrase import plain

_SUBJECTS = ("titre", "version", "enregistr")
_ABOUT = re.compile(r"\b(titre|version|enregistr\w+)\b", re.IGNORECASE)
_LAW = re.compile(r"\b(r[eè]gles?|loi|d[eé]cret|arr[eê]t[eé]|articles?|VAE|code du)\b", re.I)
_SIGNAL = re.compile(
    r"\b(?:enregistr\w+|vigueur|validité|valable|valide|échéance|version|prend(?:ra)? fin|"
    r"expir\w+|périm\w+|se termine\w*|jusqu'(?:au|en|à)\b)",
    re.IGNORECASE,
)
"""Words after which a date is a day of the title."""
_MONTH = "|".join(MOIS)
_DATES = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:er)? (?P<m>{_MONTH}) (?P<y>\d{{4}})\b"
    r"|\b(?P<d2>\d{1,2})[/.](?P<m2>\d{1,2})[/.](?P<y2>\d{4})\b"
    r"|\b(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})\b"
    rf"|\b(?P<m4>{_MONTH}) (?P<y4>\d{{4}})\b"
    r"|\b(?:jusqu'en|jusqu'à fin|depuis|à partir de|(?:expire|prend fin|se termine)(?:ra)? en|"
    r"échéance(?: en| :)?) (?P<y5>\d{4})\b(?!-)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:]|,(?= et\b| mais\b)")
_LASTS = re.compile(
    r"\benregistr\w+[^.;,]{0,30}? (?:pour|pendant|durant|de) (?P<n>\w+(?:-\w+)*) ans?\b",
    re.IGNORECASE,
)

Said = tuple[int | None, int | None, int]
"""(Day, month, year); day and month are None when the text does not give them."""


class Jours:
    """Finds days that are neither the first nor the last day of the title, and wrong durations."""

    def __init__(self, start: date, end: date) -> None:
        self._days = (start, end)
        self._told = f"ce titre est enregistré du {jour(start)} au {jour(end)}"
        self._years = number_of(duree(start, end).partition(" ")[0])

    def concerns(self, small: str) -> bool:
        """Whether a casefolded text may speak of the title; quick."""
        return any(word in small for word in _SUBJECTS)

    def __call__(self, sentence: str) -> Iterator[str]:
        """One French message for each wrong day or duration in the sentence."""
        text = plain(sentence)
        if not _ABOUT.search(text) or _LAW.search(text):
            return
        for clause in _CLAUSE.split(text):
            signal = _SIGNAL.search(clause)
            for found in _DATES.finditer(clause, signal.start()) if signal else ():
                if not self._is_mine(_said(found)):
                    yield f"« {found.group()} » ; {self._told}"
            for found in _LASTS.finditer(clause):
                years = number_of(found["n"])
                if self._years > 0 and years > 0 and years != self._years:
                    yield f"« {found['n']} ans » ; {self._told}"

    def _is_mine(self, said: Said) -> bool:
        day, month, year = said
        return any(
            year == mine.year and month in (None, mine.month) and day in (None, mine.day)
            for mine in self._days
        )


def _said(found: re.Match[str]) -> Said:
    parts = {key[0]: value for key, value in found.groupdict().items() if value}
    month = parts.get("m", "")
    number = int(month) if month.isdigit() else _rank(month)
    return (int(parts["d"]) if "d" in parts else None, number, int(parts["y"]))


def _rank(month: str) -> int | None:
    return MOIS.index(month.casefold()) + 1 if month else None
