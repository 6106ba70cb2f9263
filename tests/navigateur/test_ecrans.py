"""Small screens, zoom, spaced text, targets, focus: nothing is cut, hidden or out of reach."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

WIDTHS = (1280, 360)

OVERFLOW = """() => {
  const named = (element) => element.outerHTML.slice(0, 90);
  const out = document.documentElement.scrollWidth - innerWidth;
  const faults = out > 0 ? [`la page défile de ${out} px`] : [];
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility() || element.closest('svg, .hors-ecran')) continue;
    const style = getComputedStyle(element);
    if (style.clipPath !== 'none') continue; // Said to screen readers only.
    // A drawing or a table scrolls in its own box, which the keyboard reaches and screen readers
    // name; so does what is typed in a field.
    const scrolling = '.defilement[tabindex="0"][role="region"][aria-label]';
    const scrolls = element.matches(`${scrolling}, input`);
    const { left, right, width } = element.getBoundingClientRect();
    const beyond = width && (right > innerWidth + 1 || left < -1);
    const inside = element.parentElement.closest(scrolling);
    if (beyond && !inside) faults.push(`déborde : ${named(element)}`);
    const wide = element.scrollWidth > element.clientWidth + 1;
    const cut = style.overflowX !== 'visible' && wide && !scrolls
      || style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1;
    if (cut && style.display !== 'inline') faults.push(`coupé : ${named(element)}`);
  }
  return faults;
}"""

OVERLAP = """() => {
  // Two neighbouring blocks of text, in the flow, never cover each other.
  const blocks = [...document.querySelectorAll('main :is(h1, h2, h3, p, dt, dd)')]
    .filter((block) => block.checkVisibility() && !block.closest('[popover]'));
  return blocks.slice(1).flatMap((block, i) => {
    const [a, b] = [blocks[i].getBoundingClientRect(), block.getBoundingClientRect()];
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return wide > 1 && high > 1 && !blocks[i].contains(block) ? [block.outerHTML.slice(0, 90)] : [];
  });
}"""

SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, summary, select, input')]
  .filter((target) => target.checkVisibility() && getComputedStyle(target).clipPath === 'none')
  .filter((target) => {
    // A link or a word in a sentence is as high as its line (WCAG 2.5.8, exception « inline »).
    const sentence = target.closest('p, li, dt, dd, h3')?.textContent.trim().length ?? 0;
    const inline = getComputedStyle(target).display.startsWith('inline');
    return !(inline && target.closest('main') && sentence > target.textContent.trim().length + 1);
  })
  .filter((target) => {
    const { width, height } = target.getBoundingClientRect();
    return Math.min(width, height) < 24;
  })
  .map((target) => target.outerHTML.slice(0, 120))"""

FOCUS = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return 'fin';
  const isSeeThrough = getComputedStyle(focused).opacity === '0';
  const shown = isSeeThrough ? focused.closest('label') : focused;
  const style = getComputedStyle(shown);
  const { x, y, width, height } = shown.getClientRects()[0];
  const seen = document.elementFromPoint(x + width / 2, y + height / 2);
  const faults = [];
  const seenAround = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  if (!seenAround) faults.push('sans contour');
  if (!seen || !(shown.contains(seen) || seen.contains(shown))) faults.push('caché');
  if (document.body.offsetHeight !== window.tall) faults.push('pousse la page');
  return faults.length ? `${faults} : ${focused.outerHTML.slice(0, 120)}` : '';
}"""

SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-block-end: 2em !important }"""
LARGE = "html { font-size: 200% }"


def size(width: int, height: int = 740) -> ViewportSize:
    return {"width": width, "height": height}


