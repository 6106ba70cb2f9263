"""What a title has beside its CCP: transversal compétences, certificates prepared after it."""

from __future__ import annotations

from pydantic import Field

from .codes import CodeCcs, CodeCompetence, CodeCompetenceCcs, CodeTransversale
from .commun import Appui, Fait, Intitule, Texte, TitreCourt


class _Formule(Appui):
    """What has a code and an official wording."""

    code: str
    intitule: Intitule = Field(
        description="Intitulé officiel, mot pour mot.",
        examples=["Respecter les règles de sécurité au travail"],
    )


class _FormuleNommee(_Formule):
    """What also has a short name, and is explained where the project knows how."""

    titre_court: TitreCourt = Field(
        description="Nom court, code compris, 100 caractères au plus.",
        examples=["CT1 Travailler en sécurité", "CCS1 Encadrer un atelier"],
    )
    en_clair: Texte | None = Field(
        default=None,
        description="2 à 6 phrases courtes, avec « vous ».",
        examples=["Vous prenez soin de vous et des autres pendant tout le travail."],
    )


class Transversale(_FormuleNommee):
    """A compétence at work in the whole job: no CCP of its own, so no repère and no self-rating."""

    code: CodeTransversale = Field(
        description="Code de la compétence transversale (CT1…).", examples=["CT1"]
    )
    competences: tuple[CodeCompetence, ...] = Field(
        default=(),
        description="Codes des compétences où elle est à l’œuvre, si la source le dit.",
        examples=[("C01", "C05")],
    )


class CompetenceCcs(_Formule):
    """One official compétence of a CCS."""

    code: CodeCompetenceCcs = Field(
        description="Code du CCS, un tiret, un nombre (CCS1-1…).", examples=["CCS1-1"]
    )


class Ccs(_FormuleNommee):
    """A certificat complémentaire de spécialisation attached to the title, prepared after it."""

    code: CodeCcs = Field(description="Code du CCS (CCS1…).", examples=["CCS1"])
    numero: Fait | None = Field(default=None, description="Numéro de sa fiche, s’il est connu.")
    competences: tuple[CompetenceCcs, ...] = Field(
        min_length=1, description="Les compétences du CCS, dans l’ordre officiel."
    )
