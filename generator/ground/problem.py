"""What is wrong, where, and what was expected: the only form in which a fault leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..words.accord import compte
from ..words.typographie import INVISIBLE, mended, ponctuation

NOTHING_WRITTEN: Final = "Rien n’a été écrit."
"""What became of the site, when nothing did."""

Fault = tuple[int, str]
"""Line of a file (from 1) and French sentence: a problem before its file is known."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of the data. Sorts by file, then line, so that a person fixes top to bottom."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        """One line, typography set in the sentence alone, nothing hidden in what it quotes."""
        return f"{_visible(str(self.path))}:{self.line}: {ponctuation(_visible(self.message))}"


def _visible(text: str) -> str:
    return INVISIBLE.sub(lambda match: f"[U+{ord(match.group()):04X}]", mended(text))


class GeneratorError(Exception):
    """The run cannot go on, for a reason that is not a line of data; the message is French."""

    exit_code = 1

    def __str__(self) -> str:
        return ponctuation(super().__str__())


class MissingToolError(GeneratorError):
    """A program that this command needs is not installed."""

    exit_code = 2


class UnreadableError(GeneratorError):
    """A folder cannot be read at all."""

    exit_code = 2


class FaultsError(Exception):
    """The data has faults; what was published did not change."""

    def __init__(
        self,
        problems: Sequence[Problem],
        messages: Sequence[str] = (),
        outcome: str = NOTHING_WRITTEN,
    ) -> None:
        super().__init__(compte(len(problems), "faute"))
        self.problems = tuple(problems)
        self.messages = tuple(messages)
        """Faults that are not a line of data, such as a broken link of a built page."""
        self.outcome = outcome
        """What became of the site, in one French sentence."""