def test_320_pixels_with_a_definition_open(
    page: Page, site_url: str, one_of_each: tuple[str, ...]
) -> None:
    page.set_viewport_size(size(320, 480))
    opened = 0
    for address in one_of_each:
        page.goto(site_url + address)
        words = page.locator(".terme").all()
        for word in [*words[:2], *words[-1:]]:
            word.click()
            box = page.locator(".definition:popover-open").bounding_box()
            assert box is not None
            assert box["x"] >= 0 and box["x"] + box["width"] <= 320, address
            assert box["y"] >= 0 and box["y"] + box["height"] <= 480, address
            page.keyboard.press("Escape")
            opened += 1
    assert opened >= 6


COVERED = """(word) => {
  const box = document.querySelector('.definition:popover-open').getBoundingClientRect();
  const inside = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight + 1;
  return !inside || [...word.getClientRects()].some((line) =>
    line.left < box.right - 1 && line.right > box.left + 1 &&
    line.top < box.bottom - 1 && line.bottom > box.top + 1);
}"""


@pytest.mark.parametrize("screen", [size(360, 640), size(640, 360), size(1280, 800)])
def test_a_definition_never_covers_its_word(
    page: Page, site_url: str, screen: ViewportSize
) -> None:
    """Where a browser can put a box by its button; 2.4.11 for the word, which keeps the focus."""
    page.set_viewport_size(screen)
    for address, words in (
        ("titres/cip/obtenir/vae.html", ".terme"),
        ("titres/cip/obtenir/arbre/jamais.html", "[data-legere] a[role=button]"),
    ):
        page.goto(site_url + address)
        expect(page.locator(words).first).to_be_visible()
        for word in page.locator(words).all()[:5]:
            for place in ("start", "center", "end"):
                word.evaluate("(word, block) => word.scrollIntoView({ block })", place)
                word.evaluate("(word) => word.click()")
                expect(page.locator(".definition:popover-open")).to_be_visible()
                assert not word.evaluate(COVERED), (address, place, word.inner_text())
                page.keyboard.press("Escape")


BROKEN = """() => {
  // Words whose letters are on several lines, without a hyphen: a box too narrow for them.
  for (const fold of document.querySelectorAll('main details')) fold.open = true;
  const found = new Set();
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const box = text.parentElement;
    const apart = box.closest('.hors-ecran, svg, code, select, textarea, [popover]');
    const style = getComputedStyle(box); // Cut by a clip: said to screen readers only.
    if (apart || !box.checkVisibility() || style.clipPath !== 'none') continue;
    for (const { 0: word, index } of text.textContent.matchAll(/[\\p{L}\\d]{3,}/gu)) {
      const place = document.createRange();
      place.setStart(text, index);
      place.setEnd(text, index + word.length);
      const lines = new Set([...place.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) found.add(`${word} : ${box.outerHTML.slice(0, 90)}`);
    }
  }
  return [...found];
}"""


def test_no_word_is_broken_on_a_phone(
    page: Page, site_url: str, one_of_each: tuple[str, ...]
) -> None:
    page.set_viewport_size(size(360))
    faults = []
    for address in {*one_of_each, "titres/cip/obtenir/arbre/tout.html"}:
        page.goto(site_url + address)
        faults += [f"{address} : {fault}" for fault in page.evaluate(BROKEN)]
    assert not faults, "\n".join(faults)


READERS = ((SPACING, 1280), (SPACING, 320), (LARGE, 1280), (LARGE, 640), (LARGE, 360))


def as_readers_set_it(injected: Page, name: str) -> list[str]:
    """What is cut, beyond the screen or covered, for readers who change the text of this page."""
    faults = []
    for style, width in READERS:
        injected.set_viewport_size(size(width))
        added = injected.add_style_tag(content=style)
        for script in (OVERFLOW, OVERLAP):
            told = injected.evaluate(script)
            faults += [
                f"{name}, {'espacé' if style == SPACING else '200 %'}, {width} : {fault}"
                for fault in told
            ]
        added.evaluate("style => style.remove()")
    return faults


