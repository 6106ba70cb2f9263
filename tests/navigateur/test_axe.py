"""No fault that axe-core can find: WCAG 2.0 to 2.2, A and AA, and its best practices."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page, ViewportSize, expect

AXE = Path(__file__).parents[1] / "outils" / "node_modules" / "axe-core" / "axe.min.js"
WIDE: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

RUN = """async (coloursOnly = false) => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations, passes } = await axe.run(document, {
    ...(coloursOnly
      ? { runOnly: ['color-contrast', 'link-in-text-block'] }
      : { runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } } }),
    resultTypes: ['violations'],
  });
  return {
    rules: passes.length,
    faults: violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
      `${id} : ${target.join(' ')} : ${failureSummary.replace(/\\s+/g, ' ')}`)),
  };
}"""


UNMOVED = """() => {
  // Whether the page has the same markup, each element seen or not and in the same place, as the
  // last time this was asked.
  const seen = { opacityProperty: true, visibilityProperty: true };
  const places = [...document.querySelectorAll('body *')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [element.checkVisibility(seen), x, y, width, height];
  });
  const shape = document.documentElement.outerHTML + JSON.stringify(places);
  const same = shape === window.shapeSeen;
  window.shapeSeen = shape;
  return same;
}"""


def load(page: Page, address: str) -> None:
    """Open a page with axe in it; it goes through the debugger, which the policy lets in."""
    page.goto(address)
    page.evaluate(AXE.read_text("utf-8"))


def faults(page: Page, state: str, *sizes: ViewportSize) -> list[str]:
    """What axe finds now, at each size, light then dark.

    In dark, when nothing but colours moved, only the rules that read colours can say anything else.
    """
    found = []
    for size in sizes:
        page.set_viewport_size(size)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            colours_only: bool = page.evaluate(UNMOVED)
            result: dict[str, Any] = page.evaluate(RUN, colours_only)
            assert result["rules"] > (0 if colours_only else 20)
            found += [f"{state}, {size['width']} px, {scheme} : {f}" for f in result["faults"]]
    return found


def told(found: list[str]) -> str:
    return "\n" + "\n".join(found)


def test_every_page(page: Page, site_url: str, addresses: tuple[str, ...]) -> None:
    found = []
    for address in addresses:
        load(page, site_url + address)
        found += faults(page, address, WIDE, PHONE)
    assert not found, told(found)


def test_with_the_menu_open(page: Page, site_url: str, one_of_each: tuple[str, ...]) -> None:
    page.set_viewport_size(PHONE)
    found = []
    for address in one_of_each:
        load(page, site_url + address)
        page.get_by_role("button", name="Menu", exact=True).click()
        found += faults(page, address, PHONE)
        expect(page.locator("#menu")).to_be_visible()
    assert not found, told(found)


def test_with_search_results(page: Page, site_url: str, one_of_each: tuple[str, ...]) -> None:
    found = []
    for address in one_of_each:
        load(page, site_url + address)
        page.get_by_role("button", name="Rechercher", exact=True).click()
        page.get_by_role("dialog").get_by_role("searchbox").fill("atelier")
        expect(page.get_by_role("dialog").get_by_role("listitem").nth(1)).to_be_visible()
        found += faults(page, address, WIDE, PHONE)
        expect(page.get_by_role("dialog")).to_be_visible()
    assert not found, told(found)


def test_with_a_definition_open(page: Page, site_url: str, one_of_each: tuple[str, ...]) -> None:
    found, opened = [], 0
    for address in one_of_each:
        load(page, site_url + address)
        for word in page.locator(".terme").all()[:1]:
            word.click()
            found += faults(page, address, WIDE, PHONE)
            expect(page.locator(".definition:popover-open")).to_be_visible()
            opened += 1
    assert opened >= 4
    assert not found, told(found)
