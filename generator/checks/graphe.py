"""The shape of the decision tree: no cycle, nothing out of reach, a reasonable size."""

from __future__ import annotations

from collections.abc import Iterator

from ..derived import decision
from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import ARBRE
from ..model import Arbre
from .arbre import codes_are_distinct, destinations_exist


def graph_is_sound(d: Dossier) -> Iterator[Problem]:
    """The tree has no cycle and nothing out of reach, and keeps to its limits.

    Limits: `MAX_DEPTH` questions in a row, `MAX_STATES` pages. Silent while a destination is
    missing or a code is used twice.
    """
    arbre = _connected(d)
    if not arbre:
        return
    cycle = decision.smallest_cycle(arbre)
    if cycle:
        yield d.problem(
            ARBRE,
            _edge(arbre, *cycle[-2:]),
            f"les questions tournent en rond : {' → '.join(cycle)} ; une réponse doit mener "
            "ailleurs",
        )
        return
    met = decision.reachable(arbre)
    for kind in ("questions", "issues"):
        for index, item in enumerate(getattr(arbre, kind)):
            if item.code not in met:
                yield d.problem(
                    ARBRE, (kind, index, "code"), f"« {item.code} » : aucune réponse n’y mène"
                )
    deepest, count = decision.size(arbre)
    if deepest > decision.MAX_DEPTH:
        yield d.problem(
            ARBRE,
            ("questions",),
            f"une personne peut avoir {deepest} questions à la suite ; {decision.MAX_DEPTH} au "
            "plus",
        )
    if count > decision.MAX_STATES:
        yield d.problem(
            ARBRE,
            ("questions",),
            f"l’arbre ferait {count} pages, une par suite de réponses ; {decision.MAX_STATES} au "
            "plus",
        )


def unfoldable(d: Dossier) -> Arbre | None:
    """The tree, if its paths can be listed: no missing destination, no cycle, not too large."""
    arbre = _connected(d)
    if not arbre or decision.smallest_cycle(arbre):
        return None
    return arbre if decision.size(arbre)[1] <= decision.MAX_STATES else None


def _connected(d: Dossier) -> Arbre | None:
    arbre: Arbre | None = d.objects.get(ARBRE)
    if arbre is None or any(destinations_exist(d)) or any(codes_are_distinct(d)):
        return None
    return arbre


def _edge(arbre: Arbre, start: str, end: str) -> tuple[str | int, ...]:
    return next(
        ("questions", i, "reponses", j, "suite")
        for i, question in enumerate(arbre.questions)
        for j, reponse in enumerate(question.reponses)
        if question.code == start and reponse.suite.question == end
    )
