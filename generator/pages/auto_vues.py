"""The views of « M’auto-évaluer »: their names, their order, and the scripts each one loads.

Scripts are named by `lot`: several files joined into one (`lots`).
"""

from __future__ import annotations

from ..ground import lots
from ..model import AutoEvaluation, Referentiel
from .addresses import GENERES

COMPETENCE = "competence"
PREMIER_TOUR = "premier-tour"

VUES = (
    (PREMIER_TOUR, "Premier tour"),
    (COMPETENCE, "Une compétence à la fois"),
    ("index", "Tout sur une page"),
    ("situations", "Mes situations vécues"),
    ("synthese", "Ma synthèse"),
    ("mes-donnees", "Mes données"),
)
"""(Name of the page, name shown to people), in the order in which the work is done.

`COMPETENCE` stands for as many pages as there are compétences: its link leads to the first.
"""

_LOTS: dict[str, tuple[str, ...]] = {
    PREMIER_TOUR: ("ecouter", "auto-cote", "auto-pause", "auto-pas", "auto-premier-tour"),
    "index": ("charger", "liste", "auto-adresse", "auto-cote", "auto-positionner", "auto-grille"),
    COMPETENCE: ("ecouter", "auto-cote", "auto-pause", "auto-positionner", "auto-competence"),
    "situations": ("charger", "auto-champ", "auto-dossier", "auto-situations"),
    "synthese": (
        "auto-champ",
        "auto-cote",
        "auto-pas",
        "auto-carte",
        "auto-points",
        "auto-synthese",
    ),
    "mes-donnees": ("charger", "auto-champ", "auto-points", "auto-sortie", "auto-mes-donnees"),
}
"""View -> the lots it needs besides « auto », which all views load; in order."""

ON_DEMAND: dict[str, tuple[str, ...]] = {
    "lien": ("auto-carte", "auto-points", "auto-sortie", "auto-lien"),
    "revue": ("auto-sortie", "auto-revue"),
    "retour": ("auto-retour",),
}
"""Occasion -> the lots loaded only then: a shared link, changes to review, a sheet given back."""

STYLES: dict[str, tuple[str, ...]] = {PREMIER_TOUR: (lots.style(PREMIER_TOUR),)}
"""View -> the style sheets it needs besides the site's."""

VUES_JS = "vues.js"
"""Name, under `donnees/`, of the script with the views that the grid can insert (`asleep`)."""


def vues(referentiel: Referentiel) -> tuple[tuple[str, str], ...]:
    """(Page, name shown) of each view of a title; none without a self-assessment.

    As `views_of`, with the code of the first compétence instead of `COMPETENCE`.
    """
    premiere = referentiel.competences[0].code.lower()
    found = views_of(auto) if (auto := referentiel.auto_evaluation) else ()
    return tuple((premiere if nom == COMPETENCE else nom, texte) for nom, texte in found)


def views_of(auto: AutoEvaluation) -> tuple[tuple[str, str], ...]:
    """The entries of `VUES` that a title has: the first round only if it is described."""
    return tuple(vue for vue in VUES if auto.premier_tour or vue[0] != PREMIER_TOUR)


def scripts(referentiel: Referentiel, *vues: str) -> tuple[str, ...]:
    """Addresses of the scripts of a page with these views, in loading order.

    The data of the title, the lot « auto », then the lots of the views.
    """
    own = dict.fromkeys(lot for vue in vues for lot in _LOTS[vue])
    return (
        f"{GENERES}/{referentiel.titre.identifiant}/donnees/auto-evaluation.js",
        *(lots.script(lot) for lot in ("auto", *own)),
    )


def asked_where_all_is_on_one_page() -> tuple[str, ...]:
    """What the page of the grid loads when it must show every view itself.

    The relative address of `VUES_JS`, then names of lots that the grid has not loaded yet: styles
    end in « .css ».
    """
    lots_of_others = (lot for vue, _ in VUES if vue != "index" for lot in _LOTS[vue])
    others = dict.fromkeys(lot for lot in lots_of_others if lot not in _LOTS["index"])
    return (f"../donnees/{VUES_JS}", f"{PREMIER_TOUR}.css", "auto-vues", *others)
