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

from .. import pages
from ..builders import builder_config
from ..disk.folders import sync
from ..disk.output import write_if_changed
from ..finishing import INDEX, FinishingContext
from ..ground.menu import SITE_APART
from ..ground.problem import FaultsError, GeneratorError, MissingToolError, Problem, UnreadableError
from ..ground.projet import FRESH, Projet
from ..inputs import additions
from ..inputs.jour import NOWHERE, Parution
from ..inputs.settings import site_url
from ..model import Referentiel
from ..templating.rendering import environment
from ..words.template_words import of_template
from . import fingerprints, stages
from .fingerprints import Memory
from .making import Making, get_ready, make
from .pagestore import DISK, Stores
from .rendered import Renderer, Texts

SITE = "site"
NOTE = "etat.json"
_PLACED = re.compile(r"\S[^\n]*?:\d+: ")
"""How a fault begins that is in a file of all titles: it is told once."""
_STAND_IN = "---\nrobots: noindex\n---\n"


@dataclass(frozen=True)
class TitleOrder:
    """All it takes to build one title; picklable, since another process may do it."""

    root: Path
    folder: Path
    """The title's data."""
    builder: str
    fingerprint: str
    elsewhere: frozenset[str]
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
class FailedTitle:
    """Why a title could not be built."""

    problems: tuple[Problem, ...] = ()
    messages: tuple[str, ...] = ()


def recall(order: TitleOrder) -> Memory | None:
    """The title as kept by the last build, if nothing it comes from changed since."""
    return fingerprints.recall(order.work / NOTE, order.work / SITE, order.fingerprint)


def last_good(root: Path, folder: Path) -> Memory | None:
    """The title as last built without fault, if it is still there."""
    work = Projet(root).parts / folder.resolve().name
    return fingerprints.recall(work / NOTE, work / SITE, None)


def build_title(order: TitleOrder, stores: Stores = DISK) -> Memory | FailedTitle:
    """Build one title and keep it. Raises what stops the others too: a folder that cannot be read,
    a missing tool, a full disk."""
    try:
        return _build_title(order, stores)
    except FaultsError as faults:
        return FailedTitle(problems=faults.problems)
    except (MissingToolError, UnreadableError):
        raise
    except GeneratorError as error:
        said = str(error)
        return FailedTitle(messages=(said if _PLACED.match(said) else f"{order.folder} : {said}",))
    except Exception as error:
        if said := of_template(error):  # its line is lost on the way from another process
            return FailedTitle(messages=(said,))
        raise


@dataclass(frozen=True)
class _TitlePlan:
    """What a title is to be made of, in memory."""

    docs: Mapping[PurePosixPath, str | bytes]
    settings: tuple[Path, str]
    finishing: FinishingContext
    summary: Mapping[str, Any]


def _build_title(order: TitleOrder, stores: Stores) -> Memory:
    projet, docs = Projet(order.root), order.work / "docs"
    texts = Texts(projet.rendered(order.name), fingerprints.of_templates(order.root), stores)
    with stages.planning([order.folder], texts, partial(_planned, order)) as made:
        before = get_ready(order.root, order.name, order.builder, stores)
        planned, news = made()
    sync(docs, planned.docs)
    write_if_changed(*planned.settings)
    with texts.keeping(news):
        make(
            Making(
                order.root,
                order.name,
                order.builder,
                planned.settings[0],
                docs,
                planned.finishing,
                f"{pages.GENERES}/",
                before,
                order.work / SITE,
            ),
            emptied(order.work / FRESH),
            stores,
        )
    return keep(order.work, order.fingerprint, planned.summary)


def _planned(
    order: TitleOrder, referentiels: Sequence[Referentiel], renderer: Renderer
) -> _TitlePlan:
    (referentiel,) = referentiels
    env = environment(Projet(order.root).templates)
    recherche = pages.recherche(referentiel)
    parution = stages.under_licence(order.parution, order.root)
    files = stages.files_of(env, referentiel, renderer, [recherche], parution)
    docs = {pages.GENERES / path: content for path, content in files.items()}
    added = additions.added(order.root)
    apart = (*SITE_APART, *(path for _, path in added))
    docs |= {PurePosixPath(path): _STAND_IN for path in apart}
    settings = builder_config(
        order.root,
        order.name,
        pages.navigation([referentiel], str(recherche.path), added),
        order.work / "docs",
        {
            "extra": {
                "recherche": pages.address(recherche.path),
                "signes": stages.signes(env, [referentiel]),
            },
            "site_url": site_url(order.root),
        },
    )
    moves = pages.redirections([referentiel])
    context = FinishingContext(
        lexiques=stages.lexique_of(order.name, referentiel.glossaire),
        redirections={old: new for old, new in moves.items() if old not in pages.DEPLACEES},
        index=str(recherche.path.with_name(INDEX)),
        elsewhere=order.elsewhere,
        recherche=stages.search_data_of(referentiel),
    )
    return _TitlePlan(docs, settings, context, _summary(referentiel, order.parution.jour))


def _summary(referentiel: Referentiel, jour: date | None) -> dict[str, Any]:
    """What the portal needs of a title, so that no title is read for it; JSON values only."""
    return {
        "fiche": asdict(pages.fiche(referentiel, jour)),
        "glossaire": referentiel.glossaire.model_dump(mode="json"),
    }


def emptied(folder: Path) -> Path:
    """Remove `folder`, which an interrupted build may have left, and return it."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def keep(work: Path, mark: str, summary: Mapping[str, Any]) -> Memory:
    """Move a fresh build to its place, and remember it with its `summary` for the next run."""
    emptied(work / SITE)
    (work / FRESH).rename(work / SITE)
    return fingerprints.remember(work / NOTE, work / SITE, mark, summary)
