"""The shape of the decision tree: a graph whose codes exist, that ends, of a human size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import decision
from ..loading import Dossier
from ..loading.files import ARBRE, VOIES
from ..model import Arbre
from ..problem import Problem
from .references import near

RESERVES = frozenset({"index", "tout", "documents", "textes", "questions", "arbre", "resultats"})


def codes_are_distinct(d: Dossier) -> Iterator[Problem]:
    """Questions and issues share one space of names; answers have theirs in each question."""
    tree = d.tree(ARBRE)
    yield from _distinct(d, "questions.*.code", "issues.*.code")
    yield from _distinct(d, "questions.*.texte")
    yield from _distinct(d, "faits.*.code")
    yield from _distinct(d, "cas.*.nom")
    for path, _ in tree.groups("questions.*"):
        yield from _distinct(d, "reponses.*.code", start=path)
        yield from _distinct(d, "reponses.*.texte", start=path)
    for file, pattern in ((ARBRE, "issues.*.code"), (VOIES, "voies.*.code")):
        for where, code in d.tree(file).texts(pattern):
            if code in RESERVES:
                yield d.problem(file, where, f"code « {code} » réservé ; prenez-en un autre")


def destinations_exist(d: Dossier) -> Iterator[Problem]:
    """Every code named by the tree is declared, with the kind it is named as."""
    tree = d.tree(ARBRE)
    known = {
        "question": {v for _, v in tree.texts("questions.*.code")},
        "issue": {v for _, v in tree.texts("issues.*.code")},
    }
    named = {
        "question": ["depart", "questions.*.reponses.*.suite.question"],
        "issue": ["questions.*.reponses.*.suite.issue", "table.*.issue", "cas.*.issue"],
    }
    for kind, patterns in named.items():
        for pattern in patterns:
            for path, code in tree.texts(pattern):
                if code not in known[kind]:
                    yield d.problem(
                        ARBRE, path, f"{kind} inconnue « {code} »{near(code, known[kind], kind)}"
                    )


def facts_are_declared(d: Dossier) -> Iterator[Problem]:
    """A fact nobody declared, or a value it cannot take, would silently match nothing."""
    tree = d.tree(ARBRE)
    declared = {str(f.get("code")): f.get("valeurs") or [] for _, f in tree.groups("faits.*")}
    places = [(ARBRE, p) for p in ("table.*.si", "issues.*.etapes.*.si")]
    places += [(ARBRE, "questions.*.reponses.*.faits"), (VOIES, "epreuves.*.cases.*.si")]
    if ARBRE not in d.trees:
        return
    for file, pattern in places:
        for path, conditions in d.tree(file).groups(pattern):
            for fact, values in conditions.items():
                where = (*path, fact)
                if fact not in declared:
                    yield d.problem(
                        file, where, f"fait inconnu « {fact} »{near(fact, declared, 'fait')}"
                    )
                    continue
                for value in values if isinstance(values, list) else [values]:
                    if value not in declared[fact]:
                        allowed = ", ".join(map(str, declared[fact]))
                        yield d.problem(
                            file,
                            where,
                            f"« {fact} » ne prend pas la valeur « {value} » ; attendu : {allowed}",
                        )


def issues_are_useful(d: Dossier) -> Iterator[Problem]:
    """An answer that leads straight to an issue says where that comes from; « not yet » helps."""
    for path, reponse in d.tree(ARBRE).groups("questions.*.reponses.*"):
        suite = reponse.get("suite")
        if isinstance(suite, dict) and suite.get("issue"):
            for key in ("source", "endroit"):
                if not reponse.get(key):
                    yield d.problem(
                        ARBRE,
                        path,
                        f"réponse « {reponse.get('code')} » : elle mène droit à une issue ; "
                        f"« {key} » est attendu",
                    )
    for path, issue in d.tree(ARBRE).groups("issues.*"):
        if issue.get("ouverture") == "pas-encore" and not issue.get("ouvrirait"):
            yield d.problem(
                ARBRE,
                path,
                f"issue « {issue.get('code')} » : « ouvrirait » est attendu, "
                "pour dire ce qui ouvrirait une voie",
            )
    for path, etape in d.tree(ARBRE).groups("issues.*.etapes.*"):
        if bool(etape.get("si")) != bool(etape.get("cas")):
            yield d.problem(ARBRE, path, "« si » et « cas » vont ensemble ; il en manque un")


def published_codes_stay(d: Dossier) -> Iterator[Problem]:
    """Addresses people kept must go on leading somewhere."""
    tree = d.tree(ARBRE)
    if ARBRE not in d.trees:
        return
    patterns = ("questions.*.code", "issues.*.code")
    now = {v: path for p in patterns for path, v in tree.texts(p)}
    published = {v: p for p, v in tree.texts("publies.*")}
    renamed = {v for _, v in tree.texts("renommages.*.ancien")}
    for code, path in published.items():
        if code not in {*now, *renamed}:
            yield d.problem(
                ARBRE,
                path,
                f"« {code} » a été publié et n’existe plus ; ajoutez-le à « renommages »",
            )
    for code in sorted(now.keys() - published.keys()):
        yield d.problem(ARBRE, now[code], f"« {code} » n’est pas dans « publies » ; ajoutez-le")
    for path, code in tree.texts("renommages.*.nouveau"):
        if code not in now:
            yield d.problem(ARBRE, path, f"code inconnu « {code} »{near(code, now, 'code')}")


def graph_is_sound(d: Dossier) -> Iterator[Problem]:
    """No cycle, nothing out of reach, a size people can get through."""
    arbre = sound(d)
    if not arbre:
        return
    cycle = decision.smallest_cycle(arbre)
    if cycle:
        yield d.problem(
            ARBRE,
            ("questions",),
            f"les questions tournent en rond : {' → '.join(cycle)} ; une "
            "réponse doit mener ailleurs",
        )
        return
    met = decision.reachable(arbre)
    for kind in ("questions", "issues"):
        for index, item in enumerate(getattr(arbre, kind)):
            if item.code not in met:
                yield d.problem(
                    ARBRE, (kind, index, "code"), f"« {item.code} » : aucune réponse n’y mène"
                )
    deepest, count = decision.depth(arbre), sum(1 for _ in decision.states(arbre))
    if deepest > decision.MAX_DEPTH:
        yield d.problem(
            ARBRE, ("questions",), f"{deepest} questions à la suite ; {decision.MAX_DEPTH} au plus"
        )
    if count > decision.MAX_STATES:
        yield d.problem(ARBRE, ("questions",), f"{count} états ; {decision.MAX_STATES} au plus")


def sound(d: Dossier) -> Arbre | None:
    """The tree, if it can be unfolded without falling off an edge."""
    arbre: Arbre | None = d.objects.get(ARBRE)
    if arbre is None or any(destinations_exist(d)) or any(codes_are_distinct(d)):
        return None
    return arbre


def _distinct(d: Dossier, *patterns: str, start: Any = ()) -> Iterator[Problem]:
    seen: set[str] = set()
    for pattern in patterns:
        for path, value in d.tree(ARBRE).texts(pattern, start):
            if value in seen:
                yield d.problem(ARBRE, path, f"« {value} » sert deux fois ; un seul est admis")
            seen.add(value)
