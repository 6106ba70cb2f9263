"""Who is who in the files other systems read: one identity per code, for ever, wherever it is read.

Identities come from the address the site is published at and from codes, never from texts or order.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import NAMESPACE_URL, UUID, uuid5

from ..model import Referentiel
from ..projet import GENERES

_NOWHERE = "urn:titre:"
"""Begins the names of a title whose site has no address."""


@dataclass(frozen=True)
class Identites:
    """The identities of one title."""

    site: str
    """Address of the published site, with its last bar; empty when it has none."""
    identifiant: str
    """The title's folder."""
    code: str
    """The title's own code."""

    @property
    def base(self) -> str:
        """Address of the title's folder; empty for a site without an address."""
        return f"{self.site}{GENERES}/{self.identifiant}/" if self.site else ""

    def uuid(self, *codes: str) -> str:
        """UUIDv5 of what `codes` name in this title; of the title itself when there is none."""
        space = _uuid(NAMESPACE_URL, self.base or f"{_NOWHERE}{self.identifiant}")
        return str(_uuid(space, "/".join([self.code, *codes])))

    def iri(self, adresse: str, *codes: str) -> str:
        """The absolute name of a thing: where it is explained, or a UUID without an address."""
        return f"{self.base}{adresse}" if self.site else UUID(self.uuid(*codes)).urn


@lru_cache(maxsize=1 << 12)  # four files name the same things
def _uuid(space: UUID, name: str) -> UUID:
    return uuid5(space, name)


def identites(referentiel: Referentiel, site: str) -> Identites:
    """The identities of a title published on `site` (its address, or nothing)."""
    titre = referentiel.titre
    return Identites(site, titre.identifiant, titre.identite.code.valeur)


def edition(referentiel: Referentiel) -> tuple[str, date]:
    """Code and day of today's edition; without editions, the day a source was read last."""
    if referentiel.correspondances:
        last = referentiel.correspondances.editions[-1]
        return last.code, last.depuis
    return "1", max(source.lu_le for source in referentiel.titre.sources)
