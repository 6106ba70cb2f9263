"""Turns the lists of a draft that were cut by hand into compétences to write, with codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ..disk.output import write_as_before, write_if_changed
from ..ground.problem import FaultsError, Problem, UnreadableError
from ..loading import Dossier, load
from ..loading.files import ACTIVITES, TITRE
from ..rncp.cutting import LIST, pieces, structure, with_competences
from ..words.placeholder import is_placeholder
from ..words.yaml_text import block, with_block
from . import nouveau

_WRITTEN = (
    "il y a déjà des compétences dans ce fichier ; retirez « a_decouper », ou ces compétences"
)
_UNCUT = "cette liste n’est pas découpée ; séparez ses compétences par une ligne vide"


@dataclass(frozen=True)
class Cut:
    """A list that was turned into compétences: its CCP and their codes."""

    ccp: str
    codes: tuple[str, ...]


def cut(folder: Path) -> list[Cut]:
    """Write the compétences of each list of the title in `folder`, one `Cut` per list.

    All files are written, or none. Raises FaultsError when a list cannot become compétences,
    UnreadableError when there is none.
    """
    dossier = load(folder)
    if dossier.unread:
        raise FaultsError(dossier.problems)
    lists = dict(_lists(dossier))
    if not lists:
        raise UnreadableError(f"{folder} : aucune liste « a_decouper » dans ce titre")
    texts = {file: (folder / file).read_text("utf-8-sig") for file in (TITRE, *lists)}
    codes = _codes(dossier, lists)
    model = block(nouveau.model(), "competences")
    blocks = {TITRE: "structure", **dict.fromkeys(lists, "competences")}
    wanted = ((file, key, texts[file]) for file, key in blocks.items())
    faults = [fault for one in wanted for fault in _misplaced(dossier, *one)]
    if faults:
        raise FaultsError(faults)
    new = {
        file: with_competences(texts[file], model, zip(codes[file], names, strict=True))
        for file, names in lists.items()
    }
    new[TITRE] = with_block(texts[TITRE], "structure", structure(_declared(dossier, codes)))
    _write(folder, new)
    ccp = {file: _text(dossier, file, "ccp.code") for file in lists}
    return [Cut(ccp[file], tuple(codes[file])) for file in lists]


def _misplaced(d: Dossier, file: PurePosixPath, key: str, text: str) -> Iterator[Problem]:
    """The fault of a block not written as the tool does, which could not be replaced."""
    try:
        block(text, key)
    except ValueError:
        told = f"« {key}: » est attendu en début de ligne, sans guillemets ni accolades"
        yield d.problem(file, (key,), told)


def _lists(d: Dossier) -> Iterator[tuple[PurePosixPath, list[str]]]:
    """The names in each list, in the declared order. Raises FaultsError with every fault."""
    faults: list[Problem] = []
    for file in _in_order(d):
        tree = d.tree(file)
        if not list(tree.select(LIST)):
            continue
        written = [text for _, text in tree.texts("competences.*.intitule")]
        place = ("ccp", "a_decouper")
        if not all(map(is_placeholder, written)):
            faults.append(d.problem(file, place, _WRITTEN))
            continue
        try:
            names = pieces((d.path / file).read_text("utf-8-sig"))
        except ValueError:
            faults.append(d.problem(file, place, _UNCUT))
            continue
        yield file, names
    if faults:
        raise FaultsError(faults)


def _in_order(d: Dossier) -> list[PurePosixPath]:
    """The files of the activités types, those the title declares first."""
    files = {_text(d, file, "code"): file for file in d.activites()}
    declared = [text for _, text in d.tree(TITRE).texts("structure.*.activite")]
    first = [files[code] for code in declared if code in files]
    return [*first, *(file for file in d.activites() if file not in first)]


def _codes(d: Dossier, lists: Mapping[PurePosixPath, list[str]]) -> dict[PurePosixPath, list[str]]:
    """New codes, in order: none that another file of the title has."""
    used = {
        text
        for file in d.activites()
        if file not in lists
        for _, text in d.tree(file).texts("competences.*.code")
    }
    free = (code for code in (f"C{n:02}" for n in range(1, 1000)) if code not in used)
    return {file: [next(free) for _ in names] for file, names in lists.items()}


def _declared(
    d: Dossier, codes: Mapping[PurePosixPath, list[str]]
) -> Iterator[tuple[str, str, list[str]]]:
    files = {_text(d, file, "code"): file for file in d.activites()}
    known: set[str] = set()
    for _, entry in d.tree(TITRE).groups("structure.*"):
        activite = str(entry.get("activite"))
        known.add(activite)
        shared = entry.get("competences")
        kept: list[Any] = shared if isinstance(shared, list) else []
        yield activite, str(entry.get("ccp")), codes.get(files.get(activite, ACTIVITES), kept)
    for file, added in codes.items():
        if (activite := _text(d, file, "code")) not in known:
            yield activite, _text(d, file, "ccp.code"), added


def _text(d: Dossier, file: PurePosixPath, key: str) -> str:
    return next((text for _, text in d.tree(file).texts(key)), "")


def _write(folder: Path, new: Mapping[PurePosixPath, str]) -> None:
    before = {file: (folder / file).read_bytes() for file in new}
    done: list[PurePosixPath] = []
    try:
        for file, text in new.items():
            done.append(file)
            write_as_before(folder / file, text)
    except OSError:
        for file in done:
            write_if_changed(folder / file, before[file])
        raise
