"""No fault that axe-core can find: WCAG 2.0 to 2.2, A and AA, and its best practices."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

AXE = Path(__file__).parents[1] / "outils" / "node_modules" / "axe-core" / "axe.min.js"
WIDE: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

SAID = (
    "aria-current aria-expanded aria-hidden aria-invalid aria-live aria-pressed autocomplete "
    "hidden lang popover role scope tabindex type"
).split()
"""Attributes whose value a rule may read; of the others, whether they are there."""

LOOK = """([where, said, before]) => {
  // What axe is to pass over: whatever holds nothing but what it has judged already, on this page
  // or another. A rule judges an element by its ancestors, its neighbour before, its attributes,
  // whether it has words, a label and what it points to, whether it is seen, and its colours: two
  // elements alike in all this are judged once. Gives how many are still to be judged.
  const hash = (text) => {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let i = 0; i < text.length; i += 1) {
      a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
      b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
    }
    return 2097152 * (b >>> 0) + (a >>> 11);
  };
  const judged = new Set(JSON.parse(before));
  const media = matchMedia('print').matches;
  const seen = { opacityProperty: true, visibilityProperty: true };
  const name = (e) => (e ? `${e.localName}.${[...e.classList].sort().join('.')}` : '');
  const whole = (ids) => ids.split(/\\s+/).every((id) => document.getElementById(id)?.innerText);
  const told = ({ name: key, value }) => {
    if (said.includes(key)) return `${key}=${value}`;
    if (/^aria-(labelledby|describedby)$/.test(key)) return `${key}=${whole(value)}`;
    if (key !== 'href' || !/^#./.test(value)) return key === 'class' ? '' : `${key}=${!!value}`;
    return `href=${!!document.getElementById(decodeURIComponent(value.slice(1)))}`;
  };
  const all = [document.body, ...document.body.querySelectorAll('*')];
  const shapes = new Map([[document.documentElement, hash(`${where} ${media}`)]]);
  for (const e of all) {
    const { color, backgroundColor, backgroundImage, fontSize, fontWeight, textDecorationLine } =
      getComputedStyle(e);
    shapes.set(e, hash([
      shapes.get(e.parentElement), name(e.previousElementSibling), name(e),
      ...[...e.attributes].map(told).sort(), e.textContent.trim() === '', e.labels?.length,
      e.checkVisibility(seen), color, backgroundColor, backgroundImage, fontSize, fontWeight,
      textDecorationLine,
    ].join('|')));
  }
  const end = (i) => {
    let last = all[i];
    while (last.lastElementChild) last = last.lastElementChild;
    return all.indexOf(last, i) + 1;
  };
  window.shapes = shapes;
  window.passed = [];
  let left = 0;
  for (let i = 0; i < all.length; i += 1) {
    const [stop, shape] = [end(i), shapes.get(all[i])];
    if (all.slice(i, stop).every((e) => judged.has(shapes.get(e)))) {
      window.passed.push(all[i]);
      i = stop - 1;
    } else {
      judged.add(shape);
      left += 1;
    }
  }
  return left;
}"""

RUN = """async (coloursOnly = false) => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations, passes, incomplete } = await axe.run({ exclude: window.passed ?? [] }, {
    ...(coloursOnly
      ? { runOnly: ['color-contrast', 'link-in-text-block'] }
      : { runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } } }),
    resultTypes: ['violations', 'incomplete'],
    selectors: false,
    elementRef: true,
    preload: { assets: ['media'] },  // Style sheets serve no rule of these.
  });
  // What could not be told here, under something else for instance, may be elsewhere.
  const shapes = window.shapes ?? new Map();
  for (const { nodes } of incomplete) for (const { element } of nodes) shapes.delete(element);
  return {
    rules: passes.length,
    judged: JSON.stringify([...new Set(shapes.values())]),
    faults: violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
      `${id} : ${html.slice(0, 120)} : ${failureSummary.replace(/\\s+/g, ' ')}`)),
  };
}"""

JUDGED: defaultdict[str, set[int]] = defaultdict(set)
"""Scheme and size -> the shapes of elements that axe has judged there, in this process."""

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
            # Of the colours of a shape, which says whether it is seen, its width changes nothing.
            where = scheme if colours_only else f"{scheme} {size['width']}"
            # In one text: number by number, the driver takes longer than axe itself.
            if not page.evaluate(LOOK, [where, SAID, json.dumps(list(JUDGED[where]))]):
                continue
            result: dict[str, Any] = page.evaluate(RUN, colours_only)
            JUDGED[where].update(json.loads(result["judged"]))
            found += [f"{state}, {size['width']} px, {scheme} : {f}" for f in result["faults"]]
    return found


def told(found: list[str]) -> str:
    return "\n" + "\n".join(found)


BARE = """<!doctype html><html lang="fr"><title>Essai</title><meta name="viewport" content="">
<main><h1>Essai</h1><p>Un mot.</p>{}</main></html>"""
FAULTS = {
    "color-contrast": '<p style="color: #999">Pâle.</p>',
    "label": '<input type="text">',
    "button-name": "<button></button>",
    "heading-order": "<h4>Trop bas</h4>",
    "list": "<ul><p>Un.</p></ul>",
    "target-size": "<button style='font-size: 4px'>a</button><button style='font-size: 4px'>b",
}
"""Rule -> what breaks it."""


@pytest.mark.parametrize("rule", FAULTS)
def test_what_was_judged_elsewhere_hides_no_fault(
    page: Page, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page without fault, then the same with one, then with the same in another place."""
    monkeypatch.setitem(faults.__globals__, "JUDGED", defaultdict(set))
    told_of = []
    for inside in ("", FAULTS[rule], FAULTS[rule], f"<div class='autre'>{FAULTS[rule]}</div>"):
        page.goto("about:blank")
        page.set_content(BARE.format(inside))
        page.evaluate(AXE.read_text("utf-8"))
        told_of.append(any(f" {rule} : " in fault for fault in faults(page, "", WIDE)))
    assert told_of == [False, True, False, True]


