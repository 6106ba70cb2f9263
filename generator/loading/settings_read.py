"""The settings of the site, as YAML: whether they are, and what stands in them, with its line.

What they mean is the builder's to understand; what they may say is judged in `settings_judged`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from ..ground.problem import Problem
from .syntax import explain_yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ENV: Final = "!ENV"
"""Marks a value that comes from a variable, for builders."""
_NULL: Final = "tag:yaml.org,2002:null"

Placed = tuple[str, int, yaml.Node]
"""A key, its line, its value."""


@dataclass(frozen=True)
class Given:
    """What stands at a key: a text, or the variables to ask first, in order."""

    line: int
    value: str
    variables: tuple[str, ...] = ()


def settings_faults(paths: Iterable[Path]) -> list[Problem]:
    """Why the settings cannot be read as YAML, if they cannot: builders say it in English."""
    return [problem for path in paths for problem in _faults(path, path.read_text("utf-8-sig"))]


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


@lru_cache(maxsize=8)
def root_of(text: str) -> yaml.Node | None:
    """All that the settings say. Raises YAMLError when they are not YAML."""
    node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    return node


@lru_cache(maxsize=8)
def said(text: str) -> Mapping[str, Given]:
    """Each value the settings give, by the keys that lead to it; nothing when they are not YAML."""
    try:
        node = root_of(text)
    except yaml.YAMLError:
        return {}
    return dict(_said(node, "")) if isinstance(node, yaml.MappingNode) else {}


def entries(node: yaml.Node | None) -> list[Placed]:
    """What stands under a node, in order; nothing under what holds no keys."""
    found = node.value if isinstance(node, yaml.MappingNode) else []
    return [(str(key.value), key.start_mark.line + 1, value) for key, value in found]


def is_empty(node: yaml.Node) -> bool:
    """Whether nothing was typed there."""
    return isinstance(node, yaml.ScalarNode) and node.tag == _NULL


def _said(node: yaml.Node, before: str) -> Iterator[tuple[str, Given]]:
    for key, line, value in entries(node):
        if value.tag == ENV:
            yield before + key, _from_variables(line, value)
        elif isinstance(value, yaml.ScalarNode):
            yield before + key, Given(line, "" if is_empty(value) else value.value)
        else:
            yield from _said(value, f"{before}{key}.")


def _from_variables(line: int, node: yaml.Node) -> Given:
    """As builders read it: of a list, the last one is what to say when no variable is given."""
    typed = [node] if isinstance(node, yaml.ScalarNode) else list(node.value)
    names, last = (typed[:-1], typed[-1]) if len(typed) > 1 else (typed, None)
    value = str(last.value) if isinstance(last, yaml.ScalarNode) and not is_empty(last) else ""
    return Given(line, value, tuple(str(name.value) for name in names))
