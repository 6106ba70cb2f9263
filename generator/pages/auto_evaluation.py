"""The pages of « M’auto-évaluer »: one to answer, and three that read or keep what was answered.

The first page also holds the three others, asleep in `<template>`: where a browser keeps nothing
from one page to the next (a USB stick, refused storage), the whole tool is then one page.
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
    "contexte etat migrer lire-etat controle lecture revues fusion fichier lieux demenager veille "
    "garde stockage dom seance element avis-revue une-page"
).split()
_ELEMENTS = {
    "index": (
        *("se-positionner", "filtres", "papier", "partage", "points", "partager"),
        *("revue-mots", "revue-changement", "revue-changements"),
    ),
    "competence": ("se-positionner",),
    "situations": ("anonymat", "papier", "dossier", "situations", "situation", "couverture"),
    "synthese": tuple(
        "papier ics points dessin synthese conseils ccp-obtenus plan points-etape".split()
    ),
    "mes-donnees": ("points", "partage", "mes-donnees", "ouvrir-fichier", "partager"),
}


def plan(referentiel: Referentiel, racine: PurePosixPath) -> tuple[Page, ...]:
    """Every page of the section; none when the title has no self-assessment."""
    auto = referentiel.auto_evaluation
    if auto is None:
        return ()
    return tuple(_page(referentiel, auto, racine, nom) for nom, _ in VUES)


def scripts(referentiel: Referentiel, *vues: str) -> tuple[str, ...]:
    """What a page that holds these views loads, in order: the data, the store, the elements."""
    elements = [nom for vue in vues for nom in _ELEMENTS[vue]]
    return (
        f"{GENERES}/{referentiel.titre.identifiant}/donnees/auto-evaluation.js",
        *(f"assets/js/auto/{nom}.js" for nom in (*_COEUR, *dict.fromkeys(elements))),
    )


def _page(referentiel: Referentiel, auto: AutoEvaluation, racine: PurePosixPath, nom: str) -> Page:
    titre, description = _TEXTES[nom]
    loaded = [vue for vue, _ in VUES] if nom == "index" else [nom]
    return Page(
        path=racine / "auto-evaluation" / f"{nom}.md",
        template=f"pages/auto-evaluation/{nom}.md.j2",
        titre=titre,
        description=description,
        classe="page-auto",
        scripts=scripts(referentiel, *loaded),
        context={
            **_ccp_held(referentiel),
            **lookups(referentiel),
            "auto": auto,
            "vues": VUES,
            "vue": nom,
            "nombre_reperes": sum(len(c.reperes) for c in referentiel.competences),
        },
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
}
