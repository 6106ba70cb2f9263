"""The doors of a title: a clear action and where it leads, for whoever does not know it yet."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Referentiel
from .auto_evaluation import NOM

PORTES = 3
"""How many doors the home page gives a title, at most."""


@dataclass(frozen=True)
class Porte:
    """One of the doors of a title: a clear action and where it leads."""

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
                NOM,
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
