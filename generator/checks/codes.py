"""Codes and names that identify things. Saved answers and addresses rely on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import GLOSSAIRE, TITRE, VOIES
from ..loading.tree import TreePath


def identifiant_is_folder(d: Dossier) -> Iterator[Problem]:
    """`identifiant` is the name of the folder: addresses are made from it."""
    expected = d.path.resolve().name
    for path, value in d.tree(TITRE).texts("identifiant"):
        if value != expected:
            yield d.problem(
                TITRE,
                path,
                f"« identifiant » : « {value} » ; attendu : « {expected} », le nom du dossier",
            )


def codes_are_unique(d: Dossier) -> Iterator[Problem]:
    """Among things of one kind, no code serves twice, in all the files of the title."""
    activites = d.activites()
    named = [f for f in activites if not list(d.tree(f).select("ccp.a_decouper"))]
    """Activités whose compétences will stay: a list still to be cut will replace the others."""
    kinds = {
        "activité type": [(f, "code") for f in activites],
        "CCP": [(f, "ccp.code") for f in activites],
        "compétence": [(f, "competences.*.code") for f in named],
        "repère": [(f, "competences.*.reperes.*.code") for f in named],
        "compétence transversale": [(TITRE, "transversales.*.code")],
        "CCS": [(TITRE, "ccs.*.code")],
        "compétence d’un CCS": [(TITRE, "ccs.*.competences.*.code")],
        "source": [(TITRE, "sources.*.cle")],
        "rubrique": [(TITRE, f"{k}.code") for k in ("metier.*", "publics", "contextes.*")],
        "terme": [(GLOSSAIRE, "termes.*.code")],
        "document": [(VOIES, "documents.*.code")],
        "texte": [(VOIES, "textes.*.code")],
        "règle": [(VOIES, "regles.*.code")],
        "voie": [(VOIES, "voies.*.code")],
        "épreuve": [(VOIES, "epreuves.*.code")],
        "lieu": [(VOIES, "lieux.*.code")],
        "question": [(VOIES, "questions.*.code")],
    }
    for noun, places in kinds.items():
        seen: dict[str, tuple[PurePosixPath, TreePath]] = {}
        for file, pattern in places:
            for path, value in d.tree(file).texts(pattern):
                if value in seen:
                    yield d.problem(
                        file,
                        path,
                        f"code « {value} » déjà pris ({noun}, {_place(d, *seen[value])}) ; un code "
                        "sert une seule fois",
                    )
                seen.setdefault(value, (file, path))


def _place(d: Dossier, file: PurePosixPath, path: TreePath) -> str:
    spot = d.spot(file, path)
    return f"{file}, {spot}" if d.tree(file).file(path) is None else spot


def forms_are_unique(d: Dossier) -> Iterator[Problem]:
    """A word, in all its forms, is explained by one entry of the glossary."""
    seen: dict[str, str] = {}
    tree = d.tree(GLOSSAIRE)
    for path, terme in tree.groups("termes.*"):
        code = str(terme.get("code"))
        for pattern in ("terme", "developpe", "formes.*"):
            for where, form in tree.texts(pattern, path):
                if seen.setdefault(form, code) != code:
                    yield d.problem(
                        GLOSSAIRE,
                        where,
                        f"« {form} » est déjà expliqué par le terme « {seen[form]} » ; un mot, "
                        "une entrée",
                    )


def repere_belongs_to_competence(d: Dossier) -> Iterator[Problem]:
    """`C06-1` stands under C06 and nowhere else."""
    for file, path, competence in d.competences():
        code = competence.get("code")
        for where, value in d.tree(file).texts("reperes.*.code", path):
            if _is_code(code) and not value.startswith(f"{code}-"):
                yield d.problem(
                    file,
                    where,
                    f"repère « {value} » rangé sous « {code} » ; attendu : « {code}-1 »…",
                )


def _is_code(value: Any) -> bool:
    """Whether a code is well formed. Rules skip others: loading has already reported them."""
    return isinstance(value, str) and bool(
        re.fullmatch(r"C[0-9]{2,3}|(AT|CCP|CCS|CT)[1-9][0-9]?|TP\S*", value)
    )


def titre_court_begins_with_code(d: Dossier) -> Iterator[Problem]:
    """A short name begins with its code: exchange formats show only that name."""
    yield from _short_name(d, TITRE, (), d.tree(TITRE).texts("identite.code.valeur"))
    for kind in ("transversales.*", "ccs.*"):
        for path, _ in d.tree(TITRE).groups(kind):
            yield from _short_name(d, TITRE, path, d.tree(TITRE).texts("code", path))
    for file in d.activites():
        yield from _short_name(d, file, (), d.tree(file).texts("code"))
        yield from _short_name(d, file, ("ccp",), d.tree(file).texts("ccp.code"))
    for file, path, _ in d.competences():
        yield from _short_name(d, file, path, d.tree(file).texts("code", path))


def _short_name(
    d: Dossier, file: PurePosixPath, parent: TreePath, codes: Iterator[tuple[TreePath, str]]
) -> Iterator[Problem]:
    for _, code in codes:
        for path, value in d.tree(file).texts("titre_court", parent):
            if _is_code(code) and not value.startswith(f"{code} "):
                yield d.problem(
                    file,
                    path,
                    f"« titre_court » : « {value} » ; attendu : « {code} » puis le nom",
                )


def activite_and_ccp_share_a_name(d: Dossier) -> Iterator[Problem]:
    """An activité type and its CCP have the same short name after the code, as in the source."""
    for file in d.activites():
        tree = d.tree(file)
        for _, name in tree.texts("titre_court"):
            for path, other in tree.texts("ccp.titre_court"):
                wanted = _without_code(name)
                if _without_code(other) != wanted:
                    yield d.problem(
                        file,
                        path,
                        f"« titre_court » : « {other} » ; l’activité type s’appelle « {name} » : "
                        f"mêmes mots attendus après le code, « {wanted} »",
                    )


def _without_code(name: str) -> str:
    return re.sub(r"^(AT|CCP)[1-9]\d?\s+", "", name)
