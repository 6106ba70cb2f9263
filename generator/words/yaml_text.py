"""YAML as people type it: values, and blocks of a file that is already written. Reads nothing.

A file of the data keeps its comments and its order when a tool writes in it, which no library does.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence

WIDTH = 120

_PLAIN = re.compile(r"[^\W\d_](?:[^:#]|:(?=\S)|(?<=\S)#)*")
"""Begins with a letter, and holds nothing that ends a text for YAML."""

_WORDS = re.compile(r"(?i)null|true|false|yes|no|on|off|y|n")
"""Plain words that other readers of YAML take for something else than a text."""


def scalar(text: str) -> str:
    """`text` on one line, between quotes when YAML would read something else."""
    if _PLAIN.fullmatch(text) and not _WORDS.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def entry(key: str, text: str, fold: str = ">-") -> list[str]:
    """The lines of `key` (its margin included, « : » left out), folded when one is too long."""
    line = f"{key}: {scalar(text)}"
    if len(line) <= WIDTH:
        return [line]
    return [f"{key}: {fold}", *_wrapped(text, _inside(key))]


def raw_entry(key: str, text: str) -> list[str]:
    """The same, every run of spaces kept: only single spaces become the end of a line."""
    margin = _inside(key)
    if "\n" in text:
        return [f"{key}: |-", *((margin + line).rstrip() for line in text.split("\n"))]
    lines = [margin]
    for piece in re.split(r"(?<=[^ ]) (?=[^ ])", text):
        if lines[-1] == margin:
            lines[-1] += piece
        elif len(lines[-1]) + 1 + len(piece) <= WIDTH:
            lines[-1] += f" {piece}"
        else:
            lines.append(margin + piece)
    return [f"{key}: >-", *lines]


def comment(text: str, margin: str = "") -> list[str]:
    """`text` as lines nobody reads but people."""
    lines = (_wrapped(line, f"{margin}# ") or [f"{margin}#"] for line in text.split("\n"))
    return [line.rstrip() for wrapped in lines for line in wrapped]


def with_block(text: str, key: str, lines: Iterable[str]) -> str:
    """`text` with the block of a dotted key (`identite.nsf`) replaced by `lines`.

    What stands above the key, its comments included, stays. Raises ValueError when it is not there.
    """
    rows = text.split("\n")
    start, end = _block(rows, key.split("."))
    return "\n".join([*rows[:start], *lines, *rows[end:]])


def before_block(text: str, key: str, lines: Iterable[str]) -> str:
    """`text` with `lines` just above the block of a dotted key."""
    rows = text.split("\n")
    start, _ = _block(rows, key.split("."))
    return "\n".join([*rows[:start], *lines, *rows[start:]])


def block(text: str, key: str) -> list[str]:
    """The lines of the block of a dotted key."""
    rows = text.split("\n")
    start, end = _block(rows, key.split("."))
    return rows[start:end]


def _block(rows: Sequence[str], keys: Sequence[str]) -> tuple[int, int]:
    """The lines a block stands on, from the first included to the last excluded."""
    start, end = 0, len(rows)
    for depth, key in enumerate(keys):
        margin = "  " * depth
        start = next((n for n in range(start, end) if rows[n].startswith(f"{margin}{key}:")), -1)
        if start < 0:
            raise ValueError(f"no block {'.'.join(keys)}")
        inside = re.compile(rf"{margin}( |- )")
        last = start
        for number in range(start + 1, end):
            if not rows[number].strip():
                continue
            if not inside.match(rows[number]):
                break
            last = number
        start, end = (start, last + 1) if depth + 1 == len(keys) else (start + 1, last + 1)
    return start, end


def _inside(key: str) -> str:
    """The margin of what stands below `key`."""
    return " " * (len(key) - len(key.lstrip(" -")) + 2)


def _wrapped(text: str, margin: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
