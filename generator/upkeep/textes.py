"""The texts of a title as YAML: the first `correspondances.yaml`, or what to paste in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from ..disk.output import write_as_before
from ..exports.editions import textes_presents
from ..ground.problem import GeneratorError
from ..loading import Dossier
from ..loading.files import CORRESPONDANCES
from ..model.correspondances import PREMIERE
from ..words.yaml_text import entry

_INDENT = " " * 4
"""An edition is an item of a list: its keys stand four columns in."""


def write_first_editions(dossiers: Iterable[Dossier], day: date) -> list[Path]:
    """Write `correspondances.yaml` for each published title that has none; return the paths.

    Written here rather than redirected by a shell, some of which change the encoding. Raises
    GeneratorError when no title lacks it.
    """
    lacking = {
        dossier.path / CORRESPONDANCES: dossier
        for dossier in dossiers
        if not dossier.is_draft and not _holds(dossier.path / CORRESPONDANCES)
    }
    if not lacking:
        told = f"aucun titre publié n’attend « {CORRESPONDANCES} »"
        raise GeneratorError(f"{told}. Rien n’a été écrit.")
    for path, dossier in lacking.items():
        write_as_before(path, first_edition(textes_presents(dossier.referentiel()), day))
    return list(lacking)


def _holds(path: Path) -> bool:
    return path.exists() and bool(path.read_bytes().strip())


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
