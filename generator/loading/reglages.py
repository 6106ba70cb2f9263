"""The settings of the site are the builder's to understand; whether they are YAML is told here."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import yaml

from ..problem import Problem
from .syntax import explain_yaml


def settings_faults(paths: Iterable[Path]) -> list[Problem]:
    """Why the settings cannot be read as YAML, if they cannot: builders say it in English."""
    return [problem for path in paths for problem in _faults(path, path.read_text("utf-8"))]


@lru_cache(maxsize=8)
def _faults(path: Path, text: str) -> tuple[Problem, ...]:
    last = None
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            last = event
    except yaml.YAMLError as error:
        line, message = explain_yaml(error, last, text)
        return (Problem(path, line, message),)
    return ()
