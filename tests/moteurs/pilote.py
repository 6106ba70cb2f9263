"""What a walk asks of a browser, whichever it is: a few gestures, and the value of a script."""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

DELAI = 30.0
PAS = 0.02
VISER = """
  const cible = [...document.querySelectorAll(arg)].find((e) => e.checkVisibility());
  if (!cible) return null;
  cible.scrollIntoView({ block: 'center', behavior: 'instant' });
  const boite = [...cible.getClientRects()].find((b) => b.width && b.height);
  if (!boite) return null;
  const x = boite.x + boite.width / 2;
  const y = boite.y + boite.height / 2;
  const vu = document.elementFromPoint(x, y);
  const meme = vu?.closest('label') && vu.closest('label') === cible.closest('label');
  const libre = meme || cible.contains(vu) || vu?.contains(cible);
  return libre ? [x, y] : `sous ${vu?.outerHTML.slice(0, 80)}`;
"""

AU_REPOS = """
  return new Promise((fait) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => fait(true))));
    setTimeout(() => fait(true), 300);
  });
"""
"""Two frames later, and once what they put off is done: no finger comes back sooner than that."""

REMPLIR = """
  const [selecteur, valeur] = arg;
  const champ = [...document.querySelectorAll(selecteur)].find((e) => e.checkVisibility());
  champ.focus();
  champ.value = valeur;
  for (const nom of ['input', 'change']) champ.dispatchEvent(new Event(nom, { bubbles: true }));
"""

HORLOGE = """
  const vraie = (window.vraieHeure ??= Date.now.bind(Date));
  Date.now = () => vraie() + arg;
  document.dispatchEvent(new Event('visibilitychange'));
"""


class EchecError(AssertionError):
    """A gesture that the browser could not do, or something awaited that never came."""


class PartieError(EchecError):
    """The page went away while it was asked something: ask again."""


