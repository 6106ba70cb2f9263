"""The ways and their grid: every cell is filled, every code named exists."""

from __future__ import annotations

from collections.abc import Iterator

from ..loading import Dossier
from ..loading.files import ARBRE, VOIES
from ..problem import Problem
from .references import near

_NAMED = {
    "regle": ("règle", "regles.*.code", "**.regles.*"),
    "document": ("document", "documents.*.code", "voies.*.documents.*"),
    "texte": ("texte", "textes.*.code", "**.textes.*"),
    "lieu": ("lieu", "lieux.*.code", "**.lieu"),
    "lieux": ("lieu", "lieux.*.code", "questions.*.lieux.*"),
    "voie": ("voie", "voies.*.code", "**.voie"),
    "epreuves": ("voie", "voies.*.code", "issues.*.epreuves"),
}


def named_codes_exist(d: Dossier) -> Iterator[Problem]:
    """Rules, documents, texts, places and ways named anywhere are declared in voies.yaml."""
    if VOIES not in d.trees:
        return
    for noun, declared, named in _NAMED.values():
        known = {value for _, value in d.tree(VOIES).texts(declared)}
        for file in (VOIES, ARBRE):
            for path, value in d.tree(file).texts(named):
                if value not in known:
                    yield d.problem(
                        file, path, f"{noun} : « {value} » est inconnu{near(value, known, noun)}"
                    )


def grid_is_complete(d: Dossier) -> Iterator[Problem]:
    """Each épreuve says, for each voie, whether it is planned; « selon » says when."""
    tree = d.tree(VOIES)
    voies = [str(v.get("code")) for _, v in tree.groups("voies.*") if v.get("nature") == "voie"]
    for path, epreuve in tree.groups("epreuves.*"):
        cells = [value for _, value in tree.texts("cases.*.voie", path)]
        name = epreuve.get("code")
        for voie in voies:
            if cells.count(voie) != 1:
                yield d.problem(
                    VOIES,
                    (*path, "cases"),
                    f"épreuve « {name} » : {cells.count(voie)} case(s) pour la voie « {voie} » ; "
                    "une est attendue",
                )
    for path, case in tree.groups("epreuves.*.cases.*"):
        if case.get("prevue") == "selon" and not case.get("precision"):
            yield d.problem(
                VOIES,
                path,
                "« selon » sans « precision » ; dites dans quel cas",
            )
