"""The frozen objects of the trees of a title, and why some could not be made."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

from ..ground.problem import Problem
from ..model import FICHIERS
from . import files
from .messages import explain, is_absence, is_echo
from .tree import Tree, TreePath


def hides_a_part(relative: PurePosixPath, tree: Tree) -> bool:
    """Whether a main key is ill-written: what it holds would be told as missing, elsewhere."""
    model = FICHIERS.get(files.kind_of(relative) or "")
    if model is None:
        return False
    absent = model.model_fields.keys() - tree.data.keys()
    absent |= {key for key in tree.data if tree.file((key,)) != tree.file(())}  # its family's
    unknown = tree.data.keys() - model.model_fields.keys()
    return any(get_close_matches(str(key), absent, 1) for key in unknown)


def made(
    folder: Path, trees: Mapping[PurePosixPath, Tree]
) -> tuple[dict[PurePosixPath, Any], list[Problem], list[Problem]]:
    """What could be made of each tree, why the rest could not, and what is not written yet."""
    objects: dict[PurePosixPath, Any] = {}
    problems: list[Problem] = []
    absences: list[Problem] = []
    for relative, tree in trees.items():
        model = FICHIERS.get(files.kind_of(relative) or "")
        if model is None:  # what differs from the common rules: judged once put together
            continue
        result = _object_of(model, tree)
        if not isinstance(result, ValidationError):
            objects[relative] = result
        else:
            for detail in result.errors(include_url=False):
                if is_echo(detail):
                    continue
                where, message = explain(model, detail)
                path = tree.file(where) or folder / relative
                told = absences if is_absence(detail) else problems
                line = tree.line(where)
                if relative in files.UNITED and _is_for_title(folder, where, tree):
                    path, line = folder / relative, 1
                told.append(Problem(path, line, message))
    return objects, problems, absences


def _is_for_title(folder: Path, where: TreePath, tree: Tree) -> bool:
    """Whether what lacks at the top of a file is for the title to say, and not for its family."""
    if where:
        return len(where) == 1 and where not in tree.lines
    whole = tree.file(())
    return whole is not None and not whole.is_relative_to(folder)


@lru_cache(maxsize=128)
def _object_of(model: type[BaseModel], tree: Tree) -> BaseModel | ValidationError:
    """The object of a tree, or all that is wrong in it."""
    try:
        return model.model_validate(tree.data)
    except ValidationError as error:
        return error
