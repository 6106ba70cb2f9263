"""The first use of each term explains itself, where a reader meets it and nowhere else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

import pytest

from generator.finishing.facts import page_facts
from generator.finishing.glossaire import mark_terms
from generator.finishing.lexique import Lexique, lexique
from generator.finishing.reader import parse_html
from generator.finishing.search_index import build_index
from generator.model import Glossaire, Terme
from generator.words.typographie import NBSP, NNBSP

TERMES = (
    Terme(code="vae", terme="VAE", developpe="validation des acquis", definition="Une voie."),
    Terme(code="aide", terme="AIDE", definition="Un sigle qui est aussi un mot."),
    Terme(code="projet", terme="projet", definition="Une idée.", formes=("projets",)),
    Terme(
        code="projet-pro",
        terme="projet professionnel",
        definition="Une idée de métier : l'essentiel <b>tient</b> ?",
        formes=("projets professionnels",),
    ),
    Terme(code="r-et-d", terme="R&D", definition="De la recherche."),
    Terme(code="titre", terme="titre", definition="Trop courant.", courant=True),
    Terme(code="ecole", terme="école", definition="Un lieu."),
)
LEXIQUE = lexique(Glossaire(termes=TERMES), "titres/x/glossaire.html")


def page(article: str) -> str:
    around = "<p>VAE</p>"
    return f"<html><body>{around}<article class='x'>{article}</article>{around}</body></html>"


def mark(article: str, words: Lexique = LEXIQUE) -> str:
    return mark_terms(parse_html(page(article)), words, "../glossaire.html").html


def marked(article: str) -> list[tuple[str, str]]:
    """What became a button, and the term it explains."""
    found = re.findall(
        r'<button [^>]*popovertarget="terme-([\w-]+)">([^<]*)</button>', mark(article)
    )
    return [(word, code) for code, word in found]


def test_the_first_use_alone_is_explained() -> None:
    assert marked("<p>La VAE.</p><p>La VAE, puis un projet et des projets.</p>") == [
        ("VAE", "vae"),
        ("projet", "projet"),
    ]


def test_in_a_page_of_a_walk_the_first_use_is_a_link() -> None:
    light = page("<p>(VAE). Une VAE.</p>").replace("class='x'", "class='x' data-legere")
    html = mark_terms(parse_html(light), LEXIQUE, "../glossaire.html").html
    assert '<p>(<a href="../glossaire.html#terme-vae">VAE</a>). Une VAE.</p>' in html
    assert "popover" not in html


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize("in_page", [str, decomposed], ids=["NFC", "NFD"])
@pytest.mark.parametrize("in_glossary", [str, decomposed], ids=["NFC", "NFD"])
def test_an_accent_is_the_same_however_it_was_typed(
    in_page: Callable[[str], str], in_glossary: Callable[[str], str]
) -> None:
    terme = Terme(code="ecole", terme=in_glossary("école d’été"), definition="Un lieu.")
    words = lexique(Glossaire(termes=(terme,)), "titres/x/glossaire.html")
    html = mark(in_page("<h1>Été</h1><p>Une école d’été.</p>"), words)
    assert 'popovertarget="terme-ecole">école d’été</button>' in html
    assert "<h1>Été</h1>" in html


def test_any_form_of_a_term_counts_as_its_use() -> None:
    assert marked("<p>Des projets, un projet. La validation des acquis ou VAE.</p>") == [
        ("projets", "projet"),
        ("validation des acquis", "vae"),
    ]


def test_the_longest_form_wins() -> None:
    article = "<p>Un projet professionnel, des projets professionnels, un projet.</p>"
    assert marked(article) == [("projet professionnel", "projet-pro"), ("projet", "projet")]


@pytest.mark.parametrize(
    "form", ["(ré)insertion", "C.V.", "1er accueil", "d’après", "l’aide à l’emploi", "€ par jour"]
)
def test_a_form_may_begin_with_a_sign_or_a_digit(form: str) -> None:
    termes = (Terme(code="x", terme=form, definition="Dit."), *TERMES)
    words = lexique(Glossaire(termes=termes), "titres/x/glossaire.html")
    html = mark(f"<p>Un projet, {form} ; un{form}.</p>", words)
    assert re.findall(r'popovertarget="terme-([\w-]+)"', html) == ["projet", "x"]


def test_what_begins_as_a_longer_form_is_still_a_shorter_one() -> None:
    article = "<p>Un projet professionnels, une validation des projets.</p>"
    assert marked(article) == [("projet", "projet")]


@pytest.mark.parametrize(
    "article",
    [
        "<h1>VAE</h1>",
        "<h2 id='a'>La VAE</h2>",
        "<h3><a href='x'>VAE</a></h3>",
        "<p><a href='x'>la <em>VAE</em></a></p>",
        "<button>VAE</button>",
        "<p><code>VAE</code></p>",
        "<nav><ul><li>VAE</li></ul></nav>",
        "<p><!-- VAE --></p>",
        "<p title='VAE'>x</p>",
        '<p data-x="a > VAE">x</p>',
        "<div data-sans-glossaire><div>VAE</div> VAE</div>",
        "<select><option>VAE</option></select>",
        "<summary>VAE</summary>",
    ],
)
def test_what_is_left_alone(article: str) -> None:
    assert mark(article) == page(article)
    assert marked(f"{article}<p>VAE</p>") == [("VAE", "vae")]


def test_only_the_article_is_touched() -> None:
    html = mark("<p>VAE</p>")
    assert html.count("<button") == 1
    assert html.startswith("<html><body><p>VAE</p><article")


@pytest.mark.parametrize("text", ["aide", "Aide", "vae", "MVAE", "VAEs", "VAE-x", "x-VAE"])
def test_a_sigle_matches_as_written_and_whole(text: str) -> None:
    assert marked(f"<p>{text}</p>") == []


@pytest.mark.parametrize("text", ["projet", "Projet", "École", "école"])
def test_a_word_may_begin_a_sentence(text: str) -> None:
    assert [word for word, _ in marked(f"<p>{text} !</p>")] == [text]


@pytest.mark.parametrize("text", ["projeter", "avant-projet", "PROJET", "écoles"])
def test_a_part_of_a_word_is_not_a_term(text: str) -> None:
    assert marked(f"<p>{text}</p>") == []


def test_a_term_after_an_elision_is_explained() -> None:
    assert marked("<p>Aller à l’école.</p>") == [("école", "ecole")]


@pytest.mark.parametrize("space", [" ", NBSP, NNBSP, "\n", "  "])
def test_any_space_separates_the_words_of_a_term(space: str) -> None:
    assert marked(f"<p>Un projet{space}professionnel.</p>") == [
        (f"projet{space}professionnel", "projet-pro")
    ]


def test_a_term_with_an_entity_is_found() -> None:
    assert marked("<p>La R&amp;D et R&D.</p>") == [("R&amp;D", "r-et-d")]


def test_a_common_word_is_not_underlined() -> None:
    assert marked("<p>Un titre.</p>") == []


def test_no_button_in_a_button_and_every_tag_closed() -> None:
    class Reader(HTMLParser):
        opened: list[str] = []  # noqa: RUF012 - one reader, one run

        def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
            assert not (tag == "button" and "button" in self.opened)
            self.opened.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.opened.pop() == tag

    reader = Reader()
    reader.feed(mark("<p>Une VAE pour un projet professionnel en R&amp;D</p>"))
    assert reader.opened == []


def test_the_definition_is_text_set_in_french_and_leads_to_the_glossary() -> None:
    html = mark("<p>Un projet professionnel.</p>")
    shown = unescape(re.sub(r"<[^>]+>", "", html))
    assert f"Une idée de métier{NBSP}: l’essentiel <b>tient</b>{NNBSP}?" in shown
    assert "<b>" not in html
    assert 'href="../glossaire.html#terme-projet-pro"' in html


def test_a_sigle_is_spelled_out() -> None:
    assert "VAE (validation des acquis)" in mark("<p>La VAE.</p>")


def test_definitions_stay_out_of_the_search() -> None:
    index = build_index(
        {"p.html": page_facts("p.html", parse_html(mark("<h1>T</h1><p>Une VAE utile.</p>")))}
    )
    assert "Une VAE utile." in index
    assert "Une voie." not in index


def test_a_page_without_an_article_is_left_alone() -> None:
    assert mark_terms(parse_html("<p>VAE</p>"), LEXIQUE, "g.html").html == "<p>VAE</p>"
