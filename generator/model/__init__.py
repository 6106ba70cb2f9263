"""What a titre *is*: the one definition of the fields, frozen. Imports nothing of the package.

One module per YAML file. One name serves as YAML key, attribute, template variable and JSON key.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from .activite import ActiviteType, Ccp, Competence, Confusion, Lien, Repere
from .adresses import Adresses, Deplacement
from .arbre import Arbre, Issue, Question, Reponse
from .auto_evaluation import AutoEvaluation
from .carte import CcpNomme, CompetenceNommee
from .commun import Appui, Confiance, Enonce, Fait, FaitCode, Liste, Modele, Regle, Rubrique, Volet
from .complements import Ccs, CompetenceCcs, Transversale
from .correspondances import Changement, Correspondances, Edition, Quoi
from .glossaire import Glossaire, Terme
from .obtention import Article, Document, Etat, Obtention, TexteReglementaire
from .titre import Evenement, Identite, Note, Source, Statut, StructureActivite, Titre, Validite
from .voie import Aide, Epreuve, Nature, Prevue, Voie

FICHIERS: dict[str, type[Modele]] = {
    "titre": Titre,
    "activite": ActiviteType,
    "voies": Obtention,
    "arbre": Arbre,
    "auto-evaluation": AutoEvaluation,
    "correspondances": Correspondances,
    "glossaire": Glossaire,
    "adresses": Adresses,
}
"""Kind of YAML file -> the model of its whole content. The kind names its JSON Schema."""


class Referentiel(Modele):
    """Everything known of one title: the content of its folder, checked."""

    titre: Titre
    activites: tuple[ActiviteType, ...]
    obtention: Obtention
    arbre: Arbre | None = None
    auto_evaluation: AutoEvaluation | None = None
    correspondances: Correspondances | None = None
    glossaire: Glossaire
    adresses: Adresses | None = Field(default=None, exclude=True)
    """Where pages went is not content: the published data and their version ignore it."""

    @property
    def competences(self) -> tuple[Competence, ...]:
        """The compétences of all activités types, in the official order, each once."""
        return tuple(c for a in self.activites for c in a.competences)

    @property
    def carte(self) -> tuple[CcpNomme, ...]:
        """What every page may say of the others."""
        return tuple(
            CcpNomme(
                activite.code,
                activite.ccp.code,
                activite.ccp.intitule,
                activite.ccp.titre_court,
                tuple(
                    CompetenceNommee(c.code, c.intitule, c.titre_court)
                    for c in self.competences_de(activite)
                ),
            )
            for activite in self.activites
        )

    def competences_de(self, activite: ActiviteType) -> tuple[Competence, ...]:
        """All compétences of an activité type, shared ones included, in the official order."""
        if not activite.partagees:
            return activite.competences
        par_code = {c.code: c for c in self.competences}
        declared = next(s for s in self.titre.structure if s.activite == activite.code)
        return tuple(par_code[code] for code in declared.competences)

    def activites_de(self, competence: Competence) -> tuple[ActiviteType, ...]:
        """The activités types of a compétence: its own first, then those that share it."""
        own = (a for a in self.activites if competence in a.competences)
        return (*own, *(a for a in self.activites if competence.code in a.partagees))

    def paires(self) -> Iterator[tuple[ActiviteType, Competence]]:
        """Each compétence with the activité type it belongs to, in the official order."""
        for activite in self.activites:
            for competence in activite.competences:
                yield activite, competence


__all__ = [
    "FICHIERS",
    "ActiviteType",
    "Adresses",
    "Aide",
    "Appui",
    "Arbre",
    "Article",
    "AutoEvaluation",
    "Ccp",
    "CcpNomme",
    "Ccs",
    "Changement",
    "Competence",
    "CompetenceCcs",
    "CompetenceNommee",
    "Confiance",
    "Confusion",
    "Correspondances",
    "Deplacement",
    "Document",
    "Edition",
    "Enonce",
    "Epreuve",
    "Etat",
    "Evenement",
    "Fait",
    "FaitCode",
    "Glossaire",
    "Identite",
    "Issue",
    "Lien",
    "Liste",
    "Modele",
    "Nature",
    "Note",
    "Obtention",
    "Prevue",
    "Question",
    "Quoi",
    "Referentiel",
    "Regle",
    "Repere",
    "Reponse",
    "Rubrique",
    "Source",
    "Statut",
    "StructureActivite",
    "Terme",
    "TexteReglementaire",
    "Titre",
    "Transversale",
    "Validite",
    "Voie",
    "Volet",
]
