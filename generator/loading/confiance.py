"""Gives each statement the confiance of its source, which it may lower but not raise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from ..ground.problem import Problem
from . import files
from .tree import Tree, TreePath

_BEST = "A"

Levels = tuple[tuple[str, str], ...]
"""Key of each source that is not of the best level, and its level."""


def with_confiance(
    folder: Path, trees: Mapping[PurePosixPath, Tree]
) -> tuple[dict[PurePosixPath, Tree], list[Problem]]:
    """The trees, each statement with the confiance of its source where it does not say a lower one.

    The faults are the statements that claim more than their source.
    """
    if files.TITRE not in trees:
        return dict(trees), []
    sources = {
        str(source.get("cle")): str(source.get("confiance", _BEST))
        for _, source in trees[files.TITRE].groups("sources.*")
    }
    levels = tuple((key, level) for key, level in sources.items() if level != _BEST)
    problems = []
    filled = {}
    for file, tree in trees.items():
        filled[file], overstated = _filled(tree, levels)
        for path, told in overstated:
            problems.append(Problem(tree.file(path) or folder / file, tree.line(path), told))
    return filled, problems


@lru_cache(maxsize=256)
def _filled(tree: Tree, levels: Levels) -> tuple[Tree, tuple[tuple[TreePath, str], ...]]:
    """A tree with what its statements inherit, and those that claim more, each with its place."""
    known = dict(levels)
    overstated = []
    for path, statement in _statements(tree.data, ()):
        level = known.get(str(statement["source"]), _BEST)
        said = statement.get("confiance", level)
        if level != _BEST and isinstance(said, str) and said < level:
            told = (
                f"« confiance » : « {said} » ; la source « {statement['source']} » a la "
                f"confiance « {level} », qu’un énoncé peut seulement abaisser"
            )
            overstated.append(((*path, "confiance"), told))
    data = _having(tree.data, (), known)
    same = data is tree.data
    return tree if same else Tree(data, tree.lines, tree.files), tuple(overstated)


def _having(value: Any, path: TreePath, levels: Mapping[str, str]) -> Any:
    """The value with what its statements inherit; itself where nothing is added."""
    if isinstance(value, list):
        items = [_having(child, (*path, i), levels) for i, child in enumerate(value)]
        return value if _are_same(items, value) else items
    if not isinstance(value, dict):
        return value
    keys = {key: _having(child, (*path, key), levels) for key, child in value.items()}
    level = levels.get(str(value["source"])) if _is_statement(value, path) else None
    if level and "confiance" not in value:
        return {**keys, "confiance": level}
    return value if _are_same(keys.values(), value.values()) else keys


def _are_same(those: Any, these: Any) -> bool:
    return all(one is other for one, other in zip(those, these, strict=True))


def _is_statement(value: Mapping[str, Any], path: TreePath) -> bool:
    """Whether it rests on a source and says how sure it is; an answer of the tree does not."""
    is_answer = len(path) > 1 and path[-2] == "reponses"
    return "source" in value and "endroit" in value and not is_answer


def _statements(value: Any, path: TreePath) -> Iterator[tuple[TreePath, dict[str, Any]]]:
    if isinstance(value, dict):
        if _is_statement(value, path):
            yield path, value
        for key, child in value.items():
            yield from _statements(child, (*path, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _statements(child, (*path, index))
