"""The pages a project adds to those the tool comes with: `menu:` at the head of one says its name.

They stand last in the menu of the site. A page the tool has not, and that says no name, is most
often a name misspelt: it is told, not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .droppings import is_dropping
from .pages import ACCUEIL, SITE, Entries
from .problem import Problem
from .projet import GENERES, Projet, tool_look
from .typographie import typographie

LONGEST = 40
"""Signs of a name in the menu, which has one line on a phone."""
_KNOWN = frozenset((ACCUEIL, *(path for _, path in SITE)))
_HEAD = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.S)
_MENU = re.compile(r"^menu:[ \t]*(.*?)[ \t]*(?:[ \t]#.*)?$", re.M)
_ADDRESS = (
    "ce nom de fichier ferait une mauvaise adresse ; attendu : des lettres sans accent ni "
    "majuscule, des chiffres, des traits d’union, comme mentions-legales.md"
)
_FILE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.md")


def added(root: Path) -> Entries:
    """(name in the menu, path) of each page, in the order of the paths."""
    return tuple(
        (typographie(head[0]), path.name)
        for path in _more(Projet(root).written[0])
        if (head := _head(path))
    )


def faults(root: Path) -> list[Problem]:
    """The pages that take the place of none and say no name, and the names that cannot serve."""
    projet = Projet(root)
    docs = projet.written[0]
    unknown = [] if projet.is_whole else _unknown(docs)  # MkDocs tells those of a whole look
    return sorted((*unknown, *_refused(docs)))


def _unknown(docs: Path) -> Iterator[Problem]:
    tool = tool_look() / docs.name
    names = ", ".join(sorted(path.name for path in tool.glob("*.md")))
    said = (
        f"page que l’outil n’a pas ; attendu : {names} ; ou une page de plus, qui dit son nom au "
        "menu par « menu: … », en tête, entre deux lignes de « --- »"
    )
    for path in sorted(docs.rglob("*.md")):
        inside = path.relative_to(docs)
        left_out = any(map(is_dropping, inside.parts)) or inside.is_relative_to(GENERES)
        if left_out or (tool / inside).exists() or (path.parent == docs and _head(path)):
            continue
        yield Problem(path, 1, said)


def _refused(docs: Path) -> Iterator[Problem]:
    taken = {name: "le site" for name, _ in SITE}
    for path in _more(docs):
        if not (head := _head(path)):
            continue
        name, line = typographie(head[0]), head[1]
        if not _FILE.fullmatch(path.name) or path.name == "404.md":
            yield Problem(path, 1, _ADDRESS)
        elif not any(map(str.isalpha, name)):
            yield Problem(path, line, "« menu » ne dit rien ; attendu : le nom de la page au menu")
        elif len(name) > LONGEST:
            said = f"« menu » a {len(name)} signes ; attendu : {LONGEST} au plus"
            yield Problem(path, line, said)
        elif name in taken:
            said = f"« {name} » est déjà au menu ({taken[name]}) ; attendu : un autre nom"
            yield Problem(path, line, said)
        taken.setdefault(name, path.name)


def _more(docs: Path) -> list[Path]:
    """The pages at the root of the site that the tool has not."""
    return [
        p for p in sorted(docs.glob("*.md")) if p.name not in _KNOWN and not is_dropping(p.name)
    ]


def _head(path: Path) -> tuple[str, int] | None:
    """What a page says of its place in the menu, and on which line."""
    head = _HEAD.match(path.read_text("utf-8-sig", "replace"))
    found = _MENU.search(head[1]) if head else None
    return (
        (found[1].strip("\"'"), head[1].count("\n", 0, found.start()) + 2)
        if found and head
        else None
    )
