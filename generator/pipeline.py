"""The way through the house, as one function that reads like the list of its stages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from . import pages
from .builders import builder_config
from .building import fingerprints
from .building.assembly import SiteTree, is_published, publication
from .building.fingerprints import Memory
from .building.making import Making, get_ready, make
from .building.pagestore import DISK, Stores
from .building.rendered import Renderer, Texts
from .building.repairs import alone
from .building.stages import BuildReport, Plan, plan, planning, write
from .disk.folders import Changes, apply_changes, changes
from .disk.output import write_if_changed
from .finishing import seal
from .ground.problem import FaultsError
from .ground.projet import Projet
from .inputs import look
from .inputs.brouillons import no_title, published, shown, to_show
from .inputs.jour import Parution, jour_du_depot
from .inputs.readiness import faults_of_look, faults_to_tell, ready
from .inputs.settings import public_url, site_url
from .inputs.titles import checked, read, referentiels_of, title_folders, title_named
from .loading.glance import ends_before
from .model import Referentiel

__all__ = [
    "BuildReport",
    "FaultsError",
    "Parution",
    "Plan",
    "build",
    "checked",
    "faults_of_look",
    "faults_to_tell",
    "no_title",
    "plan",
    "published",
    "read",
    "ready",
    "referentiels_of",
    "shown",
    "state",
    "title_folders",
    "title_named",
    "to_show",
    "tree",
    "write",
]


def build(
    root: Path,
    folders: Sequence[Path],
    site: Path,
    builder: str = "mkdocs",
    *,
    named: str | None = None,
) -> BuildReport:
    """From the data of `folders` to a finished site, all or nothing, and only if need be.

    `builder` is a name of `BUILDERS`; `named`, what data files name things by, when it is not the
    address of this very site. Drafts are passed over. Raises FaultsError when the data is
    wrong, GeneratorError when the build is; the previous site then stays as it was.
    """
    folders = published(folders)
    ready(root, folders)
    with alone(root, site):
        look.put_together(root)
        return _build(root, folders, site, builder, named)


def state(root: Path, folders: Sequence[Path], builder: str = "mkdocs") -> str:
    """Fingerprint of all that a site comes from: the same one, the same site."""
    return fingerprints.of(
        [folder.resolve().name for folder in folders],
        fingerprints.of_tools(root, builder),
        fingerprints.of_folder(Projet(root).docs, without=str(pages.GENERES)),
        *map(fingerprints.of_folder, folders),
        [ends_before(folder, jour_du_depot(root)) for folder in folders],
    )


def tree(
    root: Path,
    folders: Sequence[Path],
    builder: str = "mkdocs",
    stores: Stores = DISK,
    former: Mapping[Path, Memory] | None = None,
) -> SiteTree:
    """Build what changed of a site, and say where each of its files lies, before the last step.

    The titles of `former` are shown as they were made. Raises what `build` raises. Whoever calls
    holds the project (`alone`).
    """
    if len(folders) > 1 or former:
        from .building import catalogue  # noqa: PLC0415 - most projects have one title

        return catalogue.tree(root, folders, builder, stores, former)
    preview = Projet(root).preview
    fresh = preview.with_name(f".{preview.name}")  # beside it, gone before the next command
    shutil.rmtree(fresh, ignore_errors=True)
    texts: dict[str, str] = {}
    with _prepared(root, folders, builder, stores=stores) as making:
        make(making, fresh, stores, texts)
    files = {address: fresh / address for address in fingerprints.file_stats(fresh)}
    return SiteTree({a: path for a, path in files.items() if a not in texts}, texts)


def _build(
    root: Path, folders: Sequence[Path], site: Path, builder: str, named: str | None
) -> BuildReport:
    if len(folders) > 1:
        from .building import catalogue  # noqa: PLC0415 - as above

        return catalogue.build(root, folders, site, builder, named=named)
    names = tuple(folder.resolve().name for folder in folders)
    mark = state(root, folders, builder)
    if is_published(root, site, mark):
        return BuildReport((), names, is_published=False)
    with (
        ExitStack() as later,
        _prepared(root, folders, builder, named) as making,
        publication(root, site.resolve(), mark) as fresh,
    ):
        make(replace(making, former=site), fresh, later=later)
        seal(fresh)
    return BuildReport(names, ())


@contextmanager
def _prepared(
    root: Path,
    folders: Sequence[Path],
    builder: str,
    named: str | None = None,
    stores: Stores = DISK,
) -> Iterator[Making]:
    """All that a builder reads, written."""
    adresse = site_url(root)
    projet = Projet(root)
    named = adresse if named is None else named
    parution = Parution(jour_du_depot(root), named, public_url(root))
    name = "-".join(folder.resolve().name for folder in folders)
    texts = Texts(projet.rendered(name), fingerprints.of_templates(root), stores)

    def planned_of(referentiels: Sequence[Referentiel], renderer: Renderer) -> tuple[Plan, Changes]:
        planned = plan(referentiels, projet=projet, renderer=renderer, parution=parution)
        return replace(planned, files={}), changes(projet.generated, planned.files)

    with planning(folders, texts, planned_of) as made:
        before = get_ready(root, name, builder, stores)
        (planned, written), news = made()
    apply_changes(projet.generated, written)
    config_file, text = builder_config(
        root,
        planned.name,
        planned.nav,
        more={"extra": {"signes": planned.signes}, "site_url": adresse},
    )
    write_if_changed(config_file, text)
    with texts.keeping(news):
        yield Making(
            root, planned.name, builder, config_file, projet.docs, planned.finishing, before=before
        )
