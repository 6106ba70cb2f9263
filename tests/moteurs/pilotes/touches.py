"""What two engines share: the keys by their WebDriver code, and a file that arrives in a folder."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.moteurs.pilote import EchecError

CODES = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Escape": "\ue00c",
    "Space": " ",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}

EN_COURS = {".part", ".wkdownload"}


def attendre_fichier(dossier: Path, geste: Callable[[], None], delai: float = 15) -> Path:
    """The file that a gesture brings into an empty folder, once it is whole; put away from it."""
    geste()
    fin = time.monotonic() + delai
    while time.monotonic() < fin:
        venus = list(dossier.glob("*.*"))
        if len(venus) == 1 and venus[0].suffix not in EN_COURS and venus[0].stat().st_size:
            garde = Path(tempfile.mkdtemp(dir=dossier.parent)) / venus[0].name
            return venus[0].rename(garde)
        time.sleep(0.05)
    raise EchecError(f"aucun fichier n’est arrivé dans {dossier}")
