"""What the page of the grid asks for only when it serves: nothing before, told when it fails."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.navigateur.test_auto_competences import REFUSED
from tests.navigateur.test_auto_positionner import GRILLE, answer, chosen

LIEN = "1.631098.C0133"
LATE = re.compile(r"/(?:auto-(?:lien|revue|vues|carte|points|sortie)|vues)\.js$")


def refuse(page: Page, name: str) -> None:
    page.route(f"**/{name}.js", lambda route: route.abort())


def test_a_shared_link_asks_for_what_draws_it_and_can_be_asked_again(
    page: Page, site_url: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "Avec appui")
    assert [path for path in asked if LATE.search(path)] == []
    refuse(page, "auto-lien")
    page.evaluate("(code) => { location.hash = `p=${code}`; }", LIEN)
    shared = page.locator("vue-partagee")
    expect(shared.locator(".alerte")).to_contain_text("Une partie du site n’est pas arrivée")
    expect(page.locator("#grille")).to_be_hidden()
    page.unroute("**/auto-lien.js")
    shared.get_by_role("button", name="Réessayer").click()
    expect(shared.locator(".alerte")).to_have_count(0)
    expect(shared.get_by_role("heading", level=2).first).to_be_visible()
    assert not any(path.endswith("/vues.js") for path in asked)
    page.evaluate("location.hash = ''")
    assert chosen(page, "C01-1") == "Avec appui"


def test_where_storage_is_refused_views_that_do_not_come_lose_no_answer(
    page: Page, site_url: str
) -> None:
    page.add_init_script(REFUSED)
    refuse(page, "vues")
    page.goto(site_url + GRILLE)
    told = page.locator(".alerte", has_text="Les autres vues ne sont pas arrivées")
    expect(told).to_be_visible()
    answer(page, "C01-1", "Avec appui")
    page.locator(".positionner__suite").get_by_role("link", name="Lire ma synthèse").click()
    assert page.url.endswith("index.html#synthese")
    assert chosen(page, "C01-1") == "Avec appui"
    page.unroute("**/vues.js")
    told.get_by_role("button", name="Réessayer").click()
    expect(page.locator("synthese-lectures")).to_be_visible()
    expect(told).to_have_count(0)
    page.evaluate("location.hash = 'index'")
    assert chosen(page, "C01-1") == "Avec appui"
