"""The portal of several titles: what it says of each one, and where it leads.

It knows a title by its `Fiche` alone, which is kept from one build to the next: the portal needs no
title to be read again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ..model import Referentiel
from ..typographie import typographie
from .addresses import GENERES
from .page import Page, short
from .portes import portes
from .reprise import reprise


@dataclass(frozen=True, kw_only=True)
class Fiche:
    """A title as the portal lists it. Holds JSON values only."""

    identifiant: str
    intitule: str
    sigle: str
    code: str
    niveau: str
    rome: Sequence[Sequence[str]]
    """Code and official label of each ROME card."""
    accroche: str
    ccp: Sequence[Sequence[str]]
    """Code and intitulé of each CCP, in the official order."""
    competences: Sequence[str]
    reprise: Mapping[str, Any] | None
    """What its `<reprendre-auto>` says (`reprise`); nothing without a self-assessment."""
    portes: Sequence[Sequence[str]]
    """Name and address, from the site's root, of the doors after the title's first page."""

    @property
    def grille(self) -> str:
        """First page of its self-assessment, from the site's root."""
        return f"{GENERES}/{self.identifiant}/auto-evaluation/index.html"

    @property
    def adresse(self) -> str:
        """First page of the title, from the site's root."""
        return f"{GENERES}/{self.identifiant}/index.html"

    @property
    def rang(self) -> tuple[str, str]:
        """Sorts titles as a French reader looks for them: accents and capitals apart."""
        decomposed = unicodedata.normalize("NFD", self.intitule.casefold())
        return "".join(c for c in decomposed if not unicodedata.combining(c)), self.code


def fiche(referentiel: Referentiel) -> Fiche:
    """What the portal says of a title."""
    titre = referentiel.titre
    resume = reprise(referentiel)
    return Fiche(
        identifiant=titre.identifiant,
        intitule=titre.identite.intitule.valeur,
        sigle=titre.sigle,
        code=titre.identite.code.valeur,
        niveau=titre.identite.niveau.valeur,
        rome=[[rome.valeur, rome.libelle] for rome in titre.identite.rome],
        accroche=titre.accroche,
        ccp=[[a.ccp.code, a.ccp.intitule] for a in referentiel.activites],
        competences=[c.intitule for c in referentiel.competences],
        reprise=asdict(resume) if resume else None,
        portes=[
            [porte.titre, f"{GENERES}/{titre.identifiant}/{porte.adresse}"]
            for porte in portes(referentiel)
            if porte.adresse != "index.html"
        ],
    )


def recherche(referentiel: Referentiel) -> Page:
    """The page that searches and lists the pages of one title among several."""
    titre = referentiel.titre
    return Page(
        path=GENERES / titre.identifiant / "recherche.md",
        template="pages/recherche.md.j2",
        titre=f"Recherche et liste des pages – {titre.identite.intitule.valeur}",
        description=short(
            f"{titre.identite.intitule.valeur} : chercher un mot, un code de compétence ou un "
            "sigle dans les pages de ce titre, ou parcourir leur liste."
        ),
        classe="page-recherche",
        habillage="recherche.html",
    )


def recherche_entree(fiche: Fiche) -> dict[str, str]:
    """What the portal's search finds of a title: its names, and all its CCP and compétences say."""
    texte = [fiche.accroche, *(f"{code} {nom}." for code, nom in fiche.ccp)]
    texte += [f"{intitule}." for intitule in fiche.competences]
    rome = [part for card in fiche.rome for part in card]
    return {
        "url": fiche.adresse,
        "titre": typographie(fiche.intitule),
        "texte": typographie(" ".join(texte)),
        "alias": " | ".join([fiche.sigle, fiche.code, f"niveau {fiche.niveau}", *rome]),
    }
