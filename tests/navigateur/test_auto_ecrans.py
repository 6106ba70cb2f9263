"""The self-assessment on every screen, on paper, from a file: empty, half answered, full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.navigateur.auto import apres_image
from tests.navigateur.papier import printed, squeezed
from tests.navigateur.test_auto_nouveautes import CLE, FICHIER
from tests.navigateur.test_auto_positionner import GRILLE, answer, chosen
from tests.navigateur.test_axe import PHONE, WIDE, faults, load, told
from tests.navigateur.test_ecrans import (
    OVERFLOW,
    OVERLAP,
    SMALL_TARGETS,
    as_readers_set_it,
    focused,
    size,
)
from tests.pile import lisible

FOLDER = "titres/cip/auto-evaluation/"
PAGES = (
    *("premier-tour.html", "c06.html", "index.html", "situations.html"),
    *("synthese.html", "mes-donnees.html"),
)
COMPETENCE = "titres/cip/competences/c06.html"
STATES = {"vide": 0.0, "moitié": 0.5, "plein": 1.0}

FILL = """(part) => {
  const auto = window.Referentiel.auto;
  const m = auto.stockage();
  const now = Date.now();
  const id = (n) => `essai${String(n).padStart(5, '0')}`;
  const codes = [...m.ctx.reperes.keys()];
  const levels = m.ctx.niveaux.filter((niveau) => niveau !== m.ctx.vide);
  const long = 'Un texte. '.repeat(20);
  const texts = Object.fromEntries(m.ctx.rubriques.map(({ code }) => [code, long]));
  m.changer((etat) => {
    let next = etat;
    [...m.ctx.competences.keys()].slice(0, Math.round(15 * part)).forEach((code, i) => {
      next = auto.poser(next, 'premier_tour', code, { niveau: m.ctx.premier_tour[i % 4] }, now);
    });
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
    for part_of_it in page.locator("details.ccp, .plis details").all():
        part_of_it.evaluate("(details) => { details.open = true; }")


@pytest.mark.parametrize("part", STATES.values(), ids=STATES)
def test_axe(page: Page, site_url: str, part: float) -> None:
    """Full, all folds are open; half full, a CCP is set aside, and the first round is halfway."""
    found = []
    names = [p.replace("c06", "c01") if part == STATES["moitié"] else p for p in PAGES]
    for name in (FOLDER + p for p in names):
        load(page, site_url + name)
        if part:
            page.evaluate(FILL, part)
            page.evaluate("location.hash = 'tour-c08'")
        if part == STATES["plein"]:
            page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        if "c01" in name:
            expect(page.locator("mis-de-cote")).to_be_visible()
        found += faults(page, f"{name} {part}", WIDE, PHONE)
    assert not found, told(found)


def test_axe_with_a_notice_a_search_without_result_and_the_sheet(page: Page, site_url: str) -> None:
    page.goto(site_url + "assets/css/site.css")  # The same origin, and no script of ours.
    page.evaluate("(tout) => localStorage.setItem(...tout)", [CLE, FICHIER.read_text("utf-8")])
    load(page, site_url + FOLDER + "synthese.html")
    expect(page.locator(".seance__avis")).to_be_visible()
    found = faults(page, "avis", WIDE, PHONE)
    page.get_by_role("button", name="Rechercher", exact=True).click()
    page.get_by_role("dialog").get_by_role("searchbox").fill("xylophone")
    expect(page.locator(".recherche-proches")).to_be_visible()
    found += faults(page, "sans résultat", WIDE, PHONE)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Imprimer la fiche").click()
    page.emulate_media(media="print")
    expect(page.locator("[data-fiche] .fiche-papier")).to_be_visible()
    found += faults(page, "fiche", WIDE)
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
    apres_image(page)  # The file just saved is told on the page.
    page.get_by_role("button", name="Créer le lien").click()
    found += faults(page, "aperçu", WIDE, PHONE)
    link = page.get_by_label("Votre lien").input_value()
    load(page, link)
    page.reload()
    load(page, link)
    found += faults(page, "lien", WIDE, PHONE)
    expect(page.locator("vue-partagee [data-competence]").first).to_be_visible()
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


def test_text_as_the_reader_sets_it(injected: Page, site_url: str) -> None:
    found = []
    for name in PAGES:
        ready(injected, site_url + FOLDER + name, 0.5)
        found += as_readers_set_it(injected, name)
        if name == "situations.html":
            injected.locator(".situations button").first.click()
            found += as_readers_set_it(injected, "formulaire")
    assert not found, "\n".join(found)


def test_forced_colours_reach_the_drawings(browser: Browser, site_url: str) -> None:
    """With the site in « clair » on a device that imposes white on black, and the reverse."""
    for scheme, choice in (("dark", "clair"), ("light", "sombre")):
        context = browser.new_context(forced_colors="active", color_scheme=scheme)
        page = context.new_page()
        page.goto(site_url + GRILLE)
        page.get_by_role("combobox", name="Affichage").select_option(choice)
        ready(page, site_url + FOLDER + "synthese.html", 0.5)
        page.locator(".barre__marque").first.wait_for()
        ground, words, *drawn = page.evaluate("""() => {
          const colour = (selector, name) => {
            const value = getComputedStyle(document.querySelector(selector))[name];
            return value.match(/\\d+/g).slice(0, 3).reduce((sum, n) => sum + Number(n), 0);
          };
          return [colour('body', 'backgroundColor'), colour('body', 'color'),
            colour('.barre__cadre', 'stroke'), colour('.barre__cadre--vide', 'stroke'),
            colour('.barre__plein', 'fill')];
        }""")
        assert abs(ground - words) > 500
        assert drawn == [words] * 3, (scheme, choice)
        mark = page.locator(".barre__marque").first
        assert mark.evaluate("(m) => getComputedStyle(m).stroke") == page.locator("body").evaluate(
            "(b) => getComputedStyle(b).backgroundColor"
        )
        context.close()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", PAGES)
def test_the_focus_stays_in_sight_with_the_bar(
    page: Page, site_url: str, name: str, width: int
) -> None:
    page.set_viewport_size(size(width, 640))
    ready(page, site_url + FOLDER + name, 0.5)
    expect(page.locator(".seance__barre")).to_be_visible()
    found = [state for state in focused(page) if state]
    assert not found, "\n".join(found)


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
    assert count(filled, "Ma réponse : Sans réponse") == total - 2
    assert re.search(r"édition\d+duréférentiel", filled[0])
    assert f"Page1sur{len(filled)}" in filled[0]
    for only_screen in ("Effacer et quitter", "Prochain sans réponse", "Gardé sur"):
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


def test_a_grid_nobody_answered_prints_with_boxes_to_tick(page: Page, site_url: str) -> None:
    ready(page, site_url + GRILLE, 0)
    total = page.locator("fieldset[data-repere]").count()
    sheets = printed(page)
    assert count(sheets, "Ma réponse") == 0
    assert count(sheets, "Avec appui") >= total


def test_a_sheet_says_what_it_leaves_out(page: Page, site_url: str) -> None:
    ready(page, site_url + GRILLE, 0)
    answer(page, "C01-1", "En autonomie")
    total = page.locator("fieldset[data-repere]").count()
    ccp2 = page.locator("[data-ccp=CCP2] fieldset[data-repere]").count()
    first = printed(page)[0]
    assert "Partiel:" not in first and "réponsesdu" in first
    show = page.get_by_label("Montrer")
    show.select_option("sans-reponse")
    sheets = printed(page)
    assert f"Partiel:{total - 1}repèressur{total}" in sheets[0]
    assert "sansréponse" in sheets[0] and count(sheets, "C01-1") == 0
    page.get_by_text("Imprimer la grille").click()
    page.get_by_label("Pour", exact=True).select_option("CCP2")
    assert f"Partiel:{ccp2}repèressur{total}" in printed(page)[0]
    assert "CCP2" in printed(page)[0].partition("Partiel:")[2][:90]
    show.select_option("a-travailler")
    sheets = printed(page)
    assert f"Partiel:aucunrepèresur{total}" in sheets[0]

    # A blank grid holds nothing of the answers; a part of it says so all the same.
    show.select_option("tout")
    page.get_by_label("Quoi").select_option("vierge")
    sheets = printed(page)
    assert f"Partiel:{ccp2}repèressur{total}" in sheets[0]
    page.get_by_label("Pour", exact=True).select_option("")
    sheets = printed(page)
    assert "Impriméle" in sheets[0] and count(sheets, "Partiel :") == 0
    for said in ("renseigné", "réponses du", "Ma réponse", "Pratique", "Preuve"):
        assert count(sheets, said) == 0, said


def test_a_sheet_of_situations_says_what_it_leaves_out(page: Page, site_url: str) -> None:
    ready(page, site_url + FOLDER + "situations.html", 1)
    assert count(printed(page), "Partiel :") == 0
    page.get_by_label("Pour", exact=True).select_option("CCP2")
    assert "Partiel:" in printed(page)[0]


def test_a_shared_link_prints_with_a_date_and_none_of_one_s_own(page: Page, site_url: str) -> None:
    ready(page, site_url + GRILLE, 0)
    answer(page, "C01-1", "En autonomie")
    code = page.evaluate(
        "async () => { const { auto } = window.Referentiel;"
        " await auto.charger(['auto-points', 'auto-sortie']);"
        " return auto.encoder(auto.stockage().ctx, auto.stockage().etat); }"
    )
    page.goto(site_url + GRILLE + "#p=" + code)
    expect(page.locator("vue-partagee [data-competence]").first).to_be_visible()
    sheets = printed(page)
    assert "Impriméle" in sheets[0] and count(sheets, "réponses du") == 0
    assert count(sheets, "Ma réponse") == count(sheets, "Partiel :") == 0


def test_the_situations_print_under_their_headings(page: Page, site_url: str) -> None:
    ready(page, site_url + FOLDER + "situations.html", 1)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    paper = page.locator(".dossier__papier")
    examples = paper.locator("h4")
    expect(examples.first).to_be_visible()
    weight = paper.locator("h5").first.evaluate("(h) => Number(getComputedStyle(h).fontWeight)")
    assert weight >= 600
    headings = [squeezed(text) for text in paper.locator("h3, h4, h5").all_inner_texts()]
    assert headings
    sheets = printed(page)
    for sheet in sheets:
        end = sheet.partition("Page")[0]
        assert not any(end.endswith(heading) for heading in headings), end[-80:]
    assert re.search(r"édition\d+duréférentiel", sheets[0]) and "Impriméle" in sheets[0]


def test_the_synthesis_prints_its_details_and_its_date(page: Page, site_url: str) -> None:
    page.goto(site_url + FOLDER + "synthese.html")
    page.evaluate(FILL, 1)
    hidden = page.locator(".travailler__reperes li").first
    expect(hidden).to_be_hidden()
    text = (hidden.text_content() or "")[:60]
    sheets = printed(page)
    assert count(sheets, text) >= 1
    assert "Impriméle" in sheets[0]
    assert count(sheets, "En autonomie, avec preuve") >= 1  # The detail, made for the print.


def test_on_paper_a_ccp_stands_with_its_first_repere_and_no_way_of_the_screen_is_left(
    bare: Page, site_url: str
) -> None:
    bare.goto(site_url + GRILLE)
    sheets = printed(bare)
    ccp = bare.locator("details.ccp").all()
    assert len(ccp) == 3
    for part in ccp:
        name = squeezed(part.locator(".ccp__tete h2").inner_text())
        first = part.locator("[data-repere]").first.get_attribute("data-repere")
        (sheet,) = [text for text in sheets if name in text]
        assert first and first in sheet, name
    assert squeezed("Plutôt une compétence à la fois") not in "".join(sheets)


def test_what_to_work_on_prints_under_its_name(page: Page, site_url: str) -> None:
    """Whatever the number of its repères: no name alone at the foot of a sheet half empty."""
    page.goto(site_url + FOLDER + "synthese.html")
    page.evaluate("""() => {
      const { auto } = window.Referentiel;
      const { ctx } = auto.stockage();
      const dits = { C01: 'en-autonomie', C12: 'pas-encore', C06: 'avec-appui' };
      const poser = (e, [code, niveau]) => ctx.competences.get(code).codes.reduce(
        (etat, repere) => auto.poser(etat, 'reponses', repere, { niveau }, 1), e);
      auto.stockage().changer((etat) => Object.entries(dits).reduce(poser, etat), Date.now());
    }""")
    first = page.locator(".travailler__reperes li").first.text_content() or ""
    (sheet,) = [s for s in printed(page) if squeezed("Quoi travailler d’abord") in s]
    assert squeezed(first[:60]) in sheet


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


def test_from_a_file_the_tool_is_one_page(
    from_file: tuple[BrowserContext, str], site_dir: Path
) -> None:
    context, root = from_file
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(lisible(error, site_dir)))
    page.goto(root + GRILLE)
    answer(page, "C01-1", "En autonomie")
    for name, heading, inside in (
        ("Mes situations vécues", "Mes situations vécues", "situations-vecues"),
        ("Ma synthèse", "Ma synthèse et mon plan d’action", "synthese-lectures"),
        ("Mes données", "Mes données", "garder-fichier"),
    ):
        page.locator(".vues").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        expect(page.locator(inside)).to_be_visible()
        expect(page.locator("se-positionner")).to_be_hidden()
        assert page.url.startswith(root + GRILLE + "#")
        if inside == "synthese-lectures":
            page.evaluate("location.hash = 'plan'")
            expect(page.locator("#plan-quoi")).to_be_visible()
            expect(page.get_by_role("heading", level=2, name="Mon plan")).to_be_in_viewport()
    page.goto(root + FOLDER + "synthese.html")
    expect(page).to_have_url(root + GRILLE + "#synthese")
    page.locator(".vues").get_by_role("link", name="Tout sur une page").click()
    assert chosen(page, "C01-1") == "En autonomie"
    page.goto(root + COMPETENCE)
    page.get_by_role("link", name="M’auto-évaluer sur C06").click()
    expect(page.locator("#c06 h3")).to_be_in_viewport()
    assert errors == []


VIEW = """() => ({
  title: document.title,
  h1: document.querySelector('h1').textContent,
  current: [...document.querySelectorAll('.vues [aria-current]')].map((a) => a.textContent),
  menu: [...document.querySelectorAll('#menu [aria-current]')]
    .map((a) => a.pathname.split('/').at(-1)),
  shown: ['outils-grille', 'situations-vecues', 'synthese-lectures', 'garder-fichier']
    .filter((name) => document.querySelector(name)?.checkVisibility()),
})"""
VIEWS = {
    "index": ("Tout sur une page", "Tout sur une page", "outils-grille"),
    "situations": ("Mes situations vécues", "Mes situations vécues", "situations-vecues"),
    "synthese": ("Ma synthèse", "Ma synthèse et mon plan d’action", "synthese-lectures"),
    "mes-donnees": ("Mes données", "Mes données", "garder-fichier"),
}


def seen(page: Page, view: str) -> None:
    link, title, inside = VIEWS[view]
    expect(page.locator(inside)).to_be_visible()
    whole = {
        "title": f"{title} – Référentiel ouvert",
        "h1": title,
        "current": [link],
        "menu": [f"{view}.html"],
        "shown": [inside],
    }
    assert page.evaluate(VIEW) == whole


def test_from_a_file_each_view_has_its_name_at_each_address(
    from_file: tuple[BrowserContext, str], site_url: str
) -> None:
    context, root = from_file
    page = context.new_page()
    # As on the web, where each is a page.
    for view, (_, title, _) in VIEWS.items():
        page.goto(f"{site_url}{FOLDER}{view}.html")
        assert page.title() == f"{title} – Référentiel ouvert"
    for address, view in (
        ("index.html", "index"),
        ("index.html#ccp2", "index"),
        ("index.html#quelque-chose", "index"),
        ("index.html#plan", "synthese"),
        ("synthese.html", "synthese"),
        ("synthese.html#points", "synthese"),
        ("situations.html", "situations"),
        ("situations.html#nulle-part", "situations"),
        ("mes-donnees.html", "mes-donnees"),
    ):
        page.goto("about:blank")
        page.goto(root + FOLDER + address)
        seen(page, view)
    page.goto(root + FOLDER + "synthese.html")
    page.evaluate("location.hash = 'points'")
    page.get_by_role("link", name="Enregistrer mes réponses dans un fichier").click()
    seen(page, "mes-donnees")
    page.locator(".vues").get_by_role("link", name="Tout sur une page").click()
    seen(page, "index")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.go_back()
    seen(page, "mes-donnees")
    page.go_back()
    seen(page, "synthese")
    expect(page.get_by_role("heading", name="Mes points d’étape")).to_be_in_viewport()
    page.go_forward()
    seen(page, "mes-donnees")
    page.evaluate("location.hash = 'ccp3'")
    seen(page, "index")
    expect(page.locator("#ccp3 h2")).to_be_in_viewport()


def test_from_a_file_the_next_repere_is_found_from_any_view(
    from_file: tuple[BrowserContext, str],
) -> None:
    context, root = from_file
    page = context.new_page()
    page.goto(root + GRILLE)
    answer(page, "C01-1", "En autonomie")
    page.locator(".vues").get_by_role("link", name="Ma synthèse").click()
    seen(page, "synthese")
    page.locator(".seance__barre").get_by_role("button", name="Prochain sans réponse").click()
    seen(page, "index")
    assert page.evaluate("document.activeElement.name") == "C01-2"
    expect(page.locator("[data-repere='C01-2']")).to_be_in_viewport()


def test_where_storage_is_refused_no_link_loses_the_answers(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(locale="fr-FR")
    context.add_init_script(
        "for (const n of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, n, { get() { throw new Error('refusé'); } });"
    )
    page = context.new_page()
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "Avec appui")
    page.get_by_role("link", name="Lire ma synthèse").click()
    expect(page.locator("a [data-lecture=C01]")).to_contain_text("1\u00a0repère sur 5")
    page.get_by_role("link", name="Enregistrer mes réponses dans un fichier").first.click()
    page.locator(".vues").get_by_role("link", name="Tout sur une page").click()
    assert chosen(page, "C01-1") == "Avec appui"
    context.close()


def test_a_phone_held_sideways_keeps_the_way_out(browser: Browser, site_url: str) -> None:
    viewport: ViewportSize = {"width": 640, "height": 320}
    context = browser.new_context(viewport=viewport, locale="fr-FR")
    page = context.new_page()
    page.goto(site_url + GRILLE)
    page.get_by_role("radio", name="Ordinateur partagé").check()
    answer(page, "C02-1", "Avec appui")
    expect(page.get_by_role("button", name="Effacer et quitter")).to_be_in_viewport()
    context.close()
