"""The portal of several titles: all are listed, and one is found as one thinks of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.navigateur.test_axe import PHONE, WIDE, faults, load, told
from tests.navigateur.test_html import WRONG_TYPOGRAPHY, Outline, invalid
from tests.titres import TROIS

NAMES = [intitule for _, intitule in TROIS.values()]
BEES, GARDENER, HIVES = NAMES


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Chercher un titre")


def shown(page: Page) -> Locator:
    """The names of the titles one sees, in order."""
    return page.locator("main").get_by_role("heading", level=3)


def test_every_title_is_listed_in_the_order_of_a_dictionary(page: Page, portal_url: str) -> None:
    page.goto(portal_url)
    expect(shown(page)).to_have_text(NAMES)
    expect(page.get_by_role("heading", name="Les 3 titres de ce site")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("eleveurs", [BEES]),  # neither accent nor plural
        ("ABEILLE", [BEES]),
        ("TP-10002", [HIVES]),
        ("tp 10002", [HIVES]),
        ("10002", [HIVES]),
        ("1000", []),
        ("niveau 5", [HIVES]),
        ("a0000", NAMES),
        ("légume", NAMES),  # of the ROME card
        ("miels", [BEES]),  # of a CCP
        ("récolter mi", [BEES]),  # a word being typed
        ("ruche miel", []),
        ("minutes", []),  # the doors are those of every title
        ("zzz", []),
        ("", NAMES),
    ],
)
def test_a_title_is_found_by(page: Page, portal_url: str, query: str, found: list[str]) -> None:
    page.goto(portal_url)
    field(page).fill("zzz")
    expect(shown(page)).to_have_count(0)
    field(page).fill(query)
    expect(shown(page)).to_have_text(found)


def test_what_is_left_is_said_once_typing_stops(page: Page, portal_url: str) -> None:
    page.goto(portal_url)
    status = page.locator("chercher-titre").get_by_role("status")
    expect(status).to_have_text("")
    field(page).press_sequentially("abeille")
    expect(status).to_have_text("1 titre sur 3")
    field(page).fill("zzz")
    expect(status).to_contain_text("Aucun titre ne répond")
    field(page).fill("")
    expect(status).to_have_text("")


def test_a_ccp_that_answers_is_shown(page: Page, portal_url: str) -> None:
    page.goto(portal_url)
    ccp = page.get_by_text("CCP1 Récolter du miel")
    expect(ccp).to_be_hidden()
    field(page).fill("miel")
    expect(ccp).to_be_visible()
    field(page).fill("abeille")
    expect(ccp).to_be_hidden()


def test_with_the_keyboard_alone(page: Page, portal_url: str) -> None:
    page.goto(portal_url)
    field(page).focus()
    page.keyboard.type("ruche")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=HIVES, exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(portal_url + "titres/ruches/index.html")


def test_nothing_typed_is_kept_nor_sent(page: Page, portal_url: str) -> None:
    page.goto(portal_url)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    field(page).fill("abeille")
    page.keyboard.press("Enter")
    assert page.url == portal_url
    assert not [url for url in asked if "abeille" in url]
    stored = "() => [...Object.values(localStorage), ...Object.values(sessionStorage)].join()"
    assert "abeille" not in page.evaluate(stored)


def test_without_javascript_the_list_is_whole_and_leads_everywhere(
    browser: Browser, portal_url: str
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(portal_url)
    expect(shown(page)).to_have_text(NAMES)
    expect(field(page)).to_have_count(0)
    page.locator("summary", has_text="Ses 2 CCP").first.click()
    expect(page.get_by_text("CCP1 Récolter du miel")).to_be_visible()
    page.get_by_role("link", name="Rechercher", exact=True).click()
    plan = page.get_by_role("navigation", name="Toutes les pages")
    plan.get_by_role("link", name=GARDENER).click()
    expect(page).to_have_url(portal_url + "titres/mini/index.html")
    page.get_by_role("link", name="Rechercher", exact=True).click()
    plan.get_by_role("link", name="Glossaire").click()
    expect(page).to_have_url(portal_url + "titres/mini/glossaire.html")
    context.close()


def test_the_search_of_the_portal_leads_into_a_title(page: Page, portal_url: str) -> None:
    page.goto(portal_url + "recherche.html")
    page.locator("main").get_by_role("searchbox").fill("reparatrices")
    first = page.get_by_role("list", name="Résultats").get_by_role("link").first
    first.click()
    expect(page).to_have_url(portal_url + "titres/ruches/index.html")


@pytest.mark.parametrize("address", ["index.html", "recherche.html", "titres/mini/recherche.html"])
def test_axe(page: Page, portal_url: str, address: str) -> None:
    load(page, portal_url + address)
    found = faults(page, address, WIDE, PHONE)
    if address == "index.html":
        field(page).fill("miel")
        expect(shown(page)).to_have_text([BEES])
        found += faults(page, "filtered", WIDE, PHONE)
    assert not found, told(found)


@pytest.mark.parametrize("width", [360, 320])
def test_a_narrow_screen_never_scrolls_sideways(page: Page, portal_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(portal_url)
    field(page).fill("miel")
    expect(shown(page)).to_have_text([BEES])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_markup_and_the_typography_are_right(portal_dir: Path) -> None:
    pages = ["index.html", "recherche.html", "titres/mini/recherche.html"]
    assert invalid(portal_dir, pages) == []
    for name in pages:
        prose = Outline((portal_dir / name).read_text("utf-8")).prose
        assert [text for text in prose if WRONG_TYPOGRAPHY.search(text)] == []
