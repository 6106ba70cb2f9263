"""« Ma synthèse »: what answers say, what is left, a plan that prints and goes to an agenda."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.navigateur.test_auto_positionner import GRILLE, answer
from tests.navigateur.test_auto_situations import SITUATIONS, write

SYNTHESE = "titres/cip/auto-evaluation/synthese.html"


def fill(page: Page, site_url: str) -> None:
    """C01 reads « Oui », C02 « Partiellement », C03 « Non »."""
    page.goto(site_url + GRILLE)
    levels = {"c01": "En autonomie", "c02": "Avec appui", "c03": "Pas encore"}
    for competence, level in levels.items():
        for field in page.locator(f"#{competence} fieldset").all():
            answer(page, field.get_attribute("data-repere") or "", level)
    answer(page, "C02-1", "En autonomie, avec preuve")
    page.goto(site_url + SITUATIONS)
    write(page, "Un accueil", "C01")
    page.get_by_role("button", name="Terminer").click()
    page.goto(site_url + SYNTHESE)


def test_nothing_yet_is_said(page: Page, site_url: str) -> None:
    page.goto(site_url + SYNTHESE)
    expect(page.locator(".lecture")).to_have_text(["Non évalué"] * 15)
    expect(page.locator(".synthese__forces")).to_contain_text("apparaîtront ici")
    expect(page.get_by_text("Aucune action pour l’instant.")).to_be_visible()


def test_readings_strengths_and_first_things(page: Page, site_url: str) -> None:
    fill(page, site_url)
    assert page.locator(".lecture").all_inner_texts()[:4] == [
        "Oui",
        "Partiellement",
        "Non",
        "Non évalué",
    ]
    row = page.get_by_role("row", name=re.compile("^C02"))
    expect(row).to_contain_text("1 En autonomie, avec preuve")
    expect(row.locator("svg")).to_have_count(1)
    strengths = page.locator(".synthese__forces > ul > li")
    expect(strengths).to_have_count(2)
    expect(strengths.nth(0)).to_contain_text("C01")
    strengths.nth(1).locator("summary").click()
    expect(strengths.nth(1).locator("li")).to_have_count(1)
    expect(strengths.nth(1).get_by_text("C02-1")).to_be_visible()
    first = page.locator(".synthese__priorites li")
    expect(first.nth(0)).to_contain_text("C03")
    expect(first.nth(1)).to_contain_text("C02")
    towards = page.locator(".synthese__vers-oui > ul > li")
    expect(towards).to_have_count(1)
    expect(towards).to_contain_text("C02-2")
    expect(towards).not_to_contain_text("C02-1")
    expect(towards).to_contain_text("situation vécue")
    said = page.locator("synthese-lectures").inner_text()
    said += page.locator("synthese-conseils").inner_text()
    assert not re.search(r"%|acquis|validé|score", said, re.I)


def test_a_ccp_already_held(page: Page, site_url: str) -> None:
    page.goto(site_url + SYNTHESE)
    suite = page.locator(".ccp-obtenus__suite")
    expect(suite).to_be_hidden()
    page.get_by_role("checkbox", name=re.compile("^J’ai obtenu")).first.check()
    page.get_by_label("Date du jury").first.fill("2025-06-12")
    page.reload()
    held = page.locator("ccp-obtenus")
    expect(held).to_contain_text("Déjà obtenu : CCP1 (12 juin 2025)")
    expect(held.locator(".ccp-obtenus__reste li")).to_have_count(2)
    expect(suite).to_contain_text("23 mars 2028")
    suite.get_by_role("link", name=re.compile("étapes")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Présenter les CCP manquants")
    page.get_by_role("link", name=re.compile("CCP que vous avez déjà")).click()
    expect(page).to_have_url(site_url + SYNTHESE)


def test_a_plan(page: Page, site_url: str) -> None:
    fill(page, site_url)
    page.get_by_role("button", name="Ajouter au plan : C03").click()
    expect(page.get_by_label("Quoi", exact=True)).to_be_focused()
    page.get_by_role("button", name="Ajouter", exact=True).click()
    what = page.get_by_label("Quoi", exact=True)
    expect(what).to_have_attribute("aria-invalid", "true")
    expect(what).to_have_accessible_description(re.compile("Écrivez"))
    expect(what).to_be_focused()
    what.fill("Suivre trois sources ; noter, trier")
    expect(what).not_to_have_attribute("aria-invalid", "true")
    page.get_by_label("Avec qui").fill("une documentaliste")
    page.get_by_label("Pour quand").fill("2027-01-15")
    page.get_by_role("button", name="Ajouter", exact=True).click()
    row = page.get_by_role("row", name=re.compile("Suivre trois sources"))
    expect(row).to_contain_text("15 janvier 2027")
    expect(row).to_contain_text("C03")
    with page.expect_download() as download:
        page.get_by_role("button", name="agenda").click()
    calendar = Path(download.value.path()).read_text("utf-8")
    assert "DTSTART;VALUE=DATE:20270115" in calendar
    assert "Suivre trois sources \\; noter\\, trier" in calendar.replace("\n ", "").replace(
        "\u202f", " "
    )
    row.get_by_role("checkbox").check()
    expect(row).to_contain_text("fait")
    expect(row.get_by_role("checkbox")).to_be_focused()
    page.reload()
    expect(row.get_by_role("checkbox")).to_be_checked()
    row.get_by_role("button", name="Supprimer").click()
    expect(row).to_have_count(0)
    page.get_by_role("button", name="Annuler").click()
    expect(row).to_have_count(1)


def test_two_snapshots_compared(page: Page, site_url: str) -> None:
    fill(page, site_url)
    page.get_by_label("Nom du point d’étape").fill("Avant le stage")
    page.get_by_role("button", name="Garder un point d’étape").click()
    expect(page.locator("points-etape")).to_contain_text("Rien n’a changé")
    page.goto(site_url + GRILLE)
    answer(page, "C03-1", "En autonomie")
    answer(page, "C01-1", "Avec appui")
    page.goto(site_url + SITUATIONS)
    write(page, "Un second", "C02")
    page.get_by_role("button", name="Terminer").click()
    page.goto(site_url + SYNTHESE)
    table = page.locator("points-etape table")
    expect(table.get_by_role("row", name=re.compile("^C03"))).to_contain_text("progressé")
    expect(table.get_by_role("row", name=re.compile("^C01"))).to_contain_text("régressé")
    expect(table.get_by_role("row", name=re.compile("^C02"))).to_contain_text("nouvelle preuve")
