"""Writes RDF statements as text, in Turtle and in JSON-LD.

Both say the same triples, in the same order. Only what the exports use is covered.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

LANGUE = "fr"
PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True)
class Iri:
    """An absolute IRI, or a prefixed term such as `skos:Concept` (`PREFIXES`)."""

    nom: str


@dataclass(frozen=True)
class Libelle:
    """A text marked as French."""

    texte: str


Valeur = Iri | Libelle | str | date | bool
"""A value of a property: IRI, French text, text without a language, day, yes or no."""


@dataclass(frozen=True)
class Ressource:
    """One thing: its IRI, its type (a prefixed term), and its properties with their values."""

    iri: str
    genre: str
    dit: Mapping[str, Sequence[Valeur]]

    @property
    def enonces(self) -> list[tuple[str, Sequence[Valeur]]]:
        """(property, values), without the properties that have no value."""
        return [(name, values) for name, values in self.dit.items() if values]


def turtle(ressources: Sequence[Ressource], base: str) -> str:
    """The resources in Turtle. IRIs that begin with `base` are written relative to it."""
    head = [f"@base <{base}> ."] if base else []
    head += [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    return "\n".join([*head, *(_ressource(ressource, base) for ressource in ressources)]) + "\n"


def json_ld(ressources: Sequence[Ressource], base: str) -> str:
    """The resources in JSON-LD, with the context inside.

    All values of one property must be of one kind, in every resource: the context types it once.
    """
    names = {name: values for ressource in ressources for name, values in ressource.enonces}
    context: dict[str, Any] = {"@base": base} if base else {}
    context |= PREFIXES
    context |= {name.partition(":")[2]: _terme(name, names[name][0]) for name in sorted(names)}
    graph = [_objet(ressource, base) for ressource in ressources]
    content = {"@context": context, "@graph": graph}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _ressource(ressource: Ressource, base: str) -> str:
    lines = [f"<{_court(ressource.iri, base)}> a {ressource.genre}"]
    for name, values in ressource.enonces:
        lines.append(f"{name} {', '.join(_en_turtle(value, base) for value in values)}")
    return " ;\n ".join(lines) + " ."


def _en_turtle(value: Valeur, base: str) -> str:
    match value:
        case Iri(nom):
            return nom if _est_terme(nom) else f"<{_court(nom, base)}>"
        case Libelle(texte):
            return f"{_cite(texte)}@{LANGUE}"
        case bool():
            return str(value).lower()
        case date():
            return f'"{value.isoformat()}"^^xsd:date'
        case _:
            return _cite(value)


def _objet(ressource: Ressource, base: str) -> dict[str, Any]:
    said: dict[str, Any] = {"@id": _court(ressource.iri, base), "@type": ressource.genre}
    for name, values in ressource.enonces:
        written = [_en_json(value, base) for value in values]
        said[name.partition(":")[2]] = written[0] if len(written) == 1 else written
    return said


def _en_json(value: Valeur, base: str) -> Any:
    match value:
        case Iri(nom):
            return _court(nom, base)
        case Libelle(texte):
            return texte
        case bool():
            return value
        case date():
            return value.isoformat()
        case _:
            return value


def _terme(name: str, value: Valeur) -> Any:
    """The entry of a property in the context, from one of its values."""
    match value:
        case Iri():
            return {"@id": name, "@type": "@id"}
        case Libelle():
            return {"@id": name, "@language": LANGUE}
        case bool():
            return name
        case date():
            return {"@id": name, "@type": "xsd:date"}
        case _:
            return name


def _est_terme(nom: str) -> bool:
    return nom.partition(":")[0] in PREFIXES


def _court(iri: str, base: str) -> str:
    return iri.removeprefix(base) if base else iri


def _cite(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
