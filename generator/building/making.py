"""From the files a builder reads to finished pages; what did not change is taken as it was."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..builders import BUILDERS, load_builder
from ..finishing import FinishingContext, finish_pages, joined_lots, publish_pages, write_pages
from ..ground.projet import Projet
from ..processes.halves import aside
from . import fingerprints
from .pagestore import DISK, PageStore, Stores


@dataclass(frozen=True)
class Making:
    """A site, or a part of one, to be made by a builder and finished."""

    root: Path
    name: str
    """What its configuration and its store are called."""
    builder: str
    config_file: Path
    docs: Path
    """What the builder reads."""
    finishing: FinishingContext
    folder: str = ""
    """The folder of the site it is about, ending in "/"; the rest is there for menus only."""
    before: PageStore | None = None
    """What is kept of its pages, where it was looked for ahead."""
    former: Path | None = None
    """The folder that it takes the place of."""


def get_ready(root: Path, name: str, builder: str, stores: Stores = DISK) -> PageStore:
    """Do what can be done for the site or part `name` before its pages are known: load the
    builder, and what is kept of the last time."""
    projet = Projet(root)
    load_builder(builder, projet.config(name))
    return stores.load(projet.pages(name), fingerprints.of_code(), PageStore())


def make(
    making: Making,
    fresh: Path,
    stores: Stores = DISK,
    held: dict[str, str] | None = None,
    later: ExitStack | None = None,
) -> None:
    """Make it in a new folder. Raises GeneratorError with all that is wrong.

    `held`, if it is given, takes the text of each finished file (by address), none being written.
    What is kept for the next time is on the disk at the end, or at that of `later`.
    """
    store = Projet(making.root).pages(making.name)
    code = fingerprints.of_code()
    before = making.before or stores.load(store, code, PageStore())
    mark = fingerprints.of_frame(making.root, making.builder)
    with aside(partial(joined_lots, making.docs, before.lots), [*before.lots.values()]) as joined:
        built = BUILDERS[making.builder](making.config_file, fresh, before.raw, mark)
        if making.folder:
            _keep_only(fresh, {making.folder.rstrip("/"), "sitemap.xml"})
        context = replace(making.finishing, base=built.base)
        raw = {a: page.html for a, page in built.pages.items() if a.startswith(making.folder)}
        pages = finish_pages(fresh, context, raw, before.finished)
        lots = joined()
    # Whatever is wrong with the links, each page is the good one.
    with ExitStack() as now:
        saving = stores.saving(store, code, PageStore(built.pages, pages, lots))
        (later or now).enter_context(saving)
        write_pages(fresh, pages, lots, held, making.former)
        publish_pages(fresh, context, pages, held, making.former)


def _keep_only(site: Path, names: set[str]) -> None:
    for path in site.iterdir():
        if path.name not in names:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
