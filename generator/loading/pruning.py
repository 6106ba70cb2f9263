"""The decision tree of a title without what it withdraws: whole again."""

from __future__ import annotations

from collections.abc import Iterable

from .node import Node


def codes(node: Node | None, key: str = "code") -> list[str]:
    """The codes of a list, in order."""
    return [code for item in (node.items if node else []) if (code := item.text(key))]


def pruned(arbre: Node, was: Node, voies: set[str]) -> Node:
    """The tree without what led to the `voies` that left; `was`: had nothing been withdrawn."""
    questions, issues = listed(arbre, "questions"), listed(arbre, "issues")
    issues = [issue for issue in issues if not {issue.text("voie"), issue.text("epreuves")} & voies]
    known = declared(was)
    while True:
        there = {code for item in (*questions, *issues) if (code := item.text("code"))}
        lost = known - there
        answered = [_answers(question, lost) for question in questions]
        kept = [
            left
            for left, question in zip(answered, questions, strict=True)
            if listed(left, "reponses") or not listed(question, "reponses")
        ]
        if len(kept) == len(questions):
            break
        questions = kept
    new = {"questions": answered, "issues": issues}
    arbre = arbre.having(
        **{key: node.of(list(new[key])) for key in new if (node := arbre.get(key))}
    )
    arbre = _reached(arbre, was)
    return _coherent(arbre, was)


def declared(arbre: Node) -> set[str]:
    """The codes of its questions and outcomes."""
    return {*codes(arbre.get("questions")), *codes(arbre.get("issues"))}


def listed(node: Node, key: str) -> list[Node]:
    """The elements of a list, none when it is not there."""
    found = node.get(key)
    return found.items if found else []


def _answers(question: Node, lost: set[str]) -> Node:
    """A question without the answers that lead nowhere; `sinon` says where some lead instead."""
    reponses = []
    for reponse in listed(question, "reponses"):
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


def _met(arbre: Node) -> set[str]:
    """The codes that can be reached from the first question."""
    by_code = {q.text("code"): q for q in listed(arbre, "questions")}
    todo, met = [arbre.text("depart")], set[str]()
    while todo:
        code = todo.pop()
        if code is None or code in met:
            continue
        met.add(code)
        if code in by_code:
            todo += [_target(reponse) for reponse in listed(by_code[code], "reponses")]
    return met


def _reached(arbre: Node, was: Node) -> Node:
    """Without the questions and outcomes nothing leads to since the withdrawal."""
    lost = _met(was) - _met(arbre)
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
        for question in listed(arbre, "questions")
        for reponse in listed(question, "reponses")
        if (faits := reponse.get("faits"))
        for fact in faits.keys
    }


def _coherent(arbre: Node, was: Node) -> Node:
    """Facts, table, cases and published codes that agree with the questions that are left."""
    unknown = _facts(was) - _facts(arbre)
    issues = set(codes(arbre.get("issues")))
    there, known = declared(arbre), declared(was)

    def table(clause: Node) -> Node:
        si = clause.get("si")
        left = {k: v for k, v in si.keys.items() if k not in unknown} if si else {}
        return clause.having(si=si.of(left)) if si else clause

    def issue(item: Node) -> Node:
        etapes = [
            etape
            for etape in listed(item, "etapes")
            if not ((si := etape.get("si")) and unknown & set(si.keys))
        ]
        there = item.get("etapes")
        return item.having(etapes=there.of(etapes)) if there else item

    def select(key: str, items: Iterable[Node]) -> Node | None:
        node = arbre.get(key)
        return node.of(list(items)) if node else None

    new = {
        "faits": select(
            "faits", (f for f in listed(arbre, "faits") if f.text("code") not in unknown)
        ),
        "issues": select("issues", map(issue, listed(arbre, "issues"))),
        "table": select(
            "table", (table(c) for c in listed(arbre, "table") if c.text("issue") in issues)
        ),
        "cas": select("cas", _cases(arbre)),
        "publies": select(
            "publies",
            (p for p in listed(arbre, "publies") if p.value in there or p.value not in known),
        ),
    }
    return arbre.having(**{key: node for key, node in new.items() if node})


def _cases(arbre: Node) -> list[Node]:
    """The cases that are still paths, without the steps of the questions that left."""
    targets = {
        f"{question.text('code')}.{reponse.text('code')}": _target(reponse)
        for question in listed(arbre, "questions")
        for reponse in listed(question, "reponses")
    }
    asked = set(codes(arbre.get("questions")))
    kept, walked = [], set[tuple[str, ...]]()
    for cas in listed(arbre, "cas"):
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
