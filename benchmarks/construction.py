"""Subject: the whole `build` against bare MkDocs on the very same Markdown."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from generator.words.typographie import NBSP

from . import etapes, nu
from .machine import coeurs
from .projet import CONSTRUIRE, Contexte, Cout, copier, lancer, pages, vider
from .rapport import But, Sujet, Tableau, duree, fois, mediane, nombre, octets, signe

COLONNES = (
    "site",
    "pages",
    "entier",
    "MkDocs seul",
    "écart",
    "rapport des durées",
    "rapport des travaux",
    "mémoire, entier",
)


@dataclass(frozen=True)
class Paires:
    """The same pages built both ways, one after the other, several times."""

    titres: int
    pages: int
    entiers: tuple[Cout, ...]
    nus: tuple[Cout, ...]

    def rapport(self, nom: str) -> float:
        """Median of the ratios of a cost (`duree`, `cpu`), each measured in one breath."""
        return mediane([getattr(e, nom) / getattr(n, nom) for e, n in self._paires()])

    @property
    def ecart(self) -> float:
        """Median of the differences, in seconds."""
        return mediane([e.duree - n.duree for e, n in self._paires()])

    def _paires(self) -> list[tuple[Cout, Cout]]:
        return list(zip(self.entiers, self.nus, strict=True))


@dataclass(frozen=True)
class Mesures:
    """Both sizes, and where the time of the first goes: stage -> seconds, None if not seen."""

    un: Paires
    plusieurs: Paires
    etapes: dict[str, float | None]
    coeurs: int
    un_coeur: float = 0.0
    """Seconds of the whole build on the one core its stages are timed on; 0 if not known."""


def mesurer(contexte: Contexte) -> Sujet:
    """Build one title, then two, both ways."""
    un = _paires(contexte, 1)
    contexte.dire("construction : étape par étape")
    projet = copier(contexte.travail / "etapes")
    relevees, durees = zip(*(_etapes(projet) for _ in range(contexte.repetitions)), strict=True)
    noms = {nom: [r[nom][1] for r in relevees if r.get(nom, [0])[0]] for nom in etapes.ETAPES}
    temps = {nom: mediane(t) if len(t) == len(relevees) else None for nom, t in noms.items()}
    return sujet(Mesures(un, _paires(contexte, 2), temps, coeurs(), mediane(durees)))


def _paires(contexte: Contexte, titres: int) -> Paires:
    """A first build of each kind warms the disk and Python's caches; it does not count."""
    contexte.dire(f"construction : titres {titres}")
    projet = copier(contexte.travail / f"entier-{titres}", titres)
    configuration = nu.preparer(contexte.travail / f"nu-{titres}", titres)
    lancer(projet, *CONSTRUIRE)
    nu.construire(configuration)
    entiers, nus = [], []
    for _ in range(contexte.repetitions):
        vider(projet)
        entiers.append(lancer(projet, *CONSTRUIRE))
        nus.append(nu.construire(configuration)[0])
    return Paires(titres, pages(projet / "build" / "site"), tuple(entiers), tuple(nus))


def _etapes(projet: Path) -> tuple[dict[str, list[float]], float]:
    vider(projet)
    depart = time.perf_counter()
    fait = subprocess.run(
        [sys.executable, str(Path(etapes.__file__))],
        cwd=projet,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    duree = time.perf_counter() - depart
    lu: dict[str, list[float]] = json.loads(fait.stdout.splitlines()[-1])
    return lu, duree


def sujet(m: Mesures) -> Sujet:
    """The figures, written."""
    petit, grand = m.un, m.plusieurs
    return Sujet(
        "Construire le site, à côté de MkDocs seul",
        "« Entier » est `python -m generator build`, de rien au site fini. « MkDocs seul » est "
        "`mkdocs build` sur le même Markdown, déjà écrit, avec la configuration que `build` laisse "
        "et sans notre code ; pour deux titres, toutes les pages sont réunies en un seul site. Les "
        "deux sont lancés tour à tour, dossiers vides. Le travail est le temps de processeur, tous "
        f"processus compris : `build` peut employer {m.coeurs} cœurs, MkDocs n’en emploie qu’un.",
        (
            Tableau(
                "Entier et MkDocs seul",
                COLONNES,
                tuple(_ligne(p) for p in (petit, grand)),
            ),
            Tableau(
                "Où passe le temps, un titre, sur un seul cœur",
                ("étape", "durée", "part"),
                tuple(_parts(m.etapes, m.un_coeur or mediane([c.duree for c in petit.entiers]))),
            ),
        ),
        (_but_rapport(petit), _but_rapport(grand)),
    )


def _ligne(p: Paires) -> tuple[str, ...]:
    entier, nu = (mediane([c.duree for c in couts]) for couts in (p.entiers, p.nus))
    memoire = max(c.memoire for c in p.entiers)
    return (
        "un titre" if p.titres == 1 else f"{p.titres} titres",
        nombre(p.pages),
        duree(entier),
        duree(nu),
        signe(duree(p.ecart), p.ecart),
        fois(p.rapport("duree")),
        fois(p.rapport("cpu")),
        octets(memoire),
    )


def _parts(temps: dict[str, float | None], total: float) -> list[tuple[str, ...]]:
    vus = {nom: t for nom, t in temps.items() if t is not None}
    reste = total - sum(vus.values())
    lignes: list[tuple[str, ...]] = [
        (nom, "–", "–") if t is None else (nom, duree(t), _part(t, total))
        for nom, t in temps.items()
    ]
    lignes.append(
        ("démarrer Python, charger les modules, le reste", duree(reste), _part(reste, total))
    )
    generateur = sum(t for nom, t in vus.items() if nom != "MkDocs")
    lignes.append(("*dont ce que fait le générateur*", duree(generateur), _part(generateur, total)))
    return lignes


def _part(temps: float, total: float) -> str:
    return f"{nombre(100 * temps / total)}{NBSP}%"


def _but_rapport(p: Paires) -> But:
    rapport = p.rapport("duree")
    titres = "un titre" if p.titres == 1 else f"{p.titres} titres"
    vise = f"construire : au plus 1,25 × MkDocs seul, {titres}"
    return But(vise, f"{fois(rapport)} ({nombre(p.pages)} pages)", rapport <= 1.25)
