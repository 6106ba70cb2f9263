"""Whether the recorded period of a title is over, judged on a day that does not move by itself."""

from __future__ import annotations

from datetime import date

from ..model import Referentiel


def passee(referentiel: Referentiel, jour: date | None) -> bool:
    """Whether the last day is over on `jour`, or when nobody said which, on the day of the data.

    Readers come later: the browser judges again, on its own calendar.
    """
    titre = referentiel.titre
    last = titre.identite.validite
    return last is not None and last.fin < (jour or max(source.lu_le for source in titre.sources))
