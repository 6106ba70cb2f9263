"""What every test may use: the tiny title, a copy of it, and the commands as a person runs them."""

from __future__ import annotations

import functools
import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.building import catalogue
from generator.cli import main
from generator.model import Referentiel
from tests import memoire, repartition
from tests.repartition import OUVRIER, une_fois

TESTS = Path(__file__).resolve().parent
RACINE = TESTS.parent
CONSTRUCTEURS = ("mkdocs", "zensical")
"""The builders that are installed for the tests."""
MINI = TESTS / "exemples" / "mini"
PAGE_ECRITE = TESTS / "exemples" / "page-ecrite.md"


memoire.choisir()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--recrire",
        action="store_true",
        help="récrire les résultats attendus (tests/attendus, tests/fautes) au lieu de comparer",
    )
    parser.addoption(
        "--matrice",
        choices=("courte", "chromium", "entiere"),
        default="chromium",
        help="la matrice (tests/moteurs) : courte ; sans reprise dans Chromium ; entière partout",
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """`-n auto`, as in `make test`."""
    return repartition.ouvriers()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    repartition.marquer(items)
    if OUVRIER in os.environ:
        repartition.ordonner(items)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: it is not looked at again each time memory is gone through."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    return repartition.repartiteur(config, log)


@dataclass(frozen=True)
class Sortie:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str


Lancer = Callable[..., Sortie]


@pytest.fixture
def lancer(capfd: pytest.CaptureFixture[str]) -> Lancer:
    """Run `python -m generator …` in the current folder."""

    def run(*arguments: str | Path) -> Sortie:
        capfd.readouterr()
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capfd.readouterr()
        return Sortie(code, captured.out, captured.err)

    return run


def en_shell(commande: str, dossier: Path) -> subprocess.CompletedProcess[str]:
    """`generator COMMANDE` in a folder, with what a shell adds to it: a pipe, a full disk."""
    return subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m generator {commande}"],
        cwd=dossier,
        env=os.environ | {"PYTHONPATH": str(RACINE)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def titre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the tiny title, `mini`, in an empty current folder."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(MINI, tmp_path / "mini"))


@pytest.fixture(scope="session", autouse=True)
def _un_titre_apres_l_autre() -> Iterator[None]:
    """Several titles are built in this process: each one more would read all the tools again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "cores", lambda: 1)
        yield


@pytest.fixture
def a_plusieurs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes share the titles, as on most machines."""
    monkeypatch.setattr(catalogue, "cores", lambda: 2)


@pytest.fixture(scope="session")
def mini() -> Referentiel:
    """The tiny title, loaded."""
    return pipeline.read([MINI])[0]


@pytest.fixture(scope="session")
def cip() -> Referentiel:
    """The real title, loaded."""
    return pipeline.read([RACINE / "referentiel" / "cip"])[0]


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real référentiel, as `make site` builds it."""

    def construire(dossier: Path) -> None:
        pipeline.build(RACINE, pipeline.title_folders(RACINE), dossier / "site")

    return une_fois(tmp_path_factory, "site", construire) / "site"


@pytest.fixture(scope="session")
def zensical_dir(tmp_path_factory: pytest.TempPathFactory, site_dir: Path) -> Path:
    """The same site, as `make site BUILDER=zensical` builds it: after the other, in one folder."""

    def construire(dossier: Path) -> None:
        pipeline.build(RACINE, pipeline.title_folders(RACINE), dossier / "site", "zensical")

    return une_fois(tmp_path_factory, "zensical", construire) / "site"


@pytest.fixture(scope="session")
def page_ecrite(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The sites each builder makes with, at `a-propos.html`, all a page may use."""

    def construire(dossier: Path) -> None:
        racine = _projet(dossier / "projet")
        shutil.copy(PAGE_ECRITE, racine / "site_src" / "docs" / "a-propos.md")
        for name in CONSTRUCTEURS:
            site = racine / "build" / name
            pipeline.build(racine, pipeline.title_folders(racine), site, name)

    sites = une_fois(tmp_path_factory, "page", construire) / "projet" / "build"
    return {name: sites / name for name in CONSTRUCTEURS}


@pytest.fixture
def projet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own, current folder: the real look, and the tiny title as its only one."""
    racine = _projet(tmp_path / "projet")
    monkeypatch.chdir(racine)
    return racine


@dataclass(frozen=True)
class Construit:
    """A project built once, for all the tests that begin with a build."""

    lieu: Path
    """Where each test finds it: always the same place, since a build remembers where it is."""
    modele: Path
    """As it was after the build, never touched."""
    report: pipeline.BuildReport

    def remettre(self) -> Path:
        """The project as the build left it, dates included, whatever the last test did to it."""
        shutil.rmtree(self.lieu, ignore_errors=True)
        return Path(shutil.copytree(self.modele, self.lieu))


def construire(dossier: Path, *autres: Callable[[Path], object]) -> Construit:
    """The project of the tiny title, changed by `autres`, its site built in `build/site`."""
    lieu = _projet(dossier / "projet")
    for changer in autres:
        changer(lieu)
    report = pipeline.build(lieu, pipeline.title_folders(lieu), lieu / "build" / "site")
    return Construit(lieu, Path(shutil.copytree(lieu, dossier / "modele")), report)


@pytest.fixture(scope="session")
def projet_construit(tmp_path_factory: pytest.TempPathFactory) -> Construit:
    """The project of `projet`, built once."""
    return construire(tmp_path_factory.mktemp("construit"))


@pytest.fixture(scope="session")
def trois_construits(tmp_path_factory: pytest.TempPathFactory) -> Construit:
    """The project of the three titles of `titres.py`, built once."""
    from tests.titres import TROIS, write_title  # noqa: PLC0415 - it needs this module

    def ecrire(projet: Path) -> None:
        for identifiant in TROIS:
            write_title(projet, identifiant)

    return construire(tmp_path_factory.mktemp("trois"), ecrire)


@pytest.fixture
def construit(projet_construit: Construit, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`projet` with its site built in `build/site`, free to be changed: a test does not pay it."""
    racine = projet_construit.remettre()
    monkeypatch.chdir(racine)
    return racine


def _projet(racine: Path) -> Path:
    racine.mkdir()
    shutil.copy(RACINE / "mkdocs.yml", racine)
    shutil.copytree(RACINE / "generator", racine / "generator", ignore=_caches)
    shutil.copytree(RACINE / "site_src", racine / "site_src", ignore=sans_titres)
    shutil.copytree(MINI, racine / "referentiel" / "mini")
    return racine


@pytest.fixture(scope="session")
def publier(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of the site built to be published at an address, built once for each."""
    from tests.publication import build_at  # noqa: PLC0415 - it needs this module

    def publie(address: str) -> Path:
        nom = "publie-" + re.sub(r"\W+", "-", address)
        return une_fois(tmp_path_factory, nom, lambda folder: build_at(folder, address)) / "site"

    return functools.cache(publie)


def _caches(folder: str, names: list[str]) -> set[str]:
    return {"__pycache__"} & set(names)


def sans_titres(folder: str, names: list[str]) -> set[str]:
    """For `copytree`: what a build writes in `docs`, which another process may be writing."""
    return {"titres"} & set(names) if Path(folder).name == "docs" else set()
