"""Agreement in number: « 1 activité type », « 3 activités types ».

Imports nothing of the package.
"""

from __future__ import annotations


def compte(number: int, words: str) -> str:
    """A number and its words, which are given in the singular and take an « s » each."""
    return f"{number} {accord(words, number)}"


def accord(words: str, number: int) -> str:
    """The words alone, as that number wants them; in French, zero is singular."""
    return " ".join(f"{word}s" for word in words.split()) if number > 1 else words


def les(number: int, words: str) -> str:
    """All of them: « les 3 compétences », « la compétence » (feminine words)."""
    return f"les {compte(number, words)}" if number > 1 else f"la {words}"
