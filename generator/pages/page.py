"""What a page is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

META_MAX = 160
TITLE_MAX = 200
"""Characters of a page's title, as tabs and bookmarks show it."""
NAME_MAX = 120
"""Characters of a name in a menu, or on the way to a page."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page to render: where, from which template, with what."""

    path: PurePosixPath
    template: str
    titre: str
    description: str
    classe: str
    context: Mapping[str, Any] = field(default_factory=dict)
    jsonld: tuple[str, ...] = ()
    robots: str | None = None
    """`noindex` for pages that are somebody's answers."""
    scripts: tuple[str, ...] = ()
    """Scripts of this page alone, by their address from the root of the site, in order."""
    habillage: str | None = None
    """Template of the theme that frames the page, if not the ordinary one."""
    legere: bool = False
    """One page of a walk, among many: its menu is shorter, and its terms lead to the glossary."""
    autour: str = ""
    """Folder of the walk, from the site's root: of the open part of its menu, only the pages there
    and the way up are listed; empty: all of them."""
    fil: tuple[tuple[str, str], ...] = ()
    """« Vous êtes ici » of a page the menu does not list: (name, address from the site's root)."""


def short(text: str) -> str:
    """A description that fits a search result: whole sentences where possible."""
    if len(text) <= META_MAX:
        return text
    cut = text[:META_MAX]
    end = cut.rfind(". ")
    return cut[: end + 1] if end > META_MAX // 2 else cut[: cut.rfind(" ")] + "…"


def shorter(text: str, limit: int = TITLE_MAX) -> str:
    """A name that fits where names stand: some official ones are whole paragraphs."""
    return text if len(text) <= limit else text[: text.rfind(" ", 0, limit)] + "…"
