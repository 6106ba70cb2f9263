"""Judges the codes, sigles and intitulés in a sentence: they must not be those of another title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..loading.neighbours import Neighbour
from .phrase import plain, stems
from .propres import LINKED

_OFFICIAL = re.compile(
    r"\b(?P<what>TP|RNCP)(?: ?- ?| ?n ?[°o]\.? ?| )?(?P<number>\d{3,6})\b", re.IGNORECASE
)
"""« TP-12345 », « TP 12345 », « RNCP12345 », « RNCP n° 12345 »."""
_KINDS = ("tp", "rncp")
"""Any text with a code has one of them."""
_PLAIN_TP = 5
"""Fewest digits of a TP code typed without its hyphen: « TP 101 » is a lesson."""


class Noms:
    """Finds codes that are not those of the title, and names of the neighbours (`beside`)."""

    def __init__(
        self,
        codes: frozenset[str],
        sigles: frozenset[str],
        intitules: frozenset[str],
        beside: tuple[Neighbour, ...],
    ) -> None:
        self._codes = {_key(code): code for code in codes}
        self._sigles = sigles
        self._intitules = frozenset(map(stems, intitules))
        self._others = [v for v in beside if v.code and _key(v.code) not in self._codes]
        self._foreign = {_key(code) for v in self._others for code in (v.code, v.rncp) if code}

    def concerns(self, small: str) -> bool:
        """Whether a casefolded text may have one of these names; quick."""
        return bool(self._others) or any(kind in small for kind in _KINDS)

    def __call__(self, sentence: str) -> Iterator[str]:
        """One French message per wrong name; none if the sentence compares titles (`LINKED`)."""
        text = plain(sentence)
        codes = self._wrong_codes(text)
        named = {name: v for v in reversed(self._others) if (name := self._named(v, text))}
        found = [(v, name) for name, v in named.items()]
        if not (codes or found) or LINKED.search(text):
            return
        mine = " ou ".join(f"« {code} »" for code in sorted(self._codes.values()))
        for code in codes:
            yield f"« {code} » n’est pas le code de ce titre ; attendu : {mine}"
        for neighbour, name in found:
            yield (
                f"« {name} » est le nom d’un autre titre (dossier « {neighbour.dossier} ») ; dites "
                "celui-ci"
            )

    def _wrong_codes(self, text: str) -> list[str]:
        """Codes of a neighbour, and other codes of a kind (TP, RNCP) that the title has itself."""
        kinds = {what for what, _ in self._codes}
        return [
            found.group()
            for found in _OFFICIAL.finditer(text)
            if _is_code(found)
            and (key := _key(found.group())) not in self._codes
            and (key[0] in kinds or key in self._foreign)
        ]

    def _named(self, neighbour: Neighbour, text: str) -> str | None:
        """The intitulé or sigle of a neighbour found in the text, unless it is the title's too."""
        other = stems(neighbour.intitule)
        theirs = bool(other.strip()) and not any(other in name for name in self._intitules)
        if theirs and other in stems(text):
            return neighbour.intitule
        sigle = neighbour.sigle
        theirs = len(sigle) > 1 and sigle.isupper() and sigle not in self._sigles
        if theirs and re.search(rf"(?<![\w-]){re.escape(sigle)}s?(?![\w-])", text):
            return sigle
        return None


def _is_code(found: re.Match[str]) -> bool:
    typed, digits = found.group(), found["number"]
    return found["what"].upper() != "TP" or "-" in typed or len(digits) >= _PLAIN_TP


def _key(code: str) -> tuple[str, int]:
    """(Kind, number) of a code, however it is typed; a text that is no code never equals one."""
    found = _OFFICIAL.search(plain(code))
    return (found["what"].upper(), int(found["number"])) if found else (code, -1)
