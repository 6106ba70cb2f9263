"""A self-assessment as full as anyone's: answers, situations, snapshots, a plan. All made up."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from .projet import TITRE

REPERES = 6
INSTANT = "2026-01-01T08:00:00.000Z"
_PHRASE = "J’ai préparé la rencontre, puis j’ai noté ce qui était décidé et par qui. "


def remplir_reperes(projet: Path) -> None:
    """Give six repères to every compétence of the title of a project, by repeating its own.

    The title then has no editions: nobody answered an older one.
    """
    (projet / "referentiel" / TITRE / "correspondances.yaml").unlink(missing_ok=True)
    for fichier in (projet / "referentiel" / TITRE / "activites").glob("*.yaml"):
        activite = yaml.safe_load(fichier.read_text("utf-8"))
        for competence in activite["competences"]:
            reperes = competence["reperes"]
            dernier = int(reperes[-1]["code"].partition("-")[2])
            for numero in range(dernier + 1, dernier + 1 + REPERES - len(reperes)):
                copie = {**deepcopy(reperes[0]), "code": f"{competence['code']}-{numero}"}
                copie["texte"] = f"{reperes[0]['texte'].strip()} (bis {numero})"
                reperes.append(copie)
        fichier.write_text(yaml.safe_dump(activite, allow_unicode=True, sort_keys=False), "utf-8")


def etat_plein(
    donnees: dict[str, Any], situations: int = 30, signes: int = 2000, points: int = 10
) -> dict[str, Any]:
    """Every repère answered, and so many situations (of so many characters) and snapshots.

    `donnees` is what `donnees/auto-evaluation.js` holds; the result is what the browser keeps.
    """
    competences = [c for ccp in donnees["ccp"] for c in ccp["competences"]]
    reperes = [r["code"] for c in competences for r in c["reperes"]]
    tous = donnees["auto_evaluation"]["niveaux"]
    niveaux = [n["code"] for n in tous if n["genre"] != "vide"]
    rubriques = [r["code"] for r in donnees["auto_evaluation"]["rubriques"]]
    codes = [c["code"] for c in competences]
    choisis = {code: niveaux[i % len(niveaux)] for i, code in enumerate(reperes)}
    return {
        "format": 2,
        "titre": donnees["titre"],
        "version": donnees["version"],
        "modifie_le": INSTANT,
        "reponses": {code: {"niveau": n, "le": INSTANT} for code, n in choisis.items()},
        "situations": {
            f"situation{i:03}": {
                "titre": f"Situation {i + 1}",
                "debut": "2025-03-03",
                "fin": "2025-06-27",
                "textes": {r: _texte(signes // len(rubriques)) for r in rubriques},
                "competences": [codes[i % len(codes)]],
                "reperes": [],
                "le": INSTANT,
            }
            for i in range(situations)
        },
        "ccp": {},
        "plan": {
            f"action{i:04}": {
                "competence": codes[i % len(codes)],
                "repere": "",
                "quoi": f"Refaire l’exercice {i + 1}",
                "avec_qui": "ma tutrice",
                "pour_le": "2026-06-30",
                "fait": False,
                "le": INSTANT,
            }
            for i in range(12)
        },
        "points": {
            f"point{i:05}": {
                "nom": f"Point {i + 1}",
                "reponses": {c: niveaux[(i + j) % len(niveaux)] for j, c in enumerate(reperes)},
                "situations": codes,
                "le": f"2026-01-{i + 1:02}T08:00:00.000Z",
            }
            for i in range(points)
        },
        "appareil": {"remplace_le": "", "fichier_le": ""},
    }


def etat_de_debut(donnees: dict[str, Any]) -> dict[str, Any]:
    """What a person has who does a first round: a third of it, twenty repères, two situations."""
    etat = etat_plein(donnees, situations=2, signes=1500, points=0)
    codes = [c["code"] for ccp in donnees["ccp"] for c in ccp["competences"]]
    niveaux = donnees["auto_evaluation"]["premier_tour"]["niveaux"]
    tour = {code: niveaux[i % len(niveaux)] for i, code in enumerate(codes[: len(codes) // 3])}
    return etat | {
        "premier_tour": {code: {"niveau": n, "le": INSTANT} for code, n in tour.items()},
        "reponses": dict(list(etat["reponses"].items())[:20]),
        "plan": dict(list(etat["plan"].items())[:2]),
    }


def _texte(signes: int) -> str:
    return (_PHRASE * (signes // len(_PHRASE) + 1))[:signes]


def ecrit(etat: dict[str, Any]) -> str:
    """The text a browser would keep or save."""
    return json.dumps(etat, ensure_ascii=False, indent=1) + "\n"


def grand_fichier(donnees: dict[str, Any], taille: int) -> str:
    """A file of at least so many bytes: what is kept, with longer situations."""
    for signes in range(2000, 20_000, 50):
        etat = etat_plein(donnees, situations=40, signes=signes)
        del etat["appareil"]
        if len((texte := ecrit(etat)).encode("utf-8")) >= taille:
            return texte
    raise SystemExit(f"aucun état d’essai ne fait {taille} octets")
