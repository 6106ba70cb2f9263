"""The matrix: from each page, in each state of its form, each gesture; then look everywhere.

A cell says « rien ne reste », « à sa place » (the gesture erases nothing), « impossible, dit », or
what was found, and where.
"""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.moteurs import gestes
from tests.moteurs.fouille import NIVEAU, fouiller
from tests.moteurs.marche import Lieu
from tests.moteurs.pilote import EchecError, Pilote
from tests.moteurs.plateau import (
    ALLER,
    ENTENDRE,
    GESTES,
    MODE,
    MODES,
    OUTILS,
    PARTIR,
    REPONDRE,
    Page,
)
from tests.moteurs.scene import COMPETENCE, PAGES, SANS_BARRE
from tests.moteurs.scene_formateur import BUREAU, PROJETER

RIEN, PLACE, DIT = "rien ne reste", "à sa place", "impossible, dit"
BONS = (RIEN, PLACE, DIT)
PROTOCOLES = ("http", "file")
PATIENCE = 10
"""Seconds for another tab to hear, on a busy machine."""


@dataclass(frozen=True)
class Case:
    protocole: str
    page: str
    etat: str
    geste: str


def entiere() -> tuple[Case, ...]:
    return tuple(
        Case(protocole, nom, etat, geste)
        for protocole in PROTOCOLES
        for nom, page in PAGES.items()
        for etat in page.etats
        for geste in page.gestes
    )


def sans_reprise() -> tuple[Case, ...]:
    """Without the cells whose every step is run by others.

    On `file://`, a compétence alone is the grid at another place: same page, elements, scripts. How
    a page hears of the time, of a copy or of another tab is the same wherever it is read from: what
    each state makes of it is tried on the web, and the state with most to lose on `file://` too.
    On the web, the grid and a compétence alone answer with one element, of one script
    (`auto-positionner`): each state leaves from the lighter one, and one of them from the grid.
    A trainer's pages have the same elements and scripts on `file://`: the state with most to lose,
    and of the wall, which keeps numbers alone, two gestures.
    """

    def reprise(c: Case) -> bool:
        if (c.protocole, c.page) == ("file", "fiche"):
            return (c.etat, c.geste) not in {("actif", "retour"), ("actif", "quitter")}
        plus = "moitie" if "moitie" in PAGES[c.page].etats else "actif"
        if (c.protocole, c.page) == ("file", PROJETER.nom):
            return c.geste not in {"recharger", "quitter"}
        if (c.protocole, c.page) == ("file", BUREAU.nom):
            return c.etat != plus
        if c.protocole == "file":
            return c.geste in ENTENDRE and c.etat != plus
        return c.page == "grille" and c.geste in PARTIR and c.etat != plus

    return tuple(c for c in entiere() if not reprise(c))


def courte() -> tuple[Case, ...]:
    """The form with texts in each state, one state of each other page, the main ones on file."""
    voulues = {
        ("http", "situations"): {"actif": GESTES, "moitie": GESTES, "sans": PARTIR[:3]},
        ("http", "grille"): {"actif": ("retour", "quitter", "expirer")},
        ("http", "premier-tour"): {"actif": ("recharger", "quitter")},
        ("http", "fiche"): {"sans": ("quitter une copie",)},
        ("http", "synthese"): {"moitie": ("quitter", "effacer ailleurs")},
        ("http", "donnees"): {"actif": ("quitter", "effacer")},
        ("http", "bureau"): {"moitie": ("avance", "recharger", "quitter", "expirer")},
        ("http", "projeter"): {"ferme": ("quitter",)},
        ("file", "situations"): {"moitie": GESTES},
        ("file", "bureau"): {"moitie": ("recharger", "effacer ailleurs")},
        ("file", "grille"): {"actif": ("recharger", "effacer ailleurs")},
    }
    return tuple(
        c for c in entiere() if c.geste in voulues.get((c.protocole, c.page), {}).get(c.etat, ())
    )


MATRICES = {"courte": courte, "sans reprise": sans_reprise, "entiere": entiere}


