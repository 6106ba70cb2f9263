"""One title out of two: the rules of its family, and what it says itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from ..problem import Problem
from . import files
from .elagage import codes
from .famille import Famille
from .fusion import Fusion
from .noeud import Noeud, noeud, tree_of
from .retrait import Contenu, Elagage, conditional, without_unused
from .tree import Tree
from .variables import Filling, values

_OWN = {"glossaire": files.GLOSSAIRE, "auto-evaluation": files.AUTO_EVALUATION}
"""Part of the common rules -> the file where a title adds to it."""
_MADE = {
    "voies": files.VOIES,
    "arbre": files.ARBRE,
    "glossaire": files.GLOSSAIRE,
    "auto-evaluation": files.AUTO_EVALUATION,
}
"""Part -> the file of a title that stands alone, which rules and pages know it by."""


def united(
    folder: Path, trees: Mapping[PurePosixPath, Tree], famille: Famille
) -> tuple[dict[PurePosixPath, Tree], list[Problem]]:
    """The trees of a title as if it stood alone, and what cannot be put together.

    `trees` are those of its own files.
    """
    titre = noeud(trees[files.TITRE], folder / files.TITRE)
    merged, titre, faults = _merged(folder, trees, famille, titre)
    kept = conditional(merged, titre)
    everything, _, _ = _merged(folder, trees, famille, titre, whole=True)
    before = {kind: _unmarked(node) for kind, node in everything.items()}
    elagage = Elagage(before)
    parts = {kind: _unmarked(node) for kind, node in elagage.prune(kept).items()}
    if "glossaire" in parts:
        parts["glossaire"] = _alphabetical(parts["glossaire"])
    own = [noeud(trees[f], folder / f) for f in (files.OBTENTION, *trees) if f in trees]
    commun = set(codes(famille.parts.get("sources", titre).get("sources"), "cle"))
    titre = without_unused(titre, parts, own, commun)
    filling = Filling(values(trees[files.TITRE], _activites(trees), _exemples(parts)))
    made = {_MADE[kind]: tree_of(node, filling.text) for kind, node in parts.items()}
    made[files.TITRE] = tree_of(
        titre, lambda node, text: text if node.file == titre.file else filling.text(node, text)
    )
    problems = [*faults, *elagage.problems, *filling.problems]
    return {**trees, **made}, problems


def _merged(
    folder: Path,
    trees: Mapping[PurePosixPath, Tree],
    famille: Famille,
    titre: Noeud,
    *,
    whole: bool = False,
) -> tuple[Contenu, Noeud, list[Problem]]:
    """The common parts with what the title says; `whole`: as if it withdrew nothing."""
    parts = {kind: famille.parts[kind] for kind in _MADE if kind in famille.parts}
    problems: list[Problem] = []
    additions = {kind: file for kind, file in _OWN.items() if file in trees}
    for kind, file in additions.items():
        fusion = Fusion(sourced=False)
        own = noeud(trees[file], folder / file)
        parts[kind] = (
            fusion.merge(parts[kind], _without_retire(own, whole)) if kind in parts else own
        )
        problems += fusion.problems
    if files.OBTENTION in trees:
        fusion = Fusion(sourced=True)
        own = _without_retire(noeud(trees[files.OBTENTION], folder / files.OBTENTION), whole)
        both = parts["voies"]
        both = both.having(arbre=parts["arbre"]) if "arbre" in parts else both
        both = fusion.merge(both, own)
        parts["voies"] = both.having(arbre=None)
        if arbre := both.get("arbre"):
            parts["arbre"] = arbre
        problems += fusion.problems
    if "sources" in famille.parts:
        fusion = Fusion(sourced=False)
        mine = titre.of({"sources": there} if (there := titre.get("sources")) else {})
        both = fusion.merge(famille.parts["sources"], mine)
        names = set(codes(there, "cle"))
        sources = both.get("sources")
        if sources:
            first = [s for s in sources.items if s.text("cle") in names]
            rest = [s for s in sources.items if s.text("cle") not in names]
            titre = titre.having(sources=sources.of([*first, *rest]))
        problems += fusion.problems
    return parts, titre, problems


def _without_retire(node: Noeud, whole: bool) -> Noeud:
    """The node, or, when it is asked for whole, what it would be if it withdrew nothing."""
    if not whole:
        return node
    if isinstance(node.value, list):
        return node.of([_without_retire(item, whole) for item in node.items])
    pairs = node.keys.items()
    return (
        node.of({k: _without_retire(v, whole) for k, v in pairs if k != "retire"})
        if node.keys
        else node
    )


def _unmarked(node: Noeud) -> Noeud:
    """Without what only the putting together reads."""
    if isinstance(node.value, list):
        return node.of([_unmarked(item) for item in node.items])
    if not node.keys:
        return node
    marks = ("avec", "sauf", "sinon")
    return node.of({k: _unmarked(child) for k, child in node.keys.items() if k not in marks})


def _activites(trees: Mapping[PurePosixPath, Tree]) -> list[Tree]:
    return [tree for file, tree in trees.items() if file.parent == files.ACTIVITES]


def _exemples(parts: Contenu) -> tuple[int, int]:
    """How many examples an activité type calls for."""
    auto = parts.get("auto-evaluation")
    said = auto.get("exemples") if auto else None
    found = [said.text(key) or "" for key in ("minimum", "maximum")] if said else []
    lowest, highest = (int(n) if n.isdigit() else 0 for n in (*found, "", "")[:2])
    return lowest, highest


def _alphabetical(glossaire: Noeud) -> Noeud:
    termes = glossaire.get("termes")
    if termes is None:
        return glossaire
    return glossaire.having(termes=termes.of(sorted(termes.items, key=_rank)))


def _rank(terme: Noeud) -> str:
    """Accents, capitals and signs do not count."""
    plain = unicodedata.normalize("NFD", (terme.text("terme") or "").casefold())
    return "".join(c for c in plain if c.isalnum() or c == " ")
