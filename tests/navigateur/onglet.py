"""One tab for many tests, emptied in between: a new profile costs three times as much to open.

A new profile starts a process, without a cache, for a few pages. What a test may leave in a tab
(other tabs, storage, cookies, permissions, size, media, pointer) is taken away after it, and so is
what it added: listeners, scripts, routes. A test that does what cannot be taken back has the tab
thrown away: the next one gets a new profile.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Frame, Page, ViewportSize

TAILLE: ViewportSize = {"width": 1280, "height": 800}
SANS_RETOUR = (
    "add_locator_handler close expose_binding expose_function new_cdp_session route_from_har "
    "route_web_socket set_default_navigation_timeout set_default_timeout set_extra_http_headers"
).split()
"""What a test asks of a page, or of its profile, for good."""
AJOUTS = ("add_init_script", "route")
"""What it adds, and can be taken away."""
ECOUTES = ("on", "once")
"""What it listens to."""
REGLAGES = "emulate_media grant_permissions set_offline set_viewport_size".split()
"""What it sets, and is set again as it was: each costs a word to the browser."""
VIDER = """async () => {
  window.name = '';
  localStorage.clear();
  sessionStorage.clear();
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  return !('__pwClock' in window);
}"""
"""Empty the storage of an origin, and the name of the tab; whether time is the real one."""


def profil(browser: Browser) -> BrowserContext:
    """A new profile, at a desktop size."""
    return browser.new_context(viewport=TAILLE, locale="fr-FR")


VIDE = "page-vide"
"""An address that no site has: a page without a script, where the storage of a site is at hand."""


def neuf(context: BrowserContext) -> Page:
    """An empty tab of a profile: the one that has served for nothing yet, or one more."""
    vides = (page for page in context.pages if page.url.endswith(("about:blank", f"/{VIDE}")))
    return next(vides, None) or context.new_page()


class Onglet:
    """A tab kept from test to test, for as long as it can be given back as new."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.page: Page | None = None

    def prendre(self) -> Page:
        """The tab, on an empty page of an empty profile."""
        if self.page is None:
            self.abime = False
            self.origines: set[str] = set()
            self.regles: set[str] = set()
            self.ajouts: list[Callable[[], object]] = []
            context = profil(self.browser)
            self.page = context.new_page()
            context.on("page", self._suivre)
            context.on("serviceworker", self._abimer)
            self._suivre(self.page)
            for objet in (context, self.page):
                for noms, entourer in (
                    (SANS_RETOUR, self._qui_abime),
                    (AJOUTS, self._qui_ajoute),
                    (ECOUTES, self._qui_ecoute),
                    (REGLAGES, self._qui_regle),
                ):
                    for nom in noms:
                        if hasattr(objet, nom):
                            setattr(objet, nom, entourer(objet, nom))
        return self.page

    def rendre(self) -> None:
        """Take away what the test left, or the whole profile if that cannot be done."""
        if self.page is None:
            return
        with suppress(Error):  # its server is gone, or the tab itself
            if not self.abime and self._vider(self.page):
                return
        self.jeter()

    def jeter(self) -> None:
        """Close the profile, if there is one."""
        if self.page is not None:
            self.page.context.close()
            self.page = None

    def _vider(self, page: Page) -> bool:
        while self.ajouts:
            self.ajouts.pop()()
        for autre in page.context.pages:
            if autre != page:
                autre.close()
        for origine in self.origines:
            if not origine.startswith("http"):
                return False
            page.goto(f"{origine}/{VIDE}", wait_until="commit")
            if not page.evaluate(VIDER):
                return False
        if not page.url.endswith(f"/{VIDE}"):
            page.goto("about:blank")
        self.origines.clear()
        page.context.clear_cookies()
        self._remettre(page)
        page.mouse.move(-1, -1)
        return True

    def _remettre(self, page: Page) -> None:
        """As they were, the settings that the test changed."""
        if "grant_permissions" in self.regles:
            page.context.clear_permissions()
        if "set_offline" in self.regles:
            page.context.set_offline(False)
        if "set_viewport_size" in self.regles:
            page.set_viewport_size(TAILLE)
        if "emulate_media" in self.regles:
            page.emulate_media(
                media="null",
                color_scheme="null",
                reduced_motion="null",
                forced_colors="null",
                contrast="null",
            )
        self.regles.clear()

    def _suivre(self, page: Page) -> None:
        Page.on(page, "framenavigated", self._noter)

    def _noter(self, frame: Frame) -> None:
        adresse = urlsplit(frame.url)
        if adresse.scheme not in ("about", "blob", "chrome-error", "data"):
            self.origines.add(f"{adresse.scheme}://{adresse.netloc}")

    def _abimer(self, *_: object) -> None:
        self.abime = True

    def _qui_abime(self, objet: object, nom: str) -> Callable[..., Any]:
        methode = getattr(objet, nom)

        def appeler(*arguments: Any, **nommes: Any) -> Any:
            self._abimer()
            return methode(*arguments, **nommes)

        return appeler

    def _qui_regle(self, objet: object, nom: str) -> Callable[..., Any]:
        methode = getattr(objet, nom)

        def regler(*arguments: Any, **nommes: Any) -> Any:
            self.regles.add(nom)
            return methode(*arguments, **nommes)

        return regler

    def _qui_ajoute(self, objet: object, nom: str) -> Callable[..., Any]:
        methode = getattr(objet, nom)

        def ajouter(*arguments: Any, **nommes: Any) -> Any:
            ajout = methode(*arguments, **nommes)
            self.ajouts.append(partial(ajout.__exit__, None, None, None))
            return ajout

        return ajouter

    def _qui_ecoute(self, objet: Any, nom: str) -> Callable[..., Any]:
        methode = getattr(objet, nom)

        def ecouter(evenement: Any, oreille: Any) -> None:
            def cesser() -> None:
                with suppress(KeyError):  # heard once already, or stopped by the test
                    objet.remove_listener(evenement, oreille)

            methode(evenement, oreille)
            self.ajouts.append(cesser)

        return ecouter
