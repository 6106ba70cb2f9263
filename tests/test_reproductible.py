"""One commit, one site, to the byte: whatever the folder, the day, the machine's settings."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.ground.projet import Projet
from tests.conftest import MINI, RACINE

# Read by Python at start-up, before anything asks what day it is.
DEMARRAGE = """\
import os
import time_machine
time_machine.travel(os.environ["JOUR"]).start()
"""


def copier(racine: Path, *, titre: Path, a_l_envers: bool) -> Path:
    """What a build of one title reads, copied file by file: a folder may list its files in the
    order they came."""
    sources = [RACINE / "mkdocs.yml"]
    communes = RACINE / "referentiel" / "commun"
    for dossier in (RACINE / "generator", titre, communes, RACINE / "site_src"):
        sources += [f for f in sorted(dossier.rglob("*")) if f.is_file()]
    genere = Projet(RACINE).generated
    for source in reversed(sources) if a_l_envers else sources:
        if source.is_relative_to(genere) or source.suffix == ".pyc":
            continue
        if source.is_relative_to(titre):
            cible = racine / "referentiel" / titre.name / source.relative_to(titre)
        else:
            cible = racine / source.relative_to(RACINE)
        cible.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, cible)  # the content alone: its date is that of the copy
    return racine


def construire(racine: Path, demarrage: Path, commande: str, **reglages: str) -> None:
    """Run a command of the project on the day `JOUR`, whatever the day."""
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


def differences(a: Path, b: Path, *, au_moins: int = 20) -> list[str]:
    """Files that only one of two folders has, or that differ."""
    noms = {f.relative_to(d) for d in (a, b) for f in d.rglob("*") if f.is_file()}
    assert len(noms) >= au_moins
    return sorted(
        str(nom)
        for nom in noms
        if not ((a / nom).is_file() and (b / nom).is_file())
        or not filecmp.cmp(a / nom, b / nom, shallow=False)
    )


def site_d_ici(demarrage: Path, commande: str) -> Path:
    """The tiny title's site, made by a command as the year ends."""
    ici = copier(demarrage / "ici", titre=MINI, a_l_envers=False)
    reglages = {"JOUR": "2026-12-31T23:59:58Z", "PYTHONHASHSEED": "1", "TZ": "UTC"}
    construire(ici, demarrage, commande, **reglages)
    return ici / "build" / "site"


@pytest.mark.parametrize(
    ("commande", "deja"),
    [
        # The sites of this run, made here, today, by this process or another.
        ("generator build", "site_dir"),
        ("generator build --builder zensical", "zensical_dir"),
        # The same stages as the first: the tiny title is enough.
        ("mkdocs build --strict", ""),
    ],
    ids=["mkdocs", "zensical", "mkdocs seul"],
)
def test_two_builds_of_one_commit_are_identical(
    tmp_path: Path, request: pytest.FixtureRequest, commande: str, deja: str
) -> None:
    """The second is made as another year ends, in a zone where it has begun."""
    (tmp_path / "sitecustomize.py").write_text(DEMARRAGE, "utf-8")
    premier = request.getfixturevalue(deja) if deja else site_d_ici(tmp_path, commande)
    titre = RACINE / "referentiel" / "cip" if deja else MINI
    ailleurs = copier(tmp_path / "un dossier ailleurs é", titre=titre, a_l_envers=True)
    construire(
        ailleurs,
        tmp_path,
        commande,
        JOUR="2031-12-31T23:59:58Z",
        PYTHONHASHSEED="4242",
        TZ="Asia/Tokyo",
        LC_ALL="C",
    )
    assert differences(premier, ailleurs / "build" / "site") == []
