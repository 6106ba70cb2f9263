"""The self-assessment apart from its scale (`echelle`): names, headings, issues, example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import ARBRE, AUTO_EVALUATION
from ..loading.tree import TreePath
from .dates import day
from .references import competences_of, unknown


def names_are_distinct(d: Dossier) -> Iterator[Problem]:
    """Answers are saved under codes and read by labels: neither may stand for two things."""
    for pattern in (
        "niveaux.*.code",
        "niveaux.*.libelle",
        "lectures.*.code",
        "lectures.*.libelle",
        "preuves.*.code",
        "preuves.*.libelle",
        "rubriques.*.code",
        "rubriques.*.intitule",
    ):
        seen: dict[str, TreePath] = {}
        for path, value in d.tree(AUTO_EVALUATION).texts(pattern):
            if value in seen:
                yield problem_at(
                    d,
                    path,
                    f"« {path[-1]} » : « {value} » est déjà pris "
                    f"({d.spot(AUTO_EVALUATION, seen[value])}) ; une autre valeur est attendue",
                )
            seen.setdefault(value, path)


def outcome_exists(d: Dossier) -> Iterator[Problem]:
    """`issue_ccp`, for someone who already holds a CCP, names an issue of the tree."""
    known = {value for _, value in d.tree(ARBRE).texts("issues.*.code")}
    for path, value in d.tree(AUTO_EVALUATION).texts("issue_ccp"):
        if value not in known:
            yield problem_at(d, path, unknown(value, known, "issue"))


def outcomes_lead_to_a_part_that_exists(d: Dossier) -> Iterator[Problem]:
    """`auto` of an issue names a part of the self-assessment that this title has."""
    auto = d.tree(AUTO_EVALUATION)
    has_any = any(True for _ in auto.groups("rubriques.*"))
    if d.unread or not d.activites():
        return
    questions = (d.tree(f).texts("competences.*.premier_tour") for f in d.activites())
    has_round = any(True for found in questions for _ in found)
    for path, value in d.tree(ARBRE).texts("issues.*.auto"):
        if not has_any:
            said = f"« {value} » : ce titre n’a pas d’auto-évaluation ; attendu : pas de « auto »"
        elif value == "premier-tour" and not has_round:
            said = "« premier-tour » : ce titre n’en a pas ; attendu : competences, ccp-obtenus"
        else:
            continue
        yield d.problem(ARBRE, path, said)


def period_has_one_place(d: Dossier) -> Iterator[Problem]:
    """Exactly one heading holds the period of a situation: the exported text has it there."""
    rubriques = list(d.tree(AUTO_EVALUATION).groups("rubriques.*"))
    places = [path for path, rubrique in rubriques if says_yes(rubrique.get("periode"))]
    if rubriques and not places:
        yield problem_at(
            d, ("rubriques",), "aucune rubrique n’a « periode: true » ; une est attendue"
        )
    for path in places[1:]:
        yield problem_at(
            d, (*path, "periode"), "« periode: true » est déjà à une autre rubrique ; une suffit"
        )


def expected_number_is_ordered(d: Dossier) -> Iterator[Problem]:
    """The largest number of examples expected is not below the smallest."""
    for path, exemples in d.tree(AUTO_EVALUATION).groups("exemples"):
        low, high = _number(exemples.get("minimum")), _number(exemples.get("maximum"))
        if low and high and high < low:
            yield problem_at(
                d,
                (*path, "maximum"),
                f"« maximum » : {high} ; attendu : {low} (« minimum ») ou plus",
            )


def example_is_complete(d: Dossier) -> Iterator[Problem]:
    """The filled example follows the rules it teaches: headings, compétences, period."""
    tree = d.tree(AUTO_EVALUATION)
    headings = {str(r.get("code")): r for _, r in tree.groups("rubriques.*")}
    for path, textes in tree.groups("exemple.textes"):
        for code in textes:
            if code not in headings:
                yield problem_at(
                    d,
                    (*path, code),
                    unknown(code, headings, "rubrique"),
                )
        for code, rubrique in headings.items():
            if code not in textes and not says_yes(rubrique.get("facultative")):
                yield problem_at(
                    d,
                    path,
                    f"il manque la rubrique « {code} » ; seule une facultative peut manquer",
                )
    yield from _example_competences(d)
    for path, exemple in tree.groups("exemple"):
        start, end = day(exemple.get("debut")), day(exemple.get("fin"))
        if start and end and end < start:
            yield problem_at(
                d, (*path, "fin"), f"« fin » : {end} ; attendu : le {start} (« debut ») ou après"
            )


def _example_competences(d: Dossier) -> Iterator[Problem]:
    if d.unread:
        return
    known = competences_of(d)
    for path, value in d.tree(AUTO_EVALUATION).texts("exemple.competences.*"):
        if value not in known:
            yield problem_at(d, path, unknown(value, known, "compétence"))


def problem_at(d: Dossier, path: TreePath, message: str) -> Problem:
    """A fault at a place of `auto-evaluation.yaml`."""
    return d.problem(AUTO_EVALUATION, path, message)


def says_yes(value: Any) -> bool:
    """Whether an optional key, as typed, is set: any text but the ways of writing « false »."""
    return isinstance(value, str) and value.lower() not in ("false", "f", "no", "n", "off", "0")


def _number(value: Any) -> int | None:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else None
