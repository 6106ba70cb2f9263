"""Files as candidates send them to their trainer: a Monday's twelve, or a group of any size.

All made up, and the same at each run. Nothing of a browser here: a test gives them to a page with
`charges`, or puts them in a folder with `deposer`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from playwright.sync_api import FilePayload

from generator.model import Referentiel
from generator.model.correspondances import PREMIERE

GROS = 250_000
"""Bytes of the file of someone who wrote a lot."""
PLUS_TARD = "99"
"""An edition that no title has yet."""
BALISE = "<img src=x onerror=alert(1)>"
PRENOMS = (
    "Amel Bruno Chloé Driss Elif Fatou Gaël Hanna Ilan Jade Karim Lila Malo Nour Oumar Paola "
    "Quentin Rosa Sami Tess"
).split()
_PHRASE = "J’ai préparé la rencontre, puis j’ai noté ce qui était décidé et par qui. "
_PARTS = {
    "debute": (6, 3, 1, 0, 1, 1),
    "avance": (1, 3, 4, 2, 1, 0),
    "autonome": (0, 0, 3, 4, 0, 0),
    "commence": (1, 1, 1, 0, 0, 6),
}
"""Profile -> how often each level: those of the scale (the last one again for one shorter), no
occasion, no answer."""
_PROFILS = tuple(_PARTS)


@dataclass(frozen=True)
class Candidat:
    """One file. `refus`: the code of the refusal that is expected, '' for a file that is read."""

    nom: str
    octets: bytes
    refus: str = ""


def lundi(referentiel: Referentiel) -> tuple[Candidat, ...]:
    """Twelve files: nine that are read, two of them the same; three refused.

    Three editions: today's, the first one (brought to today's), one still to come (refused). Two
    are hostile: markup everywhere, its name included, which is harmless; a key that would change
    every object, refused. One is of another title. The largest holds 250 kB.
    """
    amel = _fichier(referentiel, "Amel", "avance", taille=GROS)
    bruno = _fichier(referentiel, "Bruno", "debute")
    normal = [
        ("Amel.json", amel),
        ("Bruno auto-évaluation.json", bruno),
        ("Chloé.json", _fichier(referentiel, "Chloé", "autonome", taille=60_000)),
        ("Driss.json", _fichier(referentiel, "Driss", "commence")),
        (f"auto-evaluation-{_titre(referentiel)}-2026-11-20.json", _tour(referentiel, "Elif")),
        ("Fatou (ancienne édition).json", _fichier(referentiel, "Fatou", "avance", PREMIERE)),
        (f"Gaël {BALISE}.json".replace("/", ""), _hostile(referentiel, "Gaël")),
        ("Hanna.json", _fichier(referentiel, "Hanna", "avance", taille=120_000)),
        ("Bruno auto-évaluation (1).json", bruno),
    ]
    cle = ecrit(bruno).replace('"reponses": {', '"reponses": {\n  "__proto__": {"niveau": "x"},', 1)
    return (
        *(Candidat(nom, ecrit(etat).encode()) for nom, etat in normal),
        Candidat("Ilan.json", ecrit({**bruno, "edition": PLUS_TARD}).encode(), "futur"),
        Candidat("Jade.json", cle.encode(), "cle"),
        Candidat("Karim.json", ecrit({**bruno, "titre": "TP-00001"}).encode(), "titre"),
    )


def groupe(
    referentiel: Referentiel, nombre: int = 60, taille: int = 0, long: int = 0
) -> tuple[Candidat, ...]:
    """So many files of today's edition, of so many bytes; `long`: letters of a name, at least."""
    noms = [f"{PRENOMS[i % 20]} {i // 20 + 1}".ljust(long, "e") for i in range(nombre)]
    etats = (
        _fichier(referentiel, nom, _PROFILS[i % len(_PROFILS)], taille=taille)
        for i, nom in enumerate(noms)
    )
    return tuple(
        Candidat(f"{nom}.json", ecrit(etat).encode()) for nom, etat in zip(noms, etats, strict=True)
    )


def charges(candidats: Iterable[Candidat]) -> list[FilePayload]:
    """What `set_input_files` takes."""
    return [{"name": c.nom, "mimeType": "application/json", "buffer": c.octets} for c in candidats]


def deposer(dossier: Path, candidats: Iterable[Candidat]) -> list[Path]:
    """The same in a folder, which is made; their paths."""
    dossier.mkdir(parents=True, exist_ok=True)
    chemins = [(dossier / candidat.nom, candidat.octets) for candidat in candidats]
    for chemin, octets in chemins:
        chemin.write_bytes(octets)
    return [chemin for chemin, _ in chemins]


