"""Subject: Lighthouse on a page of each kind, as on a phone and on a desktop."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .projet import CONSTRUIRE, TITRE, Contexte, copier, lancer
from .rapport import But, Sujet, Tableau, mediane, nombre
from .web import chromium, servir

PROGRAMME = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = {
    "accueil": "index.html",
    "compétence C06": f"titres/{TITRE}/competences/c06.html",
    "arbre, première question": f"titres/{TITRE}/obtenir/arbre/index.html",
    "premier tour": f"titres/{TITRE}/auto-evaluation/premier-tour.html",
    "auto-évaluation de C06": f"titres/{TITRE}/auto-evaluation/c06.html",
    "tout sur une page": f"titres/{TITRE}/auto-evaluation/index.html",
    "mes situations": f"titres/{TITRE}/auto-evaluation/situations.html",
    "ma synthèse": f"titres/{TITRE}/auto-evaluation/synthese.html",
}
APPAREILS: dict[str, tuple[str, ...]] = {"téléphone": (), "ordinateur": ("--preset=desktop",)}
CATEGORIES = {
    "performance": "vitesse",
    "accessibility": "accessibilité",
    "best-practices": "bonnes pratiques",
    "seo": "référencement",
}


@dataclass(frozen=True)
class Note:
    """Scores (0 to 100) per category over several runs, and the audits that take points away."""

    page: str
    appareil: str
    scores: dict[str, tuple[float, ...]]
    defauts: tuple[str, ...]


def mesurer(contexte: Contexte) -> Sujet:
    """Serve the built site and judge each page, several times."""
    contexte.dire("lighthouse : construction du site")
    projet = copier(contexte.travail / "lighthouse")
    lancer(projet, *CONSTRUIRE)
    notes = []
    with servir(projet / "build" / "site") as base:
        for nom, adresse in PAGES.items():
            for appareil, options in APPAREILS.items():
                contexte.dire(f"lighthouse : {nom}, {appareil}")
                sortie = contexte.travail / "lighthouse.json"
                jugees = [
                    _juger(base + adresse, options, sortie) for _ in range(contexte.repetitions)
                ]
                notes.append(_note(nom, appareil, jugees))
    return sujet(_version(), tuple(notes))


def _juger(adresse: str, options: tuple[str, ...], sortie: Path) -> dict[str, Any]:
    commande = [
        "node",
        str(PROGRAMME),
        adresse,
        "--quiet",
        "--output=json",
        f"--output-path={sortie}",
        "--locale=fr",
        "--no-enable-error-reporting",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu --no-first-run",
        *options,
    ]
    fait = subprocess.run(
        commande,
        env={**os.environ, "CHROME_PATH": chromium()},
        capture_output=True,
        text=True,
        check=False,
    )
    if fait.returncode:
        raise SystemExit(f"lighthouse n’a pas jugé {adresse} :\n{fait.stderr}")
    lu: dict[str, Any] = json.loads(sortie.read_text("utf-8"))
    return lu


def _note(page: str, appareil: str, jugees: list[dict[str, Any]]) -> Note:
    scores = {
        categorie: tuple(100.0 * (j["categories"][categorie]["score"] or 0) for j in jugees)
        for categorie in CATEGORIES
    }
    defauts = {d for jugee in jugees for d in defauts_de(jugee)}
    return Note(page, appareil, scores, tuple(sorted(defauts)))


def defauts_de(jugee: dict[str, Any]) -> list[str]:
    """« category: audit » of what takes points away from a score, as Lighthouse says it."""
    trouves = []
    for categorie, nom in CATEGORIES.items():
        if jugee["categories"][categorie]["score"] == 1:
            continue
        for renvoi in jugee["categories"][categorie]["auditRefs"]:
            audit = jugee["audits"][renvoi["id"]]
            if renvoi["weight"] and audit["score"] is not None and audit["score"] < 1:
                trouves.append(f"{nom} : {audit['title']} (`{renvoi['id']}`)")
    return trouves


def _version() -> str:
    paquet = json.loads((PROGRAMME.parents[1] / "package.json").read_text("utf-8"))
    return str(paquet["version"])


def sujet(version: str, notes: tuple[Note, ...]) -> Sujet:
    """The figures, written."""
    medianes = [mediane(valeurs) for note in notes for valeurs in note.scores.values()]
    manques: dict[str, list[str]] = {}
    for note in notes:
        for defaut in note.defauts:
            manques.setdefault(defaut, []).append(f"{note.page} ({note.appareil})")
    return Sujet(
        "Lighthouse",
        f"Lighthouse {version}, réglages d’origine, site servi par cette machine avec gzip. Sur "
        "100 ; le plus petit des essais est entre parenthèses s’il diffère de la médiane.",
        (
            Tableau(
                "Une page de chaque sorte",
                ("page", "appareil", *CATEGORIES.values()),
                tuple(
                    (note.page, note.appareil, *(_score(note.scores[c]) for c in CATEGORIES))
                    for note in notes
                ),
            ),
        ),
        (
            But(
                "Lighthouse : 100 partout",
                f"{sum(m >= 100 for m in medianes)} notes sur {len(medianes)} à 100, "
                f"la plus basse {nombre(min(medianes))}",
                min(medianes) >= 100,
            ),
        ),
        tuple(f"{defaut} : {', '.join(ou)}." for defaut, ou in manques.items()),
    )


def _score(valeurs: tuple[float, ...]) -> str:
    milieu, bas = nombre(mediane(valeurs)), nombre(min(valeurs))
    return milieu if bas == milieu else f"{milieu} ({bas})"
