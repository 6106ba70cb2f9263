"""What MkDocs says of the pages most often, in French; the rest is left as it says it."""

from __future__ import annotations

import re
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
        r"Config value '(?P<cle>[^']*)': (?P<reste>.*)",
        r"réglage « \g<cle> » : valeur qui n’est pas admise (\g<reste>)",
    ),
)


def told(line: str) -> str:
    """A line of MkDocs, as we would say it."""
    for english, french in _SAYINGS:
        if found := re.fullmatch(english, line, re.S):
            return re.sub(r"\n\s+- ", ", ", found.expand(french))
    return line
