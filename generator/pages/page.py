"""The description of a page to render, and the limits of its title and description."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

META_MAX = 160
"""Characters of a page's description, as search engines show it."""
TITLE_MAX = 200
"""Characters of a page's title, as tabs and bookmarks show it."""
NAME_MAX = 120
"""Characters of a name in a menu, or in the path « Vous êtes ici »."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page to render: where it goes, from which template, with which values.

    `path` is relative to the `docs_dir` of MkDocs; `classe` is the CSS class of the page; `jsonld`
    are its schema.org descriptions.
    """

    path: PurePosixPath
    template: str
    titre: str
    description: str
    classe: str
    context: Mapping[str, Any] = field(default_factory=dict)
    jsonld: tuple[str, ...] = ()
    robots: str | None = None
    """`noindex` for pages that only make sense after somebody's answers; None: indexed."""
    scripts: tuple[str, ...] = ()
    """Scripts of this page alone, by their address from the root of the site, in order."""
    styles: tuple[str, ...] = ()
    """Style sheets of this page alone, by their address from the root of the site, in order."""
    habillage: str | None = None
    """Theme template around the page; None for the ordinary one."""
    legere: bool = False
    """Whether it is one of many pages of a walk: short menu, terms that link to the glossary."""
    autour: str = ""
    """Folder of the walk, from the site's root. The open part of the menu then lists only the pages
    of that folder and those above. Empty: the open part is whole."""
    fil: tuple[tuple[str, str], ...] = ()
    """Path « Vous êtes ici » of a page that is not in the menu: (name, address from the root)."""


def short(text: str) -> str:
    """The text, cut to fit `META_MAX`.

    The cut is after a sentence if one ends past the middle, or after a word, with « … ».
    """
    if len(text) <= META_MAX:
        return text
    cut = text[:META_MAX]
    end = cut.rfind(". ")
    return cut[: end + 1] if end > META_MAX // 2 else shorter(text, META_MAX)


def shorter(text: str, limit: int = TITLE_MAX) -> str:
    """The text, cut after a word with « … » to fit `limit`: some official names are paragraphs."""
    if len(text) <= limit:
        return text
    end = text.rfind(" ", 0, limit)
    return text[: end if end > 0 else limit - 1] + "…"
