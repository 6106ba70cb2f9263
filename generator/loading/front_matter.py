"""Reads the front matter of a page written by hand, between two lines of « --- ».

Builders show a front matter they cannot read as text of the page, without a word: it is told here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from ..ground.problem import Fault
from .spaces import all_misplaced, meant_key
from .syntax import explain_yaml

_HEAD = re.compile(r"\A-{3}[ \t]*\n(?![ \t]*\n)(.*?\n)(?:-{3}|\.{3})[ \t]*(?:\n|\Z)", re.DOTALL)
"""A line of « --- » with nothing below is a rule between two texts."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class FrontMatter:
    """The keys of a front matter, their lines in the page, and its faults."""

    values: Mapping[str, str | None] = field(default_factory=dict)
    """None: what is not one text."""
    lines: Mapping[str, int] = field(default_factory=dict)
    shapes: Mapping[str, str] = field(default_factory=dict)
    """« un texte », « une liste de textes »… or « un groupe »; for what would not be shown as it is
    typed, how it would."""
    faults: tuple[Fault, ...] = ()
    is_alone: bool = False
    """Whether the page has nothing below, nor beside."""


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a page; an empty one when it has none."""
    found = _HEAD.match(text)
    read = _read(found[1]) if found else FrontMatter()
    return replace(read, is_alone=not text[found.end() if found else 0 :].strip())


def _read(text: str) -> FrontMatter:
    last = None
    try:
        for event in yaml.parse(text, Loader=_Loader):
            last = event
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return _refused(text, explain_yaml(error, last, text))
    if not isinstance(node, yaml.MappingNode):
        said = "des clés « clé: valeur » sont attendues entre les deux lignes de « --- »"
        return _refused(text, (1, said))
    return _keys(node, text.split("\n"))


def _refused(text: str, fault: Fault) -> FrontMatter:
    told = all_misplaced(text) or [fault]
    return FrontMatter(faults=tuple((line + 1, said) for line, said in told))


def _keys(node: yaml.MappingNode, rows: list[str]) -> FrontMatter:
    values: dict[str, str | None] = {}
    lines: dict[str, int] = {}
    shapes: dict[str, str] = {}
    faults: list[Fault] = []
    for key, value in node.value:
        line = key.start_mark.line + 2
        name, told = meant_key(str(key.value), rows[line - 2])
        if not isinstance(key, yaml.ScalarNode):
            told = "une clé est un mot simple, pas une liste ni un groupe"
        elif name in lines:
            told = f"clé « {name} » écrite deux fois ; la première est à la ligne {lines[name]}"
        if told or (told := _unread(value)):
            faults.append((line, told))
        lines.setdefault(name, line)
        values.setdefault(name, _text(value))
        shapes.setdefault(name, _shape(value))
    return FrontMatter(values, lines, shapes, tuple(faults))


def _unread(value: yaml.Node) -> str | None:
    """What to say of a value that YAML takes for something else than a text, and cannot read."""
    try:
        _Loader("").construct_document(value)
    except (ValueError, yaml.YAMLError):
        return "YAML : cette valeur ne se lit pas ; mettez-la entre guillemets"
    return None


def _shape(node: yaml.Node) -> str:
    if isinstance(node, yaml.SequenceNode):
        if all(isinstance(item, yaml.ScalarNode) for item in node.value):
            return "une liste de textes"
        pairs = (isinstance(i, yaml.SequenceNode) and len(i.value) == 2 for i in node.value)
        return "une liste de paires" if all(pairs) else "une liste"
    if not isinstance(node, yaml.ScalarNode):
        return "un groupe"
    with suppress(ValueError, yaml.YAMLError):  # told by `_unread`
        read = _Loader("").construct_document(node)
        if read is not None and str(read) != node.value:  # as `yes`, which builders show as True
            return f"lu « {read} » ({node.value}) ; mettez-le entre guillemets"
    return "un texte"


def _text(node: yaml.Node) -> str | None:
    """A text on one line, without the spaces around it."""
    if not isinstance(node, yaml.ScalarNode):
        return None
    if node.tag.endswith(":null"):
        return ""
    return unicodedata.normalize("NFC", re.sub(r"[ \t\n]+", " ", node.value)).strip(" ")
