"""Finds the questions a withdrawal left without an answer or with a single one.

Only the title can say where they lead now; each is told once.
"""

from __future__ import annotations

from ..ground.problem import Problem
from .node import Node
from .pruning import codes, elements


def dangling(was: Node, merged: Node, arbre: Node) -> list[Problem]:
    """One problem per such question, at its place in the common rules.

    `was` is the tree with nothing withdrawn; `merged`, without the elements the title names;
    `arbre`, `merged` after `pruned`.
    """
    depart = arbre.get("depart")
    if depart and depart.value not in codes(arbre.get("questions")):
        told = (
            f"après ce que ce titre retire, la première question, « {depart.value} », n’a plus de "
            "réponse ; dites-en une autre dans obtention.yaml"
        )
        known = depart.value in codes(was.get("questions"))
        return [Problem(depart.file, depart.line, told)] if known else []
    problems: list[Problem] = []
    for question in elements(arbre, "questions"):
        if said := _what_is_missing(question, was, merged):
            problems.append(Problem(question.file, question.line, said))
    return problems


def _what_is_missing(question: Node, was: Node, merged: Node) -> str | None:
    """What the title must say about a question whose answers led to what it withdraws, if any."""
    code, left = question.text("code"), codes(question.get("reponses"))
    lost = [r for r in _reponses(merged, code) if r not in left]
    names = ", ".join(f"« {reponse} »" for reponse in lost)
    several = len(lost) > 1
    if len(left) == 1 and len(_reponses(was, code) or "..") > 1:
        leads = f"mène{'nt' * several} {names}" if lost else "mènent les réponses qui y conduisent"
        return (
            f"après ce que ce titre retire, la question « {code} » n’a plus que la réponse "
            f"« {left[0]} » ; dites dans obtention.yaml où {leads}, ou ce qu’elle demande encore"
        )
    if lost:
        return (
            f"question « {code} » : {'les réponses' if several else 'la réponse'} {names} "
            f"mène{'nt' * several} à ce que ce titre retire ; dites dans obtention.yaml où "
            f"{'elles mènent' if several else 'elle mène'} (« suite »), ou retirez-"
            f"{'les' if several else 'la'} aussi"
        )
    return None


def _reponses(arbre: Node, code: str | None) -> list[str]:
    found = (q for q in elements(arbre, "questions") if q.text("code") == code)
    return [reponse for question in found for reponse in codes(question.get("reponses"))]
