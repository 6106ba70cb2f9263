"""The processes that share the tests: a site is built by one of them, for all; so is its fault."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import cast
from unittest.mock import Mock

import pytest

from tests import repartition
from tests.conftest import RACINE
from tests.repartition import OUVRIER, groupe, une_fois


@pytest.fixture
def fabrique(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.TempPathFactory:
    """What gives its folder to one of several processes."""
    monkeypatch.setenv(OUVRIER, "gw0")
    sien = tmp_path / "popen-gw0"
    sien.mkdir()
    fabrique = Mock(spec=pytest.TempPathFactory)
    fabrique.getbasetemp.return_value = sien
    return cast(pytest.TempPathFactory, fabrique)


def test_what_is_shared_is_built_once_and_found_whole(fabrique: pytest.TempPathFactory) -> None:
    fois: list[Path] = []
    lus: list[str] = []

    def construire(dossier: Path) -> None:
        fois.append(dossier)
        time.sleep(0.3)
        (dossier / "page.html").write_text("entière", "utf-8")

    def prendre() -> None:
        dossier = une_fois(fabrique, "essai", construire)
        lus.append((dossier / "page.html").read_text("utf-8"))

    fils = [threading.Thread(target=prendre) for _ in range(3)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert len(fois) == 1
    assert lus == ["entière"] * 3


def test_what_could_not_be_built_fails_for_all(fabrique: pytest.TempPathFactory) -> None:
    def casser(dossier: Path) -> None:
        raise ValueError("le titre est faux")

    with pytest.raises(ValueError, match="le titre est faux"):
        une_fois(fabrique, "essai", casser)
    with pytest.raises(RuntimeError, match="le titre est faux"):
        une_fois(fabrique, "essai", casser)


def test_what_is_never_built_is_not_awaited_for_ever(
    fabrique: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    (fabrique.getbasetemp().parent / "commun-essai").mkdir()
    monkeypatch.setattr(repartition, "PATIENCE", 0.2)
    with pytest.raises(RuntimeError, match="n’est pas construit"):
        une_fois(fabrique, "essai", Path.touch)


@pytest.mark.parametrize(
    ("noms", "groupes"),
    [
        (["tests/test_a.py::test_x[firefox]", "tests/test_a.py::test_y"], {"tests/test_a.py"}),
        (
            [
                "tests/moteurs/test_moteurs.py::test_marche[firefox-arbre]",
                "tests/moteurs/test_moteurs.py::test_matrice[firefox-http-grille]",
                "tests/moteurs/test_outils.py::test_z[firefox]",
            ],
            {"moteurs-firefox"},
        ),
        (
            [
                "tests/navigateur/test_axe.py::test_every_page",
                "tests/navigateur/test_auto_ecrans.py::test_axe[vide]",
                "tests/navigateur/test_passerelles.py::test_axe_finds_nothing",
            ],
            {"axe"},
        ),
        (
            [f"tests/moteurs/test_moteurs.py::test_matrice[chromium-{p}]" for p in ("a", "b")],
            {"moteurs-test_matrice[chromium-a]", "moteurs-test_matrice[chromium-b]"},
        ),
    ],
    ids=["un fichier", "un moteur", "axe", "une page de la matrice"],
)
def test_what_shares_a_browser_stays_in_one_process(noms: list[str], groupes: set[str]) -> None:
    assert {groupe(nom) for nom in noms} == groupes


def test_what_is_left_out_of_make_vite_is_there() -> None:
    assert [nom for nom in repartition.LONGS if not (RACINE / f"{nom}py").is_file()] == []
