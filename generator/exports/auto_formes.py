"""The building blocks of the JSON Schemas of saved files, and the limits those files keep to.

Each function returns a part of a schema, as a dict. Three files are described with them: the
self-assessment of a candidate, the ratings of a trainer, and the sheet a trainer gives back.
"""

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
"""Limits of a saved file. `texte` and `court`: characters of a text. The others: items of a
section or a list, deleted ones included. `etat.js` must have the same numbers."""

# Patterns of JSON Schema, for the codes, keys and dates of a saved file.
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
    """The text of a schema file; `body` describes the object that a saved file holds."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return compact(head | {"title": title, "description": description} | body)


def edition(description: str) -> Schema:
    """The code of the edition of the référentiel whose codes the file uses."""
    return {"type": "string", "pattern": EDITION, "description": description}


def modifie_le() -> Schema:
    """The instant of the last change in the file; an empty text when nothing was ever changed."""
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
    """A `table` whose items can be deleted.

    A deleted item leaves a mark in its place, so that merging with an older file does not bring it
    back.
    """
    mark = objet(supprime={"const": True, "description": "Élément supprimé."}, le=instant())
    return table(keys, limit, description, {"anyOf": [item, mark]})


def table(keys: str, limit: str | int, description: str, value: Schema) -> Schema:
    """An object from code to `value`; its keys match the pattern `keys`.

    `limit` is the largest number of keys, or the name of that number in `LIMITES`.
    """
    return {
        "type": "object",
        "description": description,
        "patternProperties": {keys: value},
        "additionalProperties": False,
        "maxProperties": LIMITES[limit] if isinstance(limit, str) else limit,
    }


def codes(pattern: str, description: str) -> Schema:
    """A list of distinct codes, at most `LIMITES["codes"]` of them."""
    return {
        "type": "array",
        "description": description,
        "items": {"type": "string", "pattern": pattern},
        "maxItems": LIMITES["codes"],
        "uniqueItems": True,
    }


def texte(limit: int, description: str) -> Schema:
    """A text of at most `limit` characters."""
    return {"type": "string", "maxLength": limit, "description": description}


def niveau() -> Schema:
    """The code of a level. A pattern, not a list: the file may come from another scale."""
    return {
        "type": "string",
        "pattern": CLE,
        "maxLength": 60,
        "description": "Code d’un niveau de l’échelle.",
    }


def jour(description: str) -> Schema:
    """A day between 1900 and 2199 (AAAA-MM-JJ), or an empty text."""
    return {
        "type": "string",
        "pattern": JOUR,
        "description": f"{description} AAAA-MM-JJ, entre 1900 et 2199.",
    }


def instant() -> Schema:
    """The instant at which an item last changed: UTC, to the millisecond."""
    return {"type": "string", "pattern": INSTANT, "description": "Instant du changement, en UTC."}
