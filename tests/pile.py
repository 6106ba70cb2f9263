"""Where an error really is: the lines of a joined file, put back to those of the sources."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path

from playwright.sync_api import Error

_LIEU = re.compile(r"[^\s()]*?/?(assets/(?:js|css)/[\w-]+\.(?:js|css)):(\d+)(?::\d+)?")
_CHIFFRES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

Lieu = tuple[str, int]
"""Source, from the root of the site, and line, from 1."""


def lisible(erreur: Error, site: Path) -> str:
    """An error of a page, with its stack, in the files that people write."""
    return relire(erreur.stack or str(erreur), site)


def relire(pile: str, site: Path) -> str:
    """The same text, each place in a joined file of `site` replaced by the one it comes from."""

    def source(trouve: re.Match[str]) -> str:
        lieu = lieux(site / trouve[1]).get(int(trouve[2]))
        return f"{lieu[0]}:{lieu[1]}" if lieu else trouve[0]

    return _LIEU.sub(source, pile)


@functools.cache
def lieux(joint: Path) -> dict[int, Lieu]:
    """Line of a joined file, from 1 -> where it comes from; empty without a map."""
    carte = joint.with_name(f"{joint.name}.map")
    if not carte.exists():
        return {}
    lue = json.loads(carte.read_text("utf-8"))
    trouves: dict[int, Lieu] = {}
    source = ligne = 0
    for numero, segment in enumerate(lue["mappings"].split(";"), 1):
        if segment:
            _, de_source, de_ligne, _ = _nombres(segment)
            source, ligne = source + de_source, ligne + de_ligne
            trouves[numero] = (lue["sources"][source], ligne + 1)
    return trouves


def _nombres(segment: str) -> list[int]:
    nombres, lu, rang = [], 0, 0
    for signe in segment:
        chiffre = _CHIFFRES.index(signe)
        lu |= (chiffre & 31) << rang
        rang += 5
        if not chiffre & 32:
            nombres.append(-(lu >> 1) if lu & 1 else lu >> 1)
            lu = rang = 0
    return nombres
