"""The settings of the site are the builder's to understand. Told here: whether they are YAML, and
what those of a project would undo of the tool's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from ..problem import Problem
from .syntax import explain_yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LEFT_OUT = frozenset({"hooks", "plugins"})
"""Lists nothing is made of under our own commands."""
_LINES = "not_in_nav"
"""A list as well, one name a line."""


def settings_faults(paths: Iterable[Path]) -> list[Problem]:
    """Why the settings cannot be read as YAML, if they cannot: builders say it in English."""
    return [problem for path in paths for problem in _faults(path, path.read_text("utf-8"))]


@lru_cache(maxsize=8)
def _faults(path: Path, text: str) -> tuple[Problem, ...]:
    last = None
    try:
        for event in yaml.parse(text, Loader=_Loader):
            last = event
    except yaml.YAMLError as error:
        line, message = explain_yaml(error, last, text)
        return (Problem(path, line, message),)
    return ()


def lost(tool: Path, own: Path) -> list[Problem]:
    """What the settings of a project would undo of the tool's, which they are joined to.

    Builders replace a list whole, and say nothing: no page has a style any more, no link holds.
    """
    text = own.read_text("utf-8-sig")
    try:
        mine = _entries(text)
    except yaml.YAMLError as error:
        line, message = explain_yaml(error, None, text)
        return [Problem(own, line, message)]
    problems = [Problem(own, mine[key][0], said) for key, said in _refused(mine)]
    for key, (_, listed) in _entries(tool.read_text("utf-8")).items():
        is_list = isinstance(listed, yaml.SequenceNode) or key == _LINES
        if is_list and key in mine and key not in _LEFT_OUT:
            kept = _names(mine[key][1])
            if missing := [name for name in _names(listed) if name not in kept]:
                said = "prend la place de la liste de l’outil ; remettez-y"
                told = f"« {key} » {said} : {', '.join(missing)}"
                problems.append(Problem(own, mine[key][0], told))
    return sorted(problems)


_Keys = dict[str, tuple[int, yaml.Node]]
"""Key of the settings -> its line, its value."""


def _refused(mine: _Keys) -> Iterator[tuple[str, str]]:
    if "INHERIT" in mine:
        said = "n’est pas suivi : ces réglages complètent ceux de l’outil ; écrivez-les tous ici"
        yield "INHERIT", f"« INHERIT » {said}"
    key = "use_directory_urls"
    _, addresses = mine.get(key, (0, None))
    if isinstance(addresses, yaml.ScalarNode) and addresses.value.casefold() != "false":
        yield key, f"« {key} » changerait toutes les adresses du site ; retirez cette ligne"


def _entries(text: str) -> _Keys:
    node = yaml.compose(text, Loader=_Loader)
    entries = node.value if isinstance(node, yaml.MappingNode) else []
    return {str(key.value): (key.start_mark.line + 1, value) for key, value in entries}


def _names(node: yaml.Node) -> list[str]:
    """What a list names: `- name`, `- name: options`, or one name a line of a text."""
    if isinstance(node, yaml.SequenceNode):
        return [name for item in node.value for name in _names(item)[:1]]
    if isinstance(node, yaml.MappingNode):
        return [str(name.value) for name, _ in node.value]
    return str(node.value).split()
