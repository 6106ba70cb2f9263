"""The decision tree of a title without some of its voies: whole again, or what dangles is told."""

from __future__ import annotations

from collections.abc import Iterable

from ..problem import Problem
from .noeud import Noeud


def codes(node: Noeud | None, key: str = "code") -> list[str]:
    """The codes of a list, in order."""
    return [code for item in (node.items if node else []) if (code := item.text(key))]


def pruned(arbre: Noeud, was: Noeud, voies: set[str]) -> Noeud:
    """The tree without what led to the `voies` that left; `was`: had nothing been withdrawn."""
    questions, issues = _list(arbre, "questions"), _list(arbre, "issues")
    issues = [issue for issue in issues if not {issue.text("voie"), issue.text("epreuves")} & voies]
    known = {*codes(was.get("questions")), *codes(was.get("issues"))}
    while True:
        there = {code for item in (*questions, *issues) if (code := item.text("code"))}
        lost = known - there
        answered = [_answers(question, lost) for question in questions]
        kept = [
            left
            for left, question in zip(answered, questions, strict=True)
            if _list(left, "reponses") or not _list(question, "reponses")
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


def dangling(was: Noeud, arbre: Noeud) -> list[Problem]:
    """What only the title can decide is told at the place of the common rules it concerns."""
    problems: list[Problem] = []
    before = {q.text("code"): len(_list(q, "reponses")) for q in _list(was, "questions")}
    for question in _list(arbre, "questions"):
        code, reponses = question.text("code"), _list(question, "reponses")
        if len(reponses) == 1 and before.get(code, 2) > 1:
            problems.append(
                Problem(
                    question.file,
                    question.line,
                    f"après ce que ce titre retire, la question « {code} » n’a plus que la "
                    f"réponse « {reponses[0].text('code')} » ; dites dans obtention.yaml où "
                    "mènent les réponses qui y conduisent, ou ce qu’elle demande encore",
                )
            )
    depart = arbre.get("depart")
    left = codes(arbre.get("questions"))
    if depart and depart.value not in left and depart.value in codes(was.get("questions")):
        problems.append(
            Problem(
                depart.file,
                depart.line,
                f"après ce que ce titre retire, la première question, « {depart.value} », n’a "
                "plus de réponse ; dites-en une autre dans obtention.yaml",
            )
        )
    return problems


def _list(node: Noeud, key: str) -> list[Noeud]:
    found = node.get(key)
    return found.items if found else []


def _answers(question: Noeud, lost: set[str]) -> Noeud:
    """A question without the answers that lead nowhere; `sinon` says where some lead instead."""
    reponses = []
    for reponse in _list(question, "reponses"):
        if _target(reponse) not in lost:
            reponses.append(reponse)
        elif sinon := reponse.get("sinon"):
            other = reponse.having(**sinon.keys, sinon=None)
            reponses += [other] if _target(other) not in lost else []
    there = question.get("reponses")
    return question.having(reponses=there.of(reponses)) if there else question


def _target(reponse: Noeud) -> str | None:
    suite = reponse.get("suite")
    return (suite.text("question") or suite.text("issue")) if suite else None


def _met(arbre: Noeud) -> set[str]:
    """The codes that can be reached from the first question."""
    by_code = {q.text("code"): q for q in _list(arbre, "questions")}
    todo, met = [arbre.text("depart")], set[str]()
    while todo:
        code = todo.pop()
        if code is None or code in met:
            continue
        met.add(code)
        if code in by_code:
            todo += [_target(reponse) for reponse in _list(by_code[code], "reponses")]
    return met


def _reached(arbre: Noeud, was: Noeud) -> Noeud:
    """Without the questions and outcomes nothing leads to since the withdrawal."""
    lost = _met(was) - _met(arbre)
    return arbre.having(
        **{
            key: node.of([item for item in node.items if item.text("code") not in lost])
            for key in ("questions", "issues")
            if (node := arbre.get(key))
        }
    )


def _facts(arbre: Noeud) -> set[str]:
    return {
        fact
        for question in _list(arbre, "questions")
        for reponse in _list(question, "reponses")
        if (faits := reponse.get("faits"))
        for fact in faits.keys
    }


def _coherent(arbre: Noeud, was: Noeud) -> Noeud:
    """Facts, table, cases and published codes that agree with the questions that are left."""
    unknown = _facts(was) - _facts(arbre)
    issues = set(codes(arbre.get("issues")))
    there = issues | set(codes(arbre.get("questions")))
    known = {*codes(was.get("questions")), *codes(was.get("issues"))}
    steps = {
        f"{question.text('code')}.{code}"
        for question in _list(arbre, "questions")
        for code in codes(question.get("reponses"))
    }

    def table(clause: Noeud) -> Noeud:
        si = clause.get("si")
        left = {k: v for k, v in si.keys.items() if k not in unknown} if si else {}
        return clause.having(si=si.of(left)) if si else clause

    def issue(item: Noeud) -> Noeud:
        etapes = [
            etape
            for etape in _list(item, "etapes")
            if not ((si := etape.get("si")) and unknown & set(si.keys))
        ]
        there = item.get("etapes")
        return item.having(etapes=there.of(etapes)) if there else item

    def select(key: str, items: Iterable[Noeud]) -> Noeud | None:
        node = arbre.get(key)
        return node.of(list(items)) if node else None

    new = {
        "faits": select(
            "faits", (f for f in _list(arbre, "faits") if f.text("code") not in unknown)
        ),
        "issues": select("issues", map(issue, _list(arbre, "issues"))),
        "table": select(
            "table", (table(c) for c in _list(arbre, "table") if c.text("issue") in issues)
        ),
        "cas": select(
            "cas",
            (
                c
                for c in _list(arbre, "cas")
                if c.text("issue") in issues and steps.issuperset(c.texts("reponses"))
            ),
        ),
        "publies": select(
            "publies",
            (p for p in _list(arbre, "publies") if p.value in there or p.value not in known),
        ),
    }
    return arbre.having(**{key: node for key, node in new.items() if node})
