"""Data is text on the pages: whatever it holds, it shows as typed and does nothing."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from types import SimpleNamespace
from urllib.parse import unquote

import markdown
import pytest
from jinja2 import UndefinedError

from generator import pages
from generator.exports.donnees import referentiel_json
from generator.model import Confiance, Referentiel
from generator.templating.rendering import (
    environment,
    jour,
    par_source,
    render,
    render_page,
    texte,
    titre_md,
)
from generator.words.typographie import NBSP, typographie
from tests.conftest import RACINE

EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "md_in_html"),
    *("pymdownx.highlight", "pymdownx.superfences", "tables", "toc"),
]
"""Those of mkdocs.yml: a test below keeps them in step."""

PIEGES = [
    "<script>alert(1)</script>",
    "</h1><img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](https://pirate.example/x.png)",
    "[x][1] et [1]: https://pirate.example",
    "<https://pirate.example>",
    "*a* **b** _c_ __d__ ~~e~~ ^f^ `g`",
    "&amp; &lt;b&gt; &#60; &copy",
    "\"guillemets\" et 'apostrophes'",
    "titre { .rouge #ancre onclick=alert(1) }",
    "titre {: .rouge }",
    "1. liste",
    "- liste",
    "# titre #",
    "a\\*b \\",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "a | b",
    "$x$ !!! note ~ = +",
    "ligne\n\n# deuxième titre\n\n<script>x</script>",
]


def test_the_extensions_tried_here_are_those_of_the_site() -> None:
    block = (RACINE / "mkdocs.yml").read_text("utf-8").split("markdown_extensions:")[1]
    assert re.findall(r"^  - ([\w.]+)", block.split("\n\n")[0], re.M) == EXTENSIONS


@pytest.mark.parametrize("piege", PIEGES)
def test_a_heading_makes_markdown_inert(piege: str) -> None:
    html = markdown.markdown(f"# {titre_md(piege)}\n\nsuite\n", extensions=EXTENSIONS)
    heading = re.fullmatch(r'<h1 id="([^"]*)">([^<]*)</h1>\n<p>suite</p>', html)
    assert heading, html
    shown = " ".join(unescape(heading[2]).split())
    assert shown == " ".join(typographie(piege).split())


@pytest.mark.parametrize("piege", PIEGES)
def test_a_paragraph_makes_markdown_and_html_inert(piege: str) -> None:
    html = markdown.markdown(f"<p>{texte(piege)}</p>\n\nsuite\n", extensions=EXTENSIONS)
    paragraph = re.fullmatch(r"<p>([^<]*)</p>\n\n?<p>suite</p>", html)
    assert paragraph, html
    shown = " ".join(unescape(paragraph[1]).split())
    assert shown == " ".join(typographie(piege).split())


def test_every_value_of_the_traps_reaches_the_pages_escaped(mini: Referentiel) -> None:
    env = environment()
    for page in pages.plan(mini):
        body = render_page(env, page, mini).split("\n---\n", 1)[1]
        for value in re.findall(r'"([^"\\]*<[^"\\]*)"', referentiel_json(mini)):
            assert value not in body
            assert typographie(value) not in body
        assert not re.search(r"<(script|img|b|i|u|h1)\b", body)
        assert 'href="javascript' not in body


def test_a_value_stays_inside_its_attribute(mini: Referentiel) -> None:
    page = next(p for p in pages.plan(mini) if p.path.name == "c03.md")
    body = render_page(environment(), page, mini)
    assert '| C03 Vendre au marché &#34;A&amp;B&#34;"' in body


def test_a_source_named_in_a_sentence_ends_it(cip: Referentiel, mini: Referentiel) -> None:
    env = environment()
    said = []
    for referentiel in (cip, mini):
        for page in pages.plan(referentiel):
            body = render_page(env, page, referentiel)
            said += re.findall(r'<span class="renvoi"[^>]*>.*?</a>[^<]*.*?</span>(.{0,9})', body)
    assert said and not [after for after in said if re.match(r"\s*[A-ZÀ-Ý]", after)]


def test_a_name_the_context_does_not_give_stops_the_rendering() -> None:
    with pytest.raises(UndefinedError):
        render(environment(), "pages/accueil.html.j2", {})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2022, 12, 1), f"1er{NBSP}décembre 2022"),
        (date(2028, 3, 23), f"23{NBSP}mars 2028"),
        (date(2024, 8, 31), f"31{NBSP}août 2024"),
    ],
)
def test_a_day_is_written_in_french(value: date, expected: str) -> None:
    assert jour(value) == expected


def test_places_of_one_source_are_told_together() -> None:
    def appui(source: str, endroit: str, doubt: bool = False) -> SimpleNamespace:
        confiance = Confiance("C" if doubt else "A")
        return SimpleNamespace(source=source, endroit=endroit, confiance=confiance)

    given = [
        appui("loi", "partie « A, b », § 1"),
        appui("code", "article 2"),
        appui("loi", "fiche 3, dépôt"),
        appui("loi", "fiche 3, jury"),
        appui("loi", "fiche 3, jury"),
        appui("code", "article 4"),
        appui("code", "article 4", doubt=True),
    ]
    assert par_source(given) == [
        ("loi", ["partie « A, b », § 1", "fiche 3, dépôt", "jury"], False),
        ("code", ["article 2", "article 4"], False),
        ("code", ["article 4"], True),
    ]


def test_the_style_sheet_draws_the_signs_of_the_menu_as_the_pages_do() -> None:
    drawn = environment().get_template("composants/signes.html.j2").module
    css = (RACINE / "site_src/docs/assets/css/signes.css").read_text("utf-8")
    rules = re.findall(r'\.signe--menu\[data-couleur="(\d)"\] \{ --dessin: url\("(.*?)"\); \}', css)
    assert [int(place) for place, _ in rules] == [1, 2, 3, 4, 5, 6]
    shapes = vars(drawn)
    for (_, uri), fond, trait in zip(rules, shapes["FONDS"], shapes["TRAITS"], strict=True):
        svg = unquote(uri).replace("'", '"')
        assert fond.replace(' class="signe__fond"', "") in svg
        assert trait in svg
