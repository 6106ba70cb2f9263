"""Subject: building again with nothing or one line changed; the time until a preview shows it."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urljoin

from .projet import (
    CONSTRUIRE,
    TITRE,
    Contexte,
    changer_une_ligne,
    copier,
    environnement,
    lancer,
    vider,
)
from .rapport import But, Sujet, Tableau, duree, fois, mediane

PAGE = f"titres/{TITRE}/competences/c01.html"
PATIENCE = 120
_LIGNE = re.compile(r'<script src="([^"]*)apercu\.js" data-vu="([^"]*)"')
"""What the preview adds to a page: where its news are told, and what the page has seen."""


@dataclass(frozen=True)
class Mesures:
    """Seconds, one per repetition; the three builds of a repetition follow each other."""

    pleins: tuple[float, ...]
    inchanges: tuple[float, ...]
    une_ligne: tuple[float, ...]
    un: Apercu
    plusieurs: Apercu


@dataclass(frozen=True)
class Apercu:
    """A live preview of so many titles; seconds."""

    titres: int
    demarrage: float
    """Until the first page, from nothing."""
    vus: tuple[float, ...]
    """From each saved edit until the page holds it."""


def mesurer(contexte: Contexte) -> Sujet:
    """Build from nothing, again, again with one line changed; then edit under a live preview."""
    projet = copier(contexte.travail / "reprise")
    lancer(projet, *CONSTRUIRE)
    pleins, inchanges, une_ligne = [], [], []
    for tour in range(contexte.repetitions):
        contexte.dire(f"reprise : {tour + 1} sur {contexte.repetitions}")
        vider(projet)
        pleins.append(lancer(projet, *CONSTRUIRE).duree)
        inchanges.append(lancer(projet, *CONSTRUIRE).duree)
        changer_une_ligne(projet, f"Essai{tour}")
        une_ligne.append(lancer(projet, *CONSTRUIRE).duree)
    apercus = [_apercu(contexte, titres) for titres in (1, min(10, max(2, contexte.titres)))]
    return sujet(Mesures(tuple(pleins), tuple(inchanges), tuple(une_ligne), *apercus))


def _apercu(contexte: Contexte, titres: int) -> Apercu:
    """The first page, then edit after edit of one line."""
    contexte.dire(f"reprise : aperçu en direct, titres {titres}")
    projet = copier(contexte.travail / f"apercu-{titres}", titres)
    depart = time.perf_counter()
    with _serveur(projet) as adresse:
        ouverte = _voir(adresse, "</html>")
        demarrage, vus = time.perf_counter() - depart, []
        for tour in range(contexte.repetitions):
            time.sleep(2.5)  # What the last edit set off is over.
            depart = time.perf_counter()
            changer_une_ligne(projet, f"Apercu{tour}")
            ouverte = _voir(adresse, f"Apercu{tour}", ouverte)
            vus.append(time.perf_counter() - depart)
    return Apercu(titres, demarrage, tuple(vus))


@contextmanager
def _serveur(projet: Path) -> Iterator[str]:
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        hote = f"127.0.0.1:{libre.getsockname()[1]}"
    processus = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--adresse", hote],
        cwd=projet,
        env=environnement(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://{hote}/{PAGE}"
    finally:
        processus.terminate()
        processus.wait(10)


def _voir(adresse: str, texte: str, ouverte: str = "") -> str:
    """Follow the preview as the page `ouverte` does, which asks for news, then for itself again,
    until it holds the text; gives that page. Raises SystemExit when it never does."""
    fin = time.monotonic() + PATIENCE
    while time.monotonic() < fin:
        try:
            if ligne := _LIGNE.search(ouverte):
                dossier, vu = ligne.groups()
                _lire(urljoin(adresse, f"{dossier}etat?vu={quote(vu)}"))
            ouverte = _lire(adresse)
            if texte in ouverte:
                return ouverte
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.02)  # Not listening yet, or busy building.
    raise SystemExit(f"l’aperçu n’a pas montré « {texte} » en {PATIENCE} s")


def _lire(adresse: str) -> str:
    with urllib.request.urlopen(adresse, timeout=PATIENCE) as reponse:
        texte: str = reponse.read().decode("utf-8")
        return texte


def sujet(m: Mesures) -> Sujet:
    """The figures, written."""
    inchange, une_ligne = (
        mediane([t / plein for t, plein in zip(temps, m.pleins, strict=True)])
        for temps in (m.inchanges, m.une_ligne)
    )
    return Sujet(
        "Construire de nouveau, et voir en direct",
        "Un titre. Chaque tour construit de rien, puis sans rien changer, puis après le changement "
        "d’une ligne de YAML. L’aperçu est celui de `make serve` : l’attente va de "
        "l’enregistrement du fichier au moment où une page ouverte, prévenue par le serveur, est "
        "redemandée et contient le nouveau texte.",
        (
            Tableau(
                "Reconstruire",
                ("cas", "durée", "à côté de « de rien »"),
                (
                    ("de rien", duree(mediane(m.pleins)), "1"),
                    ("rien n’a changé", duree(mediane(m.inchanges)), fois(inchange)),
                    ("une ligne de YAML a changé", duree(mediane(m.une_ligne)), fois(une_ligne)),
                ),
            ),
            Tableau(
                "Voir en direct",
                ("titres", "première page, de rien", "voir une ligne changée", "la plus longue"),
                tuple(
                    (str(a.titres), duree(a.demarrage), duree(mediane(a.vus)), duree(max(a.vus)))
                    for a in (m.un, m.plusieurs)
                ),
            ),
        ),
        (
            _but("reconstruire sans rien changer : au plus 0,5 × de rien", inchange, 0.5),
            _but("une ligne changée, reconstruire : au plus 0,4 × de rien", une_ligne, 0.4),
            *_buts_apercu(m),
        ),
    )


def _buts_apercu(m: Mesures) -> tuple[But, ...]:
    vu, vu_plusieurs = mediane(m.un.vus), mediane(m.plusieurs.vus)
    titres = m.plusieurs.titres
    return (
        _but(
            "une ligne changée, la voir : au plus 0,25 × construire de rien",
            vu / mediane(m.pleins),
            0.25,
        ),
        _but(
            f"une ligne changée, la voir parmi {titres} titres : au plus 1,5 × parmi un seul",
            vu_plusieurs / vu,
            1.5,
        ),
        _but(
            f"première page de l’aperçu, {titres} titres : au plus 12 × un seul",
            m.plusieurs.demarrage / m.un.demarrage,
            12,
        ),
    )


def _but(vise: str, rapport: float, limite: float) -> But:
    return But(vise, fois(rapport), rapport <= limite)
