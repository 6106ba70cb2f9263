"""A glossary made ready to be looked for in the texts of pages."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from html import escape

from ..model import Glossaire, Terme
from ..typographie import typographie


@dataclass(frozen=True)
class Lexique:
    """A glossary made ready to be looked for: one pattern for all its forms."""

    pattern: re.Pattern[str]
    termes: dict[str, Terme]
    """Form as typed in a page (folded unless it is a sigle) -> entry."""
    address: str
    """Site-relative address of the glossary page."""
    texts: dict[str, tuple[tuple[str, int, int], ...]] = field(default_factory=dict, compare=False)
    """What was found in the texts read so far."""

    @cached_property
    def mark(self) -> str:
        """Fingerprint of which words are explained, whatever is said of them."""
        forms = [(form, terme.code) for form, terme in self.termes.items()]
        return _digest(self.pattern.pattern, self.address, *(f"{f}\0{code}" for f, code in forms))

    @cached_property
    def marks(self) -> dict[str, str]:
        """Code of an entry -> fingerprint of what is said of it."""
        return {
            terme.code: _digest(terme.terme, terme.developpe or "", terme.definition)
            for terme in self.termes.values()
        }

    def found(self, text: str) -> tuple[tuple[str, int, int], ...]:
        """Each form in a text, with where it starts and ends. Pages repeat many texts."""
        if text not in self.texts:
            matches = self.pattern.finditer(text)
            self.texts[text] = tuple((m.group(), m.start(), m.end()) for m in matches)
        return self.texts[text]

    def find(self, form: str) -> Terme | None:
        """The entry a matched form belongs to."""
        plain = re.sub(r"\s+", " ", form)
        return self.termes.get(plain) or self.termes.get(plain.lower())


def lexique(glossaire: Glossaire, address: str) -> Lexique:
    """Prepare a glossary. Sigles match as written; words match whatever their first letter is."""
    termes: dict[str, Terme] = {}
    for terme in (t for t in glossaire.termes if not t.courant):
        for form in terme.ecritures:
            text = escape(typographie(composed(form)), quote=False)
            termes.setdefault(text if _is_sigle(form) else text.lower(), terme)
    ordered = sorted(termes, key=lambda form: (-len(form), form))
    alternatives = "|".join(_pattern(form) for form in ordered)
    return Lexique(re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])"), termes, address)


def composed(text: str) -> str:
    """« é » as one letter, whoever typed it: some systems write it as « e » and an accent."""
    return unicodedata.normalize("NFC", text)


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _is_sigle(form: str) -> bool:
    return sum(letter.isupper() for letter in form) >= 2


def _pattern(form: str) -> str:
    escaped = re.escape(form).replace(r"\ ", r"\s+")
    first = form[0]
    if _is_sigle(form) or not first.isalpha():
        return escaped
    return f"[{first.lower()}{first.upper()}]{escaped[len(re.escape(first)) :]}"
