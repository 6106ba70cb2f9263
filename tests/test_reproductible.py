"""One commit, one site, to the byte: whatever the folder, the day, the machine's settings."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import pipeline
from tests.conftest import RACINE

# Read by Python at start-up, before anything asks what day it is.
DEMARRAGE = """\
import os
import time_machine
time_machine.travel(os.environ["JOUR"]).start()
"""


def _copie(racine: Path, *, a_l_envers: bool) -> Path:
    """What a build reads, copied file by file: a folder may list them in the order they came."""
    sources = [RACINE / "mkdocs.yml"]
    for dossier in ("generator", "referentiel", "site_src"):
        sources += [f for f in sorted((RACINE / dossier).rglob("*")) if f.is_file()]
    genere = RACINE / pipeline.DOCS / "titres"
    for source in reversed(sources) if a_l_envers else sources:
        if source.is_relative_to(genere) or source.suffix == ".pyc":
            continue
        cible = racine / source.relative_to(RACINE)
        cible.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, cible)  # the content alone: its date is that of the copy
    return racine


def _construire(racine: Path, demarrage: Path, commande: str, **reglages: str) -> None:
    env = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    env |= {"PYTHONPATH": str(demarrage), **reglages}
    fait = subprocess.run(
        [sys.executable, "-m", *commande.split()],
        cwd=racine,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert fait.returncode == 0, fait.stdout + fait.stderr


def _differences(a: Path, b: Path) -> list[str]:
    noms = {f.relative_to(d) for d in (a, b) for f in d.rglob("*") if f.is_file()}
    assert len(noms) > 20
    return sorted(
        str(nom)
        for nom in noms
        if not ((a / nom).is_file() and (b / nom).is_file())
        or not filecmp.cmp(a / nom, b / nom, shallow=False)
    )


@pytest.mark.parametrize(
    "commande", ["generator build", "generator build --builder zensical", "mkdocs build --strict"]
)
def test_two_builds_of_one_commit_are_identical(tmp_path: Path, commande: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(DEMARRAGE, "utf-8")
    ici = _copie(tmp_path / "ici", a_l_envers=False)
    ailleurs = _copie(tmp_path / "un dossier ailleurs é", a_l_envers=True)
    _construire(ici, tmp_path, commande, JOUR="2026-12-31T23:59:58Z", PYTHONHASHSEED="1", TZ="UTC")
    _construire(
        ailleurs,
        tmp_path,
        commande,
        JOUR="2031-05-06T07:08:09Z",
        PYTHONHASHSEED="4242",
        TZ="Asia/Tokyo",
        LC_ALL="C",
    )
    assert _differences(ici / "build" / "site", ailleurs / "build" / "site") == []
