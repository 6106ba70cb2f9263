"""The chrome steps back: one line above, the one action in sight, sources one tap away, and each
CCP known by its sign wherever it is named."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.navigateur.test_auto_positionner import GRILLE, answer
from tests.navigateur.test_axe import PHONE, WIDE, faults, load, told
from tests.navigateur.test_chrome import without_javascript

T = "titres/cip/"
COMPETENCE = f"{T}competences/c06.html"
SCREEN: ViewportSize = {"width": 360, "height": 640}
ACTIONS = {
    "index.html": ".porte--forte",
    f"{T}index.html": ".bouton--fort",
    f"{T}activites/at1.html": ".bouton--fort",
    COMPETENCE: ".bouton--fort",
    f"{T}auto-evaluation/c12.html": "[data-repere] label",
    f"{T}auto-evaluation/situations.html": ".bouton--fort",
    f"{T}auto-evaluation/synthese.html": ".bouton--fort",
    f"{T}auto-evaluation/mes-donnees.html": ".bouton--fort",
    f"{T}obtenir/index.html": ".bouton--fort",
    f"{T}obtenir/vae.html": ".bouton--fort",
    f"{T}obtenir/arbre/index.html": ".reponses a",
    f"{T}obtenir/questions.html": ".plan a",
    f"{T}obtenir/arbre/ccp--close--plus.html": ":is(.ouvrirait, .etapes li)",
}
"""A page of each kind -> what it is opened for."""


def test_the_one_action_stands_in_the_first_screen(page: Page, site_url: str) -> None:
    page.set_viewport_size(SCREEN)
    for address, action in ACTIONS.items():
        page.goto(site_url + address)
        box = page.locator(f"main {action}").filter(visible=True).first.bounding_box()
        assert box, address
        seen = 60 if ".etapes" in action else box["height"]
        assert box["y"] + seen <= SCREEN["height"], f"{address} : {box}"
        assert page.locator(":is(.bouton--fort, .porte--forte):visible").count() <= 1, address


def test_the_home_page_says_at_once_what_it_is_and_names_the_vae(page: Page, site_url: str) -> None:
    page.set_viewport_size(SCREEN)
    page.goto(site_url)
    for words in ("VAE", "non officiel"):
        expect(page.locator("main").get_by_text(words).first).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 360])
def test_the_header_is_one_line(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(site_url + COMPETENCE)
    header = page.get_by_role("banner")
    height = header.evaluate("(header) => header.getBoundingClientRect().height")
    assert height <= 64
    middles = header.locator(".marque, .recherche-bouton, .bouton-menu").evaluate_all(
        "all => all.map((e) => e.getBoundingClientRect()).map(({ y, height }) => y + height / 2)"
    )
    assert len(middles) == 3
    assert max(middles) - min(middles) < 4


def test_with_large_text_the_header_grows_and_goes_away(injected: Page, site_url: str) -> None:
    injected.set_viewport_size(SCREEN)
    injected.goto(site_url + COMPETENCE)
    injected.add_style_tag(content="html { font-size: 200% }")
    header = injected.get_by_role("banner")
    assert header.evaluate("(header) => header.getBoundingClientRect().height") > 64
    injected.evaluate("scrollTo(0, 900)")
    expect(header).not_to_be_in_viewport()


def test_you_are_here_is_one_line(page: Page, site_url: str) -> None:
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        for address in (a for a in ACTIONS if a != "index.html"):
            page.goto(site_url + address)
            trail = page.get_by_role("navigation", name="Vous êtes ici")
            assert trail.evaluate("(nav) => nav.getBoundingClientRect().height") <= 44, address
            links = trail.get_by_role("link")
            if width == 360:
                expect(links.filter(visible=True)).to_have_count(1)


LINES = """(limit) => {
  const long = [];
  for (const block of document.querySelectorAll('main :is(p, li, dd, blockquote)')) {
    if (!block.checkVisibility() || block.closest('[popover]')) continue;
    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const lines = new Map();
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const parent = node.parentElement;
      if (parent.closest('p, li, dd, blockquote') !== block) continue;
      if (!parent.checkVisibility() || parent.closest('.hors-ecran, [popover]')) continue;
      for (const word of node.data.matchAll(/\\S+/g)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const y = Math.round(range.getBoundingClientRect().bottom / 12);
        lines.set(y, (lines.get(y) ?? -1) + word[0].length + 1);
      }
    }
    for (const count of lines.values()) {
      if (count > limit) long.push([count, block.textContent.slice(0, 80)]);
    }
  }
  return long;
}"""


def test_a_line_of_text_holds_seventy_characters(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    found = []
    for address in (*ACTIONS, f"{T}glossaire.html", f"{T}sources.html", "a-propos.html"):
        page.goto(site_url + address)
        found += [(address, *line) for line in page.evaluate(LINES, 70)]
    assert not found, "\n".join(map(str, found))


# --- Sources ---------------------------------------------------------------------------------


def test_sources_are_one_tap_away_and_open_on_paper(page: Page, site_url: str) -> None:
    page.goto(site_url + f"{T}obtenir/vae.html")
    source = page.locator(".source").nth(1)
    reference = source.get_by_role("listitem").first
    expect(reference).to_be_hidden()
    source.locator("summary").press("Enter")
    expect(reference).to_be_visible()
    source.locator("summary").press("Enter")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(reference).to_be_visible()


def test_sources_are_open_without_javascript(page: Page, site_url: str) -> None:
    with without_javascript(page, 360) as bare:
        bare.goto(site_url + COMPETENCE)
        references = bare.locator(".source li")
        assert references.count()
        expect(references.first).to_be_visible()


def test_nothing_moves_when_sources_fold(page: Page, site_url: str) -> None:
    page.goto(site_url + COMPETENCE)
    shift = page.evaluate("""() => new Promise((done) => {
      const sum = (entries) => done(entries.reduce((total, { value }) => total + value, 0));
      const seen = new PerformanceObserver((list) => sum(list.getEntries()));
      seen.observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => done(0), 300);
    })""")
    assert shift < 0.01


def test_a_block_says_once_where_it_comes_from(page: Page, site_url: str) -> None:
    page.goto(site_url + f"{T}obtenir/vae.html")
    blocks = page.locator("main .enonces:has(.appel, .vigueur), main .etapes, main .jury").all()
    assert len(blocks) > 2
    for block in blocks:
        assert (
            block.locator("xpath=following-sibling::*[1]").get_attribute("class")
            == "source source--prete"
        )
        assert block.locator(".source, [href*='sources.html']").count() == 0


# --- Signs -----------------------------------------------------------------------------------


def test_a_ccp_has_the_same_sign_everywhere(page: Page, site_url: str) -> None:
    page.goto(site_url + COMPETENCE)
    drawn = "(svg) => [svg.dataset.couleur, svg.innerHTML]"
    signs = {
        str(page.locator(where).first.evaluate(drawn))
        for where in (
            ".surtitre .signe",
            ".carte__colonne:has([aria-current]) .signe",
        )
    }
    # In the menu, which every page repeats, the same drawing comes from the style sheet.
    in_menu = page.locator("#menu .signe")
    assert in_menu.evaluate_all("all => all.map((e) => e.dataset.couleur)") == ["1", "2", "3"]
    masks = in_menu.evaluate_all("all => all.map((e) => getComputedStyle(e).maskImage)")
    assert len(set(masks)) == 3
    assert all(mask.startswith("url(") for mask in masks)
    page.goto(site_url + f"{T}activites/at2.html")
    signs.add(str(page.locator(".surtitre .signe").evaluate(drawn)))
    assert len(signs) == 1
    colours = page.locator(".carte__colonne").evaluate_all(
        "all => all.map((e) => getComputedStyle(e).borderBlockStartColor)"
    )
    assert len(set(colours)) == len(colours) == 3


def test_the_column_stays_and_says_how_far_one_is(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    column = page.locator("avancement-auto")
    first = column.get_by_role("link", name=re.compile("^CCP1"))
    expect(first).to_contain_text(re.compile(r"\b0 sur \d+"))
    answer(page, "C01-1", "En autonomie")
    expect(first).to_contain_text(re.compile(r"\b1 sur \d+"))
    page.evaluate("scrollTo(0, 4000)")
    expect(first).to_be_in_viewport()
    column.get_by_role("link", name=re.compile("^CCP2")).click()
    expect(page.locator("#ccp2")).to_be_in_viewport()


def test_the_other_views_fold_on_a_phone(page: Page, site_url: str) -> None:
    page.set_viewport_size(SCREEN)
    page.goto(site_url + GRILLE)
    views = page.get_by_role("navigation", name="M’auto-évaluer")
    expect(views.get_by_role("link")).to_have_count(0)
    views.get_by_role("button", name="Autres vues").click()
    views.get_by_role("link", name="Ma synthèse").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("synthèse")


def test_axe_with_the_sources_and_the_views_open(page: Page, site_url: str) -> None:
    found = []
    for address in (f"{T}index.html", f"{T}obtenir/vae.html"):
        load(page, site_url + address)
        page.evaluate("for (const s of document.querySelectorAll('.source')) s.open = true")
        found += faults(page, f"{address}, sources", WIDE, PHONE)
    page.set_viewport_size(SCREEN)
    load(page, site_url + GRILLE)
    page.get_by_role("button", name="Autres vues").click()
    found += faults(page, "autres vues", PHONE)
    assert not found, told(found)
