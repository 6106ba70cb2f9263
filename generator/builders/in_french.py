"""What MkDocs says of pages and settings most often, in French and in its place; the rest is left
as it says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ..ground.link_places import lines_of_link, written
from ..ground.projet import Projet

_SAYINGS: Final = (
    (
        r"Doc file '(?P<page>[^']*)' contains (?:a link|an absolute link|an unrecognized relative "
        r"link) '(?P<lien>[^']*)',.*",
        r"\g<page> : le lien « \g<lien> » ne mène à aucune page du site",
    ),
    (
        r"The following pages exist in the docs directory, but are not included in the \"nav\" "
        r"configuration:\s+- (?P<pages>.*)",
        "page absente du menu ; attendu : son nom au menu, par « menu: … » en tête, ou son adresse "
        "sous « not_in_nav » des réglages",
    ),
    (
        r"Config value '(?P<cle>[^']*)': Unrecognised configuration name: .*",
        r"réglage « \g<cle> » inconnu",
    ),
    (
        r"A reference to '(?P<absente>[^']*)' is included in the 'nav' configuration, which is not "
        r"found in the documentation files\.",
        r"page du menu introuvable ; attendu : ce fichier parmi les pages du site",
    ),
    (
        r"Config value '(?P<cle>[^']*)': Required configuration not provided\.",
        r"réglage « \g<cle> » : il manque ; attendu : une valeur",
    ),
    (
        r"Config value '(?P<cle>plugins)': The \"(?P<nom>[^\"]*)\" plugin is not installed",
        r"réglage « plugins » : le greffon « \g<nom> » n’est pas installé",
    ),
    (
        r"Config value '(?P<cle>markdown_extensions)': Failed to load extension '(?P<nom>[^']*)'.*",
        r"réglage « markdown_extensions » : l’extension « \g<nom> » n’est pas installée",
    ),
    (
        r"Config value '(?P<cle>[^']*)': (?P<reste>.*)",
        r"réglage « \g<cle> » : valeur qui n’est pas admise (\g<reste>)",
    ),
)


_NOTHING: Final = re.compile(r"Aborted with (?:a|\d+) (?:configuration errors?|warnings?).*")
"""What it says in the end, when it said all."""


def told(lines: Iterable[str], projet: Projet) -> list[str]:
    """What MkDocs said of the pages and the settings of a project, as we would say it."""
    said = [line for line in lines if not _NOTHING.match(line)]
    return list(dict.fromkeys(text for line in said for text in _told(line, projet)))


def _told(line: str, projet: Projet) -> Iterator[str]:
    for english, french in _SAYINGS:
        if found := re.fullmatch(english, line, re.S):
            for place in _places(projet, found.groupdict()):
                yield place + found.expand(french)
            return
    yield line


def _places(projet: Projet, named: Mapping[str, str]) -> list[str]:
    """How a line begins that tells where it is; one for each page."""
    if "cle" in named:
        return [_setting(projet, named["cle"])]
    if "lien" in named:
        return _links(projet, named["page"], named["lien"])
    pages = [*re.split(r"\n\s+- ", named.get("pages", "").strip()), named.get("absente", "")]
    return [_page(projet, page) for page in pages if page] or [""]


def _page(projet: Projet, page: str) -> str:
    return f"{written(projet, page).relative_to(projet.racine).as_posix()}:1: "


def _links(projet: Projet, page: str, link: str) -> list[str]:
    """The lines of a page where a link is written: the first, when it is not as it is read."""
    path = written(projet, page)
    place = path.relative_to(projet.racine).as_posix()
    return [f"{place}:{number}: " for number in lines_of_link(path, link) or [1]]


def _setting(projet: Projet, key: str) -> str:
    """Where a setting is written: nowhere, when it is one of the tool's."""
    path = projet.settings
    text = path.read_text("utf-8-sig", "replace") if path.is_file() else ""
    found = re.search(rf"""^(["']?){re.escape(key)}\1[ \t]*:""", text, re.M)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    return f"{path.name}:{line}: " if text else ""
