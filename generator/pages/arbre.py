"""The pages of the decision tree: one per state, one per outcome, and the whole on one page."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from .. import decision, parcours
from ..decision import Etat
from ..exports.dessin import dessin
from ..model import Arbre, Issue, Referentiel
from .lookups import lookups
from .page import Page, short


def plan(referentiel: Referentiel, arbre: Arbre, folder: PurePosixPath) -> list[Page]:
    """A page per state, one per issue, and the whole on one page."""
    states = list(decision.states(arbre))
    pages = [_etat(referentiel, folder / "arbre", etat) for etat in states]
    pages += [_resultat(referentiel, folder / "resultats", issue) for issue in arbre.issues]
    pages.append(_tout(referentiel, arbre, folder / "arbre", len(states)))
    return pages


def _etat(referentiel: Referentiel, folder: PurePosixPath, etat: Etat) -> Page:
    node = etat.question or etat.issue
    assert node
    heading = etat.question.texte if etat.question else etat.issue.titre if etat.issue else ""
    answers = " · ".join(pas.reponse.texte for pas in etat.pas)
    is_start = not etat.pas
    return Page(
        path=folder / f"{etat.slug}.md",
        template="pages/obtenir/question.md.j2" if etat.question else "pages/obtenir/issue.md.j2",
        titre="Trouver ma voie" if is_start else f"{heading} ({answers})",
        description=short(f"{heading} {answers}"),
        classe="page-question" if etat.question else "page-issue",
        robots=None if is_start else "noindex",
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


def _tout(referentiel: Referentiel, arbre: Arbre, folder: PurePosixPath, states: int) -> Page:
    return Page(
        path=folder / "tout.md",
        template="pages/obtenir/tout.md.j2",
        titre="Toutes les questions sur une page",
        description=f"Les {len(arbre.questions)} questions et les {len(arbre.issues)} issues de "
        "l’arbre, en liste, en table et en dessin.",
        classe="page-tout",
        context={
            "arbre": arbre,
            "nombre_etats": states,
            "questions_par_code": {q.code: q for q in arbre.questions},
            "issues_par_code": {i.code: i for i in arbre.issues},
            "en_mots": _in_words(arbre),
            "dessin": dessin(arbre),
            **lookups(referentiel),
        },
    )


def _in_words(arbre: Arbre) -> dict[str, dict[str, str]]:
    """Fact -> value -> the neutral wording of an answer that establishes it."""
    words: dict[str, dict[str, str]] = {}
    for question in arbre.questions:
        for reponse in question.reponses:
            for fait, valeur in reponse.faits.items():
                words.setdefault(fait, {}).setdefault(valeur, reponse.neutre)
    return words
