"""The published tree: put together beside the old one, then swapped with it.

Whatever the instant a build is killed at, either tree is whole, in its place or beside it, and
`repair` puts it back.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ..disk.output import write_or_link
from ..ground.problem import GeneratorError
from ..ground.projet import GENERES, Projet
from ..processes.halves import can_share, shared
from . import fingerprints

SITEMAP = "sitemap.xml"
_URL = re.compile(r"[ \t]*<url>.*?</url>\n?", re.S)
_FRESH, _FORMER, _GONE = "site", "ancien", "perime"
"""In the work folder: the tree being made, the one it takes the place of, the one to erase."""
_SOME = 128
"""Files to copy at once: a copy of a process that is killed goes no further than these."""


def is_published(root: Path, site: Path, mark: str) -> bool:
    """Whether `site` is what `mark` gives, and nobody touched it since."""
    return fingerprints.recall(Projet(root).published, site, _own(site, mark)) is not None


@contextmanager
def publication(root: Path, site: Path, mark: str) -> Iterator[Path]:
    """A new folder to fill, that takes the place of `site` only if all went well.

    Raises GeneratorError, before anything is made, when `site` holds something else than a site,
    or is one of the folders every build needs.
    """
    projet = Projet(root.resolve())
    kept = projet.parts, projet.portal, projet.preview, projet.shown
    if projet.build.is_relative_to(site) or any(map(site.is_relative_to, kept)):
        told = f"l’outil travaille dans ce dossier ; attendu : {Projet(Path()).site}, ou un autre"
        raise GeneratorError(f"{site} : {told}")
    is_ours = site.is_relative_to(projet.build)
    if not is_ours and site.exists() and any(site.iterdir()) and not (site / "404.html").exists():
        raise GeneratorError(f"{site} : ce dossier contient autre chose qu’un site construit ici")
    repair(site)
    work = _work(site)
    work.mkdir(parents=True)
    try:
        yield work / _FRESH
        if site.exists():
            site.rename(work / _FORMER)
        (work / _FRESH).rename(site)
    finally:
        repair(site)
    fingerprints.remember(Projet(root).published, site, _own(site, mark), {})


def repair(site: Path) -> None:
    """Undo a swap that stopped half-way, and remove what was left of the work."""
    work = _work(site)
    if (work / _FORMER).is_dir():
        # What is about to be erased changes its name first: half erased, it is not put back.
        (work / _FORMER).rename(work / _GONE if site.exists() else site)
    shutil.rmtree(work, ignore_errors=True)


@dataclass(frozen=True)
class SiteTree:
    """Every file of a site, where it lies or what it holds, before the last step (`seal`)."""

    files: Mapping[str, Path]
    """Address -> file; those of `texts` are not among them."""
    texts: Mapping[str, str] = field(default_factory=dict)

    def text(self, address: str) -> str:
        """What a file holds, wherever it is."""
        held = self.texts.get(address)
        return self.files[address].read_text("utf-8") if held is None else held


def assembled(
    portal: Path, titles: Mapping[str, Path], files: Mapping[str, Iterable[str]]
) -> SiteTree:
    """The site: its root from the portal, then the folder of each title, and one sitemap.

    `files` are the addresses each part has made, by its name; those of the portal by "".
    """
    found = {address: portal / address for address in files[""]}
    for name, folder in titles.items():
        inside = f"{GENERES}/{name}/"
        found |= {a: folder / a for a in files[name] if a.startswith(inside)}
    urls = "".join(
        url
        for folder in titles.values()
        for url in _URL.findall((folder / SITEMAP).read_text("utf-8"))
    )
    sitemap = found.pop(SITEMAP).read_text("utf-8").replace("</urlset>", f"{urls}</urlset>")
    return SiteTree(found, {SITEMAP: sitemap})


def write_tree(site: Path, tree: SiteTree, former: Path | None = None) -> None:
    """Fill the new folder `site`, which may take the place of a `former` one.

    Copies, not links: whoever edits a published page must not change what it was copied from.
    """
    for folder in {(site / address).parent for address in (*tree.files, *tree.texts)}:
        folder.mkdir(parents=True, exist_ok=True)
    paths = sorted(tree.files)  # whole folders stay together: two at work in one wait for it
    some = [paths[at : at + _SOME] for at in range(0, len(paths), _SOME)]

    def copy(addresses: Sequence[str]) -> None:
        for address in addresses:
            write_or_link(
                site / address, tree.files[address].read_bytes(), former and former / address
            )

    if can_share(len(some)):
        shared(copy, some)
    else:
        copy(paths)
    for address, text in tree.texts.items():
        write_or_link(site / address, text.encode(), former and former / address)


def _work(site: Path) -> Path:
    return site.with_name(f".{site.name}-travail")


def _own(site: Path, mark: str) -> str:
    return fingerprints.of(str(site.resolve()), mark)
