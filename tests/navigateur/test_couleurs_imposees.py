"""Colours imposed by a device: what is found, current or chosen still shows, and not by a shade."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.navigateur.bureau import BUREAU
from tests.navigateur.panneau import dossier, ouvrir

TOUR = "titres/cip/auto-evaluation/premier-tour.html"
FICHE = "titres/cip/auto-evaluation/c06.html"
CONTRASTE = """(e) => {
  const clarte = (couleur) => {
    const [r, v, b] = couleur.match(/[\\d.]+/g).slice(0, 3).map((n) => n / 255)
      .map((n) => (n <= 0.03928 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * v + 0.0722 * b;
  };
  const { color, backgroundColor } = getComputedStyle(e);
  const [a, b] = [clarte(color), clarte(backgroundColor)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}"""
TRAIT = """(e) => {
  const { outlineStyle, outlineWidth } = getComputedStyle(e);
  return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
}"""


@pytest.fixture(params=["light", "dark"])
def imposed(
    request: pytest.FixtureRequest, browser: Browser, site_url: str
) -> Iterator[tuple[Page, str]]:
    scheme: Literal["light", "dark"] = request.param
    context = browser.new_context(forced_colors="active", color_scheme=scheme, locale="fr-FR")
    yield context.new_page(), site_url
    context.close()


def test_a_word_found_by_the_search_can_be_read(imposed: tuple[Page, str]) -> None:
    page, site_url = imposed
    page.goto(site_url + "titres/cip/index.html")
    page.get_by_role("button", name="Rechercher").click()
    page.get_by_role("searchbox").fill("jury")
    marks = page.locator(".recherche-resultats mark")
    expect(marks.first).to_be_visible()
    assert marks.first.evaluate(CONTRASTE) >= 4.5


def test_the_panel_of_the_desk_one_is_on_has_its_own_edge(imposed: tuple[Page, str]) -> None:
    page, site_url = imposed
    page.goto(site_url + BUREAU)
    ouvrir(page, {"camille.json": dossier({"C01-1": "avec-appui"})})
    ways = page.locator(".bureau__vues")
    edge = "(b) => getComputedStyle(b).borderBottomWidth"
    here = ways.locator("[aria-current]")
    expect(here).to_have_count(1)
    assert here.evaluate(edge) != ways.get_by_role("button", name="Le groupe").evaluate(edge)


@pytest.mark.parametrize("address", [TOUR, FICHE])
def test_an_answer_that_is_chosen_has_a_thicker_edge(
    imposed: tuple[Page, str], address: str
) -> None:
    page, site_url = imposed
    page.goto(site_url + address)
    labels = page.locator("main label:visible").filter(has=page.locator("svg"))
    labels.nth(1).click()
    if address == TOUR:
        page.get_by_role("button", name="Retour").click()
    chosen = labels.filter(has=page.locator(":checked")).first
    page.get_by_role("button", name="Rechercher").focus()
    expect(chosen).to_contain_text("Avec appui")
    assert chosen.evaluate(TRAIT) >= 3
    assert labels.first.evaluate(TRAIT) == 0