def test_text_as_the_reader_sets_it(
    injected: Page, site_url: str, one_of_each: tuple[str, ...]
) -> None:
    faults = []
    for address in one_of_each:
        injected.goto(site_url + address)
        faults += as_readers_set_it(injected, address)
    injected.get_by_role("button", name="Rechercher", exact=True).click()
    injected.keyboard.type("accompagnement professionnel")
    injected.get_by_role("dialog").get_by_role("listitem").first.wait_for()
    faults += as_readers_set_it(injected, "recherche")
    assert not faults, "\n".join(faults)


WATCH = f"""() => {{
  // Each key, once it has done what it does, says how the focus stands then.
  window.stops = [];
  window.onkeydown = () => (window.tall = document.body.offsetHeight);
  const look = {FOCUS};
  window.onkeyup = () => window.stops.push(look());
}}"""


def focused(page: Page) -> list[str]:
    """How the focus stands at each press of Tab, up to the end of the page."""
    page.evaluate(WATCH)
    for _ in range(20):
        for _ in range(20):  # A few too many, at the end, go round again.
            page.keyboard.press("Tab")
        stops: list[str] = page.evaluate("window.stops")
        if "fin" in stops:
            return stops[: stops.index("fin")]
    pytest.fail(f"{page.url} : pas de fin")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_focus_is_always_seen(
    page: Page, site_url: str, one_of_each: tuple[str, ...], width: int
) -> None:
    page.set_viewport_size(size(width, 500))
    faults: list[str] = []
    for address in one_of_each:
        page.goto(site_url + address)
        stops = focused(page)
        assert len(stops) > 5, address
        faults += [f"{address} : {state}" for state in stops if state]
    assert not faults, "\n".join(faults)


def test_a_focus_that_does_not_show_is_found(page: Page, site_url: str) -> None:
    page.goto(site_url + "index.html")
    as_made = focused(page)
    page.locator("main a.porte").first.evaluate("(porte) => { porte.style.outlineWidth = '0'; }")
    page.mouse.click(1, 1)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    unseen = [state for state in focused(page) if state]
    assert [state for state in as_made if state] == []
    assert len(unseen) == 1 and unseen[0].startswith("sans contour")


PARTED = """() => {
  // The character that touches an explained word, on one side then the other, is on its line.
  const line = (node, offset) => {
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    return [range.toString(), range.getBoundingClientRect()];
  };
  return [...document.querySelectorAll('.terme')].flatMap((word) => {
    if (!word.checkVisibility()) return [];
    const before = word.previousSibling, after = word.nextElementSibling.nextSibling;
    const box = word.getBoundingClientRect();
    const sides = [
      before?.data ? [...line(before, before.length - 1), (rect) => rect.bottom > box.top + 2] : [],
      after?.data ? [...line(after, 0), (rect) => rect.top < box.bottom - 2] : [],
    ];
    return sides.filter(([text, rect, near]) => text?.trim() && !near(rect))
      .map(() => word.textContent);
  });
}"""


def test_an_explained_word_keeps_its_punctuation(
    page: Page, site_url: str, addresses: tuple[str, ...]
) -> None:
    parted = []
    for address in (a for a in addresses if "cip/index" in a):
        page.goto(site_url + address)
        for width in range(320, 480, 20):
            page.set_viewport_size(size(width))
            parted += page.evaluate(PARTED)
    assert parted == []


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element that matches has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"jamais atteint : {selector}")


def test_from_home_to_a_competence_with_the_keyboard_alone(page: Page, site_url: str) -> None:
    page.goto(site_url + "index.html")
    tab_to(page, "main a[href$='titres/cip/index.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/titres/cip/index.html")
    tab_to(page, ".carte a[href$='c06.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/c06.html")
    tab_to(page, ".terme")
    page.keyboard.press("Enter")
    definition = page.locator(".definition:popover-open")
    expect(definition).to_be_visible()
    page.keyboard.press("Tab")
    expect(definition.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(definition).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('.terme')")
