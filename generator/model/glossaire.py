"""`glossaire.yaml`: every sigle and term of the trade used on the site."""

from __future__ import annotations

from pydantic import Field

from .codes import Cle
from .commun import Court, Modele, Synonyme, Texte


class Terme(Modele):
    """One entry. Its forms are what the pages look for, so that the first use can be explained."""

    code: Cle = Field(description="Identifiant, repris dans l’adresse (glossaire.html#code).")
    terme: Court = Field(description="Le sigle ou le mot, tel qu’on l’écrit.")
    developpe: Court | None = Field(default=None, description="Le sigle en toutes lettres.")
    definition: Texte = Field(description="Une ou deux phrases simples, écrites par le projet.")
    formes: tuple[Court, ...] = Field(
        default=(),
        description="Autres écritures à reconnaître dans les pages (pluriel, en toutes lettres).",
    )
    courant: bool = Field(
        default=False,
        description="« true » si le mot est trop courant pour être souligné dans les pages.",
    )
    voir: tuple[Cle, ...] = Field(default=(), description="Codes d’autres entrées utiles.")
    source: Cle | None = Field(
        default=None, description="Clé d’une source du registre, s’il y en a une."
    )

    synonymes: tuple[Synonyme, ...] = Field(
        default=(),
        description="Autres mots que l’on tape pour le chercher ; les pages ne les montrent pas.",
    )

    @property
    def ecritures(self) -> tuple[str, ...]:
        """Every way the term is written: what pages and search look for."""
        return (self.terme, *((self.developpe,) if self.developpe else ()), *self.formes)


class MotsDePage(Modele):
    """What people type to find a page that is neither a term nor a question."""

    page: Court = Field(
        description="Adresse de la page dans le dossier du titre (obtenir/vae.html), « #… » permis."
    )
    synonymes: tuple[Synonyme, ...] = Field(
        min_length=1, description="Mots que l’on tape pour la chercher."
    )


class Glossaire(Modele):
    """The glossary of one title, and the words its other pages are looked for by."""

    termes: tuple[Terme, ...] = Field(
        min_length=1, description="Les entrées, dans l’ordre alphabétique."
    )
    pages: tuple[MotsDePage, ...] = Field(
        default=(), description="Mots de la recherche pour d’autres pages du titre."
    )
