"""The texts of a title as YAML: the first `correspondances.yaml`, or what to paste in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ..disk.output import write_as_before
from ..exports.editions import textes_presents
from ..ground.invocation import typed
from ..ground.problem import GeneratorError
from ..loading import Dossier
from ..loading.files import CORRESPONDANCES
from ..model.correspondances import PREMIERE
from ..words.placeholder import is_placeholder
from ..words.yaml_text import entry

_INDENT = " " * 4
"""An edition is an item of a list: its keys stand four columns in."""


NOTHING_WAITS = f"Chaque titre publié a déjà son « {CORRESPONDANCES} ». Rien n’a été écrit."


class ToPaste(NamedTuple):
    """What can be pasted, one text for each title, and why nothing is of some drafts."""

    texts: list[str]
    passed_over: list[str]


def to_paste(dossiers: Sequence[Dossier], day: date) -> ToPaste:
    """The texts of today, after the name of their file when there are several titles.

    A draft is passed over as long as a text is left to write: what holds its place is no text.
    """
    given = ToPaste([], [])
    for dossier in dossiers:
        textes = textes_presents(dossier.referentiel())
        if any(map(is_placeholder, textes.values())):
            told = f"brouillon, des textes restent à écrire ; « {typed('check')} » dit lesquels"
            given.passed_over.append(f"{dossier.path} : {told}")
            continue
        kept = dossier.path / CORRESPONDANCES
        name = f"# {kept}\n" if len(dossiers) > 1 else ""
        whole = textes_yaml(textes) if _holds(kept) else first_edition(textes, day)
        given.texts.append(f"{name}{whole}")
    return given


def write_first_editions(dossiers: Sequence[Dossier], day: date) -> list[Path]:
    """Write `correspondances.yaml` for each published title that has none; return the paths.

    Written here rather than redirected by a shell, some of which change the encoding. None when
    every title has it. Raises GeneratorError when all are drafts: nobody has answered to these.
    """
    if all(dossier.is_draft for dossier in dossiers):
        told = f"un brouillon n’a pas de « {CORRESPONDANCES} » : personne n’a répondu à ses textes"
        raise GeneratorError(f"{told}. Rien n’a été écrit.")
    lacking = {
        dossier.path / CORRESPONDANCES: dossier
        for dossier in dossiers
        if not dossier.is_draft and not _holds(dossier.path / CORRESPONDANCES)
    }
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
