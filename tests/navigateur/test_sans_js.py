"""Without JavaScript: every word is there, the menu and the definitions open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.navigateur.conftest import ARBRE, FICHE

PHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A phone whose browser runs no script."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="fr-FR")
    yield context.new_page()
    context.close()


def words(page: Page) -> list[str]:
    return re.findall(r"\w+", page.locator("main").inner_text())


def test_no_word_is_missing(
    bare: Page, page: Page, site_url: str, covers: Mapping[str, tuple[str, ...]]
) -> None:
    page.set_viewport_size(PHONE)
    for address in covers["tout"]:
        bare.goto(site_url + address)
        expect(bare.get_by_role("heading", level=1)).to_be_visible()
        if address == "recherche.html":  # The form takes the place of a sentence.
            continue
        assert len(words(bare)) > 20, address
        page.goto(site_url + address)
        if address == "hors-ligne.html":  # So does the offer of a copy, and nothing else.
            rest = "main :is(h1, h2, li, .chapeau)"
            texts = bare.locator(rest).all_inner_texts()
            assert len(texts) > 7
            assert page.locator(rest).all_inner_texts() == texts
            continue
        # Tools that only a script can offer are no loss.
        tools = "outils-parcours, reprendre-parcours, .seance__mode, [data-imprimer]"
        page.evaluate(
            "(tools) => { for (const one of document.querySelectorAll(tools)) one.remove(); }",
            tools,
        )
        # A tool, which says what it cannot do without.
        if re.search(r"/auto-evaluation/|/formateur/(?:index|projeter)\.html$", address):
            continue
        page.evaluate(
            "for (const source of document.querySelectorAll('.source')) source.open = true"
        )
        assert words(bare) == words(page), address


def test_what_is_missing_is_said_once(bare: Page, site_url: str) -> None:
    for name in ("mes-donnees", "situations", "premier-tour", "index"):
        bare.goto(f"{site_url}titres/cip/auto-evaluation/{name}.html")
        expect(bare.get_by_text("rien n’est gardé").filter(visible=True)).to_have_count(1)


def test_the_menu_leads_home_from_each_kind_of_page(
    bare: Page, site_url: str, covers: Mapping[str, tuple[str, ...]]
) -> None:
    for address in covers["cadre"]:
        bare.goto(site_url + address)
        expect(bare.locator("#menu")).to_be_hidden()
        bare.get_by_role("button", name="Menu", exact=True).click()
        bare.locator("#menu").get_by_role("link", name="Accueil", exact=True).click()
        bare.wait_for_url(site_url + "index.html")


def test_definitions_open_and_lead_to_the_glossary(
    bare: Page, site_url: str, covers: Mapping[str, tuple[str, ...]]
) -> None:
    opened = 0
    for address in covers["termes"]:
        bare.goto(site_url + address)
        for word in bare.locator(".terme").all()[:1]:
            definition = bare.locator("#" + (word.get_attribute("popovertarget") or ""))
            expect(definition).to_be_hidden()
            word.click()
            expect(definition).to_be_visible()
            bare.keyboard.press("Escape")
            expect(definition).to_be_hidden()
            word.click()
            definition.get_by_role("link").click()
            expect(bare.locator("#" + bare.url.partition("#")[2])).to_be_in_viewport()
            opened += 1
    assert opened >= 4


def test_on_a_path_a_term_leads_to_the_glossary(bare: Page, site_url: str) -> None:
    """A hundred paths say the same words: without a script, the definition is on one page."""
    bare.goto(f"{site_url}{ARBRE}jamais--aucune--emploi--inconnu--titre.html")
    bare.get_by_role("main").get_by_role("link", name="recevabilité", exact=True).click()
    assert bare.url.endswith("glossaire.html#terme-recevabilite")
    expect(bare.locator("#terme-recevabilite")).to_be_in_viewport()


def test_search_leads_to_the_list_of_pages(
    bare: Page, site_url: str, addresses: tuple[str, ...]
) -> None:
    bare.goto(site_url + "titres/cip/glossaire.html")
    bare.get_by_role("link", name="Rechercher", exact=True).click()
    listed = {
        urldefrag(urljoin(bare.url, link.get_attribute("href") or "")).url
        for link in bare.get_by_role("main").get_by_role("link").all()
    }
    # The tree leads to its states and its outcomes; a compétence, to its repères; leaving, to the
    # page that says so.
    led = ("obtenir/arbre/", "obtenir/resultats/", FICHE, "auto-evaluation/efface.html")
    apart = {a for a in addresses if any(folder in a for folder in led)}
    apart -= {ARBRE + "index.html", ARBRE + "tout.html"}
    assert {site_url + a for a in addresses if a != "404.html"} - {site_url + a for a in apart} <= (
        listed
    )
