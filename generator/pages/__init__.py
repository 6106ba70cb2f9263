"""Which pages exist, where they live, how one leads to another: the only room that knows URLs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from ..exports import jsonld
from ..model import ActiviteType, Competence, Referentiel
from . import auto_evaluation, obtenir
from .addresses import GENERES, Liens, address
from .navigation import ACCUEIL, DEPLACEES, SITE, Nav, navigation
from .page import Page, short
from .redirections import moved, redirections

__all__ = [
    "ACCUEIL",
    "DEPLACEES",
    "GENERES",
    "SITE",
    "Liens",
    "Nav",
    "Page",
    "Porte",
    "address",
    "moved",
    "navigation",
    "plan",
    "portes",
    "redirections",
]


PORTES = 3
"""How many doors the home page gives a title, at most."""


@dataclass(frozen=True)
class Porte:
    """One of the doors of the home page: a clear action and where it leads."""

    titre: str
    texte: str
    adresse: str
    """Address inside the title's folder."""


def portes(referentiel: Referentiel) -> tuple[Porte, ...]:
    """At most three doors of a title, in the order a newcomer needs them."""
    nombre = len(referentiel.competences)
    doors = [
        Porte(
            f"Comprendre les {nombre} compétences",
            "Le métier, le titre, et chaque compétence expliquée en clair.",
            "index.html",
        )
    ]
    if referentiel.obtention.voies:
        doors.append(
            Porte(
                "Obtenir le titre",
                "Les voies comparées, et quelques questions pour trouver la vôtre.",
                "obtenir/index.html",
            )
        )
    if referentiel.auto_evaluation:
        doors.append(
            Porte(
                auto_evaluation.NOM,
                "Dire où vous en êtes, écrire ce que vous avez vécu. Sans compte.",
                "auto-evaluation/index.html",
            )
        )
    if len(doors) < PORTES:
        doors.append(
            Porte(
                "Vérifier un mot ou une source",
                "Les sigles expliqués, les textes et le jour où nous les avons lus.",
                "glossaire.html",
            )
        )
    return tuple(doors)


def plan(referentiel: Referentiel) -> tuple[Page, ...]:
    """Every generated page of a title, in reading order."""
    racine = GENERES / referentiel.titre.identifiant
    return (
        _titre(referentiel, racine),
        *(_activite(referentiel, racine, i) for i in range(len(referentiel.activites))),
        *(_competence(referentiel, racine, i) for i in range(len(referentiel.competences))),
        *obtenir.plan(referentiel, racine),
        *auto_evaluation.plan(referentiel, racine),
        _glossaire(referentiel, racine),
        _sources(racine),
    )


def _titre(referentiel: Referentiel, racine: PurePosixPath) -> Page:
    titre = referentiel.titre
    return Page(
        path=racine / "index.md",
        template="pages/titre.md.j2",
        titre=titre.identite.intitule.valeur,
        description=short(
            f"{titre.identite.intitule.valeur}, {titre.identite.code.valeur} : le métier, les "
            f"{len(referentiel.activites)} activités types et les {len(referentiel.competences)} "
            "compétences, avec leurs sources."
        ),
        classe="page-titre",
        jsonld=(jsonld.credential(referentiel),),
    )


def _activite(referentiel: Referentiel, racine: PurePosixPath, index: int) -> Page:
    activite = referentiel.activites[index]
    return Page(
        path=racine / "activites" / f"{activite.code.lower()}.md",
        template="pages/activite.md.j2",
        titre=f"{activite.code} {activite.ccp.intitule}",
        description=short(f"{activite.code} et {activite.ccp.code}. {activite.en_clair}"),
        classe="page-activite",
        context={
            "activite": activite,
            "precedente": _at(referentiel.activites, index - 1),
            "suivante": _at(referentiel.activites, index + 1),
        },
        jsonld=(jsonld.activite(referentiel, activite),),
    )


def _competence(referentiel: Referentiel, racine: PurePosixPath, index: int) -> Page:
    pairs = list(referentiel.paires())
    activite, competence = pairs[index]
    auto = referentiel.auto_evaluation
    return Page(
        path=racine / "competences" / f"{competence.code.lower()}.md",
        template="pages/competence.md.j2",
        titre=f"{competence.code} {competence.intitule}",
        description=short(f"Compétence {competence.code}. {competence.en_clair}"),
        classe="page-competence",
        context={
            "activite": activite,
            "competence": competence,
            "par_code": {c.code: c for c in referentiel.competences},
            "precedente": _at(referentiel.competences, index - 1),
            "suivante": _at(referentiel.competences, index + 1),
            "auto": auto,
        },
        scripts=auto_evaluation.scripts(referentiel, "competence") if auto else (),
        jsonld=(jsonld.competence(referentiel, competence),),
    )


def _glossaire(referentiel: Referentiel, racine: PurePosixPath) -> Page:
    return Page(
        path=racine / "glossaire.md",
        template="pages/glossaire.md.j2",
        titre="Glossaire",
        description=f"{len(referentiel.glossaire.termes)} sigles et mots du métier expliqués "
        "en une ou deux phrases.",
        classe="page-glossaire",
        context={
            "lettres": _by_letter(referentiel),
            "par_code": {t.code: t for t in referentiel.glossaire.termes},
        },
    )


def _sources(racine: PurePosixPath) -> Page:
    return Page(
        path=racine / "sources.md",
        template="pages/sources.md.j2",
        titre="Sources et textes",
        description="D’où vient chaque énoncé : les sources, ce qu’elles prouvent, le jour où "
        "elles ont été lues, et les textes qui régissent le titre.",
        classe="page-sources",
    )


def _by_letter(referentiel: Referentiel) -> list[tuple[str, list[Any]]]:
    letters: dict[str, list[Any]] = {}
    for terme in referentiel.glossaire.termes:
        letters.setdefault(terme.code[0].upper(), []).append(terme)
    return list(letters.items())


def _at(
    items: Sequence[ActiviteType] | Sequence[Competence], index: int
) -> ActiviteType | Competence | None:
    return items[index] if 0 <= index < len(items) else None
