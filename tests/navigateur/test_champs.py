"""After F5, or Back with the page kept alive or not, a field says what the page shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.navigateur.test_auto_ecrans import FILL, FOLDER
from tests.navigateur.test_auto_positionner import GRILLE, answer

FIELDS = """() => [...document.querySelectorAll('input, select, textarea')]
  .filter((field) => field.type !== 'radio' || field.checked)
  .map((field) => [field.id || field.name || field.dataset.choix,
    field.type === 'checkbox' ? field.checked : field.value])"""

CHANGE = """() => {
  for (const field of document.querySelectorAll('main :is(input, select)')) {
    if (field.type === 'radio' || field.type === 'file' || field.readOnly) continue;
    if (field.closest('ccp-obtenus')) continue; // Kept as it is typed: it comes back by right.
    if (field.localName === 'select') field.selectedIndex = field.options.length - 1;
    else if (field.type === 'checkbox') field.checked = true;
    else field.value = field.type === 'date' ? '2026-03-01' : 'zzz';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}"""
"""As a person touches them, but without what a page does then: nothing of it is to come back."""


def reload(page: Page) -> None:
    page.reload()


def back(page: Page) -> None:
    page.goto(page.url.partition("/titres")[0] + "/a-propos.html")
    page.go_back()


WAYS = {"F5": reload, "Précédent": back}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_no_field_is_given_back_what_the_page_does_not_show(
    page: Page, site_url: str, way: Callable[[Page], None]
) -> None:
    page.goto(site_url + GRILLE)
    page.evaluate(FILL, 0.5)
    for name in ("index.html", "situations.html", "synthese.html", "mes-donnees.html"):
        page.goto(site_url + FOLDER + name)
        fresh = page.evaluate(FIELDS)
        page.evaluate(CHANGE)
        assert page.evaluate(FIELDS) != fresh or name == "mes-donnees.html"
        way(page)
        assert page.evaluate(FIELDS) == fresh, name


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_the_filter_and_the_list_agree(
    page: Page, site_url: str, way: Callable[[Page], None]
) -> None:
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "En autonomie")
    page.get_by_label("Montrer").select_option("sans-reponse")
    expect(page.locator("[data-repere='C01-1']")).to_be_hidden()
    way(page)
    shown = page.locator("[data-repere='C01-1']").is_visible()
    assert shown == (page.get_by_label("Montrer").input_value() == "tout")


def test_a_filter_a_browser_gives_back_is_applied(page: Page, site_url: str) -> None:
    """Some browsers give a field back whatever it asks, after the scripts have run."""
    page.add_init_script(
        "addEventListener('pageshow', () =>"
        " { document.querySelector('#filtre-reperes').value = 'a-travailler'; })"
    )
    page.goto(site_url + GRILLE)
    expect(page.locator("[data-repere='C01-1']")).to_be_hidden()
    expect(page.locator(".positionner__vide")).to_be_visible()


def test_a_page_kept_alive_filters_what_has_changed_since(browser: Browser, site_url: str) -> None:
    page = browser.new_context(locale="fr-FR").new_page()
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "Avec appui")
    show = page.get_by_label("Montrer")
    show.select_option("a-travailler")
    expect(page.locator("[data-repere='C01-1']")).to_be_visible()
    answer(page, "C01-1", "En autonomie")
    expect(page.locator("[data-repere='C01-1']")).to_be_visible()  # Not under the fingers.
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("[data-repere='C01-1']")).to_be_hidden()
    page.context.close()


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_file_is_not_said_to_be_chosen(
    page: Page, site_url: str, tmp_path: Path, way: Callable[[Page], None]
) -> None:
    page.goto(site_url + FOLDER + "mes-donnees.html")
    broken = tmp_path / "a.json"
    broken.write_text("{", "utf-8")
    page.locator("#fichier-a-ouvrir").set_input_files(broken)
    expect(page.locator(".apercu")).to_be_visible()
    way(page)
    expect(page.locator(".apercu")).to_be_hidden()
    assert page.locator("#fichier-a-ouvrir").evaluate("(field) => field.files.length") == 0


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_the_search_for_a_title_and_its_list_agree(
    page: Page, portal_url: str, way: Callable[[Page], None]
) -> None:
    page.goto(portal_url)
    titles = page.locator(".catalogue__titre")
    field = page.get_by_role("searchbox", name="Chercher un titre")
    field.fill("zzzz")
    expect(titles.first).to_be_hidden()
    way(page)
    assert titles.first.is_visible() == (field.input_value() == "")
