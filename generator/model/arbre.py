"""`obtention/arbre.yaml`: the decision tree, a flat graph, and what it is checked against."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from .codes import Cle
from .commun import Appui, CodeDeRegle, Court, Modele, Texte
from .voie import Conditions

CodePas = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$", max_length=121)]
"""An edge of the graph: `question.reponse`."""


class Ouverture(StrEnum):
    """What an outcome says: a way is open, not yet, or something has to be found out first."""

    OUVERTE = "ouverte"
    PAS_ENCORE = "pas-encore"
    A_PRECISER = "a-preciser"


class Voir(StrEnum):
    """A page of this site that helps with a step."""

    COMPETENCES = "competences"
    DOCUMENTS = "documents"
    QUESTIONS = "questions"


class Auto(StrEnum):
    """The part of the self-assessment that helps whoever reaches an outcome."""

    PREMIER_TOUR = "premier-tour"
    COMPETENCES = "competences"
    CCP_OBTENUS = "ccp-obtenus"


class FaitArbre(Modele):
    """Something the answers establish about a person's situation."""

    code: Cle = Field(description="Nom du fait.")
    valeurs: tuple[Cle, ...] = Field(min_length=2, description="Les valeurs qu’il peut prendre.")


class Suite(Modele):
    """Where an answer leads: a question or an issue, exactly one."""

    question: Cle | None = Field(default=None, description="Code de la question suivante.")
    issue: Cle | None = Field(default=None, description="Code de l’issue atteinte.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.question is None) == (self.issue is None):
            raise ValueError("« question: … » ou « issue: … » est attendu, l’un des deux seulement")
        return self


class Reponse(Modele):
    """One answer to a question."""

    code: Cle = Field(description="Identifiant de la réponse dans sa question.")
    texte: Court = Field(description="La réponse, telle que la personne la choisit.")
    vous: Court = Field(
        description="La même hors de sa question, pour qui réutilise l'arbre : « Vous avez… »."
    )
    neutre: Court = Field(description="La même sans s’adresser à personne : « La personne a… ».")
    faits: dict[Cle, Cle] = Field(default_factory=dict, description="Faits établis.")
    suite: Suite = Field(description="« question: … » ou « issue: … ».")
    source: Cle | None = Field(
        default=None, description="Source ; obligatoire si la réponse mène droit à une issue."
    )
    endroit: Court | None = Field(default=None, description="Où le lire dans la source.")


class Question(Modele):
    """One question, asked in one way only."""

    code: Cle = Field(description="Identifiant de la question.")
    texte: Court = Field(description="La question, avec « vous ».")
    pourquoi: Texte = Field(description="Pourquoi elle est posée, en une ou deux phrases.")
    reponses: tuple[Reponse, ...] = Field(min_length=2, description="Les réponses possibles.")


class EtapeIssue(Appui):
    """What to do next, with where it comes from."""

    code: CodeDeRegle = None
    texte: Texte = Field(description="Quoi faire, à l’impératif.")
    lieu: Cle | None = Field(default=None, description="Code d’un lieu où s’adresser.")
    voir: Voir | None = Field(
        default=None,
        description="Page du site à lire pour cette étape : « competences », « documents » ou "
        "« questions ».",
    )
    si: Conditions | None = Field(
        default=None, description="Faits qui rendent l’étape utile. Absent : toujours."
    )
    cas: Court | None = Field(
        default=None, description="Le cas en mots (« Si vous êtes agent public »), avec « si »."
    )


class Issue(Appui):
    """An outcome: it directs, it never decides."""

    code: Cle = Field(description="Identifiant, repris dans l’adresse (resultats/<code>.html).")
    titre: Court = Field(description="Titre de la page, sans s’adresser à personne.")
    ouverture: Ouverture = Field(description="« ouverte », « pas-encore » ou « a-preciser ».")
    voie: Cle | None = Field(default=None, description="Code de la voie ou situation concernée.")
    epreuves: Cle | None = Field(
        default=None, description="Voie dont la grille s’applique, si elle diffère de « voie »."
    )
    resume: Texte = Field(description="Ce que cela veut dire, en deux ou trois phrases.")
    ouvrirait: Texte | None = Field(
        default=None, description="Ce qui ouvrirait une voie. Obligatoire avec « pas-encore »."
    )
    etapes: tuple[EtapeIssue, ...] = Field(min_length=1, description="Ce qu’il faut faire ensuite.")
    auto: Auto | None = Field(
        default=None,
        description="Partie de l’auto-évaluation qui sert ici : « premier-tour », « competences » "
        "(celles d’un CCP à la fois) ou « ccp-obtenus ». Absent : aucune.",
    )
    regles: tuple[Cle, ...] = Field(default=(), description="Règles en vigueur à montrer.")
    textes: tuple[Cle, ...] = Field(default=(), description="Textes qui s’appliquent.")


class Clause(Modele):
    """One line of the decision table, written apart from the questions to check them."""

    issue: Cle = Field(description="Code de l’issue.")
    si: Conditions = Field(description="Faits qui y mènent : fait → valeurs admises.")


class Cas(Modele):
    """A named person's path, to be followed by the checks."""

    nom: Court = Field(description="La situation, en une ligne.")
    reponses: tuple[CodePas, ...] = Field(
        min_length=1, description="Les réponses : question.reponse."
    )
    issue: Cle = Field(description="Code de l’issue attendue.")


class Renommage(Modele):
    """An identifier that is gone: its address sends to the new one."""

    ancien: Cle = Field(description="Identifiant retiré.", examples=["vae-partielle"])
    nouveau: Cle = Field(description="Identifiant qui le remplace.", examples=["vae-ccp"])


class Arbre(Modele):
    """The whole graph."""

    depart: Cle = Field(description="Code de la première question.")
    faits: tuple[FaitArbre, ...] = Field(min_length=1, description="Les faits, et leurs valeurs.")
    questions: tuple[Question, ...] = Field(min_length=1, description="Les questions.")
    issues: tuple[Issue, ...] = Field(min_length=1, description="Les issues.")
    table: tuple[Clause, ...] = Field(min_length=1, description="La table de décision.")
    cas: tuple[Cas, ...] = Field(min_length=1, description="Cas nommés, toutes réponses.")
    publies: tuple[Cle, ...] = Field(
        default=(),
        description="Tous les codes de questions et d’issues déjà publiés ; on n’en retire jamais.",
    )
    renommages: tuple[Renommage, ...] = Field(default=(), description="Codes retirés.")
