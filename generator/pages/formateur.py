"""The pages for trainers and for those who reuse the data.

The desk and the page to project need a self-assessment. The two pages about files do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from ..exports import donnees
from ..exports.editions import retires
from ..exports.identites import edition
from ..exports.moodle import echelle
from ..ground import lots
from ..ground.licence import OUVERTE, Licence
from ..model import Referentiel
from ..words.typographie import NBSP
from .addresses import GENERES, address
from .auto_competences import qr_de
from .page import Page, short

NOM = "Formateurs et formatrices"
"""Name of the section in the menu."""
BUREAU = "Le bureau"
PROJETER = "Projeter à un groupe"
OUTILS = "Fichiers à télécharger"
DONNEES = "Données à réutiliser"

_LOTS = (
    "formateur-modele",
    "auto",
    "auto-champ",
    "auto-adresse",
    "auto-sortie",
    "charger",
    "formateur",
)
"""Lots the desk loads after the data of the title, in order: its model must precede « auto »."""

ON_DEMAND: dict[str, tuple[str, ...]] = {
    "groupe": ("formateur-groupe", "formateur-exporter"),
    "personne": ("auto-dossier", "formateur-personne"),
}
"""Panel of the desk -> lots loaded when it is first shown."""


def plan(
    referentiel: Referentiel,
    root: PurePosixPath,
    poids: Mapping[str, int],
    site: str,
    licence: Licence,
) -> tuple[Page, ...]:
    """The pages of trainers, then the page about the data (`donnees/index.md`).

    `poids` is the size in bytes of each file under `donnees/`, which may be missing; `site`, the
    published address, or an empty text.
    """
    titre = referentiel.titre
    code, jour = edition(referentiel)
    auto = referentiel.auto_evaluation
    shared = {"poids": {name: ko(octets) for name, octets in poids.items()}}
    return (
        *((_bureau(referentiel, root), _projeter(referentiel, root, site)) if auto else ()),
        Page(
            path=root / "formateur" / "outils.md",
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
            path=root / "donnees" / "index.md",
            template="pages/formateur/donnees.md.j2",
            titre=DONNEES,
            description=short(
                f"{titre.sigle} : les données du référentiel en JSON, CSV, SKOS et CASE, leur "
                "licence, ce qui ne change pas, et comment les citer."
            ),
            classe="page-donnees",
            context=shared
            | {
                "edition": code,
                "depuis": jour,
                "version": donnees.version(referentiel),
                "licence": licence,
                "ouverte": OUVERTE,
                "retires": retires(referentiel),
                "adresse": site and site + address(root / "donnees" / "index.md"),
            },
        ),
    )


def _bureau(referentiel: Referentiel, root: PurePosixPath) -> Page:
    """The desk: one page with several panels, of which one shows at a time."""
    data = f"{GENERES}/{referentiel.titre.identifiant}/donnees/auto-evaluation.js"
    return Page(
        path=root / "formateur" / "index.md",
        template="pages/formateur/index.md.j2",
        titre="Le bureau du formateur ou de la formatrice",
        description=short(
            f"{referentiel.titre.titre_court} : ouvrir les fichiers de son groupe, noter à côté de "
            "chaque personne, voir tout le groupe. Sans compte : rien ne quitte votre ordinateur."
        ),
        classe="page-bureau",
        scripts=(data, *map(lots.script, _LOTS)),
        styles=(lots.style("formateur"),),
        context={"auto": referentiel.auto_evaluation, "a_la_demande": ON_DEMAND},
    )


def _projeter(referentiel: Referentiel, root: PurePosixPath, site: str) -> Page:
    """The page projected to a group: a list, whose items a script shows one at a time."""
    return Page(
        path=root / "formateur" / "projeter.md",
        template="pages/formateur/projeter.md.j2",
        titre=PROJETER,
        description=short(
            f"{referentiel.titre.sigle} : une compétence, un repère ou une question à la fois, en "
            "grand, au mur. Compter les mains levées, donner une liste courte par un lien."
        ),
        classe="page-projeter",
        styles=(lots.style("projeter"),),
        scripts=(
            f"{GENERES}/{referentiel.titre.identifiant}/donnees/auto-evaluation.js",
            *(lots.script(lot) for lot in ("auto", "charger", "liste", "projeter")),
        ),
        context={
            "auto": referentiel.auto_evaluation,
            "codes_qr": {
                c.code: qr_de(referentiel, root, c, site) for c in referentiel.competences
            },
            "publie": bool(site),
        },
    )


def ko(octets: int) -> str:
    """A size in kilobytes, as people read it: « 7 ko », « 35 ko »; by fives from 10 ko.

    Rounded, since a compressed file differs a little from one machine to another.
    """
    kilo = octets / 1000
    return f"{max(1, round(kilo)) if kilo < 10 else 5 * round(kilo / 5)}{NBSP}ko"
