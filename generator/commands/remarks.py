"""What a command says without stopping: what it passed over, what a published site lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..disk.droppings import find_droppings, is_dropping
from ..ground.projet import COMMUN, SCHEMAS, Projet
from ..inputs import settings
from ..loading.files import looks_like_title
from ..loading.glance import is_draft
from ..words.typographie import INVISIBLE, ponctuation

_NAMED = 12  # past that many, they are counted
_FOR_HOSTS = (".well-known", ".htaccess", ".nojekyll")
"""Hidden names that people put among pages for a host to find; builders leave all of them out."""
_NO_TITLE = (SCHEMAS, COMMUN)


def passed_over(root: Path, folders: Iterable[Path], *, look: bool) -> list[str]:
    """One line for all that editors and systems left, one for each folder that is no title.

    `folders` are the titles that are read; `look` adds the pages and the theme.
    """
    projet = Projet(root)
    read = [*folders, *(projet.written if look else ())]
    beside = projet.referentiel
    found = dict.fromkeys(p.resolve() for p in [*_top(beside), *find_droppings(read)])
    lines = [_left_aside(root, list(found))] if found else []
    if look:
        lines += _unpublished(projet.written[0], root)
    return [ponctuation(line) for line in (*lines, *_strangers(beside, root))]


def drafts(root: Path, folders: Iterable[Path]) -> list[str]:
    """One line for each title that is not to be published yet."""
    return [
        ponctuation(f"{_relative(path, root)} : brouillon, il n’est pas publié.")
        for path in folders
        if is_draft(path)
    ]


def unreported(root: Path) -> list[str]:
    """Whether readers of the site to publish can tell somebody about a mistake."""
    line = settings.unreported(root)
    return [ponctuation(line)] if line else []


def _top(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (path for path in sorted(folder.iterdir()) if is_dropping(path.name))


def _left_aside(root: Path, found: Sequence[Path]) -> str:
    names = [_relative(path, root) for path in found[:_NAMED]]
    more = f" et {len(found) - _NAMED} de plus" if len(found) > _NAMED else ""
    return f"Laissé de côté (restes d’un éditeur ou du système) : {', '.join(names)}{more}."


def _unpublished(docs: Path, root: Path) -> Iterator[str]:
    """What somebody waits for in vain: not every way to publish carries hidden names."""
    for path in (docs / name for name in _FOR_HOSTS):
        if path.exists():
            said = "ce nom commence par un point, il n’est pas publié"
            yield f"{_relative(path, root)} : {said} ; mettez-le vous-même chez votre hébergeur."


def _strangers(beside: Path, root: Path) -> Iterator[str]:
    """Folders next to the titles that hold none, and that nobody may notice are not published."""
    if not beside.is_dir():
        return
    for path in sorted(beside.iterdir()):
        hidden = path.name.startswith(".") or is_dropping(path.name) or path.name in _NO_TITLE
        if path.is_dir() and not hidden and not looks_like_title(path) and any(path.iterdir()):
            yield f"{_relative(path, root)} : ce dossier n’est pas un titre, il est laissé de côté."


def _relative(path: Path, root: Path) -> str:
    top = root.resolve()
    text = str(path.relative_to(top) if path.is_relative_to(top) else path)
    return INVISIBLE.sub(lambda sign: f"[U+{ord(sign.group()):04X}]", text)
