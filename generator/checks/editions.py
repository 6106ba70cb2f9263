"""The editions of a title as read from `correspondances.yaml`: their order, their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import CORRESPONDANCES
from ..loading.tree import TreePath
from ..model.correspondances import PREMIERE
from .dates import day


@dataclass(frozen=True)
class EditionLue:
    """One edition as read, valid or not; `textes` is code -> text, white space folded."""

    path: TreePath
    code: str
    textes: Mapping[str, str]

    def at(self, *keys: str | int) -> TreePath:
        """The path of a place below this edition."""
        return (*self.path, *keys)


def editions(d: Dossier) -> list[EditionLue]:
    """The editions, in the order of the file; none if the texts of one could not be read."""
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
    """Codes are distinct, the first is `PREMIERE`, and dates go forward.

    A saved file names its edition by its code, and is brought up to date from there.
    """
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
    """An edition differs from the one before: otherwise its change was forgotten."""
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
    """Every edition but the first gives a reason; the first has no changes."""
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
