"""What is left to write in a draft, sorted into the steps in which to write it.

Identity comes first, since everything rests on its sources; then the names of the compétences,
since the rest speaks of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import ACTIVITES, AUTO_EVALUATION, GLOSSAIRE, TITRE, VOIES
from ..loading.tree import TreePath
from ..words import placeholder

_STEPS = (
    "La carte d’identité et les sources",
    "Les CCP et les noms des compétences",
    "Le métier",
    "Chaque compétence, en clair et en repères",
    "Comment on obtient le titre",
    "Les mots du métier",
    "L’auto-évaluation",
    "Le reste",
)
_IDENTITE, _NOMS, _METIER, _REPERES, _OBTENTION, _MOTS, _AUTO, _RESTE = range(len(_STEPS))

_OF_TITRE = dict.fromkeys(
    ("statut", "famille", "sources", "identifiant", "sigle", "titre_court", "identite"), _IDENTITE
)
_OF_TITRE |= {"structure": _NOMS}
_OF_FILE = {GLOSSAIRE: _MOTS, AUTO_EVALUATION: _AUTO}
_NAMES = frozenset({"code", "intitule", "titre_court"})


@dataclass(frozen=True)
class Chantier:
    """A step with something left to do; `numero` counts those only, from 1."""

    numero: int
    intitule: str
    manques: tuple[Problem, ...]


def left_to_write(d: Dossier) -> Iterator[Problem]:
    """A problem for each placeholder that the author of the title has to replace.

    Compétences that a list still to be cut (`a_decouper`) will replace are skipped, and so are
    texts that come from the family.
    """
    for file, tree in d.trees.items():
        to_cut = bool(list(tree.select("ccp.a_decouper")))
        for path, text in tree.texts("**"):
            if to_cut and path[0] == "competences":
                continue
            typed_in = tree.file(path)
            if typed_in and not typed_in.is_relative_to(d.path):  # a rule of its family, filled in
                continue
            for asked in placeholder.requests(text):
                yield d.problem(file, path, f"reste à écrire{asked and f' : {asked}'}")


def chantiers(d: Dossier, problems: Iterable[Problem]) -> list[Chantier]:
    """The problems of a draft, by step; a step with none is left out."""
    by_step: dict[int, list[Problem]] = {}
    for problem in sorted(problems):
        by_step.setdefault(_step(d, problem), []).append(problem)
    return [
        Chantier(number, _STEPS[step], tuple(by_step[step]))
        for number, step in enumerate(sorted(by_step), 1)
    ]


def _step(d: Dossier, problem: Problem) -> int:
    try:
        file = PurePosixPath(problem.path.relative_to(d.path).as_posix())
    except ValueError:
        return _RESTE
    path = _place(d, file, problem.line)
    if file == TITRE:
        return _OF_TITRE.get(str(path[0]) if path else "", _METIER)
    if file.parent == ACTIVITES:
        named = len(path) < 3 or path[2] in _NAMES
        return _NOMS if path and path[0] != "en_clair" and named else _REPERES
    if file.parent == VOIES.parent:
        return _OBTENTION
    return _OF_FILE.get(file, _RESTE)


def _place(d: Dossier, file: PurePosixPath, line: int) -> TreePath:
    """The path, of at most three keys, of what is written on a line of a file."""
    tree, path = d.tree(file), d.path / file
    above = [
        (number, len(p), p)
        for p, number in tree.lines.items()
        if len(p) <= 3 and number <= line and tree.files.get(p, path) == path
    ]
    return max(above)[2] if above else ()
