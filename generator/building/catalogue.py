"""Several titles: each one built apart and kept, under one portal; only what changed is built.

One MkDocs site for all would repeat the menu of every title in every page: time and weight would
grow with the square of their number. The addresses are those of the one site.
"""

from __future__ import annotations

import shutil
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .. import pages
from ..finishing import seal
from ..ground import lots
from ..ground.problem import FaultsError, GeneratorError
from ..ground.projet import Projet
from ..inputs import additions, titles
from ..inputs.jour import Parution, jour_du_depot
from ..inputs.settings import public_url, site_url
from ..loading.glance import ends_before
from ..processes.halves import can_share, cores, shared
from . import fingerprints
from .assembly import SiteTree, assembled, is_published, publication, write_tree
from .fingerprints import Memory
from .pagestore import DISK, Stores
from .parts import SITE, FailedTitle, TitleOrder, build_title, recall
from .portal import build_portal, fiche_of
from .stages import BuildReport

_UNCHANGED: Final = "Le site publié n’a pas changé ; les titres sans faute sont prêts."


@dataclass(frozen=True)
class BuiltParts:
    """Every title and the portal, built and kept."""

    titles: Mapping[str, Memory]
    portal: Memory
    made: tuple[str, ...]
    """The titles that had changed."""

    @property
    def mark(self) -> str:
        """Fingerprint of all the site comes from."""
        titles = [(name, part.fingerprint) for name, part in self.titles.items()]
        return fingerprints.of(titles, self.portal.fingerprint)

    def tree(self, root: Path) -> SiteTree:
        """The site, as the files of its parts lie on the disk."""
        projet = Projet(root)
        files = {name: part.files for name, part in self.titles.items()}
        folders = {name: projet.parts / name / SITE for name in self.titles}
        return assembled(projet.portal / SITE, folders, {"": self.portal.files, **files})


def build(
    root: Path,
    folders: Sequence[Path],
    site: Path,
    builder: str,
    *,
    named: str | None = None,
) -> BuildReport:
    """Build the titles that changed, over as many processes as there are cores, then publish.

    Raises what `_build_parts` raises; what is published then stays as it was.
    """
    parts = _build_parts(_orders(root, folders, builder, named), DISK)
    kept = tuple(name for name in parts.titles if name not in parts.made)
    report = BuildReport(parts.made, kept, is_published=not is_published(root, site, parts.mark))
    if report.is_published:
        with publication(root, site.resolve(), parts.mark) as fresh:
            write_tree(fresh, parts.tree(root), site)
            seal(fresh)
    return report


def tree(
    root: Path,
    folders: Sequence[Path],
    builder: str,
    stores: Stores,
    former: Mapping[Path, Memory] | None = None,
) -> SiteTree:
    """Build what changed, and say where the files of the site lie.

    The titles of `former` folders are in it as they were made the last time. Raises what
    `_build_parts` raises.
    """
    return _build_parts(_orders(root, folders, builder, None), stores, former).tree(root)


def _build_parts(
    orders: Sequence[TitleOrder], stores: Stores, former: Mapping[Path, Memory] | None = None
) -> BuiltParts:
    """Build the titles that changed and the portal if it did.

    Raises FaultsError with all that is wrong, or when two titles are one, once the good titles are
    built and kept, and GeneratorError when two folders have one name.
    """
    root, builder = orders[0].root, orders[0].builder
    names = [order.name for order in orders]
    if len(set(names)) < len(names):
        raise GeneratorError(f"deux dossiers portent le même nom : {', '.join(names)}")
    kept = {order.name: memory for order in orders if (memory := recall(order))}
    todo = [order for order in orders if order.name not in kept]
    built = dict(zip((o.name for o in todo), _build_all(todo, cores(), stores), strict=True))
    made = {name: result for name, result in built.items() if isinstance(result, Memory)}
    if len(made) < len(built):
        raise _faults([result for result in built.values() if isinstance(result, FailedTitle)])
    found = {order.folder: kept.get(order.name) or made[order.name] for order in orders}
    if former:
        found = dict(sorted((found | dict(former)).items()))
    codes = [(folder, fiche_of(part).code) for folder, part in found.items()]
    titles.codes_differ(codes, _UNCHANGED)
    parts = {folder.resolve().name: part for folder, part in found.items()}
    portal = build_portal(root, builder, parts, stores)
    _forget(root, {*parts, *(folder.name for folder in titles.title_folders(root))})
    return BuiltParts(parts, portal, tuple(made))


def _orders(
    root: Path, folders: Sequence[Path], builder: str, named: str | None
) -> list[TitleOrder]:
    """One order per title, each with the fingerprint of all its pages come from.

    Of the site's own pages and assets, those of a title hold the addresses alone.
    """
    own = fingerprints.written_files(Projet(root).docs)
    shared = {p.removesuffix(".md") + ".html" if p.endswith(".md") else p for p in own}
    jour = jour_du_depot(root)
    elsewhere = lots.published(p for p in shared if not p.startswith(f"{pages.GENERES}/"))
    tools = fingerprints.of_tools(root, builder)
    return [
        TitleOrder(
            root=root,
            folder=folder,
            builder=builder,
            fingerprint=fingerprints.of(
                tools,
                [sorted(elsewhere), additions.added(root)],
                fingerprints.of_folder(folder),
                ends_before(folder, jour),
            ),
            elsewhere=elsewhere,
            parution=Parution(jour, site_url(root) if named is None else named, public_url(root)),
        )
        for folder in folders
    ]


def _build_all(
    orders: Sequence[TitleOrder], workers: int, stores: Stores
) -> list[Memory | FailedTitle]:
    """The outcome of each order, in their order, whatever worker came first.

    Workers share nothing but the disk.
    """
    if min(workers, len(orders)) < 2:
        return [build_title(order, stores) for order in orders]
    if can_share(len(orders)):
        return shared(build_title, orders)
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor  # noqa: PLC0415 - one title needs none
    from multiprocessing import get_context  # noqa: PLC0415

    pool = ProcessPoolExecutor(
        min(workers, len(orders)),
        get_context("spawn"),
        signal.signal,
        (signal.SIGINT, signal.SIG_IGN),
    )
    try:
        return list(pool.map(build_title, orders))
    except BrokenExecutor:
        raise GeneratorError(
            "la construction d’un titre s’est arrêtée d’un coup ; il manque peut-être de la mémoire"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _faults(failures: Sequence[FailedTitle]) -> FaultsError:
    return FaultsError(
        [problem for failure in failures for problem in failure.problems],
        list(dict.fromkeys(message for failure in failures for message in failure.messages)),
        _UNCHANGED,
    )


def _forget(root: Path, titles: set[str]) -> None:
    """Remove what was kept of titles that are no more."""
    projet = Projet(root)
    for folder in projet.parts.iterdir():
        if folder.is_dir() and folder.name not in titles:  # systems leave files anywhere
            shutil.rmtree(folder)
            for kept in (projet.config, projet.pages, projet.rendered):
                kept(folder.name).unlink(missing_ok=True)
