"""How the tests are shared between processes, and what these build once for all of them.

A process waits for a browser more than it computes: there is one more of them than cores. A group
goes whole to one process; the longest ones go first.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

OUVRIER = "PYTEST_XDIST_WORKER"
"""Set in each process that shares the work, with its name."""
PATIENCE = 600
"""Seconds that one process may wait for what another one builds."""
MOTEURS = ("chromium", "firefox", "webkit")
LONGS = tuple(
    f"tests/{nom}."
    for nom in (
        "test_paquet drafting/test_nouveau test_pas_a_pas test_reproductible "
        "building/test_catalogue test_pipeline inputs/test_look serve/test_serve "
        "processes/test_halves test_mkdocs_plugin test_zip builders/test_builders test_parite "
        "test_publication test_limites_zensical test_page_ecrite building/test_pagestore "
        "building/test_repairs"
    ).split()
)
"""What builds whole sites one after the other, with each builder: `make vite` leaves it out."""
AXE = re.compile(
    r"tests/navigateur/test_(axe\.py|(auto_ecrans|auto_etapes|formateur_\w+|passerelles|"
    r"premier_tour|retour|retrait)\.py::\w*(axe|accessible))"
)
"""On the built site, all that axe looks at: what it judged on one page it passes over on others."""
ORDRE = ("moteurs-firefox", "moteurs-webkit", "moteurs-", "axe", "tests/navigateur/", *LONGS)
"""The longest groups, by the beginning of their name."""


def ouvriers() -> int:
    """How many processes for `-n auto`."""
    return (os.cpu_count() or 1) + 1


def groupe(nom: str) -> str:
    """Tests that share a browser, or what was made for them, by their name: a file, or an engine.

    The matrix is whole in Chromium: each of its pages is a group of its own.
    """
    if AXE.match(nom):
        return "axe"
    fichier, _, test = nom.partition("::")
    moteur = next((m for m in MOTEURS if m in re.split(r"[\[\]-]", test)), "")
    if not fichier.startswith("tests/moteurs/") or not moteur:
        return fichier
    matrice = moteur == "chromium" and test.startswith("test_matrice")
    return f"moteurs-{test if matrice else moteur}"


def marquer(items: list[pytest.Item]) -> None:
    """Name what is long."""
    for item in items:
        if item.nodeid.startswith(LONGS):
            item.add_marker(pytest.mark.long)


def ordonner(items: list[pytest.Item]) -> None:
    """The longest groups first."""
    items.sort(key=lambda item: _rang(groupe(item.nodeid)))


def repartiteur(config: pytest.Config, log: Any) -> Any:
    """What gives each process a group when it has no more than two tests left to do."""
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415 - present if asked for

    class ParGroupe(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return groupe(nodeid)

    return ParGroupe(config, log)


def _rang(nom: str) -> int:
    rangs = (rang for rang, debut in enumerate(ORDRE) if nom.startswith(debut))
    return next(rangs, len(ORDRE))


def une_fois(
    fabrique: pytest.TempPathFactory, nom: str, construire: Callable[[Path], object]
) -> Path:
    """The folder `nom`, filled by whichever process of this run comes first; never to be changed.

    The others wait for it, and fail with it.
    """
    racine = fabrique.getbasetemp()
    if OUVRIER in os.environ:
        racine = racine.parent
    dossier, fait, rate = (racine / f"commun-{nom}{fin}" for fin in ("", ".fait", ".rate"))
    try:
        dossier.mkdir()
    except FileExistsError:
        return _attendre(dossier, fait, rate)
    try:
        construire(dossier)
    except BaseException as erreur:
        rate.write_text(str(erreur), "utf-8")
        raise
    fait.touch()
    return dossier


def _attendre(dossier: Path, fait: Path, rate: Path) -> Path:
    fin = time.monotonic() + PATIENCE
    while not fait.exists():
        if rate.exists():
            raise RuntimeError(f"{dossier.name} : {rate.read_text('utf-8')}")
        if time.monotonic() > fin:
            raise RuntimeError(f"{dossier.name} n’est pas construit après {PATIENCE} s.")
        time.sleep(0.1)
    return dossier
