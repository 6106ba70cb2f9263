"""The engines: each launched once, on the one built site; the tables, once all is told."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.moteurs.marche import Lieu
from tests.moteurs.matrice import Case
from tests.moteurs.pilote import Pilote
from tests.moteurs.pilotes import MOTEURS, absents
from tests.moteurs.tableau import tableau
from tests.navigateur.conftest import addresses, every_address, one_of_each, site_url

__all__ = ["addresses", "every_address", "one_of_each", "site_url"]


@dataclass
class Choix:
    """What `make moteurs` asks, and what is printed at the end; `make test` prints nothing."""

    entiers: frozenset[str] = frozenset({"chromium"})
    """The engines in which the matrix is whole."""
    montrer: bool = False
    matrices: dict[str, dict[Case, str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.montrer:
            for moteur, dit in self.matrices.items():
                terminalreporter.write("\n".join([*tableau(moteur, dit), ""]))
            terminalreporter.write("\n".join(["", *self.notes, ""]))


CHOIX = "moteurs"


def choix(config: pytest.Config) -> Choix:
    donne = config.pluginmanager.get_plugin(CHOIX)
    if donne is None:
        donne = Choix()
        config.pluginmanager.register(donne, CHOIX)
    assert isinstance(donne, Choix)
    return donne


def presents() -> list[str]:
    """What is tried here. In CI nothing is left out: what is not there fails."""
    sans = {} if os.environ.get("CI") else absents()
    return [nom for nom in MOTEURS if nom not in sans]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "moteur" in metafunc.fixturenames:
        metafunc.parametrize("moteur", presents(), scope="session")


@pytest.fixture(scope="session")
def pilote(moteur: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pilote]:
    """An engine, launched once."""
    dossier = tmp_path_factory.mktemp(moteur) / "venus"
    dossier.mkdir()
    lance = MOTEURS[moteur](dossier)
    yield lance
    lance.fermer()


@pytest.fixture(scope="session")
def lieu(site_url: str, site_dir: Path) -> Lieu:
    return Lieu(site_url, site_dir.as_uri() + "/")
