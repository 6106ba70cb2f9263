"""The chrome of the site (header, menu, footer): keyboard, phone, no script."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.pile import lisible

COMPETENCE = "titres/cip/competences/c06.html"
PATH = "titres/cip/obtenir/arbre/jamais--aucune--emploi--non--titre.html"
PHONE: ViewportSize = {"width": 360, "height": 740}
FOCUSED_IN = "selector => document.activeElement.closest(selector) !== null"


@contextmanager
def without_javascript(page: Page, width: int) -> Iterator[Page]:
    browser = page.context.browser
    assert browser is not None
    viewport: ViewportSize = {"width": width, "height": 740}
    context = browser.new_context(viewport=viewport, java_script_enabled=False)
    yield context.new_page()
    context.close()


def open_phone(page: Page, address: str) -> tuple[Locator, Locator]:
    """Open a page on a phone; its « Menu » button and its menu."""
    page.set_viewport_size(PHONE)
    page.goto(address)
    return page.get_by_role("button", name="Menu", exact=True), page.locator("#menu")


def tab_stops(page: Page, key: str = "Tab", limit: int = 300) -> Iterator[None]:
    """Walk the whole page, back with Shift+Tab; one yield for each focused element."""
    for _ in range(limit):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement === document.body"):
            return
        yield
    pytest.fail(f"no end of the page after {limit} tab stops")


# --- Menu --------------------------------------------------------------------------------------


def test_the_menu_opens_and_closes_with_the_keyboard_alone(page: Page, site_url: str) -> None:
    button, menu = open_phone(page, site_url + COMPETENCE)
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(menu.get_by_role("button")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED_IN, "#menu a, #menu summary")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_the_close_button_gives_the_focus_back(page: Page, site_url: str) -> None:
    button, menu = open_phone(page, site_url + COMPETENCE)
    button.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_a_closed_menu_takes_no_focus(page: Page, site_url: str) -> None:
    open_phone(page, site_url + COMPETENCE)
    stops = 0
    for _ in tab_stops(page):
        stops += 1
        assert not page.evaluate(FOCUSED_IN, "#menu")
    assert stops > 5


def test_an_open_menu_never_covers_the_focus(page: Page, site_url: str) -> None:
    button, menu = open_phone(page, site_url + COMPETENCE)
    button.click()
    menu.get_by_role("link").last.focus()
    expect(menu).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
    assert not page.evaluate(FOCUSED_IN, "#menu")
    expect(menu).to_be_hidden()


def test_a_screen_that_widens_gets_its_column_back(page: Page, site_url: str) -> None:
    button, menu = open_phone(page, site_url + COMPETENCE)
    button.click()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(button).to_be_hidden()
    expect(menu).to_be_visible()
    assert not page.evaluate("document.querySelector('#menu').matches(':popover-open')")


def test_the_menu_says_where_we_are(page: Page, site_url: str) -> None:
    page.goto(site_url + COMPETENCE)
    current = page.get_by_role("navigation", name="Menu principal").locator("[aria-current=page]")
    expect(current).to_have_count(1)
    expect(current).to_be_visible()
    assert (current.get_attribute("href") or "").endswith("c06.html")
    trail = page.get_by_role("navigation", name="Vous êtes ici")
    trail.get_by_role("link").last.click()
    assert page.url.startswith(site_url + "titres/cip/")
    assert page.url != site_url + COMPETENCE


CUT = """(selector) => {
  const cut = [];
  for (const root of document.querySelectorAll(selector)) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (!text.parentElement.checkVisibility()) continue;
      for (const word of text.data.matchAll(/\\p{L}{5,}/gu)) {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 8)));
        if (lines.size > 1) cut.push(word[0]);
      }
    }
  }
  return cut;
}"""


def test_on_a_phone_twice_larger_words_stay_whole_in_the_menu_and_on_the_map(
    page: Page, site_url: str
) -> None:
    for address, selector in ((COMPETENCE, "#menu"), ("titres/cip/index.html", ".carte")):
        button, _ = open_phone(page, site_url + address)
        if selector == "#menu":
            button.click()
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(CUT, selector) == []


def test_on_a_phone_twice_larger_the_words_of_every_heading_stay_whole(
    page: Page, site_url: str, site_dir: Path
) -> None:
    """Those of this site, then one of 25 letters: another title may have it."""
    long = re.compile(r'<h1[^>]*class="[^"]*mot-\d')
    pages = [p for p in sorted(site_dir.rglob("*.html")) if long.search(p.read_text("utf-8"))]
    assert site_dir / COMPETENCE in pages
    page.set_viewport_size({"width": 360, "height": 640})
    faults = []
    for path in pages:
        page.goto(site_url + path.relative_to(site_dir).as_posix())
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        faults += [f"{path.name} : {word}" for word in page.evaluate(CUT, "h1")]
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 640})
        page.locator("h1").evaluate(
            "(h1) => { h1.textContent = 'Anticonstitutionnellement'; h1.className = 'mot-26'; }"
        )
        faults += page.evaluate(CUT, "h1")
    assert faults == []


def test_on_a_path_the_menu_keeps_the_way_up_and_a_way_to_each_part(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + PATH)
    menu = page.get_by_role("navigation", name="Menu principal")
    here = menu.locator("[aria-current=true]")
    expect(here).to_have_count(1)
    expect(here).to_be_visible()
    assert (here.get_attribute("href") or "") == "index.html"
    links = menu.get_by_role("link")
    assert links.count() < 16
    reached = links.evaluate_all("all => all.map((a) => a.pathname)")
    parts = ("cip/index", "obtenir/index", "obtenir/arbre/tout", "auto-evaluation/premier-tour",
             "cip/glossaire", "cip/sources", "/recherche")  # fmt: skip
    for part in parts:
        assert [address for address in reached if address.endswith(f"{part}.html")], part


def test_a_closed_part_of_the_menu_opens_on_its_first_page(page: Page, site_url: str) -> None:
    """From anywhere in the title, any page of it is two links away."""
    page.goto(site_url + COMPETENCE)
    menu = page.get_by_role("navigation", name="Menu principal")
    menu.get_by_role("link", name="M’auto-évaluer").click()
    menu.get_by_role("link", name="Ma synthèse").click()
    menu.get_by_role("link", name=re.compile("^CCP3 Trav")).click()
    menu.get_by_role("link", name=re.compile("^C15")).click()
    assert page.url.endswith("competences/c15.html")


# --- Keyboard ----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1280, 360])
def test_the_skip_link_comes_first_and_leads_into_the_content(
    page: Page, site_url: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site_url + COMPETENCE)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Aller au contenu")
    expect(skip).to_be_focused()
    assert page.evaluate("document.activeElement.getBoundingClientRect().height") > 24
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED_IN, "main#contenu")
    assert not page.evaluate(FOCUSED_IN, "#menu")


def test_no_single_key_shortcut(page: Page, site_url: str) -> None:
    page.goto(site_url + COMPETENCE)
    page.locator("#menu [aria-current]").focus()
    for key in ("n", "p", "s", "f", "/", ".", ","):
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    assert page.url == site_url + COMPETENCE
    assert page.evaluate(FOCUSED_IN, "#menu [aria-current]")
    assert page.locator("dialog[open], :popover-open").count() == 0


FOCUS_OUT_OF_SIGHT = """() => {
  const focused = document.activeElement;
  const { x, y, width, height } = focused.getClientRects()[0];
  const seen = document.elementFromPoint(x + width / 2, y + height / 2);
  return seen && (focused.contains(seen) || seen.contains(focused)) ? null : focused.outerHTML;
}"""


@pytest.mark.parametrize("width", [1500, 1280, 360])
def test_the_focused_element_is_always_in_sight(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 500})
    page.goto(site_url + COMPETENCE)
    for key in ("Tab", "Shift+Tab"):  # A sticky header hides the focus on the way back.
        for _ in tab_stops(page, key):
            assert page.evaluate(FOCUS_OUT_OF_SIGHT) is None
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


# --- Without JavaScript ------------------------------------------------------------------------


def test_everything_is_there_without_javascript(page: Page, site_url: str) -> None:
    with without_javascript(page, 1280) as bare:
        bare.goto(site_url + COMPETENCE)
        expect(bare.get_by_role("heading", level=1)).to_be_visible()
        expect(bare.locator("#menu [aria-current=page]")).to_be_visible()
        expect(bare.get_by_role("link", name="Rechercher")).to_be_visible()
        expect(bare.get_by_role("contentinfo").get_by_role("link").first).to_be_visible()
        # It could do nothing: the device decides.
        expect(bare.get_by_role("combobox", name="Affichage")).to_be_hidden()


def test_the_menu_opens_on_a_phone_without_javascript(page: Page, site_url: str) -> None:
    with without_javascript(page, 360) as bare:
        bare.goto(site_url + COMPETENCE)
        expect(bare.locator("#menu")).to_be_hidden()
        bare.get_by_role("button", name="Menu", exact=True).click()
        bare.locator("#menu [aria-current=page]").click()
        expect(bare.get_by_role("heading", level=1)).to_be_visible()


# --- Small screens, targets, hosts, landmarks --------------------------------------------------


@pytest.mark.parametrize("address", ["index.html", "titres/cip/index.html", COMPETENCE])
def test_no_sideways_scroll_at_320_pixels(page: Page, site_url: str, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site_url + address)
    overflow = "document.documentElement.scrollWidth - window.innerWidth"
    assert page.evaluate(overflow) <= 0
    page.get_by_role("button", name="Menu", exact=True).click()
    menu = page.locator("#menu")
    assert menu.evaluate("menu => menu.scrollWidth - menu.clientWidth") <= 0
    assert page.evaluate(overflow) <= 0


@pytest.mark.parametrize("width", [1500, 360])
def test_targets_are_24_pixels_at_least(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site_url + COMPETENCE)
    if width < 1000:
        page.get_by_role("button", name="Menu", exact=True).click()
    found = page.evaluate(
        """() => [...document.querySelectorAll('a, button, summary, select, input')]
          .filter((target) => target.closest('header, nav, footer') && target.checkVisibility())
          .map((target) => [target.outerHTML.slice(0, 120), target.getBoundingClientRect()])
          .map(([html, box]) => [html, Math.min(box.width, box.height)])"""
    )
    assert len(found) > 10
    assert [html for html, size in found if size < 24] == []


def test_no_request_to_another_host_and_no_refused_script(
    page: Page, site_url: str, site_dir: Path
) -> None:
    hosts: set[str] = set()
    messages: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(lisible(error, site_dir)))
    for address in ("index.html", COMPETENCE):
        page.goto(site_url + address)
    assert hosts == {urlsplit(site_url).netloc}
    assert messages == []


def test_a_page_that_does_not_exist_has_a_way_out(page: Page, site_url: str) -> None:
    page.goto(site_url + "404.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("meta[name=robots][content=noindex]")).to_have_count(1)
    ways = (
        page.get_by_role("main")
        .get_by_role("link")
        .evaluate_all("links => links.map((link) => link.pathname.split('/').pop())")
    )
    assert {"index.html", "recherche.html"} <= set(ways)


def test_landmarks_are_single_and_named_apart(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1500, "height": 800})
    page.goto(site_url + COMPETENCE)
    for role in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("main").locator("#menu")).to_have_count(0)
    names = page.get_by_role("navigation").evaluate_all(
        """navs => navs.map((nav) => nav.ariaLabel
          || document.getElementById(nav.getAttribute('aria-labelledby')).textContent)"""
    )
    assert len(names) >= 2
    assert len(set(names)) == len(names)


def test_no_two_pages_share_a_title(page: Page, site_url: str) -> None:
    addresses = [f"titres/cip/activites/at{number}.html" for number in (1, 2, 3)]
    titles = set()
    for address in [*addresses, "titres/cip/index.html", "index.html"]:
        page.goto(site_url + address)
        titles.add(page.title())
    assert len(titles) == len(addresses) + 2
