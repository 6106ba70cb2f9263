"""The bricks every file of a référentiel is made of: text, codes, and what a statement rests on.

Field descriptions are in French because editors show them to the people who write the data.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from .codes import Cle

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)


class Modele(BaseModel):
    """Base of every object of the référentiel: frozen, and closed so that a typo is a fault."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, use_attribute_docstrings=False
    )


def _plain(text: str) -> str:
    """Collapse white space; refuse characters nobody can see (they hide or reverse text)."""
    if _CONTROL.search(text):
        raise ValueError("contient un caractère invisible")
    return " ".join(text.split())


def _iso_date(value: Any) -> Any:
    """Refuse what pydantic would take as a Unix timestamp: « 2023 » is no second of 1970."""
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip()):
        raise ValueError("n’est pas une date AAAA-MM-JJ")
    return value


def _https(url: str) -> str:
    if not re.fullmatch(r"https://[^\s<>\"'\\]+", url):
        raise ValueError("n’est pas une adresse « https:// »")
    return url


Texte = Annotated[str, StringConstraints(min_length=1, max_length=1500), AfterValidator(_plain)]
"""Plain text, one paragraph. Markdown and HTML in it are inert on the pages."""

TexteBrut = Annotated[str, StringConstraints(min_length=1, max_length=70_000)]
"""A text as a file gives it, for an editor to work on. Never published."""

Court = Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(_plain)]
"""Plain text that fits on a line or two: a name, a label."""

Intitule = Annotated[str, StringConstraints(min_length=1, max_length=800), AfterValidator(_plain)]
"""An official name, word for word: some of them are whole sentences."""

TitreCourt = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(_plain)]
"""A short name, its code included: exchange formats cut names at 100 characters."""

QuestionCourte = Annotated[
    str, StringConstraints(min_length=1, max_length=120), AfterValidator(_plain)
]
"""A sentence read at a glance, on a phone."""

Synonyme = Annotated[str, StringConstraints(min_length=1, max_length=60), AfterValidator(_plain)]
"""A word or a few words as people type them in the search, which the pages do not say."""

Adresse = Annotated[str, StringConstraints(max_length=500), AfterValidator(_https)]
"""A web address, https only."""

Jour = Annotated[date, BeforeValidator(_iso_date)]
"""A day, written AAAA-MM-JJ."""


class Confiance(StrEnum):
    """How far a statement was verified; a fourth level, D, exists on paper only and is refused."""

    A = "A"
    B = "B"
    C = "C"


CodeDeRegle = Annotated[
    Cle | None,
    Field(
        exclude=True,
        description="Identifiant dans sa liste, par lequel un titre change ou retire cet élément. "
        "Obligatoire dans `commun/`.",
    ),
]
"""The name of an element for whoever writes the rules; nothing published has it."""


class Appui(Modele):
    """What a statement rests on, so that a reader can go and check it."""

    source: Cle = Field(description="Clé d’une source du registre (titre.yaml, « sources »).")
    endroit: Court = Field(
        description="Où lire l’énoncé dans la source : un paragraphe, un article, une ligne."
    )
    confiance: Confiance = Field(
        default=Confiance.A,
        description="A : texte ou site officiel lu. B : deux sources concordantes, ou une source "
        "sérieuse. C : une seule source non officielle, affichée « à vérifier ». Rien d’autre "
        "ne se publie.",
    )


class Fait(Appui):
    """An official name or value, word for word."""

    valeur: Intitule = Field(description="Le nom ou la valeur officielle, mot pour mot.")


class FaitCode(Fait):
    """A value of a public nomenclature with its official label (ROME: code, then label)."""

    libelle: Court = Field(description="Libellé officiel du code.")


def _listed(value: Any) -> Any:
    """One thing written alone is a list of one."""
    return [value] if isinstance(value, dict) else value


Faits = Annotated[
    tuple[Fait, ...],
    BeforeValidator(_listed, json_schema_input_type=Fait | tuple[Fait, ...]),
]
"""Official values, one of which may be written without a list."""

FaitsCodes = Annotated[
    tuple[FaitCode, ...],
    BeforeValidator(_listed, json_schema_input_type=FaitCode | tuple[FaitCode, ...]),
]
"""The same, each with its label."""


class Enonce(Appui):
    """A statement of the source in our own words, shown as « d’après la source »."""

    texte: Texte = Field(description="L’énoncé, dit avec nos mots, en une ou deux phrases courtes.")


class Liste(Appui):
    """An enumeration of the source, open when the source ends it with « … »."""

    chapeau: Texte = Field(description="La phrase qui introduit la liste.")
    elements: tuple[Court, ...] = Field(
        min_length=1, description="Les éléments, dans l’ordre de la source, tous."
    )
    ouverte: bool = Field(
        default=False,
        description="« true » si la source termine sa liste par « … » : elle reste ouverte.",
    )


class Volet(Modele):
    """What a source says of one subject: statements, and possibly a list."""

    enonces: tuple[Enonce, ...] = Field(
        default=(), description="Ce que dit la source, avec nos mots."
    )
    listes: tuple[Liste, ...] = Field(default=(), description="Les énumérations de la source.")


class _Nommee(Modele):
    code: Cle = Field(description="Identifiant de la rubrique, repris dans l’adresse (#code).")
    intitule: Court = Field(description="Titre de la rubrique sur la page.")


class Rubrique(Volet, _Nommee):
    """A theme of the job: what a source says of it, under a name."""


class Regle(Appui):
    """A rule in force beside what the source says: dated, and read first where they differ."""

    code: Cle = Field(description="Identifiant de la règle.")
    sujet: Court = Field(description="Ce dont parle la règle, en quelques mots.")
    texte: Texte = Field(description="La règle en vigueur, avec nos mots.")
    ecart: bool = Field(
        default=False,
        description="« true » si elle remplace ce que dit la source. On la lit alors d’abord, et "
        "la source ensuite.",
    )
    lu_le: Jour = Field(
        description="Jour où la règle a été lue à la source (AAAA-MM-JJ). Obligatoire."
    )
