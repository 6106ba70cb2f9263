"""The copy to carry on a USB stick: the site built without an address, in one zip."""

from __future__ import annotations

import hashlib
import json
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .. import pipeline
from ..building.repairs import alone
from ..disk.folders import copy_tree
from ..disk.output import write_text
from ..finishing.offline import remove_online_only
from ..ground import invocation
from ..ground.licence import OUVERTE
from ..ground.problem import GeneratorError
from ..ground.projet import GENERES, Projet
from ..inputs import settings
from ..templating.rendering import environment, render
from ..words.typographie import typographie
from .archive import write_zip


def pack(root: Path, folders: Sequence[Path]) -> Path:
    """Build the copy and return its path, `build/<nom>-<version>-hors-ligne.zip`.

    Raises what `pipeline.build` raises; an older archive of that name then stays as it was.
    """
    folders = pipeline.published(folders)
    pipeline.ready(root, folders)
    projet = Projet(root)
    name, release = _named(projet, [path.resolve().name for path in folders])
    projet.build.mkdir(parents=True, exist_ok=True)
    with (
        alone(root),
        tempfile.TemporaryDirectory(prefix=".zip-", dir=projet.build) as work,
    ):
        site = Path(work) / "site"
        own = _without_address(root.resolve(), Path(work))
        try:
            pipeline.build(
                own,
                [path.resolve() for path in folders],
                site,
                named=settings.site_url(root),  # one identity everywhere
            )
        except pipeline.FaultsError as faults:  # of this build, nothing is kept
            raise pipeline.FaultsError(faults.problems, faults.messages) from None
        remove_online_only(site)
        publications = [_publication(site, path.resolve().name) for path in folders]
        said = f"{release}-{content_version([p['version'] for p in publications])}"
        folder = f"{name}-{said}-hors-ligne"
        target = projet.archive(folder)
        titres = [p["titre"]["titre_court"] for p in publications]
        write_zip(target, folder, site, {"LISEZMOI.txt": _lisezmoi(own, said, titres)})
    return target


def _publication(site: Path, identifiant: str) -> dict[str, Any]:
    """What the copy itself publishes of a title."""
    path = site / GENERES / identifiant / "donnees" / "referentiel.json"
    publication: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return publication


def _without_address(root: Path, own: Path) -> Path:
    """The look of the project copied to the folder `own`, with no address and its own `build/`.

    What is remembered of the site to publish, and the site itself, are left alone. Copied, not
    linked: not every system lets everybody make links.
    """
    projet, copy = Projet(root), Projet(own)
    if projet.look.is_dir():
        copy_tree(projet.look, copy.look, lambda path: path == projet.written[0].name / GENERES)
    write_text(copy.settings, settings.without_address(root))
    return own


def content_version(versions: Sequence[str]) -> str:
    """What a copy says: the version published in the data, or one made from those of all titles.

    Beside the project's own version, and not the commit or the day: whoever holds two copies sees
    whether the texts differ, and an archive made without git has the same name.
    """
    if len(versions) == 1:
        return versions[0]
    return hashlib.sha256("\n".join(sorted(versions)).encode()).hexdigest()[:12]


def _named(projet: Projet, titles: Sequence[str]) -> tuple[str, str]:
    """Name and version of what is packed: the project's; the title's and the tool's without one."""
    if projet.is_whole or projet.metadata.exists():
        return _project(projet.metadata)
    return titles[0] if len(titles) == 1 else invocation.NAME, invocation.version()


def _project(path: Path) -> tuple[str, str]:
    try:
        project = tomllib.loads(path.read_text("utf-8"))["project"]
        return str(project["name"]), str(project["version"])
    except (OSError, ValueError, KeyError):
        raise GeneratorError(
            f"{path.name}:1: nom ou version illisible ; attendu : [project], name et version"
        ) from None


def _lisezmoi(own: Path, version: str, titres: Sequence[str]) -> bytes:
    """A text that the oldest Notepad shows well: BOM, CRLF, short lines."""
    given = settings.licence(own)
    context = {"version": version, "titres": titres, "licence": given, "ouverte": OUVERTE}
    text = render(environment(Projet(own).templates), "archive/lisezmoi.txt.j2", context)
    lines = [typographie(line) for line in text.lstrip().split("\n")]
    return ("\ufeff" + "\r\n".join(lines)).encode()
