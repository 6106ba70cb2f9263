"""The reader understands a page as a parser would, and loses nothing of it."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.finishing.reader import VOID, parse_html, parse_tag


class Juge(HTMLParser):
    """What Python's own parser finds: each tag with its attributes, and the text between."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[object] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.add((tag, [(name, value or "") for name, value in attrs]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.add(f"/{tag}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        self.text += data

    def add(self, found: object) -> None:
        self.found += [self.text, found]
        self.text = ""


def judged(html: str) -> list[object]:
    juge = Juge()
    juge.feed(html)
    juge.close()
    return [*juge.found, juge.text]


def ours(html: str) -> list[object]:
    found: list[object] = []
    text = ""
    for at, piece in enumerate(parse_html(html).pieces):
        if at % 2 == 0:
            text += unescape(piece)
        elif (read_tag := parse_tag(piece)).name:
            name = read_tag.name
            found += [text, f"/{name}" if read_tag.is_closing else (name, [*read_tag.pairs])]
            text = ""
            if read_tag.text is not None:
                found += [read_tag.text, f"/{name}"]
    return [*found, text]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "texte seul",
        "<p>a</p>",
        "<P CLASS=X>a</P>",
        "<p\nclass = 'x'\tid=y hidden>a</p >",
        '<p title="a > b" data-x=\'c " d\'>a<br>b<br/>c</p>',
        '<a href="?a=1&amp;b=2" title="l&#39;oubli">1 &lt; 2</a>',
        "<!doctype html><!-- <p>non</p> -->après",
        "<script src='a.js'></script>x<SCRIPT>if (a < b) {'<p>'}</SCRIPT >y",
        '<script type="application/ld+json">{"a": "</p>"}</script>',
        "<style>p > b {}</style><svg viewBox='0 0 1 1'><path d='M0 0'/></svg>",
        "<mon-element data-x>1 < 2 et 3 > 2</mon-element>",
    ],
)
def test_tags_attributes_and_text_are_those_of_a_parser(html: str) -> None:
    assert ours(html) == judged(html)
    assert parse_html(html).html == html


def test_a_real_site_is_read_as_a_parser_reads_it(site_dir: Path) -> None:
    for path in sorted(site_dir.rglob("*.html"))[::12]:
        html = path.read_text("utf-8")
        assert ours(html) == judged(html), path
        assert parse_html(html).html == html
        assert parse_html(html).miswritten is None


@pytest.mark.parametrize(
    "html", ['<a href="x>lien</a>', "a <!-- b", "<p", "</p", "<?xml ?>", "<p a='b'c='d'>"]
)
def test_what_a_browser_could_take_for_a_tag_is_seen(html: str) -> None:
    assert parse_html(html).miswritten


def test_the_first_of_two_values_counts() -> None:
    assert parse_tag('<p id="a" id="b">').values["id"] == "a"


def test_what_enters_a_page_is_read_too() -> None:
    page = parse_html("<article>a<i></i>b</article>")
    changed = page.replace(3, 5, "<b>x</b>").insert(1, "<p>y</p>")
    assert changed.html == "<article><p>y</p>a<b>x</b>b</article>"
    assert changed.pieces == parse_html(changed.html).pieces
    assert changed.article == (1, len(changed.pieces) - 2)
