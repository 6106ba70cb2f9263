"""The portal of several titles: what it says of each one, and where it leads.

It needs only the `Fiche` of each title. Fiches are kept between builds, so that the portal can be
made without reading every title again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from ..model import Referentiel, Statut
from ..words.typographie import typographie
from .addresses import GENERES
from .domaines import domaine
from .echeance import passee
from .page import Page, short, shorter
from .portes import portes
from .reprise import reprise

CARTES = 12
"""Up to that many titles, each has a card; beyond, they are an index by domain."""


@dataclass(frozen=True, kw_only=True)
class Fiche:
    """What the portal knows of a title. JSON values only, since it is kept in a file."""

    identifiant: str
    intitule: str
    sigle: str
    code: str
    niveau: str
    nsf: Sequence[str]
    """NSF codes, the main one first."""
    rncp: str
    """Number of its RNCP fiche; empty when it is not known."""
    fin: str
    """Last day of its registration (AAAA-MM-JJ); empty when it is not known."""
    passee: bool
    """Whether that day was over on the day the site speaks of (`echeance.passee`)."""
    est_brouillon: bool
    rome: Sequence[Sequence[str]]
    """Code and official label of each ROME card."""
    accroche: str
    ccp: Sequence[Sequence[str]]
    """Code and intitulé of each CCP, in the official order."""
    competences: Sequence[str]
    reprise: Mapping[str, Any] | None
    """Attributes of its `<reprendre-auto>` (`Reprise`); None without a self-assessment."""
    portes: Sequence[Sequence[str]]
    """Name and address, from the site's root, of each door but the one to the first page."""

    @property
    def grille(self) -> str:
        """Address of its self-assessment grid, from the site's root."""
        return f"{GENERES}/{self.identifiant}/auto-evaluation/index.html"

    @property
    def adresse(self) -> str:
        """Address of the title's first page, from the site's root."""
        return f"{GENERES}/{self.identifiant}/index.html"

    @property
    def rang(self) -> tuple[str, str]:
        """Sort key: the intitulé without accents or capitals, then the code."""
        decomposed = unicodedata.normalize("NFD", self.intitule.casefold())
        return "".join(c for c in decomposed if not unicodedata.combining(c)), self.code


def par_domaine(fiches: Sequence[Fiche]) -> list[tuple[str, str, list[Fiche]]]:
    """(Digits, name, titles) of each domain, in the order of the NSF; other domains come last."""
    found: dict[tuple[str, str], list[Fiche]] = {}
    for une in fiches:
        found.setdefault(domaine(une.nsf[0]), []).append(une)
    ordered = sorted(found.items(), key=lambda item: (not item[0][0], item[0]))
    return [(code, nom, siennes) for (code, nom), siennes in ordered]


def fiche(referentiel: Referentiel, jour: date | None = None) -> Fiche:
    """The fiche of a title; `jour` is the day on which its end of validity is judged."""
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
    """The search page of one title, for a site where each title has its own."""
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
    """The entry of a title in the search index of the portal: `url`, `titre`, `texte`, `alias`.

    `texte` holds the names of its CCP and compétences; `alias`, its codes and its ROME names.
    """
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
    """The context of the portal's home page: `fiches`, and `domaines` when they are many."""
    many = len(fiches) > CARTES
    return {"fiches": fiches, "domaines": par_domaine(fiches) if many else ()}
