"""The decision tree as mathematics: states, paths, facts, the table it is judged by, cycles.

Pure functions over the model; nothing here knows pages or wording.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter

from ..ground.kept import cached_by_identity
from ..model import Arbre, Issue, Question, Reponse
from ..model.arbre import Clause
from ..model.voie import Conditions

MAX_DEPTH = 8
MAX_STATES = 250


@dataclass(frozen=True)
class Pas:
    """One answer given to one question."""

    question: Question
    reponse: Reponse

    def __str__(self) -> str:
        return f"{self.question.code}.{self.reponse.code}"


@dataclass(frozen=True)
class EtatArbre:
    """Where a person stands after some answers: before a question, or at an issue."""

    pas: tuple[Pas, ...]
    question: Question | None
    issue: Issue | None

    @property
    def slug(self) -> str:
        """The name of the state's page. Answers make it, so it survives a reworded question."""
        return "--".join(pas.reponse.code for pas in self.pas) or "index"

    @cached_property
    def faits(self) -> dict[str, str]:
        """What the answers establish; asked again for each line of the table."""
        return {fait: v for pas in self.pas for fait, v in pas.reponse.faits.items()}

    def avant(self, index: int) -> EtatArbre:
        """The state in which question number `index` was asked: earlier answers kept."""
        return EtatArbre(self.pas[:index], self.pas[index].question, None)


@cached_by_identity(8)
def states(arbre: Arbre) -> tuple[EtatArbre, ...]:
    """Every state, depth first. The tree must have no cycle and no dangling destination."""
    questions = {q.code: q for q in arbre.questions}
    issues = {i.code: i for i in arbre.issues}

    def walk(etat: EtatArbre) -> Iterator[EtatArbre]:
        yield etat
        for reponse in etat.question.reponses if etat.question else ():
            assert etat.question
            suite = reponse.suite
            yield from walk(
                EtatArbre(
                    (*etat.pas, Pas(etat.question, reponse)),
                    questions[suite.question] if suite.question else None,
                    issues[suite.issue] if suite.issue else None,
                )
            )

    return tuple(walk(EtatArbre((), questions[arbre.depart], None)))


def paths(arbre: Arbre) -> list[EtatArbre]:
    """The states that end: one per way of answering."""
    return [etat for etat in states(arbre) if etat.issue]


def satisfied(conditions: Conditions, faits: Mapping[str, str]) -> bool:
    """Whether every condition is met by the facts; an unknown fact meets none."""
    return all(faits.get(fait) in values for fait, values in conditions.items())


def clauses_met(arbre: Arbre, faits: Mapping[str, str]) -> list[Clause]:
    """The lines of the decision table these facts satisfy."""
    return [clause for clause in arbre.table if satisfied(clause.si, faits)]


def smallest_cycle(arbre: Arbre) -> list[str]:
    """The codes of the questions of a shortest cycle, the first repeated at the end; or nothing."""
    following = {
        q.code: [r.suite.question for r in q.reponses if r.suite.question] for q in arbre.questions
    }
    best: list[str] = []
    for start in following:
        cycle = _way_back(start, following)
        if cycle and (not best or len(cycle) < len(best)):
            best = cycle
    return best


def reachable(arbre: Arbre) -> set[str]:
    """Codes of the questions and issues that some path meets."""
    questions = {q.code: q for q in arbre.questions}
    seen: set[str] = set()
    waiting = deque([arbre.depart])
    while waiting:
        code = waiting.popleft()
        if code in seen:
            continue
        seen.add(code)
        for reponse in questions[code].reponses if code in questions else ():
            waiting.append(reponse.suite.question or reponse.suite.issue or "")
    return seen


def size(arbre: Arbre) -> tuple[int, int]:
    """The largest number of questions a person may be asked, and how many states there are.

    Counted without unfolding: a small graph can have more states than a machine can list. The
    graph must have no cycle.
    """
    questions = {q.code: q for q in arbre.questions}
    following = {
        code: [r.suite.question for r in q.reponses if r.suite.question]
        for code, q in questions.items()
    }
    depths: dict[str, int] = {}
    counts: dict[str, int] = {}
    for code in TopologicalSorter(following).static_order():
        after = following[code]
        depths[code] = 1 + max((depths[q] for q in after), default=0)
        ends = len(questions[code].reponses) - len(after)
        counts[code] = 1 + ends + sum(counts[q] for q in after)
    return depths[arbre.depart], counts[arbre.depart]


def _way_back(start: str, following: Mapping[str, list[str]]) -> list[str]:
    waiting = deque([[start]])
    seen: set[str] = set()
    while waiting:
        path = waiting.popleft()
        for code in following.get(path[-1], ()):
            if code == start:
                return [*path, code]
            if code not in seen:
                seen.add(code)
                waiting.append([*path, code])
    return []
