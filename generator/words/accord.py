"""Numbers in sentences: « 1 activité type », « 3 activités types », « trois minutes ».

Imports nothing of the package.
"""

from __future__ import annotations

_LETTRES = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf vingt"
).split()
_PAR_MINUTE = 5
"""Questions of the first round that a person answers in a minute."""


def compte(number: int, words: str) -> str:
    """A number and its words, which are given in the singular and take an « s » each."""
    return f"{number} {accord(words, number)}"


def accord(words: str, number: int) -> str:
    """The words alone, as that number wants them; in French, zero is singular."""
    return " ".join(f"{word}s" for word in words.split()) if number > 1 else words


def les(number: int, words: str) -> str:
    """All of them: « les 3 compétences », « la compétence », « l’activité » (feminine words)."""
    if number > 1:
        return f"les {compte(number, words)}"
    return f"l’{words}" if words[0] in "aeiouyéèêh" else f"la {words}"


def lettres(number: int) -> str:
    """A small number as it is written in a sentence; digits past twenty."""
    return _LETTRES[number] if 0 <= number < len(_LETTRES) else str(number)


def minutes(questions: int) -> str:
    """How long a first round takes: « trois minutes », « une minute »; by fives past ten."""
    number = max(1, -(-questions // _PAR_MINUTE))
    number = number if number <= 10 else -(-number // 5) * 5
    return "une minute" if number == 1 else f"{lettres(number)} minutes"
