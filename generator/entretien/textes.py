"""The `textes:` block of an edition, as YAML to paste in `correspondances.yaml`."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping

_WIDTH = 120
_INDENT = " " * 4
"""An edition is an item of a list: its keys stand four columns in."""

_PLAIN = re.compile(r"[^\W\d_](?:[^:#]|:(?=\S)|(?<=\S)#)*")
"""Begins with a letter, and holds nothing that ends a text for YAML."""

_WORDS = re.compile(r"(?i)null|true|false|yes|no|on|off|y|n")
"""Plain words that other readers of YAML take for something else than a text."""


def textes_yaml(textes: Mapping[str, str]) -> str:
    """Code -> text, one text on one line when it fits, else folded below its code."""
    lines = [f"{_INDENT}textes:"]
    for code, texte in textes.items():
        lines += _entry(f"{_INDENT}  {code}:", texte)
    return "\n".join(lines) + "\n"


def _entry(key: str, texte: str) -> list[str]:
    line = f"{key} {_scalar(texte)}"
    if len(line) <= _WIDTH:
        return [line]
    margin = _INDENT * 2
    folded = textwrap.wrap(
        texte,
        _WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [f"{key} >", *folded]


def _scalar(texte: str) -> str:
    if _PLAIN.fullmatch(texte) and not _WORDS.fullmatch(texte):
        return texte
    escaped = texte.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
