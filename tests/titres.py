"""More titles for a project: the tiny one again, under another name."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import MINI

TROIS = {
    "abeilles": ("TP-10001", "Éleveur d’abeilles"),
    "mini": ("TP-99999", "Jardinier de démonstration"),
    "ruches": ("TP-10002", "Réparatrice de ruches"),
}
"""Identifiant -> code and intitulé of the three titles of a small catalogue."""

NIVEAUX = {"ruches": "5"}
CCP = {"abeilles": "Récolter du miel"}


def write_title(racine: Path, identifiant: str) -> Path:
    """One of the three, in the `referentiel` of a project."""
    code, intitule = TROIS[identifiant]
    folder = racine / "referentiel" / identifiant
    shutil.copytree(MINI, folder, dirs_exist_ok=True)
    edit(
        folder / "titre.yaml",
        ("identifiant: mini", f"identifiant: {identifiant}"),
        ("TP-99999", code),
        ("Jardinier de démonstration", intitule),
        ('valeur: "3"', f'valeur: "{NIVEAUX.get(identifiant, "3")}"'),
    )
    if identifiant != "mini":  # a title names no other one
        edit(folder / "titre.yaml", ("jardinier de démonstration", "métier de démonstration"))
    if ccp := CCP.get(identifiant):
        for name in ("activites/at1-cultiver.yaml", "correspondances.yaml"):
            edit(folder / name, ("Cultiver un carré de légumes", ccp))
    return folder


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace text in a file; each piece must be there, or be what it already says."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
