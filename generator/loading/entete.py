"""What is known of a title at a glance, before it is read: even one that cannot be."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from .files import TITRE

_BROUILLON = re.compile(r"(?m)^statut:[ \t]*[\"']?brouillon[\"']?[ \t]*(#.*)?$")
_FIN = re.compile(r"(?m)^[ \t]+fin:[ \t]*[\"']?(\d{4}-\d{2}-\d{2})")


def is_draft(folder: Path) -> bool:
    """Whether a title says it is not to be published yet."""
    return bool(_BROUILLON.search(_text(folder)))


def ends_before(folder: Path, day: date | None) -> list[str]:
    """The ends written in `titre.yaml` that are over on that day: with one more, pages change."""
    found = _FIN.findall(_text(folder)) if day else []
    return [end for end in found if day and end < day.isoformat()]


def _text(folder: Path) -> str:
    try:
        return (folder / TITRE).read_text("utf-8", "replace").replace("\r", "\n")
    except OSError:
        return ""
