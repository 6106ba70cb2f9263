"""The decision tree agrees with its independent table, and named cases walk all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .. import decision
from ..loading import Dossier
from ..loading.files import ARBRE
from ..model import Arbre
from ..problem import Problem
from .graphe import unfoldable


def paths_agree_with_table(d: Dossier) -> Iterator[Problem]:
    """Each path meets exactly one clause of the independent table, that of the issue it reaches."""
    arbre = unfoldable(d)
    if not arbre:
        return
    used: Counter[int] = Counter()
    for etat in decision.paths(arbre):
        assert etat.issue
        steps = " ".join(map(str, etat.pas))
        where = _place(arbre, etat.pas[-1])
        yield from _contradictions(d, arbre, etat)
        met = decision.clauses_met(arbre, etat.faits)
        used.update(arbre.table.index(clause) for clause in met)
        if len(met) != 1:
            codes = ", ".join(f"« {clause.issue} »" for clause in met)
            found = f"satisfait {len(met)} lignes" if met else "ne satisfait aucune ligne"
            yield d.problem(
                ARBRE,
                where,
                f"le chemin {steps} {found} de la table{f' ({codes})' if met else ''} ; une et une "
                "seule est attendue",
            )
        elif met[0].issue != etat.issue.code:
            yield d.problem(
                ARBRE,
                where,
                f"le chemin {steps} mène à l’issue « {etat.issue.code} » ; la table attend "
                f"« {met[0].issue} »",
            )
    for index in range(len(arbre.table)):
        if not used[index]:
            yield d.problem(
                ARBRE,
                ("table", index),
                f"table, issue « {arbre.table[index].issue} » : aucun chemin ne satisfait cette "
                "ligne ; corrigez-la ou retirez-la",
            )


def cases_cover_everything(d: Dossier) -> Iterator[Problem]:
    """Each named case is a real path to its issue, and every answer is in some case."""
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
    for i, question in enumerate(arbre.questions):
        for j, reponse in enumerate(question.reponses):
            if f"{question.code}.{reponse.code}" not in covered:
                yield d.problem(
                    ARBRE,
                    ("questions", i, "reponses", j, "code"),
                    f"aucun cas ne passe par « {question.code}.{reponse.code} » ; ajoutez-en un",
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
