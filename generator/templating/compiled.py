"""Templates compiled once for all runs, ours and those of the theme."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, TemplateSyntaxError

from ..ground.problem import Problem
from ..ground.projet import TEMPLATES
from ..words.template_words import in_french

_MAY_BE_THERE: Final = ("jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols")
"""What builders, or a hook of theirs, may teach Jinja to read."""

_KEPT: Final = 1_000
"""Compiled templates kept at most, 11 kB each: six sites, each with a look of its own, or more.

Past it the newest half stays: they are counted at each build, and seldom forgotten."""


def compiled_templates() -> BytecodeCache | None:
    """Where they are, beside the modules Python compiled; None where nobody may write there."""
    compiled = TEMPLATES / "__pycache__"
    with suppress(OSError):
        compiled.mkdir(exist_ok=True)
    if not (compiled.is_dir() and os.access(compiled, os.W_OK)):
        return None
    _forget(compiled)
    return _CompiledTemplates(str(compiled))


def _forget(compiled: Path) -> None:
    """Leave the newest: those of a site that was moved or deleted are never asked for again."""
    with suppress(OSError), os.scandir(compiled) as entries:  # another command forgets them too
        known = sorted((entry.stat().st_mtime, entry.path) for entry in entries)
        for _, path in known[: -_KEPT // 2] if len(known) > _KEPT else ():
            Path(path).unlink()


def illegible(templates: Iterable[Path]) -> list[Problem]:
    """What Jinja cannot read of these templates, known without filling any: one fault for each."""
    env = Environment(extensions=_MAY_BE_THERE, autoescape=True)
    problems = []
    for path in templates:
        try:
            env.parse(path.read_text("utf-8"))
        except TemplateSyntaxError as error:
            said = f"gabarit illisible : {in_french(error.message)}"
            problems.append(Problem(path, error.lineno, said))
        except (OSError, UnicodeDecodeError):  # told by whoever reads it
            continue
    return problems


class _CompiledTemplates(FileSystemBytecodeCache):
    """Known by the place of the template, whatever letters the folders above are written with."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return hashlib.sha256(os.fsencode(f"{name}|{filename or ''}")).hexdigest()
