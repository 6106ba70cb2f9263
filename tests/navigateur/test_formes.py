"""Titles of other shapes hold on a phone, and two hundred and fifty of them on one page."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator import pages, pipeline
from generator.building import portal
from generator.building.fingerprints import Memory
from tests.conftest import RACINE, TESTS, sans_titres
from tests.navigateur.conftest import serve
from tests.navigateur.test_auto_positionner import answer
from tests.navigateur.test_axe import PHONE, faults, load, told
from tests.navigateur.test_html import invalid
from tests.repartition import une_fois

VELO = "titres/velo/"
MANY = 250
KINDS = (
    "index.html",
    "competences/c100.html",
    "activites/at2.html",
    "auto-evaluation/index.html",
    "auto-evaluation/synthese.html",
)
PORTAL_WEIGHT = 40_000
"""Gzipped bytes of the home page of so many titles."""


def _look(root: Path) -> Path:
    shutil.copy(RACINE / "mkdocs.yml", root)
    shutil.copytree(RACINE / "site_src", root / "site_src", ignore=sans_titres)
    return root


@pytest.fixture(scope="module")
def velo_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a title of four CCP, with all a title may have, and no VAE."""

    def construire(root: Path) -> None:
        _look(root)
        shutil.copytree(TESTS / "exemples" / "velo", root / "referentiel" / "velo")
        pipeline.build(root, pipeline.title_folders(root), root / "site")

    return une_fois(tmp_path_factory, "velo", construire) / "site"


@pytest.fixture(scope="module")
def velo_url(velo_dir: Path) -> Iterator[str]:
    with serve(velo_dir) as address:
        yield address


@pytest.fixture(scope="module")
def many_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal alone, of two hundred and fifty titles that are as many copies of one."""

    def construire(root: Path) -> None:
        _look(root).joinpath("referentiel").mkdir()
        (title,) = pipeline.read([TESTS / "exemples" / "velo"])
        model = pages.fiche(title)
        glossaire = title.glossaire.model_dump(mode="json")
        titles = {}
        for n in range(MANY):
            name = f"t{n}"
            fiche = replace(
                model,
                identifiant=name,
                intitule=f"Métier numéro {n + 1000}",
                code=f"TP-{n + 10000}",
                sigle=f"SIG{n}",
                rncp=f"RNCP{n + 20000}",
                niveau=str(3 + n % 3),
                nsf=[f"{(21, 25, 31, 33)[n % 4]}2t"],
                competences=[*model.competences, f"Dompter un dragon{'nier' if n == 7 else ''}"],
                portes=[
                    [nom, adresse.replace("/velo/", f"/{name}/")] for nom, adresse in model.portes
                ],
                passee=n == 3,
                fin="2024-05-31" if n == 3 else "2199-01-01",
            )
            own = ("index", "glossaire", "recherche", "auto-evaluation/index")
            files = {f"titres/{name}/{page}.html": [0, 0] for page in own}
            files |= {adresse: [0, 0] for _, adresse in fiche.portes}
            resume = {"fiche": asdict(fiche), "glossaire": glossaire}
            titles[name] = Memory(name, files, resume)
        portal.build_portal(root, "mkdocs", titles)
        (home,) = (
            p for p in (root / "build").rglob("index.html") if (p.parent / "404.html").is_file()
        )
        shutil.copytree(home.parent, root / "site")

    return une_fois(tmp_path_factory, "portail", construire) / "site"


@pytest.fixture(scope="module")
def many_url(many_dir: Path) -> Iterator[str]:
    with serve(many_dir) as address:
        yield address


def test_no_page_scrolls_sideways_on_a_phone(page: Page, velo_dir: Path, velo_url: str) -> None:
    page.set_viewport_size(PHONE)
    addresses = [p.relative_to(velo_dir).as_posix() for p in velo_dir.rglob("*.html")]
    kept = sorted({re.sub(r"c0\d\.html$", "c01.html", address) for address in addresses})
    wide = {}
    for address in kept:
        page.goto(velo_url + address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide[address] = width
    assert len(kept) > 25
    assert wide == {}


def test_axe(page: Page, velo_url: str) -> None:
    found = []
    for address in KINDS:
        load(page, velo_url + VELO + address)
        found += faults(page, address, PHONE)
    assert not found, told(found)


def test_the_markup_is_right(velo_dir: Path, many_dir: Path) -> None:
    assert invalid(velo_dir, [VELO + address for address in KINDS[:3]]) == []
    assert invalid(many_dir, ["index.html"]) == []


def test_what_to_do_comes_soon_after_a_name_of_a_paragraph(page: Page, velo_url: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(velo_url + VELO + "competences/c100.html")
    expect(page.get_by_role("link", name="M’auto-évaluer sur C100")).to_be_in_viewport()


def test_one_answer_counts_for_both_ccp(page: Page, velo_url: str) -> None:
    page.goto(velo_url + VELO + "auto-evaluation/c03.html")
    for field in page.locator("fieldset[data-repere]").all():
        answer(page, field.get_attribute("data-repere") or "", "En autonomie")
    page.goto(velo_url + VELO + "auto-evaluation/synthese.html")
    cells = page.locator(".carte-niveaux [data-competence=C03]")
    expect(cells).to_have_count(2)
    expect(cells).to_contain_text(["Oui", "Oui"])
    for ccp in ("CCP1", "CCP2"):
        expect(page.locator(f".phrases-ccp [data-ccp={ccp}]")).to_contain_text("Oui")


def test_an_end_that_is_over_is_told_without_javascript(
    browser: Browser, velo_url: str, many_url: str
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(velo_url + VELO + "index.html")
    expect(page.locator("etat-validite")).to_contain_text(
        "était enregistrée jusqu’au 31\u00a0mai 2024"
    )
    page.goto(many_url)
    card = page.get_by_role("listitem").filter(has_text="SIG3 ").filter(has_text="TP-10003")
    expect(card).to_contain_text("était enregistrée")
    context.close()


def test_many_titles_are_an_index_by_domain_whole_without_javascript(
    browser: Browser, many_url: str
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(many_url)
    expect(page.locator(".catalogue__titre a")).to_have_count(MANY)
    domains = page.get_by_role("navigation", name="Par domaine").get_by_role("link")
    expect(domains).to_have_count(4)
    domains.last.click()
    expect(page.get_by_role("heading", name="Services aux personnes")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("RNCP20042", 1),
        ("NSF 332", MANY // 4),
        ("niveau 5", MANY // 3),
        ("sig17", 1),
        ("dragonnier", 1),  # of a compétence, which the page does not carry
        ("métier 1017", 1),
    ],
)
def test_one_of_many_is_found_by(page: Page, many_url: str, query: str, count: int) -> None:
    page.goto(many_url)
    page.get_by_role("searchbox", name="Chercher un titre").fill(query)
    status = page.locator("chercher-titre").get_by_role("status")
    expect(status).to_have_text(re.compile(rf"^{count} titres? sur {MANY}$"))
    expect(page.locator(".catalogue__titre:visible")).to_have_count(count)


def test_the_page_of_many_titles_is_light(many_dir: Path) -> None:
    home = (many_dir / "index.html").read_bytes()
    weight = len(gzip.compress(home, 6))
    print(f"\nportail de {MANY} titres : {len(home)} octets, {weight} compressés")
    assert weight < PORTAL_WEIGHT
