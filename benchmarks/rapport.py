"""From figures to French text: numbers, tables, aims beside what was measured. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from generator.words.typographie import NBSP, NNBSP, ponctuation

VERDICTS = {True: "oui", False: "**non**", None: "non mesuré"}


@dataclass(frozen=True)
class Tableau:
    """Rows of cells already written as text; `legende` stands above."""

    legende: str
    entetes: tuple[str, ...]
    lignes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class But:
    """What was aimed at, what was measured, whether it is reached (None: not measured)."""

    vise: str
    mesure: str
    tenu: bool | None


@dataclass(frozen=True)
class Sujet:
    """One subject of the report."""

    titre: str
    methode: str
    """What is measured, and what is not."""
    tableaux: tuple[Tableau, ...]
    buts: tuple[But, ...] = ()
    remarques: tuple[str, ...] = ()


def rapport(machine: Sequence[str], sujets: Sequence[Sujet]) -> str:
    """The whole report, in Markdown."""
    lignes = ["# Mesures", "", "Ce fichier est écrit par `make bench`. Ne le modifiez pas."]
    lignes += ["", "## La machine", "", *(f"- {ponctuation(ligne)}" for ligne in machine), ""]
    lignes.append(
        "D’une machine à l’autre, les durées changent ; les rapports, mesurés dans la même "
        "exécution et en alternance, bougent peu. Sauf indication contraire, un chiffre est une "
        "médiane."
    )
    lignes += ["", "## Ce qui était visé", ""]
    buts = [(but.vise, but.mesure, VERDICTS[but.tenu]) for s in sujets for but in s.buts]
    lignes += _tableau(("visé", "mesuré", "tenu"), buts)
    for sujet in sujets:
        lignes += ["", *section(sujet).splitlines()]
    return ponctuation("\n".join(lignes)) + "\n"


def section(sujet: Sujet) -> str:
    """One subject, in Markdown: what is measured, its tables, what they do not say alone."""
    lignes = [f"## {sujet.titre}", "", sujet.methode]
    for tableau in sujet.tableaux:
        lignes += ["", f"**{tableau.legende}**", "", *_tableau(tableau.entetes, tableau.lignes)]
    if sujet.buts:
        lignes += ["", "**Visé et mesuré**", ""]
        buts = [(but.vise, but.mesure, VERDICTS[but.tenu]) for but in sujet.buts]
        lignes += _tableau(("visé", "mesuré", "tenu"), buts)
    if sujet.remarques:
        lignes += ["", *(f"- {remarque}" for remarque in sujet.remarques)]
    return ponctuation("\n".join(lignes))


def _tableau(entetes: Sequence[str], lignes: Sequence[Sequence[str]]) -> list[str]:
    trait = ["---", *("---:" if _chiffres(lignes, i) else "---" for i in range(1, len(entetes)))]
    return [_ligne(entetes), _ligne(trait), *map(_ligne, lignes)]


def _ligne(cellules: Sequence[str]) -> str:
    return f"| {' | '.join(cellule.replace('|', '/') for cellule in cellules)} |"


def _chiffres(lignes: Sequence[Sequence[str]], colonne: int) -> bool:
    """Whether a column reads better with its figures one under the other."""
    return bool(lignes) and all(ligne[colonne][:1] in "+−–0123456789" for ligne in lignes)


def mediane(valeurs: Sequence[float]) -> float:
    """The middle value; the mean of the two middle ones of an even number."""
    triees, milieu = sorted(valeurs), len(valeurs) // 2
    return triees[milieu] if len(triees) % 2 else (triees[milieu - 1] + triees[milieu]) / 2


def centile(valeurs: Sequence[float], rang: int) -> float:
    """The smallest value that at least `rang` % of them do not exceed."""
    return sorted(valeurs)[max(0, math.ceil(len(valeurs) * rang / 100) - 1)]


def nombre(valeur: float, decimales: int = 0) -> str:
    """« 12 345,6 », « −3 »."""
    return f"{valeur:,.{decimales}f}".replace(",", NNBSP).replace(".", ",").replace("-", "−")


def duree(secondes: float) -> str:
    """« 0,42 s », « 12,3 s », « 184 s »."""
    return f"{nombre(secondes, 2 if secondes < 10 else 1 if secondes < 100 else 0)}{NBSP}s"


def millisecondes(valeur: float) -> str:
    """« 7,3 ms »."""
    return f"{nombre(valeur, 1)}{NBSP}ms"


def octets(valeur: float) -> str:
    """« 95 ko », « 6,7 Mo »: thousands, as hosts and browsers count."""
    if abs(valeur) < 1e6:
        return f"{nombre(valeur / 1e3, 1 if abs(valeur) < 1e4 else 0)}{NBSP}ko"
    return f"{nombre(valeur / 1e6, 1 if valeur < 1e8 else 0)}{NBSP}Mo"


def fois(rapport: float) -> str:
    """« 1,07 × »."""
    return f"{nombre(rapport, 2)}{NBSP}×"


def signe(texte: str, valeur: float) -> str:
    """A difference says which way it goes."""
    return f"+{texte}" if valeur > 0 else texte
