"""The day a site speaks of, that of what it is built from, and where it appears.

Imports nothing of the package. The day it is built would give other bytes to the same input.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

VARIABLE = "SOURCE_DATE_EPOCH"


@dataclass(frozen=True)
class Parution:
    """When and where a site appears, which some of its texts and names follow."""

    jour: date | None = None
    """The day on which the ends of titles are judged."""
    adresse: str = ""
    """What data files name things by: the address of the published site, if it has one."""


NOWHERE = Parution()
"""No day, no address."""


def jour_du_depot(root: Path) -> date | None:
    """The day whoever builds says, or that of the last commit; None without either."""
    said = os.environ.get(VARIABLE, "")
    if said.isdecimal() and int(said):
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
