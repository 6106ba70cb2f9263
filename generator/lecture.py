"""The reading rule of the self-assessment: answers about one compétence -> one word.

The browser has the same rule; one table of cases (`tests/attendus/lectures.json`) judges both.
"""

from __future__ import annotations

from collections.abc import Sequence

from .model import AutoEvaluation
from .model.auto_evaluation import Quand


def lire(auto: AutoEvaluation, niveaux: Sequence[str], situation: bool) -> str:
    """The code of the first reading that applies.

    `niveaux` holds one level per repère, at least one. A level the scale does not have counts as
    no answer: it may come from a file saved with another scale.
    """
    ordre = [niveau.code for niveau in auto.niveaux]
    rangs = [ordre.index(niveau) if niveau in ordre else 0 for niveau in niveaux]
    for lecture in auto.lectures:
        if _applies(lecture.quand, rangs, ordre, situation):
            return lecture.code
    raise ValueError("no reading applies: the last one must have no condition")


def _applies(quand: Quand, rangs: Sequence[int], ordre: Sequence[str], situation: bool) -> bool:
    if quand.manque and 0 not in rangs:
        return False
    if quand.tous_au_moins and min(rangs) < ordre.index(quand.tous_au_moins):
        return False
    if quand.tous and {*rangs} != {ordre.index(quand.tous)}:
        return False
    return situation or not quand.situation
