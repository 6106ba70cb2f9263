"""Blocks of HTML taken whole are those Markdown would have found; one reader reads as many do."""

from __future__ import annotations

import random
from importlib import import_module
from typing import Any
from xml.etree import ElementTree

import markdown
import pytest
from markdown.extensions import md_in_html
from mkdocs.structure import pages

from generator.builders import quick

_PIECES = (
    "<div>|</div>|<p>|</p>|<span>|</span>|<br>|<hr>|<hr/>|<img src='a'>|<input disabled/>|\n|\n\n|x"
    '| |  |    |\t|é & b|&amp;|&#39;|&#3|&#x27;|<ul>|<li>|</li>|</ul>|<section class="a b" id="c">'
    '|</section>|<div markdown>|<div markdown="1">|<!-- c -->|<script>|</script>|a < b|# T\n'
    "|`<div>`"
    '|<DIV>|<svg viewBox="0 0">|</svg>|<circle cx="1"/>|<div >|</div >|<textarea>|</textarea>|<pre>'
    "|</pre>|<div a='b'>|<div a=b>|<?php ?>|<![CDATA[x]]>|</>|</ >|<a href=\"x>y\">|</a>"
    '|<p title="a\nb">|<div\nid="e">|<li|<p/>|<div/>|<table>|</table>|<title>|</title>'
).split("|")


def _found(extractor: Any, source: str) -> tuple[str, list[Any]] | str:
    """What is left of a page, and the blocks found in it."""
    md = markdown.Markdown(extensions=["md_in_html"])
    reader = extractor(md)
    try:
        reader.feed(source)
        reader.close()
    except Exception as error:
        return repr(error)
    blocks = [
        b if isinstance(b, str) else ElementTree.tostring(b) for b in md.htmlStash.rawHtmlBlocks
    ]
    return "".join(reader.cleandoc), blocks


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
def test_blocks_are_those_markdown_finds(seed: int) -> None:
    drawn, ours = random.Random(seed), quick.quick(md_in_html.HTMLExtractorExtra)
    taken = 0
    for _ in range(1500):
        pieces = _PIECES if drawn.random() < 0.5 else [p for p in _PIECES if quick.is_plain(p)]
        some = [*drawn.sample(pieces, drawn.randint(4, 14)), "\n", "\n\n", "<div>", "</div>"]
        source = "".join(drawn.choices(some, k=drawn.randint(3, 40))) + "\n\n"
        assert _found(ours, source) == _found(md_in_html.HTMLExtractorExtra, source), source
        taken += quick.is_plain(source) and "\n<div>" in source
    assert taken > 100


@pytest.mark.parametrize(
    ("source", "end"),
    [
        ("<div><p>a<br>b</p><hr/></div>\n", 29),
        ("<div><p></div></p>\n", 0),
        ("<div>\n", 0),
        ("<br>\n", 0),
        ("<div><script></script></div>\n", 0),
    ],
)
def test_a_block_ends_where_its_element_does_or_nobody_says(source: str, end: int) -> None:
    assert quick.end_of_block(source, 0) == end


def test_the_installed_markdown_is_the_one_ours_was_compared_with() -> None:
    """Another one reads alone, and slower: compare first, then say so in `COMPARED`."""
    assert markdown.__version__.startswith(quick.COMPARED)


def test_another_markdown_reads_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    own = md_in_html.HTMLExtractorExtra
    with quick.blocks_taken_whole():
        assert md_in_html.HTMLExtractorExtra is not own
    assert md_in_html.HTMLExtractorExtra is own
    monkeypatch.setattr(markdown, "__version__", "4.0")
    with quick.blocks_taken_whole():
        assert md_in_html.HTMLExtractorExtra is own


def test_nothing_of_a_page_is_left_in_the_next() -> None:
    """Abbreviations, references and tables of contents are those of one page."""
    config = {"extensions": ["abbr", "toc", "attr_list", "md_in_html"], "extension_configs": {}}
    first = "# A {#a}\n\nLe CIP [x].\n\n*[CIP]: Un\n\n[x]: y.html\n\n<div>\n\n1\n\n</div>\n"
    second = "# A\n\nLe CIP [x].\n"
    alone = markdown.Markdown(**config).convert(second)
    with quick.one_reader(import_module("mkdocs.structure.pages")):
        assert pages.markdown is not markdown
        pages.markdown.Markdown(**config).convert(first)
        again = pages.markdown.Markdown(**config)
        assert (again.convert(second), [t["id"] for t in again.toc_tokens]) == (alone, ["a"])
    assert pages.markdown is markdown
