"""A new title to write, and the project around it where there is none yet.

What is written lies as it is in the folder of `Projet.start`: files of a valid small project. Names
that begin with a dot there begin with « point- », so that no tool takes them for its own.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from . import entretien
from .droppings import is_dropping
from .output import write_if_changed
from .problem import GeneratorError
from .projet import START, TOOL, Projet

_TITLE = "mon-titre"
_OWNER, _COMMIT = "PROPRIETAIRE/DEPOT", "COMMIT"
"""In the workflow: the repository of the tool and the version of it that publishes."""


def create(root: Path, name: str) -> list[Path]:
    """Write the title `name`, and the project if `root` holds none; what was written.

    Raises GeneratorError with everything that is in the way, nothing being written then.
    """
    projet = Projet(root)
    is_first = not projet.referentiel.exists()
    files = _files(projet, name)
    if not is_first:
        files = {p: text for p, text in files.items() if p.is_relative_to(projet.referentiel)}
    taken = sorted(path for path in _taken(files, projet, name) if path.exists())
    if taken:
        said = (f"{path.relative_to(root).as_posix()} : existe déjà" for path in taken)
        raise GeneratorError("\n".join([*said, "Rien n’a été écrit."]))
    for path, text in files.items():
        write_if_changed(path, text)
    more = entretien.export(root, projet.referentiel / name) if is_first else []
    return sorted([*files, *more])


def _files(projet: Projet, name: str) -> dict[Path, str]:
    """Path in the project -> text."""
    files = {}
    owner, commit = _origin()
    for path in sorted(START.rglob("*")):
        if path.is_file() and not is_dropping(path.name):
            inside = path.relative_to(START).as_posix()
            text = path.read_text("utf-8")
            if path.suffix == ".yml" and _OWNER in text:
                text = text.replace(_OWNER, owner).replace(_COMMIT, commit)
            place = re.sub(r"(^|/)point-", r"\1.", inside).replace(_TITLE, name)
            files[projet.racine / place] = text.replace(_TITLE, name)
    return files


def _taken(files: dict[Path, str], projet: Projet, name: str) -> set[Path]:
    """What must not be there: each file, or the whole folder of the title."""
    title = projet.referentiel / name
    return {title if path.is_relative_to(title) else path for path in files}


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
