"""The views of « M’auto-évaluer »: their names, their order, and what each of them loads."""

from __future__ import annotations

from .. import lots
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
"""Name of the page -> what the navigation and the reader call it, in the order of the work.

`COMPETENCE` stands for as many pages as there are compétences: it leads to the first one.
"""

_LOTS: dict[str, tuple[str, ...]] = {
    PREMIER_TOUR: ("ecouter", "auto-cote", "auto-pas", "auto-premier-tour"),
    "index": ("charger", "liste", "auto-adresse", "auto-cote", "auto-positionner", "auto-grille"),
    COMPETENCE: ("ecouter", "auto-cote", "auto-positionner", "auto-competence"),
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
"""What each view needs besides what they all do: names of joined scripts, in order (`lots`)."""

ON_DEMAND: dict[str, tuple[str, ...]] = {
    "lien": ("auto-carte", "auto-points", "auto-sortie", "auto-lien"),
    "revue": ("auto-sortie", "auto-revue"),
    "retour": ("auto-retour",),
}
"""What a page asks for to show it: a shared link, changes to review, a sheet given back."""

VUES_JS = "vues.js"
"""Name of the script that holds the views asleep, beside the data of the title."""


def vues(referentiel: Referentiel) -> tuple[tuple[str, str], ...]:
    """The views of a title, as `VUES`, each by the name of the page it leads to."""
    premiere = referentiel.competences[0].code.lower()
    found = views_of(auto) if (auto := referentiel.auto_evaluation) else ()
    return tuple((premiere if nom == COMPETENCE else nom, texte) for nom, texte in found)


def views_of(auto: AutoEvaluation) -> tuple[tuple[str, str], ...]:
    """Those of VUES a title has: a first round needs its questions."""
    return tuple(vue for vue in VUES if auto.premier_tour or vue[0] != PREMIER_TOUR)


def scripts(referentiel: Referentiel, *vues: str) -> tuple[str, ...]:
    """What a page that holds these views loads, in order: the data, the store, the elements."""
    own = dict.fromkeys(lot for vue in vues for lot in _LOTS[vue])
    return (
        f"{GENERES}/{referentiel.titre.identifiant}/donnees/auto-evaluation.js",
        *(lots.script(lot) for lot in ("auto", *own)),
    )


def asked_where_all_is_on_one_page() -> tuple[str, ...]:
    """The other views, asleep, and what they need that the page of the grid does not load."""
    lots_of_others = (lot for vue, _ in VUES if vue != "index" for lot in _LOTS[vue])
    others = dict.fromkeys(lot for lot in lots_of_others if lot not in _LOTS["index"])
    return (f"../donnees/{VUES_JS}", "auto-vues", *others)
