"""What is wrong, where, and what was expected: the only form in which a fault leaves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of the data. Sorts by file, then line, so that a person fixes top to bottom."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class GeneratorError(Exception):
    """The run cannot go on, for a reason that is not a line of data; the message is French."""

    exit_code = 1


class UnreadableError(GeneratorError):
    """A folder cannot be read at all."""

    exit_code = 2
