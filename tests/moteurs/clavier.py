"""The keyboard alone: answer, write a situation, save a file, leave; rate a person, save.

Only the choice of a file is not made with keys: it is a window of the system.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from tests.moteurs import gestes
from tests.moteurs.marche import TEXTE, TITRE, Lieu
from tests.moteurs.pilote import EchecError, Pilote

OU = """
  const la = document.activeElement;
  if (!la || la === document.body || la === document.documentElement) return ['', false];
  return [la.outerHTML.slice(0, 80), la.matches(arg)];
"""
TROP = 260
"""Presses of Tab before giving up on a page."""


@dataclass
class Clavier:
    """Keys, counted; once the focus is in the page, it is never on nothing."""

    p: Pilote
    touches: int = 0

    def presser(self, nom: str, avec: str = "") -> None:
        self.p.touche(nom, avec=avec)
        self.touches += 1

    def aller(self, selecteur: str, *, avec: str = "") -> None:
        """Tab on to an element."""
        entre = False
        for _ in range(TROP):
            la, trouve = self.p.evaluer(OU, selecteur)
            if trouve:
                return
            if entre and not la:
                raise EchecError(f"{self.p.nom} : rien n’a le focus, avant {selecteur}")
            entre = bool(la)
            self.presser("Tab", avec)
        raise EchecError(f"{self.p.nom} : {selecteur} hors d’atteinte en {TROP} pressions de Tab")

    def ouvrir(self, selecteur: str, fin: str, *, avec: str = "") -> None:
        """Follow a link with Enter."""
        self.aller(selecteur, avec=avec)
        self.presser("Enter")
        self.p.attendre(
            "return location.pathname.endsWith(arg) && document.readyState === 'complete'", fin
        )

    def fleche(self, selecteur: str, pas: int = 6) -> None:
        """Down through a group, to a choice."""
        for _ in range(pas):
            if self.p.evaluer(OU, selecteur)[1]:
                return
            self.presser("ArrowDown")
        raise EchecError(f"{self.p.nom} : {selecteur} hors d’atteinte des flèches")

    def ecrire(self, selecteur: str, texte: str) -> None:
        self.aller(selecteur)
        self.p.taper(texte)
        self.touches += len(texte)


def parcourir(p: Pilote, lieu: Lieu) -> tuple[Path, int]:
    """The whole way; the file saved, and how many keys it took."""
    c = Clavier(p)
    p.ouvrir(lieu("index.html"))
    c.ouvrir('main a[href$="auto-evaluation/premier-tour.html"]', "/premier-tour.html")
    c.aller('input[name="seance-mode"]')
    c.fleche('[name="seance-mode"][value="onglet"]:checked')
    c.aller('[data-question="C01"] input')
    c.fleche('[data-question="C01"] [value="en-autonomie"]:checked')
    c.presser("Enter")
    p.attendre("return document.activeElement.closest('[data-question=\"C02\"]') !== null")
    c.ouvrir('.vues a[data-vue="situations"]', "/situations.html", avec="Shift")
    c.aller('[data-action="nouvelle"]')
    c.presser("Enter")
    c.ecrire('[data-champ="titre"]', TITRE)
    c.ecrire("[data-rubrique]", TEXTE)
    c.aller('[data-action="fermer"]')
    c.presser("Enter")
    p.attendre("return document.querySelector('.situations__liste').innerText.includes(arg)", TITRE)
    c.ouvrir('main a[href$="mes-donnees.html"]:not(.vues a)', "/mes-donnees.html")
    c.aller('[data-action="enregistrer"]')
    fichier = p.enregistrer(lambda: c.presser("Enter"))
    c.aller('[data-action="quitter"]')
    c.presser("Enter")
    p.attendre("return document.querySelector('dialog[open]')?.contains(document.activeElement)")
    time.sleep(gestes.GARDE)
    c.aller(gestes.CONFIRMER)
    c.presser("Enter")
    p.attendre("return location.pathname.endsWith('/efface.html')")
    return fichier, c.touches


ECHELLES = """
  return [...document.querySelectorAll('personne-formateur [data-repere]')]
    .filter((e) => e.checkVisibility()).map((e) => e.dataset.repere);
"""
CHOIX = "[...document.activeElement.closest('fieldset').querySelectorAll('[type=radio]')]"


def noter(p: Pilote, lieu: Lieu, fichier: Path) -> tuple[Path, int, int]:
    """Every repère of a person, whose file this is: the ratings saved, keys, and repères."""
    c = Clavier(p)
    p.ouvrir(lieu(gestes.BUREAU))
    p.deposer('[data-action="ouvrir-candidats"]', fichier)
    p.attendre("return document.querySelector('liste-personnes [data-personne]') !== null")
    c.aller('[data-action="voir"]')
    c.presser("Enter")
    p.attendre(gestes.PANNEAU, "personne")
    notes: list[str] = []
    while (echelles := p.evaluer(ECHELLES)) and echelles[0] not in notes:
        for repere in echelles:
            c.aller(f'[data-repere="{repere}"] input')
            if not notes:  # « Pas noté » is the last: round, and back.
                for fleche, rang in (("ArrowDown", 0), ("ArrowUp", -1)):
                    c.presser(fleche)
                    assert p.evaluer(f"return document.activeElement === {CHOIX}.at({rang})")
            c.presser(str(1 + len(notes) % 3))
            notes.append(repere)
        c.presser("n")
    c.aller('.bureau__vues [data-panneau-demande="fichiers"]', avec="Shift")
    c.presser("Enter")
    c.aller('notes-formateur [data-action="enregistrer"]')
    return p.enregistrer(lambda: c.presser("Enter")), c.touches, len(notes)
