"""The self-assessment on every screen, on paper, from a file: empty, half answered, full."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from pypdf import PdfReader

from tests.navigateur.test_auto_positionner import GRILLE, answer, chosen
from tests.navigateur.test_axe import PHONE, WIDE, faults, load, told
from tests.navigateur.test_ecrans import FOCUS, OVERFLOW, OVERLAP, SMALL_TARGETS, size
from tests.navigateur.test_impression import squeezed

FOLDER = "titres/cip/auto-evaluation/"
PAGES = ("index.html", "situations.html", "synthese.html", "mes-donnees.html")
COMPETENCE = "titres/cip/competences/c06.html"
STATES = {"vide": 0.0, "moitié": 0.5, "plein": 1.0}

FILL = """(part) => {
  const auto = window.Referentiel.auto;
  const m = auto.stockage();
  const now = Date.now();
  const id = (n) => `essai${String(n).padStart(5, '0')}`;
  const codes = [...m.ctx.reperes.keys()];
  const levels = m.ctx.niveaux.slice(1);
  const long = 'Un texte. '.repeat(20);
  const texts = Object.fromEntries(m.ctx.rubriques.map(({ code }) => [code, long]));
  m.changer((etat) => {
    let next = etat;
    codes.slice(0, Math.round(codes.length * part)).forEach((code, i) => {
      next = auto.poser(next, 'reponses', code, { niveau: levels[i % levels.length] }, now);
    });
    for (let n = 0; n < 8 * part; n += 1) {
      next = auto.poser(next, 'situations', id(n), {
        titre: `Une situation ${'longue '.repeat(n)}`, reperes: [],
        debut: '2026-03-01', fin: n % 2 ? '2026-02-01' : '',
        textes: n % 2 ? texts : { ...texts, moyens: '' }, competences: n ? ['C01', 'C06'] : [],
      }, now);
      next = auto.poser(next, 'plan', id(n), {
        competence: 'C02', repere: '', quoi: 'Demander à observer', avec_qui: 'une collègue',
        pour_le: n % 2 ? '2027-01-01' : '', fait: n > 2,
      }, now);
    }
    next = auto.poser(next, 'ccp', 'CCP1', { obtenu_le: '2025-06-12' }, now);
    const point = { nom: 'Départ', reponses: new Map(), situations: [] };
    return auto.poser(next, 'points', id(1), point, now);
  }, now);
}"""


def ready(page: Page, address: str, part: float) -> None:
    page.goto(address)
    if part:
        page.evaluate(FILL, part)
    for ccp in page.locator("details.ccp").all():
        ccp.evaluate("(details) => { details.open = true; }")


@pytest.mark.parametrize("part", STATES.values(), ids=STATES)
def test_axe(page: Page, site_url: str, part: float) -> None:
    found = []
    for name in (*(FOLDER + p for p in PAGES), COMPETENCE):
        load(page, site_url + name)
        if part:
            page.evaluate(FILL, part)
        found += faults(page, f"{name} {part}", WIDE, PHONE)
    assert not found, told(found)


def test_axe_with_the_form_an_error_and_a_preview(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    load(page, site_url + FOLDER + "situations.html")
    page.evaluate(FILL, 0.5)
    page.locator(".situations button").first.click()
    page.get_by_label("Précisez les moyens utilisés").fill("06 12 34 56 78")
    found = faults(page, "formulaire", WIDE, PHONE)
    load(page, site_url + FOLDER + "mes-donnees.html")
    broken = tmp_path / "a.json"
    broken.write_text("{", "utf-8")
    page.locator("#fichier-a-ouvrir").set_input_files(broken)
    expect(page.locator(".apercu")).to_be_visible()
    found += faults(page, "fichier refusé", WIDE, PHONE)
    with page.expect_download() as download:
        page.get_by_role("button", name="Enregistrer un fichier", exact=True).click()
    whole = tmp_path / "b.json"
    download.value.save_as(whole)
    page.locator("#fichier-a-ouvrir").set_input_files(whole)
    expect(page.locator(".apercu table")).to_be_visible()
    page.get_by_role("button", name="Effacer mes réponses").click()
    page.get_by_role("button", name="Créer le lien").click()
    found += faults(page, "aperçu", WIDE, PHONE)
    link = page.get_by_label("Votre lien").input_value()
    load(page, link)
    page.reload()
    load(page, link)
    found += faults(page, "lien", WIDE, PHONE)
    expect(page.locator("vue-partagee table").first).to_be_visible()
    load(page, site_url + GRILLE)
    page.get_by_role("radio", name="Ordinateur partagé").check()
    found += faults(page, "ordinateur partagé", WIDE, PHONE)
    assert not found, told(found)


@pytest.mark.parametrize("width", [320, 640])
def test_narrow_and_zoomed(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size(size(width))
    found = []
    for name in PAGES:
        ready(page, site_url + FOLDER + name, 0.5)
        if name == "situations.html":
            found += [f"{name} : {f}" for f in page.evaluate(OVERFLOW)]
            page.locator(".situations button").first.click()
        for script in (OVERFLOW, OVERLAP, SMALL_TARGETS):
            found += [f"{name} : {f}" for f in page.evaluate(script)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", PAGES)
def test_the_focus_stays_in_sight_with_the_bar(
    page: Page, site_url: str, name: str, width: int
) -> None:
    page.set_viewport_size(size(width, 640))
    ready(page, site_url + FOLDER + name, 0.5)
    expect(page.locator(".seance__barre")).to_be_visible()
    found = []
    for _ in range(400):
        page.keyboard.press("Tab")
        state = page.evaluate(FOCUS)
        if state == "fin":
            break
        if state:
            found.append(state)
    else:
        pytest.fail("pas de fin")
    assert not found, "\n".join(found)


def printed(page: Page) -> list[str]:
    reader = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    return [squeezed(sheet.extract_text()) for sheet in reader.pages]


def count(sheets: list[str], text: str) -> int:
    return "".join(sheets).count(squeezed(text))


def test_three_prints(page: Page, site_url: str) -> None:
    ready(page, site_url + GRILLE, 0)
    answer(page, "C01-1", "En autonomie")
    answer(page, "C15-1", "Avec appui")
    page.get_by_text("Imprimer la grille").click()
    total = page.locator("fieldset[data-repere]").count()
    what = page.get_by_label("Quoi")

    filled = printed(page)
    assert count(filled, "Ma réponse : En autonomie") == 1
    assert count(filled, "Ma réponse : Non évalué") == total - 2
    assert "référentielversion" in filled[0] and f"Page1sur{len(filled)}" in filled[0]
    for only_screen in ("Effacer et quitter", "Prochain sans réponse", "Enregistré sur"):
        assert count(filled, only_screen) == 0

    what.select_option("vierge")
    blank = printed(page)
    assert count(blank, "Ma réponse") == 0
    assert count(blank, "Avec appui") >= total
    assert count(blank, "C01-1") == 1

    what.select_option("a-completer")
    left = printed(page)
    assert count(left, "C01-1") == count(left, "C15-1") == 0
    assert count(left, "C01-2") == 1

    page.get_by_label("Pour", exact=True).select_option("CCP2")
    one = printed(page)
    assert count(one, "C06-1") == 1
    assert count(one, "C01-2") == count(one, "C12-1") == 0
    assert page.locator("#c01").is_visible()


def test_the_situations_print_under_their_headings(page: Page, site_url: str) -> None:
    ready(page, site_url + FOLDER + "situations.html", 1)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    paper = page.locator(".dossier__papier")
    examples = paper.locator("h4")
    expect(examples.first).to_be_visible()
    weight = paper.locator("h5").first.evaluate("(h) => Number(getComputedStyle(h).fontWeight)")
    assert weight >= 600
    sheets = printed(page)
    headings = [squeezed(text) for text in paper.locator("h3, h4, h5").all_inner_texts()]
    for sheet in sheets:
        end = sheet.partition("Page")[0]
        assert not any(end.endswith(heading) for heading in headings), end[-80:]
    assert "référentielversion" in sheets[0] and "Impriméle" in sheets[0]


def test_the_synthesis_prints_its_details_and_its_date(page: Page, site_url: str) -> None:
    ready(page, site_url + FOLDER + "synthese.html", 1)
    hidden = page.locator(".synthese__vers-oui details:not([open]) li").first
    expect(hidden).to_be_hidden()
    text = (hidden.text_content() or "")[:60]
    sheets = printed(page)
    assert count(sheets, text) >= 1
    assert "Impriméle" in sheets[0]
    assert count(sheets, "Vers « Oui »") == 0


def test_a_repere_is_never_cut(page: Page, site_url: str) -> None:
    ready(page, site_url + GRILLE, 0)
    page.get_by_text("Imprimer la grille").click()
    page.get_by_label("Quoi").select_option("vierge")
    sheets = printed(page)
    for code in page.evaluate("[...window.Referentiel.auto.stockage().ctx.reperes.keys()]"):
        sheet = next(s for s in sheets if code in s)
        after = sheet[sheet.index(code) :]
        assert "Enautonomie,avecpreuve" in after, code


def test_a_name_stands_with_its_first_repere(page: Page, site_url: str) -> None:
    ready(page, site_url + GRILLE, 0.5)
    names = page.evaluate(
        "[...window.Referentiel.auto.stockage().ctx.competences].map(([c, { intitule, codes }]) =>"
        " [c + intitule, codes[0]])"
    )
    assert len(names) == 15
    for lower in range(0, 241, 40):  # Wherever the foot of the sheet falls.
        page.evaluate(
            "(px) => { for (const c of document.querySelectorAll('.ccp'))"
            " c.style.paddingBlockStart = `${px}px`; }",
            lower,
        )
        sheets = printed(page)
        for name, first in names:
            (sheet,) = [s for s in sheets if squeezed(name) in s]
            assert first in sheet, (lower, name)


@pytest.fixture
def from_file(browser: Browser, site_dir: Path) -> Iterator[tuple[BrowserContext, str]]:
    context = browser.new_context(locale="fr-FR")
    yield context, site_dir.as_uri() + "/"
    context.close()


def test_from_a_file_the_tool_is_one_page(from_file: tuple[BrowserContext, str]) -> None:
    context, root = from_file
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(root + GRILLE)
    answer(page, "C01-1", "En autonomie")
    for name, heading, inside in (
        ("Mes situations vécues", "Mes situations vécues", "situations-vecues"),
        ("Ma synthèse", "Ma synthèse", "synthese-lectures"),
        ("Mes données", "Mes données", "garder-fichier"),
    ):
        page.locator(".vues").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        expect(page.locator(inside)).to_be_visible()
        expect(page.locator("se-positionner")).to_be_hidden()
        assert page.url.startswith(root + GRILLE + "#")
        if inside == "synthese-lectures":
            page.get_by_role("link", name="Plan d’action").click()
            expect(page.get_by_role("heading", name="Mon plan d’action")).to_be_in_viewport()
    page.goto(root + FOLDER + "synthese.html")
    expect(page).to_have_url(root + GRILLE + "#synthese")
    page.locator(".vues").get_by_role("link", name="Me positionner").click()
    assert chosen(page, "C01-1") == "En autonomie"
    page.goto(root + COMPETENCE)
    expect(page.get_by_role("radio", name="Avec appui")).to_have_count(0)
    page.get_by_role("link", name="répondre sur").click()
    expect(page.locator("#c06 h3")).to_be_in_viewport()
    assert errors == []


def test_a_phone_held_sideways_keeps_the_way_out(browser: Browser, site_url: str) -> None:
    viewport: ViewportSize = {"width": 640, "height": 320}
    context = browser.new_context(viewport=viewport, locale="fr-FR")
    page = context.new_page()
    page.goto(site_url + GRILLE)
    page.get_by_role("radio", name="Ordinateur partagé").check()
    answer(page, "C02-1", "Avec appui")
    expect(page.get_by_role("button", name="Effacer et quitter")).to_be_in_viewport()
    context.close()
