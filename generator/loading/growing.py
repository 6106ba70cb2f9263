"""A tree grown from the events of a YAML parser: what is kept, and what is told.

What YAML would drop or merge in silence is a fault: a key written twice, a text cut at « # », an
anchor, a second document.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import yaml

from ..ground.problem import Fault
from .spaces import STRANGE, meant_key, misplaced, without_margins
from .tree import TreePath

MAX_DEPTH = 20
MAX_NODES = 50_000

_COMMENT = re.compile(r"[ \t]+#")
_STANDARD_TAG = "tag:yaml.org,2002:"


@dataclass
class _Open:
    """A mapping or list being filled."""

    value: Any
    path: TreePath
    key: str | None = None


@dataclass
class TreeBuilder:
    """Turns events into a tree, collecting every fault that does not stop the reading."""

    text: str
    rows: list[str]
    faults: list[Fault] = field(default_factory=list)
    lines: dict[TreePath, int] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    root: Any = None
    documents: int = 0
    last: Any = None
    torn: bool = False
    """True when a space of another kind broke the structure: nothing else is worth telling."""

    def feed(self, event: Any) -> bool:
        """Take one event; False when going on would be unsafe."""
        self.last = event
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                return self._stop(line, "second document (« --- ») ; un seul est attendu")
        if isinstance(event, yaml.AliasEvent):
            self._say(
                line,
                f"« *{event.anchor} » est lu comme un renvoi ; recopiez la valeur, ou mettez "
                "ce texte entre guillemets",
            )
            self._put(None, line)
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            self._plain_value(event, line)
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event, line)
            else:
                return self._open({} if isinstance(event, yaml.MappingStartEvent) else [], line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
        return len(self.lines) <= MAX_NODES or self._stop(
            line, f"fichier trop long ; {MAX_NODES} valeurs au plus"
        )

    def _say(self, line: int, message: str) -> None:
        self.faults.append((line, message))

    def _stop(self, line: int, message: str) -> bool:
        self._say(line, message)
        return False

    def _plain_value(self, event: Any, line: int) -> None:
        """Tags and anchors are read as orders, and disappear from the text."""
        marks = [f"&{event.anchor}"] if event.anchor else []
        if event.tag:
            marks.append(event.tag.replace(_STANDARD_TAG, "!!"))
        for mark in marks:
            self._say(
                line,
                f"« {mark} » est lu comme une instruction YAML ; retirez-la, ou mettez ce texte "
                "entre guillemets",
            )

    def _scalar(self, event: Any, line: int) -> None:
        value = unicodedata.normalize("NFC", event.value)
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            key, told = meant_key(value, self.rows[line - 1])
            if told:
                self._say(line, told)
                self.torn |= not value.startswith(key)
            top.key = key
            path = (*top.path, key)
            if path in self.lines:
                self._say(
                    line,
                    f"clé « {key} » écrite deux fois ; la première est à la ligne "
                    f"{self.lines[path]}",
                )
            self.lines.setdefault(path, line)
            return
        plain = not event.style
        if plain and value:
            self._nothing_lost(event)
            value, told = without_margins(value)
            self.faults += [(line, told)] if told else []
        path = self._put("" if plain and value in ("~", "null") else value, line)
        if plain and STRANGE.search(value) and misplaced(value):  # keys or a list, maybe
            self.lines[path] = line

    def _nothing_lost(self, event: Any) -> None:
        """A text without quotes loses what follows « # », and swallows a list out of line."""
        start, end = event.start_mark, event.end_mark
        for offset, content in enumerate(self.text[start.index : end.index].split("\n")[1:], 1):
            if re.match(f" *-{STRANGE.pattern}", content):
                self.torn = True
            elif re.match(r"\s*-(\s|$)", content):
                self._say(
                    start.line + 1 + offset,
                    "ce « - » n’est pas aligné avec ceux de la liste au-dessus",
                )
        if _COMMENT.match(self.text, end.index):
            self._say(
                end.line + 1,
                "« # » coupe le texte : la suite serait perdue ; mettez ce texte entre guillemets, "
                "ou le commentaire sur sa propre ligne",
            )

    def _open(self, value: Any, line: int) -> bool:
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            return self._stop(line, "une clé est un mot simple, pas une liste ni un groupe")
        self.stack.append(_Open(value, self._put(value, line)))
        return len(self.stack) <= MAX_DEPTH or self._stop(
            line, f"trop de niveaux emboîtés ; {MAX_DEPTH} au plus"
        )

    def _put(self, value: Any, line: int) -> TreePath:
        if not self.stack:
            self.root = value
            self.lines[()] = line
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            path: TreePath = (*top.path, len(top.value))
            top.value.append(value)
            self.lines[path] = line
            return path
        if top.key is None:  # an alias used as a key: already reported
            top.key = ""
            return top.path
        path = (*top.path, top.key)
        top.value.setdefault(top.key, value)
        top.key = None
        return path
