"""What several titles are put together from: a site for each title, and the portal.

Each part is built in a folder of its own, out of sight, and kept there with what it was built from.
Of a title's site only the title's own folder is kept: the pages of the site are there as empty
stand-ins, so that menus can name them, and the portal has the real ones.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from . import empreinte, pages, stages
from .builders import builder_config
from .droppings import is_dropping
from .empreinte import Memory
from .finishing import INDEX, Finition
from .finishing.index import Recherche
from .jour import NOWHERE, Parution
from .making import Making, make
from .model import Glossaire, Referentiel
from .output import copy_tree, sync, write_if_changed
from .problem import FaultsError, GeneratorError, MissingToolError, Problem, UnreadableError
from .projet import Projet
from .rendered import remembering
from .rendering import environment, render
from .settings import site_url

SITE = "site"
FRESH = "neuf"
"""Where a part is made before it is kept."""
_NOTE = "etat.json"
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
    return empreinte.recall(commande.work / _NOTE, commande.work / SITE, commande.empreinte)


def build_title(commande: Commande) -> Memory | Echec:
    """Build one title and keep it. Raises what stops the others too: a folder that cannot be read,
    a missing tool, a full disk."""
    try:
        return _build_title(commande)
    except FaultsError as faults:
        return Echec(problems=faults.problems)
    except (MissingToolError, UnreadableError):
        raise
    except GeneratorError as error:
        return Echec(messages=(f"{commande.folder} : {error}",))


def _build_title(commande: Commande) -> Memory:
    env = environment(Projet(commande.root).templates)
    store = Projet(commande.root).rendered(commande.name)
    with remembering(store, empreinte.of_templates(commande.root)) as renderer:
        site = commande.parution.adresse
        (referentiel,) = stages.read_aside([commande.folder], renderer, site)
        recherche = pages.recherche(referentiel)
        files = stages.files_of(env, referentiel, renderer, [recherche], commande.parution)
    docs = {pages.GENERES / path: content for path, content in files.items()}
    docs |= {PurePosixPath(path): _STAND_IN for path in pages.SITE_APART}
    sync(commande.work / "docs", docs)
    config_file, text = builder_config(
        commande.root,
        commande.name,
        pages.navigation([referentiel], str(recherche.path)),
        commande.work / "docs",
        {
            "extra": {
                "recherche": pages.address(recherche.path),
                "signes": stages.signes(env, [referentiel]),
            },
            "site_url": site_url(commande.root),
        },
    )
    write_if_changed(config_file, text)
    moves = pages.redirections([referentiel])
    finition = Finition(
        lexiques=stages.lexique_of(commande.name, referentiel.glossaire),
        redirections={old: new for old, new in moves.items() if old not in pages.DEPLACEES},
        index=str(recherche.path.with_name(INDEX)),
        ailleurs=commande.ailleurs,
        recherche=stages.recherche_of(referentiel),
    )
    make(
        Making(
            commande.root,
            commande.name,
            commande.builder,
            config_file,
            commande.work / "docs",
            finition,
            f"{pages.GENERES}/",
        ),
        _emptied(commande.work / FRESH),
    )
    return _keep(commande.work, commande.empreinte, _resume(referentiel, commande.parution.jour))


def build_portal(root: Path, builder: str, titres: Mapping[str, Memory]) -> Memory:
    """Build the root of the site, unless it is kept as it would be.

    `titres` are the parts it leads to, by identifiant; the glossary of the first one explains the
    site's own pages.
    """
    projet = Projet(root)
    first, memory = next(iter(titres.items()))
    glossaire = memory.resume["glossaire"]
    work = projet.portal
    fiches = sorted((fiche_of(part) for part in titres.values()), key=lambda f: f.rang)
    mark = empreinte.of(
        empreinte.of_tools(root, builder),
        empreinte.of_folder(projet.docs, without=str(pages.GENERES)),
        [first, glossaire],
        [asdict(fiche) for fiche in fiches],
    )
    kept = empreinte.recall(work / _NOTE, work / SITE, mark)
    if kept:
        return kept
    docs = work / "docs"
    shutil.rmtree(docs, ignore_errors=True)
    copy_tree(projet.docs, docs, _left_out)
    config_file, text = builder_config(
        root,
        "portail",
        pages.navigation_portail(fiches),
        docs,
        {
            "validation": {"nav": {"not_found": "ignore"}},  # titles are built apart
            "site_url": site_url(root),
        },
    )
    write_if_changed(config_file, text)
    env = environment(projet.templates)
    finition = Finition(
        fragments={"accueil": render(env, "pages/portail.html.j2", pages.portail(fiches))},
        lexiques=stages.lexique_of(first, Glossaire.model_validate(glossaire)),
        redirections=pages.redirections([]),
        recherche=Recherche(entrees=tuple(map(pages.recherche_entree, fiches))),
        ailleurs=frozenset(path for part in titres.values() for path in part.fichiers),
    )
    make(Making(root, "portail", builder, config_file, docs, finition), _emptied(work / FRESH))
    return _keep(work, mark, {})


def fiche_of(part: Memory) -> pages.Fiche:
    """What the portal says of a title that is kept."""
    return pages.Fiche(**part.resume["fiche"])


def _resume(referentiel: Referentiel, jour: date | None) -> dict[str, Any]:
    """What the portal needs of a title, so that no title is read for it; JSON values only."""
    return {
        "fiche": asdict(pages.fiche(referentiel, jour)),
        "glossaire": referentiel.glossaire.model_dump(mode="json"),
    }


def _emptied(folder: Path) -> Path:
    """The folder a builder is to make: what an interrupted build left in its place is gone."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def _keep(work: Path, mark: str, resume: Mapping[str, Any]) -> Memory:
    _emptied(work / SITE)
    (work / FRESH).rename(work / SITE)
    return empreinte.remember(work / _NOTE, work / SITE, mark, resume)


def _left_out(path: PurePosixPath) -> bool:
    return is_dropping(path.name) or path == pages.GENERES
