"""Which pages exist, at which address, and how one leads to another.

`exports` cannot import this package: it repeats the few addresses that its files mention.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..ground.licence import OUVERTE, Licence
from ..model import Referentiel
from . import auto_evaluation, formateur, obtenir, titre
from .addresses import GENERES, Liens, address
from .auto_evaluation import asleep
from .auto_vues import VUES_JS
from .navigation import DEPLACEES, ccp_du_menu, navigation, navigation_portail
from .page import TITLE_MAX, Page
from .portail import Fiche, fiche, portail, recherche, recherche_entree
from .portes import Porte, portes, portes_formateurs, raccourcis
from .redirections import moved, redirections
from .reprise import reprise

__all__ = [
    "DEPLACEES",
    "GENERES",
    "TITLE_MAX",
    "VUES_JS",
    "Fiche",
    "Liens",
    "Page",
    "Porte",
    "address",
    "asleep",
    "ccp_du_menu",
    "fiche",
    "moved",
    "navigation",
    "navigation_portail",
    "plan",
    "portail",
    "portes",
    "portes_formateurs",
    "raccourcis",
    "recherche",
    "recherche_entree",
    "redirections",
    "reprise",
]


def plan(
    referentiel: Referentiel,
    jour: date | None = None,
    poids: Mapping[str, int] | None = None,
    site: str = "",
    licence: Licence = OUVERTE,
) -> tuple[Page, ...]:
    """Every generated page of a title, in reading order. Nothing is rendered yet.

    `jour` is the day on which its end of validity is judged (`echeance`); `poids`, the size in
    bytes of each data file; `site`, the published address, or an empty text; `licence`, that of
    the content.
    """
    root = GENERES / referentiel.titre.identifiant
    return (
        titre.titre(referentiel, root, jour),
        *titre.activites(referentiel, root),
        *titre.competences(referentiel, root, site),
        *obtenir.plan(referentiel, root),
        *auto_evaluation.plan(referentiel, root),
        *formateur.plan(referentiel, root, poids or {}, site, licence),
        titre.glossaire(referentiel, root),
        titre.sources(root),
    )
