"""Where pages live, and how one leads to another.

Paths of pages are relative to the MkDocs `docs_dir`; addresses are relative to the site's root and
end in `.html` (the same files work from a web server and from a USB stick).
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from ..projet import GENERES

__all__ = ["GENERES", "Liens", "address"]


def address(path: PurePosixPath) -> str:
    """The address of a page, from its Markdown path."""
    return str(path.with_suffix(".html"))


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
        relative = "" if target == self.depuis else _relative(target, self.depuis)
        return f"{relative}#{fragment}" if fragment else relative or posixpath.basename(target)

    def competence(self, code: str) -> str:
        """The page of a compétence."""
        return self.page(f"competences/{code.lower()}.html")

    def activite(self, code: str) -> str:
        """The page of an activité type and its CCP."""
        return self.page(f"activites/{code.lower()}.html")

    def positionner(self, code: str) -> str:
        """Where to answer on one compétence."""
        return self.page(f"auto-evaluation/{code.lower()}.html")

    def source(self, cle: str) -> str:
        """The entry of the register of sources."""
        return self.page(f"sources.html#{cle}")

    def terme(self, code: str) -> str:
        """The entry of the glossary."""
        return self.page(f"glossaire.html#{code}")


@lru_cache(maxsize=1 << 14)
def _relative(target: str, page: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(page))
