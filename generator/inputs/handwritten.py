"""What is left to write in the pages, the look and the settings people of a project wrote.

The texts of a title are judged by `checks`; these are read by builders, which show them as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ..ground.problem import Problem
from ..ground.projet import Projet
from ..loading.glance import is_draft
from .sources import TEXT, written
from .titles import title_folders

_LEFT = re.compile(r"\[à écrire\b(?!\]\()", re.IGNORECASE)
"""What `nouveau` holds a place with; a link so named is one."""
_VARIABLE = re.compile(r"\{[a-z_]+\}")
_FILLED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
"""What a template replaces, or leaves out."""
_CODE = re.compile(r"^(```|~~~).*?^\1|(`+)[^`].*?\2|<code\b.*?</code>", re.DOTALL | re.MULTILINE)
"""What a page shows as it is typed, on purpose."""
_MEANT = {".md": _CODE, ".html": _FILLED, ".j2": _FILLED}
"""Files whose braces are shown -> which of their braces are meant."""


def unfinished(root: Path) -> list[Problem]:
    """Each text whose place is only held, and each variable: nothing takes its place there."""
    return sorted(problem for path in written(Projet(root)) for problem in unfinished_in(path))


def blocking_faults(root: Path) -> list[Problem]:
    """Those that stop a build: none while every title is a draft, shown as it is."""
    published = any(not is_draft(folder) for folder in title_folders(root))
    return unfinished(root) if published else []


def unfinished_in(path: Path) -> tuple[Problem, ...]:
    """The same in one file."""
    if path.suffix not in TEXT or not path.is_file():
        return ()
    try:
        text = path.read_text("utf-8", errors="replace")
    except OSError:  # `sources` tells that, and that it is UTF-8
        return ()
    return _read(path, text)


@lru_cache(maxsize=1024)
def _read(path: Path, text: str) -> tuple[Problem, ...]:
    """What is left to write in a text; in a live preview, most are those of the last time."""
    return tuple(_left(path, text))


def _left(path: Path, text: str) -> Iterator[Problem]:
    for found in _LEFT.finditer(text):
        said = "reste à écrire ; écrivez ce texte, ou retirez-le"
        yield Problem(path, _line(text, found), said)
    if meant := _MEANT.get(path.suffix):
        text = meant.sub(lambda part: re.sub(r"[^\n]", " ", part.group()), text)
        for found in _VARIABLE.finditer(text):
            said = (
                f"« {found.group()} » s’affichera tel quel : une variable n’est remplacée que dans "
                "les données d’un titre ; écrivez ce que la page doit dire"
            )
            yield Problem(path, _line(text, found), said)


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1
