"""The three engines, and what says that one is not on this machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.moteurs.pilote import EchecError, Pilote
from tests.moteurs.pilotes import chromium, firefox, webkit

MOTEURS: dict[str, Callable[[Path], Pilote]] = {
    "chromium": chromium.Chromium,
    "firefox": firefox.Firefox,
    "webkit": webkit.WebKit,
}


def absents() -> dict[str, str]:
    """Engine -> why it cannot be tried here; Chromium fails by itself, it is never left out."""
    manque = {}
    for nom, chercher in (("firefox", firefox.programme), ("webkit", webkit.programmes)):
        try:
            chercher()
        except EchecError as pourquoi:
            manque[nom] = str(pourquoi)
    return manque
