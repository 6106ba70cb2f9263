"""The published tree: put together beside the old one, then swapped with it at once."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from . import empreinte
from .pages import GENERES
from .problem import GeneratorError

NOTE = Path("build/publication.json")
"""What is remembered of the site published last; outside of it, so never published."""

_URL = re.compile(r"[ \t]*<url>.*?</url>\n?", re.S)


def is_published(root: Path, site: Path, mark: str) -> bool:
    """Whether `site` is what `mark` gives, and nobody touched it since."""
    return empreinte.recall(root / NOTE, site, _own(site, mark)) is not None


@contextmanager
def publication(root: Path, site: Path, mark: str) -> Iterator[Path]:
    """A new folder to fill, that takes the place of `site` only if all went well.

    Raises GeneratorError, before anything is made, when `site` holds something else than a site.
    """
    if site.exists() and any(site.iterdir()) and not (site / "404.html").exists():
        raise GeneratorError(f"{site} : ce dossier contient autre chose qu’un site construit ici")
    site.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        yield work / "site"
        if site.exists():
            site.rename(work / "ancien")
        (work / "site").rename(site)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    empreinte.remember(root / NOTE, site, _own(site, mark), {})


def assemble(site: Path, portal: Path, titles: Mapping[str, Path]) -> None:
    """Fill `site`: the root from the portal, then the folder of each title, and one sitemap.

    Copies, not links: whoever edits a published page must not change what it was copied from.
    """
    shutil.copytree(portal, site)
    for name, folder in titles.items():
        inside = GENERES / name
        shutil.copytree(folder / inside, site / inside)
    sitemap = site / "sitemap.xml"
    found = (
        _URL.findall((folder / "sitemap.xml").read_text("utf-8")) for folder in titles.values()
    )
    urls = "".join(url for some in found for url in some)
    text = sitemap.read_text("utf-8")
    sitemap.write_text(text.replace("</urlset>", f"{urls}</urlset>"), "utf-8")


def _own(site: Path, mark: str) -> str:
    return empreinte.of(str(site.resolve()), mark)
