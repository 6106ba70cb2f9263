"""What two engines share: pointer and keys of WebDriver, and a file that arrives in a folder."""

from __future__ import annotations

import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.moteurs.pilote import DELAI, EchecError

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


class Gestes(ABC):
    """The pointer and the keys of an engine that takes the actions of WebDriver."""

    @abstractmethod
    def _agir(self, source: dict[str, Any]) -> None:
        """Perform the actions of one source."""

    def pointer(self, x: float, y: float, fois: int = 1) -> None:
        gestes: list[dict[str, Any]] = [
            {"type": "pointerMove", "duration": 0, "x": round(x), "y": round(y)}
        ]
        gestes += [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}] * fois
        self._agir({"type": "pointer", "id": "souris", "actions": gestes})

    def taper(self, texte: str) -> None:
        self._touches([(sens, c) for c in texte for sens in ("keyDown", "keyUp")])

    def touche(self, nom: str, *, avec: str = "") -> None:
        tenue = [("keyDown", CODES[avec])] if avec else []
        code = CODES.get(nom, nom)
        relachee = [("keyUp", CODES[avec])] if avec else []
        self._touches([*tenue, ("keyDown", code), ("keyUp", code), *relachee])

    def _touches(self, suite: list[tuple[str, str]]) -> None:
        gestes = [{"type": sens, "value": valeur} for sens, valeur in suite]
        self._agir({"type": "key", "id": "clavier", "actions": gestes})


EN_COURS = {".part", ".wkdownload"}


def attendre_fichier(dossier: Path, geste: Callable[[], None], delai: float = DELAI) -> Path:
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
