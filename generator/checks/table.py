"""The decision tree agrees with its table, written independently, and with its named cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..derived import decision
from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import ARBRE, TITRE
from ..loading.tree import TreePath
from ..model import Arbre
from ..model.arbre import Clause
from .graphe import unfoldable


def paths_agree_with_table(d: Dossier) -> Iterator[Problem]:
    """Each path satisfies exactly one line of the table, whose issue is the one it reaches.

    Each line is satisfied by some path, and no path establishes two values of one fact.
    """
    arbre = unfoldable(d)
    if not arbre:
        return
    used: Counter[int] = Counter()
    wrong: dict[tuple[TreePath, str], list[str]] = {}
    """(Place, message) -> paths with that fault: it is told once, with the first path."""
    for etat in decision.paths(arbre):
        assert etat.issue
        yield from _contradictions(d, arbre, etat)
        met = decision.clauses_met(arbre, etat.faits)
        used.update(arbre.table.index(clause) for clause in met)
        if told := _disagreement(met, etat.issue.code):
            where = _place(arbre, etat.pas[-1])
            wrong.setdefault((where, told), []).append(" ".join(map(str, etat.pas)))
    for (where, told), paths in wrong.items():
        more = f" (et {len(paths) - 1} de plus, avec la même fin)" if len(paths) > 1 else ""
        yield d.problem(ARBRE, where, f"le chemin {paths[0]}{more} {told}")
    for index in range(len(arbre.table)):
        if not used[index]:
            yield d.problem(
                ARBRE,
                ("table", index),
                f"table, issue « {arbre.table[index].issue} » : aucun chemin ne satisfait cette "
                "ligne ; corrigez-la ou retirez-la",
            )


def _disagreement(met: Sequence[Clause], issue: str) -> str | None:
    """The French message when the table disagrees with a path; None when they agree."""
    if len(met) == 1:
        return (
            f"mène à l’issue « {issue} » ; la table attend « {met[0].issue} »"
            if met[0].issue != issue
            else None
        )
    codes = ", ".join(f"« {clause.issue} »" for clause in met)
    found = f"satisfait {len(met)} lignes" if met else "ne satisfait aucune ligne"
    return f"{found} de la table{f' ({codes})' if met else ''} ; une et une seule est attendue"


def cases_cover_everything(d: Dossier) -> Iterator[Problem]:
    """Each named case is a path that reaches its issue; every answer is in at least one case."""
    arbre = unfoldable(d)
    if not arbre:
        return
    real = {tuple(map(str, etat.pas)): etat for etat in decision.paths(arbre)}
    covered = {step for cas in arbre.cas for step in cas.reponses}
    for index, cas in enumerate(arbre.cas):
        etat = real.get(cas.reponses)
        if etat is None:
            yield d.problem(
                ARBRE,
                ("cas", index, "reponses"),
                f"cas « {cas.nom} » : ces réponses ne forment pas un chemin, de la première "
                "question à une issue",
            )
        elif etat.issue and etat.issue.code != cas.issue:
            yield d.problem(
                ARBRE,
                ("cas", index, "issue"),
                f"cas « {cas.nom} » : l’arbre mène à "
                f"« {etat.issue.code} » ; le cas attend « {cas.issue} »",
            )
    alone = not any(d.tree(TITRE).texts("famille"))
    for i, question in enumerate(arbre.questions):
        for j, reponse in enumerate(question.reponses):
            if f"{question.code}.{reponse.code}" not in covered:
                yield d.problem(
                    ARBRE,
                    ("questions", i, "reponses", j, "code"),
                    f"aucun cas ne passe par « {question.code}.{reponse.code} » ; ajoutez-en un"
                    + ("" if alone else " sous « arbre: cas » dans obtention.yaml"),
                )


def _contradictions(d: Dossier, arbre: Arbre, etat: decision.EtatArbre) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for pas in etat.pas:
        for fact, value in pas.reponse.faits.items():
            if seen.setdefault(fact, value) != value:
                yield d.problem(
                    ARBRE,
                    _place(arbre, pas),
                    f"« {pas} » établit « {fact}: {value} » ; plus tôt, le même chemin établit "
                    f"« {fact}: {seen[fact]} »",
                )


def _place(arbre: Arbre, pas: decision.Pas) -> tuple[str | int, ...]:
    index = arbre.questions.index(pas.question)
    return ("questions", index, "reponses", pas.question.reponses.index(pas.reponse), "code")
