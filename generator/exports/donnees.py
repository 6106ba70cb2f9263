"""`referentiel.json`, the whole content of a title for programs, with its schema and its pointer.

Also the JSON writers that the other exports share: `compact` and `script`.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any, Literal

from pydantic import Field

from ..kept import cached_by_identity
from ..model import Referentiel

FORMAT: Literal[1] = 1
_NAMED = ("$defs", "properties")
"""Keys of a JSON Schema under which keys are names, each with its own schema."""


class Publication(Referentiel):
    """The published shape: the référentiel as modelled, with its format and its version."""

    format: Literal[1] = Field(description="Version de la forme de ce fichier.")
    version: str = Field(
        description="Empreinte du contenu : elle change dès que le contenu change."
    )


@cached_by_identity(4)
def version(referentiel: Referentiel) -> str:
    """Fingerprint of the content: 12 hexadecimal digits that change whenever it does."""
    return hashlib.sha256(referentiel.model_dump_json().encode()).hexdigest()[:12]


def referentiel_json(referentiel: Referentiel) -> str:
    """The text of `referentiel.json`: format, version, then the keys of the model in order."""
    return _publication(referentiel) + "\n"


def referentiel_js(referentiel: Referentiel) -> str:
    """The text of `referentiel.js`, kept for those who still load it.

    It once repeated the whole content; now it only gives the version and the name of the JSON file.
    """
    identifiant = referentiel.titre.identifiant
    pointer = {
        "format": FORMAT,
        "version": version(referentiel),
        "titre": {"identifiant": identifiant, "titre_court": referentiel.titre.titre_court},
        "donnees": "referentiel.json",
    }
    return (
        "window.Referentiel = window.Referentiel || {};\n"
        "window.Referentiel.titres = window.Referentiel.titres || {};\n"
        f"window.Referentiel.titres[{script(identifiant)}] = {script(pointer)};\n"
    )


@cache
def publication_schema() -> str:
    """The JSON Schema of `referentiel.json`, as text; for `nsf`, it follows `_content`."""
    schema = Publication.model_json_schema(mode="serialization")
    fields = schema["$defs"]["Identite"]["properties"]
    codes = fields["nsf"]
    fields["nsf"] = codes["items"] | {"description": "Code NSF principal."}
    fields["nsf_autres"] = {
        "description": "Les autres codes NSF.",
        "items": codes["items"],
        "type": "array",
    }
    schema["$defs"]["Identite"]["required"].append("nsf_autres")
    return compact(_untitled(schema))


def _untitled(schema: Any) -> Any:
    """The schema without what pydantic adds: `title` keys, and docstrings of the models in `$defs`.

    A property that is itself called `title` is kept.
    """
    if isinstance(schema, list):
        return [_untitled(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    said = {key: value for key, value in schema.items() if key != "title"}
    return {
        key: _parts(key, value) if key in _NAMED else _untitled(value)
        for key, value in said.items()
    }


def _parts(key: str, parts: dict[str, Any]) -> dict[str, Any]:
    own = {"description"} if key == "$defs" else set[str]()
    return {
        name: _untitled({k: v for k, v in part.items() if k not in own})
        for name, part in parts.items()
    }


def _publication(referentiel: Referentiel) -> str:
    content = _dump(_content(referentiel))
    return f'{{"format":{FORMAT},"version":"{version(referentiel)}",{content[1:]}'


def _content(referentiel: Referentiel) -> dict[str, Any]:
    """The content as modelled, except `nsf`: one code, as before titles could have several.

    The other codes are under `nsf_autres`.
    """
    content = referentiel.model_dump(mode="json")
    fields = content["titre"]["identite"]
    fields["nsf"], *fields["nsf_autres"] = fields["nsf"]
    return content


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def compact(value: Any) -> str:
    """The text of a JSON file: no indentation, one final line feed."""
    return _dump(value) + "\n"


def script(value: Any) -> str:
    """JSON that is safe inside JavaScript source: `<` and Unicode line separators are escaped."""
    text = _dump(value).replace("<", "\\u003c")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
