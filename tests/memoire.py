"""Temporary files go to memory where there is enough of it.

The tests write, copy and take away thousands of small files, and profiles of browsers: half of what
building small sites costs is waiting for a disk.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

EN_MEMOIRE = Path("/dev/shm")
PLACE = 4 * 2**30
"""Bytes that must be free there: the tests take a tenth of it."""


def dossier(ici: Path = EN_MEMOIRE, place: int = PLACE) -> Path | None:
    """Where, on this machine; None where files stay on the disk."""
    if "TMPDIR" in os.environ or not (ici.is_dir() and os.access(ici, os.W_OK | os.X_OK)):
        return None
    systeme = os.statvfs(ici)
    if systeme.f_bavail * systeme.f_frsize < place or systeme.f_flag & os.ST_NOEXEC:
        return None
    return ici


def choisir() -> None:
    """For this process, and those it starts."""
    if ici := dossier():
        os.environ["TMPDIR"] = str(ici)
        tempfile.tempdir = None
