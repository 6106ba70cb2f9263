"""Lists of compétences that somebody cut by hand, as compétences to write. Nothing is guessed.

A blank line is a cut, nothing else is: where the lines end is left to the editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..words.yaml_text import WIDTH, block, comment, entry, with_block
from .activites import CUT

LIST = "ccp.a_decouper"
SHORT = 100
"""Signs of a short name, its code included."""

_BULLET = re.compile(r"[-*•–·▪]\s+")


def pieces(text: str) -> list[str]:
    """The compétences of the list in a file of an activité type, as they were cut.

    Raises ValueError when there is no list, or when nobody cut it yet.
    """
    _, *rows = block(text, LIST)
    paragraphs = re.split(r"\n\s*\n", "\n".join(row.strip() for row in rows))
    names = (" ".join(p.split()).replace("’", "'") for p in paragraphs if p.strip())
    found = [_BULLET.sub("", name, count=1) for name in names]
    if len(found) == 1 and re.search(r"\S {2,}\S", "\n".join(row.strip() for row in rows)):
        raise ValueError("not cut yet")
    return found


def with_competences(
    text: str, model: Sequence[str], competences: Iterable[tuple[str, str]]
) -> str:
    """The file of an activité type, its list replaced by what is to be written of each compétence.

    `model` is the block of a compétence to write; `competences` are codes and names.
    """
    rows = ["competences:"]
    for code, name in competences:
        rows += _competence(model, code, name)
    kept = with_block(with_block(text, "competences", rows), LIST, ())
    hint = "\n".join(comment(CUT, "  "))
    return kept.replace(f"{hint}\n", "")


def _competence(model: Sequence[str], code: str, name: str) -> list[str]:
    short = f"{code} {name}"
    if len(short) > SHORT:
        short = f"{code} [à écrire : nom court]"
    rows = []
    for row in model[1:]:
        key = row.strip().removeprefix("- ").partition(":")[0]
        if key == "intitule":
            rows += entry("    intitule", name)
        elif key == "titre_court":
            rows += entry("    titre_court", short)
        else:
            rows.append(re.sub(r"\bC01\b", code, row))
    return rows


def structure(entries: Iterable[tuple[str, str, Sequence[str]]]) -> list[str]:
    """The block of `titre.yaml` that declares activités types, CCP and compétences."""
    rows = ["structure:"]
    for activite, ccp, codes in entries:
        line = f"    competences: [{', '.join(codes)}]"
        rows += [f"  - activite: {activite}", f"    ccp: {ccp}"]
        listed = ["    competences:", *(f"      - {code}" for code in codes)]
        rows += [line] if len(line) <= WIDTH else listed
    return rows
