"""Removes from a decision tree all that depended on what a title withdraws."""

from __future__ import annotations

from collections.abc import Iterable

from .node import Node


def codes(node: Node | None, key: str = "code") -> list[str]:
    """The codes of a list, in order."""
    return [code for item in (node.items if node else []) if (code := item.text(key))]


def pruned(arbre: Node, was: Node, voies: set[str]) -> Node:
    """The tree without what leads to the withdrawn `voies`.

    `was` is the tree with nothing withdrawn: a code unknown there is a fault for the checks.
    """
    questions, issues = elements(arbre, "questions"), elements(arbre, "issues")
    issues = [issue for issue in issues if not {issue.text("voie"), issue.text("epreuves")} & voies]
    known = declared_codes(was)
    while True:
        there = {code for item in (*questions, *issues) if (code := item.text("code"))}
        lost = known - there
        answered = [_without_dead_answers(question, lost) for question in questions]
        kept = [
            left
            for left, question in zip(answered, questions, strict=True)
            if elements(left, "reponses") or not elements(question, "reponses")
        ]
        if len(kept) == len(questions):
            break
        questions = kept
    new = {"questions": answered, "issues": issues}
    arbre = arbre.having(
        **{key: node.of(list(new[key])) for key in new if (node := arbre.get(key))}
    )
    arbre = _without_unreachable(arbre, was)
    return _consistent(arbre, was)


def declared_codes(arbre: Node) -> set[str]:
    """The codes of the questions and issues of a tree."""
    return {*codes(arbre.get("questions")), *codes(arbre.get("issues"))}


def elements(node: Node, key: str) -> list[Node]:
    """The elements of the list under `key`; empty without one."""
    found = node.get(key)
    return found.items if found else []


def _without_dead_answers(question: Node, lost: set[str]) -> Node:
    """A question without the answers that lead to `lost` codes, unless their `sinon` leads on."""
    reponses = []
    for reponse in elements(question, "reponses"):
        if _target(reponse) not in lost:
            reponses.append(reponse)
        elif sinon := reponse.get("sinon"):
            other = reponse.having(**sinon.keys, sinon=None)
            reponses += [other] if _target(other) not in lost else []
    there = question.get("reponses")
    return question.having(reponses=there.of(reponses)) if there else question


def _target(reponse: Node) -> str | None:
    suite = reponse.get("suite")
    return (suite.text("question") or suite.text("issue")) if suite else None


def _reachable(arbre: Node) -> set[str]:
    """The codes that can be reached from the first question."""
    by_code = {q.text("code"): q for q in elements(arbre, "questions")}
    todo, met = [arbre.text("depart")], set[str]()
    while todo:
        code = todo.pop()
        if code is None or code in met:
            continue
        met.add(code)
        if code in by_code:
            todo += [_target(reponse) for reponse in elements(by_code[code], "reponses")]
    return met


def _without_unreachable(arbre: Node, was: Node) -> Node:
    """The tree without the questions and issues the withdrawal made unreachable."""
    lost = _reachable(was) - _reachable(arbre)
    return arbre.having(
        **{
            key: node.of([item for item in node.items if item.text("code") not in lost])
            for key in ("questions", "issues")
            if (node := arbre.get(key))
        }
    )


def _facts(arbre: Node) -> set[str]:
    return {
        fact
        for question in elements(arbre, "questions")
        for reponse in elements(question, "reponses")
        if (faits := reponse.get("faits"))
        for fact in faits.keys
    }


def _consistent(arbre: Node, was: Node) -> Node:
    """The tree with facts, table, cases and published codes limited to the questions left."""
    unknown = _facts(was) - _facts(arbre)
    issues = set(codes(arbre.get("issues")))
    there, known = declared_codes(arbre), declared_codes(was)

    def table(clause: Node) -> Node:
        si = clause.get("si")
        left = {k: v for k, v in si.keys.items() if k not in unknown} if si else {}
        return clause.having(si=si.of(left)) if si else clause

    def issue(item: Node) -> Node:
        etapes = [
            etape
            for etape in elements(item, "etapes")
            if not ((si := etape.get("si")) and unknown & set(si.keys))
        ]
        there = item.get("etapes")
        return item.having(etapes=there.of(etapes)) if there else item

    def select(key: str, items: Iterable[Node]) -> Node | None:
        node = arbre.get(key)
        return node.of(list(items)) if node else None

    new = {
        "faits": select(
            "faits", (f for f in elements(arbre, "faits") if f.text("code") not in unknown)
        ),
        "issues": select("issues", map(issue, elements(arbre, "issues"))),
        "table": select(
            "table", (table(c) for c in elements(arbre, "table") if c.text("issue") in issues)
        ),
        "cas": select("cas", _cases(arbre)),
        "publies": select(
            "publies",
            (p for p in elements(arbre, "publies") if p.value in there or p.value not in known),
        ),
    }
    return arbre.having(**{key: node for key, node in new.items() if node})


def _cases(arbre: Node) -> list[Node]:
    """The cases that are still paths, without the steps of the questions that left."""
    targets = {
        f"{question.text('code')}.{reponse.text('code')}": _target(reponse)
        for question in elements(arbre, "questions")
        for reponse in elements(question, "reponses")
    }
    asked = set(codes(arbre.get("questions")))
    kept, walked = [], set[tuple[str, ...]]()
    for cas in elements(arbre, "cas"):
        given = cas.get("reponses")
        steps = [step for step in (given.items if given else []) if _asked(step) in asked]
        path = tuple(str(step.value) for step in steps)
        ends = [arbre.text("depart"), *(targets.get(step) for step in path)]
        follows = [step.partition(".")[0] for step in path] == ends[:-1]
        if given and follows and ends[-1] == cas.text("issue") and path not in walked:
            walked.add(path)
            kept.append(cas.having(reponses=given.of(steps)))
    return kept


def _asked(step: Node) -> str:
    return str(step.value).partition(".")[0]
