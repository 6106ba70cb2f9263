"""JSON Schema of each kind of YAML file: editors complete and underline with it."""

from __future__ import annotations

import json

from pydantic import TypeAdapter

from ..model import FICHIERS


def schemas() -> dict[str, str]:
    """File name -> text, for `referentiel/schema/`."""
    return {f"{kind}.schema.json": _schema(kind) for kind in FICHIERS}


def _schema(kind: str) -> str:
    schema = TypeAdapter(FICHIERS[kind]).json_schema()
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
