"""On A4 paper: every word of the page and the addresses of the sources, nothing of the screen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.navigateur.papier import lire, squeezed

TITLE = "titres/cip/index.html"
GLOSSARY = "titres/cip/glossaire.html"
SOURCES = "titres/cip/sources.html"
COMPETENCE = "titres/cip/competences/c06.html"
ACTIVITE = "titres/cip/activites/at2.html"

AT_MOST = {
    "index.html": 1,
    TITLE: 8,
    ACTIVITE: 3,
    COMPETENCE: 2,
    GLOSSARY: 7,
    SOURCES: 7,
    "a-propos.html": 2,
}

TEXT_NODES = """() => {
  const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.checkVisibility() && !parent.closest('script')) texts.push(walker.currentNode.data);
  }
  return texts.filter((text) => text.trim());
}"""

SENTENCES = """() => [
  ...document.querySelectorAll('article :is(p, dd):has(.terme), article li:has(> .terme)')]
  .filter((sentence) => sentence.checkVisibility())
  .map((sentence) => {
    const copy = sentence.cloneNode(true);
    for (const extra of copy.querySelectorAll('.definition, .repere__code')) extra.remove();
    return copy.textContent;
  })"""


def sheets(page: Page, address: str) -> list[str]:
    """The squeezed text of each printed sheet, without its « Page 1 sur 2 »."""
    page.goto(address)
    return shown(page)


def shown(page: Page) -> list[str]:
    """The same, of the page as it is."""
    paper = lire(page.pdf(format="A4", prefer_css_page_size=True))
    assert {sheet.taille for sheet in paper} == {(595, 842)}
    texts = [squeezed(sheet.texte) for sheet in paper]
    for number, text in enumerate(texts, start=1):
        assert f"Page{number}sur{len(texts)}" in text
    return [re.sub(r"Page\d+sur\d+", "", text) for text in texts]


@pytest.mark.parametrize("address", AT_MOST)
def test_every_word_and_nothing_of_the_screen(page: Page, site_url: str, address: str) -> None:
    printed = sheets(page, site_url + address)
    whole = "".join(printed)
    page.emulate_media(media="print")
    texts = page.evaluate(TEXT_NODES)
    assert len(texts) > 15
    assert [text for text in texts if squeezed(text) not in whole] == []
    title = page.get_by_role("heading", level=1).inner_text()
    assert squeezed(title) in printed[0]
    for screen_only in ("Menu", "Rechercher", "Affichage", "Vous êtes ici", "Sur cette page"):
        assert squeezed(screen_only) not in whole
    assert len(printed) <= AT_MOST[address]
    assert all(len(sheet) > 150 for sheet in printed), [len(sheet) for sheet in printed]


def test_a_list_of_lists_does_not_leave_a_sheet_for_its_title(page: Page, site_url: str) -> None:
    first, *_ = sheets(page, site_url + "recherche.html")
    assert squeezed("C05 Réaliser") in first


def test_where_to_ask_is_never_said_alone_at_the_foot(page: Page, site_url: str) -> None:
    page.goto(site_url + "titres/cip/obtenir/questions.html")
    for lower in range(0, 300, 50):  # Wherever the foot of the sheet falls.
        page.locator("h1").evaluate("(e, px) => { e.style.paddingTop = `${px}px`; }", lower)
        for sheet in shown(page):
            assert not sheet.endswith(squeezed("Où demander :")), lower


@pytest.mark.parametrize("address", [TITLE, COMPETENCE, SOURCES])
def test_explained_words_stay_in_their_sentence(page: Page, site_url: str, address: str) -> None:
    whole = "".join(sheets(page, site_url + address))
    page.emulate_media(media="print")
    page.evaluate("for (const call of document.querySelectorAll('.appel')) call.remove()")
    sentences = page.evaluate(SENTENCES)
    assert sentences
    assert [text for text in sentences if squeezed(text) not in whole] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["formateur/index.html", "auto-evaluation/synthese.html"])
def test_neither_messages_nor_the_focus_are_printed(
    page: Page, site_url: str, address: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site_url}titres/cip/{address}")
    page.keyboard.press("Tab")  # the ring is for who comes with keys
    page.locator("main h2").first.evaluate("(h2) => { h2.tabIndex = -1; h2.focus(); }")
    ring = "(({ outlineStyle, outlineColor }) => [outlineStyle, outlineColor])"
    ring += "(getComputedStyle(document.querySelector('main h2:focus')))"
    style, colour = page.evaluate(ring)
    assert style == "solid" and colour != "rgba(0, 0, 0, 0)"
    messages = page.locator("main .alerte")
    messages.evaluate_all("all => all.forEach((m) => { m.hidden = false; m.textContent = 'Lu.'; })")
    assert messages.count() > 0
    page.emulate_media(media="print", color_scheme=scheme)
    assert page.evaluate(ring)[1] == "rgba(0, 0, 0, 0)"
    assert [m for m in messages.all() if m.is_visible()] == []


def test_the_addresses_of_the_sources_are_printed(page: Page, site_url: str) -> None:
    whole = "".join(sheets(page, site_url + SOURCES))
    links = page.locator("article a[href^='http']").evaluate_all("all => all.map((a) => a.href)")
    assert len(links) >= 5
    assert [link for link in links if squeezed(link) not in whole] == []


def test_a_page_says_its_own_address(page: Page, site_url: str) -> None:
    whole = "".join(sheets(page, site_url + COMPETENCE))
    canonical = page.locator("link[rel=canonical]").get_attribute("href") or ""
    assert squeezed(canonical) in whole


def test_each_competence_is_a_sheet_or_two(
    page: Page, site_url: str, addresses: tuple[str, ...]
) -> None:
    competences = [address for address in addresses if "/competences/" in address]
    assert competences
    assert [a for a in competences if len(sheets(page, site_url + a)) > 2] == []


def test_what_a_sheet_says_of_the_site_never_makes_one_more(
    page: Page, site_url: str, site_dir: Path
) -> None:
    """Known by the last sheet: it says something of the page itself."""
    folder = site_dir / "titres/cip/obtenir"
    found = [*folder.glob("resultats/*.html"), folder / "ccs.html", folder / "questions.html"]
    addresses = [path.relative_to(site_dir).as_posix() for path in found]
    assert len(addresses) > 10
    alone = []
    for address in addresses:
        whole = sheets(page, site_url + address)
        assert all("Sitenonofficiel" in sheet for sheet in whole)
        page.emulate_media(media="print")
        texts = [squeezed(text) for text in page.evaluate(TEXT_NODES)]
        if not any(text in whole[-1] for text in texts if len(text) > 20):
            alone.append(address)
    assert alone == []


def test_a_grid_to_tick_is_one_row_of_boxes_per_repere(page: Page, site_url: str) -> None:
    for address in ("index.html", "c01.html"):
        page.goto(f"{site_url}titres/cip/auto-evaluation/{address}")
        page.set_viewport_size({"width": 665, "height": 900})  # the width of the paper
        page.emulate_media(media="print")
        rows = page.locator("[data-repere]").evaluate_all(
            """all => all.map((repere) => {
              const seen = [...repere.querySelectorAll('label')].filter((l) => l.checkVisibility());
              return [seen.length, new Set(seen.map((l) => Math.round(l.offsetTop))).size];
            })"""
        )
        assert rows and {tuple(row) for row in rows} == {(5, 1)}
