"""What a page says of a title so that the browser can offer to resume a self-assessment.

The browser then needs neither the data of the title nor the scripts that keep answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..exports.editions import editions
from ..model import Referentiel


@dataclass(frozen=True, kw_only=True)
class Reprise:
    """The attributes of `<reprendre-auto>`, each a text; `auto/reprise.js` reads them."""

    titre: str
    """Code of the title: answers are kept under a name made from it."""
    edition: str
    """Code of the edition in use."""
    premiere: str
    """Code of the first edition: that of answers saved before editions existed."""
    niveaux: str
    """Codes of the levels that answer a repère, separated by spaces."""
    tour: str
    """Codes of the levels that answer the first round, separated by spaces; may be empty."""
    reperes: str
    """« CCP1 C01:1,2,3 C02:1,2 CCP2 C03:1 C02: »: the compétences of each CCP, with their repères
    in the CCP that describes them; here, CCP2 shares C02."""


def reprise(referentiel: Referentiel) -> Reprise | None:
    """The attributes for a title; None when it has no self-assessment."""
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
        for code in activite.partagees:
            yield f"{code}:"
