"""The way through the house, as one function that reads like the list of its stages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from . import catalogue, empreinte, lots, pages
from .assemblage import is_published, publication
from .builders import builder_config
from .finishing import seal
from .making import Making, make
from .menage import alone
from .output import write_if_changed
from .projet import Projet
from .settings import site_url
from .sources import unreadable
from .stages import (
    Bilan,
    FaultsError,
    Plan,
    checked,
    plan,
    read,
    referentiels_of,
    title_folders,
    write,
)

__all__ = [
    "Bilan",
    "FaultsError",
    "Plan",
    "build",
    "checked",
    "plan",
    "read",
    "ready",
    "referentiels_of",
    "title_folders",
    "write",
]


def build(root: Path, folders: Sequence[Path], site: Path, builder: str = "mkdocs") -> Bilan:
    """From the data of `folders` to a finished site, all or nothing, and only if need be.

    `builder` is a name of `BUILDERS`. Raises FaultsError when the data is wrong, GeneratorError
    when the build is; the previous site then stays as it was.
    """
    ready(root)
    with alone(root, site):
        return _build(root, folders, site, builder)


def ready(root: Path) -> None:
    """Stop before anything is made when settings, pages or look cannot be read or joined.

    Raises FaultsError or GeneratorError with all that is wrong.
    """
    if problems := [*unreadable(root), *lots.unlisted(root)]:
        raise FaultsError(problems)
    site_url(root)


def _build(root: Path, folders: Sequence[Path], site: Path, builder: str) -> Bilan:
    if len(folders) > 1:
        return catalogue.build(root, folders, site, builder)
    names = tuple(folder.resolve().name for folder in folders)
    mark = empreinte.of(
        names,
        empreinte.of_tools(root, builder),
        empreinte.of_folder(Projet(root).docs, without=str(pages.GENERES)),
        *map(empreinte.of_folder, folders),
    )
    if is_published(root, site, mark):
        return Bilan((), names, is_published=False)
    referentiels = read(folders)
    planned = plan(referentiels)
    write(root, planned)
    config_file, text = builder_config(
        root,
        planned.name,
        planned.nav,
        more={"extra": {"signes": planned.signes}, "site_url": site_url(root)},
    )
    write_if_changed(config_file, text)
    with publication(root, site.resolve(), mark) as fresh:
        make(Making(root, planned.name, builder, config_file, planned.finition), fresh)
        seal(fresh)
    return Bilan(names, ())
