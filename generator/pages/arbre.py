"""The pages of the decision tree: one per state, one per outcome, and the whole on one page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from ..derived import decision, parcours
from ..derived.decision import EtatArbre
from ..ground import lots
from ..model import Arbre, Issue, Referentiel
from ..model.arbre import Clause
from ..words.accord import les
from .dessin import dessin
from .lookups import lookups
from .page import NAME_MAX, Page, short, shorter

TROUVER = ("Trouver ma voie", "arbre/index.html")
TOUT = ("Toutes les questions sur une page", "arbre/tout.html")


def plan(referentiel: Referentiel, arbre: Arbre, folder: PurePosixPath) -> list[Page]:
    """A page per state of the tree, one with the whole tree, then one per issue.

    `folder` is that of `obtenir/`. The tree must have no cycle and no dangling destination.
    """
    return [
        *(_etat(referentiel, folder / "arbre", etat) for etat in decision.states(arbre)),
        _tout(referentiel, arbre, folder / "arbre"),
        *(_resultat(referentiel, folder / "resultats", issue) for issue in arbre.issues),
    ]


def _etat(referentiel: Referentiel, folder: PurePosixPath, etat: EtatArbre) -> Page:
    node = etat.question or etat.issue
    assert node
    heading = etat.question.texte if etat.question else etat.issue.titre if etat.issue else ""
    answers = " · ".join(pas.reponse.texte for pas in etat.pas)
    is_start = not etat.pas
    return Page(
        path=folder / f"{etat.slug}.md",
        template="pages/obtenir/question.md.j2" if etat.question else "pages/obtenir/issue.md.j2",
        titre=TROUVER[0] if is_start else f"{heading} ({answers})",
        description=short(
            etat.question.pourquoi if etat.question and is_start else f"Réponses : {answers}."
        ),
        classe="page-question" if etat.question else "page-issue",
        robots=None if is_start else "noindex",
        legere=True,
        autour=f"{folder}/",
        fil=() if is_start else _fil(referentiel, folder.parent, TROUVER),
        scripts=() if etat.question else (lots.script("ecouter"),),
        context={
            "etat": etat,
            "question": etat.question,
            "suites": [
                (r, "--".join([*(p.reponse.code for p in etat.pas), r.code]))
                for r in (etat.question.reponses if etat.question else ())
            ],
            "rappel": [(pas, etat.avant(i).slug) for i, pas in enumerate(etat.pas)],
            **(_outcome(referentiel, etat.issue, etat.faits) if etat.issue else {}),
        },
    )


def _resultat(referentiel: Referentiel, folder: PurePosixPath, issue: Issue) -> Page:
    return Page(
        path=folder / f"{issue.code}.md",
        template="pages/obtenir/resultat.md.j2",
        titre=issue.titre,
        description=short(issue.resume),
        classe="page-issue",
        legere=True,
        autour=f"{folder.parent}/arbre/",
        fil=_fil(referentiel, folder.parent, TOUT),
        scripts=(lots.script("ecouter"),),
        context=_outcome(referentiel, issue, None),
    )


def _outcome(
    referentiel: Referentiel, issue: Issue, faits: dict[str, str] | None
) -> dict[str, Any]:
    voie = issue.epreuves or issue.voie
    return {
        "issue": issue,
        "jury": parcours.jury(referentiel.obtention, voie, faits or {}) if voie else [],
        "etapes": parcours.etapes(issue, faits),
        **lookups(referentiel),
    }


def _tout(referentiel: Referentiel, arbre: Arbre, folder: PurePosixPath) -> Page:
    paths = decision.paths(arbre)
    return Page(
        path=folder / "tout.md",
        template="pages/obtenir/tout.md.j2",
        titre=TOUT[0],
        description=f"{les(len(arbre.questions), 'question').capitalize()} et "
        f"{les(len(arbre.issues), 'orientation possible')}, en liste, en table de décision et en "
        "dessin.",
        classe="page-tout",
        context={
            "arbre": arbre,
            "questions_par_code": {q.code: q for q in arbre.questions},
            "numeros": {q.code: n for n, q in enumerate(arbre.questions, start=1)},
            "issues_par_code": {i.code: i for i in arbre.issues},
            "lignes": [(clause.issue, _in_words(clause, paths)) for clause in arbre.table],
            "dessin": dessin(arbre),
            **lookups(referentiel),
        },
    )


def _fil(
    referentiel: Referentiel, obtenir: PurePosixPath, parent: tuple[str, str]
) -> tuple[tuple[str, str], ...]:
    return (
        (
            shorter(referentiel.titre.identite.intitule.valeur, NAME_MAX),
            f"{obtenir.parent}/index.html",
        ),
        ("Obtenir le titre", f"{obtenir}/index.html"),
        (parent[0], f"{obtenir}/{parent[1]}"),
    )


def _in_words(clause: Clause, paths: Sequence[EtatArbre]) -> list[list[str]]:
    """Each condition of the clause, as the neutral wordings of the answers that meet it.

    The wordings of one condition are alternatives. Several answers may establish one value: only
    those on a path that meets this clause are quoted.
    """
    met = [etat for etat in paths if decision.satisfied(clause.si, etat.faits)]
    answers = [pas.reponse for etat in met for pas in etat.pas]
    words: list[list[str]] = []
    for fait, valeurs in clause.si.items():
        said = {r.faits[fait]: r.neutre for r in reversed(answers) if fait in r.faits}
        words.append([said[valeur] for valeur in valeurs if valeur in said])
    return words
