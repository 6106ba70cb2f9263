"""Filled sheets on A4: a plan of two sheets, two snapshots, a person rated, texts that are long."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.navigateur.bureau import BUREAU
from tests.navigateur.panneau import dossier, noter, ouvrir, voir
from tests.navigateur.papier import printed, squeezed
from tests.navigateur.test_auto_ecrans import FILL, FOLDER

PAPER = {"width": 665, "height": 900}  # the width of what is printed
LONG = "Une remarque entière, que le jury lira. " * 20
PLAN = """() => {
  const { auto } = window.Referentiel;
  const action = (e, n) => auto.poser(e, 'plan', `longue${String(n).padStart(4, '0')}`, {
    competence: 'C02', repere: '', quoi: `Demander à observer ${'longuement '.repeat(n)}`,
    avec_qui: 'une collègue', pour_le: '2027-01-01', fait: false,
  }, 1);
  auto.stockage().changer((e) => [...Array(16).keys()].reduce(action, e), Date.now());
}"""
RATED = """(raison) => {
  const { auto, formateur } = Referentiel;
  const { ctx, etat } = auto.stockage();
  const [[id]] = formateur.personnes(etat);
  const noter = (e, repere, i) => formateur.poserNote(
    e, id, repere, { niveau: 'avec-appui', raison: i % 7 ? '' : raison }, Date.now());
  auto.stockage().changer((e) => [...ctx.reperes.keys()].reduce(noter, e), Date.now());
}"""


@pytest.fixture
def bureau(page: Page, site_url: str) -> Page:
    """The panel of one person, with a remark longer than its field."""
    page.goto(site_url + BUREAU)
    ouvrir(page, {"camille.json": dossier({"C01-1": "avec-appui", "C01-2": "en-autonomie"})})
    voir(page, "camille")
    return page


def synthesis(page: Page, site_url: str, part: float) -> None:
    page.goto(site_url + FOLDER + "synthese.html")
    page.evaluate(FILL, part)
    page.evaluate(PLAN)


def test_a_plan_of_two_sheets_does_not_wait_for_a_new_one(page: Page, site_url: str) -> None:
    synthesis(page, site_url, 0.5)
    sheets = printed(page)
    (first,) = [sheet for sheet in sheets if squeezed("Mon plan d’action") in sheet]
    before, _, after = first.partition(squeezed("Mon plan d’action"))
    assert squeezed("Demander à observer") in after
    assert len(before) > 150  # what comes before it in the synthesis, besides the foot of the sheet
    last = squeezed("longuement " * 15)
    assert last not in first and [sheet for sheet in sheets if last in sheet]


def test_the_head_of_a_table_is_never_left_alone(page: Page, site_url: str) -> None:
    synthesis(page, site_url, 0.5)
    heads = [
        squeezed(words)
        for words in (
            "Fait Quoi Avec qui Pour quand",
            "Compétence Avant Après Mouvement",
            "Compétence Pratique Preuve Repères",
            "Pas l’occasion Sans réponse",  # the legend above the tables
        )
    ]
    page.evaluate("() => { for (const d of document.querySelectorAll('.pli')) d.open = true; }")
    advice = [squeezed(head) for head in page.locator(".travailler__quoi").all_inner_texts()]
    assert advice
    for lower in range(0, 900, 60):  # Wherever the foot of the sheet falls.
        page.locator(".plis").evaluate("(e, px) => { e.style.paddingTop = `${px}px`; }", lower)
        sheets = printed(page)
        for sheet in sheets:  # What is at the foot of each comes first.
            assert not sheet.endswith((*heads, *advice)), (lower, sheet[-60:])
        assert all(any(head in sheet for sheet in sheets) for head in advice), lower


def test_no_column_of_two_snapshots_breaks_a_word(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    synthesis(page, site_url, 1)
    page.set_viewport_size(PAPER)
    page.evaluate("() => { for (const d of document.querySelectorAll('.pli')) d.open = true; }")
    page.emulate_media(media="print")
    cells = page.locator(".points__tableau tbody tr").first.locator("td")
    expect(cells).to_have_count(3)
    widths = cells.evaluate_all("(tds) => tds.map((td) => td.getBoundingClientRect().width)")
    assert widths[2] > widths[0] > 110, widths
    detail = page.locator(".synthese__tableau tbody tr").first.locator("td").last
    assert detail.evaluate("(td) => td.getBoundingClientRect().width") > 200


def test_the_panel_of_a_person_prints_what_it_says_and_none_of_its_tools(bureau: Page) -> None:
    noter(bureau, "C01-1", "En autonomie")
    remark = bureau.get_by_label("Votre remarque")
    remark.fill(LONG)
    sheets = printed(bureau)
    whole = "".join(sheets)
    for tool in ("Au clavier", "Choisir qui", "Rendre une fiche", "Écrire son nom", "Pas noté"):
        assert squeezed(tool) not in whole, tool
    assert squeezed("(ma réponse)") not in whole  # The level ticked is the trainer's.
    assert squeezed("TP-00403") in whole and squeezed("Imprimé le") in whole
    assert squeezed("notes du") in whole and squeezed("réponses du 3 novembre") in whole
    bureau.set_viewport_size(PAPER)
    bureau.emulate_media(media="print")
    assert remark.evaluate("(t) => t.scrollHeight - t.clientHeight") <= 2


def test_a_long_reason_has_room_on_the_sheet_of_everybody(bureau: Page) -> None:
    bureau.evaluate(RATED, LONG)
    bureau.evaluate("() => { window.print = () => {}; Referentiel.formateur.aller('groupe'); }")
    bureau.get_by_role("button", name="Imprimer chaque personne").click()
    bureau.set_viewport_size(PAPER)
    bureau.emulate_media(media="print")
    heads = bureau.locator(".papier__reperes thead").first.locator("th")
    expect(heads.nth(2)).to_be_attached()
    widths = heads.evaluate_all("(ths) => ths.map((th) => th.getBoundingClientRect().width)")
    assert widths[2] > 0.3 * sum(widths), widths


def test_nothing_to_open_and_no_way_without_its_link_is_printed(page: Page, site_url: str) -> None:
    page.goto(site_url + FOLDER + "synthese.html")
    assert squeezed("Ma voie vers le titre") not in "".join(printed(page))
    page.goto(site_url + FOLDER + "mes-donnees.html")
    assert squeezed("Choisir un fichier") not in "".join(printed(page))
    page.goto(site_url + BUREAU)
    ouvrir(page, {"camille.json": dossier({"C01-1": "avec-appui"})})
    whole = "".join(printed(page))
    assert "camille" in whole
    assert squeezed("choisir une personne") not in whole


def test_what_a_gesture_said_and_a_way_on_the_page_are_not_printed(
    page: Page, site_url: str
) -> None:
    synthesis(page, site_url, 0.5)
    page.evaluate("() => { for (const d of document.querySelectorAll('.pli')) d.open = true; }")
    page.locator("[data-action=planifier]").first.click()
    expect(page.locator(".travailler__plan a").first).to_be_visible()
    whole = "".join(printed(page))
    assert squeezed("Ajouté au plan") in whole
    assert squeezed("Voir et changer") not in whole
    page.goto(site_url + FOLDER + "situations.html")
    with page.expect_download():
        page.locator("[data-action=enregistrer-docx]").click()
    expect(page.locator(".dossier__etat p")).to_be_visible()
    assert squeezed("C’est enregistré") not in "".join(printed(page))
