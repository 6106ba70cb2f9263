"""The pages of « M’auto-évaluer » with one compétence each: its repères, and a link to the next."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from ..model import Competence, Referentiel
from ..words.accord import compte
from .addresses import address
from .page import Page, short
from .qr import Qr, qr


def plan(
    referentiel: Referentiel,
    root: PurePosixPath,
    scripts: tuple[str, ...],
    context: Mapping[str, Any],
    section: str,
) -> tuple[Page, ...]:
    """The pages, in the order of the title. The menu lists only the first.

    `context` is what every page of the section is given, `vues_competence` included; `section` is
    the name of the section.
    """
    competences = referentiel.competences
    cases = {case.code: case for colonne in referentiel.carte for case in colonne.cases}
    suite = [cases[competence.code] for competence in competences]
    folder = root / "auto-evaluation"
    premiere = address(folder / f"{competences[0].code.lower()}.md")
    common = {
        **context,
        "vue": context["vues_competence"],
        "nombre": len(suite),
    }
    return tuple(
        Page(
            path=folder / f"{competence.code.lower()}.md",
            template="pages/auto-evaluation/competence.md.j2",
            titre=f"{competence.titre_court} : où j’en suis",
            description=_description(competence, index + 1, len(suite)),
            classe="page-auto page-fiche",
            scripts=scripts,
            legere=True,
            fil=((section, premiere),) if index else (),
            context={
                **common,
                "ccp": activite.ccp.titre_court,
                "competence": competence,
                "nom": competence.titre_court.removeprefix(competence.code).strip(),
                "place": referentiel.activites.index(activite) + 1,
                "rang": index + 1,
                "precedente": suite[index - 1] if index else None,
                "suivante": next(iter(suite[index + 1 :]), None),
            },
        )
        for index, (activite, competence) in enumerate(referentiel.paires())
    )


def qr_de(
    referentiel: Referentiel, root: PurePosixPath, competence: Competence, site: str
) -> Qr | None:
    """The QR code of the page where a phone answers about a compétence.

    None without a self-assessment, or when `site`, the published address, is empty.
    """
    if referentiel.auto_evaluation is None:
        return None
    return qr(site, root / "auto-evaluation" / f"{competence.code.lower()}.md")


def _description(competence: Competence, rang: int, nombre: int) -> str:
    return short(
        f"Dire où vous en êtes sur {competence.code}, {rang} sur {nombre} : "
        f"{compte(len(competence.reperes), 'repère')}, sans compte. Vos réponses restent dans "
        "votre navigateur."
    )


def duree(reperes: int) -> str:
    """How long it takes to answer so many repères, in French words, at about five a minute."""
    quarts = max(1, round(reperes / 75))
    return {1: "un quart d’heure environ", 2: "une demi-heure environ"}.get(
        quarts, "plus d’une demi-heure"
    )
