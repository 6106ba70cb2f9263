"""What changed since the first way of reading: told once to who holds older answers."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.conftest import TESTS
from tests.navigateur.test_auto_donnees import DONNEES, open_file, save
from tests.navigateur.test_auto_positionner import GRILLE, answer, chosen
from tests.navigateur.test_auto_synthese import SYNTHESE

FICHIER = TESTS / "exemples" / "fichiers" / "accepte-simple.json"
CLE = "referentiel:TP-00403:auto-evaluation"


def told(page: Page, count: int) -> None:
    """So many notices that answers changed their meaning."""
    avis = page.locator(".seance__avis p").filter(has_text="L’auto-évaluation a changé")
    expect(avis).to_have_count(count)


def test_older_answers_are_all_there_and_the_change_is_told_once(page: Page, site_url: str) -> None:
    page.goto(site_url + "assets/css/base.css")  # The same origin, and no script of ours.
    page.evaluate("(tout) => localStorage.setItem(...tout)", [CLE, FICHIER.read_text("utf-8")])
    page.goto(site_url + GRILLE)
    assert [chosen(page, "C01-1"), chosen(page, "C01-2")] == ["Avec appui", "Pas encore"]
    told(page, 1)
    answer(page, "C01-3", "Pas l’occasion")  # Written in today’s format: still to be read.
    page.goto(site_url + SYNTHESE)
    told(page, 1)
    page.get_by_role("button", name="J’ai lu").click()
    told(page, 0)
    expect(page.locator(".seance__etat")).to_be_focused()
    page.goto(site_url + GRILLE)
    told(page, 0)
    assert chosen(page, "C01-1") == "Avec appui"

    page.goto(site_url + DONNEES)
    open_file(page, FICHIER)
    page.get_by_role("button", name="Remplacer").click()
    told(page, 0)  # Never again.


def test_an_older_file_tells_and_one_of_today_does_not(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "En autonomie")
    told(page, 0)
    path = save(page, site_url, tmp_path)
    open_file(page, path)
    page.get_by_role("button", name="Fusionner").click()
    told(page, 0)
    open_file(page, FICHIER)
    told(page, 0)  # Looking at it changes nothing yet.
    page.get_by_role("button", name="Fusionner").click()
    told(page, 1)
    page.locator(".apercu").get_by_role("button", name="Annuler").click()
    page.get_by_role("button", name="J’ai lu").click()
    page.reload()
    told(page, 0)
