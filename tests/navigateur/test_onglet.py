"""The tab lent to one test after the other is given as new, whatever the last test did with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.navigateur.conftest import serve
from tests.navigateur.onglet import VIDE, Onglet

PAGE = "titres/cip/obtenir/arbre/jamais.html"
BARE = "[document.scripts.length, document.styleSheets.length, history.state, window.name]"
SEEN = """async () => [
  {...localStorage}, {...sessionStorage}, document.cookie, innerWidth,
  matchMedia('(prefers-color-scheme: dark)').matches, matchMedia('print').matches,
  (await navigator.permissions.query({ name: 'clipboard-read' })).state, navigator.onLine,
  typeof window.ajout, Math.abs(Date.now() - performance.timeOrigin) < 600000,
]"""


@pytest.fixture(scope="module")
def onglet(browser: Browser) -> Iterator[Onglet]:
    lent = Onglet(browser)
    yield lent
    lent.jeter()


def seen(onglet: Onglet, address: str) -> list[object]:
    """What a test finds in the tab on opening a page that keeps nothing."""
    page = onglet.prendre()
    assert len(page.context.pages) == 1
    assert page.url == "about:blank" or page.url.endswith(f"/{VIDE}")
    assert page.evaluate(BARE) == [0, 0, None, ""]
    page.goto(address)
    found: list[object] = page.evaluate(SEEN)
    onglet.rendre()
    return found


@pytest.fixture(scope="module")
def as_new(onglet: Onglet, site_url: str) -> list[object]:
    return seen(onglet, site_url + "index.html")


def test_what_can_be_taken_away_is(onglet: Onglet, site_url: str, portal_url: str) -> None:
    sites = [site_url + "index.html", portal_url + "index.html"]
    found = [seen(onglet, site) for site in sites]
    page = onglet.prendre()
    for site in sites:
        page.goto(site)
        page.evaluate("window.name = localStorage.a = sessionStorage.a = document.cookie = 'a=1'")
    page.goto(site_url + PAGE)  # keeps where the visit stands
    page.evaluate("window.addEventListener('pagehide', () => { localStorage.tard = 'x'; })")
    page.context.new_page().goto(sites[0])
    page.context.grant_permissions(["clipboard-read"])
    page.context.set_offline(True)
    page.set_viewport_size({"width": 320, "height": 480})
    page.emulate_media(color_scheme="dark", media="print")
    page.context.set_offline(False)
    onglet.rendre()
    assert onglet.page is page
    assert [seen(onglet, site) for site in sites] == found


HEARD: list[str] = []
"""What the listeners of a test heard, that test or another."""


@pytest.mark.parametrize(
    "gesture",
    [
        lambda page: page.add_init_script("window.ajout = 1"),
        lambda page: page.context.add_init_script("window.ajout = 1"),
        lambda page: page.route("**/*", lambda route: route.abort()),
        lambda page: page.context.route("**/*", lambda route: route.abort()),
        lambda page: page.on("load", lambda page: HEARD.append(page.url)),
        lambda page: page.context.on("request", lambda request: HEARD.append(request.url)),
        lambda page: page.once("dialog", lambda dialog: HEARD.append(dialog.message)),
        lambda page: page.once("load", lambda page: HEARD.append(page.url)),
    ],
    ids="script profil route routes écoute écoutes attente entendu".split(),
)
def test_what_a_test_adds_is_taken_away(
    onglet: Onglet, site_url: str, as_new: list[object], gesture: Callable[[Page], object]
) -> None:
    page = onglet.prendre()
    gesture(page)
    with suppress(Error):  # a route lets nothing through
        page.goto(site_url + "index.html")
    onglet.rendre()
    assert onglet.page is page
    HEARD.clear()
    assert seen(onglet, site_url + "index.html") == as_new
    onglet.prendre().evaluate("alert('seen by no one, and waits for no one')")
    onglet.rendre()
    assert HEARD == []


@pytest.mark.parametrize(
    "gesture",
    [
        lambda page: page.clock.install(time="2020-01-01"),
        lambda page: page.clock.set_fixed_time("2020-01-01"),
        lambda page: page.expose_function("ajout", lambda: None),
        lambda page: page.set_extra_http_headers({"x-ajout": "1"}),
        lambda page: page.context.new_cdp_session(page),
        lambda page: page.close(),
    ],
    ids="horloge heure fonction en-tête débogueur fermé".split(),
)
def test_what_cannot_is_thrown_away(
    onglet: Onglet, site_url: str, as_new: list[object], gesture: Callable[[Page], object]
) -> None:
    page = onglet.prendre()
    page.goto(site_url + "index.html")
    gesture(page)
    onglet.rendre()
    assert onglet.page is None
    assert seen(onglet, site_url + "index.html") == as_new


def test_a_site_that_is_gone_is_no_trouble(onglet: Onglet, site_dir: Path) -> None:
    with serve(site_dir) as address:
        onglet.prendre().goto(address)
    onglet.rendre()
    assert onglet.page is None


def test_the_storage_of_files_is_thrown_away(onglet: Onglet, site_dir: Path, site_url: str) -> None:
    page = onglet.prendre()
    page.goto((site_dir / "index.html").as_uri())
    page.goto(site_url + "index.html")
    onglet.rendre()
    assert onglet.page is None
