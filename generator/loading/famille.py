"""The rules common to the titles of one certifier, read once however many titles name them.

They lie in `commun/<famille>/` beside the titles; a file that is not there is the one the tool
comes with, so that a project may hold one piece of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from ..disk.droppings import is_dropping
from ..disk.system import reason
from ..ground.problem import Problem
from ..ground.projet import COMMUN, tool_commun
from .decoding import MAX_BYTES
from .node import Node, node_of
from .reading import parse

PARTS: Final = ("sources", "voies", "arbre", "glossaire", "auto-evaluation")
"""The files of a family, without their suffix."""

_CODED: Final = frozenset(
    {"pour_qui", "etapes", "decide", "reussite_partielle", "delais", "durees"}
)
"""Lists whose elements a title standing alone may leave without a code."""

Stamp = tuple[Path, int, int]
"""A file, its date and its size: the same, the same content."""


@dataclass(frozen=True, eq=False)
class Famille:
    """What the titles of a family share; as long as no file changes, one and the same object."""

    parts: dict[str, Node]
    problems: tuple[Problem, ...] = ()
    unread: bool = False


def known(beside: Path) -> list[str]:
    """The families there are for the titles of a folder."""
    folders = (beside / COMMUN, tool_commun())
    return sorted(
        {
            path.name
            for folder in folders
            if folder.is_dir()
            for path in folder.iterdir()
            if path.is_dir() and not path.name.startswith(".") and not is_dropping(path.name)
        }
    )


def read(beside: Path, name: str) -> Famille | None:
    """The common rules `name` for the titles in the folder `beside`; None if there are none."""
    if name not in known(beside):  # written as it is named: not every disk tells capitals apart
        return None
    folders = [f for f in (beside / COMMUN / name, tool_commun() / name) if f.is_dir()]
    files = {}
    for part in PARTS:
        here = [folder / f"{part}.yaml" for folder in folders]
        if found := next((path for path in here if path.is_file()), None):
            files[part] = found
    stamps = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files.values())
    return _read(tuple(files), stamps, folders[0], _strangers(folders[0]))


@lru_cache(maxsize=8)
def _read(
    names: tuple[str, ...],
    stamps: tuple[Stamp, ...],
    folder: Path,
    strangers: tuple[Problem, ...],
) -> Famille:
    parts: dict[str, Node] = {}
    problems = list(strangers)
    unread = False
    for name, (path, _, _) in zip(names, stamps, strict=True):
        try:
            with path.open("rb") as stream:
                raw = stream.read(MAX_BYTES + 1)
        except OSError as error:
            problems.append(Problem(path, 1, f"fichier illisible : {reason(error)}"))
            unread = True
            continue
        tree, faults = parse(raw)
        problems += [Problem(path, line, message) for line, message in faults]
        if tree is None:
            unread = True
        else:
            parts[name] = node_of(tree, path)
    for name in ("sources", "voies", "glossaire"):
        if name not in names:
            told = "fichier manquant ; il est obligatoire"
            problems.append(Problem(folder / f"{name}.yaml", 1, told))
            unread = True
    if not unread:
        problems += [*_unnamed(parts), *_unfounded(parts)]
    return Famille(parts, tuple(problems), unread)


def _unnamed(parts: dict[str, Node]) -> Iterator[Problem]:
    """What a title may change, replace or withdraw has a code."""
    for kind in ("voies", "arbre"):
        for group in parts[kind].walk() if kind in parts else ():
            for key in _CODED & group.keys.keys():
                for item in group.keys[key].items:
                    if not item.text("code"):
                        told = (
                            f"« {key} » : il manque la clé « code », par laquelle un titre change"
                        )
                        yield Problem(item.file, item.line, f"{told} ou retire cet élément")


def _unfounded(parts: dict[str, Node]) -> Iterator[Problem]:
    """What is true of all titles rests on no title's document."""
    register = parts["sources"].get("sources")
    known = {source.text("cle") for source in (register.items if register else [])}
    for part in parts.values():
        for node in part.walk():
            source = node.text("source")
            if source is not None and source not in known and not source.startswith("{"):
                told = (
                    f"« {source} » n’est pas une source des règles communes ; attendu : une clé de "
                    "sources.yaml, ou la source d’une donnée du titre, comme « {validite_source} »"
                )
                place = node.keys["source"]
                yield Problem(place.file, place.line, told)


def _strangers(folder: Path) -> tuple[Problem, ...]:
    expected = {f"{name}.yaml" for name in PARTS}
    names = ", ".join(sorted(expected))
    return tuple(
        Problem(path, 1, f"fichier inattendu à cet endroit ; sont admis : {names}")
        for path in sorted(folder.iterdir())
        if path.name not in expected
        and path.suffix != ".md"
        and not path.name.startswith(".")
        and not is_dropping(path.name)
    )
