"""Temporary files go to memory only where they hold, and can be run."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import memoire


@pytest.fixture(autouse=True)
def _personne_n_a_choisi(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMPDIR", raising=False)


def test_there_if_there_is_room(tmp_path: Path) -> None:
    assert memoire.dossier(tmp_path, place=1) == tmp_path


def test_not_where_there_is_none(tmp_path: Path) -> None:
    assert memoire.dossier(tmp_path, place=2**80) is None
    assert memoire.dossier(tmp_path / "rien", place=1) is None


def test_not_where_no_program_may_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ferme = SimpleNamespace(f_bavail=2**40, f_frsize=1, f_flag=os.ST_NOEXEC)
    monkeypatch.setattr(os, "statvfs", lambda _: ferme)
    assert memoire.dossier(tmp_path) is None


def test_not_when_someone_chose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert memoire.dossier(tmp_path, place=1) is None
