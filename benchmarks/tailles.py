"""From few titles to many: each size in turn, as long as the next one is not foreseen too long."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .projet import Contexte, Cout
from .rapport import duree

PLAFOND = 900
"""Seconds: what is foreseen to last longer is not run, and the report says so."""

LOURD = 4_000_000
"""Bytes: what the folder of one title may hold at most, search and shared files apart."""


@dataclass(frozen=True)
class Taille:
    """What so many titles cost; the last four belong to the command alone."""

    titres: int
    pages: int
    octets: int
    plein: Cout
    inchange: Cout | None = None
    une_ligne: Cout | None = None
    un_coeur: Cout | None = None
    dossier: int = 0
    """Bytes of the folder of one title."""


@dataclass(frozen=True)
class Suite:
    """From few titles to many; `arret`: (titles, seconds foreseen) of the size not run, if any."""

    faites: tuple[Taille, ...]
    arret: tuple[int, float] | None


def suite(
    contexte: Contexte, tailles: list[int], une: Callable[[int], Taille], au_plus: int
) -> Suite:
    """Each size in turn, until one is above `au_plus` titles, or foreseen to last too long."""
    faites: list[Taille] = []
    for titres in tailles:
        prevu = prevision(faites, titres)
        if titres > au_plus or prevu > PLAFOND:
            contexte.dire(f"{titres} titres : non lancé, {duree(prevu)} prévues")
            return Suite(tuple(faites), (titres, prevu))
        faites.append(une(titres))
    return Suite(tuple(faites), None)


def prevision(faites: Sequence[Taille], titres: int) -> float:
    """Seconds for so many titles: on the curve through the last three sizes, or on the straight
    line when that curve comes down: more titles never take less, but a noisy machine may say so."""
    points = [(t.titres, t.plein.duree) for t in faites[-3:]]
    return max(_courbe(points, titres), _courbe([*points[:1], *points[1:][-1:]], titres))


def _courbe(points: Sequence[tuple[int, float]], titres: int) -> float:
    """Where the curve through these points leads (Lagrange)."""
    return float(
        sum(
            y * math.prod((titres - autre) / (x - autre) for autre, _ in points if autre != x)
            for x, y in points
        )
    )
