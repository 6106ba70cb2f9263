"""The policy stands first, allows nothing inline, and a page that would break it is refused."""

import base64
import hashlib
import re

import pytest

from generator.finishing import csp
from generator.finishing.failure import FinishingError
from generator.finishing.reader import parse_html


def add_csp(html: str, allowed: frozenset[str] = csp.ALLOWED) -> str:
    return csp.add_csp(parse_html(html), allowed).html


def page(body: str = "", head: str = "") -> str:
    return (
        f'<!doctype html>\n<html lang="fr"><head>\n<meta charset="utf-8">\n'
        f'<link rel="stylesheet" href="a.css">{head}</head>\n<body>{body}</body></html>\n'
    )


def policy(html: str) -> dict[str, list[str]]:
    found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert len(found) == 1
    directives = [directive.split() for directive in found[0].split(";")]
    return {name: values for name, *values in directives}


def test_the_policy_comes_before_anything_is_loaded() -> None:
    html = add_csp(page())
    assert html.index('charset="utf-8"') < html.index("Content-Security-Policy")
    assert html.index("Content-Security-Policy") < html.index("a.css")


def test_nothing_inline_and_no_other_host() -> None:
    directives = policy(add_csp(page()))
    assert directives["default-src"] == ["'self'"]
    assert directives["script-src"] == ["'self'"]
    assert directives["style-src"] == ["'self'"]
    assert directives["base-uri"] == ["'none'"]
    assert directives["form-action"] == ["'none'"]
    values = {value for values in directives.values() for value in values}
    assert values == {"'self'", "'none'", "data:"}


def test_the_rest_of_the_page_is_left_alone() -> None:
    before = page('<p title="a > b">style="x" onclick=</p><!-- <style>p{}</style> -->')
    after = add_csp(before)
    assert re.sub(r"\n<meta http-equiv[^>]*>", "", after) == before


@pytest.mark.parametrize(
    "kept",
    [
        '<script src="a.js"></script>',
        "<script defer src='a.js'></script>",
        '<script type="application/ld+json">{"a": "<b style=x>"}</script>',
        '<script type="application/json">{}</script>',
        '<p class="style" data-style="x" data-onclick="y">texte</p>',
        '<input value="style=a onclick=b">',
        '<a href="https://exemple.fr/?style=1&amp;onload=2">lien</a>',
        "<p>un style=&quot;x&quot;</p>",
    ],
)
def test_what_the_policy_lets_through_passes(kept: str) -> None:
    assert kept in add_csp(page(kept))


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("script", "<script>alert(1)</script>"),
        ("script", "<SCRIPT>alert(1)</SCRIPT >"),
        ("script", '<script type="module">alert(1)</script>'),
        ("script", '<script type="text/javascript">alert(1)</script>'),
        ("script", "<script type='importmap'>{}</script>"),
        ("script", '<script data-a="x>y">alert(1)</script>'),
        ("script", "<script>alert(1)"),
        ("balise", "<p title=l'oubli> <img onerror=x()> <p title='a'>"),
        ("balise", "<p>a<!-- jamais fermé"),
        ("style", "<style>p{}</style>"),
        ("style", '<svg><style type="text/css">p{}</style></svg>'),
        ("attribut", '<p style="color:red">'),
        ("attribut", "<td STYLE=text-align:right>"),
        ("attribut", '<p title="a > b" style="color:red">'),
        ("attribut", '<img src="a.png" onerror="x()">'),
        ("attribut", "<body\nonload=x()>"),
        ("adresse", '<a href="javascript:alert(1)">'),
        ("adresse", '<a href=" JavaScript:alert(1)">'),
    ],
)
def test_what_the_policy_would_block_stops_the_build(name: str, refused: str) -> None:
    with pytest.raises(FinishingError) as caught:
        add_csp(page(refused))
    assert caught.value.name == name


def test_an_inline_script_runs_only_when_its_very_text_is_allowed() -> None:
    digest = "sha256-" + base64.b64encode(hashlib.sha256(b"lancer()").digest()).decode()
    allowed = frozenset({digest})
    html = add_csp(page("<script>lancer()</script>"), allowed)
    assert policy(html)["script-src"] == ["'self'", f"'{digest}'"]
    assert policy(add_csp(page(), allowed))["script-src"] == ["'self'"]
    with pytest.raises(FinishingError):
        add_csp(page("<script>lancer() </script>"), allowed)


@pytest.mark.parametrize(
    "html", ["<html><head></head></html>", page(head='<meta charset="utf-8">')]
)
def test_a_page_without_one_charset_is_refused(html: str) -> None:
    with pytest.raises(FinishingError) as caught:
        add_csp(html)
    assert caught.value.name == "charset"
