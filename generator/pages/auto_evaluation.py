"""The pages of « M’auto-évaluer »: those to answer, and those that read or keep what was answered.

The page of the grid can hold the others: where a browser keeps nothing from one page to the next
(a USB stick, refused storage), the whole tool is one page, which asks for them (`asleep`) there.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from .. import lots, parcours
from ..accord import minutes
from ..model import AutoEvaluation, Referentiel
from . import auto_competences
from .addresses import GENERES
from .lookups import lookups
from .page import Page
from .prochains_pas import prochains_pas

NOM = "M’auto-évaluer"

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
    PREMIER_TOUR: ("ecouter", "auto-pas", "auto-premier-tour"),
    "index": ("auto-positionner", "auto-grille"),
    COMPETENCE: ("ecouter", "auto-positionner", "auto-competence"),
    "situations": ("auto-champ", "auto-situations"),
    "synthese": ("auto-champ", "auto-pas", "auto-carte", "auto-points", "auto-synthese"),
    "mes-donnees": ("auto-champ", "auto-points", "auto-sortie", "auto-mes-donnees"),
}
"""What each view needs besides what they all do: names of joined scripts, in order (`lots`)."""

ON_DEMAND: dict[str, tuple[str, ...]] = {
    "lien": ("auto-carte", "auto-points", "auto-sortie", "auto-lien"),
    "revue": ("auto-sortie", "auto-revue"),
}
"""What the grid asks for when there is something to show: a shared link, changes to review."""

VUES_JS = "vues.js"
"""Name of the script that holds the views asleep, beside the data of the title."""


def plan(referentiel: Referentiel, racine: PurePosixPath) -> tuple[Page, ...]:
    """Every page of the section; none when the title has no self-assessment."""
    auto = referentiel.auto_evaluation
    if auto is None:
        return ()
    pages: list[Page] = []
    for nom, _ in _views(auto):
        if nom == COMPETENCE:
            pages += auto_competences.plan(
                referentiel,
                racine,
                scripts(referentiel, COMPETENCE),
                _shared(referentiel, auto),
                NOM,
            )
        else:
            pages.append(_page(referentiel, auto, racine, nom))
    return (*pages, _efface(racine))


def vues(referentiel: Referentiel) -> tuple[tuple[str, str], ...]:
    """The views of a title, as `VUES`, each by the name of the page it leads to."""
    premiere = referentiel.competences[0].code.lower()
    auto = referentiel.auto_evaluation
    views = _views(auto) if auto else ()
    return tuple((premiere if nom == COMPETENCE else nom, texte) for nom, texte in views)


def _views(auto: AutoEvaluation) -> tuple[tuple[str, str], ...]:
    """Those of VUES a title has: a first round needs its questions."""
    return tuple(vue for vue in VUES if auto.premier_tour or vue[0] != PREMIER_TOUR)


def scripts(referentiel: Referentiel, *vues: str) -> tuple[str, ...]:
    """What a page that holds these views loads, in order: the data, the store, the elements."""
    own = dict.fromkeys(lot for vue in vues for lot in _LOTS[vue])
    return (
        f"{GENERES}/{referentiel.titre.identifiant}/donnees/auto-evaluation.js",
        *(lots.script(lot) for lot in ("auto", *own)),
    )


def _asked_where_all_is_on_one_page() -> tuple[str, ...]:
    """The other views, asleep, and what they need that the page of the grid does not load."""
    lots_of_others = (lot for vue, _ in VUES if vue != "index" for lot in _LOTS[vue])
    others = dict.fromkeys(lot for lot in lots_of_others if lot not in _LOTS["index"])
    return (f"../donnees/{VUES_JS}", "auto-vues", *others)


def asleep(referentiel: Referentiel) -> Page | None:
    """The views that the page of the grid can wake, as one part of a page; None without them."""
    auto = referentiel.auto_evaluation
    if auto is None:
        return None
    racine = GENERES / referentiel.titre.identifiant
    page = _page(referentiel, auto, racine, "index")
    return replace(page, template="composants/vues-endormies.html.j2")


def _page(referentiel: Referentiel, auto: AutoEvaluation, racine: PurePosixPath, nom: str) -> Page:
    titre, said = _TEXTES[nom]
    nombre = sum(len(c.reperes) for c in referentiel.competences)
    return Page(
        path=racine / "auto-evaluation" / f"{nom}.md",
        template=f"pages/auto-evaluation/{nom}.md.j2",
        titre=titre,
        description=said.format(minutes=minutes(len(referentiel.competences))),
        classe="page-auto",
        scripts=scripts(referentiel, nom),
        context={
            **_shared(referentiel, auto),
            **_ccp_held(referentiel),
            **lookups(referentiel),
            "vue": nom,
            "modeles": tuple(
                autre for autre, _ in _views(auto) if autre not in ("index", COMPETENCE)
            ),
            "titres": {autre: texte for autre, (texte, _) in _TEXTES.items()},
            "autres_scripts": _asked_where_all_is_on_one_page(),
            "a_la_demande": ON_DEMAND,
            "prochains_pas": prochains_pas(referentiel),
            "nombre_reperes": nombre,
            "duree": auto_competences.duree(nombre),
        },
    )


def _shared(referentiel: Referentiel, auto: AutoEvaluation) -> dict[str, Any]:
    """What every page of the section is given."""
    premiere = referentiel.competences[0].code.lower()
    return {"auto": auto, "vues": vues(referentiel), "vues_competence": premiere}


def _efface(racine: PurePosixPath) -> Page:
    """Where « Effacer et quitter » leads: it holds no store, so nothing of ours wakes up there."""
    titre, description = _TEXTES["efface"]
    return Page(
        path=racine / "auto-evaluation" / "efface.md",
        template="pages/auto-evaluation/efface.md.j2",
        titre=titre,
        description=description,
        classe="page-auto",
        robots="noindex",
        scripts=(lots.script("auto-efface"),),
        legere=True,
        fil=((NOM, f"{racine}/auto-evaluation/index.html"),),
    )


def _ccp_held(referentiel: Referentiel) -> dict[str, Any]:
    """The outcome of the tree for someone who already holds a CCP, and what its jury looks at."""
    wanted = referentiel.auto_evaluation.issue_ccp if referentiel.auto_evaluation else None
    issues = referentiel.arbre.issues if referentiel.arbre else ()
    issue = next((i for i in issues if i.code == wanted), None)
    voie = issue and (issue.epreuves or issue.voie)
    return {
        "issue_ccp": issue,
        "jury": parcours.jury(referentiel.obtention, voie, {}) if voie else [],
    }


_TEXTES = {
    PREMIER_TOUR: (
        "Premier tour",
        "Où vous en êtes, en {minutes} : une question par compétence, et un prochain pas. Sans "
        "compte : vos réponses restent dans votre navigateur.",
    ),
    "index": (
        "Tout sur une page",
        "Dire où vous en êtes, repère par repère, sur toutes les compétences. Sans compte : vos "
        "réponses restent dans votre navigateur.",
    ),
    "situations": (
        "Mes situations vécues",
        "Écrire une fois ce que vous avez fait, sous les rubriques du dossier professionnel, et le "
        "réutiliser.",
    ),
    "synthese": (
        "Ma synthèse et mon plan d’action",
        "Lire vos réponses par certificat et par compétence, choisir quoi travailler d’abord, "
        "garder des points d’étape.",
    ),
    "mes-donnees": (
        "Mes données",
        "Garder vos réponses dans un fichier, les rouvrir ailleurs, les montrer, ou les effacer.",
    ),
    "efface": (
        "Tout est effacé",
        "Ce navigateur ne garde plus vos réponses. Ce que ce site ne peut pas effacer pour vous.",
    ),
}
