"""Spaces and signs nobody can tell from an ordinary space, and where YAML needs an ordinary one.

Inside a text they are welcome; around « : », after « - » or before a line they break the document,
and nothing shows on the screen: the message has to name them.
"""

from __future__ import annotations

import re

from ..ground.problem import Fault

_NAMES = {
    0x00: "caractère nul",
    0x09: "tabulation",
    0x0B: "tabulation verticale",
    0x0C: "saut de page",
    0x85: "saut de ligne NEL",
    0xA0: "espace insécable",
    0xAD: "trait d’union conditionnel",
    0x1680: "espace ogham",
    0x2000: "demi-cadratin",
    0x2001: "cadratin",
    0x2002: "espace demi-cadratin",
    0x2003: "espace cadratin",
    0x2004: "espace d’un tiers de cadratin",
    0x2005: "espace d’un quart de cadratin",
    0x2006: "espace d’un sixième de cadratin",
    0x2007: "espace insécable de la largeur d’un chiffre",
    0x2008: "espace de la largeur d’un point",
    0x2009: "espace fine",
    0x200A: "espace ultrafine",
    0x200B: "espace de largeur nulle",
    0x200C: "antiliant sans chasse",
    0x200D: "liant sans chasse",
    0x200E: "marque de gauche à droite",
    0x200F: "marque de droite à gauche",
    0x2028: "séparateur de lignes",
    0x2029: "séparateur de paragraphes",
    0x202F: "espace fine insécable",
    0x205F: "espace mathématique",
    0x2060: "gluon de mots",
    0x3000: "espace idéographique",
    0xFEFF: "marque d’ordre des octets",
}

_STRANGE = r"\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
STRANGE = re.compile(f"[{_STRANGE}]")
"""White space that a text may hold, and that YAML does not take for a space."""

_KEY = r"(?P<start> *(?:- +)*)[^\s\W][\w.-]*"
_PLACES = (
    (re.compile(f" *(?P<at>[{_STRANGE}\t])"), "en début de ligne ; des espaces ordinaires"),
    (re.compile(rf" *(?:- +)*-(?P<at>[{_STRANGE}\t])"), "après « - » ; une espace ordinaire"),
    (re.compile(rf"{_KEY} *(?P<at>[{_STRANGE}])[{_STRANGE} ]*:"), "avant « : » ; rien"),
    (re.compile(rf"{_KEY} *: *(?P<at>[{_STRANGE}])"), "après « : » ; une espace ordinaire"),
    (re.compile(rf".*[\"'>|\]}}][+-]?(?P<at>[{_STRANGE}])\s*$"), "en fin de ligne ; rien"),
)
_BLOCK = re.compile(
    r"(?:(?P<owner> *(?:- +)*)[\w.-]+ *:|(?P<dash>(?: *- +)* *)-) +[>|][-+\d]*\s*(?:#.*)?$"
)
"""A line whose text follows: it lasts as long as lines stand right of the key, or of the dash."""


def named(sign: str) -> str:
    """Its name and its number, such as « espace insécable (U+00A0) »."""
    name = _NAMES.get(ord(sign))
    if name is None:
        name = "caractère de commande" if ord(sign) < 0xA0 else "caractère invisible"
    return f"{name} (U+{ord(sign):04X})"


def misplaced(line: str) -> str | None:
    """What to say of a line of structure where YAML expects an ordinary space, if anything."""
    for pattern, place in _PLACES:
        if found := pattern.match(line):
            where, _, expected = place.partition(" ; ")
            verb = "sont attendues" if expected.startswith("des") else "est attendue"
            verb = "n’est attendu" if expected == "rien" else verb
            return f"{named(found['at'])} {where} ; {expected} {verb}"
    return None


def meant_key(typed: str, line: str) -> tuple[str, str | None]:
    """A key as it was meant, and what to say of its line if a space of another kind is in it."""
    strange = STRANGE.search(typed)
    if strange is None:
        return typed, None
    usual = f"{named(strange.group())} dans une clé ; une clé est un mot simple"
    return STRANGE.sub(" ", typed).strip(), misplaced(line) or usual


def without_margins(typed: str) -> tuple[str, str | None]:
    """A plain text without the spaces around it, of which YAML only takes away the ordinary.

    And what to say when one of them hides from YAML that a quote or a list begins.
    """
    text = typed.strip()
    if text == typed or not re.match(r"[\"'>|\[{&*!%@`#]", text):
        return text, None
    return text, f"{named(typed[0])} après « : » ou « - » ; une espace ordinaire est attendue"


def all_misplaced(text: str) -> list[Fault]:
    """Every such line of a document that makes no sense; texts in blocks are left alone."""
    faults: list[Fault] = []
    block = -1
    for number, line in enumerate(text.split("\n"), 1):
        indent = len(line) - len(line.lstrip(" "))
        if block >= 0 and (not line.strip() or indent > block):
            continue
        opening = _BLOCK.match(line)
        block = len(opening["owner"] or opening["dash"] or "") if opening else -1
        if message := misplaced(line):
            faults.append((number, message))
    return faults
