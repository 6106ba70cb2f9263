"""What a draft still has to say, and in which order to write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ..loading import Dossier
from ..loading.files import ACTIVITES, GLOSSAIRE, TITRE, VOIES
from ..problem import Problem

_LEFT = re.compile(r"\[à écrire\s*:\s*([^\]]*)\]")
"""What holds the place of a text in a new title: « [à écrire : nom court] »."""

_ORDER = (TITRE, ACTIVITES, VOIES.parent, GLOSSAIRE)
"""What the title is comes first: the rest names it."""


def left_to_write(d: Dossier) -> Iterator[Problem]:
    """Each text whose place is only held."""
    for file, tree in d.trees.items():
        for path, text in tree.texts("**"):
            for what in dict.fromkeys(_LEFT.findall(text)):
                yield d.problem(file, path, f"reste à écrire : {what.strip()}")


def order(d: Dossier, problem: Problem) -> tuple[int, Problem]:
    """Sorts what is to be written: the title, its activités types, how it is obtained, the rest."""
    try:
        file = PurePosixPath(problem.path.relative_to(d.path).as_posix())
    except ValueError:
        return len(_ORDER), problem
    ranks = (rank for rank, place in enumerate(_ORDER) if file.is_relative_to(place))
    return next(ranks, len(_ORDER)), problem
