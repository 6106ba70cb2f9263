"""Finds the terms of a glossary in the texts of pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import escape

from ..disk.digest import digest
from ..model import Glossaire, Terme
from ..words.typographie import typographie

_WORD = re.compile(r"(?<![\w-])(?:\w+|[^\w\s])")
"""Where a form may begin."""


@dataclass(frozen=True)
class Lexique:
    """A glossary indexed by the first word of each form, to find its terms in a text."""

    termes: dict[str, Terme]
    """Form as typed in a page (folded unless it is a sigle) -> entry."""
    address: str
    """Site-relative address of the glossary page."""
    texts: dict[str, tuple[tuple[str, int, int], ...]] = field(default_factory=dict, compare=False)
    """What was found in the texts read so far."""
    patterns: dict[str, re.Pattern[str]] = field(default_factory=dict, compare=False)
    """First word -> the forms that begin with it, of the words met so far: a pattern of all forms
    takes longer to make than a page to read."""

    @cached_property
    def mark(self) -> str:
        """Fingerprint of the set of forms, definitions left out."""
        forms = [(form, terme.code) for form, terme in self.termes.items()]
        return digest(self.address, *(f"{form}\0{code}" for form, code in forms))

    @cached_property
    def marks(self) -> dict[str, str]:
        """Code of an entry -> fingerprint of its term and definition."""
        return {
            terme.code: digest(terme.terme, terme.developpe or "", terme.definition)
            for terme in self.termes.values()
        }

    def found(self, text: str) -> tuple[tuple[str, int, int], ...]:
        """(form, start, end) of each form in `text`; remembered, since pages repeat their texts."""
        if text not in self.texts:
            self.texts[text] = tuple(self._found(text))
        return self.texts[text]

    def _found(self, text: str) -> Iterator[tuple[str, int, int]]:
        end = 0
        for word in _WORD.finditer(text):
            pattern = self._pattern(word.group()) if word.start() >= end else None
            if pattern and (found := pattern.match(text, word.start())):
                end = found.end()
                yield found.group(), found.start(), end

    def _pattern(self, word: str) -> re.Pattern[str] | None:
        """The forms that begin with a word, the longest first."""
        if forms := self._by_word.get(word):
            if word not in self.patterns:
                shapes = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
                self.patterns[word] = re.compile(rf"(?:{shapes})(?![\w-])")
            return self.patterns[word]
        return None

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        """Word -> the forms that begin with it as it is typed, the longest first."""
        found: dict[str, list[str]] = {}
        for form in sorted(self.termes, key=lambda form: (-len(form), form)):
            for typed in {form} if _is_sigle(form) else {form, form[0].upper() + form[1:]}:
                if first := _WORD.match(typed):
                    found.setdefault(first.group(), []).append(typed)
        return found

    def find(self, form: str) -> Terme | None:
        """The entry a matched form belongs to."""
        plain = re.sub(r"\s+", " ", form)
        return self.termes.get(plain) or self.termes.get(plain.lower())


def lexique(glossaire: Glossaire, address: str) -> Lexique:
    """Index `glossaire`, whose page is at `address`.

    Sigles match as written; other words match with or without a capital.
    """
    termes: dict[str, Terme] = {}
    for terme in (t for t in glossaire.termes if not t.courant):
        for form in terme.ecritures:
            text = escape(typographie(nfc(form)), quote=False)
            termes.setdefault(text if _is_sigle(form) else text.lower(), terme)
    return Lexique(termes, address)


def nfc(text: str) -> str:
    """`text` in Unicode form NFC: some systems type « é » as « e » and an accent."""
    return unicodedata.normalize("NFC", text)


def _is_sigle(form: str) -> bool:
    return sum(letter.isupper() for letter in form) >= 2
