"""JSON Schema of the file in which a person saves a self-assessment.

The browser writes and reads that file (`assets/js/auto/etat.js`); this is what it promises to
others. Codes are patterns, not lists: a file keeps answers to repères this title no longer has.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from ..model import Referentiel

LIMITES: Mapping[str, int] = {
    "texte": 6000,
    "court": 200,
    "codes": 60,
    "rubriques": 20,
    "reponses": 2000,
    "situations": 180,
    "ccp": 60,
    "plan": 600,
    "points": 72,
    "revues": 2000,
}
"""Longest text, and most items per section, deleted ones included. etat.js has the same."""

CODE_REPERE = r"^[A-Z]{1,4}[0-9]{1,3}-[0-9]{1,2}$"
CODE_COMPETENCE = r"^[A-Z]{1,4}[0-9]{1,3}$"
CLE = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
EDITION = r"^[a-z0-9][a-z0-9.-]{0,19}$"
REVUE = r"^[a-z0-9][a-z0-9.-]{0,19}\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"
IDENTIFIANT = r"^[a-z0-9]{8,20}$"
INSTANT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$"
JOUR = r"^((19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2})?$"

_Schema = dict[str, Any]


def file_schema(referentiel: Referentiel) -> str:
    """The schema of the files saved about this title, format 1."""
    code = referentiel.titre.identite.code.valeur
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Auto-évaluation enregistrée, {code}",
        "description": "Le fichier qu’enregistre la page « Mes données » : JSON, en UTF-8, 2 Mio "
        "au plus. Il contient ce qu’une personne a écrit sur elle-même.",
    } | _object(
        facultatifs=("edition", "revues"),
        format={"const": 1, "description": "Version de la forme de ce fichier."},
        titre={"const": code, "description": "Code du titre concerné."},
        version=_text(40, "Version du référentiel avec laquelle la personne a répondu."),
        edition={
            "type": "string",
            "pattern": EDITION,
            "description": "Édition du référentiel dont viennent les codes ; absente, la plus "
            "ancienne.",
        },
        modifie_le={
            "anyOf": [{"const": ""}, _instant()],
            "description": "Dernier changement, ou rien.",
        },
        reponses=_map(CODE_REPERE, "reponses", "Réponses, par code de repère.", _reponse()),
        situations=_items(IDENTIFIANT, "situations", "Situations vécues.", _situation()),
        ccp=_items(CODE_COMPETENCE, "ccp", "CCP déjà obtenus, par code de CCP.", _ccp()),
        plan=_items(IDENTIFIANT, "plan", "Plan d’action.", _action()),
        points=_items(IDENTIFIANT, "points", "Points d’étape.", _point()),
        revues=_map(
            REVUE,
            "revues",
            "Changements du référentiel, revus ou à revoir : édition, point, code du changement.",
            _revue(),
        ),
    )
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _reponse() -> _Schema:
    return _object(niveau=_niveau(), le=_instant())


def _situation() -> _Schema:
    texte = _text(LIMITES["texte"], "Ce que la personne raconte sous cette rubrique.")
    return _object(
        titre=_text(LIMITES["court"], "Titre de la situation."),
        debut=_jour("Début de la période, ou rien."),
        fin=_jour("Fin de la période, ou rien."),
        textes=_map(CLE, "rubriques", "Textes, par code de rubrique du dossier.", texte),
        competences=_codes(CODE_COMPETENCE, "Compétences auxquelles elle est rattachée."),
        reperes=_codes(CODE_REPERE, "Repères auxquels elle est rattachée."),
        le=_instant(),
    )


def _ccp() -> _Schema:
    return _object(obtenu_le=_jour("Date d’obtention, ou rien."), le=_instant())


def _action() -> _Schema:
    def code(pattern: str, description: str) -> _Schema:
        return {
            "type": "string",
            "anyOf": [{"const": ""}, {"pattern": pattern}],
            "description": description,
        }

    return _object(
        competence=code(CODE_COMPETENCE, "Compétence travaillée, ou rien."),
        repere=code(CODE_REPERE, "Repère travaillé, ou rien."),
        quoi=_text(LIMITES["texte"], "Ce qui est à faire."),
        avec_qui=_text(LIMITES["court"], "Avec qui."),
        pour_le=_jour("Échéance, ou rien."),
        fait={"type": "boolean", "description": "Fait, ou non."},
        le=_instant(),
    )


def _point() -> _Schema:
    return _object(
        nom=_text(LIMITES["court"], "Nom donné au point d’étape."),
        reponses=_map(CODE_REPERE, "reponses", "Niveaux à ce moment, par repère.", _niveau()),
        situations=_codes(CODE_COMPETENCE, "Compétences qui avaient une situation."),
        le=_instant(),
    )


def _revue() -> _Schema:
    return _object(
        niveaux=_map(CODE_REPERE, "codes", "Niveaux d’avant, par ancien repère.", _niveau()),
        fait={"type": "boolean", "description": "Revu par la personne, ou non."},
        le=_instant(),
    )


def _object(facultatifs: Collection[str] = (), **properties: _Schema) -> _Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in facultatifs],
        "additionalProperties": False,
    }


def _items(keys: str, limit: str, description: str, item: _Schema) -> _Schema:
    """Items that can be deleted: the mark stays, so that a merge does not bring them back."""
    mark = _object(supprime={"const": True, "description": "Élément supprimé."}, le=_instant())
    return _map(keys, limit, description, {"anyOf": [item, mark]})


def _map(keys: str, limit: str, description: str, value: _Schema) -> _Schema:
    return {
        "type": "object",
        "description": description,
        "patternProperties": {keys: value},
        "additionalProperties": False,
        "maxProperties": LIMITES[limit],
    }


def _codes(pattern: str, description: str) -> _Schema:
    return {
        "type": "array",
        "description": description,
        "items": {"type": "string", "pattern": pattern},
        "maxItems": LIMITES["codes"],
        "uniqueItems": True,
    }


def _text(limit: int, description: str) -> _Schema:
    return {"type": "string", "maxLength": limit, "description": description}


def _niveau() -> _Schema:
    return {
        "type": "string",
        "pattern": CLE,
        "maxLength": 60,
        "description": "Code d’un niveau de l’échelle.",
    }


def _jour(description: str) -> _Schema:
    return {
        "type": "string",
        "pattern": JOUR,
        "description": f"{description} AAAA-MM-JJ, entre 1900 et 2199.",
    }


def _instant() -> _Schema:
    return {"type": "string", "pattern": INSTANT, "description": "Instant du changement, en UTC."}
