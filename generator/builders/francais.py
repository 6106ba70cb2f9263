"""What MkDocs says of the pages most often, in French; the rest is left as it says it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_SAYINGS: Final = (
    (
        r"Doc file '(?P<page>[^']*)' contains (?:a link|an absolute link|an unrecognized relative "
        r"link) '(?P<lien>[^']*)',.*",
        r"\g<page> : le lien « \g<lien> » ne mène à aucune page du site",
    ),
    (
        r"The following pages exist in the docs directory, but are not included in the \"nav\" "
        r"configuration:\s+- (?P<pages>.*)",
        r"pages absentes du menu ; attendu : dans le menu, ou sous « not_in_nav » des réglages :"
        r" \g<pages>",
    ),
    (
        r"Config value '(?P<cle>[^']*)': Unrecognised configuration name: .*",
        r"réglage « \g<cle> » inconnu",
    ),
    (
        r"A reference to '(?P<page>[^']*)' is included in the 'nav' configuration, which is not "
        r"found in the documentation files\.",
        r"\g<page> : page du menu introuvable ; attendu : ce fichier parmi les pages du site",
    ),
    (
        r"Config value '(?P<cle>[^']*)': Required configuration not provided\.",
        r"réglage « \g<cle> » : il manque ; attendu : une valeur",
    ),
    (
        r"Config value 'plugins': The \"(?P<nom>[^\"]*)\" plugin is not installed",
        r"réglage « plugins » : le greffon « \g<nom> » n’est pas installé",
    ),
    (
        r"Config value 'markdown_extensions': Failed to load extension '(?P<nom>[^']*)'.*",
        r"réglage « markdown_extensions » : l’extension « \g<nom> » n’est pas installée",
    ),
    (
        r"Config value '(?P<cle>[^']*)': (?P<reste>.*)",
        r"réglage « \g<cle> » : valeur qui n’est pas admise (\g<reste>)",
    ),
)


_NOTHING: Final = re.compile(r"Aborted with (?:a|\d+) (?:configuration errors?|warnings?).*")
"""What it says in the end, when it said all."""


def told(lines: Iterable[str]) -> list[str]:
    """What MkDocs said, as we would say it."""
    return [_told(line) for line in lines if not _NOTHING.match(line)]


def _told(line: str) -> str:
    for english, french in _SAYINGS:
        if found := re.fullmatch(english, line, re.S):
            return re.sub(r"\n\s+- ", ", ", found.expand(french))
    return line
