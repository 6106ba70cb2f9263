"""Chromium, an installed one, with Playwright, which the other tests use."""

from __future__ import annotations

import functools
import json
import os
import shutil
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Dialog,
    Error,
    Page,
    Playwright,
    sync_playwright,
)

from tests.moteurs.pilote import EchecError, PartieError, Pilote, appel, en_texte
from tests.navigateur.conftest import ARGUMENTS, BAR, DRIVER_OFF, NOMS

LARGEUR, HAUTEUR = 1280, 800
FIL = "chromium"
P = ParamSpec("P")
R = TypeVar("R")
PARTI = ("Execution context was destroyed", "navigat", "detached", "Target closed")


def programme(*, leger: bool = False) -> str | None:
    """CHROMIUM says which one; then the first installed, then Playwright's own.

    A page is kept alive when it is left only from a server, and in a browser with windows: where
    it is not, `leger` takes the one without windows, which is the same otherwise.
    """
    noms = (os.environ.get("CHROMIUM"), *(NOMS if leger else NOMS[1:]))
    return next(filter(None, (shutil.which(nom) for nom in noms if nom)), None)


def dans_le_fil(
    methode: Callable[Concatenate[Chromium, P], R],
) -> Callable[Concatenate[Chromium, P], R]:
    """Playwright refuses a second one in the thread where other tests have theirs."""

    @functools.wraps(methode)
    def faire(self: Chromium, *args: P.args, **kwargs: P.kwargs) -> R:
        if threading.current_thread().name.startswith(FIL):
            return methode(self, *args, **kwargs)
        try:
            return self._fil.submit(methode, self, *args, **kwargs).result()
        except Error as erreur:
            raise EchecError(f"{self.nom} : {erreur.message}") from erreur

    return faire


class Chromium(Pilote):
    nom = "chromium"

    def __init__(self, telechargements: Path) -> None:
        super().__init__(telechargements)
        self._fil = ThreadPoolExecutor(1, thread_name_prefix=FIL)
        self._contexte: BrowserContext | None = None
        self._page: Page | None = None
        self._lances: dict[str | None, Browser] = {}
        self._lancer()

    @dans_le_fil
    def _lancer(self) -> None:
        self._playwright: Playwright = sync_playwright().start()

    @property
    def _programme(self) -> Browser:
        """The browser to use now, launched once."""
        chemin = programme(leger=self.sans_serveur)
        if chemin not in self._lances:
            self._lances[chemin] = self._lancer_programme(chemin)
        return self._lances[chemin]

    def _lancer_programme(self, chemin: str | None) -> Browser:
        return self._playwright.chromium.launch(
            executable_path=chemin,
            args=[*ARGUMENTS, f"--disable-features={','.join((*DRIVER_OFF, *BAR))}"],
            # A page kept alive when it is left is what a person has.
            ignore_default_args=["--disable-back-forward-cache"],
        )

    @property
    def page(self) -> Page:
        assert self._page
        return self._page

    @dans_le_fil
    def vierge(self) -> None:
        if self._contexte:
            self._contexte.close()
        self._contexte = self._programme.new_context(
            viewport={"width": LARGEUR, "height": HAUTEUR}, locale="fr-FR"
        )
        self._contexte.on("dialog", _accepter)
        self.nouvel_onglet()

    @dans_le_fil
    def ouvrir(self, adresse: str) -> None:
        self.page.goto(adresse, wait_until="load")

    @dans_le_fil
    def demander(self, corps: str, arg: Any = None) -> Any:
        try:
            return json.loads(self.page.evaluate(appel(corps), en_texte(arg)))
        except Error as erreur:
            if any(mot in erreur.message for mot in PARTI):
                raise PartieError(erreur.message) from erreur
            raise EchecError(f"{self.nom} : {erreur.message} dans {corps.strip()}") from erreur

    @dans_le_fil
    def pointer(self, x: float, y: float, fois: int = 1) -> None:
        self.page.mouse.click(x, y, click_count=fois)

    @dans_le_fil
    def taper(self, texte: str) -> None:
        self.page.keyboard.type(texte)

    @dans_le_fil
    def touche(self, nom: str, *, avec: str = "") -> None:
        self.page.keyboard.press(f"{avec}+{nom}" if avec else nom)

    @dans_le_fil
    def reculer(self) -> None:
        self._parcourir(self.page.go_back)

    @dans_le_fil
    def avancer(self) -> None:
        self._parcourir(self.page.go_forward)

    def _parcourir(self, aller: Callable[..., Any]) -> None:
        """A page kept alive comes back without loading: there is no end of load to wait for."""
        aller(wait_until="commit")
        self.attendre("return document.readyState === 'complete'")

    @dans_le_fil
    def recharger(self) -> None:
        self.page.reload(wait_until="load")

    @property
    def _pages(self) -> dict[str, Page]:
        assert self._contexte
        return {str(id(page)): page for page in self._contexte.pages}

    @dans_le_fil
    def onglets(self) -> list[str]:
        return list(self._pages)

    @dans_le_fil
    def onglet(self) -> str:
        return str(id(self.page))

    @dans_le_fil
    def passer(self, onglet: str) -> None:
        """A tab that has the hand is in front already: saying so again costs a drawing."""
        if onglet != (self._page and str(id(self._page))):
            self._page = self._pages[onglet]
            self._page.bring_to_front()

    @dans_le_fil
    def nouvel_onglet(self) -> str:
        assert self._contexte
        self._page = self._contexte.new_page()
        return self.onglet()

    @dans_le_fil
    def fermer_onglet(self) -> None:
        self.page.close(run_before_unload=False)
        self.passer(self.onglets()[-1])

    @dans_le_fil
    def deposer(self, selecteur: str, *fichiers: Path) -> None:
        self.page.set_input_files(selecteur, fichiers)

    @dans_le_fil
    def enregistrer(self, geste: Callable[[], None]) -> Path:
        with self.page.expect_download() as attendu:
            geste()
        recu = attendu.value
        fichier = Path(tempfile.mkdtemp(dir=self.telechargements.parent)) / recu.suggested_filename
        recu.save_as(fichier)
        return fichier

    @dans_le_fil
    def taille(self, largeur: int, hauteur: int) -> None:
        self.page.set_viewport_size({"width": largeur, "height": hauteur})

    @dans_le_fil
    def capture(self, fichier: Path) -> None:
        self.page.screenshot(path=fichier)

    def fermer(self) -> None:
        self._arreter()
        self._fil.shutdown()

    @dans_le_fil
    def _arreter(self) -> None:
        for lance in self._lances.values():
            lance.close()
        self._playwright.stop()


def _accepter(dialogue: Dialog) -> None:
    dialogue.accept()
