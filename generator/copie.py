"""The copy to carry on a USB stick: the site built without an address, in one zip."""

from __future__ import annotations

import hashlib
import json
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from . import pages, pipeline
from .archive import write_zip
from .finishing.hors_ligne import remove_online_only
from .menage import alone
from .output import write_text
from .problem import GeneratorError
from .rendering import environment, render
from .typographie import typographie


def pack(root: Path, folders: Sequence[Path]) -> Path:
    """Build the copy and return its path, `build/<nom>-<version>-hors-ligne.zip`.

    Raises what `pipeline.build` raises; an older archive of that name then stays as it was.
    """
    pipeline.ready(root)
    name, release = _project(root / "pyproject.toml")
    build = root / "build"
    build.mkdir(parents=True, exist_ok=True)
    with alone(root), tempfile.TemporaryDirectory(prefix=".zip-", dir=build) as work:
        site = Path(work) / "site"
        own = _without_address(root.resolve(), Path(work))
        try:
            pipeline.build(own, [path.resolve() for path in folders], site)
        except pipeline.FaultsError as faults:  # of this build, nothing is kept
            raise pipeline.FaultsError(faults.problems, faults.messages) from None
        remove_online_only(site)
        publications = [_publication(site, path.resolve().name) for path in folders]
        version = f"{release}-{content_version([p['version'] for p in publications])}"
        folder = f"{name}-{version}-hors-ligne"
        target = build / f"{folder}.zip"
        titres = [p["titre"]["titre_court"] for p in publications]
        write_zip(target, folder, site, {"LISEZMOI.txt": _lisezmoi(version, titres)})
    return target


def _publication(site: Path, identifiant: str) -> dict[str, Any]:
    """What the copy itself publishes of a title."""
    path = site / pages.GENERES / identifiant / "donnees" / "referentiel.json"
    publication: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return publication


def _without_address(root: Path, own: Path) -> Path:
    """The same project in the folder `own`, but with no address and its own `build/`.

    What is remembered of the site to publish, and the site itself, are left alone.
    """
    for name in (pipeline.REFERENTIEL, "site_src", "requirements"):
        (own / name).symlink_to(root / name)
    config = {"INHERIT": str(root / "mkdocs.yml"), "site_url": ""}
    write_text(own / "mkdocs.yml", json.dumps(config))
    return own


def content_version(versions: Sequence[str]) -> str:
    """What a copy says: the version published in the data, or one made from those of all titles.

    Beside the project's own version, and not the commit or the day: whoever holds two copies sees
    whether the texts differ, and an archive made without git has the same name.
    """
    if len(versions) == 1:
        return versions[0]
    return hashlib.sha256("\n".join(sorted(versions)).encode()).hexdigest()[:12]


def _project(path: Path) -> tuple[str, str]:
    try:
        project = tomllib.loads(path.read_text("utf-8"))["project"]
        return str(project["name"]), str(project["version"])
    except (OSError, ValueError, KeyError):
        raise GeneratorError(
            f"{path.name}:1: nom ou version illisible ; attendu : [project], name et version"
        ) from None


def _lisezmoi(version: str, titres: Sequence[str]) -> bytes:
    """A text that the oldest Notepad shows well: BOM, CRLF, short lines."""
    context = {"version": version, "titres": titres}
    text = render(environment(), "archive/lisezmoi.txt.j2", context)
    lines = [typographie(line) for line in text.lstrip().split("\n")]
    return ("\ufeff" + "\r\n".join(lines)).encode()
