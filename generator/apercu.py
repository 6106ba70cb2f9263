"""What went wrong, whatever it is, as lines to show to whoever edits."""

from __future__ import annotations

import re
from pathlib import PurePath

from .problem import FaultsError, GeneratorError
from .system import told
from .typographie import mended, ponctuation


def lines(error: Exception, root: PurePath) -> list[str]:
    """The faults as French lines, with paths from the project's root."""
    template, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if isinstance(error, FaultsError):
        found = [str(problem) for problem in error.problems]
    elif isinstance(error, GeneratorError):
        found = [text for text in str(error).splitlines() if text.strip(" :")]
        is_title = found[0].endswith((" : ", " a refusé le site"))
        found = found[1:] if len(found) > 1 and is_title else found
    elif isinstance(error, OSError):
        found = [ponctuation(told(error))]
    elif template and line:
        found = [f"{template}:{line}: gabarit illisible : {error}"]
    else:
        found = [f"erreur inattendue ({type(error).__name__}) : {error}"]
    inside = re.compile(re.escape(mended(str(root))) + r"[/\\]")
    return [inside.sub("", mended(text)) for text in found]
