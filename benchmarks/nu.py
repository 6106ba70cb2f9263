"""The yardstick: bare MkDocs on the Markdown `build` wrote, without a line of ours."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from .projet import CONSTRUIRE, Cout, copier, lancer


def preparer(dossier: Path, titres: int = 1) -> Path:
    """A project of one title, built; the configuration of bare MkDocs for so many times its pages.

    For one, it is the file `build` leaves for any builder, as it is. For several, the pages stand
    side by side in one site, under one menu.
    """
    projet = copier(dossier)
    lancer(projet, *CONSTRUIRE)
    configuration = next((projet / "build").glob("mkdocs.*.yml"))
    if titres > 1:
        _reunir(projet, configuration, titres)
    return configuration


def _reunir(projet: Path, configuration: Path, titres: int) -> None:
    reglages = json.loads(configuration.read_text("utf-8"))
    docs = (configuration.parent / reglages["docs_dir"]).resolve()
    grand = projet / "grand"
    shutil.copytree(docs / "assets", grand / "assets")
    for i in range(titres):
        shutil.copytree(docs, grand / f"t{i}", ignore=shutil.ignore_patterns("assets"))
    menu = [{f"Titre {i}": _sous(reglages["nav"], f"t{i}/")} for i in range(titres)]
    reglages |= {"docs_dir": str(grand), "nav": menu, "strict": False}
    configuration.write_text(json.dumps(reglages, ensure_ascii=False), "utf-8")


def _sous(menu: list[dict[str, Any]], dossier: str) -> list[dict[str, Any]]:
    """The same menu, one folder deeper."""
    return [
        {nom: f"{dossier}{v}" if isinstance(v, str) else _sous(v, dossier)}
        for entree in menu
        for nom, v in entree.items()
    ]


def construire(configuration: Path) -> tuple[Cout, Path]:
    """What `mkdocs build` costs on it, from nothing; the site, beside it."""
    site = configuration.parent / "nu"
    shutil.rmtree(site, ignore_errors=True)
    commande = ("-m", "mkdocs", "build", "-f", str(configuration), "-d", str(site))
    return lancer(configuration.parent, *commande), site
