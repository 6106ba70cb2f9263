"""The files of a title are saved as they are, from the web and from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

OUTILS = "titres/cip/formateur/outils.html"


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


def test_one_comes_to_the_files_from_the_home_page_and_from_the_menu(
    page: Page, site_url: str
) -> None:
    page.goto(site_url)
    page.get_by_role("link", name="Grilles et fichiers").click()
    assert page.url.endswith(OUTILS)
    page.goto(site_url + "titres/cip/index.html")
    page.locator("#menu").get_by_role("link", name="Formateurs et formatrices").click()
    assert page.url.endswith(OUTILS)
