"""Joins the rules of a family and the files of a title into one whole title."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from ..ground.problem import Problem
from . import files
from .famille import Famille
from .merging import Merging
from .node import Node, node_of, tree_of
from .pruning import codes
from .tree import Tree
from .variables import Substitution, variable_values
from .withdrawal import Contents, Withdrawal, conditional, has_dates, unmarked

_MADE = {
    "voies": files.VOIES,
    "arbre": files.ARBRE,
    "glossaire": files.GLOSSAIRE,
    "auto-evaluation": files.AUTO_EVALUATION,
}
"""Part of the common rules -> the file of a title that stands alone, as rules and pages know it."""
_OWN = (files.OBTENTION, files.GLOSSAIRE, files.AUTO_EVALUATION)

Own = Mapping[PurePosixPath, Node]
"""What a title says besides or against the common rules."""
Words = tuple[tuple[tuple[str, str], ...], tuple[tuple[str, bool], ...]]
"""The variables of a title and what each says; the voies of its family, and whether it has them."""


def join_title(
    folder: Path, trees: Mapping[PurePosixPath, Tree], famille: Famille
) -> tuple[dict[PurePosixPath, Tree], list[Problem]]:
    """The trees of a title with the rules of its family in them, and the faults met.

    `trees` are those of its own files. Results are cached: the same trees give the same objects.
    """
    mine = RuleSources(
        famille,
        tuple((file, folder / file, trees[file]) for file in _OWN if file in trees),
        dated=has_dates(trees[files.TITRE]),
    )
    parts, problems = _put_together(mine)
    known = variable_values(trees[files.TITRE], _activites(trees), _exemples(parts))
    there = codes(parts["voies"].get("voies"))
    voies = {code: code in there for code in codes(famille.parts["voies"].get("voies"))}
    words = (tuple(known.items()), tuple(voies.items()))
    made, unfilled = _filled(mine, words)
    used = frozenset[str]().union(*map(_sources_of, {**trees, **made}.values()))
    place = folder / files.TITRE
    titre, faults = _with_sources(place, trees[files.TITRE], famille, used, words)
    return {**trees, **made, files.TITRE: titre}, [*problems, *faults, *unfilled]


@dataclass(frozen=True)
class RuleSources:
    """What the rules of a title are joined from, variables apart: the key of a cache."""

    famille: Famille
    own: tuple[tuple[PurePosixPath, Path, Tree], ...]
    """Its files that add to the common rules or change them: name, path, content."""
    dated: bool


@lru_cache(maxsize=16)
def _put_together(mine: RuleSources) -> tuple[Contents, tuple[Problem, ...]]:
    """The joined parts of a title, variables still in their texts, and their faults."""
    own = {file: node_of(tree, place) for file, place, tree in mine.own}
    if any("retire" in node.keys for part in own.values() for node in part.walk()):
        parts, problems = _withdrawn(mine.famille, own, dated=mine.dated)
    else:
        parts, problems = _merged(_whole(mine.famille, dated=mine.dated), own)
    if "glossaire" in parts:
        parts = {**parts, "glossaire": _alphabetical(parts["glossaire"])}
    return parts, tuple(problems)


@lru_cache(maxsize=16)
def _filled(
    mine: RuleSources, words: Words
) -> tuple[Mapping[PurePosixPath, Tree], tuple[Problem, ...]]:
    """The parts of `_put_together` as trees, their variables replaced."""
    filling = _substitution(words)
    parts, _ = _put_together(mine)
    made = {_MADE[kind]: tree_of(node, filling.text) for kind, node in parts.items()}
    return made, tuple(filling.problems)


def _substitution(words: Words) -> Substitution:
    known, voies = words
    return Substitution(dict(known), dict(voies))


@lru_cache(maxsize=128)
def _sources_of(tree: Tree) -> frozenset[str]:
    """Keys of the sources a file cites."""
    return frozenset(text for _, text in tree.texts("**.source"))


@lru_cache(maxsize=8)
def _whole(famille: Famille, *, dated: bool) -> Contents:
    """The common rules for a title that withdraws nothing: made once for all of them."""
    withdrawal = Withdrawal(_plain(_parts(famille)))
    return _plain(withdrawal.prune(conditional(_parts(famille), dated=dated)))


def _withdrawn(famille: Famille, own: Own, *, dated: bool) -> tuple[Contents, list[Problem]]:
    """The rules of a title that withdraws some, without what depended on these."""
    merged, problems = _merged(_parts(famille), own)
    whole, _ = _merged(_parts(famille), {f: _without_withdrawals(node) for f, node in own.items()})
    standing = _plain(conditional(whole, dated=dated)).get("arbre")
    withdrawal = Withdrawal(_plain(whole), standing)
    parts = _plain(withdrawal.prune(conditional(merged, dated=dated)))
    return parts, [*problems, *withdrawal.problems]


def _parts(famille: Famille) -> Contents:
    return {kind: famille.parts[kind] for kind in _MADE if kind in famille.parts}


def _plain(parts: Contents) -> Contents:
    return {kind: unmarked(node) for kind, node in parts.items()}


def _merged(common: Contents, own: Own) -> tuple[Contents, list[Problem]]:
    """The common parts with what the title adds, replaces or withdraws, and the faults met."""
    parts = dict(common)
    problems: list[Problem] = []
    for kind in ("glossaire", "auto-evaluation"):
        if mine := own.get(_MADE[kind]):
            merging = Merging(sourced=False)
            parts[kind] = merging.merge(parts[kind], mine) if kind in parts else mine
            problems += merging.problems
    if mine := own.get(files.OBTENTION):
        merging = Merging(sourced=True)
        both = merging.merge(parts["voies"].having(arbre=parts.get("arbre")), mine)
        parts["voies"] = both.having(arbre=None)
        if arbre := both.get("arbre"):
            parts["arbre"] = arbre
        problems += merging.problems
    return parts, problems


@lru_cache(maxsize=16)
def _with_sources(
    place: Path,
    titre: Tree,
    famille: Famille,
    used: frozenset[str],
    words: Words,
) -> tuple[Tree, tuple[Problem, ...]]:
    """`titre.yaml` with the common sources among those `used` after its own."""
    filling = _substitution(words)
    mine = node_of(titre.only("sources"), place)
    merging = Merging(sourced=False)
    sources = merging.merge(famille.parts["sources"], mine).get("sources")
    if sources is None:
        return titre, tuple(merging.problems)
    own = set(codes(mine.get("sources"), "cle"))
    ranked = sorted(sources.items, key=lambda source: source.text("cle") not in own)
    left = sources.of([s for s in ranked if s.text("cle") in own | used])
    registered = titre.replaced("sources", tree_of(left, filling.text))
    return registered, (*merging.problems, *filling.problems)


def _without_withdrawals(node: Node) -> Node:
    """The same content without its `retire` keys."""
    if isinstance(node.value, list):
        return node.of([_without_withdrawals(item) for item in node.items])
    if not node.keys:
        return node
    return node.of({k: _without_withdrawals(v) for k, v in node.keys.items() if k != "retire"})


def _activites(trees: Mapping[PurePosixPath, Tree]) -> list[Tree]:
    return [tree for file, tree in trees.items() if file.parent == files.ACTIVITES]


def _exemples(parts: Contents) -> tuple[int, int]:
    """How many examples an activité type calls for."""
    auto = parts.get("auto-evaluation")
    said = auto.get("exemples") if auto else None
    found = [said.text(key) or "" for key in ("minimum", "maximum")] if said else []
    lowest, highest = (int(n) if n.isdecimal() else 0 for n in (*found, "", "")[:2])
    return lowest, highest


def _alphabetical(glossaire: Node) -> Node:
    termes = glossaire.get("termes")
    if termes is None:
        return glossaire
    return glossaire.having(termes=termes.of(sorted(termes.items, key=_rank)))


def _rank(terme: Node) -> str:
    """Sort key that ignores accents, capitals and signs."""
    plain = unicodedata.normalize("NFD", (terme.text("terme") or "").casefold())
    return "".join(c for c in plain if c.isalnum() or c == " ")
