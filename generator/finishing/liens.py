"""Every local link of the built pages leads somewhere, raw HTML included.

Neither builder sees a broken `href` in raw HTML, nor an anchor nobody answers to.
"""

from __future__ import annotations

import posixpath
from collections.abc import Container, Mapping
from urllib.parse import unquote, urlsplit

from .faits import Facts


def broken_links(pages: Mapping[str, Facts], files: frozenset[str], base: str = "/") -> list[str]:
    """One French line per broken link or duplicate id, `page : ce qui ne va pas`.

    `pages` is {address: what was read there}, `files` every file of the site, `base` the
    path the site lives under (the links of the 404 page are absolute).
    """
    ids = {address: page.ids for address, page in pages.items()}
    problems: list[str] = []
    known: dict[tuple[str, str], str | None] = {}
    for address, page in sorted(pages.items()):
        problems += [
            f"{address} : identifiant « {name} » présent deux fois"
            for name, count in sorted(ids[address].items())
            if count > 1
        ]
        folder = posixpath.dirname(address)
        for name, value, count in page.references:
            if name not in ("href", "src"):
                reason = _reference_fault(value, ids[address])
            elif value[:1] in ("", "#", "?"):
                reason = _link_fault(value, address, ids, files, base)
            else:  # the same wherever in the folder it stands, and menus are everywhere
                if (folder, value) not in known:
                    known[folder, value] = _link_fault(value, address, ids, files, base)
                reason = known[folder, value]
            if reason:
                problems += [f"{address} : {name}=« {value} » {reason}"] * count
    return problems


def _reference_fault(value: str, ids: Container[str]) -> str | None:
    missing = [part for part in value.split() if part not in ids]
    return f"ne correspond à aucun identifiant : {', '.join(missing)}" if missing else None


def _link_fault(
    value: str, address: str, ids: Mapping[str, Container[str]], files: frozenset[str], base: str
) -> str | None:
    parts = urlsplit(value)
    if parts.scheme or parts.netloc:
        return None
    target = unquote(parts.path)
    if target.startswith("/"):
        if not target.startswith(base):
            return "sort du site"
        target = target[len(base) :]
    elif target:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(address), target))
    else:
        target = address
    if target in ("", "."):
        target = "index.html"
    if target not in files:
        return "ne mène à aucun fichier du site"
    fragment = unquote(parts.fragment)
    if fragment and target in ids and fragment not in ids[target]:
        return "mène à une ancre qui n’existe pas"
    return None
