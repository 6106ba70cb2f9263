"""The zip in a folder, as from a USB stick: everything works from `file://` with no network."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from generator import pipeline
from generator.commands import copie
from generator.model import Referentiel
from tests.conftest import RACINE, sans_titres
from tests.navigateur.candidats import charges, lundi
from tests.navigateur.papier import printed, squeezed
from tests.navigateur.test_auto_donnees import open_file
from tests.navigateur.test_auto_positionner import answer, chosen
from tests.navigateur.test_auto_situations import write

AUTO = "titres/cip/auto-evaluation/index.html"
FORMATEUR = "titres/cip/formateur"


@pytest.fixture(scope="module")
def cle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder somebody gets by unzipping the archive of the real title."""
    racine = tmp_path_factory.mktemp("source")
    for nom in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(RACINE / nom, racine)
    shutil.copytree(RACINE / "site_src", racine / "site_src", ignore=sans_titres)
    shutil.copytree(RACINE / "referentiel" / "cip", racine / "referentiel" / "cip")
    archive = copie.pack(racine, pipeline.title_folders(racine))
    ailleurs = tmp_path_factory.mktemp("Ma clé USB")
    zipfile.ZipFile(archive).extractall(ailleurs)
    (dossier,) = ailleurs.iterdir()
    return dossier


