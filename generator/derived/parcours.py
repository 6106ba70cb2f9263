"""What a voie means for one path: which épreuves apply, and what to do next.

Pure functions: the grid and the tree meet here, on the facts a person's answers establish.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Epreuve, Issue, Obtention, Prevue
from ..model.arbre import EtapeIssue
from ..model.voie import Case
from .decision import satisfied


@dataclass(frozen=True)
class Regarde:
    """One thing the jury looks at, and under which reserve."""

    epreuve: Epreuve
    case: Case
    reserve: str | None
    """The condition in words when the facts do not settle it, or when it says when."""


def jury(obtention: Obtention, voie: str, faits: Mapping[str, str]) -> list[Regarde]:
    """What the jury looks at on a voie. Facts that settle a condition remove it or the épreuve."""
    seen: list[Regarde] = []
    for epreuve in obtention.epreuves:
        for case in (c for c in epreuve.cases if c.voie == voie):
            if case.prevue is Prevue.NON:
                continue
            known = case.si is not None and all(fait in faits for fait in case.si)
            if known and case.si is not None:
                if satisfied(case.si, faits):
                    seen.append(Regarde(epreuve, case, None))
            else:
                seen.append(Regarde(epreuve, case, case.precision))
    return seen


def etapes(issue: Issue, faits: Mapping[str, str] | None) -> list[EtapeIssue]:
    """The next steps: those the facts call for, or all of them when no path was taken."""
    return [
        etape
        for etape in issue.etapes
        if faits is None or etape.si is None or satisfied(etape.si, faits)
    ]
