"""Removes from the rules of a title what depends on voies, or dates, it does not have.

In the common rules, `avec: vae` marks what only makes sense with a voie (or `validite`, the dates),
`sauf: vae` what takes its place without it, and `sinon` where an answer leads when what it led to
is gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..ground.problem import Problem
from .loose_ends import dangling
from .node import Node
from .pruning import codes, declared_codes, pruned
from .tree import Tree

Contents = dict[str, Node]
"""Kind of content (`voies`, `arbre`, `glossaire`, `auto-evaluation`) -> the whole of it."""

_CONDITIONS = ("avec", "sauf")
VALIDITE = "validite"
"""What `avec` and `sauf` call the dates of a title, besides the codes of its voies."""
_NAMED = {
    "regles": "regles",
    "lieux": "lieux",
    "textes": "textes",
    "documents": "documents",
    "voir": "termes",
}
"""Key that names several things -> the list they are declared in."""


def conditional(parts: Contents, *, dated: bool) -> Contents:
    """The parts without the elements whose `avec` or `sauf` the title does not meet."""
    there = {*codes(parts["voies"].get("voies")), *([VALIDITE] if dated else [])}
    return {kind: _kept(node, there) for kind, node in parts.items()}


def has_dates(titre: Tree) -> bool:
    """Whether a title says when its registration begins and ends."""
    return all(any(titre.texts(f"identite.validite.{key}")) for key in ("debut", "fin"))


def unmarked(node: Node) -> Node:
    """The content without the keys that only the joining reads (`avec`, `sauf`, `sinon`)."""
    if isinstance(node.value, list):
        return node.of([unmarked(item) for item in node.items])
    if not node.keys:
        return node
    marks = (*_CONDITIONS, "sinon")
    return node.of({k: unmarked(child) for k, child in node.keys.items() if k not in marks})


def _kept(node: Node, there: set[str]) -> Node:
    if isinstance(node.value, list):
        return node.of([_kept(item, there) for item in node.items if _stays(item, there)])
    if node.keys:
        pairs = node.keys.items()
        return node.of({k: _kept(child, there) for k, child in pairs if k not in _CONDITIONS})
    return node


def _stays(item: Node, there: set[str]) -> bool:
    return there.issuperset(item.texts("avec")) and there.isdisjoint(item.texts("sauf"))


@dataclass
class Withdrawal:
    """The pruning of the parts of one title, and the problems it leaves."""

    before: Contents
    """The parts with nothing withdrawn."""
    standing: Node | None = None
    """Their tree, limited to the voies and dates the title has."""
    problems: list[Problem] = field(default_factory=list)

    def prune(self, parts: Contents) -> Contents:
        """The parts without any reference to what was withdrawn."""
        gone = self._gone(parts)
        parts = {kind: _without(node, gone) for kind, node in parts.items()}
        if "arbre" in parts:
            was, merged = self.before["arbre"], parts["arbre"]
            left = pruned(merged, was, gone["voies"])
            told = dangling(was, merged, left)
            # Each problem is told once: the whole tree is put back, so that no other rule finds it.
            parts["arbre"] = (
                _standing(_without(self.standing, gone), gone["voies"])
                if told and self.standing
                else left
            )
            self.problems += told
        lost = {kind: gone[kind] for kind in ("voies",)} | self._lost_issues(parts)
        return {kind: _pages(node, lost) for kind, node in parts.items()}

    def _gone(self, parts: Contents) -> Mapping[str, set[str]]:
        """Name of a list -> the codes that were withdrawn from it."""
        gone: dict[str, set[str]] = {}
        for kind, names in (
            ("voies", ("voies", "regles", "lieux", "textes", "documents")),
            ("glossaire", ("termes",)),
        ):
            for name in names:
                was = self.before[kind].get(name) if kind in self.before else None
                now = parts[kind].get(name) if kind in parts else None
                gone[name] = set(codes(was)) - set(codes(now))
        return gone

    def _lost_issues(self, parts: Contents) -> dict[str, set[str]]:
        was, now = self.before.get("arbre"), parts.get("arbre")
        if was is None or now is None:
            return {"issues": set()}
        return {"issues": set(codes(was.get("issues"))) - set(codes(now.get("issues")))}


def _without(node: Node, gone: Mapping[str, set[str]]) -> Node:
    """The value without references to `gone` codes; a cell of the grid goes with its voie."""
    if isinstance(node.value, list):
        return node.of([_without(item, gone) for item in node.items])
    keys = {}
    for key, child in node.keys.items():
        left = gone.get(_NAMED.get(key, ""), set())
        if key == "lieu" and child.value in gone["lieux"]:
            continue
        items = child.items
        if key == "cases":
            items = [case for case in items if case.text("voie") not in gone["voies"]]
        elif left and all(isinstance(item.value, str) for item in items):
            items = [item for item in items if item.value not in left]
        kept = child if len(items) == len(child.items) else child.of(items)
        keys[key] = _without(kept, gone)
    return node.of(keys) if node.keys else node


def _standing(arbre: Node, voies: set[str]) -> Node:
    """The tree with nothing withdrawn but the links of its issues to `voies`."""
    there = arbre.get("issues")
    if there is None:
        return arbre
    issues = [
        issue.having(**{key: None for key in ("voie", "epreuves") if issue.text(key) in voies})
        for issue in there.items
    ]
    known, published = declared_codes(arbre), arbre.get("publies")
    arbre = arbre.having(issues=there.of(issues))
    if published is None:
        return arbre
    return arbre.having(publies=published.of([p for p in published.items if p.value in known]))


def _pages(node: Node, lost: Mapping[str, set[str]]) -> Node:
    """The content without synonyms of pages, nor links to issues, that no longer exist."""
    gone = {f"obtenir/{code}.html" for code in lost["voies"]}
    gone |= {f"obtenir/resultats/{code}.html" for code in lost["issues"]}
    pages, issue = node.get("pages"), node.get("issue_ccp")
    if pages:
        left = [p for p in pages.items if (p.text("page") or "").partition("#")[0] not in gone]
        node = node.having(pages=pages.of(left))
    if issue and issue.value in lost["issues"]:
        node = node.having(issue_ccp=None)
    if questions := node.get("questions"):
        asked = [
            q.having(issue=None) if q.text("issue") in lost["issues"] else q
            for q in questions.items
        ]
        node = node.having(questions=questions.of(asked))
    return node
