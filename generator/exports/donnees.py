"""`referentiel.json`, the whole content of a title for programs, with its schema and its pointer.

Also the JSON writers that the other exports share: `compact` and `script`.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any, Final, Literal

from pydantic import Field

from ..ground.kept import cached_by_identity
from ..model import Referentiel
from ..model.schemas import without_docstrings

FORMAT: Literal[1] = 1
_DESCRIPTION: Final = "Le contenu d’un titre, tel que le site le publie."


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
    return compact({"description": _DESCRIPTION} | without_docstrings(schema))


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
