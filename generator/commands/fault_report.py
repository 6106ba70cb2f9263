"""What went wrong, whatever it is, as lines to show to whoever edits."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import Final

from ..disk.system import told
from ..ground.link_places import lines_of_link, written
from ..ground.problem import FaultsError, GeneratorError
from ..ground.projet import Projet
from ..words.template_words import of_template
from ..words.typographie import mended, ponctuation

_PLACE: Final = re.compile(r"^([^:\n]+)(?=:\d+: )", re.M)
"""A file at the head of a line, before the number of one of its own."""
_LINK: Final = re.compile(
    r"^(?P<page>[^:\n]+)\.html\s: (?:href|src)=«\s(?P<link>[^»\n]+?)\s» (?P<said>.*)$", re.M
)
"""A link of a built page that leads nowhere (`finishing.links`)."""


def lines(error: Exception, root: PurePath) -> list[str]:
    """The faults as French lines, with paths from the project's root."""
    if isinstance(error, FaultsError):
        found = [str(problem) for problem in error.problems]
        found += [text for message in error.messages for text in _said(message)]
    elif isinstance(error, GeneratorError):
        found = _said(str(error))
    elif said := of_template(error):
        found = [said]
    elif isinstance(error, OSError):
        found = [ponctuation(told(error))]
    else:
        found = [f"erreur inattendue ({type(error).__name__}) : {error}"]
    return list(dict.fromkeys(inside_of(root, text) for text in found))


def _said(message: str) -> list[str]:
    """The lines of a message, but for one that only says what is told below."""
    found = [text for text in message.splitlines() if text.strip(" :")]
    is_title = found[0].rstrip().endswith((":", " a refusé le site")) if found else False
    return found[1:] if len(found) > 1 and is_title else found


def inside_of(root: PurePath, text: str) -> str:
    """A line whose paths are those of the project, and whose place is where people write."""
    inside = re.compile(re.escape(mended(str(root))) + r"[/\\]")
    projet = Projet(Path(root))

    def own_place(place: re.Match[str]) -> str:
        found = projet.racine / place[1]
        own = projet.own(found)
        return place[1] if own == found else str(own.relative_to(projet.racine))

    told, links = _LINK.subn(lambda link: _link_written(projet, link), inside.sub("", mended(text)))
    if links:  # one that a page holds twice is told twice, each time with both lines
        told = "\n".join(dict.fromkeys(told.split("\n")))
    return _PLACE.sub(own_place, told)


def _link_written(projet: Projet, link: re.Match[str]) -> str:
    """The same fault at the lines of the page that hold the link; as it is, when none does."""
    path = written(projet, f"{link['page']}.md")
    typed = (link["link"], re.sub(r"\.html(?=#|$)", ".md", link["link"]))
    found = next(filter(None, (lines_of_link(path, way) for way in typed)), [])
    place = path.relative_to(projet.racine).as_posix()
    return (
        "\n".join(f"{place}:{line}: le lien « {link['link']} » {link['said']}" for line in found)
        or link[0]
    )