def ecrit(etat: dict[str, Any]) -> str:
    """The text of a file, as the site writes it."""
    return json.dumps(etat, ensure_ascii=False, indent=1) + "\n"


def de(nom: str, nombre: int) -> int:
    """A whole number below `nombre`, always the same for a name."""
    return crc32(nom.encode()) % nombre


def _titre(referentiel: Referentiel) -> str:
    return referentiel.titre.identite.code.valeur


def _reperes(referentiel: Referentiel, edition: str) -> list[str]:
    """Codes of the repères of an edition, in their order."""
    kept = referentiel.correspondances
    if kept is None:
        return [r.code for a in referentiel.activites for c in a.competences for r in c.reperes]
    textes = next(e.textes for e in kept.editions if e.code == edition)
    return [code for code in textes if "-" in code]


def _derniere(referentiel: Referentiel) -> str:
    kept = referentiel.correspondances
    return kept.editions[-1].code if kept else PREMIERE


def _niveau(referentiel: Referentiel, profil: str, graine: str) -> str:
    """A level of the scale, of no occasion or of no answer, as often as the profile says."""
    auto = referentiel.auto_evaluation
    assert auto
    echelle = list(auto.echelle)
    hors = {n.genre.value: n.code for n in auto.niveaux if n.code not in echelle}
    vide = hors["vide"]
    quatre = [echelle[min(i, len(echelle) - 1)] for i in range(4)]
    codes = [*quatre, hors.get("sans-occasion", vide), vide]
    tirage: list[str] = []
    for code, part in zip(codes, _PARTS[profil], strict=True):
        tirage += [code] * part
    return tirage[de(graine, len(tirage))]


def _fichier(
    referentiel: Referentiel, nom: str, profil: str, edition: str = "", taille: int = 0
) -> dict[str, Any]:
    """The file of someone, of at least so many bytes."""
    edition = edition or _derniere(referentiel)
    le = f"2026-11-{1 + de(nom, 22):02}T08:{de(nom, 60):02}:00.000Z"
    reperes = _reperes(referentiel, edition)
    niveaux = {code: _niveau(referentiel, profil, f"{nom} {code}") for code in reperes}
    etat = {
        "format": 2,
        "titre": _titre(referentiel),
        "version": "1",
        "edition": edition,
        "modifie_le": le,
        "reponses": {code: {"niveau": n, "le": le} for code, n in niveaux.items()},
        "premier_tour": {},
        "situations": {},
        "ccp": {},
        "ccp_vises": {},
        "plan": {},
        "points": {},
        "revues": {},
    }
    return etat | {"situations": _situations(referentiel, nom, reperes, le, taille)}


def _situations(
    referentiel: Referentiel, nom: str, reperes: Sequence[str], le: str, taille: int
) -> dict[str, Any]:
    """A few dated situations, or as many long ones as a size asks for."""
    assert referentiel.auto_evaluation
    rubriques = [rubrique.code for rubrique in referentiel.auto_evaluation.rubriques]
    texte = (_PHRASE * 60)[: 4000 if taille else 160]
    nombre = max(2, taille // (len(texte.encode()) * len(rubriques)))
    return {
        f"situation{i:03}": {
            "titre": f"Situation {i + 1} de {nom}",
            "debut": f"2026-0{1 + i % 6}-03",
            "fin": f"2026-0{3 + i % 6}-27",
            "textes": dict.fromkeys(rubriques, texte),
            "competences": [],
            "reperes": [reperes[de(f"{nom} {i}", len(reperes))]],
            "le": le,
        }
        for i in range(nombre)
    }


def _tour(referentiel: Referentiel, nom: str) -> dict[str, Any]:
    """Someone who did the first round only."""
    etat = _fichier(referentiel, nom, "debute")
    auto = referentiel.auto_evaluation
    assert auto
    niveaux = auto.premier_tour.niveaux if auto.premier_tour else ()
    codes = [c.code for a in referentiel.activites for c in a.competences] if niveaux else []
    tour = {
        code: {"niveau": niveaux[de(nom + code, len(niveaux))], "le": etat["modifie_le"]}
        for code in codes
    }
    return etat | {"reponses": {}, "premier_tour": tour, "situations": {}}


def _hostile(referentiel: Referentiel, nom: str) -> dict[str, Any]:
    """A file whose every text would run a script, were it written as markup."""
    etat = _fichier(referentiel, nom, "avance")
    for situation in etat["situations"].values():
        situation["titre"] = BALISE
        situation["textes"] = dict.fromkeys(situation["textes"], BALISE)
    return etat
