"""Where the time of `build` goes: the stages of the pipeline, timed from outside.

Run as a program in a project (`python etapes.py`): it builds as the command does, each stage
wrapped wherever the package holds it, and prints {stage: [calls, seconds]} on its last line.
The generator itself carries no clock. It has one core, where one process does everything, one stage
after the other: what a copy of it did beside would not be seen.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ETAPES = {
    "lire le YAML": ("generator.loading", "load"),
    "vérifier": ("generator.checks", "check"),
    "rendre les pages, en mémoire": ("generator.building.stages", "plan"),
    "écrire le Markdown": ("generator.disk.output", "settle"),
    "MkDocs": ("generator.builders", "run_mkdocs"),
    "finir le HTML": ("generator.finishing", "finish_pages"),
    "écrire le HTML": ("generator.finishing", "write_pages"),
    "index, liens, redirections": ("generator.finishing", "publish_pages"),
}
"""What a reader calls a stage -> the function that does it."""


def chronometrer(temps: dict[str, list[float]]) -> None:
    """Put a clock around each stage, under every name the package gives it."""
    importlib.import_module("generator.cli")
    for etape, (module, nom) in ETAPES.items():
        fonction = getattr(importlib.import_module(module), nom, None)
        if fonction is None:
            continue
        chrono = _chrono(fonction, temps.setdefault(etape, [0, 0.0]))
        for maison in [m for n, m in sys.modules.items() if n.partition(".")[0] == "generator"]:
            _remplacer(vars(maison), fonction, chrono)


def _remplacer(noms: dict[str, Any], fonction: Any, chrono: Any) -> None:
    """Wherever a module holds the function: under a name, or in a table of its own."""
    for nom, valeur in list(noms.items()):
        if valeur is fonction:
            noms[nom] = chrono
        elif isinstance(valeur, dict) and not nom.startswith("__"):
            valeur.update({cle: chrono for cle, v in valeur.items() if v is fonction})


def _chrono(fonction: Callable[..., Any], temps: list[float]) -> Callable[..., Any]:
    def mesuree(*arguments: Any, **options: Any) -> Any:
        depart = time.perf_counter()
        try:
            return fonction(*arguments, **options)
        finally:
            temps[0] += 1
            temps[1] += time.perf_counter() - depart

    return mesuree


def main() -> int:
    """Build the project of the current folder; the exit code of the command."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    sys.path.insert(0, str(Path.cwd()))
    temps: dict[str, list[float]] = {}
    chronometrer(temps)
    code: int = importlib.import_module("generator.cli").main(["build"])
    print(json.dumps(temps, ensure_ascii=False))
    return code


if __name__ == "__main__":
    sys.exit(main())
