"""The menu of the site itself, around those of its titles: its home, the pages written by hand."""

from __future__ import annotations

from typing import Any

Entries = tuple[tuple[str, str], ...]
"""(Name in the menu, path) of pages of the site."""

Nav = list[dict[str, Any]]
"""MkDocs navigation: a list of {title: path} or {title: list}."""

ACCUEIL = "index.md"
RECHERCHE = "recherche.md"

SITE: Entries = (
    ("Toutes les pages", RECHERCHE),
    ("À propos de ce site", "a-propos.md"),
    ("Garder hors ligne", "hors-ligne.md"),
    ("Vos données", "confidentialite.md"),
    ("Accessibilité", "accessibilite.md"),
)
"""The hand-written pages of the navigation, besides the home page."""

PAGES = (ACCUEIL, *(path for _, path in SITE))
"""Every page of the site that its menu leads to."""

SITE_APART = (ACCUEIL, *(path for _, path in SITE if path != RECHERCHE))
"""Pages of the site that stand in the menu of a title built apart, which has its own search."""


def around(titres: Nav, recherche: str = RECHERCHE, added: Entries = ()) -> Nav:
    """The whole navigation: home, the menus of the titles, then the pages about the site.

    `recherche` is the page that searches and lists what this navigation holds; `added` stand last.
    """
    site = ((name, recherche if path == RECHERCHE else path) for name, path in SITE)
    return [
        {"Accueil": ACCUEIL},
        *titres,
        {"Le site": [{name: path} for name, path in (*site, *added)]},
    ]
