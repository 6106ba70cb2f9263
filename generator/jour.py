"""The day a site speaks of: that of what it is built from. Imports nothing of the package.

The day it is built would give other bytes to the same input.
"""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

VARIABLE = "SOURCE_DATE_EPOCH"


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
