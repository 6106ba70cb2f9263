"""The two readings of the self-assessment: practice and proof, never one word for both.

The browser has the same rule; one table of cases (`tests/attendus/lectures.json`) judges both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import AutoEvaluation
from ..model.auto_evaluation import CodePreuve, Quand


@dataclass(frozen=True)
class Pratique:
    """How the practice of one compétence reads, and what it was counted on, in repères."""

    lecture: str
    """Code of the first reading that applies."""
    faits: int
    """At least at the level that « Oui » asks for."""
    sur: int
    """Whose occasion exists; those without an answer are among them."""
    sans_occasion: int
    repondus: int
    total: int


def lire(auto: AutoEvaluation, niveaux: Sequence[str]) -> Pratique:
    """How answers about one compétence read.

    `niveaux` holds one level per repère, at least one. A level the scale does not have counts as
    no answer: it may come from a file saved with another scale.
    """
    sans_occasion = sum(niveau == auto.sans_occasion for niveau in niveaux)
    rangs = [_rank(auto, niveau) for niveau in niveaux if niveau != auto.sans_occasion]
    lecture = next((one for one in auto.lectures if _applies(auto, one.quand, rangs)), None)
    if lecture is None:
        raise ValueError("no reading applies: the last one must have no condition")
    seuil = _rank(auto, _threshold(auto))
    return Pratique(
        lecture=lecture.code,
        faits=sum(rang >= seuil for rang in rangs),
        sur=len(rangs),
        sans_occasion=sans_occasion,
        repondus=len(niveaux) - rangs.count(0),
        total=len(niveaux),
    )


def preuve(situation: bool) -> CodePreuve:
    """How the proof reads; `situation`: one is attached to the compétence or to its repères."""
    return CodePreuve.RACONTEE if situation else CodePreuve.A_RACONTER


def _rank(auto: AutoEvaluation, niveau: str) -> int:
    """From 1 on the scale; 0 for no answer."""
    return auto.echelle.index(niveau) + 1 if niveau in auto.echelle else 0


def _threshold(auto: AutoEvaluation) -> str:
    """The level from which a repère counts as done: the one a reading asks for everywhere."""
    asked = (lecture.quand.tous_au_moins for lecture in auto.lectures)
    return next((level for level in asked if level), auto.echelle[-1])


def _applies(auto: AutoEvaluation, quand: Quand, rangs: Sequence[int]) -> bool:
    if quand.manque and 0 not in rangs:
        return False
    if quand.sans_occasion and rangs:
        return False
    if quand.tous_au_moins and not _all(rangs, range(_rank(auto, quand.tous_au_moins), 99)):
        return False
    return not quand.tous or _all(rangs, (_rank(auto, quand.tous),))


def _all(rangs: Sequence[int], admis: Sequence[int]) -> bool:
    """Whether there is a repère to speak of, and all are among these ranks."""
    return bool(rangs) and all(rang in admis for rang in rangs)
