"""The machine and the versions behind the figures, without anything that names it."""

from __future__ import annotations

import os
import platform
import re
from datetime import date
from importlib.metadata import version
from pathlib import Path

from .rapport import nombre


def coeurs() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0))


def machine(chromium: str, repetitions: int) -> list[str]:
    """What a reader needs to judge the figures, one fact per line."""
    memoire = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    return [
        f"Mesuré le {date.today():%d/%m/%Y} ; chaque durée, {repetitions} fois.",
        f"{coeurs()} cœurs ({_processeur()}), {nombre(memoire)} Go de mémoire, "
        f"{platform.system()} {platform.release().partition('-')[0]}.",
        f"Charge de la machine au départ : {nombre(os.getloadavg()[0], 2)} "
        "(0 : rien d’autre ne tournait).",
        f"Python {platform.python_version()}, MkDocs {version('mkdocs')}, "
        f"Material {version('mkdocs-material')}, Chromium {chromium}.",
    ]


def _processeur() -> str:
    try:
        trouve = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text("utf-8"))
    except OSError:
        trouve = None
    return re.sub(r"\((R|TM)\)", "", trouve[1]) if trouve else platform.machine()
