"""The stages from the data to the files a builder reads, one function each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from . import pages
from .checks import check, preventing
from .exports import donnees, vues
from .exports.fichiers import fichiers, poids
from .finishing import Finition
from .finishing.index import Recherche
from .finishing.lexique import Lexique, lexique
from .jour import NOWHERE, Parution
from .loading import Dossier, load
from .loading.files import looks_like_title
from .model import Glossaire, Referentiel
from .output import sync
from .pages import mots
from .problem import FaultsError, GeneratorError
from .projet import TEMPLATES, Projet
from .rendered import Renderer
from .rendering import Environment, environment, render, render_body


@dataclass(frozen=True)
class Plan:
    """Everything decided in memory, before a single file is written."""

    files: Mapping[PurePosixPath, str | bytes]
    """Path below the generated folder -> content."""
    nav: pages.Nav
    finition: Finition
    name: str
    signes: Mapping[str, str]
    """Name of a CCP in the menu -> its sign, as SVG."""


@dataclass(frozen=True)
class Bilan:
    """What a build did."""

    faits: tuple[str, ...]
    """Titles that were built."""
    gardes: tuple[str, ...]
    """Titles nothing changed in."""
    is_published: bool = True
    """Whether the published tree was replaced."""


def title_folders(root: Path) -> list[Path]:
    """Every folder of `referentiel/` that is meant to be a title, in a stable order.

    One that lost its `titre.yaml` is among them: its title must not leave the site in silence.
    """
    return sorted(path for path in Projet(root).referentiel.glob("*") if looks_like_title(path))


def checked(folders: Sequence[Path], aside: PurePosixPath | None = None) -> list[Dossier]:
    """Load and check each title. Raises FaultsError with every fault of every title.

    The faults of the file `aside`, in any title, are passed over. A draft only has to be shown.
    """
    dossiers = [load(folder) for folder in folders]
    told = (
        problem
        for dossier in dossiers
        for problem in (preventing if dossier.is_draft else check)(dossier)
        if not aside or problem.path != dossier.path / aside
    )
    problems = list(dict.fromkeys(told))  # a fault of the common rules is one for all titles
    if problems:
        raise FaultsError(problems)
    return dossiers


def read(folders: Sequence[Path]) -> list[Referentiel]:
    """What titles hold. Raises FaultsError as `checked` does, GeneratorError when two are one."""
    return referentiels_of(checked(folders))


def referentiels_of(dossiers: Iterable[Dossier]) -> list[Referentiel]:
    """What titles without a fault hold. Raises GeneratorError when two of them are one."""
    read = [(dossier.path, dossier.referentiel()) for dossier in dossiers]
    codes_differ((path, referentiel.titre.identite.code.valeur) for path, referentiel in read)
    return [referentiel for _, referentiel in read]


def plan(
    referentiels: Sequence[Referentiel],
    base: str = "/",
    templates: Path = TEMPLATES,
    parution: Parution = NOWHERE,
    renderer: Renderer | None = None,
) -> Plan:
    """Plan and render, in memory: pages, data files, navigation, and what finishing needs."""
    renderer = renderer or Renderer()
    env = environment(templates)
    files: dict[PurePosixPath, str | bytes] = {}
    lexiques: dict[str, Lexique] = {}
    recherche = Recherche()
    for referentiel in referentiels:
        files |= files_of(env, referentiel, renderer, parution=parution)
        lexiques |= lexique_of(referentiel.titre.identifiant, referentiel.glossaire)
        recherche |= recherche_of(referentiel)
    finition = Finition(
        fragments={"accueil": _accueil(env, referentiels)},
        lexiques=lexiques,
        redirections=pages.redirections(referentiels),
        base=base,
        recherche=recherche,
    )
    name = "-".join(r.titre.identifiant for r in referentiels)
    return Plan(files, pages.navigation(referentiels), finition, name, signes(env, referentiels))


def signes(env: Environment, referentiels: Sequence[Referentiel]) -> dict[str, str]:
    """The sign of each CCP of the menu, which the theme writes and only templates can draw."""
    return {
        name: render(env, "composants/signe-menu.html.j2", {"n": place}).strip()
        for name, place in pages.ccp_du_menu(referentiels).items()
    }


def files_of(
    env: Environment,
    referentiel: Referentiel,
    renderer: Renderer,
    more: Sequence[pages.Page] = (),
    parution: Parution = NOWHERE,
) -> dict[PurePosixPath, str | bytes]:
    """The pages and data files of one title: path below the generated folder -> content."""
    folder = PurePosixPath(referentiel.titre.identifiant) / "donnees"
    schema = renderer.once("referentiel.schema.json", donnees.publication_schema)
    data = fichiers(referentiel, parution.adresse, schema)
    files: dict[PurePosixPath, str | bytes] = {folder / name: text for name, text in data.items()}
    planned = pages.plan(referentiel, parution.jour, poids(data))
    files |= renderer.texts(env, (*planned, *more), referentiel)
    if asleep := pages.asleep(referentiel):
        body = render_body(env, asleep, referentiel)
        files[folder / pages.VUES_JS] = renderer.once(
            pages.VUES_JS, lambda: vues.vues_js(body), body
        )
    return files


def lexique_of(identifiant: str, glossaire: Glossaire) -> dict[str, Lexique]:
    """The glossary of one title, ready for finishing."""
    prefix = f"{pages.GENERES}/{identifiant}/"
    return {prefix: lexique(glossaire, f"{prefix}glossaire.html")}


def recherche_of(referentiel: Referentiel) -> Recherche:
    """What the search knows of one title besides its pages."""
    aide = mots.aide(referentiel)
    return Recherche(
        synonymes=mots.synonymes(referentiel),
        genres=mots.genres(referentiel),
        aides={mots.racine(referentiel): aide} if aide else {},
    )


def write(root: Path, planned: Plan) -> int:
    """Write what changed below the generated folder, remove what is stale; how many files moved."""
    return sync(Projet(root).generated, planned.files)


def _accueil(env: Environment, referentiels: Sequence[Referentiel]) -> str:
    links = [pages.Liens(r.titre.identifiant, "index.html") for r in referentiels]
    titres = [
        (r, link, pages.portes(r), pages.reprise(r), pages.porte_formateurs(r))
        for r, link in zip(referentiels, links, strict=True)
    ]
    return render(env, "pages/accueil.html.j2", {"titres": titres})


def codes_differ(codes: Iterable[tuple[Path, str]]) -> None:
    """Raise GeneratorError when the titles of two folders are one and the same, naming both."""
    folders: dict[str, list[Path]] = {}
    for folder, code in codes:
        folders.setdefault(code, []).append(folder)
    twice = {code: named for code, named in folders.items() if len(named) > 1}
    if twice:
        said = (f"{', '.join(map(str, named))} ({code})" for code, named in twice.items())
        raise GeneratorError(
            f"deux dossiers portent le même code de titre : {' ; '.join(said)} ; un code, un titre"
        )
