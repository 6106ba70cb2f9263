"""`auto-evaluation.yaml`: the scale, the reading rule, and the headings of a lived situation."""

from __future__ import annotations

from pydantic import Field

from .commun import Appui, Cle, Court, Jour, Modele, Texte
from .titre import CodeCompetence


class Niveau(Modele):
    """One level of the scale; the first one is the state before any answer."""

    code: Cle = Field(description="Identifiant, gardé dans les réponses enregistrées.")
    libelle: Court = Field(description="Le niveau, en deux ou trois mots.")
    aide: Court = Field(description="Ce qu’il veut dire, en une phrase.")


class Quand(Modele):
    """When a reading applies. Every condition given must hold; none given: always."""

    manque: bool = Field(default=False, description="Un repère au moins n’a pas de réponse.")
    tous_au_moins: Cle | None = Field(
        default=None, description="Tous les repères sont à ce niveau ou au-dessus."
    )
    tous: Cle | None = Field(default=None, description="Tous les repères sont à ce niveau.")
    situation: bool = Field(
        default=False, description="Une situation vécue est rattachée à la compétence."
    )


class Lecture(Modele):
    """How the answers about one compétence read; the first that applies is kept."""

    code: Cle = Field(description="Identifiant de la lecture.")
    libelle: Court = Field(description="Le mot affiché.")
    sens: Texte = Field(description="Ce que cela veut dire, et rien de plus.")
    quand: Quand = Field(description="Quand elle s’applique. Les lectures se lisent dans l’ordre.")


class RubriqueDossier(Appui):
    """One heading of the dossier professionnel under which a situation is told."""

    code: Cle = Field(description="Identifiant, gardé dans les situations enregistrées.")
    intitule: Court = Field(description="Intitulé officiel, mot pour mot.")
    facultative: bool = Field(default=False, description="« true » si elle peut rester vide.")
    periode: bool = Field(
        default=False, description="« true » pour celle où s’écrit la période d’exercice."
    )
    guide: tuple[Texte, ...] = Field(min_length=1, description="Conseils pour l’écrire.")


class ExempleSituation(Modele):
    """A filled, fictitious situation, shown to be imitated, never mixed with one's own."""

    titre: Court = Field(description="Titre de la situation.")
    debut: Jour = Field(description="Début de la période.")
    fin: Jour = Field(description="Fin de la période.")
    competences: tuple[CodeCompetence, ...] = Field(
        min_length=1, description="Compétences que la situation illustre."
    )
    textes: dict[Cle, Texte] = Field(description="Code de rubrique → texte d’exemple.")


class Attendus(Appui):
    """How many examples an activité type calls for."""

    minimum: int = Field(ge=1, le=9, description="Nombre d’exemples au moins, par activité type.")
    maximum: int = Field(ge=1, le=9, description="Nombre d’exemples au plus.")


class AutoEvaluation(Modele):
    """Everything the self-assessment needs that is not code."""

    niveaux: tuple[Niveau, ...] = Field(
        min_length=3, description="L’échelle, de « sans réponse » au plus haut."
    )
    lectures: tuple[Lecture, ...] = Field(min_length=2, description="La règle de lecture.")
    regle: tuple[Texte, ...] = Field(min_length=1, description="La règle, dite en phrases.")
    rubriques: tuple[RubriqueDossier, ...] = Field(
        min_length=1, description="Les rubriques du dossier professionnel."
    )
    exemples: Attendus = Field(description="Nombre d’exemples attendus par activité type.")
    issue_ccp: Cle | None = Field(
        default=None,
        description="Code de l’issue de l’arbre pour qui détient déjà un CCP : la synthèse y mène.",
    )
    anonymat: tuple[Texte, ...] = Field(min_length=1, description="Rappels sur l’anonymat.")
    exemple: ExempleSituation = Field(description="Une situation fictive, remplie.")
