"""The editions tell every change, and the last one has the codes and texts of today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import CORRESPONDANCES
from ..loading.tree import TreePath
from .editions import EditionLue, editions


def last_edition_is_the_present(d: Dossier) -> Iterator[Problem]:
    """The last edition has the codes and texts of today.

    Otherwise a text could change unnoticed, and saved answers would be about another text.
    """
    history = editions(d)
    if not history or d.unread or not d.objects.keys() >= {*d.activites()}:
        return  # half-read activités would seem to lack half of their texts
    last = history[-1]
    present = _present(d)
    for code, (texte, file, path) in present.items():
        place = f"{file}, ligne {d.tree(file).line(path)}"
        if code not in last.textes:
            yield d.problem(
                CORRESPONDANCES,
                last.at("textes"),
                f"il manque « {code} » ({place}) à l’édition « {last.code} », la dernière ; "
                "ajoutez une édition qui dit d’où il vient ou, s’il est seulement oublié ici, "
                "ajoutez-le",
            )
        elif last.textes[code] != texte:
            yield d.problem(
                CORRESPONDANCES,
                last.at("textes", code),
                f"« {code} » : ce texte n’est plus celui de {place} ; si le sens a changé, ajoutez "
                "une édition qui le dit ; pour une simple coquille, corrigez aussi ce texte-ci"
                f"{_others(d, history, code)}",
            )
    for code in last.textes:
        if code not in present:
            yield d.problem(
                CORRESPONDANCES,
                last.at("textes", code),
                f"« {code} » n’est plus dans activites/ ; ajoutez une édition qui dit ce qu’il "
                "devient ou, s’il est ici par erreur, retirez-le",
            )


def nothing_changes_unsaid(d: Dossier) -> Iterator[Problem]:
    """A code that leaves, comes, or gets another text between two editions is in a change."""
    tree = d.tree(CORRESPONDANCES)
    for before, now in pairwise(editions(d)):
        named = {
            key: {code for _, code in tree.texts(f"changements.*.{key}.*", now.path)}
            for key in ("avant", "apres")
        }
        unsaid = "et aucun changement ne le dit"
        for code in before.textes:
            if code not in now.textes and code not in named["avant"]:
                yield d.problem(
                    CORRESPONDANCES,
                    now.at("changements"),
                    f"« {code} » n’est plus dans l’édition « {now.code} », {unsaid} ; dites ce "
                    "qu’il devient dans « changements »",
                )
        for code, texte in now.textes.items():
            place = now.at("textes", code)
            if code not in before.textes and code not in named["apres"]:
                yield d.problem(
                    CORRESPONDANCES,
                    place,
                    f"« {code} » n’était pas dans l’édition « {before.code} », {unsaid} ; dites "
                    "d’où il vient dans « changements »",
                )
            elif texte != before.textes.get(code, texte) and code not in named["avant"]:
                line = tree.line(before.at("textes", code))
                yield d.problem(
                    CORRESPONDANCES,
                    place,
                    f"« {code} » n’a plus le texte de l’édition « {before.code} » (ligne {line}), "
                    f"{unsaid} ; ajoutez un changement « reformule » ou, pour une simple coquille, "
                    "corrigez-la aux deux endroits",
                )


def codes_never_return(d: Dossier) -> Iterator[Problem]:
    """A code that left is not used again: old answers would pass for answers to its new meaning."""
    gone: dict[str, str] = {}
    for before, now in pairwise(editions(d)):
        for code in now.textes:
            if code in gone and code not in before.textes:
                yield d.problem(
                    CORRESPONDANCES,
                    now.at("textes", code),
                    f"« {code} » a déjà servi, jusqu’à l’édition « {gone[code]} » ; attendu : un "
                    "code qui n’a jamais servi",
                )
        gone |= dict.fromkeys(before.textes, before.code)


def _present(d: Dossier) -> dict[str, tuple[str, PurePosixPath, TreePath]]:
    """Code -> text, file and place of the text, for all that an edition keeps."""
    found: dict[str, tuple[str, PurePosixPath, TreePath]] = {}
    kinds = {"ccp": "intitule", "competences.*": "intitule", "competences.*.reperes.*": "texte"}
    for file in d.activites():
        tree = d.tree(file)
        for pattern, key in kinds.items():
            for path, value in tree.groups(pattern):
                for where, texte in tree.texts(key, path):
                    found.setdefault(str(value.get("code")), (texte, file, where))
    return found


def _others(d: Dossier, history: Sequence[EditionLue], code: str) -> str:
    """Where else to correct a typo, in words: the editions just before that have the same text."""
    *older, last = history
    lines: list[int] = []
    for edition in reversed(older):
        if edition.textes.get(code) != last.textes[code]:
            break
        lines.append(d.tree(CORRESPONDANCES).line(edition.at("textes", code)))
    if len(lines) > 1:
        return f" et ceux des lignes {', '.join(map(str, lines))}"
    return f" et celui de la ligne {lines[0]}" if lines else ""
