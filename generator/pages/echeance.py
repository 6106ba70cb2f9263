"""Whether the registration of a title is over.

It is judged on a given day, not on the day of the build: the same data makes the same site.
"""

from __future__ import annotations

from datetime import date

from ..model import Referentiel


def passee(referentiel: Referentiel, jour: date | None) -> bool:
    """Whether the last day of registration is before `jour`; no when the title gives no period.

    Without `jour`, the day is the latest on which a source was read. The browser judges again, at
    the date of the reader.
    """
    titre = referentiel.titre
    last = titre.identite.validite
    return last is not None and last.fin < (jour or max(source.lu_le for source in titre.sources))
