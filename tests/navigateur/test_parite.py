"""The site that Zensical builds, in a browser: it works, and alone.

`tests/test_parite.py` compares it to the site of MkDocs: the same files to the byte, the same pages
tag by tag. So what `test_axe.py` finds on the one holds for the other; here it is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.navigateur.conftest import ARBRE, serve
from tests.navigateur.test_auto_positionner import GRILLE, answer, chosen
from tests.navigateur.test_auto_synthese import SYNTHESE
from tests.navigateur.test_recherche import C, first_result, open_search
from tests.test_arbre_cip import ARBRE as DONNEES
from tests.test_arbre_cip import EXPECTED, state


@pytest.fixture(scope="module")
def zensical_url(zensical_dir: Path) -> Iterator[str]:
    """That site behind a web server."""
    with serve(zensical_dir) as address:
        yield address


@pytest.fixture(autouse=True)
def _quiet(context: BrowserContext, zensical_url: str) -> Iterator[None]:
    """The browser stays on this host, with nothing to complain about."""
    hosts: set[str] = set()
    heard: list[str] = []
    context.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    context.on("console", lambda message: heard.append(f"{message.type} : {message.text}"))
    context.on("weberror", lambda error: heard.append(str(error.error)))
    yield
    assert hosts == {urlsplit(zensical_url).netloc}
    assert heard == []


def test_a_path_of_the_tree_is_walked_by_clicks(page: Page, zensical_url: str) -> None:
    path = max(EXPECTED, key=len)
    issues = {i["code"]: i["titre"] for i in DONNEES["issues"]}
    page.goto(zensical_url + "index.html")
    page.get_by_role("main").get_by_role("link", name="Comparer les voies").click()
    page.get_by_role("main").get_by_role("link", name="Trouver ma voie").click()
    expect(page).to_have_url(zensical_url + ARBRE + "index.html")
    for number in range(1, len(path) + 1):
        onward = state(path[:number]).rpartition("/")[2]
        page.locator(f".reponses a[href$='{onward}']").click()
        expect(page).to_have_url(zensical_url + ARBRE + onward)
    expect(page.get_by_role("heading", level=1)).to_have_text(issues[EXPECTED[path]])


def test_answers_are_kept_and_read(page: Page, zensical_url: str) -> None:
    page.goto(zensical_url + GRILLE)
    page.locator("[name='seance-mode'][value='durable']").check()
    answer(page, "C01-2", "En autonomie")
    expect(page.locator(".seance__etat")).to_contain_text("Gardé sur cet appareil")
    page.reload()
    assert chosen(page, "C01-2") == "En autonomie"
    for field in page.locator("#c03 fieldset").all():
        answer(page, field.get_attribute("data-repere") or "", "Pas encore")
    page.goto(zensical_url + SYNTHESE)
    readings = page.locator("synthese-lectures [data-lecture]")
    expect(readings).to_have_count(15)
    expect(readings.nth(2)).to_have_text(re.compile("^Non"))
    expect(readings.nth(3)).to_have_text(re.compile("^À compléter"))


def test_search_finds_words_without_their_accents(page: Page, zensical_url: str) -> None:
    page.goto(zensical_url)
    dialog = open_search(page)
    for query in ("competence", "epreuves", "C06"):
        assert first_result(dialog, query), query
    assert first_result(dialog, "animer atelier thematique") == zensical_url + C(10)
    dialog.get_by_role("link").first.click()
    expect(page).to_have_url(zensical_url + C(10))


def test_a_lost_page_leads_back(page: Page, zensical_url: str) -> None:
    page.goto(zensical_url + "404.html")
    page.get_by_role("link", name="Revenir à l’accueil").click()
    expect(page).to_have_url(zensical_url + "index.html")
