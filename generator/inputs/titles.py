"""The titles of a project: which folders they are, what they hold once it is judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..disk.system import told
from ..ground.problem import NOTHING_WRITTEN, FaultsError, Problem, UnreadableError
from ..ground.projet import Projet
from ..loading import Dossier, load
from ..loading.files import TITRE, is_another_folder, is_file, looks_like_title
from ..loading.reading import parse
from ..words.placeholder import is_placeholder

if TYPE_CHECKING:
    from ..model import Referentiel

_WANTED = "attendu : celui d’un titre, qui contient « titre.yaml »"


def title_folders(root: Path) -> list[Path]:
    """Every folder of `referentiel/` that is meant to be a title, in a stable order.

    One that lost its `titre.yaml` is among them: its title must not leave the site in silence.
    Raises UnreadableError when nobody can say which are there.
    """
    try:
        return sorted(path for path in Projet(root).referentiel.iterdir() if looks_like_title(path))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UnreadableError(told(error)) from None


def title_named(given: Path) -> Path:
    """The folder of a title told by its name alone, as `nouveau` takes it, or by its path.

    Raises FaultsError for another folder, whose every file would be a fault.
    """
    try:
        is_name = len(given.parts) == 1 and not given.exists()
    except OSError:  # told by whoever reads it
        return given
    folder = Projet(Path()).referentiel / given if is_name else given
    if is_another_folder(folder):
        told = f"rien d’un titre dans ce dossier ; {_WANTED}"
        raise FaultsError([Problem(folder / TITRE, 1, told)])
    return folder


def project_around(root: Path) -> Path | None:
    """The project one of whose folders `root` lies in, where most commands have nothing to read."""
    for projet in map(Projet, root.parents):
        is_inside = map(root.is_relative_to, (projet.referentiel, projet.look, projet.build))
        if any(is_inside) and any(map(looks_like_title, projet.referentiel.glob("*"))):
            return projet.racine
    return None


def checked(folders: Sequence[Path], aside: PurePosixPath | None = None) -> list[Dossier]:
    """Load and check each title. Raises FaultsError with every fault of every title.

    The faults of the file `aside`, in any title, are passed over. A draft only has to be shown.
    """
    dossiers = [load(folder) for folder in folders]
    judge(dossiers, aside)
    return dossiers


def faults_of(folders: Iterable[Path]) -> list[Problem]:
    """Every fault of titles, and of their standing beside one another."""
    try:
        read([*folders])
    except FaultsError as faults:
        return [*faults.problems]
    return []


def judge(dossiers: Iterable[Dossier], aside: PurePosixPath | None = None) -> None:
    """Check titles that are read. Raises FaultsError as `checked` does."""
    from ..checks import blocking_faults, check  # noqa: PLC0415 - a copy plans meanwhile

    told = (
        problem
        for dossier in dossiers
        for problem in (blocking_faults if dossier.is_draft else check)(dossier)
        if not aside or problem.path != dossier.path / aside
    )
    problems = list(dict.fromkeys(told))  # a fault of the common rules is one for all titles
    if problems:
        raise FaultsError(problems)


def read(folders: Sequence[Path]) -> list[Referentiel]:
    """What titles hold. Raises FaultsError as `checked` does, and when two of them are one."""
    return referentiels_of(checked(folders))


def referentiels_of(dossiers: Iterable[Dossier]) -> list[Referentiel]:
    """What titles without a fault hold. Raises FaultsError when two of them are one."""
    read = [(dossier.path, dossier.referentiel()) for dossier in dossiers]
    codes_differ((path, referentiel.titre.identite.code.valeur) for path, referentiel in read)
    return [referentiel for _, referentiel in read]


def codes_differ(codes: Iterable[tuple[Path, str]], outcome: str = NOTHING_WRITTEN) -> None:
    """Raise FaultsError when the titles of several folders are one and the same."""
    if twice := same_codes(codes):
        raise FaultsError([*twice.values()], outcome=outcome)


def same_codes(codes: Iterable[tuple[Path, str]]) -> dict[Path, Problem]:
    """The folders whose title has the code of one before it, and what to say of each.

    A code that is still to write is that of no title.
    """
    first: dict[str, Path] = {}
    told: dict[Path, Problem] = {}
    for folder, code in codes:
        is_told = bool(code) and not is_placeholder(code)
        other = first.setdefault(code, folder) if is_told else folder
        if other != folder:
            said = f"« {code} » est déjà le code de « {other.name} » ; attendu : un code par titre"
            told[folder] = Problem(folder / TITRE, code_of(folder)[1], said)
    return told


def code_of(folder: Path) -> tuple[str, int]:
    """The code a title gives itself, and its line; an empty one when it cannot be read."""
    try:
        tree, _ = parse((folder / TITRE).read_bytes() if is_file(folder / TITRE) else b"")
    except OSError:
        tree = None
    if tree is None:
        return "", 1
    place = ("identite", "code", "valeur")
    return dict(tree.texts(".".join(place))).get(place, ""), tree.line(place)
