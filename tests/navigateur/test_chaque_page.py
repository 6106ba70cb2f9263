"""Every page opened once, on a small screen that widens, in light then in dark.

Nothing is cut or too small; nothing leaves for another host; nothing is kept but a choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.navigateur.test_ecrans import OVERFLOW, OVERLAP, SMALL_TARGETS, size
from tests.navigateur.test_sans_reseau import TITLE

SCREENS = (
    (320, 1, (OVERFLOW, OVERLAP)),
    (360, 1, (SMALL_TARGETS,)),
    (640, 2, (OVERFLOW, OVERLAP)),  # 1280 pixels wide, and the browser at 200 %.
    (1280, 1, (SMALL_TARGETS,)),
)
"""Width in pixels, how many dots each of them is wide -> what is looked for there."""
PAINTED = "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"


@dataclass
class Walk:
    """A tab that went through every page, and what was noticed on the way."""

    page: Page
    hosts: set[str] = field(default_factory=set)
    heard: list[str] = field(default_factory=list)
    """What the pages said to the console, and what broke in them."""
    faults: list[str] = field(default_factory=list)
    """What is cut, covered or too small."""


def screen(width: int, dots: int) -> dict[str, Any]:
    """What the browser is told: a page that is zoomed is not opened again."""
    seen = size(width, 740 // dots)
    return {**seen, "deviceScaleFactor": dots, "mobile": False}


def widen(walk: Walk, session: CDPSession, address: str) -> None:
    """Open a page on the narrowest screen, and look at it there then on each wider one."""
    for width, dots, scripts in SCREENS:
        session.send("Emulation.setDeviceMetricsOverride", screen(width, dots))
        if width == SCREENS[0][0]:
            walk.page.goto(address)
        assert walk.page.evaluate("[innerWidth, devicePixelRatio]") == [width, dots]
        for script in scripts:
            found = walk.page.evaluate(script)
            walk.faults += [f"{address}, {width} px : {fault}" for fault in found]


@pytest.fixture(scope="module")
def walk(
    browser: Browser,
    site_url: str,
    addresses: tuple[str, ...],
    covers: Mapping[str, tuple[str, ...]],
) -> Iterator[Walk]:
    """Every page in light then in dark; those with each script opened in dark, wide, at once."""
    context = browser.new_context(color_scheme="light", locale="fr-FR")
    page = context.new_page()
    walk = Walk(page)
    context.on("request", lambda request: walk.hosts.add(urlsplit(request.url).netloc))
    context.on("console", lambda said: walk.heard.append(f"{said.type} : {said.text}"))
    context.on("weberror", lambda error: walk.heard.append(str(error.error)))
    session = context.new_cdp_session(page)
    for address in addresses:
        widen(walk, session, site_url + address)
        page.emulate_media(color_scheme="dark")
        page.evaluate(PAINTED)
        page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    for address in covers["anime"]:
        page.goto(site_url + address)
    yield walk
    context.close()


def test_nothing_is_cut_and_targets_have_24_pixels(walk: Walk) -> None:
    assert not walk.faults, "\n".join(walk.faults)


def test_nothing_leaves_and_nothing_is_kept_but_a_choice(walk: Walk, site_url: str) -> None:
    page, context = walk.page, walk.page.context
    page.goto(site_url + TITLE)
    page.locator(".terme").first.click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Rechercher", exact=True).click()
    page.get_by_role("searchbox").fill("jury")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert walk.hosts == {urlsplit(site_url).netloc}
    assert walk.heard == []
    assert context.cookies() == []
    assert page.evaluate("Object.keys(localStorage)") == []
    # Where the visit stands in the decision tree, for this tab and half an hour (parcours.js).
    assert page.evaluate("Object.keys(sessionStorage)") == ["referentiel:parcours"]
    page.get_by_role("combobox", name="Affichage").select_option("sombre")
    assert page.evaluate("Object.keys(localStorage)") == ["referentiel:affichage"]
    assert context.cookies() == []
