"""The engines: each launched once in a process, on the one built site."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.moteurs.marche import Lieu
from tests.moteurs.pilote import Pilote
from tests.moteurs.pilotes import MOTEURS, absents
from tests.navigateur.conftest import addresses, every_address, one_of_each, site_url

__all__ = ["addresses", "every_address", "one_of_each", "site_url"]


def presents() -> list[str]:
    """What is tried here. In CI nothing is left out: what is not there fails."""
    sans = {} if os.environ.get("CI") else absents()
    return [nom for nom in MOTEURS if nom not in sans]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "moteur" in metafunc.fixturenames:
        metafunc.parametrize("moteur", presents(), scope="session")


@pytest.fixture(scope="package")
def pilote(moteur: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pilote]:
    """An engine, launched once; ended when a process goes on to other tests, not with the last."""
    dossier = tmp_path_factory.mktemp(moteur) / "venus"
    dossier.mkdir()
    lance = MOTEURS[moteur](dossier)
    yield lance
    lance.fermer()


@pytest.fixture(scope="session")
def lieu(site_url: str, site_dir: Path) -> Lieu:
    return Lieu(site_url, site_dir.as_uri() + "/")
