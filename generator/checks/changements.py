"""Each change between two editions is possible: its codes exist, and its kind is the right one.

The kind decides what becomes of a saved answer: a wrong one would give it to another code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import CORRESPONDANCES
from ..loading.tree import TreePath
from ..words.accord import compte
from .editions import EditionLue, editions
from .references import near

_ONE, _MANY, _SOME, _NONE = (1, 1), (2, 99), (1, 99), (0, 0)

_SHAPES = {
    "renomme": (_ONE, _ONE, "un code avant, un code après"),
    "reformule": (_ONE, _ONE, "un code avant, le même après"),
    "remplace": (_ONE, _ONE, "un code avant, un code après"),
    "scinde": (_ONE, _MANY, "un code avant, plusieurs après"),
    "reunit": (_MANY, _ONE, "plusieurs codes avant, un code après"),
    "nouveau": (_NONE, _SOME, "aucun code avant, un ou plusieurs après"),
    "retire": (_SOME, _NONE, "un ou plusieurs codes avant, aucun après"),
}
"""Kind of change -> fewest and most codes before, then after, and how to say it."""


@dataclass(frozen=True)
class _ChangementLu:
    """One change as read, and the two editions it links."""

    path: TreePath
    code: str
    quoi: str
    avant: tuple[str, ...]
    apres: tuple[str, ...]
    before: EditionLue
    now: EditionLue


def names_are_distinct(d: Dossier) -> Iterator[Problem]:
    """A change has its own name in its edition: saved files say by it what was reviewed."""
    yield from _once(d, "code", "changement « {} »", "un nom sert une seule fois par édition")


def one_change_for_each_code(d: Dossier) -> Iterator[Problem]:
    """Two changes about one code would give it two ends, or two origins."""
    expected = "un code est dans un seul changement"
    yield from _once(d, "avant.*", "« avant » : code « {} »", expected)
    yield from _once(d, "apres.*", "« apres » : code « {} »", expected)


def changed_codes_exist(d: Dossier) -> Iterator[Problem]:
    """A change goes from codes of the edition before to codes of its own."""
    for change in _changes(d):
        for key, edition in (("avant", change.before), ("apres", change.now)):
            for path, code in d.tree(CORRESPONDANCES).texts(f"{key}.*", change.path):
                if code not in edition.textes:
                    yield d.problem(
                        CORRESPONDANCES,
                        path,
                        f"« {key} » : code inconnu « {code} »{near(code, edition.textes, key)}",
                    )


def changes_have_their_shape(d: Dossier) -> Iterator[Problem]:
    """A change has as many codes as its kind asks (`_SHAPES`), all of one sort.

    Sorts: CCP, compétence, repère.
    """
    for change in _changes(d):
        expected = _SHAPES[change.quoi][2]
        sorts = dict.fromkeys(_sort(code) for code in (*change.avant, *change.apres))
        if len(sorts) > 1:
            yield d.problem(
                CORRESPONDANCES,
                change.path,
                f"changement « {change.code} » : {' et '.join(sorts)} ensemble ; attendu : une "
                "seule sorte de code par changement",
            )
        elif not _fits(change):
            yield d.problem(
                CORRESPONDANCES,
                (*change.path, "quoi"),
                f"« {change.quoi} » : {_number(change.avant)} avant, {_number(change.apres)} "
                f"après ; attendu : {expected}",
            )


def changes_are_true(d: Dossier) -> Iterator[Problem]:
    """The codes and texts of the two editions agree with the kind of the change."""
    for change in _changes(d):
        known = change.before.textes.keys() >= {*change.avant} and change.now.textes.keys() >= {
            *change.apres
        }
        if not known or not _fits(change):
            continue
        fault = _untrue(change)
        if fault:
            yield d.problem(CORRESPONDANCES, (*change.path, "quoi"), f"« {change.quoi} » : {fault}")
        elif change.quoi != "reformule":
            yield from _codes_are_new(d, change)


def _untrue(change: _ChangementLu) -> str:
    """What is wrong with the kind of a change from one code to one code; empty when it is right."""
    if len(change.avant) != 1 or len(change.apres) != 1:
        return ""
    (old,), (new,) = change.avant, change.apres
    same_text = change.before.textes[old] == change.now.textes[new]
    if old == new and same_text:
        return f"« {old} » a le même texte dans les deux éditions ; retirez ce changement"
    kind = "reformule" if old == new else "renomme" if same_text else "remplace"
    if kind == change.quoi:
        return ""
    codes = "le même code" if old == new else "deux codes"
    textes = "le même texte" if same_text else "deux textes"
    return f"{codes} et {textes}, avant et après ; attendu : « {kind} »"


def _codes_are_new(d: Dossier, change: _ChangementLu) -> Iterator[Problem]:
    """For all kinds but « reformule », codes before are gone and codes after are new."""
    places = (
        ("avant", change.now, "est encore dans", "un code qui n’y est plus"),
        ("apres", change.before, "était déjà dans", "un code neuf"),
    )
    for key, edition, said, expected in places:
        for path, code in d.tree(CORRESPONDANCES).texts(f"{key}.*", change.path):
            if code in edition.textes:
                yield d.problem(
                    CORRESPONDANCES,
                    path,
                    f"« {change.quoi} » : « {code} » {said} l’édition « {edition.code} » ; "
                    f"attendu : {expected}",
                )


def _changes(d: Dossier) -> Iterator[_ChangementLu]:
    """The changes that can be judged: those of a known kind, whose codes are lists."""
    tree = d.tree(CORRESPONDANCES)
    for before, now in pairwise(editions(d)):
        for path, value in tree.select("changements.*", now.path):
            if not isinstance(value, dict) or value.get("quoi") not in _SHAPES:
                continue
            if all(isinstance(value.get(key, []), list) for key in ("avant", "apres")):
                avant, apres = (
                    tuple(code for _, code in tree.texts(f"{key}.*", path))
                    for key in ("avant", "apres")
                )
                name = str(value.get("code"))
                yield _ChangementLu(path, name, value["quoi"], avant, apres, before, now)


def _fits(change: _ChangementLu) -> bool:
    before, after, _ = _SHAPES[change.quoi]
    return before[0] <= len(change.avant) <= before[1] and after[0] <= len(change.apres) <= after[1]


def _number(codes: tuple[str, ...]) -> str:
    return compte(len(codes), "code")


def _sort(code: str) -> str:
    if code.startswith("CCP"):
        return "CCP"
    return "repère" if "-" in code else "compétence"


def _once(d: Dossier, key: str, noun: str, expected: str) -> Iterator[Problem]:
    tree = d.tree(CORRESPONDANCES)
    for start, _ in tree.groups("editions.*"):
        seen: dict[str, int] = {}
        for path, value in tree.texts(f"changements.*.{key}", start):
            if value in seen:
                said = noun.format(value)
                yield d.problem(
                    CORRESPONDANCES, path, f"{said} déjà écrit ligne {seen[value]} ; {expected}"
                )
            seen.setdefault(value, tree.line(path))
