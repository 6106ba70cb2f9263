"""What a page says of a title so that a browser finds, without loading it, where one was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..exports.editions import editions
from ..model import Referentiel


@dataclass(frozen=True, kw_only=True)
class Reprise:
    """The attributes of `<reprendre-auto>`, each a line of text; see `auto/reprise.js`."""

    titre: str
    """Code of the title: what is kept is named after it."""
    edition: str
    premiere: str
    """The first edition: that of answers older than editions."""
    niveaux: str
    tour: str
    """Codes of the levels that answer a repère, then of those that answer the first round."""
    reperes: str
    """« CCP1 C01:1,2,3 C02:1,2 CCP2 C03:1 »: the compétences of each CCP and their repères."""


def reprise(referentiel: Referentiel) -> Reprise | None:
    """What it takes to resume; nothing when the title has no self-assessment."""
    auto = referentiel.auto_evaluation
    if auto is None:
        return None
    history = editions(referentiel)
    levels = [*auto.echelle, *([auto.sans_occasion] if auto.sans_occasion else [])]
    return Reprise(
        titre=referentiel.titre.identite.code.valeur,
        edition=history[-1]["code"],
        premiere=history[0]["code"],
        niveaux=" ".join(levels),
        tour=" ".join(auto.premier_tour.niveaux if auto.premier_tour else ()),
        reperes=" ".join(_reperes(referentiel)),
    )


def _reperes(referentiel: Referentiel) -> Iterator[str]:
    for activite in referentiel.activites:
        yield activite.ccp.code
        for competence in activite.competences:
            numbers = (repere.code.rpartition("-")[2] for repere in competence.reperes)
            yield f"{competence.code}:{','.join(numbers)}"
