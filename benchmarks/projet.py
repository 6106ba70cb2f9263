"""Projects to measure: copies of this one, with as many titles as wanted, and what a command costs.

Nothing here imports the generator: a command is run as anybody runs it, in its own process.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

RACINE = Path(__file__).resolve().parents[1]
TITRE = "cip"
CODE = "TP-00403"
CONSTRUIRE = ("-m", "generator", "build")

_ENV = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "0"}
_SANS = {"PYTHONDONTWRITEBYTECODE"}
"""With it, Python would compile our modules each time, and those of MkDocs, installed, never."""
_TEXTE = re.compile(r"(- code: C01\n.*?en_clair: >-?\n\s+)", re.S)


@dataclass(frozen=True)
class Contexte:
    """What every subject receives."""

    travail: Path
    """An empty folder of its own."""
    repetitions: int
    titres: int
    dire: Callable[[str], None]


@dataclass(frozen=True)
class Cout:
    """Seconds on the wall, seconds of processor (children included), bytes of the largest one."""

    duree: float
    cpu: float
    memoire: int


def copier(projet: Path, titres: int = 1) -> Path:
    """A project like this one, nothing built, with so many titles; the first is the real one."""
    projet.mkdir(parents=True)
    shutil.copy(RACINE / "mkdocs.yml", projet)
    for dossier in ("generator", "site_src"):
        shutil.copytree(RACINE / dossier, projet / dossier, ignore=_produits)
    modele = projet / "referentiel" / TITRE
    shutil.copytree(RACINE / "referentiel" / TITRE, modele)
    for numero in range(2, titres + 1):
        _autre_titre(modele, numero)
    return projet


def _produits(dossier: str, noms: list[str]) -> set[str]:
    titres = {"titres"} if Path(dossier).name == "docs" else set()
    return (titres | {"__pycache__", "node_modules"}) & set(noms)


def _autre_titre(modele: Path, numero: int) -> None:
    """The same title under another name and code, which are what tells titles apart."""
    identifiant, code = f"{TITRE}-{numero:03}", f"TP-9{numero:04}"
    cible = shutil.copytree(modele, modele.with_name(identifiant)) / "titre.yaml"
    texte = cible.read_text("utf-8")
    nom = re.compile(rf"^identifiant: {TITRE}$", re.M)
    if not nom.search(texte) or CODE not in texte:
        raise SystemExit(f"{TITRE}/titre.yaml ne s’écrit plus comme le croit benchmarks/projet.py")
    texte = nom.sub(f"identifiant: {identifiant}", texte).replace(CODE, code)
    cible.write_text(texte, "utf-8")


def changer_une_ligne(projet: Path, mot: str) -> None:
    """Put a word at the start of the plain words of C01, in the place of the one put before."""
    nom = next((RACINE / "referentiel" / TITRE / "activites").glob("at1*.yaml")).name
    original = RACINE / "referentiel" / TITRE / "activites" / nom
    texte, nombre = _TEXTE.subn(rf"\g<1>{mot} ", original.read_text("utf-8"), count=1)
    if nombre != 1:
        raise SystemExit(f"{nom} ne s’écrit plus comme le croit benchmarks/projet.py")
    (projet / "referentiel" / TITRE / "activites" / nom).write_text(texte, "utf-8")


def vider(projet: Path) -> None:
    """Back to a project where nothing was ever built."""
    shutil.rmtree(projet / "build", ignore_errors=True)
    shutil.rmtree(projet / "site_src" / "docs" / "titres", ignore_errors=True)


def environnement() -> dict[str, str]:
    """What a command is run with: what anybody has."""
    return {**{nom: v for nom, v in os.environ.items() if nom not in _SANS}, **_ENV}


def lancer(projet: Path, *arguments: str, un_coeur: bool = False) -> Cout:
    """Run Python in a project; what it cost. Raises SystemExit with what it said if it failed."""
    with tempfile.TemporaryFile() as paroles, _coeurs(un_coeur):
        depart = time.perf_counter()
        processus = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=projet,
            env=environnement(),
            stdout=paroles,
            stderr=paroles,
        )
        _, statut, usage = os.wait4(processus.pid, 0)
        duree = time.perf_counter() - depart
        processus.returncode = os.waitstatus_to_exitcode(statut)
        if processus.returncode:
            paroles.seek(0)
            raise SystemExit(
                f"{' '.join(arguments)} :\n{paroles.read().decode('utf-8', 'replace')}"
            )
    return Cout(duree, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


@contextmanager
def _coeurs(un_seul: bool) -> Iterator[None]:
    """What starts meanwhile may use one processor only, if asked."""
    tous = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(tous)} if un_seul else tous)
    yield
    os.sched_setaffinity(0, tous)


def poids(dossier: Path) -> int:
    """Bytes of all files below, one shared by several names counted once."""
    etats = (p.stat() for p in dossier.rglob("*") if p.is_file())
    return sum({(e.st_dev, e.st_ino): e.st_size for e in etats}.values())


def pages(dossier: Path) -> int:
    """How many HTML pages are below."""
    return sum(1 for _ in dossier.rglob("*.html"))
