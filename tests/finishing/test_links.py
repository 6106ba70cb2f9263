"""Every broken link of the built pages is found, and a clean site has none."""

from __future__ import annotations

import pytest

from generator.finishing.facts import page_facts
from generator.finishing.links import broken_links
from generator.finishing.reader import parse_html

FILES = frozenset({"index.html", "a/b.html", "a/été c.pdf", "assets/x.css", "404.html"})


def faults(body: str, address: str = "a/b.html", base: str = "/") -> list[str]:
    pages = {
        "index.html": '<p id="haut">x</p>',
        "404.html": "<p>x</p>",
        "a/b.html": "<p id='ici'>y</p>",
    }
    pages[address] = pages.get(address, "") + body
    return broken_links(
        {a: page_facts(a, parse_html(html)) for a, html in pages.items()}, FILES, base
    )


@pytest.mark.parametrize(
    "link",
    [
        '<a href="../index.html">x</a>',
        '<a href="../index.html#haut">x</a>',
        '<a href="#ici">x</a>',
        '<a href="">x</a>',
        "<a href=b.html>x</a>",
        "<a href='../'>x</a>",
        '<a href="%C3%A9t%C3%A9%20c.pdf">x</a>',
        '<a href="b.html?q=1#ici">x</a>',
        '<link href="../assets/x.css">',
        '<a href="https://ailleurs.example/rien">x</a>',
        '<a href="mailto:a@b.example">x</a>',
        '<a href="//ailleurs.example/">x</a>',
        '<label for="ici">x</label><p aria-labelledby="ici">y</p>',
        "<!-- <a href='rien.html'> -->",
        "<p title='&lt;a href=rien.html>'>x</p>",
        '<p>href="rien.html"</p>',
    ],
)
def test_a_sound_link_is_no_fault(link: str) -> None:
    assert faults(link) == []


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ('<a href="rien.html">x</a>', "ne mène à aucun fichier"),
        ("<a href='rien.html'>x</a>", "ne mène à aucun fichier"),
        ("<a href=rien.html>x</a>", "ne mène à aucun fichier"),
        ("<A HREF='rien.html'>x</A>", "ne mène à aucun fichier"),
        ("<a\nhref='rien.html'>x</a>", "ne mène à aucun fichier"),
        ("<a href = 'rien.html'>x</a>", "ne mène à aucun fichier"),
        ('<a title="a > b" href="rien.html">x</a>', "ne mène à aucun fichier"),
        ('<img src="rien.png">', "ne mène à aucun fichier"),
        ('<script src="rien.js"></script>', "ne mène à aucun fichier"),
        ('<a href="../a/">x</a>', "ne mène à aucun fichier"),
        ('<a href="../../x.html">x</a>', "ne mène à aucun fichier"),
        ('<a href="#nulle-part">x</a>', "ancre qui n’existe pas"),
        ('<a href="../index.html#ici">x</a>', "ancre qui n’existe pas"),
        ('<label for="absent">x</label>', "aucun identifiant"),
        ('<p aria-labelledby="ici absent">x</p>', "aucun identifiant : absent"),
        ('<button popovertarget="absent">x</button>', "aucun identifiant"),
        ('<p id="ici">deux fois</p>', "deux fois"),
    ],
)
def test_each_kind_of_fault_is_found_once_and_placed(link: str, said: str) -> None:
    (fault,) = faults(link)
    assert fault.startswith("a/b.html : ")
    assert said in fault


def test_absolute_links_follow_the_place_of_the_site() -> None:
    link = '<a href="/projet/a/b.html">x</a>'
    assert faults(link, "404.html", "/projet/") == []
    assert "ne mène" in faults(link, "404.html", "/")[0]
    assert "sort du site" in faults('<a href="/a/b.html">x</a>', "404.html", "/projet/")[0]


def test_many_links_to_one_missing_file_are_one_fault() -> None:
    """Something every page leads to: its name says more than the pages do."""
    pages = {
        f"a/{n:02}.html": f'<a href="../loin.html">x</a><a href="{n}">y</a>' for n in range(14)
    }
    first, *others = broken_links(
        {a: page_facts(a, parse_html(html)) for a, html in pages.items()}, FILES
    )
    assert first == (
        "loin.html : absent du site ; 14 liens y mènent "
        "(a/00.html, a/01.html, a/02.html et 11 autres pages)"
    )
    assert len(others) == 14
    assert not any("loin.html" in line for line in others)
    few = {f"{n}.html": '<a href="loin.html">x</a>' * 4 for n in range(4)}
    (told,) = broken_links({a: page_facts(a, parse_html(html)) for a, html in few.items()}, FILES)
    assert told.endswith("16 liens y mènent (0.html, 1.html, 2.html et 1 autre page)")


def test_every_fault_of_every_page_is_told() -> None:
    pages = {"index.html": "<a href='x'></a><a href='y'></a>", "a/b.html": "<a href='z'></a>"}
    assert (
        len(broken_links({a: page_facts(a, parse_html(html)) for a, html in pages.items()}, FILES))
        == 3
    )
