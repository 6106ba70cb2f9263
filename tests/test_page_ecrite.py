"""What a hand-written page may use, as CONTRIBUTING says: both builders make of it what is meant.

`tests/navigateur/test_page_ecrite.py` looks at the same page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.finishing.reader import HtmlDocument, parse_html
from tests.conftest import RACINE
from tests.test_parite import first_difference

ADDRESS = "a-propos.html"


def page(site: Path) -> str:
    return (site / ADDRESS).read_text("utf-8")


def shape(page: HtmlDocument) -> str:
    """The content, without the spaces between its tags."""
    assert page.article
    start, end = page.article
    return "".join(piece.strip() for piece in page.pieces[start + 1 : end])


@pytest.mark.parametrize(
    "meant",
    [
        '<div class="admonition note"><p class="admonition-title">À savoir</p><p>',
        '<div class="admonition attention"><p class="admonition-title">À ne pas oublier</p>',
        '<abbr title="questionnaire à choix multiples">QCM</abbr>',
        '<h2 id="listes">Listes</h2><ol><li>',
        "<li>avec un détail",
        "<dl><dt>Convocation</dt><dd>",
        "<table><thead><tr><th>Pièce</th>",
        "</thead><tbody><tr><td>",
        '<img alt="Trois cases reliées par un trait',
        "<blockquote><p>",
        '<pre class="highlight"><code class="language-text">une-ligne',
        "<details><summary>Une suite que l’on déplie</summary><p>",
        "<strong>gras</strong>.</p></details>",
        "<hr",
    ],
)
def test_each_thing_is_what_it_is_meant_to_be(page_ecrite: Mapping[str, Path], meant: str) -> None:
    assert meant in shape(parse_html(page(page_ecrite["mkdocs"])))


def test_both_builders_make_the_same_page(page_ecrite: Mapping[str, Path]) -> None:
    pages = [page(site) for site in page_ecrite.values()]
    assert len(pages) == 2
    assert first_difference(ADDRESS, *pages) == ""


def test_the_frame_is_all_there_is_around_it(page_ecrite: Mapping[str, Path]) -> None:
    for site in page_ecrite.values():
        html = page(site)
        assert html.startswith('<!doctype html>\n<html lang="fr"')
        assert html.rstrip().endswith("</html>")
        assert [html.count(tag) for tag in ("<main", "<article", "<head>", "<body>")] == [1] * 4
        assert not re.search(r"\bmd-|\b__", html)


def test_contributing_shows_where_it_stands() -> None:
    assert "tests/exemples/page-ecrite.md" in (RACINE / "CONTRIBUTING.md").read_text("utf-8")