class RefusError(EchecError):
    """What a browser answers to a command it does not carry out."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code} : {message}")
        self.code = code


class Pilote(ABC):
    """One browser, launched once; `vierge` gives it a new profile. One tab has the hand."""

    nom: str
    sans_serveur = False
    """Whether the next profiles will read the site from its folder only."""

    def __init__(self, telechargements: Path) -> None:
        self.telechargements = telechargements

    # --- What each engine does its own way ---------------------------------------------------

    @abstractmethod
    def vierge(self) -> None:
        """A profile that holds nothing, with one tab."""

    @abstractmethod
    def ouvrir(self, adresse: str) -> None:
        """Go to an address, until it is loaded."""

    @abstractmethod
    def demander(self, corps: str, arg: Any = None) -> Any:
        """The value of an async function body that may use `arg`; PartieError if it left."""

    @abstractmethod
    def pointer(self, x: float, y: float, fois: int = 1) -> None:
        """Click there, in the window."""

    @abstractmethod
    def taper(self, texte: str) -> None:
        """Type a text where the focus is."""

    @abstractmethod
    def touche(self, nom: str, *, avec: str = "") -> None:
        """Press a key by its DOM name, `avec` another one held."""

    @abstractmethod
    def reculer(self) -> None:
        """Back."""

    @abstractmethod
    def avancer(self) -> None:
        """Forward."""

    @abstractmethod
    def recharger(self) -> None:
        """Reload."""

    @abstractmethod
    def onglets(self) -> list[str]:
        """The open tabs."""

    @abstractmethod
    def onglet(self) -> str:
        """The tab that has the hand."""

    @abstractmethod
    def passer(self, onglet: str) -> None:
        """Give the hand to a tab."""

    @abstractmethod
    def nouvel_onglet(self) -> str:
        """A new tab of the same profile; it has the hand."""

    @abstractmethod
    def fermer_onglet(self) -> None:
        """Close the tab that has the hand; another one takes it."""

    @abstractmethod
    def deposer(self, selecteur: str, *fichiers: Path) -> None:
        """Choose files in a field."""

    @abstractmethod
    def enregistrer(self, geste: Callable[[], None]) -> Path:
        """The file that a gesture saves."""

    @abstractmethod
    def taille(self, largeur: int, hauteur: int) -> None:
        """The size of the window's inside."""

    @abstractmethod
    def capture(self, fichier: Path) -> None:
        """A picture of what is seen."""

    @abstractmethod
    def fermer(self) -> None:
        """End the browser."""

    # --- The same for all ------------------------------------------------------------------------

    def evaluer(self, corps: str, arg: Any = None) -> Any:
        """The value of a function body in the page, asked again while pages change."""
        fin = time.monotonic() + DELAI
        while True:
            try:
                return self.demander(corps, arg)
            except PartieError:
                if time.monotonic() > fin:
                    raise
                time.sleep(PAS)

    def attendre(self, corps: str, arg: Any = None, *, quoi: str = "", delai: float = DELAI) -> Any:
        """The first true value of a function body."""
        fin = time.monotonic() + delai
        while not (valeur := self.evaluer(corps, arg)):
            if time.monotonic() > fin:
                raise EchecError(
                    f"{self.nom} : jamais venu : {quoi or corps.strip()} ({self.adresse()})"
                )
            time.sleep(PAS)
        return valeur

    def adresse(self) -> str:
        return str(self.evaluer("return location.href"))

    def cliquer(self, selecteur: str, *, fois: int = 1) -> None:
        """Click the first visible element, with the pointer, where a person would: once it rests.

        What the gesture before put off to the next frame is drawn by then, and a key has brought
        its field back into view (Firefox does, one frame later).
        """
        vise, avant, fin = self._viser(selecteur), None, time.monotonic() + DELAI
        while vise != avant:
            if time.monotonic() > fin:
                raise EchecError(f"{self.nom} : {selecteur} ne tient pas en place")
            self.evaluer(AU_REPOS)
            avant, vise = vise, self._viser(selecteur)
        self.pointer(*vise, fois)

    def _viser(self, selecteur: str) -> list[float]:
        vise = self.attendre(VISER, selecteur, quoi=selecteur)
        if isinstance(vise, str):
            raise EchecError(f"{self.nom} : {selecteur} est caché {vise}")
        return list(vise)

    def ecrire(self, selecteur: str, texte: str) -> None:
        """Click a field and type, without leaving it."""
        self.cliquer(selecteur)
        self.taper(texte)

    def remplir(self, selecteur: str, valeur: str) -> None:
        """Set a field whose keys depend on the browser's language, such as a date."""
        self.evaluer(REMPLIR, [selecteur, valeur])

    def dupliquer(self) -> str:
        """A second tab as « Dupliquer l’onglet » makes it: sessionStorage is copied."""
        avant = set(self.onglets())
        self.evaluer("window.open(location.href)")
        fin = time.monotonic() + DELAI
        while not (neufs := set(self.onglets()) - avant):
            if time.monotonic() > fin:
                raise EchecError(f"{self.nom} : l’onglet ne se duplique pas.")
            self.evaluer("return new Promise((fait) => setTimeout(fait, 20))")
        self.passer(neufs.pop())
        self.attendre(
            "return location.href !== 'about:blank' && document.readyState === 'complete'"
        )
        return self.onglet()

    def decaler(self, minutes: float) -> None:
        """Move the clock of the page, which looks at it as when one comes back to the tab."""
        self.evaluer(HORLOGE, minutes * 60_000)

    def texte_a(self, pour_cent: int) -> None:
        """The text size a person chose in the browser."""
        self.evaluer("document.documentElement.style.fontSize = `${arg}%`", pour_cent)


def appel(corps: str) -> str:
    """A function from a JSON text to a JSON text: each engine has its own way with values."""
    return (
        f"async (texte) => JSON.stringify((await (async (arg) => {{ {corps} }})"
        "(JSON.parse(texte))) ?? null)"
    )


def en_texte(arg: Any) -> str:
    return json.dumps(arg, ensure_ascii=False)
