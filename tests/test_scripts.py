"""A page loads the scripts that its scripts need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import pages
from generator.model import Referentiel

DOCS = Path(__file__).resolve().parents[1] / "site_src" / "docs"
_GIVEN = re.compile(r"\bauto\.(\w+) = ")
_ASKED = re.compile(r"\bauto\.(\w+)\b(?! = )")


def _scripts(page: pages.Page) -> list[Path]:
    return [DOCS / script for script in page.scripts if script.startswith("assets/")]


@pytest.mark.parametrize("vue", ["index", "situations", "synthese", "mes-donnees", "c01"])
def test_nothing_is_asked_of_a_script_that_the_page_does_not_load(
    cip: Referentiel, vue: str
) -> None:
    page = next(p for p in pages.plan(cip) if p.path.stem == vue and _scripts(p))
    texts = {path.name: path.read_text("utf-8") for path in _scripts(page)}
    given = {name for text in texts.values() for name in _GIVEN.findall(text)}
    asked = {(name, file) for file, text in texts.items() for name in _ASKED.findall(text)}
    assert given
    missing = sorted((name, file) for name, file in asked if name not in given)
    assert missing == []
