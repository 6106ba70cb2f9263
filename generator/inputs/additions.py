"""The pages a project adds to those the tool comes with: `menu:` at the head of one says its name.

They stand last in the menu of the site. A page the tool has not, and that says no name, is most
often a name misspelt: it is told, not shown.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..disk.droppings import is_dropping
from ..ground.menu import ACCUEIL, SITE, Entries, Nav, around
from ..ground.problem import Problem
from ..ground.projet import GENERES, Projet, tool_look
from ..loading.spaces import named
from ..words.typographie import INVISIBLE, typographie
from . import heads

if TYPE_CHECKING:
    from ..loading.front_matter import FrontMatter

LONGEST = 40
"""Signs of a name in the menu, which has one line on a phone."""
_KNOWN = frozenset((ACCUEIL, *(path for _, path in SITE)))
_MARKDOWN = frozenset(".md .markdown .mdown .mkdn .mkd".split())
_MARKUP = re.compile(r"[<>]|&#?\w+;")
_ADDRESS = (
    "ce nom de fichier ferait une mauvaise adresse ; attendu : des lettres sans accent ni "
    "majuscule, des chiffres, des traits d’union, comme mentions-legales.md"
)
_FILE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.md")


def added(root: Path) -> Entries:
    """(name in the menu, path) of each page, in the order of the paths."""
    docs = Projet(root).written[0]
    pages = [path for path in sorted(docs.glob("*.md")) if _is_more(path, docs)]
    return tuple(
        (_name(read), path.name)
        for path in pages
        if (read := _head(path)) and "menu" in read.values
    )


def faults(root: Path) -> list[Problem]:
    """The pages that take the place of none and say no name, the names that cannot serve, and the
    heads of any page that cannot be read, or ask for what is not there."""
    projet = Projet(root)
    docs = projet.written[0]
    problems: list[Problem] = []
    if not projet.is_whole:
        problems += _unread(docs)
    taken = {_folded(name): "le site" for name in _names(around([]))}
    for path in _written(docs):
        if read := _head(path):
            told = [Problem(path, *fault) for fault in read.faults]
            told += heads.faults(path, read, projet)
            if not read.faults and _is_more(path, docs):
                told += _misplaced(path, docs, read, taken, projet)
            problems += told or heads.emptiness(path, read)
    return sorted(problems)


def _unread(docs: Path) -> Iterator[Problem]:
    """The first file that someone put where the tool writes what it makes of the titles."""
    for path in sorted((docs / GENERES).rglob("*")):
        if path.is_file() and not any(map(is_dropping, path.relative_to(docs).parts)):
            said = f"rien n’est lu dans « {GENERES} », dossier de ce que l’outil écrit"
            yield Problem(path, 1, f"{said} ; attendu : ce fichier ailleurs dans « {docs.name} »")
            return


def _misplaced(
    path: Path, docs: Path, read: FrontMatter, taken: dict[str, str], projet: Projet
) -> Iterator[Problem]:
    if "menu" in read.values:
        yield from _refused(path, docs, read, taken)
    elif not projet.is_whole:  # MkDocs tells those of a whole look
        yield from _unknown(path, docs, read)


def _unknown(path: Path, docs: Path, read: FrontMatter) -> Iterator[Problem]:
    tool = tool_look() / docs.name
    names = ", ".join(sorted(path.name for path in tool.glob("*.md")))
    meant = next((key for key in read.values if key.casefold() == "menu"), None)
    if meant:
        yield Problem(path, read.lines[meant], f"« {meant} » ; attendu : « menu », en minuscules")
    elif not (tool / path.relative_to(docs)).exists():
        yield Problem(
            path,
            1,
            f"page que l’outil n’a pas ; attendu : {names} ; ou une page de plus, qui dit son nom "
            "au menu par « menu: … », en tête, entre deux lignes de « --- »",
        )


def _refused(path: Path, docs: Path, read: FrontMatter, taken: dict[str, str]) -> Iterator[Problem]:
    name, line = _name(read), read.lines["menu"]
    if path.parent != docs:
        said = "page que l’outil n’a pas ; une page du menu se met à côté de index.md"
        yield Problem(path, 1, f"{said}, pas dans un sous-dossier")
    elif not _FILE.fullmatch(path.name) or path.name == "404.md":
        yield Problem(path, 1, _ADDRESS)
    elif hidden := INVISIBLE.search(name):
        yield Problem(path, line, f"« menu » : caractère invisible : {named(hidden[0])}")
    elif _MARKUP.search(name):
        yield Problem(path, line, "« menu » est montré tel quel ; attendu : un nom sans balise")
    elif not any(map(str.isalpha, name)):
        yield Problem(path, line, "« menu » ne dit rien ; attendu : le nom de la page au menu")
    elif len(name) > LONGEST:
        yield Problem(path, line, f"« menu » a {len(name)} signes ; attendu : {LONGEST} au plus")
    elif where := taken.get(_folded(name)):
        said = f"« {name} » est déjà au menu ({where}) ; attendu : un autre nom"
        yield Problem(path, line, said)
    taken.setdefault(_folded(name), path.name)


def _written(docs: Path) -> Iterator[Path]:
    """The pages people of the project wrote."""
    made = f"{docs}{os.sep}{GENERES}"
    found: list[Path] = []
    for place, directories, names in os.walk(docs):
        directories[:] = [name for name in directories if not is_dropping(name)]
        if place == made:
            directories.clear()
            continue
        pages = (n for n in names if Path(n).suffix.lower() in _MARKDOWN and not is_dropping(n))
        found += [path for name in pages if (path := Path(place, name)).is_file()]
    yield from sorted(found)


def _is_more(path: Path, docs: Path) -> bool:
    """Whether the menu has no page of this name yet."""
    return path.relative_to(docs).as_posix() not in _KNOWN and not is_dropping(path.name)


def _head(path: Path) -> FrontMatter | None:
    """What a page says at its head; None: it cannot be read, which is told elsewhere."""
    from ..loading.front_matter import read_front_matter  # noqa: PLC0415 - most projects add no page

    try:
        return read_front_matter(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return None


def _name(read: FrontMatter) -> str:
    return typographie(read.values["menu"] or "")


def _folded(name: str) -> str:
    """What is the same name for who reads it: neither capitals, nor accents."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _names(nav: Nav) -> Iterator[str]:
    for entry in nav:
        for name, inside in entry.items():
            yield name
            yield from _names(inside) if isinstance(inside, list) else ()
