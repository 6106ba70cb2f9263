"""From bytes to text, or to the reason why nobody could read the file."""

from __future__ import annotations

import re

from ..ground.problem import Fault
from ..words.typographie import INVISIBLE
from .spaces import misplaced, named

MAX_BYTES = 1_048_576


def decode(raw: bytes) -> tuple[str | None, list[Fault]]:
    """The text of a file, or None with the lines that prevent reading it."""
    if len(raw) > MAX_BYTES:
        return None, [(1, f"fichier trop gros ; {MAX_BYTES // 1024} Kio au plus")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [(line, "caractère qui n’est pas en UTF-8 ; enregistrez le fichier en UTF-8")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    faults: list[Fault] = []
    for number, content in enumerate(text.split("\n"), 1):
        # Some are line breaks for YAML: the lines told to people would no longer be theirs.
        hidden = INVISIBLE.search(content.replace("\t", " "))
        if re.match(r" *\t", content):
            faults.append((number, misplaced(content) or ""))
        elif hidden:
            faults.append((number, f"caractère invisible : {named(hidden.group())} ; supprimez-le"))
    return (None, faults) if faults else (text, [])
