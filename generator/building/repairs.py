"""Before a command works: what a killed one left is repaired, then removed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..ground.projet import FRESH, GENERES, Projet
from .assembly import repair
from .lock import BusyError, locked


@contextmanager
def alone(root: Path, site: Path | None = None) -> Iterator[None]:
    """Work in a project with no other build beside, on a clean floor.

    `site` is what is to be published, when it is elsewhere than usual.
    """
    with locked(root):
        projet = Projet(root)
        _clean(projet, {projet.site, site or projet.site})
        yield


def put_back(root: Path, site: Path) -> None:
    """Put a published site back where a build killed in the middle of a swap took it from.

    Nothing when a build is at work, or when the disk refuses: whoever has to write will be told.
    """
    with suppress(BusyError, OSError), locked(root, wait=False):
        repair(site.resolve())


def _clean(projet: Projet, sites: set[Path]) -> None:
    for site in sites:
        repair(site.resolve())
    parts = [projet.portal, *projet.parts.glob("*")]
    generated = {projet.generated, projet.written[0] / GENERES}
    left = [
        *projet.build.glob(".*"),
        *(part / FRESH for part in parts),
        *(path for part in parts for path in part.glob(".*")),
        *(path for folder in generated for path in folder.rglob(".*.tmp")),
        *projet.referentiel.glob("**/.*.tmp"),
        *projet.images.glob(".*.tmp"),
    ]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
        with suppress(OSError):
            path.unlink()
