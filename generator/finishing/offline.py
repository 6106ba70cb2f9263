"""The offline copy: the list of the whole site, written into its service worker.

The list is fixed at build time and holds every file, so that a copy says nothing of which pages its
owner reads. Each file goes with its fingerprint: a browser refuses one that is not the expected
one, so that two versions of the site never mix.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

from ..disk.folders import file_sizes
from ..disk.output import write_text, write_whole
from ..words.typographie import NBSP
from .failure import FinishingError
from .lots import MAP, remove_maps
from .reader import parse_html, parse_tag
from .site_address import canonical

PAGE: Final = "hors-ligne.html"
WORKER: Final = "sw.js"

NOT_KEPT: Final = frozenset({"CNAME", "robots.txt", "sitemap.xml", WORKER})
"""What a server or a search engine reads, and no visitor; relative to the site. Source maps are
not kept either: only who looks for a fault asks for them."""
ONLINE_ONLY: Final = NOT_KEPT | {"404.html", "manifest.webmanifest"}
"""What makes no sense in a folder opened from a disk."""

_WEIGHT = {"class": "copie__poids", "value": "0"}
_LIST = re.compile(r"^const SITE = .*;$", re.M)


def write_offline(site: Path) -> None:
    """Describe a whole published site, once no other file will change.

    Writes the weight of the copy into the page that offers it, then the list of files into the
    service worker; nothing for a site without an address, which is a copy. Raises FinishingError
    when either has no place for it.
    """
    if not has_address(site):
        return
    page, worker = describe_copy(
        (site / PAGE).read_text("utf-8"),
        (site / WORKER).read_text("utf-8"),
        file_sizes(site),
        lambda address: integrity((site / address).read_bytes()),
    )
    write_whole(site / PAGE, lambda fresh: write_text(fresh, page))
    write_whole(site / WORKER, lambda fresh: write_text(fresh, worker))


def has_address(site: Path) -> bool:
    """Whether a site was built for an address; a copy to carry on a USB stick has none."""
    return canonical(parse_html((site / "index.html").read_text("utf-8"))) is not None


def describe_copy(
    page: str, worker: str, sizes: Mapping[str, int], fingerprint: Callable[[str], str]
) -> tuple[str, str]:
    """The texts of `PAGE` and of `WORKER` for a site of these files.

    `sizes`: address -> bytes; `fingerprint` gives that of the file at an address.
    """
    kept = {address: size for address, size in sizes.items() if _is_kept(address)}
    page = with_weight(page, sum(kept.values()))
    own = {PAGE: integrity(page.encode())}
    return page, with_list(worker, {a: own.get(a) or fingerprint(a) for a in kept})


def remove_online_only(site: Path) -> None:
    """Take out of a built site what a folder opened from a disk has no use for."""
    for name in ONLINE_ONLY:
        (site / name).unlink(missing_ok=True)
    remove_maps(site)


def with_list(worker: str, listed: Mapping[str, str]) -> str:
    """The service worker that keeps `listed` ({address: integrity}); same list, same text."""
    files = {quote(name, safe="/!$&'()*+,;=:@~"): listed[name] for name in sorted(listed)}
    body = json.dumps(files, separators=(",", ":"))
    version = hashlib.sha256(f"{worker}\n{body}".encode()).hexdigest()[:16]
    line = f'const SITE = {{"version":"{version}","fichiers":{body}}};'
    return _once(_LIST, line, worker, WORKER)


def with_weight(page: str, size: int) -> str:
    """The page that offers the copy, with its size: in bytes for the script, in Mo to read."""
    words = f"{size / 1e6:.1f}".replace(".", ",") + f"{NBSP}Mo"
    document = parse_html(page)
    places = [
        at for at in document.places("data") if parse_tag(document.pieces[at]).values == _WEIGHT
    ]
    if len(places) != 1:
        raise _not_one(PAGE, len(places))
    shown = f'<data class="copie__poids" value="{size}">{words}</data>'
    return document.replace(places[0], places[0] + 2, shown).html


def integrity(content: bytes) -> str:
    """The fingerprint of a file, as browsers read it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()


def _once(pattern: re.Pattern[str], text: str, source: str, name: str) -> str:
    done, count = pattern.subn(lambda _: text, source)
    if count != 1:
        raise _not_one(name, count)
    return done


def _not_one(name: str, count: int) -> FinishingError:
    return FinishingError(name, f"{count} emplacement(s) à remplir au lieu d’un")


def _is_kept(address: str) -> bool:
    hidden = address.rpartition("/")[2].startswith(".")
    return address not in NOT_KEPT and not address.endswith(MAP) and not hidden
