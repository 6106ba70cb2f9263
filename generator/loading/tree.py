"""A YAML document as plain data, with the line of every key; those of a title together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from ..ground.problem import Problem

TreePath = tuple[str | int, ...]
"""Where a value stands in its file: keys and list positions, from the top."""


@dataclass(frozen=True, eq=False)
class Tree:
    """One YAML document: nested dict / list / str / None, and the line of each key or item.

    Nobody writes into it: the tree of a file that did not change is the same object, whose rules
    and objects are made once.
    """

    data: Any
    lines: Mapping[TreePath, int]
    files: Mapping[TreePath, Path] = field(default_factory=dict)
    """Where each line stands, when the content comes from several files."""

    def line(self, path: TreePath) -> int:
        """The line of `path`, or of the nearest thing that contains it."""
        return self.lines.get(self._nearest(path), 1)

    def file(self, path: TreePath) -> Path | None:
        """The file that line is in; None when there is only one."""
        return self.files.get(self._nearest(path))

    def only(self, key: str) -> Tree:
        """What stands under one key, at its place."""
        there = {key: self.data[key]} if key in self.data else {}
        return Tree(there, {path: n for path, n in self.lines.items() if path[:1] in ((), (key,))})

    def replaced(self, key: str, other: Tree) -> Tree:
        """The same with what stands under one key read elsewhere."""
        lines = {path: n for path, n in self.lines.items() if path[:1] != (key,)}
        lines |= {(key, *path): n for path, n in other.lines.items()}
        files = {(key, *path): file for path, file in other.files.items()}
        return Tree({**self.data, key: other.data}, lines, files)

    @cached_property
    def _values(self) -> list[tuple[TreePath, Any]]:
        """Every value, in the order of the file."""
        found: list[tuple[TreePath, Any]] = []

        def walk(path: TreePath, value: Any) -> None:
            found.append((path, value))
            for key, inside in _children(value):
                walk((*path, key), inside)

        walk((), self.data)
        return found

    @cached_property
    def _groups(self) -> list[tuple[TreePath, dict[str, Any]]]:
        """Every group of keys, in the order of the file: a hundred rules look for a key in all."""
        return [(path, value) for path, value in self._values if isinstance(value, dict)]

    @cached_property
    def _texts(self) -> list[tuple[TreePath, str]]:
        """Every text, in the order of the file."""
        return list(_texts(self._values))

    def _nearest(self, path: TreePath) -> TreePath:
        if path not in self.lines:
            path = self._as_written(path)
        while path and path not in self.lines:
            path = path[:-1]
        return path

    def _as_written(self, path: TreePath) -> TreePath:
        """What is read as a list of one may be written without a list: it has no place there."""
        found: TreePath = ()
        data = self.data
        for key in path:
            if key == 0 and isinstance(data, dict):
                continue
            found = (*found, key)
            inside = isinstance(data, list) and isinstance(key, int) and key < len(data)
            data = data[key] if inside or (isinstance(data, dict) and key in data) else None
        return found

    def select(self, pattern: str, start: TreePath = ()) -> Iterator[tuple[TreePath, Any]]:
        """Every value at a dotted pattern below `start`: `*` is a list position, `**` any depth.

        Meant for rules that must run on whatever could be read, valid or not.
        """
        parts = tuple(pattern.split("."))
        if start or parts[0] != "**" or parts[1:2] in ((), ("*",), ("**",)):
            data = self.data
            for key in start:
                data = data[key]
            yield from _select(data, parts, start)
            return
        for path, group in self._groups:
            if parts[1] in group:
                yield from _select(group[parts[1]], parts[2:], (*path, parts[1]))

    def texts(self, pattern: str, start: TreePath = ()) -> Iterator[tuple[TreePath, str]]:
        """`select`, keeping the values that are text, with the spaces the model will keep."""
        if pattern == "**" and not start:
            return iter(self._texts)
        return _texts(self.select(pattern, start))

    def groups(self, pattern: str) -> Iterator[tuple[TreePath, dict[str, Any]]]:
        """`select`, keeping the values that are groups of keys."""
        return ((p, v) for p, v in self.select(pattern) if isinstance(v, dict))


@dataclass(frozen=True)
class TitleTrees:
    """The trees of a title as if it stood alone, and why some are not there."""

    trees: dict[PurePosixPath, Tree]
    problems: tuple[Problem, ...]
    manques: tuple[Problem, ...]
    """What is not there yet."""
    unread: bool
    """True when a file, or the rules it follows, could not be parsed."""


def _texts(found: Iterable[tuple[TreePath, Any]]) -> Iterator[tuple[TreePath, str]]:
    return ((path, " ".join(v.split())) for path, v in found if isinstance(v, str))


def _select(data: Any, parts: tuple[str, ...], path: TreePath) -> Iterator[tuple[TreePath, Any]]:
    if not parts:
        yield path, data
        return
    head, rest = parts[0], parts[1:]
    if head == "**":
        yield from _select(data, rest, path)
        for key, value in _children(data):
            yield from _select(value, parts, (*path, key))
    elif head == "*" and isinstance(data, list):
        for index, value in enumerate(data):
            yield from _select(value, rest, (*path, index))
    elif isinstance(data, dict) and head in data:
        yield from _select(data[head], rest, (*path, head))


def _children(data: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(data, dict):
        return data.items()
    return enumerate(data) if isinstance(data, list) else ()
