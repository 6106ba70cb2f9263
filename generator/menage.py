"""Before a command works: what a killed one left is repaired, then removed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .assemblage import repair
from .pages import GENERES
from .parties import FRESH, PORTAIL, TITRES
from .stages import DOCS, REFERENTIEL
from .verrou import BusyError, locked

SITE = Path("build/site")


@contextmanager
def alone(root: Path, site: Path | None = None) -> Iterator[None]:
    """Work in a project with no other build beside, on a clean floor.

    `site` is what is to be published, when it is elsewhere than usual.
    """
    with locked(root):
        _clean(root, {root / SITE, site or root / SITE})
        yield


def put_back(root: Path, site: Path) -> None:
    """Put a published site back where a build killed in the middle of a swap took it from.

    Nothing when a build is at work, or when the disk refuses: whoever has to write will be told.
    """
    with suppress(BusyError, OSError), locked(root, wait=False):
        repair(site.resolve())


def _clean(root: Path, sites: set[Path]) -> None:
    for site in sites:
        repair(site.resolve())
    build = root / "build"
    parts = [root / PORTAIL, *(root / TITRES).glob("*")]
    generated = root / DOCS / GENERES
    left = [
        *build.glob(".*"),
        *(part / FRESH for part in parts),
        *(path for part in parts for path in part.glob(".*")),
        *generated.rglob(".*.tmp"),
        *(root / REFERENTIEL).glob("**/.*.tmp"),
        *(root / DOCS / "assets" / "images").glob(".*.tmp"),
    ]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
        with suppress(OSError):
            path.unlink()
