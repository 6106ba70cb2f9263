"""The voies and their grid of épreuves: every cell is filled, every code named exists."""

from __future__ import annotations

from collections.abc import Iterator

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import ARBRE, VOIES
from .references import unknown

_NAMED = (
    ("règle", "regles.*.code", "**.regles.*"),
    ("document", "documents.*.code", "voies.*.documents.*"),
    ("texte", "textes.*.code", "**.textes.*"),
    ("lieu", "lieux.*.code", "**.lieu"),
    ("lieu", "lieux.*.code", "questions.*.lieux.*"),
    ("voie", "voies.*.code", "**.voie"),
    ("colonne", "epreuves.*.cases.*.voie", "issues.*.epreuves"),
)
"""(Kind, pattern of its declarations in voies.yaml, pattern of its uses)."""


def named_codes_exist(d: Dossier) -> Iterator[Problem]:
    """Rules, documents, texts, places and voies that are named are declared in voies.yaml."""
    if VOIES not in d.trees:
        return
    for noun, declared, named in _NAMED:
        known = {value for _, value in d.tree(VOIES).texts(declared)}
        for file in (VOIES, ARBRE):
            for path, value in d.tree(file).texts(named):
                if value not in known:
                    yield d.problem(file, path, unknown(value, known, noun))


def questions_lead_to_real_outcomes(d: Dossier) -> Iterator[Problem]:
    """The issue that a frequent question leads to is in the tree."""
    if ARBRE not in d.trees:
        return
    known = {value for _, value in d.tree(ARBRE).texts("issues.*.code")}
    for path, value in d.tree(VOIES).texts("questions.*.issue"):
        if value not in known:
            yield d.problem(VOIES, path, unknown(value, known, "issue"))


def grid_is_complete(d: Dossier) -> Iterator[Problem]:
    """Each épreuve has one cell per voie, none for a situation; « selon » has a `precision`."""
    tree = d.tree(VOIES)
    natures = {str(v.get("code")): v.get("nature") for _, v in tree.groups("voies.*")}
    voies = [code for code, nature in natures.items() if nature == "voie"]
    situations = {code for code, nature in natures.items() if nature == "situation"}
    for path, epreuve in tree.groups("epreuves.*"):
        cells = [value for _, value in tree.texts("cases.*.voie", path)]
        name = epreuve.get("code")
        for voie in voies:
            if cells.count(voie) != 1:
                yield d.problem(
                    VOIES,
                    (*path, "cases"),
                    f"épreuve « {name} » : {cells.count(voie) or 'aucune'} "
                    f"case{'s' * (cells.count(voie) > 1)} pour la voie « {voie} » ; il en faut une",
                )
    for path, case in tree.groups("epreuves.*.cases.*"):
        if case.get("voie") in situations:
            yield d.problem(
                VOIES,
                (*path, "voie"),
                f"« {case['voie']} » est une situation, pas une voie : la grille n’a pas de case "
                "pour elle",
            )
        if case.get("prevue") == "selon" and not case.get("precision"):
            yield d.problem(
                VOIES,
                path,
                "« prevue: selon » : il manque la clé « precision », qui dit dans quel cas",
            )
