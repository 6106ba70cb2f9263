"""What the files of a title say, put together with the common rules: plain data, no object yet.

Nothing here stops at the first fault: each file is read, and all that is wrong is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..disk.system import no_file, reason
from ..ground.problem import Problem
from . import confiance, famille, files, joining
from .decoding import MAX_BYTES
from .glance import has_family
from .reading import parse
from .tree import TitleTrees, Tree


def read_trees(folder: Path) -> TitleTrees:
    """Read a title's folder. Raises UnreadableError only when the folder itself cannot be read."""
    first = _parsed(folder, files.TITRE) if files.is_file(folder / files.TITRE) else None
    name = first.tree.data.get("famille") if first and first.tree else None
    shared = isinstance(name, str) or (not (first and first.tree) and has_family(folder))
    found, problems = files.scan(folder, shared=shared)
    trees: dict[PurePosixPath, Tree] = {}
    manques = files.missing(folder, found, shared=shared)
    unread = bool(manques)
    for relative in found:
        file = first if first and relative == files.TITRE else _parsed(folder, relative)
        problems += file.problems
        if file.tree is None:
            unread = True
        else:
            trees[relative] = file.tree
    family = None
    if shared and files.TITRE in trees:
        family = famille.read(folder.parent, str(name))
        if family is None:
            line = trees[files.TITRE].line(("famille",))
            there = ", ".join(f"« {one} »" for one in famille.known(folder.parent))
            fault = f"famille inconnue « {name} »" if name else "« famille » : valeur vide"
            told = f"{fault} ; familles connues : {there or 'aucune'}"
            problems.append(Problem(folder / files.TITRE, line, told))
            unread = True
        else:
            problems += family.problems
            if family.unread:
                unread = True
            else:
                lost = {file for file in found if file not in trees}
                trees, told_of = joining.join_title(folder, trees, family)
                trees = {file: tree for file, tree in trees.items() if file not in lost}
                problems += told_of
    if shared and (family is None or family.unread):  # half a title: faults that are not its own
        trees = {file: tree for file, tree in trees.items() if file not in files.UNITED}
    trees, overstated = confiance.with_confiance(folder, trees)
    problems += overstated
    return TitleTrees(trees, tuple(problems), tuple(manques), unread)


@dataclass(frozen=True)
class _File:
    """One file as read."""

    tree: Tree | None
    problems: tuple[Problem, ...]


def _parsed(folder: Path, relative: PurePosixPath) -> _File:
    path = folder / relative
    if said := no_file(path):
        return _File(None, (Problem(path, 1, said),))
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return _File(None, (Problem(path, 1, f"fichier illisible : {reason(error)}"),))
    tree, faults = parse(raw)
    return _File(tree, tuple(Problem(path, line, message) for line, message in faults))
