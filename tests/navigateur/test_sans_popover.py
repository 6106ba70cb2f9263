"""Where popover is unknown (Safari 16, Firefox ESR 115): no definition in mid-sentence, the term
leads to the glossary, the menu is in the page. With a script or without.

Chromium knows popover: here it reads pages whose attribute has another name, and style sheets whose
pseudo-class is one it does not know, which is what those browsers make of ours.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.navigateur.conftest import serve
from tests.navigateur.test_ecrans import OVERFLOW, size
from tests.navigateur.test_impression import GLOSSARY

UNKNOWN = "delete HTMLElement.prototype.popover; delete HTMLElement.prototype.hidePopover;"


@functools.cache
def as_read_there(path: Path) -> bytes | None:
    """What those browsers make of a page or of a style sheet."""
    if path.suffix not in (".html", ".css"):
        return None
    text = re.sub(r" popover(target\w*)?(?=[ =>])", r" data-popover\1", path.read_text("utf-8"))
    return text.replace(":popover-open", ":popover-inconnu").encode("utf-8")


@pytest.fixture(scope="module")
def old_url(site_dir: Path) -> Iterator[str]:
    with serve(site_dir, as_read_there) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["avec JavaScript", "sans JavaScript"])
def old(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param, locale="fr-FR")
    context.add_init_script(UNKNOWN)
    yield context.new_page()
    context.close()


def test_a_term_leads_to_its_entry(
    old: Page, old_url: str, covers: Mapping[str, tuple[str, ...]]
) -> None:
    terms = 0
    for address in covers["termes"]:
        old.goto(old_url + address)
        assert old.locator("[popover], [popovertarget]").count() == 0
        words = old.locator("main .definition a[href*='#terme-']")
        if not words.count():
            continue
        terms += 1
        expect(old.locator(".terme").first).to_be_hidden()
        expect(words.first).to_be_visible()
        # The sentence is read as it was written: the word, and not its definition.
        sentence = old.locator(".definition").first.locator(
            "xpath=ancestor::*[self::p or self::li or self::dd or self::td][1]"
        )
        assert "Voir dans le glossaire" not in sentence.inner_text(), address
        assert all(
            shown == "a"
            for shown in old.locator(".definition > :visible").evaluate_all(
                "all => all.map((one) => one.localName)"
            )
        )
        word, code = (
            words.first.inner_text(),
            (words.first.get_attribute("href") or "").split("#")[1],
        )
        assert word in sentence.inner_text()
        words.first.click()
        assert old.url == f"{old_url}{GLOSSARY}#{code}"
        expect(old.locator(f"#{code}")).to_be_in_viewport()
    assert terms >= 4


def test_the_menu_is_in_the_page(
    old: Page,
    old_url: str,
    one_of_each: tuple[str, ...],
    covers: Mapping[str, tuple[str, ...]],
) -> None:
    for address in dict.fromkeys((*one_of_each, *covers["cadre"])):
        home = old.locator("#menu").get_by_role("link", name="Accueil", exact=True)
        for width in (360, 1280):
            if old.url != old_url + address:
                old.goto(old_url + address)
            old.set_viewport_size(size(width))
            expect(home).to_be_visible()
            expect(old.locator(".bouton-menu")).to_be_hidden()
            assert old.evaluate(OVERFLOW) == [], (address, width)
            if address in covers["cadre"]:  # The menu is the same on the others.
                home.click()
                old.wait_for_url(old_url + "index.html")


def test_on_paper_the_sentence_is_whole(old: Page, old_url: str) -> None:
    old.goto(old_url + "titres/cip/competences/c06.html")
    old.emulate_media(media="print")
    expect(old.locator(".terme").first).to_be_hidden()
    expect(old.locator(".definition__mot").first).to_be_visible()
    expect(old.locator(".definition__voir").first).to_be_hidden()
