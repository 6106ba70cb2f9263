"""A page written with all that Markdown offers here, in a browser, as `tests/test_page_ecrite.py`
built it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.navigateur.conftest import serve
from tests.navigateur.test_axe import PHONE, WIDE, faults, load, told
from tests.navigateur.test_ecrans import OVERFLOW, OVERLAP, SMALL_TARGETS, size
from tests.test_page_ecrite import ADDRESS


def test_it_can_be_read_by_all_on_any_screen(page: Page, page_ecrite: Mapping[str, Path]) -> None:
    with serve(page_ecrite["mkdocs"]) as address:
        page.set_viewport_size(size(320))
        load(page, address + ADDRESS)
        for width in (320, 360, 1280):
            page.set_viewport_size(size(width))
            for script in (OVERFLOW, OVERLAP, SMALL_TARGETS):
                assert page.evaluate(script) == [], width
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
            image = page.locator(".contenu img").bounding_box()
            assert image is not None
            assert image["x"] >= 0 and image["x"] + image["width"] <= width
        page.locator(".contenu summary").click()
        expect(page.get_by_text("Le texte qui est dedans")).to_be_visible()
        found = faults(page, ADDRESS, WIDE, PHONE)
        assert not found, told(found)


def test_a_box_is_seen_and_one_kind_stands_out(page: Page, page_ecrite: Mapping[str, Path]) -> None:
    with serve(page_ecrite["mkdocs"]) as address:
        page.goto(address + ADDRESS)
        background = "box => getComputedStyle(box).backgroundColor"
        colours = {
            page.locator(kind).evaluate(background) for kind in ("body", ".note", ".attention")
        }
        assert len(colours) == 3
