"""What a voie is: for whom, by which steps, judged on what. Part of `obtention/voies.yaml`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .codes import Cle
from .commun import Appui, CodeDeRegle, Court, Enonce, Modele, Synonyme, Texte

Conditions = dict[Cle, Annotated[tuple[Cle, ...], Field(min_length=1)]]
"""Fact of the decision tree -> the values that satisfy it. All facts must be satisfied."""


class Nature(StrEnum):
    """A voie leads to the title; a situation crosses the voies (title revised, title closed)."""

    VOIE = "voie"
    SITUATION = "situation"


class Prevue(StrEnum):
    """Whether an épreuve is part of a voie."""

    OUI = "oui"
    NON = "non"
    SELON = "selon"


class Aide(StrEnum):
    """What this site has to help with what a question asks, when the title has it."""

    ARBRE = "arbre"
    SITUATIONS = "situations"
    CARTE = "carte"


class Precision(Enonce):
    """A statement of the source, with the rules in force to show beside it."""

    code: CodeDeRegle = None
    regles: tuple[Cle, ...] = Field(
        default=(),
        description="Codes des règles en vigueur à montrer avec l’énoncé : avant lui, si l’une "
        "remplace ce que dit la source (« ecart »).",
    )


class Etape(Precision):
    """One step of a voie: who does what."""

    qui: Court = Field(description="Qui agit : vous, le centre, le jury…")
    lieu: Cle | None = Field(default=None, description="Code d’un lieu où s’adresser.")


class Voie(Appui):
    """One way to the title, or a situation that crosses the ways."""

    code: Cle = Field(description="Identifiant, repris dans l’adresse (obtenir/<code>.html).")
    nature: Nature = Field(description="« voie » ou « situation » (titre révisé, titre clos).")
    apres_le_titre: bool = Field(
        default=False,
        exclude=True,
        description="« true » si elle ne mène pas au titre, mais s’y ajoute une fois obtenu (CCS).",
    )
    intitule: Court = Field(description="Intitulé de la source, mot pour mot.")
    titre_court: Court = Field(description="Nom court, pour les tableaux et les menus.")
    quand: Texte = Field(description="Quand prendre cette voie, en une phrase, avec « vous ».")
    pour_qui: tuple[Precision, ...] = Field(min_length=1, description="Conditions, une par une.")
    etapes: tuple[Etape, ...] = Field(min_length=1, description="Les étapes, dans l’ordre.")
    decide: tuple[Precision, ...] = Field(min_length=1, description="Qui décide, et de quoi.")
    reussite_partielle: tuple[Precision, ...] = Field(
        default=(), description="Ce qui se passe si tout n’est pas obtenu."
    )
    delais: tuple[Precision, ...] = Field(
        default=(), description="Durées et délais, seulement ceux qui peuvent se publier."
    )
    documents: tuple[Cle, ...] = Field(default=(), description="Codes des documents délivrés.")
    textes: tuple[Cle, ...] = Field(default=(), description="Codes des textes qui s’appliquent.")


class Case(Appui):
    """One cell of the grid épreuves × voies."""

    voie: Cle = Field(description="Code de la voie (la colonne).")
    prevue: Prevue = Field(description="« oui », « non » ou « selon » (voir precision).")
    precision: Court | None = Field(
        default=None, description="Dans quel cas, ou quand. Obligatoire avec « selon »."
    )
    si: Conditions | None = Field(
        default=None, description="Faits de l’arbre qui rendent l’épreuve prévue, avec « selon »."
    )


class Epreuve(Modele):
    """One row of the grid: what the jury bases its decision on."""

    code: Cle = Field(description="Identifiant de l’épreuve.")
    intitule: Court = Field(description="Intitulé de la source, mot pour mot.")
    titre_court: Court = Field(description="Nom court, pour le tableau.")
    complements: tuple[Court, ...] = Field(
        default=(), description="Ce qui la complète selon la source, mot pour mot."
    )
    reserve: Court | None = Field(
        default=None, description="Réserve de la source sur les compléments, mot pour mot."
    )
    cases: tuple[Case, ...] = Field(min_length=1, description="Une case par voie.")


class Duree(Appui):
    """A duration announced for an épreuve, where one may be published."""

    code: CodeDeRegle = None
    epreuve: Court = Field(description="L’épreuve ou la partie d’épreuve.")
    valeur: Court = Field(description="La durée.")


class Lieu(Appui):
    """A real place to go or to write to."""

    code: Cle = Field(description="Identifiant du lieu.")
    nom: Court = Field(description="Nom du service.")
    pour: Texte = Field(description="Ce que l’on peut y demander.")


class QuestionFrequente(Modele):
    """What candidates ask, answered in a few short sentences."""

    code: Cle = Field(description="Identifiant, repris dans l’adresse (#code).")
    question: Court = Field(description="La question, comme une personne la pose.")
    reponse: Texte = Field(
        description="La réponse, en quelques phrases courtes. Une règle en vigueur s’y dit avant "
        "ce que dit la source."
    )
    appuis: tuple[Appui, ...] = Field(
        default=(), description="Sources de la réponse. Vide : « ce site ne le sait pas »."
    )
    regles: tuple[Cle, ...] = Field(default=(), description="Règles en vigueur à montrer.")
    lieux: tuple[Cle, ...] = Field(default=(), description="Où demander.")
    issue: Cle | None = Field(
        default=None, description="Code de l’issue de l’arbre qui dit la suite, dans l’ordre."
    )
    aide: Aide | None = Field(
        default=None,
        exclude=True,
        description="Ce qui, sur ce site, aide à y répondre : « arbre » (trouver sa voie), "
        "« situations » (écrire une situation vécue) ou « carte » (les compétences). Un titre qui "
        "ne l’a pas n’en montre rien.",
    )
    synonymes: tuple[Synonyme, ...] = Field(
        default=(),
        description="Autres façons de la poser, telles qu’on les tape dans la recherche.",
    )
