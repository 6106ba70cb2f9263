"""What is said at the head of a page written by hand, between two lines of « --- », and would not
be shown as it is meant: told before a build, where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from ..ground.problem import Fault, Problem
from ..ground.projet import Projet
from .handwritten import unfinished_in

if TYPE_CHECKING:
    from ..loading.front_matter import FrontMatter

_SHAPES = {
    **dict.fromkeys("autour classe description robots template title".split(), "un texte"),
    **dict.fromkeys("hide jsonld scripts styles".split(), "une liste de textes"),
    "fil": "une liste de paires",
}
"""What the frame of pages reads of a head, which would break on anything else."""
_LIKE = {"hide": ", comme [toc]", "styles": ", comme [assets/css/aide.css]"}
_READ = frozenset((*_SHAPES, "legere", "manifeste", "menu"))
"""What something reads of a head."""
_MEANT = {"auteur": "description", "resume": "description", "titre": "title", "modele": "template"}
"""The word somebody would try -> the key that does it."""
_META = re.compile(r"\bmeta(?:\.|\[[\"'])(\w+)")
"""How a template reads a key of a head."""


def faults(path: Path, read: FrontMatter, projet: Projet) -> Iterator[Problem]:
    """Of the head that was read of a page; of what stands below, that nothing does."""
    for line, said in _misshapen(path, read):
        yield Problem(path, line, said)
    yield from _unknown_template(path, read, projet)
    if not projet.is_whole and not read.faults:
        for line, said in _unknown_keys(read, projet):
            yield Problem(path, line, said)


def emptiness(path: Path, read: FrontMatter) -> Iterator[Problem]:
    """That nothing stands below a head, where neither a template nor its author is to fill it."""
    if read.is_alone and not read.values.get("template") and not unfinished_in(path):
        yield Problem(path, 1, "page sans texte ; attendu : ce qu’elle dit, sous son en-tête")


def _misshapen(path: Path, read: FrontMatter) -> Iterator[tuple[int, str]]:
    told = {problem.line for problem in unfinished_in(path)}  # « [à écrire] » is a list, for YAML
    for key, shape in read.shapes.items():
        meant = _SHAPES.get(key, shape)
        if shape != meant and read.values[key] != "" and read.lines[key] not in told:
            yield read.lines[key], f"« {key} » est {shape} ; attendu : {meant}{_LIKE.get(key, '')}"


def _unknown_template(path: Path, read: FrontMatter, projet: Projet) -> Iterator[Problem]:
    name = read.values.get("template")
    themes = [layer / projet.theme.name for layer in projet.layers]
    if name and not any((theme / name).is_file() for theme in themes):
        names = sorted({path.name for theme in themes for path in theme.glob("*.html")})
        said = f"gabarit « {name} » inconnu ; attendu : {', '.join(names)}"
        yield Problem(path, read.lines["template"], said)


def _unknown_keys(read: FrontMatter, projet: Projet) -> Iterator[Fault]:
    """A key that nothing reads, most often one misspelt, or in French."""
    others = [key for key in read.lines if key not in _READ and key.casefold() != "menu"]
    own = _own_keys(projet.look / "theme") if others else frozenset[str]()
    for key in others:
        if key in own:
            continue
        near = _MEANT.get(key.casefold()) or next(
            iter(get_close_matches(key.casefold(), sorted(_READ), 1, 0.75)), None
        )
        known = f"« {near} »" if near else ", ".join(("title", "description", "menu", "hide"))
        yield read.lines[key], f"« {key} » n’est lu par rien ; attendu : {known}, ou rien"


def _own_keys(theme: Path) -> frozenset[str]:
    """What the frame of a project reads, that the tool's does not."""
    texts = (path.read_text("utf-8", "replace") for path in theme.rglob("*.html"))
    return frozenset(key for text in texts for key in _META.findall(text))