@dataclass
class Essai:
    """One engine on one page of one protocol: the tabs, and what is true of them now."""

    p: Pilote
    lieu: Lieu
    protocole: str
    page: Page
    dossier: Path
    marques: Iterator[str] = field(
        default_factory=lambda: map("Zoé{:04d}x".format, itertools.count(1))
    )
    a: str = ""
    b: str = ""
    mode: str = ""
    marque: str = ""
    propre: tuple[str, bool] | None = None
    """The mode of a profile that holds nothing, and whether it has a second tab."""
    etat: str = ""
    """The state that this profile was made for, as long as only going about followed."""
    la: str = ""
    """How the page was last come to, if nothing was done there since: « recharger », « avance »."""
    b_neuf: bool = False
    """Whether the second tab was opened for this gesture: it did nothing yet."""

    def adresse(self, page: str) -> str:
        return (self.lieu.http if self.protocole == "http" else self.lieu.fichier) + page

    @property
    def cible(self) -> str:
        return self.adresse(self.page.http if self.protocole == "http" else self.page.fichier)

    @property
    def donnees(self) -> str:
        vue = f"{gestes.GRILLE}#mes-donnees" if self.protocole == "file" else gestes.DONNEES
        return self.adresse(self.page.donnees or vue)

    def installer(
        self, etat: str, mode: str, *, avec_b: bool = False, avec_avant: bool = False
    ) -> None:
        """A new profile: an answer on the page before, then the page in its state.

        A profile where a gesture just left nothing serves again: each marker is new.
        """
        p = self.p
        self.b_neuf = False
        if self.propre == (mode, avec_b) and not avec_avant:
            p.passer(self.a)
            if p.adresse() != self.cible:
                p.ouvrir(self.cible)
            self.mode = mode
            self.preparer(etat)
            return
        if self.propre is None or (mode == "attente" and self.propre[0] != mode):
            p.vierge()
        else:
            self._un_seul_onglet()
        self.a, self.b, self.mode, self.etat = p.onglet(), "", mode, etat
        avant = self.page.avant if self.protocole == "http" else self.page.avant_fichier
        p.ouvrir(self.adresse(avant))
        if self.page.repond:
            repere = "C06-1" if "c06" in avant else "C01-1"
            p.evaluer(f"{OUTILS} {MODE} const repere = '{repere}'; {REPONDRE}", [mode])
        p.ouvrir(self.cible)
        if avec_b:
            self.b, self.b_neuf = p.nouvel_onglet(), True
            p.ouvrir(self.donnees)
            p.passer(self.a)
        self.preparer(etat)

    def reculer(self, voir: Callable[[], None] = lambda: None) -> int:
        """Back until another page: the panels of one are in the history too. How many steps."""
        for pas in range(1, 9):
            self.p.reculer()
            voir()
            if self.p.adresse() != self.cible:
                return pas
        raise EchecError("la page d’avant n’est pas dans l’historique")

    def rien_de_garde(self, etat: str) -> bool:
        """Whether nothing is kept in this state: there must be something to erase."""
        return etat == "moitie" or etat not in self.page.gardes

    def _un_seul_onglet(self) -> None:
        for onglet in self.p.onglets():
            if onglet != self.a:
                self.p.passer(onglet)
                self.p.fermer_onglet()
        self.p.passer(self.a)

    def preparer(self, etat: str) -> None:
        """The page in its state, with a marker of its own."""
        self.la = ""
        self.marque = next(self.marques)
        self.p.evaluer(f"{MODE}", [self.mode])
        self.p.evaluer(f"{OUTILS} {self.page.etats[etat]}", self.marque)
        if etat == "moitie" and self.page.frappe:
            self.p.ecrire(self.page.frappe, self.marque)

    def remettre(self, etat: str) -> None:
        """The state, in the profile of the gesture before if that one erased nothing."""
        if self.etat == etat:
            if self.la != "recharger":
                self.p.recharger()
            self.preparer(etat)
        else:
            self.installer(etat, MODES[etat])

    def reste(self, *, permis: tuple[str, ...] = ()) -> list[str]:
        """What is found in any tab, once each had the time to hear: the one in hand first."""
        trouve = []
        devant = self.p.onglet()
        for onglet in sorted(self.p.onglets(), key=lambda o: o != devant):
            if onglet != self.p.onglet():
                self.p.passer(onglet)
            fin = time.monotonic() + PATIENCE
            while restes := [r for r in fouiller(self.p, self.marque) if not r.startswith(permis)]:
                if time.monotonic() > fin:
                    break
                time.sleep(0.05)
            trouve += restes
        if self.p.onglet() != self.a and self.a in self.p.onglets():
            self.p.passer(self.a)
        return trouve

    def hors_de_sa_place(self, etat: str, *, neuve: bool = False) -> list[str]:
        """What is where it must not be, or no longer where it was; `neuve`: just loaded."""
        vu = fouiller(self.p, self.marque)
        permis = ("sessionStorage", "champ ", "case", "texte", "titre", "mémoire")
        caches = () if self.page.panneaux else ("champ caché",)
        faux = [v for v in vu if not v.startswith(permis) or v.startswith(caches)]
        if etat in self.page.gardes and not any(v.startswith(self.page.place) for v in vu):
            faux.append("perdu")
        if self.page.memoire:
            su = fouiller(self.p, self.page.memoire.format(self.marque), niveau="")
            permis = () if neuve else ("texte", "mémoire")
            faux += [f"{v} (mémoire)" for v in su if not v.startswith(permis)]
        return faux


