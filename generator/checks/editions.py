"""The editions of a title, as read: named once each, from the oldest to the present one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..loading import Dossier
from ..loading.files import CORRESPONDANCES
from ..loading.tree import TreePath
from ..model.correspondances import PREMIERE
from ..problem import Problem
from .dates import day


@dataclass(frozen=True)
class EditionLue:
    """One edition as read, whatever is wrong with it."""

    path: TreePath
    code: str
    textes: Mapping[str, str]

    def at(self, *keys: str | int) -> TreePath:
        """A place of this edition."""
        return (*self.path, *keys)


def editions(d: Dossier) -> list[EditionLue]:
    """The editions of the title, oldest first; none when a part of them has to be guessed."""
    tree = d.tree(CORRESPONDANCES)
    found: list[EditionLue] = []
    for path, edition in tree.groups("editions.*"):
        textes = edition.get("textes")
        if not isinstance(textes, dict):
            return []
        plain = {code: " ".join(t.split()) for code, t in textes.items() if isinstance(t, str)}
        found.append(EditionLue(path, str(edition.get("code")), plain))
    return found


def editions_are_ordered(d: Dossier) -> Iterator[Problem]:
    """Saved answers name an edition by its code, and go from there to the next ones."""
    seen: dict[str, int] = {}
    tree = d.tree(CORRESPONDANCES)
    for path, code in tree.texts("editions.*.code"):
        if code in seen:
            yield d.problem(
                CORRESPONDANCES,
                path,
                f"édition « {code} » déjà écrite ligne {seen[code]} ; un code d’édition sert une "
                "seule fois",
            )
        seen.setdefault(code, tree.line(path))
    for path, code in tree.texts("editions.*.code"):
        if path[1] == 0 and code != PREMIERE:
            yield d.problem(
                CORRESPONDANCES,
                path,
                f"première édition « {code} » ; attendu : « {PREMIERE} », que portent les réponses "
                "enregistrées avant ce fichier",
            )
    for (_, before), (path, after) in pairwise(tree.select("editions.*.depuis")):
        first, second = day(before), day(after)
        if first and second and second <= first:
            yield d.problem(
                CORRESPONDANCES,
                path,
                f"« depuis » : {second} ; attendu : une date après la précédente ({first})",
            )


def an_edition_changes_something(d: Dossier) -> Iterator[Problem]:
    """One that repeats the one before was added for a change somebody forgot to write."""
    tree = d.tree(CORRESPONDANCES)
    for before, now in pairwise(editions(d)):
        if now.textes == before.textes and not any(tree.select("changements.*", now.path)):
            yield d.problem(
                CORRESPONDANCES,
                now.path,
                f"édition « {now.code} » : rien n’y change ; corrigez ses « textes » et dites "
                "ses « changements », ou retirez-la",
            )


def an_edition_says_why(d: Dossier) -> Iterator[Problem]:
    """The first one changes nothing; the others owe people a reason."""
    for index, (path, edition) in enumerate(d.tree(CORRESPONDANCES).groups("editions.*")):
        if index and not edition.get("pourquoi"):
            yield d.problem(
                CORRESPONDANCES,
                path,
                f"édition « {edition.get('code')} » sans « pourquoi » ; attendu : une phrase qui "
                "dit pourquoi le référentiel change",
            )
        if not index and edition.get("changements"):
            yield d.problem(
                CORRESPONDANCES,
                (*path, "changements"),
                f"« changements » dans la première édition (« {edition.get('code')} ») ; rien ne "
                "la précède, retirez-les",
            )
