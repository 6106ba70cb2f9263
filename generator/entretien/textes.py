"""The texts of a title as YAML: the first `correspondances.yaml`, or what to paste in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..model.correspondances import PREMIERE
from ..yaml_text import entry

_INDENT = " " * 4
"""An edition is an item of a list: its keys stand four columns in."""


def first_edition(textes: Mapping[str, str], day: date) -> str:
    """The whole file of a title that has none, as published since `day`."""
    return (
        "# yaml-language-server: $schema=../schema/correspondances.schema.json\n"
        "# Les textes auxquels des personnes ont répondu. LISEZMOI.md dit quoi faire quand ils "
        "changent.\n\n"
        f'editions:\n  - code: "{PREMIERE}"\n    depuis: {day}\n{textes_yaml(textes)}'
    )


def textes_yaml(textes: Mapping[str, str]) -> str:
    """Code -> text, one text on one line when it fits, else folded below its code."""
    lines = [f"{_INDENT}textes:"]
    for code, texte in textes.items():
        lines += entry(f"{_INDENT}  {code}", texte, fold=">")
    return "\n".join(lines) + "\n"
