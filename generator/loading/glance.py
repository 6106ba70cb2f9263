"""Reads three facts of `titre.yaml` by pattern, without parsing it, even if it has faults."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from .files import TITRE, VOIES, is_file

_MARGIN = r"(?:\s|[ \t]#.*$)*"
"""What may stand between a key and its value: nothing, lines, comments."""
_BROUILLON = re.compile(
    rf"""(?m)^(["']?)statut\1[ \t]*:(?:[ \t]+[>|][-+\d]*)?{_MARGIN}"""
    r"""(["']?)brouillon\2[ \t]*(?:#.*)?$"""
)
_FIN = re.compile(rf"""(?m)[\s{{,](["']?)fin\1[ \t]*:{_MARGIN}["']?(\d{{4}}-\d{{2}}-\d{{2}})""")
_FAMILLE = re.compile(rf"""(?m)^(["']?)famille\1[ \t]*:{_MARGIN}\S""")
"""As YAML reads these keys, however they are typed: a space before « : », quotes, braces."""


def is_draft(folder: Path) -> bool:
    """Whether a title says it is not to be published yet."""
    return bool(_BROUILLON.search(_text(folder)))


def has_family(folder: Path) -> bool:
    """Whether a title names the family whose rules it follows; so does one that lost its
    `titre.yaml`, and has no rules of its own."""
    if is_file(folder / TITRE):
        return bool(_FAMILLE.search(_text(folder)))
    return not is_file(folder / VOIES)


def ends_before(folder: Path, day: date | None) -> list[str]:
    """The `fin` dates of `titre.yaml` that are past on `day`: pages change with each of them."""
    found = _FIN.finditer(_text(folder)) if day else ()
    return [end for one in found if day and (end := one[2]) < day.isoformat()]


def _text(folder: Path) -> str:
    if not is_file(folder / TITRE):  # a pipe would be waited for
        return ""
    try:
        return (folder / TITRE).read_text("utf-8", "replace").replace("\r", "\n")
    except OSError:
        return ""
