"""A title from afar: the codes and names of its CCP and compétences, in the official order.

A page that only names the others is made from this: it stays as it is when they say more.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CompetenceNommee:
    """A compétence, named."""

    code: str
    intitule: str
    titre_court: str


@dataclass(frozen=True)
class CcpNomme:
    """An activité type and its CCP, named, with all their compétences, shared ones included."""

    code: str
    ccp: str
    intitule: str
    titre_court: str
    cases: tuple[CompetenceNommee, ...]