Geste = Callable[[Essai, str], list[str]]


def _retour(e: Essai, etat: str) -> list[str]:
    e.remettre(etat)
    trouve = []
    pas = e.reculer(lambda: trouve.extend(e.hors_de_sa_place(etat)))
    for _ in range(pas):
        e.p.avancer()
    e.la = "avance"
    return trouve


def _avance(e: Essai, etat: str) -> list[str]:
    """Back, then forward: where the gesture before left the page, if it was in the same state."""
    if (e.etat, e.la) != (etat, "avance"):
        e.remettre(etat)
        for _ in range(e.reculer()):
            e.p.avancer()
    return e.hors_de_sa_place(etat)


def _recharger(e: Essai, etat: str) -> list[str]:
    e.remettre(etat)
    e.p.recharger()
    e.la = "recharger"
    return e.hors_de_sa_place(etat, neuve=True)


def _dupliquer(e: Essai, etat: str) -> list[str]:
    e.remettre(etat)
    e.p.dupliquer()
    trouve = e.hors_de_sa_place(etat if etat != "moitie" else "", neuve=True)
    e.p.fermer_onglet()
    return trouve


def _partir_et_revenir(e: Essai, permis: tuple[str, ...] = ()) -> list[str]:
    """Leave the page and come back to it, kept alive or not, then reload it."""
    e.p.ouvrir(e.adresse(gestes.LEGERE))
    trouve = [f"{r} (parti)" for r in e.reste(permis=permis)]
    e.p.reculer()
    trouve += [f"{r} (retour)" for r in e.reste(permis=permis)]
    e.p.recharger()
    return trouve + [f"{r} (rechargée)" for r in e.reste()]


def _partir(e: Essai) -> None:
    if e.page.nom in SANS_BARRE:
        e.p.ouvrir(e.adresse(gestes.GRILLE))
    gestes.quitter(e.p)


def _quitter(e: Essai, etat: str) -> list[str]:
    e.installer(etat, MODES[etat], avec_avant=True)
    _partir(e)
    trouve = e.reste() + _cles(e)
    dit = e.p.evaluer("return document.querySelector('depuis-un-fichier')?.checkVisibility()")
    for sens, aller in (("retour", e.p.reculer), ("avance", e.p.avancer)):
        aller()
        trouve += [f"{r} ({sens})" for r in e.reste() + _cles(e)]
    ailleurs = [r for r in trouve if r.startswith("clé referentiel:parcours")]
    if ailleurs and ailleurs == trouve and dit and e.protocole == "file" and _separes(e):
        return [DIT]
    return trouve


def _quitter_copie(e: Essai, etat: str) -> list[str]:
    e.installer(etat, "onglet")
    copie = e.p.dupliquer()
    _partir(e)
    trouve = e.reste()
    e.p.passer(copie)
    e.p.fermer_onglet()
    e.p.passer(e.a)
    trouve += _partir_et_revenir(e)
    return trouve + _cles(e)


def _expirer(e: Essai, etat: str) -> list[str]:
    e.installer(etat, "onglet")
    e.p.decaler(31)
    return e.reste() + _partir_et_revenir(e)


