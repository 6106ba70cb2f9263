"""What several titles are put together from: a site for each of them; the portal is beside.

Each part is built in a folder of its own, out of sight, and kept there with what it was built from.
Of a title's site only the title's own folder is kept: the pages of the site are there as empty
stand-ins, so that menus can name them, and the portal has the real ones.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from . import additions, empreinte, pages, stages
from .builders import builder_config
from .empreinte import Memory
from .finishing import INDEX, Finition
from .jour import NOWHERE, Parution
from .making import Making, get_ready, make
from .menu import SITE_APART
from .model import Referentiel
from .output import sync, write_if_changed
from .pagestore import DISK, Stores
from .problem import FaultsError, GeneratorError, MissingToolError, Problem, UnreadableError
from .projet import FRESH, Projet
from .rendered import Renderer, Texts
from .rendering import environment
from .settings import site_url

SITE = "site"
NOTE = "etat.json"
_PLACED = re.compile(r"\S[^\n]*?:\d+: ")
"""How a fault begins that is in a file of all titles: it is told once."""
_STAND_IN = "---\nrobots: noindex\n---\n"


@dataclass(frozen=True)
class Commande:
    """A part to build; goes from one process to another."""

    root: Path
    folder: Path
    """The title's data."""
    builder: str
    empreinte: str
    ailleurs: frozenset[str]
    """Addresses of the site's own pages and assets."""
    parution: Parution = NOWHERE

    @property
    def name(self) -> str:
        """The title's identifiant, as the checks want it."""
        return self.folder.resolve().name

    @property
    def work(self) -> Path:
        """Where the part is built and kept."""
        return Projet(self.root).parts / self.name


@dataclass(frozen=True)
class Echec:
    """Why a title could not be built."""

    problems: tuple[Problem, ...] = ()
    messages: tuple[str, ...] = ()


def recall(commande: Commande) -> Memory | None:
    """The title as it was kept, if nothing it comes from changed since."""
    return empreinte.recall(commande.work / NOTE, commande.work / SITE, commande.empreinte)


def last_good(root: Path, folder: Path) -> Memory | None:
    """The title as it was made the last time it could be, if it is still there."""
    work = Projet(root).parts / folder.resolve().name
    return empreinte.recall(work / NOTE, work / SITE, None)


def build_title(commande: Commande, stores: Stores = DISK) -> Memory | Echec:
    """Build one title and keep it. Raises what stops the others too: a folder that cannot be read,
    a missing tool, a full disk."""
    try:
        return _build_title(commande, stores)
    except FaultsError as faults:
        return Echec(problems=faults.problems)
    except (MissingToolError, UnreadableError):
        raise
    except GeneratorError as error:
        said = str(error)
        return Echec(messages=(said if _PLACED.match(said) else f"{commande.folder} : {said}",))


@dataclass(frozen=True)
class _TitlePlan:
    """What a title is to be made of, in memory."""

    docs: Mapping[PurePosixPath, str | bytes]
    settings: tuple[Path, str]
    finition: Finition
    resume: Mapping[str, Any]


def _build_title(commande: Commande, stores: Stores) -> Memory:
    projet, docs = Projet(commande.root), commande.work / "docs"
    texts = Texts(projet.rendered(commande.name), empreinte.of_templates(commande.root), stores)
    with stages.planning([commande.folder], texts, partial(_planned, commande)) as made:
        before = get_ready(commande.root, commande.name, commande.builder, stores)
        planned, news = made()
    sync(docs, planned.docs)
    write_if_changed(*planned.settings)
    with texts.keeping(news):
        make(
            Making(
                commande.root,
                commande.name,
                commande.builder,
                planned.settings[0],
                docs,
                planned.finition,
                f"{pages.GENERES}/",
                before,
                commande.work / SITE,
            ),
            emptied(commande.work / FRESH),
            stores,
        )
    return keep(commande.work, commande.empreinte, planned.resume)


def _planned(
    commande: Commande, referentiels: Sequence[Referentiel], renderer: Renderer
) -> _TitlePlan:
    (referentiel,) = referentiels
    env = environment(Projet(commande.root).templates)
    recherche = pages.recherche(referentiel)
    parution = stages.under_licence(commande.parution, commande.root)
    files = stages.files_of(env, referentiel, renderer, [recherche], parution)
    docs = {pages.GENERES / path: content for path, content in files.items()}
    added = additions.added(commande.root)
    apart = (*SITE_APART, *(path for _, path in added))
    docs |= {PurePosixPath(path): _STAND_IN for path in apart}
    settings = builder_config(
        commande.root,
        commande.name,
        pages.navigation([referentiel], str(recherche.path), added),
        commande.work / "docs",
        {
            "extra": {
                "recherche": pages.address(recherche.path),
                "signes": stages.signes(env, [referentiel]),
            },
            "site_url": site_url(commande.root),
        },
    )
    moves = pages.redirections([referentiel])
    finition = Finition(
        lexiques=stages.lexique_of(commande.name, referentiel.glossaire),
        redirections={old: new for old, new in moves.items() if old not in pages.DEPLACEES},
        index=str(recherche.path.with_name(INDEX)),
        ailleurs=commande.ailleurs,
        recherche=stages.recherche_of(referentiel),
    )
    return _TitlePlan(docs, settings, finition, _resume(referentiel, commande.parution.jour))


def _resume(referentiel: Referentiel, jour: date | None) -> dict[str, Any]:
    """What the portal needs of a title, so that no title is read for it; JSON values only."""
    return {
        "fiche": asdict(pages.fiche(referentiel, jour)),
        "glossaire": referentiel.glossaire.model_dump(mode="json"),
    }


def emptied(folder: Path) -> Path:
    """The folder a builder is to make: what an interrupted build left in its place is gone."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def keep(work: Path, mark: str, resume: Mapping[str, Any]) -> Memory:
    """A part that is made takes its place, with what the next run needs of it."""
    emptied(work / SITE)
    (work / FRESH).rename(work / SITE)
    return empreinte.remember(work / NOTE, work / SITE, mark, resume)
