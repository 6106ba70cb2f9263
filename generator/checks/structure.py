"""The files of `activites/` have the activités types and compétences titre.yaml declares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import TITRE


def structure_is_respected(d: Dossier) -> Iterator[Problem]:
    """Each declared activité type has its file, its CCP and its compétences, in the declared order.

    No file has an activité type that is not declared.
    """
    if d.unread or TITRE not in d.trees:
        return
    files: dict[str, PurePosixPath] = {}
    for file in d.activites():
        for _, code in d.tree(file).texts("code"):
            files.setdefault(code, file)
    declared: set[str] = set()
    for path, entry in d.tree(TITRE).groups("structure.*"):
        activite = str(entry.get("activite"))
        declared.add(activite)
        if activite not in files:
            yield d.problem(
                TITRE,
                (*path, "activite"),
                f"aucun fichier de activites/ ne porte le code « {activite} » ; ajoutez-le",
            )
            continue
        file = files[activite]
        for where, code in d.tree(file).texts("ccp.code"):
            if code != entry.get("ccp"):
                yield d.problem(
                    file,
                    where,
                    f"« code » : « {code} » ; titre.yaml déclare « {entry.get('ccp')} » pour "
                    f"« {activite} »",
                )
        yield from _same_competences(d, file, entry.get("competences"))
    for code, file in files.items():
        if code not in declared:
            yield d.problem(
                file,
                ("code",),
                f"activité type « {code} » absente de la structure de titre.yaml ; déclarez-la",
            )


def _same_competences(d: Dossier, file: PurePosixPath, expected: Any) -> Iterator[Problem]:
    if not isinstance(expected, list) or not expected:
        return
    shared = [code for _, code in d.tree(file).texts("partagees.*")]
    for path, code in d.tree(file).texts("partagees.*"):
        if code not in expected:
            yield d.problem(
                file,
                path,
                f"compétence partagée « {code} » ; titre.yaml ne la déclare pas sous cette "
                f"activité : {', '.join(map(str, expected))}",
            )
    found = list(d.tree(file).texts("competences.*.code"))
    own = {code for _, code in found}
    expected = [code for code in expected if code in own or code not in shared]
    if len(found) != len(expected):
        yield d.problem(
            file,
            ("competences",),
            f"le nombre de compétences est {len(found)} ; titre.yaml en déclare {len(expected)} : "
            f"{', '.join(map(str, expected))}",
        )
        return
    for (path, code), wanted in zip(found, expected, strict=True):
        if code != wanted:
            yield d.problem(
                file,
                path,
                f"compétence « {code} » à cette place ; l’ordre déclaré dans titre.yaml attend "
                f"« {wanted} »",
            )
