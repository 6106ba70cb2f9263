"""The pages of « M’auto-évaluer »: one to answer, and three that read or keep what was answered.

The first page also holds the three others, asleep in `<template>`: where a browser keeps nothing
from one page to the next (a USB stick, refused storage), the whole tool is then one page, which
asks for their scripts only there.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from .. import parcours
from ..model import AutoEvaluation, Referentiel
from .addresses import GENERES
from .lookups import lookups
from .page import Page

NOM = "M’auto-évaluer"

VUES = (
    ("index", "Me positionner"),
    ("situations", "Mes situations vécues"),
    ("synthese", "Ma synthèse"),
    ("mes-donnees", "Mes données"),
)
"""Name of the page -> what the navigation and the reader call it, in the order of the work."""

_COEUR = (
    "contexte fragment etat migrer textes dates lire-etat controle lecture revues fusion fichier "
    "lieux demenager veille coffre garde consultation stockage dom contenu seance barre element "
    "avis-revue"
).split()
_FIN = ("une-page",)
"""Last: of all that shows or hides a part of the page, this one decides."""
_ELEMENTS = {
    "index": (
        *("se-positionner", "filtres", "papier", "points"),
        *("partage", "adresse-partagee", "vue-partagee"),
        *("enregistrer", "revue-mots", "revue-changement", "revue-changements"),
        "depuis-un-fichier",
        "autres-vues",
    ),
    "competence": ("se-positionner",),
    "situations": tuple(
        "anonymat papier champ dossier situations trois-voies champs-situation saisie-situation "
        "avis-situation situation couverture".split()
    ),
    "synthese": tuple(
        "papier champ ics points dessin synthese conseils ccp-obtenus plan-tableau plan "
        "points-comparaison points-etape".split()
    ),
    "mes-donnees": tuple(
        "champ points partage contenu-brut enregistrer mes-donnees ouvrir-fichier partager".split()
    ),
}


def plan(referentiel: Referentiel, racine: PurePosixPath) -> tuple[Page, ...]:
    """Every page of the section; none when the title has no self-assessment."""
    auto = referentiel.auto_evaluation
    if auto is None:
        return ()
    return (*(_page(referentiel, auto, racine, nom) for nom, _ in VUES), _efface(racine))


def scripts(referentiel: Referentiel, *vues: str) -> tuple[str, ...]:
    """What a page that holds these views loads, in order: the data, the store, the elements."""
    elements = [nom for vue in vues for nom in _ELEMENTS[vue]]
    return (
        f"{GENERES}/{referentiel.titre.identifiant}/donnees/auto-evaluation.js",
        *(f"assets/js/auto/{nom}.js" for nom in (*_COEUR, *dict.fromkeys(elements), *_FIN)),
    )


def _scripts_of_others(nom: str) -> tuple[str, ...]:
    """What the other views need and this page does not load: asked for when all is on one page."""
    others = [script for vue, _ in VUES if vue != nom for script in _ELEMENTS[vue]]
    return tuple(s for s in dict.fromkeys(others) if s not in (*_COEUR, *_ELEMENTS[nom]))


def _page(referentiel: Referentiel, auto: AutoEvaluation, racine: PurePosixPath, nom: str) -> Page:
    titre, description = _TEXTES[nom]
    return Page(
        path=racine / "auto-evaluation" / f"{nom}.md",
        template=f"pages/auto-evaluation/{nom}.md.j2",
        titre=titre,
        description=description,
        classe="page-auto",
        scripts=scripts(referentiel, nom),
        context={
            **_ccp_held(referentiel),
            **lookups(referentiel),
            "auto": auto,
            "vues": VUES,
            "vue": nom,
            "titres": {autre: texte for autre, (texte, _) in _TEXTES.items()},
            "autres_scripts": _scripts_of_others(nom),
            "nombre_reperes": sum(len(c.reperes) for c in referentiel.competences),
        },
    )


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
        scripts=("assets/js/auto/depuis-un-fichier.js", "assets/js/auto/reste.js"),
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
    "index": (
        "Me positionner",
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
