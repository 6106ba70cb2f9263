"""Stable identifiers (UUID, IRI) for the files that other systems read.

A code keeps its identifier in every file and every build. It is computed from codes and from the
address of the published site (the title's folder if there is none), never from texts or order.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import NAMESPACE_URL, UUID, uuid5

from ..ground.projet import GENERES
from ..model import Referentiel
from ..model.correspondances import PREMIERE

_NOWHERE = "urn:titre:"
"""Prefix of the UUID namespace of a title whose site has no address."""


@dataclass(frozen=True)
class Identites:
    """Makes the identifiers of one title."""

    site: str
    """Address of the published site, with its last slash; empty when it has none."""
    identifiant: str
    """Name of the title's folder."""
    code: str
    """Official code of the title."""

    @property
    def base(self) -> str:
        """Address of the title's folder; empty for a site without an address."""
        return f"{self.site}{GENERES}/{self.identifiant}/" if self.site else ""

    def uuid(self, *codes: str) -> str:
        """UUIDv5 of what `codes` name in this title; without codes, of the title itself."""
        space = _uuid(NAMESPACE_URL, self.base or f"{_NOWHERE}{self.identifiant}")
        return str(_uuid(space, "/".join([self.code, *codes])))

    def iri(self, adresse: str, *codes: str) -> str:
        """The absolute name of the thing that `codes` name.

        It is the address of the page that explains it (`adresse`, inside the title's folder), or
        the URN of its UUID when the site has no address.
        """
        return f"{self.base}{adresse}" if self.site else UUID(self.uuid(*codes)).urn


@lru_cache(maxsize=1 << 12)  # four files name the same things
def _uuid(space: UUID, name: str) -> UUID:
    return uuid5(space, name)


def identites(referentiel: Referentiel, site: str) -> Identites:
    """The identifiers of a title; `site` is the published address, or an empty text."""
    titre = referentiel.titre
    return Identites(site, titre.identifiant, titre.identite.code.valeur)


def edition(referentiel: Referentiel) -> tuple[str, date]:
    """Code and first day of the edition in use.

    A title without `correspondances` is in its first edition, dated by its last source read.
    """
    if referentiel.correspondances:
        last = referentiel.correspondances.editions[-1]
        return last.code, last.depuis
    return PREMIERE, max(source.lu_le for source in referentiel.titre.sources)
