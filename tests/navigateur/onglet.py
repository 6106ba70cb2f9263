"""One tab for many tests, emptied in between: a new profile costs three times as much to open.

A new profile starts a process, without a cache, for a few pages. What a test may leave in a tab
(other tabs, storage, cookies, permissions, size, media, pointer) is taken away after it. A test
that does what cannot be taken back has the tab thrown away: the next one gets a new profile.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Frame, Page, ViewportSize

TAILLE: ViewportSize = {"width": 1280, "height": 800}
SANS_RETOUR = (
    "add_init_script add_locator_handler close expose_binding expose_function on once route "
    "route_from_har route_web_socket set_default_navigation_timeout set_default_timeout "
    "set_extra_http_headers"
).split()
"""What a test asks of a page, or of its profile, for good."""
VIDER = """async () => {
  localStorage.clear();
  sessionStorage.clear();
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  return !('__pwClock' in window);
}"""
"""Empty the storage of an origin; whether time is the real one."""


def profil(browser: Browser) -> BrowserContext:
    """A new profile, at a desktop size."""
    return browser.new_context(viewport=TAILLE, locale="fr-FR")


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
            context = profil(self.browser)
            self.page = context.new_page()
            context.on("page", self._suivre)
            context.on("serviceworker", self._abimer)
            self._suivre(self.page)
            for objet in (context, self.page):
                for nom in SANS_RETOUR:
                    if hasattr(objet, nom):
                        setattr(objet, nom, self._qui_abime(getattr(objet, nom)))
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
        for autre in page.context.pages:
            if autre != page:
                autre.close()
        for origine in self.origines:
            if not origine.startswith("http"):
                return False
            page.goto(f"{origine}/page-vide", wait_until="commit")
            if not page.evaluate(VIDER):
                return False
        self.origines.clear()
        page.goto("about:blank")
        page.context.clear_cookies()
        page.context.clear_permissions()
        page.context.set_offline(False)
        page.set_viewport_size(TAILLE)
        page.emulate_media(
            media="null",
            color_scheme="null",
            reduced_motion="null",
            forced_colors="null",
            contrast="null",
        )
        page.mouse.move(-1, -1)
        return True

    def _suivre(self, page: Page) -> None:
        Page.on(page, "framenavigated", self._noter)

    def _noter(self, frame: Frame) -> None:
        adresse = urlsplit(frame.url)
        if adresse.scheme not in ("about", "data", "blob"):
            self.origines.add(f"{adresse.scheme}://{adresse.netloc}")

    def _abimer(self, *_: object) -> None:
        self.abime = True

    def _qui_abime(self, methode: Callable[..., Any]) -> Callable[..., Any]:
        def appeler(*arguments: Any, **nommes: Any) -> Any:
            self._abimer()
            return methode(*arguments, **nommes)

        return appeler
