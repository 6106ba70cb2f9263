"""The CCP, compétences and repères of a title as one flat list, in the official order.

Each exchange format (CASE, SKOS, grids) lists the same entries, and links them by their places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ..model import ActiviteType, Competence, Referentiel


class Sorte(StrEnum):
    """What an entry is; the value is the French name that files show."""

    CCP = "Certificat de compétences professionnelles"
    COMPETENCE = "Compétence"
    REPERE = "Repère"


@dataclass(frozen=True)
class Position:
    """A place in the tree: under which entry, and in which order."""

    parent: str
    """Code of the entry above; empty at the top."""
    rang: int
    """Place among the entries under the same parent, from 1."""


@dataclass(frozen=True)
class Membre:
    """A CCP, a compétence or a repère, with its place in the tree."""

    code: str
    sorte: Sorte
    intitule: str
    """Official wording; for a repère, which has none, the sentence of the site."""
    court: str
    """Short name without the code; empty when it only repeats the wording, and for a repère."""
    explication: str
    """Explanation written by the site; for a repère, what could prove it."""
    adresse: str
    """Address of its explanation, inside the title's folder, with the anchor."""
    places: tuple[Position, ...]
    """Where it stands in the tree: one place, or one per activité that shares it."""
    liees: tuple[str, ...] = ()
    """Codes of the compétences often at work with it."""

    @cached_property
    def parents(self) -> tuple[str, ...]:
        """Codes of the entries above; none at the top."""
        return tuple(place.parent for place in self.places if place.parent)


def membres(referentiel: Referentiel) -> tuple[Membre, ...]:
    """Every entry of a title, each once; an entry comes after its first parent."""
    return tuple(
        membre
        for rang, activite in enumerate(referentiel.activites, 1)
        for membre in (
            _ccp(activite, rang),
            *(e for c in activite.competences for e in _competence(referentiel, c)),
        )
    )


def _ccp(activite: ActiviteType, rang: int) -> Membre:
    ccp = activite.ccp
    return Membre(
        code=ccp.code,
        sorte=Sorte.CCP,
        intitule=ccp.intitule,
        court=_court(ccp.code, ccp.titre_court, ccp.intitule),
        explication=activite.en_clair,
        adresse=f"activites/{activite.code.lower()}.html#{activite.code.lower()}",
        places=(Position("", rang),),
    )


def _competence(referentiel: Referentiel, competence: Competence) -> Iterator[Membre]:
    code = competence.code
    page = f"competences/{code.lower()}.html"
    yield Membre(
        code=code,
        sorte=Sorte.COMPETENCE,
        intitule=competence.intitule,
        court=_court(code, competence.titre_court, competence.intitule),
        explication=competence.en_clair,
        adresse=f"{page}#{code.lower()}",
        places=tuple(_places(referentiel, competence)),
        liees=tuple(lien.competence for lien in competence.liees),
    )
    for rang, repere in enumerate(competence.reperes, 1):
        yield Membre(
            code=repere.code,
            sorte=Sorte.REPERE,
            intitule=repere.texte,
            court="",
            explication=repere.trace,
            adresse=f"{page}#{repere.code.lower()}",
            places=(Position(code, rang),),
        )


def _places(referentiel: Referentiel, competence: Competence) -> Iterator[Position]:
    for activite in referentiel.activites:
        for rang, other in enumerate(referentiel.competences_de(activite), 1):
            if other.code == competence.code:
                yield Position(activite.ccp.code, rang)


def _court(code: str, titre_court: str, intitule: str) -> str:
    """The short name without its code; empty where it says no more than the official wording."""
    court = titre_court.removeprefix(code).strip()
    return "" if court == intitule else court
