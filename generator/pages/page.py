"""What a page is, and how one leads to another."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

GENERES = PurePosixPath("titres")
"""The one folder of `docs_dir` the generator owns."""

META_MAX = 160


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


@dataclass(frozen=True)
class Liens:
    """Addresses as seen from one page."""

    titre: str
    """Identifiant of the title, the first part of its addresses."""
    depuis: str
    """Address of the page the links stand in."""

    def page(self, address: str) -> str:
        """A page of the title, by its address inside the title's folder."""
        return self.site(f"{GENERES}/{self.titre}/{address}")

    def site(self, address: str) -> str:
        """A page of the site, by its address from the root."""
        target, _, fragment = address.partition("#")
        here = posixpath.dirname(self.depuis)
        relative = posixpath.relpath(target, here) if target != self.depuis else ""
        return f"{relative}#{fragment}" if fragment else relative or posixpath.basename(target)

    def competence(self, code: str) -> str:
        """The page of a compétence."""
        return self.page(f"competences/{code.lower()}.html")

    def activite(self, code: str) -> str:
        """The page of an activité type and its CCP."""
        return self.page(f"activites/{code.lower()}.html")

    def source(self, cle: str) -> str:
        """The entry of the register of sources."""
        return self.page(f"sources.html#{cle}")

    def terme(self, code: str) -> str:
        """The entry of the glossary."""
        return self.page(f"glossaire.html#{code}")


def address(path: PurePosixPath) -> str:
    """The address of a page, from its Markdown path."""
    return str(path.with_suffix(".html"))


def short(text: str) -> str:
    """A description that fits a search result: whole sentences where possible."""
    if len(text) <= META_MAX:
        return text
    cut = text[:META_MAX]
    end = cut.rfind(". ")
    return cut[: end + 1] if end > META_MAX // 2 else cut[: cut.rfind(" ")] + "…"
