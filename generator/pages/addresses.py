"""The addresses of pages, and the links from one page to another.

The path of a page is relative to the `docs_dir` of MkDocs and ends in `.md`. Its address starts at
the root of the site and ends in `.html`. Links are relative, so that the same files work from a web
server and from a USB stick.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from ..ground.projet import GENERES

__all__ = ["GENERES", "Liens", "address"]


def address(path: PurePosixPath) -> str:
    """The address of a page, from its Markdown path."""
    return str(path.with_suffix(".html"))


@dataclass(frozen=True)
class Liens:
    """Relative links, as they must be written in one page of a title."""

    titre: str
    """Identifiant of the title, the first part of its addresses."""
    depuis: str
    """Address of that page, from the root of the site."""

    def page(self, address: str) -> str:
        """The link to a page of the title, by its address inside the title's folder."""
        return self.site(f"{GENERES}/{self.titre}/{address}")

    def site(self, address: str) -> str:
        """The link to a page of the site, by its address from the root; `#…` is kept."""
        target, _, fragment = address.partition("#")
        relative = "" if target == self.depuis else _relative(target, self.depuis)
        return f"{relative}#{fragment}" if fragment else relative or posixpath.basename(target)

    def competence(self, code: str) -> str:
        """The page of a compétence."""
        return self.page(f"competences/{code.lower()}.html")

    def activite(self, code: str) -> str:
        """The page of an activité type and its CCP."""
        return self.page(f"activites/{code.lower()}.html")

    def positionner(self, code: str) -> str:
        """The page where a person answers about one compétence."""
        return self.page(f"auto-evaluation/{code.lower()}.html")

    def source(self, cle: str) -> str:
        """The entry of a source in the register of sources."""
        return self.page(f"sources.html#{cle}")

    def terme(self, code: str) -> str:
        """The entry of a term in the glossary."""
        return self.page(f"glossaire.html#{code}")


@lru_cache(maxsize=1 << 14)
def _relative(target: str, page: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(page))
