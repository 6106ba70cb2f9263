"""Any address may be written after a page of the site: none of them ever raises an exception."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

GRILLE = "titres/cip/auto-evaluation/index.html"

ESCAPES = ("%", "%%", "%2", "%zz", "%E0%A4%A", "%ED%A0%80", "%F0%9F", "%C0%80", "%00", "%0A", "%25")
PLACES = (
    "",
    "C01-1",
    "c06",
    "ccp2",
    "plan",
    "synthese",
    "index",
    "terme-",
    "p=",
    "contenu",
    "revue",
)
FRAGMENTS = (
    *(f"#{place}{escape}" for place in PLACES for escape in ("", *ESCAPES[:5])),
    *(f"#{escape}" for escape in ESCAPES),
    "##",
    '#"]',
    "#']",
    "#\\",
    "#[data-repere]",
    "#a b",
    "#<img src=x onerror=alert(1)>",
    "#javascript:alert(1)",
    "#__proto__",
    "#constructor",
    "#toString",
    "#p=__proto__",
    "#p=1.abcdef.",
    "#p=1..",
    "#p=2.%E9",
    "#p=99999999999999999999.x",
    "#p=" + "C011" * 3000,
    "#" + "x" * 20_000,
    "#\ud800",
    "#\U0001f600",
    "#e\u0301",
    "#:~:text=jury",
    "#?q=1&h=2",
    "#/../../",
)


@pytest.fixture
def guarded(browser: Browser) -> Iterator[tuple[BrowserContext, list[str]]]:
    """A browser, and all its pages complain of."""
    context = browser.new_context(locale="fr-FR")
    faults: list[str] = []
    context.on(
        "weberror", lambda error: faults.append(f"{error.page and error.page.url} : {error.error}")
    )
    context.on(
        "console",
        lambda said: faults.append(said.text) if said.type in ("error", "warning") else None,
    )
    yield context, faults
    context.close()


WALK = """async (fragments) => {
  for (const fragment of fragments) {
    location.hash = fragment;
    await new Promise((then) => setTimeout(then));
  }
}"""


def walk(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(WALK, FRAGMENTS)
    assert page.locator("h1").count() == 1


def test_no_fragment_raises_an_exception(
    guarded: tuple[BrowserContext, list[str]],
    site_url: str,
    covers: Mapping[str, tuple[str, ...]],
) -> None:
    """On the pages that have together every script, and every element that one brings to life."""
    context, faults = guarded
    page = context.new_page()
    for address in covers["anime"]:
        if address == "404.html":  # A server gives it for other addresses.
            continue
        walk(page, site_url + address)
        for n, fragment in enumerate(("#%", "#C01-1%", '#"]', "#p=%E9%")):
            page.goto(f"{site_url}{address}?{n}{fragment}")  # another address: the page is loaded
            assert page.locator("h1").is_visible()
    assert faults == []


def test_nor_in_the_tool_that_is_one_page(
    guarded: tuple[BrowserContext, list[str]], site_dir: Path
) -> None:
    context, faults = guarded
    page = context.new_page()
    for name in ("index.html", "synthese.html"):
        walk(page, (site_dir / GRILLE).with_name(name).as_uri())
        for fragment in FRAGMENTS[:: len(FRAGMENTS) // 12]:
            page.goto("about:blank")
            page.goto((site_dir / GRILLE).with_name(name).as_uri() + fragment)
            assert page.locator("h1").is_visible()
    assert faults == []
