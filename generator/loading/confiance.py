"""How sure a statement is: as its source, or less; never more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from ..problem import Problem
from . import files
from .tree import Tree, TreePath

_BEST = "A"


def inherited(folder: Path, trees: Mapping[PurePosixPath, Tree]) -> list[Problem]:
    """Write on each statement the confiance of its source, where it does not say a lower one.

    The faults are the statements that claim more than their source.
    """
    if files.TITRE not in trees:
        return []
    sources = {
        str(source.get("cle")): str(source.get("confiance", _BEST))
        for _, source in trees[files.TITRE].groups("sources.*")
    }
    problems = []
    for file, tree in trees.items():
        for path, statement in _statements(tree.data, ()):
            level = sources.get(str(statement["source"]), _BEST)
            said = statement.setdefault("confiance", level) if level != _BEST else level
            if isinstance(said, str) and said < level:
                told = (
                    f"« confiance » : « {said} » ; la source « {statement['source']} » a la "
                    f"confiance « {level} », qu’un énoncé peut seulement abaisser"
                )
                where = (*path, "confiance")
                problems.append(Problem(tree.file(where) or folder / file, tree.line(where), told))
    return problems


def _statements(value: Any, path: TreePath) -> Iterator[tuple[TreePath, dict[str, Any]]]:
    """What rests on a source and says how sure it is; an answer of the tree does not."""
    if isinstance(value, dict):
        is_answer = len(path) > 1 and path[-2] == "reponses"
        if "source" in value and "endroit" in value and not is_answer:
            yield path, value
        for key, child in value.items():
            yield from _statements(child, (*path, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _statements(child, (*path, index))
