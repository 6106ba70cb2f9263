"""The form of a situation on a phone: one heading at a time, and nothing lost in the others."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.navigateur.test_auto_situations import SITUATIONS, write
from tests.navigateur.test_axe import PHONE, WIDE, faults, load

SMALL: ViewportSize = {"width": 360, "height": 640}
STEPS = ".situation__etape"


def opened(page: Page, site_url: str) -> None:
    page.set_viewport_size(SMALL)
    page.goto(site_url + SITUATIONS)
    page.get_by_role("button", name="Écrire une situation").click()


def forward(page: Page, times: int) -> None:
    for _ in range(times):
        page.get_by_role("button", name="Suivant").click()


def shown(page: Page) -> Locator:
    return page.locator(STEPS).filter(visible=True)


def test_one_heading_at_a_time_on_a_phone(page: Page, site_url: str) -> None:
    opened(page, site_url)
    steps = page.locator(STEPS).count()
    assert steps == 7
    expect(page.get_by_role("button", name="Précédent")).to_be_hidden()
    seen = [shown(page).inner_text()]
    for rank in range(2, steps + 1):
        forward(page, 1)
        expect(shown(page)).to_have_count(1)
        expect(shown(page)).to_be_focused()
        name = shown(page).get_attribute("aria-label") or ""
        assert name.startswith(f"Étape {rank} sur 7")
        assert page.evaluate("document.documentElement.scrollWidth") == SMALL["width"]
        seen.append(shown(page).inner_text())
    assert len(set(seen)) == steps
    expect(page.get_by_role("button", name="Suivant")).to_be_hidden()
    page.get_by_role("button", name="Précédent").click()
    expect(page.locator("[data-rubrique=informations]")).to_be_visible()
    # Wider, or on paper, all of them.
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(shown(page)).to_have_count(steps)
    expect(page.get_by_role("button", name="Précédent")).to_be_hidden()


def test_the_period_is_asked_once(page: Page, site_url: str) -> None:
    opened(page, site_url)
    page.set_viewport_size({"width": 1280, "height": 800})
    asked = page.locator("formulaire-situation").inner_text().lower()
    assert asked.count("période") == 1
    assert page.locator("formulaire-situation input[type=date]").count() == 2


def test_a_heading_out_of_sight_is_kept_and_erased_as_the_others(page: Page, site_url: str) -> None:
    opened(page, site_url)
    page.get_by_label("Un titre, pour vous y retrouver").fill("Un atelier")
    forward(page, 1)
    page.locator("[data-rubrique=taches]").fill("Un texte, ici.")
    forward(page, 3)
    page.reload()
    page.get_by_role("button", name="Un atelier").click()
    expect(page.get_by_label("Un titre, pour vous y retrouver")).to_be_visible()
    assert page.locator("[data-rubrique=taches]").input_value() == "Un texte, ici."
    expect(page.locator("[data-rubrique=taches] + .champ__compte")).to_contain_text("3 mots écrits")
    other = page.context.new_page()
    other.goto(site_url + SITUATIONS)
    other.evaluate("window.Referentiel.auto.stockage().effacer(Date.now())")
    other.close()
    expect(page.locator("formulaire-situation section")).to_be_hidden()
    assert page.locator("[data-rubrique=taches]").input_value() == ""
    html = page.locator("formulaire-situation").inner_html()
    assert "3 mots" not in html.replace("\u00a0", " ")
    assert "Un atelier" not in html


def test_what_is_wrong_out_of_sight_is_said_and_reached(page: Page, site_url: str) -> None:
    opened(page, site_url)
    page.get_by_label("Un titre, pour vous y retrouver").fill("Trop long")
    forward(page, 1)
    page.locator("[data-rubrique=taches]").fill("a" * 6001)
    forward(page, 2)
    told = page.locator(".situation__a-voir")
    expect(told).to_contain_text("étape 2 sur 7")
    told.get_by_role("button").click()
    expect(page.locator("[data-rubrique=taches]")).to_be_visible()
    expect(told).to_be_hidden()
    forward(page, 3)
    page.get_by_role("button", name="Terminer").click()
    expect(page.locator("[data-rubrique=taches]")).to_be_focused()
    expect(page.locator("[data-rubrique=taches]")).to_be_visible()


def test_competences_without_a_situation_come_first(page: Page, site_url: str) -> None:
    page.goto(site_url + SITUATIONS)
    expect(page.locator("situations-vecues")).to_contain_text("1 à 3 exemples")
    write(page, "Un accueil", "C02", "C06")
    expect(page.locator(".attaches__sans")).to_be_hidden()
    expect(page.locator("[data-exemples=CCP1]")).to_have_text("1 exemple écrit, 1 à 3 attendus")
    expect(page.locator("[data-exemples=CCP3]")).to_contain_text("aucun exemple écrit")
    page.get_by_role("button", name="Terminer").click()
    page.get_by_role("button", name="Écrire une situation").click()
    codes = "(tous) => tous.map((e) => e.dataset.attache)"
    order = page.locator("[data-attache]").evaluate_all(codes)
    assert order[-2:] == ["C02", "C06"]
    assert order[:-2] == sorted(order[:-2])
    # Nothing moves under the finger.
    page.locator("[data-competence=C01]").check()
    page.get_by_label("Précisez les moyens utilisés").fill("Une salle.")
    page.get_by_label("Précisez les moyens utilisés").blur()
    assert page.locator("[data-attache]").evaluate_all(codes) == order
    page.get_by_role("button", name="Terminer").click()
    page.get_by_role("button", name="Un accueil").click()
    expect(page.locator("[data-competence=C02]")).to_be_checked()
    expect(page.locator("[data-competence=C01]")).not_to_be_checked()


def test_axe_finds_nothing_in_a_step(page: Page, site_url: str) -> None:
    load(page, site_url + SITUATIONS)
    page.set_viewport_size(PHONE)
    write(page, "Un accueil")
    forward(page, 4)
    assert faults(page, "étape", PHONE, WIDE) == []
