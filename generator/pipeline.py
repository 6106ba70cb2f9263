"""The way through the house, one function per stage, one function that reads like their list."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from . import pages
from .builders import BUILDERS, builder_config
from .checks import check
from .exports import auto_evaluation, auto_schema, donnees
from .finishing import Finition, finish_site
from .finishing.glossaire import lexique
from .loading import load
from .model import Referentiel
from .output import sync, write_if_changed
from .problem import GeneratorError, Problem
from .rendering import environment, render, render_page

REFERENTIEL = "referentiel"
DOCS = Path("site_src/docs")


class FaultsError(Exception):
    """The data has faults; nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} faute(s)")
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Plan:
    """Everything decided in memory, before a single file is written."""

    files: Mapping[PurePosixPath, str]
    """Path below the generated folder -> text."""
    nav: pages.Nav
    finition: Finition
    name: str


def title_folders(root: Path) -> list[Path]:
    """Every folder of `referentiel/` that holds a `titre.yaml`, in a stable order."""
    return sorted(path.parent for path in (root / REFERENTIEL).glob("*/titre.yaml"))


def build(root: Path, folders: Sequence[Path], site: Path, builder: str = "mkdocs") -> None:
    """From the data of `folders` to a finished site, all or nothing; `builder` is in BUILDERS.

    Raises FaultsError when the data is wrong, GeneratorError when the build is; the previous site
    then stays as it was.
    """
    referentiels = read(folders)
    planned = plan(referentiels)
    write(root, planned)
    config_file, text = builder_config(root, planned.name, planned.nav)
    write_if_changed(config_file, text)
    with _fresh(site.resolve()) as temporary:
        base = BUILDERS[builder](config_file, temporary)
        finish_site(temporary, replace(planned.finition, base=base))


def read(folders: Sequence[Path]) -> list[Referentiel]:
    """Load and check each title. Raises FaultsError with every fault of every title."""
    dossiers = [load(folder) for folder in folders]
    problems = [problem for dossier in dossiers for problem in check(dossier)]
    if problems:
        raise FaultsError(problems)
    referentiels = [dossier.referentiel() for dossier in dossiers]
    _codes_differ(referentiels)
    return referentiels


def plan(referentiels: Sequence[Referentiel], base: str = "/", fautes: Sequence[str] = ()) -> Plan:
    """Plan and render, in memory: pages, data files, navigation, and what finishing needs."""
    env = environment()
    files: dict[PurePosixPath, str] = {}
    for referentiel in referentiels:
        identifiant = referentiel.titre.identifiant
        for page in pages.plan(referentiel):
            files[page.path.relative_to(pages.GENERES)] = render_page(env, page, referentiel)
        folder = PurePosixPath(identifiant) / "donnees"
        files[folder / "referentiel.json"] = donnees.referentiel_json(referentiel)
        files[folder / "referentiel.js"] = donnees.referentiel_js(referentiel)
        files[folder / "referentiel.schema.json"] = donnees.publication_schema()
        if auto := referentiel.auto_evaluation:
            script = auto_evaluation.auto_evaluation_js(referentiel, auto)
            files[folder / "auto-evaluation.js"] = script
            files[folder / "auto-evaluation.schema.json"] = auto_schema.file_schema(referentiel)
    finition = Finition(
        fragments={"accueil": _accueil(env, referentiels)},
        lexiques={
            f"titres/{r.titre.identifiant}/": lexique(
                r.glossaire, f"titres/{r.titre.identifiant}/glossaire.html"
            )
            for r in referentiels
        },
        redirections=pages.redirections(referentiels),
        base=base,
        fautes=tuple(fautes),
    )
    name = "-".join(r.titre.identifiant for r in referentiels)
    return Plan(files, pages.navigation(referentiels), finition, name)


def write(root: Path, planned: Plan) -> int:
    """Write what changed below the generated folder, remove what is stale; how many files moved."""
    return sync(root / DOCS / pages.GENERES, planned.files)


def _accueil(env: Any, referentiels: Sequence[Referentiel]) -> str:
    titres = [
        (r, pages.Liens(r.titre.identifiant, "index.html"), pages.portes(r)) for r in referentiels
    ]
    return render(env, "pages/accueil.html.j2", {"titres": titres})


def _codes_differ(referentiels: Sequence[Referentiel]) -> None:
    codes = Counter(r.titre.identite.code.valeur for r in referentiels)
    twice = [code for code, count in codes.items() if count > 1]
    if twice:
        raise GeneratorError(f"deux dossiers portent le même code de titre : {', '.join(twice)}")


@contextmanager
def _fresh(site: Path) -> Iterator[Path]:
    """A new folder that takes the place of `site` only if all went well."""
    if site.exists() and any(site.iterdir()) and not (site / "404.html").exists():
        raise GeneratorError(f"{site} : ce dossier contient autre chose qu’un site construit ici")
    site.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        yield work / "site"
        if site.exists():
            site.rename(work / "ancien")
        (work / "site").rename(site)
    finally:
        shutil.rmtree(work, ignore_errors=True)
