"""Under a project path, in a browser: the page that is not there, and the pages that moved."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.navigateur.test_axe import AXE, RUN
from tests.navigateur.test_html import VNU
from tests.publication import DEPOT, Publier, serve_at

PERDUE = "titres/mini/nimporte/quoi/x.html"
ANCIENNE = "titres/mini/mots/sigles.html"
NOUVELLE = "titres/mini/glossaire.html"
FOND = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture(scope="module")
def depot(publier: Publier) -> Iterator[str]:
    with serve_at(publier(DEPOT), DEPOT) as address:
        yield address


@pytest.fixture
def heard(page: Page) -> list[str]:
    """Everything the console says, but that the page asked for was not found."""
    lines: list[str] = []
    page.on("pageerror", lambda error: lines.append(str(error)))
    page.on("console", lambda message: _is_news(page, message) and lines.append(message.text))
    return lines


def _is_news(page: Page, message: ConsoleMessage) -> bool:
    return message.location["url"] != page.url or "status of 404" not in message.text


def test_a_lost_visitor_sees_the_site_and_searches_it(
    page: Page, depot: str, heard: list[str]
) -> None:
    page.goto(f"{depot}index.html")
    usual = page.evaluate(FOND)
    answer = page.goto(depot + PERDUE)
    assert answer and answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate(FOND) == usual != "rgba(0, 0, 0, 0)"
    page.get_by_role("button", name="Rechercher", exact=True).click()
    page.get_by_role("searchbox").fill("semis")
    found = page.get_by_role("dialog").get_by_role("listitem").get_by_role("link").first
    expect(found).to_be_visible()
    with page.expect_navigation() as arrived:
        found.click()
    assert arrived.value.status == 200
    assert page.url.startswith(f"{depot}titres/mini/")
    assert heard == []


def test_a_lost_visitor_without_javascript_gets_back(browser: Browser, depot: str) -> None:
    with browser.new_context(java_script_enabled=False) as bare:
        page = bare.new_page()
        for name, address in (("Revenir à l’accueil", "index"), ("Chercher une page", "recherche")):
            page.goto(depot + PERDUE)
            page.get_by_role("main").get_by_role("link", name=name).click()
            assert page.url == f"{depot}{address}.html"


@pytest.mark.parametrize(
    ("asked", "reached"), [("", "#bpa"), ("#plant", "#plant"), ("#caf%C3%A9", "#caf%C3%A9")]
)
def test_a_moved_page_leads_on_and_keeps_the_place_asked_for(
    page: Page, depot: str, heard: list[str], asked: str, reached: str
) -> None:
    page.goto(f"{depot}a-propos.html")
    page.goto(f"{depot}{ANCIENNE}{asked}")
    page.wait_for_url(f"{depot}{NOUVELLE}{reached}")
    assert heard == []
    page.go_back()  # the old address left nothing behind
    assert page.url == f"{depot}a-propos.html"


@pytest.mark.parametrize("script", [True, False])
def test_a_moved_page_leads_on_from_a_folder(
    browser: Browser, publier: Publier, script: bool
) -> None:
    site: Path = publier(DEPOT)
    with browser.new_context(java_script_enabled=script) as context:
        page = context.new_page()
        page.goto((site / ANCIENNE).as_uri())
        page.wait_for_url(f"{(site / NOUVELLE).as_uri()}#bpa")
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_moved_page_that_cannot_lead_on_says_where_to_go(page: Page, depot: str) -> None:
    page.route("**/redirection.js", lambda route: route.abort())
    page.goto(depot + ANCIENNE)
    assert page.url == depot + ANCIENNE
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate(RUN)["faults"] == []
    page.get_by_role("main").get_by_role("link").click()
    assert page.url == f"{depot}{NOUVELLE}#bpa"


def test_a_moved_page_is_valid(publier: Publier) -> None:
    command = ["java", "-jar", str(VNU), "--errors-only", ANCIENNE]
    subprocess.run(command, cwd=publier(DEPOT), check=True)
