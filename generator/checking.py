"""What `check` says of titles: published ones are whole, drafts are told what they lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from .accord import compte
from .checks import to_write
from .checks.dates import stale_rules
from .loading import Dossier, load
from .loading.entete import is_draft
from .problem import FaultsError, Problem
from .titles import checked, referentiels_of


def judged(folders: Sequence[Path]) -> Iterator[Problem | str]:
    """A line for each title; for a draft, all that it lacks first, in the order to write it.

    Raises FaultsError with every fault, before the first line. What a draft lacks is none.
    """
    drafts = [load(folder) for folder in folders if is_draft(folder)]
    dossiers = _whole([folder for folder in folders if not is_draft(folder)], drafts)
    for dossier, r in zip(dossiers, referentiels_of(dossiers), strict=True):
        reperes = sum(len(c.reperes) for c in r.competences)
        yield (
            f"{dossier.path} : {compte(len(r.activites), 'activité type')}, "
            f"{compte(len(r.competences), 'compétence')}, {compte(reperes, 'repère')}. "
            "Aucune faute."
        )
    for draft in drafts:
        left = 0
        for chantier in to_write(draft):
            yield f"{chantier.numero}. {chantier.intitule}"
            yield from chantier.manques
            left += len(chantier.manques)
        if left:
            state = f"{compte(left, 'point')} avant de publier. Il n’est pas publié."
        else:
            state = "rien ne manque. Pour le publier, retirez « statut: brouillon » de titre.yaml."
        yield f"{draft.path} : brouillon, {state}"


def stale(folders: Sequence[Path], day: date) -> list[Problem]:
    """The rules of titles read more than twelve months before `day`. Raises as `judged` does."""
    drafts = [load(folder) for folder in folders if is_draft(folder)]
    whole = _whole([folder for folder in folders if not is_draft(folder)], drafts)
    return sorted(p for dossier in [*whole, *drafts] for p in stale_rules(dossier, day))


def _whole(folders: Sequence[Path], drafts: Sequence[Dossier]) -> list[Dossier]:
    wrong = [problem for draft in drafts for problem in draft.problems]
    try:
        dossiers = checked(folders)
    except FaultsError as faults:
        raise FaultsError([*faults.problems, *wrong]) from None
    if wrong:
        raise FaultsError(wrong)
    return dossiers
