"""Where answers are kept: asked before the first one, and to be changed at any time."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.navigateur.test_auto_positionner import GRILLE, answer
from tests.navigateur.test_auto_stockage import ERE, garde
from tests.navigateur.test_axe import PHONE, WIDE
from tests.navigateur.test_ecrans import size

C06 = "titres/cip/auto-evaluation/index.html#c06"
SOUS_PAGES = [f"titres/cip/auto-evaluation/{p}.html" for p in ("situations", "mes-donnees")]
CHOIX = "input[name='seance-mode']"
PARTAGE = re.compile("^Ordinateur partagé")
APPAREIL = re.compile("^Sur cet appareil")


@pytest.mark.parametrize("width", [WIDE["width"], PHONE["width"]])
def test_the_choice_comes_before_the_first_answer(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size(size(width))
    page.goto(site_url + GRILLE)
    first = page.locator("fieldset[data-repere]").first
    choice = page.locator(".seance__mode")
    assert page.evaluate(
        """([choice, first]) => Boolean(choice.compareDocumentPosition(first) & 4)""",
        [choice.element_handle(), first.element_handle()],
    )
    above, below = choice.bounding_box(), first.bounding_box()
    assert above and below
    assert above["y"] + above["height"] <= below["y"]
    groups = page.locator("main input[type=radio]")
    assert groups.first.get_attribute("name") == "seance-mode"


def test_nothing_is_chosen_before_the_person_does(page: Page, site_url: str) -> None:
    for address in (GRILLE, *SOUS_PAGES):
        page.goto(site_url + address)
        expect(page.locator(".seance__mode")).to_be_visible()
        expect(page.locator(f"{CHOIX}:checked")).to_have_count(0)
        page.locator(".seance__aide summary").click()
        expect(page.locator(".seance__defaut")).to_be_visible()
    assert garde(page) == {"local": {}, "session": {}}


def test_shared_computer_first_then_answers_leave_nothing_lasting(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + C06)
    page.get_by_role("radio", name=PARTAGE).check()
    answer(page, "C06-1", "En autonomie")
    assert garde(page)["local"] == {}
    page.reload()
    expect(page.locator("[data-repere='C06-1'] [value='en-autonomie']")).to_be_checked()
    assert garde(page)["local"] == {}


def test_an_answer_without_a_choice_stays_in_the_tab_and_moves_nothing(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + C06)
    radio = page.locator("[data-repere='C06-1'] [value='avec-appui']")
    radio.scroll_into_view_if_needed()
    before = radio.bounding_box()
    radio.check()
    assert radio.bounding_box() == before
    expect(page.locator(f"{CHOIX}:checked")).to_have_count(0)
    assert garde(page)["local"] == {}
    assert "C06-1" in str(garde(page)["session"])
    page.reload()
    expect(radio).to_be_checked()
    expect(page.locator(".seance__mode")).to_be_visible()
    # One tap away from anywhere in the page, and what was answered follows the choice.
    page.get_by_role("button", name="Choisir où garder vos réponses").click()
    expect(page.get_by_role("radio", name=APPAREIL)).to_be_in_viewport()
    page.get_by_role("radio", name=APPAREIL).check()
    assert "C06-1" in str(garde(page)["local"])
    assert garde(page)["session"] == {}


@pytest.mark.parametrize("address", SOUS_PAGES)
def test_the_choice_changes_from_any_page(page: Page, site_url: str, address: str) -> None:
    page.goto(site_url + C06)
    page.get_by_role("radio", name=APPAREIL).check()
    answer(page, "C06-1", "Avec appui")
    page.goto(site_url + address)
    expect(page.locator(".seance__mode")).to_be_hidden()
    page.get_by_role("button", name="Changer où garder vos réponses").press("Enter")
    expect(page.get_by_role("radio", name=APPAREIL)).to_be_focused()
    expect(page.get_by_role("radio", name=APPAREIL)).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name=PARTAGE)).to_be_checked()
    assert list(garde(page)["local"]) == [ERE]
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio", name=APPAREIL)).to_be_focused()
    assert "C06-1" in str(garde(page)["local"])
    assert garde(page)["session"] == {}


def test_after_everything_is_erased_the_choice_is_asked_again(page: Page, site_url: str) -> None:
    page.goto(site_url + C06)
    page.get_by_role("radio", name=APPAREIL).check()
    answer(page, "C06-1", "Avec appui")
    page.goto(site_url + SOUS_PAGES[1])
    page.get_by_role("button", name="Effacer mes réponses").click()
    page.get_by_role("button", name="Oui, effacer mes réponses").click()
    expect(page.locator(".seance__mode")).to_be_visible()
    expect(page.locator(f"{CHOIX}:checked")).to_have_count(0)


def test_a_file_is_suggested_after_a_week_and_not_before(page: Page, site_url: str) -> None:
    reminder = page.locator(".seance__rappel")
    page.clock.set_fixed_time("2026-11-24T10:00:00Z")
    page.goto(site_url + GRILLE)
    page.get_by_role("radio", name=APPAREIL).check()
    answer(page, "C01-1", "En autonomie")
    page.clock.set_fixed_time("2026-11-30T12:00:00Z")
    page.reload()
    expect(reminder).to_be_hidden()
    page.clock.set_fixed_time("2026-12-02T12:00:00Z")
    answer(page, "C01-2", "Avec appui")
    page.reload()
    expect(reminder).to_contain_text("8 jours")
    reminder.get_by_role("link").click()
    expect(page.locator("garder-fichier .donnees__contenu")).to_contain_text("2 réponses")
    expect(reminder).to_be_hidden()
    with page.expect_download():
        page.get_by_role("button", name="Enregistrer un fichier").click()
    page.goto(site_url + GRILLE)
    expect(reminder).to_be_hidden()
