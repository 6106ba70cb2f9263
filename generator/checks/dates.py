"""Dates follow each other, and what was read long ago is to be read again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import TITRE, VOIES
from ..loading.tree import TreePath


def validity_is_ordered(d: Dossier) -> Iterator[Problem]:
    """The registration of the title ends after it begins."""
    for path, validite in d.tree(TITRE).groups("identite.validite"):
        start, end = day(validite.get("debut")), day(validite.get("fin"))
        if start and end and end <= start:
            yield d.problem(
                TITRE, (*path, "fin"), f"« fin » : {end} ; attendu : une date après le {start}"
            )


def history_is_ordered(d: Dossier) -> Iterator[Problem]:
    """Events are listed from the oldest to the latest."""
    for (_, before), (path, after) in pairwise(d.tree(TITRE).select("historique.*.date")):
        first, second = day(before), day(after)
        if first and second and second < first:
            yield d.problem(
                TITRE,
                path,
                f"« date » : {second} ; attendu : une date après la précédente ({first})",
            )


def repeal_was_read_after(d: Dossier) -> Iterator[Problem]:
    """Nobody can have read a repeal before it took effect."""
    for path, etat in d.tree(VOIES).groups("textes.*.articles.*.etat"):
        repealed, read = day(etat.get("abroge_le")), day(etat.get("lu_le"))
        if repealed and read and read < repealed:
            yield d.problem(
                VOIES,
                (*path, "lu_le"),
                f"« lu_le » : {read} ; attendu : une date après l’abrogation ({repealed})",
            )


def stale_rules(d: Dossier, today: date) -> Iterator[Problem]:
    """Rules and states of articles read more than twelve months before `today`.

    A remark rather than a fault, like `stale_sources`: what is true depends on the day.
    """
    for path, rule in _rules(d):
        if read := _long_ago(rule, today):
            yield d.problem(
                VOIES,
                (*path, "lu_le"),
                f"règle lue le {read}, il y a plus de 12 mois ; relisez « {rule.get('source')} »",
            )


def stale_sources(d: Dossier, today: date) -> Iterator[Problem]:
    """Sources read more than twelve months before `today`.

    A source is left out when all its rules are in `stale_rules`: reading them again is enough.
    """
    rules: dict[str, list[bool]] = {}
    for _, rule in _rules(d):
        rules.setdefault(str(rule.get("source")), []).append(bool(_long_ago(rule, today)))
    for path, source in d.tree(TITRE).groups("sources.*"):
        key, read = str(source.get("cle")), _long_ago(source, today)
        if read and not all(rules.get(key, [False])):
            yield d.problem(
                TITRE,
                (*path, "lu_le"),
                f"source « {key} » lue le {read}, il y a plus de 12 mois ; relisez-la",
            )


def _rules(d: Dossier) -> Iterator[tuple[TreePath, dict[str, Any]]]:
    """What has its own day of reading: rules, and the state of articles of law."""
    for pattern in ("regles.*", "textes.*.articles.*.etat"):
        yield from d.tree(VOIES).groups(pattern)


def _long_ago(what: dict[str, Any], today: date) -> date | None:
    read = day(what.get("lu_le"))
    return read if read and read < _a_year_before(today) else None


def _a_year_before(today: date) -> date:
    try:
        return today.replace(year=today.year - 1)
    except ValueError:  # 29 February
        return today.replace(year=today.year - 1, day=28)


def day(value: Any) -> date | None:
    """The day typed as AAAA-MM-JJ; None when it is not one: loading has already reported it."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
