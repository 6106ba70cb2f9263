"""What the address of the site changes, and what stands at the addresses that are gone."""

from __future__ import annotations

import pytest

from generator.finishing.facts import Facts, page_facts
from generator.finishing.failure import FinishingError
from generator.finishing.reader import parse_html
from generator.finishing.redirections import redirect_pages
from generator.finishing.site_address import base, robots_txt


def page(own: str | None, title: str = "T") -> Facts:
    link = f'<link rel="canonical" href="{own}">' if own else ""
    return page_facts(
        "b.html", parse_html(f'<head><meta charset="utf-8"><title>{title}</title>{link}</head>')
    )


@pytest.mark.parametrize(
    ("own", "path", "said"),
    [
        ("https://exemple.test/index.html", "/", True),
        ("https://exemple.test/", "/", True),
        ("https://exemple.test/depot/index.html", "/depot/", False),
        (None, "/", False),  # a site to carry on a stick has no address
    ],
)
def test_robots_look_at_the_root_of_a_host(own: str | None, path: str, said: bool) -> None:
    home = page(own).canonical
    assert home == own
    assert base(home) == path
    assert bool(robots_txt(home)) == said


def test_a_page_without_an_address_still_leads_on() -> None:
    made = redirect_pages({"a/x.html": "b.html#c"}, {"b.html": page(None, "Là &amp; ailleurs")})
    html = made["a/x.html"].html
    assert "canonical" not in html
    assert '<a href="../b.html#c">Là &amp; ailleurs</a>' in html


@pytest.mark.parametrize(
    ("moves", "named"),
    [({"b.html": "a.html"}, "b.html"), ({"x.html": "y.html#z"}, "y.html")],
)
def test_an_address_in_use_or_a_page_that_is_not_stops_the_build(
    moves: dict[str, str], named: str
) -> None:
    with pytest.raises(FinishingError, match=named):
        redirect_pages(moves, {"a.html": page(None), "b.html": page(None)})
