"""Begins a title from its fiche of the RNCP, or compares it with that fiche.

A title that is already there is never written over.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..ground.problem import FaultsError, GeneratorError, Problem
from ..ground.projet import Projet
from ..inputs.titles import title_folders
from ..loading import famille, load
from ..loading.files import OBTENTION
from ..rncp.comparing import differences, numero_of
from ..rncp.draft import drafted
from ..rncp.fiche import Export, FicheRncp
from ..rncp.reading import read
from ..rncp.streaming import Say
from . import nouveau
from .nouveau import Textes
from .rattachement import attached, withdrawing


@dataclass(frozen=True)
class Importation:
    """The fiche that was read, and what was written from it or differs from it."""

    fiche: FicheRncp
    export: Export
    folder: Path
    written: tuple[Path, ...] = ()
    differences: tuple[Problem, ...] = ()
    """Where the title differs from the fiche."""


def begin(root: Path, file: Path, numero: str, name: str | None, say: Say) -> Importation:
    """Write a draft from the fiche `numero` of `file`, in the folder `name` or the number's.

    Raises GeneratorError, before the file is read, when a title is already there.
    """
    folder = Projet(root).referentiel / (name or numero.lower())
    taken = folder if folder.exists() else _of_number(root, numero)
    if taken:
        raise GeneratorError(
            f"{taken.relative_to(root).as_posix()} : existe déjà. Rien n’a été écrit. Pour voir ce "
            "qui diffère de la fiche, ajoutez « --comparer »"
        )
    fiche, export = read(file, numero, say)
    written = nouveau.create(root, folder.name, lambda f: _filled(f, folder.parent, fiche, export))
    return Importation(fiche, export, folder, written=tuple(written))


def _filled(files: Textes, beside: Path, fiche: FicheRncp, export: Export) -> Textes:
    """A draft of the family the fiche names, if there is one here, filled with what it says."""
    kind = fiche.abrege.libelle if fiche.abrege else ""
    name = "-".join(kind.lower().split())
    if name not in famille.known(beside):
        return drafted(files, fiche, export)
    filled = drafted(attached(files, beside, name), fiche, export)
    if any(acces.code == "VAE" and not acces.ouvert for acces in fiche.acces):
        filled[OBTENTION] = withdrawing("vae", "voies d'accès")
    return filled


def compare(root: Path, file: Path, numero: str, name: str | None, say: Say) -> Importation:
    """List where a title differs from the fiche `numero` of `file`. Writes nothing.

    The title is in the folder `name`, or in the number's, or it is the one that names the number.
    Raises GeneratorError when there is none, FaultsError when it cannot be read.
    """
    folder = Projet(root).referentiel / (name or numero.lower())
    if not folder.exists():
        found = None if name else _of_number(root, numero)
        if not found:
            told = folder.relative_to(root).as_posix()
            raise GeneratorError(f"{told} : aucun titre à comparer ; retirez « --comparer »")
        folder = found
    dossier = load(folder)
    if dossier.unread:
        raise FaultsError(dossier.problems, outcome="Rien n’a été comparé.")
    fiche, export = read(file, numero, say)
    return Importation(fiche, export, folder, differences=tuple(differences(dossier, fiche)))


def _of_number(root: Path, numero: str) -> Path | None:
    """The folder of the title whose fiche has this number."""
    return next((f for f in title_folders(root) if numero_of(load(f)) == numero), None)
