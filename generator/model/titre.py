"""`titre.yaml`: what the title is, what it prepares for, and the register of sources."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .codes import Cle, CodeActivite, CodeCcp, CodeCompetence
from .commun import (
    Adresse,
    Appui,
    Confiance,
    Court,
    Enonce,
    Fait,
    Faits,
    FaitsCodes,
    Jour,
    Modele,
    Rubrique,
    Texte,
    TitreCourt,
    Volet,
)
from .complements import Ccs, Transversale

CCP_AU_PLUS = 20


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
    nsf: Faits = Field(
        min_length=1, description="Code NSF, ou liste de codes, le principal d’abord."
    )
    rome: FaitsCodes = Field(
        min_length=1, description="Fiche ROME de rattachement, ou liste de fiches."
    )
    formacodes: FaitsCodes = Field(default=(), description="Formacode, ou liste de Formacodes.")
    rncp: Fait | None = Field(default=None, description="Numéro de la fiche RNCP, s’il est connu.")
    certificateur: Fait = Field(description="Qui délivre la certification.")
    creation: Fait = Field(description="Texte qui a créé le titre.")
    modification: Fait | None = Field(
        default=None, description="Dernier texte modificatif, s’il y en a un de connu."
    )
    reference: Fait | None = Field(
        default=None, description="Référence que la source donne d’elle-même."
    )
    validite: Validite | None = Field(
        default=None, description="Durée d’enregistrement du titre, si elle est connue."
    )
    remplace: Faits = Field(default=(), description="Fiche RNCP que celle-ci remplace, ou liste.")
    remplace_par: Faits = Field(default=(), description="Fiche RNCP qui la remplace, ou liste.")


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
        default=(),
        description="Codes des compétences (C01…), dans l’ordre officiel. Une compétence commune à "
        "deux activités est nommée sous les deux. Aucun dans un brouillon seulement.",
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
    emplois: Volet | None = Field(default=None, description="Les emplois que le titre prépare.")
    secteurs: Volet | None = Field(default=None, description="Où ces emplois s’exercent.")
    conditions_acces: Volet | None = Field(
        default=None,
        description="Ce qui est demandé pour entrer en formation ou se présenter au titre.",
    )
    stage: Volet | None = Field(
        default=None, description="Le temps à passer en entreprise pendant la formation."
    )
    structure: tuple[StructureActivite, ...] = Field(
        min_length=1,
        max_length=CCP_AU_PLUS,
        description="Activités types, CCP et compétences attendus, dans l’ordre.",
    )
    transversales: tuple[Transversale, ...] = Field(
        default=(), description="Les compétences transversales du titre."
    )
    ccs: tuple[Ccs, ...] = Field(
        default=(), description="Les certificats complémentaires de spécialisation de ce titre."
    )
    historique: tuple[Evenement, ...] = Field(
        default=(),
        description="Création et révisions du titre, de la plus ancienne à la plus récente.",
    )
    notes: tuple[Note, ...] = Field(default=(), description="Notes de bas de page de la source.")
    sources: tuple[Source, ...] = Field(min_length=1, description="Registre des sources.")

    @property
    def volets(self) -> tuple[Volet, ...]:
        """What is said of jobs, of entry and of time in a company."""
        found = (self.emplois, self.secteurs, self.conditions_acces, self.stage)
        return tuple(volet for volet in found if volet)

    @property
    def nombre_competences(self) -> int:
        """Those of all its activités types, each counted once."""
        return len({code for declared in self.structure for code in declared.competences})
