"""What a title has beside its CCP: transversal compétences, certificates prepared after it."""

from __future__ import annotations

from pydantic import Field

from .codes import CodeCcs, CodeCompetence, CodeCompetenceCcs, CodeTransversale
from .commun import Appui, Fait, Intitule, Texte, TitreCourt


class Transversale(Appui):
    """A compétence at work in the whole job: no CCP of its own, so no repère and no self-rating."""

    code: CodeTransversale = Field(description="Code de la compétence transversale (CT1…).")
    intitule: Intitule = Field(description="Intitulé officiel, mot pour mot.")
    titre_court: TitreCourt = Field(description="Nom court, code compris, 100 caractères au plus.")
    en_clair: Texte | None = Field(
        default=None, description="2 à 6 phrases courtes, avec « vous »."
    )
    competences: tuple[CodeCompetence, ...] = Field(
        default=(), description="Codes des compétences où elle est à l’œuvre, si la source le dit."
    )


class CompetenceCcs(Appui):
    """One official compétence of a CCS."""

    code: CodeCompetenceCcs = Field(description="Code du CCS, un tiret, un nombre (CCS1-1…).")
    intitule: Intitule = Field(description="Intitulé officiel, mot pour mot.")


class Ccs(Appui):
    """A certificat complémentaire de spécialisation attached to the title, prepared after it."""

    code: CodeCcs = Field(description="Code du CCS (CCS1…).")
    intitule: Intitule = Field(description="Intitulé officiel du CCS, mot pour mot.")
    titre_court: TitreCourt = Field(description="Nom court, code compris, 100 caractères au plus.")
    en_clair: Texte | None = Field(
        default=None, description="2 à 6 phrases courtes, avec « vous »."
    )
    numero: Fait | None = Field(default=None, description="Numéro de sa fiche, s’il est connu.")
    competences: tuple[CompetenceCcs, ...] = Field(
        min_length=1, description="Les compétences du CCS, dans l’ordre officiel."
    )
