"""YAML as it was typed: plain text values, and the line of every key.

Built on the parser's events rather than on `yaml.load`: YAML 1.1 turns `1:30` into 90, `no` into
False and keeps one of two equal keys. Here every scalar stays text, the model converts, and a
document can neither run code nor expand itself. What YAML would drop or merge in silence is told.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml

from ..ground.problem import Fault
from .decoding import decode
from .growing import TreeBuilder
from .spaces import all_misplaced
from .syntax import explain_yaml
from .tree import Tree

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(raw: bytes) -> tuple[Tree | None, list[Fault]]:
    """Read one YAML file. The tree is None when nothing in it can be relied upon.

    The same bytes give the very same tree: a live preview reads again what was edited.
    """
    tree, faults = _parsed(raw)
    return tree, list(faults)


@lru_cache(maxsize=128)
def _parsed(raw: bytes) -> tuple[Tree | None, tuple[Fault, ...]]:
    tree, faults = _read(raw)
    return tree, tuple(faults)


def _read(raw: bytes) -> tuple[Tree | None, list[Fault]]:
    text, faults = decode(raw)
    if text is None:
        return None, faults
    builder = TreeBuilder(text, text.split("\n"))
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if not builder.feed(event):
                return None, builder.faults
    except yaml.YAMLError as error:
        return None, _why(error, builder)
    return _whole(builder)


def _whole(builder: TreeBuilder) -> tuple[Tree | None, list[Fault]]:
    """What was read, once the end of the file is reached."""
    if builder.torn:
        return None, sorted({*builder.faults, *all_misplaced(builder.text)})
    if builder.root in (None, ""):
        return None, [(1, "fichier vide ; des clés sont attendues")]
    if not isinstance(builder.root, dict):
        expected = "des clés « clé: valeur » sont attendues en haut du fichier"
        return None, all_misplaced(builder.text) or [*builder.faults, (1, expected)]
    return Tree(builder.root, builder.lines), builder.faults


def _why(error: yaml.YAMLError, builder: TreeBuilder) -> list[Fault]:
    """Why the reading stopped: for want of ordinary spaces, or as the YAML library says."""
    line, message = explain_yaml(error, builder.last, builder.text)
    spaces = all_misplaced(builder.text)
    first = builder.last.start_mark.line + 1 if builder.last else 1
    met = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
    if builder.torn or any(first <= number <= met for number, _ in spaces):
        return sorted({*spaces, *builder.faults})
    before = [fault for fault in builder.faults if fault[0] < line]  # the rest follows from it
    return [*before, (line, message)]
