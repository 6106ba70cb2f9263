"""The day a site speaks of, that of what it is built from, and where it appears.

The day it is built would give other bytes to the same input.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from ..ground.licence import OUVERTE, Licence

VARIABLE = "SOURCE_DATE_EPOCH"
_LAST = 2**32 - 1
"""What the date of a compressed file can hold, of seconds since 1970."""


@dataclass(frozen=True)
class Parution:
    """When, where and under which licence a site appears: some of its texts and names follow."""

    jour: date | None = None
    """The day on which the ends of titles are judged."""
    adresse: str = ""
    """What data files name things by: the address of the published site, if it has one."""
    publique: str = ""
    """Where people can open it: what a page shows on a wall, or as a code to scan."""
    licence: Licence = OUVERTE


NOWHERE = Parution()
"""No day, no address, the licence of the tool."""


def instant_fault() -> str | None:
    """What is wrong with the instant whoever builds says, which builders stop on in English."""
    said = os.environ.get(VARIABLE, "")
    if not said or (re.fullmatch(r"[0-9]{1,10}", said) and int(said) <= _LAST):
        return None
    expected = "un nombre de secondes depuis le 1er janvier 1970, comme 1717200000"
    return f"{VARIABLE} : « {said[:80]} » n’est pas un instant ; attendu : {expected}"


def jour_du_depot(root: Path) -> date | None:
    """The day whoever builds says, or that of the last commit; None without either.

    An instant with a fault (`instant_fault`) says no day.
    """
    said = os.environ.get(VARIABLE, "")
    if said and not instant_fault() and int(said):
        return datetime.fromtimestamp(int(said), UTC).date()
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "log", "-1", "--format=%cs"],
            capture_output=True,
            text=True,
            timeout=10,
            check=True,
        )
        return date.fromisoformat(done.stdout.strip())
    except (OSError, subprocess.SubprocessError, ValueError):  # no git, no repository, no commit
        return None