@pytest.fixture
def coupe(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without a network; anything but a file, or anything it complains of, is a fault."""
    context = browser.new_context(locale="fr-FR", offline=True, accept_downloads=True)
    faults: list[str] = []

    def note(address: str) -> None:
        if not address.startswith(("file:", "blob:", "data:")):
            faults.append(address)

    context.on("request", lambda request: note(request.url))
    context.on("requestfailed", lambda request: faults.append(f"manque : {request.url}"))
    context.on("console", lambda message: faults.append(f"{message.type} : {message.text}"))
    context.on("weberror", lambda error: faults.append(str(error.error)))
    yield context
    context.close()
    assert faults == []


@pytest.fixture
def page(coupe: BrowserContext) -> Page:
    return coupe.new_page()


def follow(page: Page, link: Locator) -> None:
    """Click, and stay until the next page is whole."""
    with page.expect_navigation():
        link.click()


def test_from_the_home_page_to_an_outcome_of_the_tree(page: Page, cle: Path) -> None:
    page.goto((cle / "index.html").as_uri())
    assert "Content-Security-Policy" in page.content()
    follow(page, page.locator("article").get_by_role("link", name="Comparer les voies"))
    follow(page, page.locator("article").get_by_role("link", name="Trouver ma voie en quelques"))
    steps = 0
    while (answers := page.locator(".reponses a")).count():
        follow(page, answers.first)
        steps += 1
    assert steps >= 2
    follow(page, page.locator(".fil").get_by_role("link", name="Accueil", exact=True))
    expect(page.locator(".page-accueil")).to_be_visible()


def test_an_address_of_the_folder_is_not_given_as_a_link_for_others(page: Page, cle: Path) -> None:
    page.goto((cle / "titres/cip/obtenir/arbre/jamais--continue.html").as_uri())
    expect(page.locator("outils-parcours").get_by_role("button")).to_have_text(["Imprimer"])
    page.goto((cle / AUTO).as_uri() + "#mes-donnees")
    said = page.locator("partager-lien depuis-un-fichier")
    expect(said).to_contain_text("ne s’ouvre que sur cet appareil")


def test_a_folder_that_is_not_whole_is_told_as_such(
    browser: Browser, cle: Path, tmp_path: Path
) -> None:
    dossier = Path(shutil.copytree(cle, tmp_path / "copie"))
    (dossier / "titres/cip/donnees/vues.js").unlink()
    page = browser.new_page()
    page.goto((dossier / AUTO).as_uri())
    expect(page.locator(".alerte", has_text="Les autres vues")).to_contain_text("fichier zip")
    expect(page.locator("[data-manque]")).to_be_hidden()
    (dossier / "assets/js/auto.js").unlink()
    page.reload()
    expect(page.locator("[data-manque]")).to_contain_text("fichier zip")
    page.close()


def test_searching(page: Page, cle: Path) -> None:
    page.goto((cle / "index.html").as_uri())
    page.get_by_role("button", name="Rechercher", exact=True).click()
    page.get_by_role("searchbox").fill("epreuves du jury")
    follow(page, page.get_by_role("dialog").get_by_role("listitem").first.get_by_role("link"))
    assert "/titres/cip/" in page.url


def test_work_is_kept_and_carried_by_its_file(
    page: Page, cle: Path, browser: Browser, tmp_path: Path
) -> None:
    page.goto((cle / AUTO).as_uri())
    expect(page.locator("depuis-un-fichier")).to_contain_text("depuis un dossier")
    answer(page, "C01-1", "En autonomie")
    page.locator(".vues").get_by_role("link", name="Mes situations vécues").click()
    write(page, "Un atelier")
    page.get_by_role("button", name="Terminer").click()
    with page.expect_download() as download:
        page.locator("[data-action=enregistrer-docx]").click()
    assert download.value.suggested_filename.endswith(".docx")
    page.goto((cle / AUTO).as_uri())
    assert chosen(page, "C01-1") == "En autonomie"

    page.locator("depuis-un-fichier summary").click()
    page.locator("depuis-un-fichier").get_by_role("link", name="enregistrez un fichier").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Enregistrer un fichier").click()
    fichier = tmp_path / "mon-travail.json"
    download.value.save_as(fichier)

    ailleurs = browser.new_context(locale="fr-FR", offline=True).new_page()
    ailleurs.goto((cle / AUTO).as_uri() + "#mes-donnees")
    open_file(ailleurs, fichier)
    ailleurs.get_by_role("button", name="Fusionner").click()
    ailleurs.locator(".vues").get_by_role("link", name="Tout sur une page").click()
    assert chosen(ailleurs, "C01-1") == "En autonomie"
    ailleurs.locator(".vues").get_by_role("link", name="Mes situations vécues").click()
    expect(ailleurs.get_by_role("button", name="Un atelier")).to_be_visible()
    ailleurs.context.close()


def test_a_trainer_works_from_the_copy(page: Page, cle: Path, cip: Referentiel) -> None:
    page.goto((cle / FORMATEUR / "index.html").as_uri())
    page.locator("[data-action='ouvrir-candidats']").set_input_files(charges(lundi(cip)))
    expect(page.locator("li", has_text="Ilan.json")).to_contain_text("une copie plus récente")
    page.get_by_role("button", name="Noter : Amel").click()
    page.locator("[data-repere='C01-1']").get_by_text("Avec appui").click()
    expect(page.locator("[data-repere='C01-1'] .regard__ecart")).to_be_visible()
    page.locator("[data-panneau-demande='groupe']").first.click()
    with page.expect_download() as download:
        page.locator("[data-action='exporter-xlsx']").click()
    assert zipfile.ZipFile(download.value.path()).testzip() is None
    page.goto((cle / FORMATEUR / "projeter.html").as_uri() + "#C06")
    expect(page.locator(".scene h2")).to_be_visible()
    page.get_by_role("button", name="Compter les mains").click()
    page.get_by_label("Une main de plus : En autonomie").first.click()
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile("#C07$"))
    page.get_by_role("button", name="Choisir autre chose").click()
    expect(page.locator("mains-levees td", has_text="1")).to_have_count(1)


def test_printing(page: Page, cle: Path) -> None:
    page.goto((cle / "titres/cip/competences/c06.html").as_uri())
    assert squeezed(page.locator("h1").inner_text()) in "".join(printed(page))


def test_the_copy_says_what_a_folder_changes_and_offers_no_other(page: Page, cle: Path) -> None:
    page.goto((cle / "index.html").as_uri())
    page.locator(".pied").get_by_role("link", name="Garder hors ligne").click()
    expect(page.locator("h1")).to_contain_text("copie hors ligne")
    expect(page).to_have_title(re.compile("^Vous lisez une copie hors ligne"))
    expect(page.locator("main")).to_contain_text("Firefox")
    expect(page.locator("#recente + p")).to_contain_text("enregistrez un fichier ici")
    page.goto((cle / "titres/cip/auto-evaluation/efface.html").as_uri())
    expect(page.locator("depuis-un-fichier")).to_contain_text("ne s’efface que là-bas")
    page.goto((cle / "hors-ligne.html").as_uri())
    expect(page.locator("garder-hors-ligne, nouvelle-version, link[rel=manifest]")).to_have_count(0)
