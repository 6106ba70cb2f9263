"""`referentiel.json` and `.js`: the whole content of a title, for programs and for the browser."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any, Literal

from pydantic import Field

from ..model import Referentiel

FORMAT: Literal[1] = 1


class Publication(Referentiel):
    """The published shape: the référentiel as modelled, with its format and its version."""

    format: Literal[1] = Field(description="Version de la forme de ce fichier.")
    version: str = Field(
        description="Empreinte du contenu : elle change dès que le contenu change."
    )


def version(referentiel: Referentiel) -> str:
    """Twelve hexadecimal digits that change with the content and with nothing else."""
    return _version(referentiel.model_dump_json())


def referentiel_json(referentiel: Referentiel) -> str:
    """The content as JSON, keys in the order of the model."""
    return _publication(referentiel) + "\n"


def referentiel_js(referentiel: Referentiel) -> str:
    """The same as a classic script: from `file://`, a browser may not fetch JSON."""
    return (
        "window.Referentiel = window.Referentiel || {};\n"
        "window.Referentiel.titres = window.Referentiel.titres || {};\n"
        f"window.Referentiel.titres[{script(referentiel.titre.identifiant)}] = "
        f"{_harmless(_publication(referentiel))};\n"
    )


@cache
def publication_schema() -> str:
    """JSON Schema of `referentiel.json`."""
    schema = Publication.model_json_schema(mode="serialization")
    return compact(schema)


def _publication(referentiel: Referentiel) -> str:
    content = referentiel.model_dump_json()
    return f'{{"format":{FORMAT},"version":"{_version(content)}",{content[1:]}'


def _version(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def compact(value: Any) -> str:
    """A JSON file without a space or a line that only an eye needs: a fifth of its weight."""
    return _dump(value) + "\n"


def script(value: Any) -> str:
    """JSON that may stand in a script file: no `<`, no line separator of JavaScript."""
    return _harmless(_dump(value))


def _harmless(json: str) -> str:
    text = json.replace("<", "\\u003c")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
