"""Every local link of the built pages leads somewhere, raw HTML included.

Neither builder sees a broken `href` in raw HTML, nor an anchor nobody answers to.
"""

from __future__ import annotations

import posixpath
from collections.abc import Container, Mapping, Sequence
from typing import Final
from urllib.parse import unquote, urlsplit

from ..words.accord import compte
from .facts import Facts

_NOWHERE: Final = "ne mène à aucun fichier du site"
_MANY: Final = 12
"""Links to the same missing file past which they are one fault: something of every page."""
_NAMED: Final = 3


def broken_links(pages: Mapping[str, Facts], files: frozenset[str], base: str = "/") -> list[str]:
    """One French line per broken link or duplicate id, `page : ce qui ne va pas`; one for all those
    that lead to the same missing file, when they are many.

    `pages` is {address: what was read there}, `files` every file of the site, `base` the
    path the site lives under (the links of the 404 page are absolute).
    """
    ids = {address: page.ids for address, page in pages.items()}
    problems: list[str] = []
    known: dict[tuple[str, str], str | None] = {}
    lost: dict[str, list[str]] = {}
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
                told = [f"{address} : {name}=« {value} » {reason}"] * count
                problems += told
                if reason is _NOWHERE:
                    lost.setdefault(_target(value, address, base), []).extend(told)
    many = {target: told for target, told in lost.items() if len(told) > _MANY}
    left_out = {line for told in many.values() for line in told}
    return [
        *(_gone(target, told) for target, told in sorted(many.items())),
        *(line for line in problems if line not in left_out),
    ]


def _gone(target: str, told: Sequence[str]) -> str:
    pages = list(dict.fromkeys(line.partition(" : ")[0] for line in told))
    left = len(pages) - _NAMED
    more = f" et {compte(left, 'autre page')}" if left > 0 else ""
    where = f"{', '.join(pages[:_NAMED])}{more}"
    return f"{target} : absent du site ; {len(told)} liens y mènent ({where})"


def _reference_fault(value: str, ids: Container[str]) -> str | None:
    missing = [part for part in value.split() if part not in ids]
    return f"ne correspond à aucun identifiant : {', '.join(missing)}" if missing else None


def _link_fault(
    value: str, address: str, ids: Mapping[str, Container[str]], files: frozenset[str], base: str
) -> str | None:
    parts = urlsplit(value)
    if parts.scheme or parts.netloc:
        return None
    if (path := unquote(parts.path)).startswith("/") and not path.startswith(base):
        return "sort du site"
    target = _target(value, address, base)
    if target not in files:
        return _NOWHERE
    fragment = unquote(parts.fragment)
    if fragment and target in ids and fragment not in ids[target]:
        return "mène à une ancre qui n’existe pas"
    return None


def _target(value: str, address: str, base: str) -> str:
    """The file of the site that a link of the page `address` leads to."""
    target = unquote(urlsplit(value).path)
    if target.startswith("/"):
        target = target[len(base) :]
    elif target:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(address), target))
    else:
        target = address
    return "index.html" if target in ("", ".") else target
