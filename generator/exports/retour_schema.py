"""JSON Schema of the sheet a trainer gives back to a candidate: levels, reasons, remarks, no name.

The trainer's desk writes that file (`assets/js/formateur/retour.js`), « Mes données » reads it
(`assets/js/auto/lire-retour.js`).
"""

from __future__ import annotations

from ..model import Referentiel
from .auto_formes import (
    CODE_COMPETENCE,
    CODE_REPERE,
    LIMITES,
    Schema,
    document,
    edition,
    instant,
    niveau,
    objet,
    table,
    texte,
)


def retour_schema(referentiel: Referentiel) -> str:
    """The schema of the sheets returned about this title (format 1), as JSON text."""
    code = referentiel.titre.identite.code.valeur
    return document(
        f"Fiche rendue par un formateur ou une formatrice, {code}, format 1",
        "JSON, en UTF-8. Sans nom : la personne l’ouvre sur « Mes données », à côté "
        "de ses réponses.",
        objet(
            format={"const": 1},
            genre={"const": "retour"},
            titre={"const": code},
            version=texte(40, "Version du référentiel."),
            edition=edition("Édition des codes."),
            fait_le=instant(),
            niveaux=table(CODE_REPERE, "reponses", "Niveaux, par code de repère.", _niveau()),
            remarques=table(
                CODE_COMPETENCE,
                "premier_tour",
                "Remarques, par code de compétence.",
                texte(LIMITES["texte"], "Remarque."),
            ),
        ),
    )


def _niveau() -> Schema:
    return objet(
        niveau=niveau(),
        raison=texte(LIMITES["texte"], "Raison, ou rien."),
        confirme={"type": "boolean", "description": "Confirmé avec la personne."},
    )
