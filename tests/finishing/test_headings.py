"""A heading says how long its longest word is, when it is long; nothing else of a page changes."""

import re

import pytest

from generator.finishing.headings import LENGTHS, with_long_words, with_whole_words
from generator.finishing.reader import parse_html
from tests.conftest import RACINE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<h1>Contractualiser</h1>", '<h1 class="mot-15">Contractualiser</h1>'),
        (
            '<h1 id="a" class="b">Un <a href="c">anticonstitutionnellement</a> dit</h1>',
            '<h1 id="a" class="b mot-26">Un <a href="c">anticonstitutionnellement</a> dit</h1>',
        ),
        ("<h1>&#201;lectroencéphalographiste</h1>", None),
        (f"<h1>{'a' * 60}</h1>", f'<h1 class="mot-40">{"a" * 60}</h1>'),
    ],
)
def test_a_long_word_is_told(before: str, after: str | None) -> None:
    expected = after or '<h1 class="mot-26">&#201;lectroencéphalographiste</h1>'
    page = "<p>Anticonstitutionnellement</p>{}<h1>Anticonstitutionnellement</h1>"
    assert with_long_words(parse_html(page.format(before))).html == page.format(expected)


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Où en êtes-vous avec un rendez-vous</h1>",
        "<h1>Accueillir, faire</h1>",
        "<h1></h1>",
        "<p>Anticonstitutionnellement</p>",
    ],
)
def test_short_words_and_pages_without_heading_stay(html: str) -> None:
    assert with_long_words(parse_html(html)).html == html


def test_the_style_sheet_knows_each_length() -> None:
    base = (RACINE / "site_src" / "docs" / "assets" / "css" / "base.css").read_text("utf-8")
    assert [int(n) for n in re.findall(r"\.mot-(\d+)\b", base)] == list(LENGTHS)


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        ("<h2>Un CCP ? Puis-je le <em>viser</em></h2>", ["Puis-je"]),
        ("<h1>Que gagne-t-on, qu’a-t-il, où est-ce</h1>", ["gagne-t-on", "a-t-il", "est-ce"]),
        ("<h2>Faut&#45;il un rendez&#45;vous</h2>", ["Faut&#45;il", "rendez&#45;vous"]),
        ("<h3>Présentez-vous chez Dupont-y-Fils</h3>", []),
        ('<h2 title="puis-je">TP-00403</h2><p>Puis-je</p>', []),
    ],
)
def test_a_heading_never_ends_a_line_inside_a_short_word(html: str, whole: list[str]) -> None:
    after = with_whole_words(html)
    assert re.findall('<span class="entier">(.*?)</span>', after) == whole
    assert re.sub('<span class="entier">(.*?)</span>', r"\1", after) == html
