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
from .commun import Appui, Confiance, Enonce, Fait, Liste, Modele, Regle, Rubrique
from .correspondances import Changement, Correspondances, Edition, Quoi
from .glossaire import Glossaire, Terme
from .obtention import Article, Document, Etat, Obtention, TexteReglementaire
from .titre import Evenement, Identite, Note, Source, StructureActivite, Titre, Validite
from .voie import Epreuve, Nature, Prevue, Voie

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
        """The compétences of all activités types, in the official order."""
        return tuple(c for a in self.activites for c in a.competences)

    def paires(self) -> Iterator[tuple[ActiviteType, Competence]]:
        """Each compétence with the activité type it belongs to, in the official order."""
        for activite in self.activites:
            for competence in activite.competences:
                yield activite, competence


__all__ = [
    "FICHIERS",
    "ActiviteType",
    "Adresses",
    "Appui",
    "Arbre",
    "Article",
    "AutoEvaluation",
    "Ccp",
    "Changement",
    "Competence",
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
    "StructureActivite",
    "Terme",
    "TexteReglementaire",
    "Titre",
    "Validite",
    "Voie",
]
