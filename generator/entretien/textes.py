"""The `textes:` block of an edition, as YAML to paste in `correspondances.yaml`."""

from __future__ import annotations

from collections.abc import Mapping

from ..yaml_text import entry

_INDENT = " " * 4
"""An edition is an item of a list: its keys stand four columns in."""


def textes_yaml(textes: Mapping[str, str]) -> str:
    """Code -> text, one text on one line when it fits, else folded below its code."""
    lines = [f"{_INDENT}textes:"]
    for code, texte in textes.items():
        lines += entry(f"{_INDENT}  {code}", texte, fold=">")
    return "\n".join(lines) + "\n"