def _effacer(e: Essai, etat: str) -> list[str]:
    e.installer(etat, "durable", avec_avant=e.rien_de_garde(etat))
    ailleurs = e.donnees != e.cible
    if ailleurs:
        e.p.ouvrir(e.donnees)
    elif e.page.panneaux:
        e.p.cliquer('.bureau__vues [data-panneau-demande="fichiers"]')
    gestes.effacer(e.p)
    trouve = e.reste()
    for sens in ("retour", "retour deux fois")[not ailleurs :]:
        e.p.reculer()
        trouve += [f"{r} ({sens})" for r in e.reste()]
    return trouve


def _effacer_ailleurs(e: Essai, etat: str) -> list[str]:
    e.installer(etat, "durable", avec_b=True, avec_avant=e.rien_de_garde(etat))
    e.p.passer(e.b)
    if not e.b_neuf:  # until it is left, the page only offers to undo the erasure before
        e.p.recharger()
    gestes.effacer(e.p)
    return e.reste() + _partir_et_revenir(e)


def _remplacer_ailleurs(e: Essai, etat: str) -> list[str]:
    """What was typed and kept nowhere is offered, in the memory of the page alone."""
    e.installer(etat, "durable", avec_b=True)
    e.p.passer(e.b)
    gestes.ouvrir_fichier(e.p, _autre_fichier(e.dossier), "remplacer")
    permis = ("texte",) if etat == "moitie" else ()
    return e.reste(permis=permis) + _partir_et_revenir(e, permis)


FAIRE: dict[str, Geste] = {
    "retour": _retour,
    "avance": _avance,
    "recharger": _recharger,
    "dupliquer": _dupliquer,
    "quitter": _quitter,
    "quitter une copie": _quitter_copie,
    "expirer": _expirer,
    "effacer": _effacer,
    "effacer ailleurs": _effacer_ailleurs,
    "remplacer ailleurs": _remplacer_ailleurs,
}


def _cles(e: Essai) -> list[str]:
    """After leaving for good, one random mark is all there is of ours."""
    cles = e.p.evaluer(
        "return [localStorage, sessionStorage].flatMap((s) => Object.keys(s))"
        ".filter((cle) => cle.startsWith('referentiel:') && cle !== 'referentiel:ere')"
    )
    return [f"clé {cle}" for cle in cles]


def _autre_fichier(dossier: Path) -> Path:
    """A file that holds another answer, and not the marker."""
    reponses = {"C02-1": {"niveau": "avec-appui", "le": "2026-01-01T00:00:00.000Z"}}
    assert NIVEAU not in json.dumps(reponses)
    fichier = dossier / "autre.json"
    fichier.write_text(json.dumps({"format": 1, "titre": "TP-00403", "reponses": reponses}))
    return fichier


def jouer(e: Essai, cases: tuple[Case, ...]) -> dict[Case, str]:
    """Each cell and what it says; the gestures that only go about follow one another."""
    dit: dict[Case, str] = {}
    for case in sorted(cases, key=_ordre):
        try:
            trouve = FAIRE[case.geste](e, case.etat)
        except EchecError as echec:
            trouve = [str(echec).splitlines()[0]]
        if trouve or case.geste in PARTIR:
            e.etat = ""
        mode = "attente" if case.geste.startswith("quitter") else e.mode
        e.propre = None if trouve or case.geste in ALLER else (mode, bool(e.b))
        dit[case] = ", ".join(dict.fromkeys(trouve)) or (PLACE if case.geste in ALLER else RIEN)
    return dit


def _ordre(case: Case) -> tuple[bool, str, int]:
    """Going about is cheap in one state; going away, in one profile."""
    part = case.geste in PARTIR
    return part, "" if part else case.etat, GESTES.index(case.geste)


def _separes(e: Essai) -> bool:
    """Whether a page cannot reach what another one keeps, as from a folder in Firefox."""
    e.p.vierge()
    e.p.ouvrir(e.adresse(COMPETENCE))
    e.p.evaluer("sessionStorage.setItem('essai', '1')")
    e.p.ouvrir(e.adresse(gestes.GRILLE))
    return not e.p.evaluer("return sessionStorage.getItem('essai')")
