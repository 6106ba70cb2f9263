"""Titles being written: never published, shown when asked for, in nobody's way."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .commande import typed
from .loading import load
from .loading.entete import is_draft
from .problem import Problem, UnreadableError
from .titles import title_folders


def published(folders: Iterable[Path]) -> list[Path]:
    """Those that are no drafts. Raises UnreadableError when all of them are."""
    given = list(folders)
    ready = [folder for folder in given if not is_draft(folder)]
    if given and not ready:
        several = len(given) > 1
        raise UnreadableError(
            "aucun titre à publier : "
            + ("tous sont des brouillons" if several else f"{given[0]} est un brouillon")
            + f" ; pour {'les' if several else 'le'} voir : {typed('serve', brouillons='')}"
        )
    return ready


def shown(root: Path, *, drafts: bool) -> tuple[list[Path], list[Problem]]:
    """The titles of a preview, and what keeps a draft out of it: no draft hides another title.

    Drafts are among them when asked for, or when there is nothing else.
    """
    from .checks import preventing  # noqa: PLC0415 - what is published has no draft

    folders = title_folders(root)
    ready = [folder for folder in folders if not is_draft(folder)]
    faults: list[Problem] = []
    for folder in folders if drafts or not ready else ():
        if is_draft(folder):
            found = preventing(load(folder))
            faults += found
            ready += [] if found else [folder]
    return sorted(ready), faults
