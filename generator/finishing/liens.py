"""Every local link of the built pages leads somewhere, raw HTML included.

Neither builder sees a broken `href` in raw HTML, nor an anchor nobody answers to.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import unquote, urlsplit

_NAMES = frozenset(
    "id href src popovertarget for aria-labelledby aria-describedby aria-controls".split()
)
_ATTRIBUTE = re.compile(
    r"""([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""",
)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_TAG = re.compile(r"<[a-zA-Z][^\s/>]*((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")


def broken_links(pages: Mapping[str, str], files: frozenset[str], base: str = "/") -> list[str]:
    """One French line per broken link or duplicate id, `page : ce qui ne va pas`.

    `pages` is {address: HTML}, `files` every file of the site, `base` the path the site lives
    under (the links of the 404 page are absolute).
    """
    parsed = {address: list(_attributes(html)) for address, html in pages.items()}
    ids = {a: {v for n, v in found if n == "id"} for a, found in parsed.items()}
    problems: list[str] = []
    for address, found in sorted(parsed.items()):
        names = [value for name, value in found if name == "id"]
        duplicates = {value for value in names if names.count(value) > 1}
        problems += [
            f"{address} : identifiant « {d} » présent deux fois" for d in sorted(duplicates)
        ]
        for name, value in found:
            if name == "id":
                continue
            if name in ("href", "src"):
                reason = _link_fault(value, address, ids, files, base)
            else:
                reason = _reference_fault(value, ids[address])
            if reason:
                problems.append(f"{address} : {name}=« {value} » {reason}")
    return problems


def _reference_fault(value: str, ids: set[str]) -> str | None:
    missing = [part for part in value.split() if part not in ids]
    return f"ne correspond à aucun identifiant : {', '.join(missing)}" if missing else None


def _link_fault(
    value: str, address: str, ids: Mapping[str, set[str]], files: frozenset[str], base: str
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


def _attributes(html: str) -> Iterator[tuple[str, str]]:
    for tag in _TAG.finditer(_COMMENT.sub("", html)):
        for name, *values in _ATTRIBUTE.findall(tag[1]):
            if name.lower() in _NAMES:
                yield name.lower(), unescape("".join(values))
