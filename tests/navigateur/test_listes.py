"""A short list given by a trainer: codes in an address, and nothing else; untrusted when read."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.navigateur.auto import Calcul
from tests.navigateur.papier import printed
from tests.navigateur.test_axe import PHONE, WIDE, faults, load, told
from tests.navigateur.test_ecrans import OVERFLOW, SMALL_TARGETS
from tests.publication import DEPOT, Publier, serve_at

GRILLE = "titres/cip/auto-evaluation/index.html"
PROJETER = "titres/cip/formateur/projeter.html"
MONTRES = """() => [...document.querySelectorAll('se-positionner [data-repere]')]
  .filter((champ) => champ.checkVisibility()).map((champ) => champ.dataset.repere)"""
LIRE = "return auto.lireListe(ctx, arg)"


def test_codes_of_today_in_any_case_and_order(js: Calcul) -> None:
    lue = js(LIRE, "liste=c02-3.C01.C02-3&n=2")
    assert lue["codes"] == ["C02-3", "C01"]
    assert lue["reperes"] == ["C01-1", "C01-2", "C01-3", "C01-4", "C01-5", "C02-3"]
    assert not (lue["remplaces"] or lue["retires"] or lue["inconnus"])
    assert js("return auto.ecrireListe(ctx, arg)", ["C01", "C01-2", "C02-3"]) == "liste=C01.C02-3"


def test_a_code_of_an_older_edition_leads_to_what_took_its_place(js: Calcul) -> None:
    lue = js(LIRE, "liste=C03-2")
    assert lue["codes"] == ["C03-6"] and lue["remplaces"] == ["C03-2"]


@pytest.mark.parametrize(
    ("fragment", "codes", "unknown"),
    [
        ("liste=", [], 0),
        ("liste=C99.CCP1.__proto__.constructor", [], 4),
        ("liste=<img src=x onerror=alert(1)>.C01", ["C01"], 7),
        ("liste=C01-1,C01-2).", ["C01-1", "C01-2"], 0),
    ],
)
def test_what_is_no_code_is_counted_and_left(
    js: Calcul, fragment: str, codes: list[str], unknown: int
) -> None:
    lue = js(LIRE, fragment)
    assert lue["codes"] == codes
    assert (lue["inconnus"] > 0) == (unknown > 0)


def test_a_list_is_bounded(js: Calcul) -> None:
    lue = js("return auto.lireListe(ctx, 'liste=' + 'X1.'.repeat(5e5) + 'C01')")
    assert lue["codes"] == [] and lue["inconnus"] == 1
    assert js(LIRE, "p=2.aaaaaa") is None


def test_who_opens_it_sees_these_first_and_undoes_it(page: Page, site_url: str) -> None:
    page.set_viewport_size(PHONE)
    load(page, f"{site_url}{GRILLE}#liste=C07-2.C03-2.C99")
    liste = page.locator("liste-donnee")
    expect(liste).to_contain_text("2 repères")
    expect(liste).to_contain_text("C03-2")
    expect(liste).to_contain_text("inconnu")
    assert page.evaluate(MONTRES) == ["C03-6", "C07-2"]
    commencer = liste.get_by_role("button", name="Commencer")
    box = commencer.bounding_box()
    assert box and box["y"] + box["height"] < PHONE["height"]  # in the first screen
    assert page.evaluate(OVERFLOW) == page.evaluate(SMALL_TARGETS) == []
    assert not (found := faults(page, "une liste donnée", PHONE, WIDE)), told(found)
    commencer.click()
    expect(page.locator('[data-repere="C03-6"] input:checked')).to_be_focused()
    assert any("Partiel" in sheet for sheet in printed(page))
    liste.get_by_role("button", name="Tout montrer").click()
    expect(liste).to_be_hidden()
    expect(page.locator("#filtre-reperes")).to_have_value("tout")
    assert "#" not in page.url
    page.reload()
    expect(liste).to_be_hidden()


def test_a_list_is_no_answer_and_nothing_of_it_is_kept(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{GRILLE}#liste=C07-2")
    expect(page.locator("liste-donnee")).to_be_visible()
    kept = "[localStorage, sessionStorage].flatMap((s) => Object.entries(s)).join().includes('C07')"
    assert page.evaluate(kept) is False
    page.locator('[data-repere="C07-2"] input').nth(1).check()
    page.locator("#filtre-reperes").select_option("sans-reponse")  # another choice takes over
    expect(page.locator("liste-donnee")).to_be_hidden()
    page.goto(f"{site_url}{GRILLE}#liste=C01-1")
    page.evaluate("Referentiel.auto.stockage().effacer(Date.now())")
    expect(page.locator("liste-donnee")).to_be_hidden()
    assert "liste" not in page.url


def test_one_page_from_a_folder_reads_it_too(page: Page, site_dir: Path) -> None:
    page.goto(f"{(site_dir / GRILLE).as_uri()}#liste=C07-2")
    expect(page.locator("liste-donnee")).to_be_visible()
    assert page.evaluate(MONTRES) == ["C07-2"]


def cocher(page: Page) -> None:
    liste = page.locator("choisir-liste")
    liste.locator("> details").first.locator("summary").first.click()
    liste.locator('input[value="C02"]').check()
    liste.get_by_text("Choisir parmi ses").nth(2).click()
    liste.locator('input[value="C03-1"]').check()
    liste.locator('input[value="C03-4"]').check()


def test_a_trainer_ticks_a_few_and_gives_the_link(page: Page, site_url: str) -> None:
    load(page, site_url + PROJETER)
    cocher(page)
    lien = page.locator("#liste-lien")
    expect(lien).to_have_value(f"{site_url}{GRILLE}#liste=C02.C03-1.C03-4")
    page.locator('choisir-liste [data-action="qr"]').click()
    expect(page.locator("choisir-liste .qr")).to_be_visible()
    expect(page.locator("choisir-liste .qr__adresse")).to_have_text(lien.input_value())
    assert not (found := faults(page, "une liste à donner", PHONE, WIDE)), told(found)
    page.locator('choisir-liste input[value="C03-4"]').uncheck()
    expect(page.locator("choisir-liste .qr")).to_have_count(0)  # it would lie
    expect(lien).to_have_value(f"{site_url}{GRILLE}#liste=C02.C03-1")
    page.get_by_role("link", name="Projeter la liste").click()
    expect(page.locator(".scene__place")).to_have_text("1 sur 2")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".scene__tete strong")).to_have_text("Repère C03-1")
    page.reload()
    expect(page.locator(".scene__tete strong")).to_have_text("Repère C03-1")


def test_from_a_folder_no_link_is_pretended(page: Page, site_dir: Path) -> None:
    page.goto((site_dir / PROJETER).as_uri())
    cocher(page)
    expect(page.locator(".liste__dossier")).to_be_visible()
    for absent in ("#liste-lien", '[data-action="copier"]', '[data-action="qr"]'):
        expect(page.locator(f"choisir-liste {absent}")).to_be_hidden()
    expect(page.get_by_role("link", name="Projeter la liste")).to_be_visible()


def test_a_published_site_gives_its_own_address(page: Page, publier: Publier) -> None:
    with serve_at(publier(DEPOT), DEPOT) as address:
        page.goto(f"{address}titres/mini/formateur/projeter.html")
        page.locator("choisir-liste > details").first.locator("summary").first.click()
        page.locator('choisir-liste input[value="C01"]').check()
        expect(page.locator("#liste-lien")).to_have_value(
            f"{DEPOT}titres/mini/auto-evaluation/index.html#liste=C01"
        )
