"""What the page of the grid asks for only when it serves: nothing before, told when it fails."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.navigateur.test_auto_competences import AUTO, REFUSED
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


@pytest.mark.parametrize("lot", ["auto", "auto-positionner", "auto-evaluation"])
def test_a_page_whose_script_did_not_come_says_that_answers_may_be_lost(
    page: Page, site_url: str, lot: str
) -> None:
    page.goto(site_url + GRILLE)
    expect(page.locator("[data-manque]")).to_be_hidden()
    refuse(page, lot)
    page.reload()
    expect(page.locator("[data-manque]")).to_contain_text("vos réponses pourraient ne pas être")
    page.unroute(f"**/{lot}.js")
    page.reload()
    expect(page.locator("[data-manque]")).to_be_hidden()


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


SHIFTS = """() => new Promise((told) => {
  const seen = new PerformanceObserver((list) => told(
    list.getEntries().reduce((sum, { value }) => sum + value, 0)));
  seen.observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => told(0), 300);
})"""


def test_nothing_moves_while_the_scripts_arrive(page: Page, site_url: str) -> None:
    """On a slow network, the page is seen well before what sorts or fills it has come."""

    def late(route: Route) -> None:
        page.wait_for_timeout(150)
        route.continue_()

    page.set_viewport_size({"width": 360, "height": 640})
    page.route("**/assets/js/auto*.js", late)
    moved = {}
    for name in ("premier-tour", "c06", "situations", "synthese", "mes-donnees"):
        page.goto(f"{site_url}{AUTO}{name}.html")
        moved[name] = page.evaluate(SHIFTS)
    assert {name: sum for name, sum in moved.items() if sum > 0.05} == {}


def test_what_waits_for_a_script_that_fails_is_seen_all_the_same(page: Page, site_url: str) -> None:
    refuse(page, "auto-premier-tour")
    page.goto(f"{site_url}{AUTO}premier-tour.html")
    first = page.locator("[data-question]").first
    expect(first).to_be_hidden()
    page.evaluate("document.getAnimations().forEach((a) => a.finish())")  # A few seconds later.
    expect(first).to_be_visible()
