"""Which files a title's folder holds, and which do not belong there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..disk.droppings import is_dropping
from ..disk.system import reason
from ..ground.problem import Problem, UnreadableError

TITRE = PurePosixPath("titre.yaml")
GLOSSAIRE = PurePosixPath("glossaire.yaml")
VOIES = PurePosixPath("obtention/voies.yaml")
ARBRE = PurePosixPath("obtention/arbre.yaml")
OBTENTION = PurePosixPath("obtention.yaml")
AUTO_EVALUATION = PurePosixPath("auto-evaluation.yaml")
ADRESSES = PurePosixPath("adresses.yaml")
CORRESPONDANCES = PurePosixPath("correspondances.yaml")
ACTIVITES = PurePosixPath("activites")

_FIXED = {TITRE: "titre", GLOSSAIRE: "glossaire", VOIES: "voies"}
_OPTIONAL = {
    ARBRE: "arbre",
    AUTO_EVALUATION: "auto-evaluation",
    CORRESPONDANCES: "correspondances",
    ADRESSES: "adresses",
}

_SHARED = {TITRE: "titre"}
"""What a title of a family cannot do without: the rest may all be said by the family."""
_SHARED_OPTIONAL = {
    GLOSSAIRE: "glossaire",
    OBTENTION: "obtention",
    AUTO_EVALUATION: "auto-evaluation",
    CORRESPONDANCES: "correspondances",
    ADRESSES: "adresses",
}

UNITED = frozenset({TITRE, GLOSSAIRE, OBTENTION, AUTO_EVALUATION})
"""The files of such a title that make sense only with those of its family."""


def kind_of(relative: PurePosixPath, *, shared: bool = False) -> str | None:
    """The kind of content expected at this place of the folder, or None if nothing is.

    `shared`: the title names a family, whose rules are not its own.
    """
    if relative.parent == ACTIVITES and relative.suffix == ".yaml":
        return "activite"
    return (_SHARED | _SHARED_OPTIONAL if shared else _FIXED | _OPTIONAL).get(relative)


def scan(folder: Path, *, shared: bool = False) -> tuple[list[PurePosixPath], list[Problem]]:
    """List the YAML files to read, in a stable order, and every file that should not be there.

    Raises UnreadableError when the folder itself cannot be read.
    """
    if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises on a forbidden parent
        raise UnreadableError(f"{folder} : {_why_none(folder)}")
    found: list[PurePosixPath] = []
    problems: list[Problem] = []
    for relative in _walk(folder):
        path = folder / relative
        if path.is_symlink() and not _inside(path, folder):
            problems.append(
                Problem(path, 1, "lien vers l’extérieur du dossier ; copiez le fichier à sa place")
            )
        elif kind_of(relative, shared=shared):  # even a folder, which whoever reads it will tell
            found.append(relative)
        elif relative.suffix != ".md":
            problems.append(
                Problem(
                    path, 1, f"fichier inattendu à cet endroit ; {_hint(relative, shared=shared)}"
                )
            )
    return found, problems


def _why_none(folder: Path) -> str:
    """Why there is no such folder, as far as one can see."""
    try:
        folder.stat()
    except (PermissionError, NotADirectoryError) as error:
        return f"dossier illisible : {reason(error)}"
    except OSError:
        pass
    return "dossier introuvable ; un dossier de titre est attendu"


def missing(folder: Path, found: list[PurePosixPath], *, shared: bool = False) -> list[Problem]:
    """Every mandatory file that is not there."""
    told = "fichier manquant ; il est obligatoire"
    wanted = _SHARED if shared else _FIXED
    return [Problem(folder / expected, 1, told) for expected in wanted if expected not in found]


def is_file(path: Path) -> bool:
    """Whether there is a file to read; a path nothing can have is none."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises on a path that is too long


def looks_like_title(folder: Path) -> bool:
    """Whether a folder is meant to be a title, complete or not: it holds what a title holds.

    So is one nobody may look into: it is told, instead of leaving the site in silence.
    """
    if not _is_meant(folder.name) or not os.path.isdir(folder):  # noqa: PTH112 - see above
        return False
    try:
        names = [name for name in os.listdir(folder) if _is_meant(name)]  # noqa: PTH208
    except PermissionError:
        return True
    except OSError:
        return False
    known = {path.parts[0] for path in (ACTIVITES, OBTENTION, *_FIXED, *_OPTIONAL)}
    return any(name in known or _is_data(name) for name in names)


def is_another_folder(folder: Path) -> bool:
    """Whether a folder that can be read has nothing of a title, however its files are spelt."""
    wanted = {Path(p.parts[0]).stem for p in (ACTIVITES, OBTENTION, *_FIXED, *_OPTIONAL)}
    try:
        names = os.listdir(folder)  # noqa: PTH208
    except OSError:  # told by whoever reads it
        return False
    return wanted.isdisjoint(Path(name.casefold()).stem for name in names)


def _inside(path: Path, folder: Path) -> bool:
    """Whether what a link finally leads to is in the folder."""
    target = Path(os.path.realpath(path))  # Path.resolve raises on a link to itself
    return target.is_relative_to(os.path.realpath(folder))


def _walk(folder: Path) -> Iterator[PurePosixPath]:
    def refuse(error: OSError) -> None:
        raise UnreadableError(f"{error.filename} : dossier illisible : {reason(error)}")

    for root, directories, names in os.walk(folder, onerror=refuse):
        ends = [d for d in directories if (Path(root) / d).is_symlink() or _is_data(d)]
        directories[:] = sorted(d for d in directories if d not in ends and _is_meant(d))
        for name in sorted([*names, *ends]):
            if _is_meant(name):
                yield PurePosixPath((Path(root) / name).relative_to(folder).as_posix())


def _is_meant(name: str) -> bool:
    """Whether somebody means the generator to read it; what is hidden is nobody's business."""
    return not name.startswith(".") and not is_dropping(name)


def _is_data(name: str) -> bool:
    """Whether somebody means a file of data by this name, even if a folder bears it."""
    return name.lower().endswith((".yaml", ".yml"))


def _hint(relative: PurePosixPath, *, shared: bool) -> str:
    admitted = _SHARED | _SHARED_OPTIONAL if shared else _FIXED | _OPTIONAL
    known = [*map(str, admitted), "activites/<nom>.yaml"]
    if relative.suffix == ".yml":
        return "l’extension attendue est « .yaml »"
    if shared and relative in (VOIES, ARBRE):
        return f"ce titre suit les règles d’une famille : ce qui en diffère va dans « {OBTENTION} »"
    if relative == OBTENTION:
        return "il n’a de sens que pour un titre d’une famille (« famille » de titre.yaml)"
    place = next((path for path in _FIXED if path.name == relative.name), None)
    if place:
        return f"sa place est « {place} »"
    return f"sont admis : {', '.join(known)}"