def test_every_page(page: Page, site_url: str, covers: Mapping[str, tuple[str, ...]]) -> None:
    """The pages that have together every shape of all pages, paths of the tree included."""
    found = []
    for address in covers["tout"]:
        load(page, site_url + address)
        found += faults(page, address, WIDE, PHONE)
    assert not found, told(found)


def test_with_the_menu_open(
    page: Page, site_url: str, covers: Mapping[str, tuple[str, ...]]
) -> None:
    page.set_viewport_size(PHONE)
    found = []
    for address in covers["cadre"]:
        load(page, site_url + address)
        page.get_by_role("button", name="Menu", exact=True).click()
        found += faults(page, address, PHONE)
        expect(page.locator("#menu")).to_be_visible()
    assert not found, told(found)


def test_with_search_results(
    page: Page, site_url: str, covers: Mapping[str, tuple[str, ...]]
) -> None:
    found = []
    for address in covers["cadre"]:
        load(page, site_url + address)
        page.get_by_role("button", name="Rechercher", exact=True).click()
        page.get_by_role("dialog").get_by_role("searchbox").fill("atelier")
        expect(page.get_by_role("dialog").get_by_role("listitem").nth(1)).to_be_visible()
        found += faults(page, address, WIDE, PHONE)
        expect(page.get_by_role("dialog")).to_be_visible()
    assert not found, told(found)


def test_with_a_definition_open(
    page: Page, site_url: str, covers: Mapping[str, tuple[str, ...]]
) -> None:
    found, opened = [], 0
    for address in covers["termes"]:
        load(page, site_url + address)
        for word in page.locator(".terme").all()[:1]:
            word.click()
            found += faults(page, address, WIDE, PHONE)
            expect(page.locator(".definition:popover-open")).to_be_visible()
            opened += 1
    assert opened >= 4
    assert not found, told(found)
