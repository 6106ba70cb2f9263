"""The scale of the self-assessment, the readings of its answers, and the first round."""

from __future__ import annotations

from collections.abc import Iterator

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import AUTO_EVALUATION
from ..model.auto_evaluation import Genre
from .auto_evaluation import problem_at, says_yes
from .references import unknown

_ECHELLE, _SANS_OCCASION, _VIDE = Genre.ECHELLE.value, Genre.SANS_OCCASION.value, Genre.VIDE.value


def levels_exist(d: Dossier) -> Iterator[Problem]:
    """Readings name steps of the scale; the first round, any level but the one for no answer."""
    tree = d.tree(AUTO_EVALUATION)
    levels = {str(n.get("code")): n.get("genre", _ECHELLE) for _, n in tree.groups("niveaux.*")}
    for pattern, genres in (
        ("lectures.*.quand.tous", (_ECHELLE,)),
        ("lectures.*.quand.tous_au_moins", (_ECHELLE,)),
        ("premier_tour.niveaux.*", (_ECHELLE, _SANS_OCCASION)),
    ):
        for path, value in tree.texts(pattern):
            key = next(step for step in reversed(path) if not str(step).isdigit())
            if value not in levels:
                yield problem_at(
                    d,
                    path,
                    f"« {key} » : {unknown(value, levels, 'niveau')}",
                )
            elif levels[value] not in genres:
                yield problem_at(
                    d,
                    path,
                    f"« {key} » : « {value} » a le genre « {levels[value]} » ; attendu : un niveau "
                    f"du genre {' ou '.join(f'« {genre} »' for genre in genres)}",
                )


def kinds_are_counted(d: Dossier) -> Iterator[Problem]:
    """Exactly one level means no answer. At most one means no occasion, and then has a reading."""
    tree = d.tree(AUTO_EVALUATION)
    levels = list(tree.groups("niveaux.*"))
    known = all(n.get("genre", _ECHELLE) in {*Genre} for _, n in levels)
    for genre in (_VIDE, _SANS_OCCASION):
        of_kind = [path for path, niveau in levels if niveau.get("genre") == genre]
        if levels and genre == _VIDE and not of_kind and known:
            yield problem_at(
                d,
                ("niveaux",),
                "aucun niveau n’a « genre: vide » ; un est attendu, pour l’absence de réponse",
            )
        for path in of_kind[1:]:
            yield problem_at(
                d,
                (*path, "genre"),
                f"« genre: {genre} » est déjà à un autre niveau ; un seul est attendu",
            )
        if genre == _SANS_OCCASION and of_kind and not _read_apart(d):
            yield problem_at(
                d,
                ("lectures",),
                "aucune lecture n’a « quand: {sans_occasion: true} », alors qu’un niveau a "
                "« genre: sans-occasion » ; une est attendue",
            )


def _read_apart(d: Dossier) -> bool:
    lectures = d.tree(AUTO_EVALUATION).groups("lectures.*.quand")
    return any(says_yes(quand.get("sans_occasion")) for _, quand in lectures)


def first_round_is_whole(d: Dossier) -> Iterator[Problem]:
    """All compétences have a first-round question, or none. With questions, answers are offered."""
    if d.unread or AUTO_EVALUATION not in d.trees or not d.activites():
        return
    competences = list(d.competences())
    asked = [c for c in competences if c[2].get("premier_tour")]
    if asked and len(asked) < len(competences):
        for file, path, competence in competences:
            if not competence.get("premier_tour"):
                yield d.problem(
                    file,
                    path,
                    f"« {competence.get('code')} » n’a pas de « premier_tour », que d’autres "
                    "compétences ont ; attendu : toutes, ou aucune",
                )
    offered = any(True for _ in d.tree(AUTO_EVALUATION).groups("premier_tour"))
    if asked and not offered:
        yield problem_at(
            d,
            (),
            "« premier_tour » manque, alors que des compétences ont leur phrase ; attendues : les "
            "réponses proposées (« niveaux »)",
        )
    elif offered and not asked:
        yield problem_at(
            d,
            ("premier_tour",),
            "« premier_tour » ne sert pas : aucune compétence n’a sa phrase (« premier_tour »)",
        )


def first_round_offers_each_level_once(d: Dossier) -> Iterator[Problem]:
    """No level is offered twice; at least one of those that differ is then a step of the scale."""
    offered: set[str] = set()
    for path, level in d.tree(AUTO_EVALUATION).texts("premier_tour.niveaux.*"):
        if level in offered:
            yield problem_at(
                d, path, f"« niveaux » : « {level} » est déjà proposé ; une fois suffit"
            )
        offered.add(level)


def readings_cover_everything(d: Dossier) -> Iterator[Problem]:
    """The last reading, and it alone, has no condition.

    Every answer then has a reading, and no reading is hidden by one before it.
    """
    lectures = list(d.tree(AUTO_EVALUATION).groups("lectures.*"))
    for index, (path, lecture) in enumerate(lectures):
        last = index == len(lectures) - 1
        quand = lecture.get("quand")
        if not isinstance(quand, dict):
            continue
        always = not any(says_yes(value) for value in quand.values())
        name = lecture.get("code")
        if last and not always:
            yield problem_at(
                d,
                (*path, "quand"),
                f"dernière lecture (« {name} ») avec une condition ; attendu : « quand: {{}} », "
                "pour que toute réponse ait une lecture",
            )
        elif always and not last:
            yield problem_at(
                d,
                (*path, "quand"),
                f"lecture « {name} » sans condition ; les suivantes ne s’appliqueraient jamais, "
                "seule la dernière peut l’être",
            )
