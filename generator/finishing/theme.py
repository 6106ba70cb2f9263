"""Removes what the theme writes outside the blocks a template may override.

The page works without the theme's scripts, so its hidden checkboxes, its overlay, its empty
announcement and dialog boxes are only traps for the keyboard and for screen readers. Every patch
must match exactly once: a theme upgrade that changes its markup stops the build instead of bringing
a defect back in silence.
"""

import re
from typing import Final, NamedTuple

from ..problem import GeneratorError


class FinishingError(GeneratorError):
    """A built page is not what the finishing step expects; ``name`` says which point."""

    def __init__(self, name: str, detail: str = "") -> None:
        super().__init__(f"{name} : {detail}" if detail else name)
        self.name = name


class Patch(NamedTuple):
    """One rewrite of the theme's markup."""

    name: str
    pattern: re.Pattern[str]
    replacement: str = ""


PATCHES: Final = (
    Patch("drawer", re.compile(r'<input class="md-toggle"[^>]*id="__drawer"[^>]*>\s*')),
    Patch("search", re.compile(r'<input class="md-toggle"[^>]*id="__search"[^>]*>\s*')),
    Patch("overlay", re.compile(r'<label class="md-overlay"[^>]*></label>\s*')),
    # Its link goes to the first heading, after ours, which goes to the content.
    Patch(
        "skip",
        re.compile(r'<div data-md-component="skip">\s*(?:<a [^>]*>[^<]*</a>)?\s*</div>\s*'),
    ),
    Patch("announce", re.compile(r'<div data-md-component="announce">\s*</div>\s*')),
    Patch(
        "container",
        re.compile(r'<div class="md-container" data-md-component="container">'),
        '<div class="cadre">',
    ),
    Patch(
        "main",
        re.compile(
            r'<main class="md-main" data-md-component="main">\s*'
            r'<div class="md-main__inner md-grid">'
        ),
        '<main id="contenu">\n<div class="colonnes">',
    ),
    Patch(
        "dialog",
        re.compile(
            r'<div class="md-dialog"[^>]*>\s*<div class="md-dialog__inner md-typeset"></div>'
            r"\s*</div>\s*"
        ),
    ),
)

UNSHIPPED: Final = (
    "assets/javascripts",
    "assets/stylesheets",
    "assets/images/favicon.png",
    "search.json",
)
"""Files of the theme, or of the builder, that no page loads, relative to the built site."""


def strip_theme_remnants(html: str) -> str:
    """Return a built page without the theme's leftovers, with ``<main id="contenu">``.

    Raises FinishingError, named after the patch, when one does not match exactly once.
    """
    for name, pattern, replacement in PATCHES:
        html, count = pattern.subn(replacement, html)
        if count != 1:
            raise FinishingError(
                name,
                f"le balisage du thème a changé ({count} passage(s) trouvé(s) au lieu d’un) ; "
                "mettre à jour generator/finishing/theme.py",
            )
    return html
