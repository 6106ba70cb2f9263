"""YAML as it was typed: plain text values, and the line of every key.

Built on the parser's events rather than on `yaml.load`: YAML 1.1 turns `1:30` into 90, `no` into
False and keeps one of two equal keys. Here every scalar stays text, the model converts, and a
document can neither run code nor expand itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from .tree import Path, Tree

MAX_BYTES = 1_048_576
MAX_DEPTH = 20
MAX_NODES = 50_000

Fault = tuple[int, str]
"""Line (from 1) and French sentence."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_REASONS = (
    (
        "mapping values are not allowed",
        "un « : » inattendu ; un texte qui contient « : » se met entre guillemets",
    ),
    ("could not find expected ':'", "il manque « : » après la clé"),
    ("unexpected end of stream", "un guillemet ou un crochet ouvert n’est pas refermé"),
    ("unexpected document indicator", "un guillemet ou un crochet ouvert n’est pas refermé"),
    ("expected ',' or", "un crochet ou une accolade n’est pas refermé, ou une virgule manque"),
    (
        "cannot start any token",
        "un texte ne peut pas commencer par ce caractère ; mettez-le entre guillemets",
    ),
    ("expected key", "le retrait de cette ligne ne correspond à aucune des clés au-dessus"),
    ("expected '-'", "le retrait de cette ligne ne correspond pas à la liste au-dessus"),
    ("block end", "le retrait de cette ligne ne correspond pas à ce qui précède"),
    ("sequence entries are not allowed", "un « - » inattendu : une liste commence à la ligne"),
    ("unknown escape", "une barre oblique inverse est de trop ; utilisez des guillemets simples"),
    ("tag", "une étiquette YAML (« ! ») n’est pas admise"),
)


@dataclass
class _Open:
    """A mapping or list being filled."""

    value: Any
    path: Path
    key: str | None = None


@dataclass
class _Builder:
    """Turns events into a tree, collecting every fault that does not stop the reading."""

    faults: list[Fault] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    root: Any = None
    documents: int = 0

    def feed(self, event: Any) -> bool:
        """Take one event; False when going on would be unsafe."""
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.faults.append((line, "second document (« --- ») ; un seul est attendu"))
                return False
        if isinstance(event, yaml.AliasEvent):
            self.faults.append(
                (
                    line,
                    f"renvoi « *{event.anchor} » ; recopiez la valeur, les "
                    "renvois ne sont pas admis",
                )
            )
            self._put(None, line)
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            if event.tag not in (None, "!"):
                self.faults.append(
                    (line, f"étiquette YAML « {event.tag} » ; une valeur simple est attendue")
                )
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event, line)
            else:
                return self._open({} if isinstance(event, yaml.MappingStartEvent) else [], line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
        return True

    def _scalar(self, event: Any, line: int) -> None:
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            top.key = event.value
            path = (*top.path, event.value)
            if path in self.lines:
                self.faults.append(
                    (
                        line,
                        f"clé « {event.value} » écrite deux fois ; la première "
                        f"est ligne {self.lines[path]}",
                    )
                )
            self.lines.setdefault(path, line)
            return
        empty = event.style is None and event.value in ("", "~", "null")
        self._put(None if empty else event.value, line)

    def _open(self, value: Any, line: int) -> bool:
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            self.faults.append((line, "une clé est un mot simple, pas une liste ni un groupe"))
            return False
        self.stack.append(_Open(value, self._put(value, line)))
        if len(self.stack) > MAX_DEPTH or len(self.lines) > MAX_NODES:
            self.faults.append(
                (
                    line,
                    "fichier trop profond ou trop long pour un référentiel ; "
                    f"{MAX_DEPTH} niveaux au plus",
                )
            )
            return False
        return True

    def _put(self, value: Any, line: int) -> Path:
        if not self.stack:
            self.root = value
            self.lines[()] = line
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            path: Path = (*top.path, len(top.value))
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


def parse(raw: bytes) -> tuple[Tree | None, list[Fault]]:
    """Read one YAML file. The tree is None when nothing in it can be relied upon."""
    text, faults = _decode(raw)
    if text is None:
        return None, faults
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if not builder.feed(event):
                return None, builder.faults
    except yaml.YAMLError as error:
        return None, [*builder.faults, _syntax_fault(error)]
    if builder.root is None:
        return None, [(1, "fichier vide ; des clés sont attendues")]
    if not isinstance(builder.root, dict):
        return None, [
            *builder.faults,
            (1, "des clés « clé: valeur » sont attendues en haut du fichier"),
        ]
    return Tree(builder.root, builder.lines), builder.faults


def _decode(raw: bytes) -> tuple[str | None, list[Fault]]:
    if len(raw) > MAX_BYTES:
        return None, [
            (1, f"fichier trop gros ({len(raw) // 1024} Kio) ; {MAX_BYTES // 1024} Kio au plus")
        ]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [(line, "caractère qui n’est pas en UTF-8 ; enregistrez le fichier en UTF-8")]
    faults: list[Fault] = []
    for number, content in enumerate(text.split("\n"), 1):
        if re.match(r" *\t", content):
            faults.append((number, "tabulation en début de ligne ; des espaces sont attendues"))
        elif re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", content):
            faults.append((number, "caractère de commande invisible ; supprimez-le"))
    return (None, faults) if faults else (text, [])


def _syntax_fault(error: yaml.YAMLError) -> Fault:
    if not isinstance(error, yaml.MarkedYAMLError):
        return 1, "YAML illisible ; un caractère n’est pas admis dans ce fichier"
    problem = error.problem or ""
    scanning = (error.context or "").startswith("while scanning") and error.context_mark
    mark = error.context_mark if scanning else error.problem_mark
    reason = next((fr for en, fr in _REASONS if en in problem), "le YAML est illisible ici")
    return (mark.line + 1 if mark else 1), f"YAML : {reason}"
