"""Under which licence a site gives its content. Imports nothing of the package.

That of the tool's own pages and common rules, unless whoever publishes says another one: nobody
can be made to give what they wrote.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Licence:
    """A licence, as pages and data files name it."""

    nom: str
    url: str
    """Where its text is."""
    iri: str = ""
    """What catalogues know it by, when it is not where its text is."""

    @property
    def nommee(self) -> str:
        """What linked data names it by."""
        return self.iri or self.url

    @property
    def de_l_outil(self) -> bool:
        """Whether it is that of what the tool brings, so that one sentence is enough."""
        return self == OUVERTE


OUVERTE: Final = Licence(
    "Licence Ouverte 2.0",
    "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    "https://spdx.org/licenses/etalab-2.0.html",
)
"""That of what the tool brings."""
