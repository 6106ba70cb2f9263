"""From a folder of YAML files to frozen objects, or to every fault with its file and line.

Nothing here stops at the first fault: each file is read, each value is judged, and the rules of
`checks` run on whatever could be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from ..ground.kept import cached_by_identity
from ..ground.problem import Problem
from . import ahead, files, glance
from .tree import Tree, TreePath

if TYPE_CHECKING:
    from ..model import (
        ActiviteType,
        Arbre,
        AutoEvaluation,
        Glossaire,
        Obtention,
        Referentiel,
        Titre,
    )


@dataclass(frozen=True)
class Dossier:
    """A title's folder as read: the trees for the rules, the objects for the pages."""

    path: Path
    trees: dict[PurePosixPath, Tree] = field(default_factory=dict)
    objects: dict[PurePosixPath, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """What is not what it should be: it cannot be read, or nobody expects it."""
    manques: tuple[Problem, ...] = ()
    """What is not there yet."""
    unread: bool = False
    """True when a file could not be parsed, or a key ill-written hides a part of one: rules that
    need the whole then say nothing."""

    @property
    def is_draft(self) -> bool:
        """Whether the title says it is not to be published yet."""
        return glance.is_draft(self.path)

    def activites(self) -> list[PurePosixPath]:
        """The activité files that could be parsed."""
        return [f for f in self.trees if f.parent == files.ACTIVITES]

    def tree(self, file: PurePosixPath) -> Tree:
        """The tree of a file; an empty one when it could not be read, so that rules stay short."""
        return self.trees.get(file, Tree({}, {}))

    def competences(self) -> Iterator[tuple[PurePosixPath, TreePath, dict[str, Any]]]:
        """Each compétence as read: file, place, content."""
        for file in self.activites():
            for path, value in self.trees[file].groups("competences.*"):
                yield file, path, value

    def problem(self, file: PurePosixPath, path: TreePath, message: str) -> Problem:
        """A fault at a place of a file, with the line of its key, wherever that was typed."""
        tree = self.trees[file]
        return Problem(tree.file(path) or self.path / file, tree.line(path), message)

    def spot(self, file: PurePosixPath, path: TreePath) -> str:
        """« ligne 12 », with the file when the content of `file` was typed in several."""
        tree = self.trees[file]
        line, where = f"ligne {tree.line(path)}", tree.file(path)
        if where is None:
            return line
        inside = where.relative_to(self.path) if where.is_relative_to(self.path) else where
        return f"{line} de {'/'.join(inside.parts[-3:])}"

    @cached_by_identity(16)
    def referentiel(self) -> Referentiel:
        """The checked content. Only meaningful once there is no problem left."""
        from ..model import ActiviteType, Referentiel  # noqa: PLC0415 - see `load`

        titre: Titre = self.objects[files.TITRE]
        obtention: Obtention = self.objects[files.VOIES]
        arbre: Arbre | None = self.objects.get(files.ARBRE)
        glossaire: Glossaire = self.objects[files.GLOSSAIRE]
        par_code: dict[str, ActiviteType] = {
            o.code: o for o in self.objects.values() if isinstance(o, ActiviteType)
        }
        activites = tuple(par_code[s.activite] for s in titre.structure)
        auto: AutoEvaluation | None = self.objects.get(files.AUTO_EVALUATION)
        if not all(a.competences or a.partagees for a in activites):
            auto = None  # a draft, of which there is nothing to ask yet
        return Referentiel(
            titre=titre,
            activites=activites,
            obtention=obtention,
            arbre=arbre,
            auto_evaluation=auto,
            correspondances=self.objects.get(files.CORRESPONDANCES),
            glossaire=glossaire,
            adresses=self.objects.get(files.ADRESSES),
        )


def load(folder: Path) -> Dossier:
    """Read a title's folder. Raises UnreadableError only when the folder itself cannot be read."""
    from . import objects  # noqa: PLC0415 - who reads ahead makes none, and loads no model

    said = ahead.trees_of(folder)
    built, faults, absences = objects.made(folder, said.trees)
    unread = said.unread or any(map(objects.hides_a_part, said.trees, said.trees.values()))
    return Dossier(
        folder,
        said.trees,
        built,
        (*said.problems, *faults),
        (*said.manques, *absences),
        unread,
    )
