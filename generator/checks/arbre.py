"""The codes, facts and texts of the decision tree; its shape is judged by `graphe` and `table`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import ARBRE, VOIES
from ..loading.tree import TreePath
from .references import unknown

PAGES = frozenset({"index", "tout", "documents", "textes", "questions", "arbre", "resultats"})
"""Names of pages of `obtenir/`, which the page of a voie, issue or answer must not take."""


def codes_are_distinct(d: Dossier) -> Iterator[Problem]:
    """No code or text stands for two things, and none takes the name of a page of the section.

    Codes differ among questions and issues together, and among the answers of one question.
    """
    tree = d.tree(ARBRE)
    yield from _distinct(d, "code", "questions.*.code", "issues.*.code")
    yield from _distinct(d, "question", "questions.*.texte")
    yield from _distinct(d, "titre", "issues.*.titre")
    yield from _distinct(d, "fait", "faits.*.code")
    yield from _distinct(d, "cas", "cas.*.nom")
    for path, _ in tree.groups("questions.*"):
        yield from _distinct(d, "code", "reponses.*.code", start=path)
        yield from _distinct(d, "réponse", "reponses.*.texte", start=path)
    places = ((ARBRE, "issues.*.code"), (ARBRE, "questions.*.reponses.*.code"))
    for file, pattern in (*places, (VOIES, "voies.*.code")):
        for where, code in d.tree(file).texts(pattern):
            if code in PAGES:
                yield d.problem(
                    file,
                    where,
                    f"code « {code} » déjà pris par une page du site ; choisissez-en un autre",
                )


def destinations_exist(d: Dossier) -> Iterator[Problem]:
    """Every question or issue that the tree leads to is declared, as what it is named."""
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
                    yield d.problem(ARBRE, path, unknown(code, known[kind], kind))


def facts_are_declared(d: Dossier) -> Iterator[Problem]:
    """Facts and values that conditions and answers use are declared: others would match nothing."""
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
                    yield d.problem(file, where, unknown(fact, declared, "fait"))
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
    """What a person is told at the end is supported, and helps.

    An answer that leads straight to an issue has a source. An issue that is « pas-encore » says
    what would open a voie. A step with a condition says it in words (`cas`), and conversely.
    """
    for path, reponse in d.tree(ARBRE).groups("questions.*.reponses.*"):
        suite = reponse.get("suite")
        if isinstance(suite, dict) and suite.get("issue"):
            for key in ("source", "endroit"):
                if not reponse.get(key):
                    yield d.problem(
                        ARBRE,
                        path,
                        f"la réponse « {reponse.get('code')} » mène droit à une issue : il lui "
                        f"faut la clé « {key} »",
                    )
    for path, issue in d.tree(ARBRE).groups("issues.*"):
        if issue.get("ouverture") == "pas-encore" and not issue.get("ouvrirait"):
            yield d.problem(
                ARBRE,
                path,
                f"l’issue « {issue.get('code')} » est « pas-encore » : il lui faut la clé "
                "« ouvrirait », qui dit ce qui ouvrirait une voie",
            )
    for path, etape in d.tree(ARBRE).groups("issues.*.etapes.*"):
        if bool(etape.get("si")) != bool(etape.get("cas")):
            missing = "cas" if etape.get("si") else "si"
            yield d.problem(
                ARBRE, path, f"« si » et « cas » vont ensemble ; il manque la clé « {missing} »"
            )


def published_codes_stay(d: Dossier) -> Iterator[Problem]:
    """Every question or issue code is in `publies`; one that no longer exists, in `renommages`.

    Addresses are made of these codes: those that people kept must go on leading somewhere.
    """
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
                f"« {code} » a été publié et n’existe plus ; dites par quoi il est remplacé, dans "
                "« renommages »",
            )
    for code in sorted(now.keys() - published.keys()):
        yield d.problem(ARBRE, now[code], f"« {code} » n’est pas dans « publies » ; ajoutez-le")
    for path, code in tree.texts("renommages.*.ancien"):
        if code in now:
            yield d.problem(ARBRE, path, f"« {code} » existe encore ; retirez-le de « renommages »")
    for path, code in tree.texts("renommages.*.nouveau"):
        if code not in now:
            yield d.problem(ARBRE, path, unknown(code, now, "code"))


def _distinct(d: Dossier, noun: str, *patterns: str, start: Any = ()) -> Iterator[Problem]:
    tree = d.tree(ARBRE)
    seen: dict[str, TreePath] = {}
    for pattern in patterns:
        for path, value in tree.texts(pattern, start):
            if value in seen:
                spot = d.spot(ARBRE, seen[value])
                yield d.problem(ARBRE, path, f"{noun} en double : « {value} » est déjà {spot}")
            seen.setdefault(value, path)
