"""A YAML value that knows where it was typed, so that pieces of several files can become one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .tree import Tree, TreePath


@dataclass(frozen=True, slots=True)
class Node:
    """A group of keys, a list or a text, with the file and the line it stands in."""

    value: dict[str, Node] | list[Node] | str | None
    file: Path
    line: int

    @property
    def keys(self) -> dict[str, Node]:
        """What a group holds; nothing for anything else, so that rules stay short."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> list[Node]:
        """What a list holds; nothing for anything else."""
        return self.value if isinstance(self.value, list) else []

    def get(self, key: str) -> Node | None:
        """What a group holds under `key`."""
        return self.keys.get(key)

    def text(self, key: str) -> str | None:
        """The text a group holds under `key`."""
        found = self.keys.get(key)
        return found.value if found and isinstance(found.value, str) else None

    def texts(self, key: str) -> list[str]:
        """The texts of a list a group holds under `key`, or the one text written there alone."""
        found = self.keys.get(key)
        if found is None:
            return []
        nodes = found.items if isinstance(found.value, list) else [found]
        return [node.value for node in nodes if isinstance(node.value, str)]

    def having(self, **keys: Node | None) -> Node:
        """A copy of the group with these keys replaced; a key given as None is removed."""
        new = {**self.keys, **{key: node for key, node in keys.items() if node is not None}}
        gone = {key for key, node in keys.items() if node is None}
        return self.of({key: node for key, node in new.items() if key not in gone})

    def of(self, value: dict[str, Node] | list[Node] | str | None) -> Node:
        """Another value with the same file and line."""
        return Node(value, self.file, self.line)

    def walk(self) -> Iterator[Node]:
        """The value, then all it holds."""
        yield self
        for child in (*self.keys.values(), *self.items):
            yield from child.walk()


def node_of(tree: Tree, file: Path) -> Node:
    """The content of the tree of `file`, each value with its line."""

    def build(value: Any, path: TreePath) -> Node:
        line = tree.lines.get(path) or tree.line(path)  # the most have their own
        if isinstance(value, dict):
            return Node({k: build(v, (*path, k)) for k, v in value.items()}, file, line)
        if isinstance(value, list):
            return Node([build(v, (*path, i)) for i, v in enumerate(value)], file, line)
        return Node(value, file, line)

    return build(tree.data, ())


def tree_of(root: Node, text: Callable[[Node, str], str]) -> Tree:
    """The tree that rules and models read; `text` turns each text into the one to keep."""
    lines: dict[TreePath, int] = {}
    files: dict[TreePath, Path] = {}

    def build(node: Node, path: TreePath) -> Any:
        lines[path], files[path] = node.line, node.file
        value = node.value
        if isinstance(value, dict):
            return {key: build(child, (*path, key)) for key, child in value.items()}
        if isinstance(value, list):
            return [build(child, (*path, i)) for i, child in enumerate(value)]
        return text(node, value) if isinstance(value, str) else value

    return Tree(build(root, ()), lines, files)
