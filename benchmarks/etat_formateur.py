"""What a trainer opens: large files of twelve people, the ratings of a group. All made up."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import FilePayload

from .etat_auto import INSTANT, ecrit, etat_plein, grand_fichier

LUNDI, GRAND_FICHIER = 12, 250_000
GROUPE = 60


def lundi(donnees: dict[str, Any]) -> list[FilePayload]:
    """Twelve people who wrote a lot, none like another."""
    texte = grand_fichier(donnees, GRAND_FICHIER)
    etats = [_decaler(json.loads(texte), i) for i in range(LUNDI)]
    return [_charge(f"personne-{i:02}.json", ecrit(etat)) for i, etat in enumerate(etats)]


def _decaler(etat: dict[str, Any], rang: int) -> dict[str, Any]:
    """The same state with each answer at another repère: nobody sends somebody else's file."""
    reponses = list(etat["reponses"].items())
    niveaux = [reponse for _, reponse in reponses]
    decales = niveaux[rang:] + niveaux[:rang]
    return etat | {"reponses": dict(zip(dict(reponses), decales, strict=True))}


def groupe(donnees: dict[str, Any], nombre: int) -> list[FilePayload]:
    """The ratings of so many people, then their files: as many as open at once with these."""
    etat = etat_plein(donnees, situations=3, signes=600, points=0)
    del etat["appareil"]
    niveaux = [reponse["niveau"] for reponse in etat["reponses"].values()]
    noms = {f"personne{i:03}": f"Personne {i + 1}.json" for i in range(nombre)}
    notes = {
        f"{id_}.{code}": {
            "niveau": niveaux[(i + j + i % 2) % len(niveaux)],
            "raison": "",
            "confirme": False,
            "vu": niveaux[(i + j) % len(niveaux)],
            "le": INSTANT,
        }
        for i, id_ in enumerate(noms)
        for j, code in enumerate(etat["reponses"])
    }
    fichier = {
        "format": 1,
        "genre": "formateur",
        **{cle: etat[cle] for cle in ("titre", "version", "modifie_le")},
        "edition": donnees["edition"],
        "personnes": {
            id_: {"nom": nom.removesuffix(".json"), "fichier": nom, "le": INSTANT}
            for id_, nom in noms.items()
        },
        "notes": notes,
        "remarques": {},
    }
    siens = [_charge(nom, ecrit(_decaler(etat, i))) for i, nom in enumerate(noms.values())]
    return [_charge("notes.json", ecrit(fichier)), *siens[: GROUPE - 1]]


def _charge(nom: str, texte: str) -> FilePayload:
    return {"name": nom, "mimeType": "application/json", "buffer": texte.encode("utf-8")}
