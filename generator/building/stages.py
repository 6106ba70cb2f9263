"""The stages from the data to the files a builder reads, one function each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from .. import pages
from ..disk.folders import sync
from ..exports import vues
from ..exports.fichiers import fichiers, poids
from ..finishing import FinishingContext
from ..finishing.lexique import Lexique, lexique
from ..finishing.search_index import SearchData
from ..ground.licence import OUVERTE, Licence
from ..ground.menu import Nav
from ..ground.projet import TEMPLATES, Projet
from ..inputs import additions
from ..inputs.jour import NOWHERE, Parution
from ..inputs.settings import licence
from ..inputs.titles import judge, referentiels_of
from ..loading import load
from ..model import Glossaire, Referentiel
from ..pages import mots
from ..processes.halves import aside
from ..templating.rendering import Environment, environment, render, render_body
from .rendered import Rendered, Renderer, Texts

Planned = TypeVar("Planned")


@dataclass(frozen=True)
class Plan:
    """Everything decided in memory, before a single file is written."""

    files: Mapping[PurePosixPath, str | bytes]
    """Path below the generated folder -> content."""
    nav: Nav
    finishing: FinishingContext
    name: str
    signes: Mapping[str, str]
    """Name of a CCP in the menu -> its sign, as SVG."""


@dataclass(frozen=True)
class BuildReport:
    """What a build did."""

    built: tuple[str, ...]
    """Titles that were built."""
    unchanged: tuple[str, ...]
    """Titles nothing changed in."""
    is_published: bool = True
    """Whether the published tree was replaced."""


@contextmanager
def planning(
    folders: Sequence[Path],
    texts: Texts,
    made_of: Callable[[list[Referentiel], Renderer], Planned],
) -> Iterator[Callable[[], tuple[Planned, Mapping[str, Rendered]]]]:
    """Apply `made_of` to titles in a copy of this process, while this one checks them.

    Yields a function to be called once: it waits for the result and returns it, with the rendered
    pages to keep for the next build. Raises what `titles.read` raises; the result for faulty
    titles is dropped.
    """
    dossiers = [load(folder) for folder in folders]
    renderer = texts.renderer()

    def made() -> tuple[Planned, Mapping[str, Rendered]]:
        return made_of([d.referentiel() for d in dossiers], renderer), renderer.news

    with aside(made, renderer.whole) as there:
        judge(dossiers)
        referentiels_of(dossiers)
        yield there


def plan(
    referentiels: Sequence[Referentiel],
    base: str = "/",
    projet: Projet | None = None,
    parution: Parution = NOWHERE,
    renderer: Renderer | None = None,
) -> Plan:
    """Plan and render, in memory: pages, data files, navigation, and what finishing needs.

    Without a `projet`, templates and licence are the tool's, and the menu has its pages alone.
    """
    renderer = renderer or Renderer()
    env = environment(projet.templates if projet else TEMPLATES)
    if projet:
        parution = under_licence(parution, projet.racine)
    files: dict[PurePosixPath, str | bytes] = {}
    lexiques: dict[str, Lexique] = {}
    recherche = SearchData()
    for referentiel in referentiels:
        files |= files_of(env, referentiel, renderer, parution=parution)
        lexiques |= lexique_of(referentiel.titre.identifiant, referentiel.glossaire)
        recherche |= search_data_of(referentiel)
    context = FinishingContext(
        fragments={
            "accueil": _accueil(env, referentiels),
            **licence_fragments(env, parution.licence),
        },
        lexiques=lexiques,
        redirections=pages.redirections(referentiels),
        base=base,
        recherche=recherche,
    )
    name = "-".join(r.titre.identifiant for r in referentiels)
    added = additions.added(projet.racine) if projet else ()
    nav = pages.navigation(referentiels, added=added)
    return Plan(files, nav, context, name, signes(env, referentiels))


def under_licence(parution: Parution, root: Path) -> Parution:
    """The same, under the licence the settings of the project say."""
    return replace(parution, licence=licence(root))


def licence_fragments(env: Environment, given: Licence) -> dict[str, str]:
    """What hand-written pages say of the licence, by the name of their fragment."""
    context = {"licence": given, "ouverte": OUVERTE}
    return {"reutiliser": render(env, "composants/reutiliser.html.j2", context).strip()}


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
    data = fichiers(referentiel, parution.adresse, renderer.once, parution.licence)
    files: dict[PurePosixPath, str | bytes] = {folder / name: text for name, text in data.items()}
    planned = pages.plan(
        referentiel, parution.jour, poids(data), parution.publique, parution.licence
    )
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


def search_data_of(referentiel: Referentiel) -> SearchData:
    """What the search knows of one title besides its pages."""
    aide = mots.aide(referentiel)
    return SearchData(
        synonymes=mots.synonymes(referentiel),
        genres=mots.genres(referentiel),
        aides={mots.title_prefix(referentiel): aide} if aide else {},
    )


def write(root: Path, planned: Plan) -> int:
    """Write what changed below the generated folder, remove what is stale; how many files moved."""
    return sync(Projet(root).generated, planned.files)


def _accueil(env: Environment, referentiels: Sequence[Referentiel]) -> str:
    links = [pages.Liens(r.titre.identifiant, "index.html") for r in referentiels]
    titres = [
        (
            r,
            link,
            pages.portes(r),
            pages.reprise(r),
            (pages.raccourcis(r), pages.portes_formateurs(r)),
        )
        for r, link in zip(referentiels, links, strict=True)
    ]
    return render(env, "pages/accueil.html.j2", {"titres": titres})
