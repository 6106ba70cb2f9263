"""The files of a title are saved as they are, from the web and from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

OUTILS = "titres/cip/formateur/outils.html"
BUREAU = "titres/cip/formateur/index.html"


@pytest.mark.parametrize("depuis", ["le web", "un dossier"])
def test_a_file_is_saved_under_its_name(
    page: Page, site_url: str, site_dir: Path, depuis: str
) -> None:
    """A browser that reads a folder shows the files it can, and saves the others."""
    fichiers = {"Télécharger la grille": "grille.xlsx", "référentiel de compétences": "moodle.csv"}
    if depuis == "le web":
        fichiers["Turtle"] = "skos.ttl"
    page.goto(site_url + OUTILS if depuis == "le web" else (site_dir / OUTILS).as_uri())
    for lien, nom in fichiers.items():
        with page.expect_download() as recu:
            page.get_by_role("link", name=lien).click()
        assert recu.value.suggested_filename == nom
        publie = site_dir / "titres" / "cip" / "donnees" / nom
        assert Path(recu.value.path()).read_bytes() == publie.read_bytes()


def test_who_trains_comes_to_the_desk_and_to_the_files(page: Page, site_url: str) -> None:
    """From the home page, from the title, from the menu; the first action stays the candidate's."""
    for start in ("", "titres/cip/index.html"):
        for name, reached in (("Le bureau", BUREAU), ("Grilles et fichiers", OUTILS)):
            page.goto(site_url + start)
            page.get_by_role("main").get_by_role("link", name=name).click()
            assert page.url.endswith(reached)
    page.goto(site_url + "titres/cip/index.html")
    page.locator("#menu").get_by_role("link", name="Formateurs et formatrices").click()
    assert page.url.endswith(BUREAU)
    page.locator("#menu").get_by_role("link", name="Fichiers à télécharger").click()
    assert page.url.endswith(OUTILS)


def test_on_a_phone_the_first_action_of_the_home_page_stays_in_sight(
    page: Page, site_url: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(site_url)
    expect(page.get_by_role("link", name="Où j’en suis")).to_be_in_viewport(ratio=1)


def test_a_candidate_reads_what_giving_their_file_shows(page: Page, site_url: str) -> None:
    page.goto(site_url + "titres/cip/auto-evaluation/mes-donnees.html")
    said = page.get_by_role("region", name="Donner mon fichier")
    expect(said).to_contain_text("verra")
    expect(said).to_contain_text("pas votre nom")
    said.get_by_role("link").click()
    assert page.url.endswith(BUREAU)
