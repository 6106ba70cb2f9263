"""`referentiel.json` and `.js`: the whole content of a title, for programs and for the browser."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from itertools import zip_longest
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
    return hashlib.sha256(_dump(_content(referentiel)).encode()).hexdigest()[:12]


def referentiel_json(referentiel: Referentiel) -> str:
    """The content as JSON, keys in the order of the model."""
    head = {"format": FORMAT, "version": version(referentiel)}
    return compact(head | _content(referentiel))


def referentiel_js(referentiel: Referentiel) -> str:
    """The same as a classic script: from `file://`, a browser may not fetch JSON."""
    key = script(referentiel.titre.identifiant)
    data = script({"format": FORMAT, "version": version(referentiel)} | _content(referentiel))
    return (
        "window.Referentiel = window.Referentiel || {};\n"
        "window.Referentiel.titres = window.Referentiel.titres || {};\n"
        f"window.Referentiel.titres[{key}] = {data};\n"
    )


@cache
def publication_schema() -> str:
    """JSON Schema of `referentiel.json`."""
    schema = Publication.model_json_schema(mode="serialization")
    textes = schema["$defs"]["Edition"]["properties"]["textes"]
    textes.pop("minProperties", None)
    textes["description"] = (
        "Code → texte qui n’est plus celui de l’édition suivante. Les autres sont les mêmes ; ceux "
        "de la dernière édition sont dans « activites »."
    )
    return compact(schema)


def _content(referentiel: Referentiel) -> dict[str, Any]:
    """As modelled; an edition keeps the texts that the next one has not, none is said twice."""
    content = referentiel.model_dump(mode="json")
    editions = (content["correspondances"] or {}).get("editions", [])
    for edition, following in zip_longest(editions, editions[1:]):
        textes = edition["textes"]
        later = following["textes"] if following else textes
        edition["textes"] = {c: texte for c, texte in textes.items() if later.get(c) != texte}
    return content


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def compact(value: Any) -> str:
    """A JSON file without a space or a line that only an eye needs: a fifth of its weight."""
    return _dump(value) + "\n"


def script(value: Any) -> str:
    """JSON that may stand in a script file: no `<`, no line separator of JavaScript."""
    text = _dump(value).replace("<", "\\u003c")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
