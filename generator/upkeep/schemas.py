"""JSON Schema of each kind of YAML file: editors complete and underline with it."""

from __future__ import annotations

import json
from typing import Any, Final

from pydantic import TypeAdapter

from ..model import FICHIERS
from ..model.schemas import without_docstrings

_FAMILLE: Final = ("voies", "arbre", "glossaire", "auto-evaluation")
"""Kinds written in two places: in the common rules, and in the titles that follow them."""

_MARKS: Final = {
    "avec": "Dans `commun/` : seulement pour un titre qui a cette voie (son code, ou une liste ; "
    "« validite » pour ses dates).",
    "sauf": "Dans `commun/` : seulement pour un titre qui n’a pas cette voie, ou pas de dates.",
    "sinon": "Dans `commun/`, pour une réponse de l’arbre : où elle mène (« suite », « source », "
    "« endroit ») quand ce à quoi elle menait est retiré.",
    "apres": "Dans un titre : le code après lequel placer cet élément.",
    "avant": "Dans un titre : le code avant lequel placer cet élément.",
    "retire": "Dans un titre : les codes à retirer, chacun seul ou avec « code », « source » et "
    "« endroit ».",
    "source": "Clé d’une source du registre. Entre accolades : celle d’une donnée du titre.",
    "endroit": "Où le lire dans la source.",
    "confiance": "A, B ou C, jamais mieux que celle de la source.",
}
"""Keys only the putting together of the two reads, or that may be variables."""


def schemas() -> dict[str, str]:
    """File name -> text, for `referentiel/schema/`."""
    found = {kind: _schema(kind) for kind in FICHIERS}
    partial = {kind: _partial(found[kind]) for kind in _FAMILLE}
    found |= {f"{kind}-famille": schema for kind, schema in partial.items()}
    found["sources"] = _only(found["titre"], "sources")
    found["obtention"] = _obtention(partial["voies"], partial["arbre"])
    return {f"{kind}.schema.json": _text(schema) for kind, schema in found.items()}


def _schema(kind: str) -> dict[str, Any]:
    schema = TypeAdapter(FICHIERS[kind]).json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": schema["title"]}
    return head | without_docstrings(schema)


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _partial(schema: dict[str, Any]) -> dict[str, Any]:
    """The same where nothing is compulsory: the rest is said by the other file."""
    groups = {name: _loosened(group) for name, group in schema["$defs"].items()}
    return _loosened(schema) | {"$defs": groups}


def _loosened(group: dict[str, Any]) -> dict[str, Any]:
    if "properties" not in group:
        return group
    marks = {key: {"description": text} for key, text in _MARKS.items()}
    properties = {
        key: {name: rule for name, rule in value.items() if name != "minItems"}
        for key, value in group["properties"].items()
    }
    return {key: v for key, v in group.items() if key != "required"} | {
        "properties": properties | marks
    }


def _only(schema: dict[str, Any], key: str) -> dict[str, Any]:
    """The schema of a file that has one key of another."""
    return schema | {
        "properties": {key: schema["properties"][key]},
        "required": [key],
        "title": key.capitalize(),
    }


def _obtention(voies: dict[str, Any], arbre: dict[str, Any]) -> dict[str, Any]:
    """What a title adds, replaces or withdraws: the voies, and the tree under one key."""
    tree = {key: value for key, value in arbre.items() if key not in ("$schema", "$defs")}
    tree["description"] = "Ce qui diffère de l’arbre commun."
    properties = voies["properties"] | {"arbre": tree}
    return voies | {"properties": properties, "$defs": arbre["$defs"] | voies["$defs"]}
