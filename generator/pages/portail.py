"""The portal of several titles: what it says of each one, and where it leads.

It knows a title by its `Fiche` alone, which is kept from one build to the next: the portal needs no
title to be read again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from ..model import Referentiel, Statut
from ..typographie import typographie
from .addresses import GENERES
from .domaines import domaine
from .echeance import passee
from .page import Page, short, shorter
from .portes import portes
from .reprise import reprise

CARTES = 12
"""Titles that may each have a card; more of them are an index, by domain."""


@dataclass(frozen=True, kw_only=True)
class Fiche:
    """A title as the portal lists it. Holds JSON values only."""

    identifiant: str
    intitule: str
    sigle: str
    code: str
    niveau: str
    nsf: Sequence[str]
    """NSF codes, the main one first."""
    rncp: str
    """Number of its fiche; empty when it is not known."""
    fin: str
    """Last day of its registration (AAAA-MM-JJ); empty when it is not known."""
    passee: bool
    """Whether that day was over already when the site was made."""
    est_brouillon: bool
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


def par_domaine(fiches: Sequence[Fiche]) -> list[tuple[str, str, list[Fiche]]]:
    """Titles under their domains: (figures, name, titles), in the order of the nomenclature."""
    found: dict[tuple[str, str], list[Fiche]] = {}
    for une in fiches:
        found.setdefault(domaine(une.nsf[0]), []).append(une)
    ordered = sorted(found.items(), key=lambda item: (not item[0][0], item[0]))
    return [(code, nom, siennes) for (code, nom), siennes in ordered]


def fiche(referentiel: Referentiel, jour: date | None = None) -> Fiche:
    """What the portal says of a title, as of `jour`."""
    titre = referentiel.titre
    identite = titre.identite
    resume = reprise(referentiel)
    return Fiche(
        identifiant=titre.identifiant,
        intitule=titre.identite.intitule.valeur,
        sigle=titre.sigle,
        code=titre.identite.code.valeur,
        niveau=titre.identite.niveau.valeur,
        nsf=[nsf.valeur for nsf in identite.nsf],
        rncp=identite.rncp.valeur if identite.rncp else "",
        fin=identite.validite.fin.isoformat() if identite.validite else "",
        passee=passee(referentiel, jour),
        est_brouillon=titre.statut is Statut.BROUILLON,
        rome=[[rome.valeur, rome.libelle] for rome in identite.rome],
        accroche=titre.accroche,
        ccp=[[a.ccp.code, a.ccp.intitule] for a in referentiel.activites],
        competences=[
            *(c.intitule for c in referentiel.competences),
            *(c.intitule for c in titre.transversales),
            *(c.intitule for c in titre.ccs),
        ],
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
        titre=f"Recherche et liste des pages – {shorter(titre.identite.intitule.valeur)}",
        description=short(
            f"{shorter(titre.identite.intitule.valeur, 60)} : chercher un mot, un code de "
            "compétence ou un sigle dans les pages de ce titre, ou parcourir leur liste."
        ),
        classe="page-recherche",
        habillage="recherche.html",
    )


def recherche_entree(fiche: Fiche) -> dict[str, str]:
    """What the portal's search finds of a title: its names, and all its CCP and compétences say."""
    texte = [fiche.accroche, *(f"{code} {nom}." for code, nom in fiche.ccp)]
    texte += [f"{intitule}." for intitule in fiche.competences]
    rome = [part for card in fiche.rome for part in card]
    nsf = [f"NSF {code} {code[:3]}" for code in fiche.nsf]
    codes = [fiche.rncp, *nsf, domaine(fiche.nsf[0])[1]]
    return {
        "url": fiche.adresse,
        "titre": typographie(fiche.intitule),
        "texte": typographie(" ".join(texte)),
        "alias": " | ".join(
            [fiche.sigle, fiche.code, f"niveau {fiche.niveau}", *filter(None, codes), *rome]
        ),
    }


def portail(fiches: Sequence[Fiche]) -> dict[str, Any]:
    """What the home page of several titles is made from."""
    many = len(fiches) > CARTES
    return {"fiches": fiches, "domaines": par_domaine(fiches) if many else ()}
