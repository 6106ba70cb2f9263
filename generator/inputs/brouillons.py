"""Titles being written: never published, shown when asked for, in nobody's way."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..ground.invocation import is_installed, typed
from ..ground.problem import Problem, UnreadableError
from ..ground.projet import Projet
from ..loading import load
from ..loading.glance import is_draft
from .titles import code_of, project_around, same_codes, title_folders


def no_title(root: Path) -> UnreadableError:
    """What is to be said where no title is, published or not; in a folder of a project, where to
    type the command."""
    if above := project_around(root):
        told = f"lancez la commande dans le dossier {above}"
        return UnreadableError(f"aucun dossier de titre ici ; {told}")
    expected = (Projet(Path()).referentiel / "<titre>" / "titre.yaml").as_posix()
    start = f" ; pour commencer : {typed('nouveau')} mon-titre" if is_installed() else ""
    return UnreadableError(f"aucun dossier de titre ; attendu : {expected}{start}")


def published(folders: Iterable[Path]) -> list[Path]:
    """Those that are no drafts. Raises UnreadableError when all of them are, or there is none."""
    given = list(folders)
    if not given:
        raise no_title(Path.cwd())
    ready = [folder for folder in given if not is_draft(folder)]
    if not ready:
        several = len(given) > 1
        raise UnreadableError(
            "aucun titre à publier : "
            + ("tous sont des brouillons" if several else f"{given[0]} est un brouillon")
            + f" ; pour {'les' if several else 'le'} voir : {typed('serve', brouillons='')}"
        )
    return ready


def to_show(root: Path, *, drafts: bool) -> list[Path]:
    """The titles of a preview: drafts are among them when asked for, or when there is nothing else.

    Raises UnreadableError when there is no title at all.
    """
    folders = title_folders(root)
    if not folders:
        raise no_title(root.resolve())
    ready = [folder for folder in folders if not is_draft(folder)]
    return folders if drafts or not ready else ready


def shown(root: Path, *, drafts: bool) -> tuple[list[Path], dict[Path, list[Problem]]]:
    """The titles of a preview, and those kept out of it by faults: no draft hides another title.

    Raises what `to_show` raises.
    """
    from ..checks import blocking_faults  # noqa: PLC0415 - what is published has no draft

    ready: list[Path] = []
    whole: list[Path] = []
    kept_out: dict[Path, list[Problem]] = {}
    for folder in to_show(root, drafts=drafts):
        if not is_draft(folder):
            ready.append(folder)
        elif found := list(blocking_faults(load(folder))):
            kept_out[folder] = found
        else:
            whole.append(folder)
    codes = ((folder, code_of(folder)[0]) for folder in ([*ready, *whole] if whole else []))
    kept_out |= {f: [told] for f, told in same_codes(codes).items() if f in whole}
    return sorted([*ready, *(folder for folder in whole if folder not in kept_out)]), kept_out
