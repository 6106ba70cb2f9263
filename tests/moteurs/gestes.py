"""What a person does on the site, with the pointer and the keys, the same in every engine."""

from __future__ import annotations

import time
from pathlib import Path

from tests.moteurs.pilote import Pilote

AUTO = "titres/cip/auto-evaluation/"
PREMIER_TOUR, GRILLE, SITUATIONS, SYNTHESE, DONNEES = (
    f"{AUTO}{nom}.html"
    for nom in ("premier-tour", "index", "situations", "synthese", "mes-donnees")
)
FICHE = f"{AUTO}c06.html"
BUREAU, PROJETER = (f"titres/cip/formateur/{nom}.html" for nom in ("index", "projeter"))
LEGERE = "confidentialite.html"
"""A page that reads nothing of anyone."""
ARBRE = "titres/cip/obtenir/arbre/index.html"
REPONSE = '[data-repere="{}"] input[value="{}"]'
CONFIRMER = "[data-action=quitter-confirmer]"
GARDE = 0.8
"""Seconds: the confirmation lets nothing through before it was seen."""


PANNEAU = """
  const panneau = document.querySelector(`${arg}-formateur:defined`);
  return panneau !== null && panneau.checkVisibility();
"""
"""Whether a panel of the desk, which comes when it is first asked for, is there."""


def choisir(p: Pilote, mode: str) -> None:
    """Say where answers live: `durable` or `onglet`."""
    p.cliquer(f'input[name="seance-mode"][value="{mode}"]')


def repondre(p: Pilote, repere: str, niveau: str) -> None:
    p.cliquer(REPONSE.format(repere, niveau))


def repondu(p: Pilote, repere: str) -> str:
    """The level shown for a repère."""
    return str(
        p.evaluer("return document.querySelector(arg).value", f'[data-repere="{repere}"] :checked')
    )


def ecrire_situation(p: Pilote, titre: str, texte: str) -> None:
    p.cliquer('[data-action="nouvelle"]')
    p.ecrire('[data-champ="titre"]', titre)
    p.ecrire("[data-rubrique]", texte)
    p.cliquer('[data-action="fermer"]')
    p.attendre("return document.querySelector('.situations__liste').innerText.includes(arg)", titre)


def enregistrer(p: Pilote) -> Path:
    return p.enregistrer(lambda: p.cliquer('[data-action="enregistrer"]'))


def ouvrir_fichier(p: Pilote, fichier: Path, action: str) -> None:
    """Open a file, look at what it would change, then `fusionner` or `remplacer`."""
    p.deposer("#fichier-a-ouvrir", fichier)
    p.cliquer(f'[data-action="{action}"]')


def effacer(p: Pilote) -> None:
    p.cliquer('[data-action="demander"]')
    p.cliquer('[data-action="effacer"]')


def quitter(p: Pilote) -> None:
    """Leave, confirm, and arrive where it is said that everything is erased."""
    p.cliquer('[data-action="quitter"]')
    p.attendre(
        f"return document.querySelector('dialog[open] {CONFIRMER}') !== null",
        quoi="la confirmation",
    )
    time.sleep(GARDE)
    p.cliquer(CONFIRMER)
    p.attendre(
        "return location.pathname.endsWith('/efface.html') && document.readyState === 'complete'",
        quoi="« Tout est effacé »",
    )
