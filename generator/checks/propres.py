"""The texts that the author of a title typed, and rules about them.

Texts that come from the family of the title are not judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import (
    ADRESSES,
    ARBRE,
    AUTO_EVALUATION,
    CORRESPONDANCES,
    GLOSSAIRE,
    OBTENTION,
    TITRE,
    VOIES,
)
from ..loading.tree import Tree, TreePath
from ..words.placeholder import is_placeholder

Phrase = tuple[PurePosixPath, TreePath, str]
"""File, place, text."""

_APART = frozenset({"historique", "notes", "sources", "synonymes", "remplace", "remplace_par"})
"""Keys whose texts speak of other titles or other times."""
LINKED = re.compile(
    r"\b(autres? titres?|voisine?s?|proches?|confond\w+|diff[eé]r\w+|contrairement|remplac\w+|"
    r"pr[eé]c[eé]d\w+|passerelles?|[eé]quivalen\w+|compar\w+|plutôt que)\b",
    re.IGNORECASE,
)
"""Words of a sentence that compares the title with another one."""
_VARIABLE = re.compile(r"\{[a-z_]+\}")


def own_texts(d: Dossier) -> Iterator[Phrase]:
    """Each text of the title's own files that speaks of the title of today.

    Left out: the keys `_APART`, old addresses and editions, and glossary entries whose definition
    compares titles.
    """
    linked = {
        path
        for path, term in d.tree(GLOSSAIRE).groups("termes.*")
        if LINKED.search(str(term.get("definition")))
    }
    for file, tree in _typed(d):
        if file in (ADRESSES, CORRESPONDANCES):
            continue
        common = {where for where in set(tree.files.values()) if not where.is_relative_to(d.path)}
        for path, text in tree.texts("**"):
            if (common and tree.file(path) in common) or not _APART.isdisjoint(path):
                continue
            if file != GLOSSAIRE or path[:2] not in linked:
                yield file, path, text


def nothing_is_left_to_write(d: Dossier) -> Iterator[Problem]:
    """A title that is not a draft has no placeholder (« [à écrire… ») left."""
    if any(text == "brouillon" for _, text in d.tree(TITRE).texts("statut")):
        return
    for file, tree in _typed(d):
        for path, text in tree.texts("**"):
            if is_placeholder(text):
                yield d.problem(
                    file,
                    path,
                    "reste à écrire ; écrivez ce texte, ou « statut: brouillon » dans titre.yaml",
                )


def variables_are_replaced(d: Dossier) -> Iterator[Problem]:
    """A variable (`{name}`) is typed only in a file where the data of the title replaces it."""
    titre = d.tree(TITRE)
    shared = any(text for _, text in titre.texts("famille"))
    filled = {GLOSSAIRE, AUTO_EVALUATION, OBTENTION} if shared else set()
    for file, tree in _typed(d):
        for path, text in tree.texts("**") if file not in filled else ():
            if "{" not in text or (shared and file == TITRE and path[0] == "sources"):
                continue
            for found in _VARIABLE.finditer(text):
                yield d.problem(
                    file,
                    path,
                    f"« {found.group()} » s’affichera tel quel : une variable n’est remplacée que "
                    "dans commun/ et, pour un titre d’une famille, dans obtention.yaml, "
                    "glossaire.yaml et auto-evaluation.yaml ; écrivez la donnée",
                )


def sentences(text: str) -> list[str]:
    """The sentences of a text, cut after « . », « ! » and « ? »."""
    return re.split(r"(?<=[.!?])\s+", text)


def _typed(d: Dossier) -> Iterator[tuple[PurePosixPath, Tree]]:
    """The trees of the title's own files: not voies and arbre when they are put together."""
    yield from ((f, t) for f, t in d.trees.items() if not (t.files and f in (ARBRE, VOIES)))
