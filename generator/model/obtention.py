"""`obtention/voies.yaml`: the ways, the épreuves, the documents, the texts, the rules in force."""

from __future__ import annotations

from pydantic import Field

from .codes import Cle
from .commun import Appui, Court, Jour, Modele, Regle, Texte
from .voie import Duree, Epreuve, Lieu, QuestionFrequente, Voie

_VAE = "vae"
"""The one voie that sentences written by this site speak of."""


class Document(Appui):
    """A paper handed to a candidate."""

    code: Cle = Field(description="Identifiant du document.")
    intitule: Court = Field(description="Nom officiel du document.")
    remis_a: Texte = Field(description="Qui le reçoit, et quand.")
    delivre_par: Texte = Field(description="Qui le délivre.")


class Etat(Appui):
    """What is known of an article today, when somebody checked."""

    abroge_le: Jour = Field(description="Date d’abrogation (AAAA-MM-JJ).")
    lu_le: Jour = Field(description="Jour où l’abrogation a été lue (AAAA-MM-JJ).")


class Article(Modele):
    """An article quoted by the source; without an état, the site says it has not checked it."""

    numero: Court = Field(description="Numéro de l’article, tel que la source le cite.")
    etat: Etat | None = Field(
        default=None, description="État connu. Absent : « non vérifié par ce site »."
    )


class TexteReglementaire(Appui):
    """A text of the regulation, named as the source names it."""

    code: Cle = Field(description="Identifiant du texte.")
    intitule: Court = Field(description="Intitulé officiel, mot pour mot.")
    objet: Texte = Field(description="Ce que le texte régit, avec nos mots.")
    articles: tuple[Article, ...] = Field(default=(), description="Articles cités par la source.")


class Obtention(Modele):
    """How the title is delivered and what governs it."""

    voies: tuple[Voie, ...] = Field(default=(), description="Les voies, puis les situations.")
    epreuves: tuple[Epreuve, ...] = Field(default=(), description="La grille épreuves × voies.")
    durees: tuple[Duree, ...] = Field(default=(), description="Durées annoncées d’épreuves.")
    lieux: tuple[Lieu, ...] = Field(default=(), description="Où s’adresser.")
    questions: tuple[QuestionFrequente, ...] = Field(
        default=(), description="Ce que demandent les candidats et candidates."
    )
    documents: tuple[Document, ...] = Field(default=(), description="Documents délivrés.")
    textes: tuple[TexteReglementaire, ...] = Field(
        default=(), description="Textes cités par la source."
    )
    regles: tuple[Regle, ...] = Field(
        default=(), description="Règles en vigueur, datées, à côté de ce que dit la source."
    )

    @property
    def has_vae(self) -> bool:
        """Whether one of the voies is the VAE, which pages then name from afar."""
        return any(voie.code == _VAE for voie in self.voies)
