"""Where people wrote a link, from the page it was read in and the way it was read."""

from __future__ import annotations

import re
from pathlib import Path

from .projet import Projet


def written(projet: Projet, page: str) -> Path:
    """Where a page is written: by people of the project; or else by the tool, if it is."""
    own = projet.look / "docs" / page
    made = projet.docs / page
    return made if made.is_file() and not own.is_file() else own


def lines_of_link(path: Path, link: str) -> list[int]:
    """The lines of a page that hold a link, from 1; none when it is not written as it is read."""
    text = path.read_text("utf-8-sig", "replace") if path.is_file() else ""
    found = re.compile(rf"""[(<"'\s]{re.escape(link)}(?![\w./-])""")
    return [number for number, line in enumerate(text.split("\n"), 1) if found.search(line)]
