"""`activites/*.yaml`: one activité type, its CCP, its compétences and their repères."""

from __future__ import annotations

from pydantic import Field

from .codes import CodeActivite, CodeCcp, CodeCompetence, CodeRepere
from .commun import (
    Appui,
    Court,
    Fait,
    Intitule,
    Modele,
    QuestionCourte,
    Texte,
    TexteBrut,
    TitreCourt,
)


class Repere(Modele):
    """One observable behaviour, written by the project to help people position themselves."""

    code: CodeRepere = Field(
        description="Code du repère : celui de la compétence, un tiret, un nombre. "
        "Ne change jamais ; un code retiré ne sert plus."
    )
    texte: Texte = Field(
        description="Un seul comportement observable, à la première personne : "
        "un acte, un objet, un contexte."
    )
    trace: Texte = Field(description="Ce qui pourrait le prouver, rendu anonyme.")
    couvre: tuple[Court, ...] = Field(
        min_length=1,
        description="Les mots de l’intitulé officiel que ce repère couvre, recopiés tels quels. "
        "À eux tous, les repères couvrent tout l’intitulé.",
    )


class Confusion(Modele):
    """A neighbour easily taken for this compétence, and how to tell them apart."""

    competence: CodeCompetence = Field(description="Code de la compétence voisine.")
    difference: Texte = Field(description="Ce qui les distingue, en deux ou trois phrases.")


class Lien(Modele):
    """A compétence often at work in the same situation."""

    competence: CodeCompetence = Field(description="Code de la compétence liée.")
    raison: Texte = Field(description="Pourquoi elles vont ensemble.")


class Competence(Appui):
    """One official compétence with what the project wrote to make it understood."""

    code: CodeCompetence = Field(description="Code de la compétence (C01…). Ne change jamais.")
    intitule: Intitule = Field(description="Intitulé officiel, mot pour mot.")
    titre_court: TitreCourt = Field(description="Nom court, code compris, 100 caractères au plus.")
    en_clair: Texte = Field(
        description="2 à 6 phrases courtes, avec « vous » : ce que c’est en vrai."
    )
    premier_tour: QuestionCourte | None = Field(
        default=None,
        description="La phrase du premier tour, à la première personne, simple, 120 caractères au "
        "plus. Toutes les compétences en ont une, ou aucune.",
        examples=["J’accueille une personne et je l’oriente vers ce qui peut l’aider."],
    )
    reperes: tuple[Repere, ...] = Field(min_length=4, max_length=6, description="4 à 6 repères.")
    ne_pas_confondre: tuple[Confusion, ...] = Field(
        default=(), description="Compétences avec lesquelles on la confond."
    )
    liees: tuple[Lien, ...] = Field(default=(), description="Compétences liées, avec la raison.")


class Ccp(Appui):
    """The certificat that corresponds to an activité type."""

    code: CodeCcp = Field(description="Code du CCP (CCP1…).")
    intitule: Intitule = Field(description="Intitulé officiel du CCP, mot pour mot.")
    titre_court: TitreCourt = Field(description="Nom court, code compris, 100 caractères au plus.")
    bloc: Fait | None = Field(
        default=None, description="Code du bloc de compétences de la fiche RNCP, s’il est connu."
    )
    a_decouper: TexteBrut | None = Field(
        default=None,
        exclude=True,
        description="Dans un brouillon, la liste des compétences telle que la fiche RNCP la donne, "
        "à découper à la main.",
    )


class ActiviteType(Modele):
    """One activité type. The source words it only through its CCP, so the wording stands there."""

    code: CodeActivite = Field(description="Code de l’activité type (AT1…).")
    titre_court: TitreCourt = Field(
        description="Nom court, code compris, 100 caractères au plus. Après le code, les mots de "
        "celui du CCP."
    )
    en_clair: Texte = Field(description="2 à 6 phrases courtes : de quoi est faite cette activité.")
    ccp: Ccp = Field(description="Le certificat de compétences professionnelles correspondant.")
    competences: tuple[Competence, ...] = Field(
        default=(), description="Les compétences, dans l’ordre officiel."
    )
    partagees: tuple[CodeCompetence, ...] = Field(
        default=(),
        description="Codes des compétences communes à cette activité et à une autre, dont le "
        "fichier les décrit.",
        examples=[("C03",)],
    )
