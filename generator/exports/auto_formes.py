"""The shapes of which the schema of a saved self-assessment is made, and their limits."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from .donnees import compact

LIMITES: Mapping[str, int] = {
    "texte": 6000,
    "court": 200,
    "codes": 60,
    "rubriques": 20,
    "reponses": 2000,
    "premier_tour": 200,
    "situations": 180,
    "ccp": 60,
    "ccp_vises": 60,
    "plan": 600,
    "points": 72,
    "revues": 2000,
}
"""Longest text, and most items per section, deleted ones included. etat.js has the same."""

CODE_REPERE = r"^[A-Z]{1,4}[0-9]{1,3}-[0-9]{1,2}$"
CODE_COMPETENCE = r"^[A-Z]{1,4}[0-9]{1,3}$"
CODE_ANCIEN = r"^[A-Z]{1,4}[0-9]{1,3}(-[0-9]{1,2})?$"
CLE = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
EDITION = r"^[a-z0-9][a-z0-9.-]{0,19}$"
REVUE = r"^[a-z0-9][a-z0-9.-]{0,19}\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"
IDENTIFIANT = r"^[a-z0-9]{8,20}$"
INSTANT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$"
JOUR = r"^((19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2})?$"

Schema = dict[str, Any]


def document(title: str, description: str, body: Schema) -> str:
    """A published schema, from that of the object a file holds."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return compact(head | {"title": title, "description": description} | body)


def edition(description: str) -> Schema:
    """The edition whose codes a file holds."""
    return {"type": "string", "pattern": EDITION, "description": description}


def modifie_le() -> Schema:
    """When what a file holds last changed."""
    return {"anyOf": [{"const": ""}, instant()], "description": "Dernier changement, ou rien."}


def objet(facultatifs: Collection[str] = (), **properties: Schema) -> Schema:
    """An object with these properties and no other; those of `facultatifs` may be absent."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in facultatifs],
        "additionalProperties": False,
    }


def elements(keys: str, limit: str | int, description: str, item: Schema) -> Schema:
    """Items that can be deleted: the mark stays, so that a merge does not bring them back."""
    mark = objet(supprime={"const": True, "description": "Élément supprimé."}, le=instant())
    return table(keys, limit, description, {"anyOf": [item, mark]})


def table(keys: str, limit: str | int, description: str, value: Schema) -> Schema:
    """An object whose keys are codes; `limit` is, or names, the most it may hold."""
    return {
        "type": "object",
        "description": description,
        "patternProperties": {keys: value},
        "additionalProperties": False,
        "maxProperties": LIMITES[limit] if isinstance(limit, str) else limit,
    }


def codes(pattern: str, description: str) -> Schema:
    """A list of distinct codes."""
    return {
        "type": "array",
        "description": description,
        "items": {"type": "string", "pattern": pattern},
        "maxItems": LIMITES["codes"],
        "uniqueItems": True,
    }


def texte(limit: int, description: str) -> Schema:
    """A text of at most so many characters."""
    return {"type": "string", "maxLength": limit, "description": description}


def niveau() -> Schema:
    """The code of a level, of this scale or of another."""
    return {
        "type": "string",
        "pattern": CLE,
        "maxLength": 60,
        "description": "Code d’un niveau de l’échelle.",
    }


def jour(description: str) -> Schema:
    """A day, or nothing."""
    return {
        "type": "string",
        "pattern": JOUR,
        "description": f"{description} AAAA-MM-JJ, entre 1900 et 2199.",
    }


def instant() -> Schema:
    """When an item last changed."""
    return {"type": "string", "pattern": INSTANT, "description": "Instant du changement, en UTC."}
