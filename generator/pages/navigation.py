"""The menu of a site, or of a portal, as the `nav` of MkDocs."""

from __future__ import annotations

from collections.abc import Sequence

from ..ground.menu import RECHERCHE, Entries, Nav, around
from ..model import Referentiel
from ..words.typographie import typographie
from . import formateur
from .addresses import GENERES
from .auto_evaluation import NOM
from .auto_vues import vues
from .page import NAME_MAX, shorter
from .portail import CARTES, Fiche, par_domaine

DEPLACEES: dict[str, str] = {}
"""Hand-written pages that moved: old address -> new one, from the site's root (`aide.html`)."""


def navigation(
    referentiels: Sequence[Referentiel], recherche: str = RECHERCHE, added: Entries = ()
) -> Nav:
    """The whole menu: home, the pages of each title, then the pages about the site.

    `recherche` and `added` are as in `menu.around`.
    """
    menus = [{_nom(r.titre.identite.intitule.valeur): _nav_titre(r)} for r in referentiels]
    return around(menus, recherche, added)


def ccp_du_menu(referentiels: Sequence[Referentiel]) -> dict[str, int]:
    """Name of each CCP in the menu -> its place in its title, from 1, which chooses its sign."""
    return {
        typographie(activite.ccp.titre_court): place
        for r in referentiels
        for place, activite in enumerate(r.activites, 1)
    }


def navigation_portail(fiches: Sequence[Fiche], added: Entries = ()) -> Nav:
    """The menu of a portal: a link to the first page of each title, under domains if many.

    The titles are built apart: their pages are not in this menu.
    """
    if len(fiches) <= CARTES:
        titres = _nav_titres(fiches)
    else:
        titres = [{nom: _nav_titres(siennes)} for _, nom, siennes in par_domaine(fiches)]
    return around([{"Les titres": titres}], added=added)


def _nav_titres(fiches: Sequence[Fiche]) -> Nav:
    return [{_nom(f.intitule): f"{GENERES}/{f.identifiant}/index.html"} for f in fiches]


def _nom(intitule: str) -> str:
    return typographie(shorter(intitule, NAME_MAX))


def _nav_titre(referentiel: Referentiel) -> Nav:
    root = GENERES / referentiel.titre.identifiant
    nav: Nav = [{"Le titre et sa carte": f"{root}/index.md"}]
    for activite in referentiel.activites:
        entries: Nav = [{"Vue d’ensemble": f"{root}/activites/{activite.code.lower()}.md"}]
        entries += [
            {typographie(c.titre_court): f"{root}/competences/{c.code.lower()}.md"}
            for c in activite.competences
        ]
        nav.append({typographie(activite.ccp.titre_court): entries})
    nav += _nav_obtenir(referentiel)
    nav += _nav_auto(referentiel)
    nav += _nav_formateur(referentiel)
    nav.append({"Glossaire": f"{root}/glossaire.md"})
    nav.append({"Sources et textes": f"{root}/sources.md"})
    return nav


def _nav_obtenir(referentiel: Referentiel) -> Nav:
    """The section `obtenir/`. The pages of states and issues are reached through the tree."""
    if not referentiel.obtention.voies:
        return []
    folder = GENERES / referentiel.titre.identifiant / "obtenir"
    voies: Nav = [{"Comparer les voies": f"{folder}/index.md"}]
    voies += [
        {typographie(voie.titre_court): f"{folder}/{voie.code}.md"}
        for voie in referentiel.obtention.voies
    ]
    nav: Nav = [{"Les voies": voies}]
    if referentiel.arbre:
        nav.append({"Trouver ma voie": f"{folder}/arbre/index.md"})
    nav += [
        {"Questions fréquentes": f"{folder}/questions.md"},
        {"Documents délivrés": f"{folder}/documents.md"},
        {"Textes et règles": f"{folder}/textes.md"},
    ]
    if referentiel.arbre:
        nav.append({"Toutes les questions sur une page": f"{folder}/arbre/tout.md"})
    return [{"Obtenir le titre": nav}]


def _nav_auto(referentiel: Referentiel) -> Nav:
    """The self-assessment, in the order in which the work is done."""
    auto = referentiel.auto_evaluation
    if not auto:
        return []
    folder = GENERES / referentiel.titre.identifiant / "auto-evaluation"
    return [{NOM: [{nom: f"{folder}/{vue}.md"} for vue, nom in vues(referentiel)]}]


def _nav_formateur(referentiel: Referentiel) -> Nav:
    """The pages for trainers; the desk and the page to project need a self-assessment."""
    root = GENERES / referentiel.titre.identifiant
    bureau: Nav = [
        {formateur.BUREAU: f"{root}/formateur/index.md"},
        {formateur.PROJETER: f"{root}/formateur/projeter.md"},
    ]
    entries: Nav = [
        *(bureau if referentiel.auto_evaluation else []),
        {formateur.OUTILS: f"{root}/formateur/outils.md"},
        {formateur.DONNEES: f"{root}/donnees/index.md"},
    ]
    return [{formateur.NOM: entries}]
