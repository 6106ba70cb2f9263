"""A draft, written to the end as somebody would: no placeholder is left, the status goes."""

from __future__ import annotations

import re
from pathlib import Path

_LEFT = re.compile(r"\[à écrire : ([^\]]*)\]")
_CODES = {
    "niveau, de 3 à 8": "3",
    "code NSF, le principal d'abord": "211t",
    "code ROME": "A0000",
    "Formacode": "99999",
    "numéro de la fiche, RNCP…": "RNCP99999",
}
"""What a register writes, and only so."""


def remplir(titre: Path) -> None:
    """Write what each placeholder asks for: its own words, except where a form is judged."""
    for fichier in titre.rglob("*.yaml"):
        lignes = fichier.read_text("utf-8").splitlines()
        intitule = ""
        for numero, ligne in enumerate(lignes):
            cle, _, valeur = ligne.strip().removeprefix("- ").partition(": ")
            if cle == "intitule":
                intitule = _LEFT.sub(r"\1", valeur).strip('"')
            elif cle == "couvre":
                ligne = _LEFT.sub(intitule, ligne)  # noqa: PLW2901
            lignes[numero] = _LEFT.sub(lambda vide: _CODES.get(vide[1], vide[1]), ligne)
        fichier.write_text("\n".join(lignes) + "\n", "utf-8")
    declaration = titre / "titre.yaml"
    texte = declaration.read_text("utf-8")
    declaration.write_text(texte.replace("statut: brouillon\n", ""), "utf-8")
