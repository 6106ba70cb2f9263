"""A new title to write, and the project around it where there is none yet.

What is written lies as it is in the folder `projet.START`: a draft where each file says what to
write. Names that begin with a dot there begin with « point- », so that no tool takes them for its
own. All of it is written, or nothing.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

from .. import upkeep
from ..disk.droppings import is_dropping
from ..disk.folders import write_folder
from ..disk.output import write_if_changed
from ..ground.problem import GeneratorError
from ..ground.projet import COMMUN, SCHEMAS, START, TOOL, Projet

Textes = Mapping[PurePosixPath, str]
"""Path in a folder -> text."""

_TITLE = "mon-titre"
_OWNER, _COMMIT = "PROPRIETAIRE/DEPOT", "COMMIT"
"""In the workflow: the repository of the tool and the version of it that publishes."""
_ACTIVITES = "activites"
_TAKEN = {COMMUN: "les règles communes", SCHEMAS: "les schémas des fichiers"}
"""Folders beside the titles, and what they are kept for."""


def create(
    root: Path, name: str, fill: Callable[[Textes], Textes] = lambda files: files
) -> list[Path]:
    """Write the draft `name`, and the project if `root` holds none; what was written.

    `fill` is given the files of the draft, and gives those to write. Raises GeneratorError with
    everything that is in the way, nothing being written then.
    """
    projet = Projet(root)
    title = projet.referentiel / name
    if name in _TAKEN:
        told = f"« {name} » est le nom du dossier où sont {_TAKEN[name]} ; attendu : un autre nom"
        raise GeneratorError(f"{told}. Rien n’a été écrit.")
    is_first = not projet.referentiel.exists()
    around = _around(projet, name) if is_first else {}
    explained = [projet.referentiel / file for file in (SCHEMAS, upkeep.MEANING)]
    has_more = not any(path.exists() for path in explained)  # what the draft says to look at
    taken = sorted(path for path in (title, *around) if path.exists())
    if taken:
        said = (f"{path.relative_to(root).as_posix()} : existe déjà" for path in taken)
        told = "Rien n’a été écrit."
        if is_first:
            told += (
                " Lancez la commande dans un dossier vide, ou créez d’abord un dossier "
                f"« {projet.referentiel.name} » : seul le titre s’y écrit alors."
            )
        raise GeneratorError("\n".join([*said, told]))
    files = fill(_title(name))
    begun: list[Path] = []
    kept = {parent for path in around for parent in path.parents if parent.is_dir()}
    try:
        write_folder(title, files)
        for path, text in around.items():
            begun.append(path)
            write_if_changed(path, text)
        more = explain(root) if has_more else []
    except BaseException:
        if has_more:
            shutil.rmtree(explained[0], ignore_errors=True)
            explained[1].unlink(missing_ok=True)
        _take_back(projet.referentiel if is_first else title, begun, kept)
        raise
    return sorted([*(title / path for path in files), *around, *more])


def _take_back(folder: Path, begun: list[Path], kept: set[Path]) -> None:
    """Leave nothing of what could not be written whole, and all that was there: folders `kept`."""
    shutil.rmtree(folder, ignore_errors=True)
    for path in begun:
        path.unlink(missing_ok=True)
        for parent in path.parents:
            if parent in kept or (parent.is_dir() and any(parent.iterdir())):
                break
            if parent.is_dir():  # What stopped the writing may be that it could not be made.
                parent.rmdir()


def explain(root: Path) -> list[Path]:
    """Write schemas and the meaning of each key, shown on a title just begun; what changed."""
    with tempfile.TemporaryDirectory() as folder:
        example = Path(folder) / _TITLE
        write_folder(example, _title(_TITLE))
        return upkeep.export(root, example)


def _title(name: str) -> dict[PurePosixPath, str]:
    """The files of a draft."""
    folder = START / Projet(Path()).referentiel / _TITLE
    return {
        PurePosixPath(path.relative_to(folder).as_posix()): text.replace(_TITLE, name)
        for path, text in _texts(folder).items()
    }


def model() -> str:
    """The file of an activité type to write."""
    (text,) = (text for path, text in _title(_TITLE).items() if path.parent.name == _ACTIVITES)
    return text


def _around(projet: Projet, name: str) -> dict[Path, str]:
    """Path of the project -> text, but for the title."""
    files = {}
    owner, commit = _origin()
    for path, text in _texts(START).items():
        inside = path.relative_to(START)
        if inside.is_relative_to(Projet(Path()).referentiel):
            continue
        signed = text
        if path.suffix == ".yml" and _OWNER in text:
            signed = text.replace(_OWNER, owner).replace(_COMMIT, commit)
        place = re.sub(r"(^|/)point-", r"\1.", inside.as_posix())
        files[projet.racine / place] = signed.replace(_TITLE, name)
    return files


def _texts(folder: Path) -> dict[Path, str]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path: path.read_text("utf-8") for path in found if not is_dropping(path.name)}


def _origin() -> tuple[str, str]:
    """The repository and the commit the tool was installed from, when whoever installs says so."""
    try:
        said = json.loads(distribution(TOOL).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        said = {}
    found = re.fullmatch(r"https://github\.com/([\w.-]+/[\w.-]+?)(\.git)?/?", said.get("url", ""))
    commit = said.get("vcs_info", {}).get("commit_id", "")
    return (
        (found[1], commit) if found and re.fullmatch(r"[0-9a-f]{40}", commit) else (_OWNER, _COMMIT)
    )
