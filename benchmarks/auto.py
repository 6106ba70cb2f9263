"""Subject: the self-assessment at its fullest, under a real finger: a click, a file, a link."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from .doigt import TOUR, Clic, Doigt
from .etat_auto import ecrit, etat_de_debut, etat_plein, grand_fichier, remplir_reperes
from .projet import CONSTRUIRE, TITRE, Contexte, copier, lancer
from .rapport import But, Sujet, Tableau, centile, mediane, millisecondes, nombre, octets
from .web import navigateur, servir

IMAGE = 1000 / 60
"""A frame, in ms."""
APPAREILS = {"cette machine": 1, "téléphone modeste": 4}
"""Device -> how many times slower the processor is made."""
VISES = {"cette machine": IMAGE, "téléphone modeste": 32}
"""Device -> the most a click may keep it busy, in ms."""
GRAND_FICHIER = 250_000
LIEN = 140


@dataclass(frozen=True)
class Appareil:
    """What was measured on one device; files in ms."""

    nom: str
    clics: dict[str, tuple[Clic, ...]]
    """Page -> its clicks."""
    repos: dict[str, float]
    fichiers: tuple[float, ...]
    debut: tuple[Clic, ...]
    """The clicks of a first round by who has begun only: shown; the full state is judged."""


@dataclass(frozen=True)
class Mesures:
    """Everything, with the sizes it was measured at (bytes, characters)."""

    appareils: tuple[Appareil, ...]
    garde: int
    debut: int
    fichier: int
    liens: dict[str, tuple[int, int]]
    """Title -> (repères, characters of the fragment)."""


def mesurer(contexte: Contexte) -> Sujet:
    """Two sites: the real title for its link, and one with six repères everywhere."""
    contexte.dire("auto-évaluation : construction")
    vrai, plein = (copier(contexte.travail / nom) for nom in ("vrai", "plein"))
    remplir_reperes(plein)
    for projet in (vrai, plein):
        lancer(projet, *CONSTRUIRE)
    donnees = donnees_de(plein)
    etat, debut = etat_plein(donnees), etat_de_debut(donnees)
    fichier = contexte.travail / "grand.json"
    texte = grand_fichier(donnees, GRAND_FICHIER)
    fichier.write_text(texte, "utf-8")
    appareils = []
    with navigateur() as chromium:
        liens = {
            nom: _lien(chromium, projet)
            for nom, projet in (("titre CIP", vrai), ("titre d’essai", plein))
        }
        with servir(plein / "build" / "site") as base:
            for nom, lenteur in APPAREILS.items():
                contexte.dire(f"auto-évaluation : {nom}")
                releve = Doigt(chromium, base, etat, lenteur, contexte.repetitions)
                au_debut = replace(releve, etat=debut).clics(TOUR)[0][TOUR]
                fichiers = releve.fichiers(fichier)
                appareils.append(Appareil(nom, *releve.clics(), fichiers, au_debut))
    garde, peu, lu = (len(t.encode("utf-8")) for t in (ecrit(etat), ecrit(debut), texte))
    return sujet(Mesures(tuple(appareils), garde, peu, lu, liens))


def donnees_de(projet: Path) -> dict[str, Any]:
    """What a built project gives to the self-assessment of the real title."""
    script = projet / "build" / "site" / "titres" / TITRE / "donnees" / "auto-evaluation.js"
    trouve = re.search(r"auto_evaluation = (\{.*\});", script.read_text("utf-8"))
    assert trouve
    lu: dict[str, Any] = json.loads(trouve[1])
    return lu


def _lien(chromium: Browser, projet: Path) -> tuple[int, int]:
    """(repères, characters of the fragment) of the link to a fully answered title."""
    donnees = donnees_de(projet)
    reperes = sum(len(c["reperes"]) for ccp in donnees["ccp"] for c in ccp["competences"])
    with servir(projet / "build" / "site") as base:
        return reperes, Doigt(chromium, base, etat_plein(donnees), 1, 1).lien()


def sujet(m: Mesures) -> Sujet:
    """The figures, written."""
    reperes, lien = m.liens["titre CIP"]
    return Sujet(
        "L’auto-évaluation dans un vrai navigateur",
        "Le titre d’essai a 15 compétences de 6 repères, tous répondus ; 30 situations de "
        f"2 000 signes, 10 points d’étape, 12 actions : {octets(m.garde)} gardés. « Au début » : "
        "cinq réponses du premier tour, vingt repères, deux situations de 1 500 signes, deux "
        f"actions : {octets(m.debut)}. Écran de 390 pixels, les trois CCP dépliés. "
        "« Enregistré » : du clic reçu par la page au texte écrit "
        "dans `localStorage`. « Programmes » : tout ce qui suit aussitôt le clic, mise en page "
        "demandée en chemin comprise. « Dessin » : l’image d’après (style, mise en page, encre). "
        "« Travail » : les deux ensemble, sans l’attente entre eux ; c’est lui qui doit tenir dans "
        "une image (16,7 ms). « À l’écran » : du geste à l’image prête, attente de l’image d’après "
        "comprise. Le travail de la carte graphique n’est pas compté. « Téléphone modeste » : le "
        "même navigateur, ralenti 4 fois. Ce qui n’a pas été touché (comptes, lectures, reste de "
        "la page) se redessine après cette image, et n’est pas compté.",
        (
            Tableau(
                "Un clic : médiane, puis 95 clics sur 100 en dessous de",
                (
                    "page et appareil",
                    "clics",
                    "enregistré",
                    "programmes",
                    "dessin",
                    "travail",
                    "à l’écran",
                    "image au repos",
                ),
                tuple(ligne for a in m.appareils for ligne in _lignes(a)),
            ),
            Tableau(
                f"Ouvrir un fichier de {octets(m.fichier)}, jusqu’à l’aperçu dessiné",
                ("appareil", "médiane", "le plus long"),
                tuple(
                    (a.nom, millisecondes(mediane(a.fichiers)), millisecondes(max(a.fichiers)))
                    for a in m.appareils
                ),
            ),
            Tableau(
                "Le lien partagé, après le dièse",
                ("titre, tout répondu", "repères", "signes"),
                tuple((nom, nombre(r), nombre(n)) for nom, (r, n) in m.liens.items()),
            ),
        ),
        (
            *(_but_clic(a.nom, page, c) for a in m.appareils for page, c in a.clics.items()),
            But(
                f"lien partagé : environ {LIEN} signes",
                f"{lien} signes ({reperes} repères)",
                lien <= LIEN * 1.1,
            ),
        ),
    )


def _lignes(a: Appareil) -> list[tuple[str, ...]]:
    lignes = [_ligne(f"{page}, {a.nom}", clics, a.repos[page]) for page, clics in a.clics.items()]
    return [*lignes, _ligne(f"{TOUR} au début, {a.nom}", a.debut, a.repos[TOUR])]


def _ligne(nom: str, clics: tuple[Clic, ...], repos: float) -> tuple[str, ...]:
    series = (
        [c.ecrit for c in clics],
        [c.programmes for c in clics],
        [c.dessin for c in clics],
        [c.travail for c in clics],
        [c.ecran for c in clics],
    )
    mesures = (f"{millisecondes(mediane(s))} ; {millisecondes(centile(s, 95))}" for s in series)
    return (nom, nombre(len(clics)), *mesures, millisecondes(repos))


def _but_clic(appareil: str, page: str, clics: tuple[Clic, ...]) -> But:
    travail, au_plus = mediane([c.travail for c in clics]), VISES[appareil]
    vise = f"un clic dans « {page} », {appareil} : au plus {millisecondes(au_plus)}"
    return But(vise, f"{millisecondes(travail)} de travail", travail <= au_plus)
