"""`titre.yaml`: what the title is, what it prepares for, and the register of sources."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from .commun import (
    Adresse,
    Appui,
    Cle,
    Confiance,
    Court,
    Enonce,
    Fait,
    Jour,
    Modele,
    Rubrique,
    Texte,
    TitreCourt,
)

CodeActivite = Annotated[str, StringConstraints(pattern=r"^AT[1-9]$")]
CodeCcp = Annotated[str, StringConstraints(pattern=r"^CCP[1-9]$")]
CodeCompetence = Annotated[str, StringConstraints(pattern=r"^C\d{2}$")]


class FaitCode(Fait):
    """A value of a public nomenclature with its official label (ROME: code, then label)."""

    libelle: Court = Field(description="Libellé officiel du code.")


class Statut(StrEnum):
    """Whether a title may be published."""

    PUBLIE = "publie"
    BROUILLON = "brouillon"


class Validite(Appui):
    """The period during which sessions of the title may be held."""

    debut: Jour = Field(description="Premier jour de validité (AAAA-MM-JJ).")
    fin: Jour = Field(description="Échéance (AAAA-MM-JJ), après le premier jour.")


class Identite(Modele):
    """The identity card of the title."""

    intitule: Fait = Field(description="Intitulé officiel du titre.")
    code: Fait = Field(description="Code du titre (TP-…).")
    niveau: Fait = Field(description="Niveau de qualification.")
    nsf: Fait = Field(description="Code NSF.")
    rome: tuple[FaitCode, ...] = Field(min_length=1, description="Fiches ROME de rattachement.")
    rncp: Fait = Field(description="Numéro de la fiche RNCP.")
    certificateur: Fait = Field(description="Qui délivre la certification.")
    creation: Fait = Field(description="Texte qui a créé le titre.")
    modification: Fait = Field(description="Dernier texte modificatif.")
    reference: Fait = Field(description="Référence que la source donne d’elle-même.")
    validite: Validite = Field(description="Durée de validité du titre.")


class Evenement(Appui):
    """A dated step in the life of the title."""

    date: Jour = Field(description="Date du texte (AAAA-MM-JJ).")
    texte: Texte = Field(description="Ce qui a changé, avec nos mots.")


class Note(Appui):
    """A footnote of the source document."""

    appel: Court = Field(description="Appel de note dans la source (1, 2…).")
    texte: Texte = Field(description="Ce que dit la note.")


class Source(Modele):
    """An entry of the register: the only way for a statement to name what it rests on."""

    cle: Cle = Field(description="Clé citée par les énoncés. Ne change jamais.")
    titre: Court = Field(description="Nom de la source, mot pour mot si c’est un texte officiel.")
    abrege: Court = Field(description="Nom court, affiché à côté des énoncés.")
    editeur: Court = Field(description="Qui publie la source.")
    nature: Court = Field(description="Ce que c’est : texte officiel, site officiel, document…")
    adresse: Adresse | None = Field(
        default=None, description="Adresse https de la source, si une adresse publique est connue."
    )
    prouve: Texte = Field(description="Ce que la source permet d’affirmer sur ce site.")
    confiance: Confiance = Field(
        default=Confiance.A,
        description="Celle de la source : A, B ou C, comme pour un énoncé. Un énoncé qui la cite "
        "l’a aussi ; il peut seulement l’abaisser.",
    )
    lu_le: Jour = Field(description="Jour où la source a été lue (AAAA-MM-JJ).")


class StructureActivite(Modele):
    """The declared order: what the activité files must hold, no more, no less."""

    activite: CodeActivite = Field(description="Code de l’activité type (AT1…).")
    ccp: CodeCcp = Field(description="Code du CCP correspondant (CCP1…).")
    competences: tuple[CodeCompetence, ...] = Field(
        min_length=1, description="Codes des compétences (C01…), dans l’ordre officiel."
    )


class Titre(Modele):
    """One titre professionnel, as declared in `titre.yaml`."""

    identifiant: Cle = Field(description="Nom du dossier du titre, repris dans l’adresse du site.")
    statut: Statut = Field(
        default=Statut.PUBLIE,
        exclude=True,
        description="« publie », ou « brouillon » : le titre se vérifie et se prévisualise, sans "
        "jamais être publié.",
        examples=["brouillon"],
    )
    famille: Cle | None = Field(
        default=None,
        exclude=True,
        description="Dossier de `commun/` dont le titre suit les règles. Absent : le titre dit "
        "tout lui-même.",
        examples=["titre-professionnel"],
    )
    sigle: Court = Field(description="Sigle d’usage du métier.")
    titre_court: TitreCourt = Field(description="Nom court, code compris, 100 caractères au plus.")
    accroche: Texte = Field(
        description="Une phrase pour la page d’accueil : ce que fait qui exerce ce métier."
    )
    identite: Identite = Field(description="Carte d’identité du titre.")
    resume: tuple[Enonce, ...] = Field(min_length=1, description="Le métier en quelques phrases.")
    metier: tuple[Rubrique, ...] = Field(description="Le métier, thème par thème.")
    publics: Rubrique = Field(description="Tous les publics que cite la source.")
    contextes: tuple[Rubrique, ...] = Field(description="Où, avec qui et quand le métier s’exerce.")
    structure: tuple[StructureActivite, ...] = Field(
        min_length=1, description="Activités types, CCP et compétences attendus, dans l’ordre."
    )
    historique: tuple[Evenement, ...] = Field(
        default=(),
        description="Création et révisions du titre, de la plus ancienne à la plus récente.",
    )
    notes: tuple[Note, ...] = Field(default=(), description="Notes de bas de page de la source.")
    sources: tuple[Source, ...] = Field(min_length=1, description="Registre des sources.")
