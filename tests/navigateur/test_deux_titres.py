"""A second title is a second folder of data: its pages are there, whole, and its own."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

MINI = "titres/mini/"


def test_home_has_a_door_into_each_title(page: Page, two_titles_url: str) -> None:
    page.goto(two_titles_url)
    for name, folder in (
        ("Conseiller en insertion professionnelle", "titres/cip/"),
        ("Jardinier de démonstration", MINI),
    ):
        title = page.get_by_role("heading", name=name)
        listed = page.locator("main").get_by_role("listitem").filter(has=title)
        doors = listed.get_by_role("link").evaluate_all("all => all.map((a) => a.href)")
        assert len(doors) == 3
        assert all(door.startswith(two_titles_url + folder) for door in doors)


def test_its_pages_lead_to_one_another_and_nowhere_else(page: Page, two_titles_url: str) -> None:
    to_read = [two_titles_url + MINI + "index.html"]
    read: set[str] = set()
    while to_read:
        address = to_read.pop()
        read.add(address)
        page.goto(address)
        article = page.get_by_role("article")
        assert "insertion" not in article.inner_text().lower(), address
        links = article.locator("a[href]:not([download])").evaluate_all(
            "all => all.map((a) => a.href.split('#')[0])"
        )
        for link in set(links) - read - set(to_read):
            assert link.startswith((two_titles_url + MINI, "https://")), (address, link)
            if link.startswith(two_titles_url):
                to_read.append(link)
    names = {address.removeprefix(two_titles_url + MINI) for address in read}
    assert {"index.html", "activites/at2.html", "competences/c03.html", "glossaire.html"} <= names


def test_a_term_opens_the_definition_of_its_own_glossary(page: Page, two_titles_url: str) -> None:
    page.goto(two_titles_url + MINI + "competences/c02.html")
    page.locator(".terme").first.click()
    page.locator(".definition:popover-open").get_by_role("link").click()
    assert page.url.startswith(two_titles_url + MINI + "glossaire.html#")
    expect(page.locator("#" + page.url.partition("#")[2])).to_be_in_viewport()


def test_its_search_entries_are_found(page: Page, two_titles_url: str) -> None:
    page.goto(two_titles_url)
    page.get_by_role("button", name="Rechercher", exact=True).click()
    page.get_by_role("dialog").get_by_role("searchbox").fill("jardinier")
    first = page.get_by_role("dialog").get_by_role("listitem").get_by_role("link").first
    expect(first).to_have_attribute("href", two_titles_url + MINI + "index.html")


def test_a_search_inside_a_title_finds_that_title_alone(page: Page, two_titles_url: str) -> None:
    page.goto(two_titles_url + MINI + "competences/c01.html")
    page.get_by_role("button", name="Rechercher", exact=True).click()
    dialog = page.get_by_role("dialog")
    results = dialog.get_by_role("list", name="Résultats").get_by_role("link")
    for query in ("compétence", "glossaire", "C03"):
        dialog.get_by_role("searchbox").fill(query)
        expect(results.first).to_have_attribute("href", re.compile("."))
        found = results.evaluate_all("all => all.map((a) => a.href)")
        assert all(href.startswith(two_titles_url + MINI) for href in found)
    dialog.get_by_role("searchbox").fill("insertion")  # all over the other title
    expect(dialog.get_by_role("status")).to_contain_text("Aucun résultat")
    dialog.get_by_role("link", name="Voir toutes les pages du site").click()
    expect(page).to_have_url(two_titles_url + MINI + "recherche.html")


def test_its_list_of_pages_holds_them_and_leads_to_the_other_titles(
    page: Page, two_titles_url: str
) -> None:
    page.goto(two_titles_url + MINI + "glossaire.html")
    menu = page.get_by_role("navigation", name="Menu principal")
    menu.get_by_text("Le site", exact=True).click()
    menu.get_by_role("link", name="Toutes les pages").click()
    expect(page).to_have_url(two_titles_url + MINI + "recherche.html")
    plan = page.get_by_role("navigation", name="Toutes les pages")
    links = plan.get_by_role("link").evaluate_all("all => all.map((a) => a.href)")
    assert two_titles_url + MINI + "competences/c03.html" in links
    assert not [link for link in links if "/cip/" in link]
    page.get_by_role("searchbox").fill("semis")
    expect(page.get_by_role("list", name="Résultats").get_by_role("link").first).to_be_visible()
    page.get_by_role("link", name="Voir les autres titres de ce site").click()
    expect(page).to_have_url(two_titles_url + "index.html")


def test_markup_in_the_data_is_text(page: Page, two_titles_url: str) -> None:
    page.goto(two_titles_url + MINI + "activites/at2.html")
    heading = page.get_by_role("heading", level=1)
    text = heading.inner_text()
    assert "*la récolte* & <i>rendre</i> la [monnaie](javascript:alert(1)) `2` _€_" in text
    expect(heading.locator("*")).to_have_count(0)
    assert page.locator("[href^='javascript']").count() == 0


def test_a_title_whose_time_is_over_says_so(page: Page, two_titles_url: str) -> None:
    page.clock.set_fixed_time("2026-04-01T08:00:00+02:00")
    page.goto(two_titles_url + MINI + "index.html")
    expect(page.locator("etat-validite")).to_contain_text("était enregistrée")
