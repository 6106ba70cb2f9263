"""What `check` says of titles: published ones are whole, drafts are told what they lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from ..checks import to_write
from ..checks.dates import stale_rules, stale_sources
from ..ground.invocation import typed
from ..ground.problem import FaultsError, Problem
from ..inputs.readiness import left_to_write
from ..inputs.titles import checked, referentiels_of
from ..loading import Dossier, load
from ..loading.files import CORRESPONDANCES
from ..loading.glance import is_draft
from ..words.accord import compte


def report(
    folders: Sequence[Path], root: Path, look: Sequence[Problem] = ()
) -> Iterator[Problem | str]:
    """A line for each title; for a draft, all that it lacks first, in the order to write it.

    What is left to write in the pages of the project `root` is a fault as soon as a title is
    published; those of its `look` always are. Raises FaultsError with every fault, before the first
    line. What a draft lacks is none.
    """
    drafts = [load(folder) for folder in folders if is_draft(folder)]
    published = [folder for folder in folders if not is_draft(folder)]
    pages = left_to_write(root)
    dossiers = _whole(published, drafts, [*look, *(pages if published else [])])
    for dossier, r in zip(dossiers, referentiels_of(dossiers), strict=True):
        reperes = sum(len(c.reperes) for c in r.competences)
        yield (
            f"{dossier.path} : {compte(len(r.activites), 'activité type')}, "
            f"{compte(len(r.competences), 'compétence')}, {compte(reperes, 'repère')}. "
            "Aucune faute."
        )
        if r.correspondances is None:
            yield (
                f"{dossier.path} : pas encore de {CORRESPONDANCES}. Une fois ce titre publié, et "
                "avant de changer un repère, une compétence ou un CCP, commencez-le : les réponses "
                f"des visiteurs en dépendent. « {typed('textes', ecrire='')} » l’écrit."
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
    if pages:
        yield "Les pages du site"
        yield from pages
        yield f"{compte(len(pages), 'point')} avant de publier un titre."


def stale(folders: Sequence[Path], day: date) -> Iterator[Problem | str]:
    """Rules and sources of titles read more than twelve months before `day`, then their count.

    What titles share is told once. Raises as `report` does.
    """
    drafts = [load(folder) for folder in folders if is_draft(folder)]
    whole = _whole([folder for folder in folders if not is_draft(folder)], drafts)
    dossiers = [*whole, *drafts]
    rules = {problem for dossier in dossiers for problem in stale_rules(dossier, day)}
    sources = {problem for dossier in dossiers for problem in stale_sources(dossier, day)}
    yield from sorted(rules | sources)
    yield f"{compte(len(rules), 'règle')} et {compte(len(sources), 'source')} à relire."


def _whole(
    folders: Sequence[Path], drafts: Sequence[Dossier], more: Sequence[Problem] = ()
) -> list[Dossier]:
    wrong = [*(problem for draft in drafts for problem in draft.problems), *more]
    try:
        dossiers = checked(folders)
    except FaultsError as faults:
        raise FaultsError([*faults.problems, *wrong]) from None
    if wrong:
        raise FaultsError(wrong)
    return dossiers
