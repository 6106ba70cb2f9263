"""`auto-evaluation.yaml`: the scale, the readings, and the headings of a lived situation."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .codes import Cle, CodeCompetence
from .commun import Appui, Court, Jour, Modele, Texte


class Genre(StrEnum):
    """What an answer is: a step of the ordered scale, no occasion to do it, or no answer at all."""

    ECHELLE = "echelle"
    SANS_OCCASION = "sans-occasion"
    VIDE = "vide"


class Niveau(Modele):
    """One answer that may be given about a repère."""

    code: Cle = Field(description="Identifiant, gardé dans les réponses enregistrées.")
    libelle: Court = Field(description="Le niveau, en deux ou trois mots.")
    aide: Court = Field(description="Ce qu’il veut dire, en une ou deux phrases.")
    genre: Genre = Field(
        default=Genre.ECHELLE,
        description="« echelle » : une marche de l’échelle, dans l’ordre du fichier. "
        "« sans-occasion » : la personne n’a pas eu l’occasion, ce n’est pas un manque (un au "
        "plus). « vide » : l’état avant toute réponse (un seul).",
    )


class Quand(Modele):
    """When a reading applies. Every condition given must hold; none given: always.

    All but `manque` look only at the repères whose occasion exists.
    """

    manque: bool = Field(default=False, description="Un repère au moins n’a pas de réponse.")
    sans_occasion: bool = Field(default=False, description="Aucun repère n’a eu d’occasion.")
    tous_au_moins: Cle | None = Field(
        default=None,
        description="Tous les repères qui ont une occasion sont à ce niveau ou au-dessus.",
    )
    tous: Cle | None = Field(
        default=None, description="Tous les repères qui ont une occasion sont à ce niveau."
    )


class Lecture(Modele):
    """How the practice of one compétence reads; the first that applies is kept."""

    code: Cle = Field(description="Identifiant de la lecture.")
    libelle: Court = Field(description="Le mot affiché.")
    sens: Texte = Field(description="Ce que cela veut dire, et rien de plus.")
    quand: Quand = Field(description="Quand elle s’applique. Les lectures se lisent dans l’ordre.")


class CodePreuve(StrEnum):
    """Whether a lived situation is attached to the compétence, or to one of its repères."""

    RACONTEE = "racontee"
    A_RACONTER = "a-raconter"


class Preuve(Modele):
    """How the proof of one compétence reads, apart from its practice."""

    code: CodePreuve = Field(
        description="« racontee » : une situation vécue y est rattachée ; « a-raconter » sinon."
    )
    libelle: Court = Field(description="Le mot affiché.")
    sens: Texte = Field(description="Ce que cela veut dire, et rien de plus.")


class PremierTour(Modele):
    """The first round: one question per compétence, whose words stand beside it."""

    niveaux: tuple[Cle, ...] = Field(
        min_length=2, description="Les réponses proposées, parmi les niveaux, dans l’ordre."
    )


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
        min_length=3,
        description="Les réponses possibles, dans l’ordre où elles sont montrées ; l’échelle va du "
        "plus bas au plus haut.",
    )
    lectures: tuple[Lecture, ...] = Field(
        min_length=2, description="La règle de lecture de la pratique."
    )
    preuves: tuple[Preuve, ...] = Field(
        min_length=2, max_length=2, description="La lecture de la preuve : ses deux mots."
    )
    regle: tuple[Texte, ...] = Field(min_length=1, description="Les deux lectures, en phrases.")
    nouveautes: tuple[Texte, ...] = Field(
        default=(),
        description="Ce qui a changé depuis la première façon de lire, dit une seule fois à qui a "
        "des réponses d’alors.",
    )
    premier_tour: PremierTour | None = Field(
        default=None,
        description="Le premier tour ; attendu dès que les compétences ont leur phrase.",
    )
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

    @property
    def echelle(self) -> tuple[str, ...]:
        """Codes of the ordered scale, the lowest first."""
        return tuple(n.code for n in self.niveaux if n.genre is Genre.ECHELLE)

    @property
    def sans_occasion(self) -> str | None:
        """The code of « no occasion », if this title offers it."""
        return next((n.code for n in self.niveaux if n.genre is Genre.SANS_OCCASION), None)
