"""JSON Schema of the file in which a trainer saves the ratings of a group.

The browser writes and reads that file (`assets/js/formateur/modele.js`). It is never a candidate's
file: it holds what the trainer says, under the labels the trainer typed.
"""

from __future__ import annotations

from ..model import Referentiel
from .auto_formes import (
    CLE,
    EDITION,
    IDENTIFIANT,
    LIMITES,
    Schema,
    document,
    edition,
    elements,
    instant,
    modifie_le,
    niveau,
    objet,
    texte,
)

MAXIMA = {"personnes": 180, "notes": 18000, "remarques": 2700}
"""Most items per section, deleted ones included. `modele.js` must have the same numbers."""

_ID, _EDITION = IDENTIFIANT[1:-1], EDITION[1:-1]
NOTE = rf"^{_ID}\.[A-Z]{{1,4}}[0-9]{{1,3}}-[0-9]{{1,2}}(@{_EDITION})?$"
REMARQUE = rf"^{_ID}\.[A-Z]{{1,4}}[0-9]{{1,3}}$"


def ratings_schema(referentiel: Referentiel) -> str:
    """The schema of the ratings saved about this title (format 1), as JSON text."""
    code = referentiel.titre.identite.code.valeur
    return document(
        f"Notes d’un formateur ou d’une formatrice, {code}, format 1",
        "Le fichier qu’enregistre le bureau du formateur : JSON, en UTF-8, 2\u00a0Mo "
        "au plus. Il contient ce qu’une personne qui forme a noté de son groupe, sous les noms "
        "qu’elle a donnés. Il n’est jamais mêlé au fichier d’un candidat.",
        objet(
            format={"const": 1, "description": "Version de la forme de ce fichier."},
            genre={"const": "formateur", "description": "Ce qu’est ce fichier."},
            titre={"const": code, "description": "Code du titre concerné."},
            version=texte(40, "Version du référentiel avec laquelle les notes ont été données."),
            edition=edition("Édition du référentiel dont viennent les codes."),
            modifie_le=modifie_le(),
            personnes=elements(
                IDENTIFIANT,
                MAXIMA["personnes"],
                "Personnes du groupe, par identifiant au hasard.",
                _personne(),
            ),
            notes=elements(
                NOTE,
                MAXIMA["notes"],
                "Notes : personne, point, code de repère ; puis @ et une édition, pour une note "
                "donnée avant que ce repère ne change, qui ne vaut plus.",
                _note(),
            ),
            remarques=elements(
                REMARQUE,
                MAXIMA["remarques"],
                "Remarques : personne, point, code de compétence.",
                objet(texte=texte(LIMITES["texte"], "La remarque."), le=instant()),
            ),
        ),
    )


def _personne() -> Schema:
    return objet(
        nom=texte(LIMITES["court"], "Nom que lui donne la personne qui forme."),
        fichier=texte(LIMITES["court"], "Nom du fichier ouvert pour elle, ou rien."),
        le=instant(),
    )


def _note() -> Schema:
    def level(description: str) -> Schema:
        return {
            "anyOf": [{"const": ""}, niveau() | {"pattern": CLE}],
            "description": description,
        }

    return objet(
        niveau=level("Niveau donné, ou rien : la note est retirée."),
        raison=texte(LIMITES["texte"], "Pourquoi, ou rien."),
        confirme={"type": "boolean", "description": "Vu et confirmé, ou non."},
        vu=level("Réponse de la personne au moment où la note a été donnée, ou rien."),
        le=instant(),
    )
