"""Kept on the device: asked for, whole, up to date, gone when it is taken away. Under a path."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from generator import pipeline
from generator.finishing.offline import NOT_KEPT
from tests.conftest import Construit
from tests.navigateur.hote import Hote, heberger
from tests.navigateur.test_axe import PHONE, WIDE, faults, load, told

DEPOT = "depot/"
PAGE = DEPOT + "hors-ligne.html"
JAMAIS_VUE = DEPOT + "titres/mini/competences/c02.html"
VOISINS = ["autre-site:v1", "referentiel:hors-ligne:/depot/autre/:0123456789abcdef"]
NEUVE = "Une phrase qui n’était pas là."


@pytest.fixture(scope="module")
def versions(
    tmp_path_factory: pytest.TempPathFactory, projet_construit: Construit
) -> tuple[Path, Path]:
    """Two hosts: the site of the tiny title under `depot/`, then the same with a changed text."""
    dossier = tmp_path_factory.mktemp("versions")
    racine = Path(shutil.copytree(projet_construit.modele, dossier / "projet"))
    accueil = racine / "site_src" / "docs" / "index.md"
    accueil.write_text(accueil.read_text("utf-8") + f"\n{NEUVE}\n", "utf-8")
    hotes = [dossier / nom for nom in ("avant", "apres")]
    shutil.copytree(racine / "build" / "site", hotes[0] / "depot")
    pipeline.build(racine, pipeline.title_folders(racine), hotes[1] / "depot")
    for hote in hotes:
        (hote / "depot" / "autre").mkdir()
        (hote / "depot" / "autre" / "index.html").write_text("<h1>Un voisin</h1>", "utf-8")
    for fichier in hotes[1].rglob("*"):  # A server tells two versions apart by their dates.
        os.utime(fichier, (2e9, 2e9))
    return hotes[0], hotes[1]


@pytest.fixture
def hote(versions: tuple[Path, Path]) -> Iterator[Hote]:
    with heberger(versions[0]) as servi:
        yield servi


def caches(page: Page) -> list[str]:
    found: list[str] = page.evaluate("caches.keys()")
    return sorted(found)


def copies(page: Page) -> int:
    count: int = page.evaluate(
        "navigator.serviceWorker.getRegistrations().then((found) => found.length)"
    )
    return count


def garder(page: Page, hote: Hote) -> None:
    page.goto(hote.adresse + PAGE)
    page.get_by_role("button", name="Garder hors ligne").click()
    expect(page.locator(".copie__etat")).to_contain_text("Tout le site est gardé")


def des_voisins(page: Page, hote: Hote) -> None:
    """Other sites of the same host have their own caches, one of them made by this very project."""
    page.goto(hote.adresse + DEPOT + "autre/index.html")
    for nom in VOISINS:
        page.evaluate("(nom) => caches.open(nom)", nom)


def test_nothing_is_kept_until_it_is_asked_for(page: Page, hote: Hote) -> None:
    page.goto(hote.adresse + DEPOT + "index.html")
    page.goto(hote.adresse + PAGE)
    expect(page.get_by_role("button", name="Garder hors ligne")).to_contain_text("Mo)")
    assert (copies(page), caches(page)) == (0, [])
    assert "/depot/sw.js" not in hote.demandes


def test_the_whole_site_opens_without_a_network(
    page: Page, hote: Hote, versions: tuple[Path, Path]
) -> None:
    garder(page, hote)
    (nom,) = caches(page)
    garde = page.evaluate(
        "(nom) => caches.open(nom).then((c) => c.keys()).then((k) => k.map(({url}) => url))", nom
    )
    site = versions[0] / "depot"
    files = [p for p in site.rglob("*") if p.is_file() and p.suffix != ".map"]
    fichiers = {p.relative_to(site).as_posix() for p in files}
    assert set(garde) == {
        hote.adresse + DEPOT + f for f in fichiers - NOT_KEPT - {"autre/index.html"}
    }

    hote.coupe = True
    page.reload()
    expect(page.locator(".copie__etat")).to_contain_text("Tout le site est gardé")
    page.goto(f"{hote.adresse}{JAMAIS_VUE}?venu=ailleurs#c02-1")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("h1").evaluate("h1 => getComputedStyle(h1).fontWeight") == "700"
    page.goto(hote.adresse + DEPOT + "titres/mini/")
    expect(page.locator(".carte")).to_be_visible()
    page.get_by_role("button", name="Rechercher", exact=True).click()
    page.get_by_role("searchbox").fill("semis")
    page.get_by_role("dialog").get_by_role("listitem").first.get_by_role("link").click()
    page.goto(hote.adresse + DEPOT + "titres/mini/obtenir/arbre/index.html")
    page.locator("article").get_by_role("link", name="Je sème").click()
    page.locator("article").get_by_role("link", name="Dehors").click()
    expect(page).to_have_url(hote.adresse + DEPOT + "titres/mini/obtenir/arbre/seme--dehors.html")
    expect(page.locator("h1")).to_be_visible()


def test_every_address_a_host_answers_to_opens_without_a_network(page: Page, hote: Hote) -> None:
    garder(page, hote)
    hote.coupe = True
    site = hote.adresse + DEPOT
    for demandee, ouverte, contenu in (
        ("titres/mini/competences/c01", "titres/mini/competences/c01", "#c01-1"),
        ("titres/mini/competences/c01?venu#c01-1", "titres/mini/competences/c01?venu#c01-1", "h1"),
        ("index", "index", ".page-accueil"),
        ("?venu=ailleurs", "?venu=ailleurs", ".page-accueil"),
        ("titres/mini", "titres/mini/", ".carte"),
        ("titres/mini?venu#metier", "titres/mini/?venu#metier", ".carte"),
        ("titres/mini/obtenir/arbre/", "titres/mini/obtenir/arbre/", ".reponses"),
        ("titres/mini/obtenir", "titres/mini/obtenir/", "h1"),
    ):
        reponse = page.goto(site + demandee)
        assert reponse is not None and reponse.status == 200, demandee
        assert page.url == site + ouverte
        expect(page.locator(contenu).first).to_be_attached()
        # Its own links lead where they should.
        lien = page.locator(".menu a").last.get_attribute("href") or ""
        assert page.evaluate("(lien) => fetch(lien).then((r) => r.ok)", lien), demandee


def test_an_unknown_page_is_said_to_be_one_without_a_network(page: Page, hote: Hote) -> None:
    garder(page, hote)
    site = hote.adresse + DEPOT
    en_ligne = page.goto(site + "titres/mini/nulle-part.html")
    assert en_ligne is not None and en_ligne.status == 404
    assert "/depot/titres/mini/nulle-part.html" in hote.demandes  # The host answers first.
    hote.coupe = True
    for inconnue in (
        "nulle-part.html",
        "nulle-part?venu=ailleurs#ici",
        "titres/",
        "titres/mini/nulle-part/",
        "titres/autre/c01.html",
        "titres/mini/index.html/",
    ):
        reponse = page.goto(site + inconnue)
        assert reponse is not None and reponse.status == 404, inconnue
        assert page.url == site + inconnue
        expect(page.locator("h1")).to_contain_text("n’existe pas")


def test_a_neighbour_is_never_answered_for(page: Page, hote: Hote) -> None:
    garder(page, hote)
    hote.coupe = True
    for voisine in (DEPOT + "autre/index.html", DEPOT + "autre/", "ailleurs/", "ailleurs.html"):
        with pytest.raises(Error, match="net::ERR"):
            page.goto(hote.adresse + voisine)


def test_what_is_not_of_the_site_goes_by_untouched(page: Page, hote: Hote) -> None:
    garder(page, hote)
    page.goto(hote.adresse + DEPOT + "autre/index.html")
    expect(page.locator("h1")).to_have_text("Un voisin")
    vu = page.evaluate("fetch('../sw.js?frais').then((r) => r.ok)")
    assert vu and hote.demandes[-1] == "/depot/sw.js"
    page.goto(hote.adresse + DEPOT + "nulle-part.html")
    assert hote.demandes[-1] == "/depot/nulle-part.html"
    page.goto(hote.adresse + DEPOT + "index.html")
    reponse = page.evaluate("fetch('index.html', { method: 'POST' }).then((r) => r.status)")
    assert reponse == 501  # From the server, which knows no POST.


def test_a_new_version_is_said_then_used_when_asked(
    page: Page, context: BrowserContext, hote: Hote, versions: tuple[Path, Path]
) -> None:
    des_voisins(page, hote)
    garder(page, hote)
    (ancienne,) = set(caches(page)) - set(VOISINS)
    page.goto(hote.adresse + PAGE)
    hote.dossier = versions[1]
    page.get_by_role("button", name="Chercher une nouvelle version").click()
    annonce = page.locator("nouvelle-version")
    expect(annonce.get_by_role("status")).to_contain_text("nouvelle version")
    expect(page.locator(".copie__etat")).to_contain_text("est prête")
    page.goto(hote.adresse + DEPOT + "index.html")
    expect(annonce.get_by_role("button", name="Utiliser la nouvelle version")).to_be_visible()
    expect(page.get_by_text(NEUVE)).to_have_count(0)

    autre = context.new_page()
    autre.goto(hote.adresse + JAMAIS_VUE)
    page.evaluate("window.pasRechargee = true")
    annonce.get_by_role("button", name="Utiliser la nouvelle version").click()
    expect(annonce.get_by_role("status")).to_contain_text("autre onglet")
    assert ancienne in caches(page)
    autre.close()
    assert page.evaluate("window.pasRechargee")

    hote.coupe = True
    annonce.get_by_role("button", name="Utiliser la nouvelle version").click()
    expect(page.get_by_text(NEUVE)).to_be_visible()
    expect(annonce.get_by_role("button")).to_have_count(0)
    restent = set(caches(page)) - set(VOISINS)
    assert set(VOISINS) <= set(caches(page))
    assert len(restent) == 1 and ancienne not in restent


def test_a_page_that_opens_finds_the_new_version_by_itself(
    page: Page, hote: Hote, versions: tuple[Path, Path]
) -> None:
    garder(page, hote)
    hote.dossier = versions[1]
    before = len(hote.demandes)
    page.goto(hote.adresse + DEPOT + "index.html")
    expect(page.locator("nouvelle-version").get_by_role("button")).to_be_visible(timeout=15_000)
    # What did not change comes from the copy, not from the network.
    assert "/depot/assets/css/site.css" not in hote.demandes[before:]
    assert "/depot/index.html" in hote.demandes[before:]


def test_taken_away_nothing_is_left(page: Page, hote: Hote) -> None:
    des_voisins(page, hote)
    garder(page, hote)
    page.goto(hote.adresse + PAGE)
    page.get_by_role("button", name="Retirer la copie").click()
    expect(page.locator(".copie__etat")).to_contain_text("retirée")
    expect(page.locator(".copie__etat")).to_be_focused()
    assert copies(page) == 0
    assert caches(page) == sorted(VOISINS)
    page.goto(f"{hote.adresse}{JAMAIS_VUE}?frais")
    assert hote.demandes.count("/" + JAMAIS_VUE) == 2
    assert caches(page) == sorted(VOISINS)
    garder(page, hote)
    assert copies(page) == 1


def test_never_on_a_shared_computer(page: Page, context: BrowserContext, hote: Hote) -> None:
    page.goto(hote.adresse + DEPOT + "titres/mini/auto-evaluation/index.html")
    page.get_by_role("radio", name="Ordinateur partagé").check()
    page.goto(hote.adresse + PAGE)
    expect(page.locator(".copie__etat")).to_contain_text("Ordinateur partagé")
    expect(page.locator("garder-hors-ligne").get_by_role("button")).to_have_count(0)
    seul = context.new_page()
    garder(seul, hote)
    seul.close()
    page.reload()  # A copy made elsewhere on this computer can still be taken away.
    page.get_by_role("button", name="Retirer la copie").click()
    expect(page.locator("garder-hors-ligne").get_by_role("button")).to_have_count(0)
    assert caches(page) == []


def test_one_file_that_fails_leaves_nothing_half_made(page: Page, hote: Hote) -> None:
    hote.en_panne.add("/" + JAMAIS_VUE)
    page.goto(hote.adresse + PAGE)
    page.get_by_role("button", name="Garder hors ligne").click()
    expect(page.locator(".copie__etat")).to_contain_text("Rien n’a été gardé")
    expect(page.locator("garder-hors-ligne").get_by_role("status")).to_contain_text("pas arrivé")
    assert (copies(page), caches(page)) == (0, [])
    hote.en_panne.clear()
    garder(page, hote)


def test_a_new_version_that_fails_leaves_the_old_one_whole(
    page: Page, hote: Hote, versions: tuple[Path, Path]
) -> None:
    garder(page, hote)
    avant = caches(page)
    hote.dossier = versions[1]
    hote.en_panne.add(f"/{DEPOT}index.html")
    page.get_by_role("button", name="Chercher une nouvelle version").click()
    expect(page.locator(".copie__etat")).to_contain_text("reste utilisable")
    assert caches(page) == avant
    hote.coupe = True
    page.goto(hote.adresse + DEPOT + "index.html")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("nouvelle-version").get_by_role("button")).to_have_count(0)


def test_it_can_be_stopped_on_the_way(page: Page, hote: Hote) -> None:
    hote.retenu.add("/" + JAMAIS_VUE)
    page.goto(hote.adresse + PAGE)
    page.get_by_role("button", name="Garder hors ligne").click()
    expect(page.locator(".copie__etat")).to_contain_text("fichiers sur")
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.get_by_role("button", name="Arrêter").click()
    expect(page.locator(".copie__etat")).to_contain_text("Rien n’a été gardé")
    assert (copies(page), caches(page)) == (0, [])
    expect(page.get_by_role("button", name="Garder hors ligne")).to_be_visible()


def test_a_device_without_room_is_told_before_the_download(page: Page, hote: Hote) -> None:
    page.add_init_script("navigator.storage.estimate = async () => ({ quota: 1e6, usage: 9e5 });")
    page.goto(hote.adresse + PAGE)
    page.get_by_role("button", name="Garder hors ligne").click()
    expect(page.locator(".copie__etat")).to_contain_text("manque de place")
    assert "/depot/sw.js" not in hote.demandes
    assert caches(page) == []


def test_where_nothing_can_be_kept_the_file_is_named(page: Page, hote: Hote) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker;")
    page.goto(hote.adresse + PAGE)
    expect(page.locator(".copie__etat")).to_contain_text("ne permet pas")
    expect(page.locator("garder-hors-ligne").get_by_role("button")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("zip")


def test_axe_in_each_state(page: Page, hote: Hote, versions: tuple[Path, Path]) -> None:
    load(page, hote.adresse + PAGE)
    page.get_by_role("button", name="Garder hors ligne").click()
    expect(page.locator(".copie__etat")).to_contain_text("Tout le site est gardé")
    found = faults(page, "gardé", WIDE)
    hote.dossier = versions[1]
    load(page, hote.adresse + PAGE)  # A page that opens looks for it by itself.
    expect(page.locator("nouvelle-version").get_by_role("button")).to_be_visible()
    found += faults(page, "nouvelle version", WIDE, PHONE)
    assert not found, told(found)
