"""The pages of « M’auto-évaluer »: those to answer, and those that read or keep what was answered.

A browser may keep nothing from one page to the next (USB stick, storage refused). The page of the
grid is then the whole tool: it loads the other views (`asleep`) and shows them in its own page.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from ..derived import parcours
from ..ground import lots
from ..model import AutoEvaluation, Referentiel
from ..words.accord import minutes
from . import auto_competences
from .addresses import GENERES
from .auto_vues import (
    COMPETENCE,
    ON_DEMAND,
    PREMIER_TOUR,
    STYLES,
    asked_where_all_is_on_one_page,
    scripts,
    views_of,
    vues,
)
from .lookups import lookups
from .page import Page
from .prochains_pas import prochains_pas

NOM = "M’auto-évaluer"


def plan(referentiel: Referentiel, root: PurePosixPath) -> tuple[Page, ...]:
    """Every page of the section; none when the title has no self-assessment."""
    auto = referentiel.auto_evaluation
    if auto is None:
        return ()
    pages: list[Page] = []
    for nom, _ in views_of(auto):
        if nom == COMPETENCE:
            pages += auto_competences.plan(
                referentiel,
                root,
                scripts(referentiel, COMPETENCE),
                _shared(referentiel, auto),
                NOM,
            )
        else:
            pages.append(_page(referentiel, auto, root, nom))
    return (*pages, _efface(root))


def asleep(referentiel: Referentiel) -> Page | None:
    """The other views, as one part of a page that the grid can insert (`vues.js`).

    Not a published page: its HTML is turned into a script. None without a self-assessment.
    """
    auto = referentiel.auto_evaluation
    if auto is None:
        return None
    root = GENERES / referentiel.titre.identifiant
    page = _page(referentiel, auto, root, "index")
    return replace(page, template="composants/vues-endormies.html.j2")


def _page(referentiel: Referentiel, auto: AutoEvaluation, root: PurePosixPath, nom: str) -> Page:
    titre, said = _TEXTES[nom]
    nombre = sum(len(c.reperes) for c in referentiel.competences)
    return Page(
        path=root / "auto-evaluation" / f"{nom}.md",
        template=f"pages/auto-evaluation/{nom}.md.j2",
        titre=titre,
        description=said.format(minutes=minutes(len(referentiel.competences))),
        classe="page-auto",
        scripts=scripts(referentiel, nom),
        styles=STYLES.get(nom, ()),
        context={
            **_shared(referentiel, auto),
            **_ccp_held(referentiel),
            **lookups(referentiel),
            "vue": nom,
            "modeles": tuple(
                autre for autre, _ in views_of(auto) if autre not in ("index", COMPETENCE)
            ),
            "titres": {autre: texte for autre, (texte, _) in _TEXTES.items()},
            "autres_scripts": asked_where_all_is_on_one_page(),
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


def _efface(root: PurePosixPath) -> Page:
    """The page « Effacer et quitter » leads to. It does not load the scripts that keep answers."""
    titre, description = _TEXTES["efface"]
    return Page(
        path=root / "auto-evaluation" / "efface.md",
        template="pages/auto-evaluation/efface.md.j2",
        titre=titre,
        description=description,
        classe="page-auto",
        robots="noindex",
        scripts=(lots.script("auto-efface"),),
        legere=True,
        fil=((NOM, f"{root}/auto-evaluation/index.html"),),
    )


def _ccp_held(referentiel: Referentiel) -> dict[str, Any]:
    """The issue of the tree for someone who already holds a CCP, and what its jury looks at."""
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
