"""The pages for those who train, or load the data elsewhere: which file serves what, and how."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from ..exports import donnees
from ..exports.identites import edition
from ..exports.moodle import echelle
from ..model import Referentiel
from ..typographie import NBSP
from .page import Page, short

NOM = "Formateurs et formatrices"
"""The part of the menu."""
OUTILS = "Fichiers à télécharger"
DONNEES = "Données à réutiliser"


def plan(
    referentiel: Referentiel, racine: PurePosixPath, poids: Mapping[str, int]
) -> tuple[Page, Page]:
    """Both pages; `poids` gives the bytes of the files under `donnees/`, where they are known."""
    titre = referentiel.titre
    code, jour = edition(referentiel)
    auto = referentiel.auto_evaluation
    shared = {"poids": {name: ko(octets) for name, octets in poids.items()}}
    return (
        Page(
            path=racine / "formateur" / "outils.md",
            template="pages/formateur/outils.md.j2",
            titre=OUTILS,
            description=short(
                f"{titre.sigle} : grilles vierges pour tableur et papier, référentiel pour Moodle, "
                "données SKOS et CASE. À quoi sert chaque fichier, et comment le charger."
            ),
            classe="page-outils",
            context=shared | {"niveaux_moodle": echelle(auto) if auto else []},
        ),
        Page(
            path=racine / "donnees" / "index.md",
            template="pages/formateur/donnees.md.j2",
            titre=DONNEES,
            description=short(
                f"{titre.sigle} : les données du référentiel en JSON, CSV, SKOS et CASE, leur "
                "licence, ce qui ne change pas, et comment les citer."
            ),
            classe="page-donnees",
            context=shared
            | {"edition": code, "depuis": jour, "version": donnees.version(referentiel)},
        ),
    )


def ko(octets: int) -> str:
    """A weight to read, rounded: a compressed file differs a little from machine to machine."""
    kilo = octets / 1000
    return f"{max(1, round(kilo)) if kilo < 10 else 5 * round(kilo / 5)}{NBSP}ko"
