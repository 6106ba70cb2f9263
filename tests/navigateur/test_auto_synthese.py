"""« Ma synthèse »: what answers say, what is left, a plan that prints and goes to an agenda."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.navigateur.papier import printed, squeezed
from tests.navigateur.test_auto_positionner import GRILLE, answer
from tests.navigateur.test_auto_situations import SITUATIONS, write

SYNTHESE = "titres/cip/auto-evaluation/synthese.html"
ECARTS = """(boites) => boites.map((boite) =>
  Math.round(boite.getBoundingClientRect().y - boites[0].getBoundingClientRect().y))"""


def count(sheets: list[str], text: str) -> int:
    return "".join(sheets).count(squeezed(text))


def fill(page: Page, site_url: str) -> None:
    """C01 reads « Oui » and is told, C02 « Partiellement », C03 « Non », C04 « Sans occasion »."""
    page.goto(site_url + GRILLE)
    levels = {
        "c01": "En autonomie",
        "c02": "Avec appui",
        "c03": "Pas encore",
        "c04": "Pas l’occasion",
    }
    for competence, level in levels.items():
        for field in page.locator(f"#{competence} fieldset").all():
            answer(page, field.get_attribute("data-repere") or "", level)
    answer(page, "C02-1", "En autonomie, avec preuve")
    answer(page, "C02-3", "Pas l’occasion")
    page.goto(site_url + SITUATIONS)
    write(page, "Un accueil", "C01")
    page.get_by_role("button", name="Terminer").click()
    page.goto(site_url + SYNTHESE)


def unfold(page: Page) -> None:
    page.evaluate("for (const d of document.querySelectorAll('.plis details')) d.open = true")


def test_nothing_yet_is_said(page: Page, site_url: str) -> None:
    page.goto(site_url + SYNTHESE)
    expect(page.locator("[data-lecture]")).to_have_text([re.compile("^À compléter")] * 15)
    expect(page.locator("[data-preuve]")).to_have_text([re.compile("à raconter$")] * 15)
    unfold(page)
    expect(page.locator(".synthese__forces")).to_contain_text("se lisent dans le détail")
    expect(page.locator("plan-action .pli__dit")).to_have_text("aucune action")
    expect(page.get_by_text("Aucune action pour l’instant.")).to_be_visible()


def test_readings_strengths_and_first_things(page: Page, site_url: str) -> None:
    fill(page, site_url)
    unfold(page)
    cells = page.locator("[data-lecture]")
    readings = [(text or "").replace("\u00a0", " ") for text in cells.all_text_contents()]
    assert readings[:5] == [
        "Oui : 5 repères sur 5",
        "Partiellement : 1 repère sur 5, 1 sans occasion",
        "Non : aucun repère sur 5",
        "Sans occasion",
        "À compléter : aucun repère sur 5 renseigné",
    ]
    expect(page.locator("[data-preuve=C01]")).to_have_text(re.compile("; racontée$"))
    expect(page.locator("[data-preuve=C02]")).to_contain_text("à raconter")
    row = page.get_by_role("row", name=re.compile("^C02"))
    expect(row).to_contain_text("1 En autonomie, avec preuve")
    expect(row.locator("svg")).to_have_count(1)
    expect(page.locator("[data-ccp=CCP1]")).to_contain_text("1\u00a0est racontée")
    strengths = page.locator(".synthese__forces > ul > li")
    expect(strengths).to_have_count(1)  # What is wholly autonomous, and nothing else.
    expect(strengths).to_contain_text("C01")
    first = page.locator("[data-travailler] ol > li")
    expect(first).to_have_count(2)  # No occasion is no lack.
    expect(first.nth(0)).to_contain_text("C03")
    expect(first.nth(1)).to_contain_text("C02")
    expect(first.nth(1).locator("li").first).to_contain_text("Trace possible")
    expect(first.nth(1)).to_contain_text("C02-2")
    for done_or_elsewhere in ("C02-1", "C02-3"):
        expect(first.nth(1)).not_to_contain_text(done_or_elsewhere)
    elsewhere = page.locator(".synthese__ailleurs > ul > li")
    expect(elsewhere).to_have_count(2)
    expect(elsewhere.first.get_by_text("C02-3")).to_be_visible()
    said = page.locator("synthese-lectures").inner_text() + page.locator(".plis").inner_text()
    assert not re.search(r"%|acquis|validé|score", said, re.I)


def test_the_map_is_whole_on_a_phone_and_leads_to_each_competence(
    page: Page, site_url: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "En autonomie")
    page.goto(site_url + SYNTHESE)
    box = page.locator(".carte-niveaux").bounding_box()
    assert box and box["height"] < 500
    top, bottom = page.evaluate("""() => {
      const lieu = (s) => document.querySelector(s).getBoundingClientRect();
      return [lieu('[data-prochain-pas]').top, lieu('.carte-niveaux').top];
    }""")
    legend = page.locator(".legende").bounding_box()
    assert legend and top < legend["y"] < bottom
    links = page.locator("a[data-competence]")
    expect(links).to_have_count(15)
    assert links.evaluate_all("all => all.every(a => a.getBoundingClientRect().height >= 24)")
    first = page.locator("a[data-competence=C01]")
    expect(first).to_have_attribute("href", "c01.html")
    expect(first).to_have_accessible_name(
        re.compile(r"^C01 Informer.*: À compléter\s+: 1\s+repère sur \d renseigné\s+; à raconter$")
    )
    # A change elsewhere leaves a cell alone.
    page.evaluate("document.querySelector('[data-competence=C07]').firstChild.marque = true")
    page.evaluate("""() => {
      const { poser, stockage } = window.Referentiel.auto;
      const t = Date.now();
      stockage().changer((e) => poser(e, 'reponses', 'C01-2', { niveau: 'pas-encore' }, t), t);
    }""")
    expect(page.locator("[data-lecture=C01]")).to_contain_text("2\u00a0repères")
    assert page.evaluate("document.querySelector('[data-competence=C07]').firstChild.marque")


def test_the_first_round_alone_is_said_to_be_that(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    answer(page, "C02-1", "En autonomie")
    page.evaluate("""() => {
      const { poser, stockage } = window.Referentiel.auto;
      const t = Date.now();
      const dire = (e, c) => poser(e, 'premier_tour', c, { niveau: 'en-autonomie' }, t);
      stockage().changer((e) => dire(dire(e, 'C01'), 'C02'), t);
    }""")
    page.goto(site_url + SYNTHESE)
    alone = page.locator("[data-competence=C01]")
    expect(alone).to_contain_text("premier tour")
    assert alone.evaluate("(e) => getComputedStyle(e).borderTopStyle") == "dashed"
    expect(page.locator("[data-competence=C02]")).not_to_contain_text("premier tour")
    expect(page.locator("[data-lecture=C02]")).to_contain_text("À compléter")
    expect(page.locator("[data-ccp=CCP1]")).to_contain_text("1 au premier tour seulement")
    expect(page.locator(".legende")).to_contain_text("premier tour")


def test_no_occasion_in_the_first_round_is_to_be_looked_for_elsewhere(
    page: Page, site_url: str
) -> None:
    """What the map shows so, the list says: it is counted once, and goes when repères are told."""
    page.goto(site_url + GRILLE)
    answer(page, "C02-1", "Pas l’occasion")
    page.evaluate("""() => {
      const { poser, stockage } = window.Referentiel.auto;
      const t = Date.now();
      const dire = (e, c) => poser(e, 'premier_tour', c, { niveau: 'pas-l-occasion' }, t);
      stockage().changer((e) => dire(dire(e, 'C02'), 'C04'), t);
    }""")
    page.goto(site_url + SYNTHESE)
    expect(page.locator("details:has(#ailleurs) .pli__dit")).to_have_text("2\u00a0compétences")
    unfold(page)
    elsewhere = page.locator(".synthese__ailleurs > ul > li")
    expect(elsewhere).to_have_text([re.compile("C02-1"), re.compile("^C04 .*premier tour")])
    page.goto(site_url + GRILLE)
    answer(page, "C04-1", "Avec appui")
    page.goto(site_url + SYNTHESE)
    expect(page.locator("details:has(#ailleurs) .pli__dit")).to_have_text("1\u00a0compétence")


@pytest.mark.parametrize("niveau", ["pas-encore", "en-autonomie"])
def test_after_the_first_round_alone_what_is_not_known_is_not_said_to_be_nothing(
    page: Page, site_url: str, niveau: str
) -> None:
    """On paper too, where room is left to write it by hand."""
    page.goto(site_url + SYNTHESE)
    page.evaluate(
        """(niveau) => {
          const { poser, stockage } = window.Referentiel.auto;
          const t = Date.now();
          const dire = (e, c) => poser(e, 'premier_tour', c, { niveau }, t);
          const { ctx } = stockage();
          stockage().changer((e) => [...ctx.competences.keys()].reduce(dire, e), t);
        }""",
        niveau,
    )
    for part in ("[data-travailler] .pli__dit", "details:has(#forces) .pli__dit"):
        expect(page.locator(part)).to_have_text("à préciser")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Imprimer la fiche").click()
    sheet = page.locator(".fiche-papier")
    expect(sheet.locator(".fiche__ligne")).to_have_count(3)
    expect(sheet).not_to_contain_text("Rien à mettre en premier")
    assert len(printed(page)) == 1


def test_when_all_is_told_and_done_nothing_is_left_to_tell(page: Page, site_url: str) -> None:
    page.goto(site_url + SYNTHESE)
    page.evaluate("""() => {
      const { poser, stockage } = window.Referentiel.auto;
      const t = Date.now();
      const dire = (e, c) => poser(e, 'reponses', c, { niveau: 'en-autonomie' }, t);
      const { ctx } = stockage();
      stockage().changer((e) => [...ctx.reperes.keys()].reduce(dire, e), t);
    }""")
    expect(page.locator("[data-travailler] .pli__dit")).to_have_text("rien pour l’instant")
    expect(page.locator("details:has(#forces) .pli__dit")).to_contain_text("15")


def test_an_address_opens_the_part_it_names(page: Page, site_url: str) -> None:
    page.goto(site_url + SYNTHESE)
    expect(page.get_by_label("Quoi", exact=True)).to_be_hidden()
    for anchor, inside in (
        ("plan", ".plan__ajout"),
        ("points", "#point-nom"),
        ("ccp-obtenus", "[data-ccp-obtenu]"),
        ("vers-oui", ".travailler__liste"),
        ("forces", ".synthese__forces"),
    ):
        page.goto("about:blank")
        page.goto(f"{site_url}{SYNTHESE}#{anchor}")
        expect(page.locator(inside).first).to_be_visible()
    page.goto(f"{site_url}{SYNTHESE}#lecture")
    expect(page.locator("#lecture")).to_be_in_viewport()


def test_a_ccp_already_held(page: Page, site_url: str) -> None:
    page.goto(site_url + SYNTHESE + "#ccp-obtenus")
    suite = page.locator(".ccp-obtenus__suite")
    expect(suite).to_be_hidden()
    boites = page.get_by_role("checkbox", name=re.compile("^J’ai obtenu"))
    avant = boites.evaluate_all(ECARTS)
    expect(page.get_by_label("Date du jury").first).to_be_hidden()
    boites.first.check()
    expect(suite).to_be_visible()
    assert boites.evaluate_all(ECARTS) == avant, "la date a sa place d’avance"
    page.get_by_label("Date du jury").first.fill("2025-06-12")
    page.reload()
    held = page.locator("ccp-obtenus")
    expect(held).to_contain_text("Déjà obtenu : CCP1 (12 juin 2025)")
    expect(held.locator(".ccp-obtenus__reste li")).to_have_count(2)
    expect(suite).to_contain_text("23 mars 2028")
    suite.get_by_role("link", name=re.compile("étapes")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Présenter les CCP manquants")
    page.locator("main a[href*='synthese.html#ccp-obtenus']").click()
    expect(page).to_have_url(re.compile(SYNTHESE))


def test_a_ccp_held_is_told_in_one_sentence_with_one_colon(page: Page, site_url: str) -> None:
    page.goto(site_url + SYNTHESE)
    unfold(page)
    page.get_by_role("checkbox", name=re.compile("^J’ai obtenu")).nth(2).check()
    phrase = page.locator(".phrases-ccp [data-ccp=CCP3]")
    expect(phrase).to_have_text(re.compile(r"^CCP3\s:\sdéjà obtenu, rien ne vous est demandé\."))


def test_a_ccp_held_is_set_aside_everywhere_and_comes_back(page: Page, site_url: str) -> None:
    fill(page, site_url)
    unfold(page)
    first = page.locator("[data-travailler] ol > li")
    expect(first).to_have_count(2)
    page.get_by_role("checkbox", name=re.compile("^J’ai obtenu")).first.check()
    aside = page.locator("mis-de-cote")
    expect(aside).to_contain_text("CCP1 est mis de côté")
    expect(first).to_have_count(0)
    expect(page.locator(".synthese__ailleurs li")).to_have_count(0)
    expect(page.locator("[data-ccp=CCP1]")).to_contain_text("déjà obtenu")
    expect(page.locator("[data-lecture]").first).to_contain_text("Oui")  # What was answered stays.
    proofs = page.locator(".carte-niveaux__ccp:first-child [data-preuve]")
    expect(proofs).to_have_text([re.compile("racontée"), *[re.compile("; déjà obtenu$")] * 3])
    expect(page.locator("[data-preuve=C06]")).to_contain_text("à raconter")
    expect(page.locator(".synthese__forces li")).to_contain_text("C01")

    page.goto(site_url + GRILLE)
    asked = page.locator(".outils-auto__avancement")
    expect(asked).to_contain_text(re.compile(r"^0\srepère sur 52"))
    expect(aside).to_contain_text("déjà obtenu")
    page.get_by_label("Montrer").select_option("a-travailler")
    expect(page.get_by_text("Aucun repère ne correspond.")).to_be_visible()
    page.get_by_label("Montrer").select_option("tout")
    page.get_by_role("button", name="Prochain repère sans réponse").click()
    assert page.evaluate("document.activeElement.name") == "C06-1"
    expect(page.locator("[data-ccp='CCP1'] > summary")).to_contain_text("déjà obtenu")

    first = page.locator("[data-ccp='CCP1'] > summary")
    page.locator("[data-ccp='CCP1']").evaluate("(d) => { d.open = false; }")
    aside.get_by_role("button", name="Tout montrer").click()
    expect(first).to_be_focused()  # The first that is shown, opened.
    expect(page.locator("[data-repere='C01-1']")).to_be_visible()
    expect(asked).to_contain_text("sur 78")
    page.get_by_label("Montrer").select_option("a-travailler")
    assert page.locator("[data-repere='C03-1']").is_visible()
    page.reload()
    expect(aside).to_contain_text("CCP1 est mis de côté")  # Held all the same.


def test_a_ccp_held_and_not_answered_is_no_lack_and_the_way_on_is_there(
    page: Page, site_url: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(site_url + SYNTHESE + "#ccp-obtenus")
    boxes = page.get_by_role("checkbox", name=re.compile("^J’ai obtenu"))
    for rank in (0, 1):
        boxes.nth(rank).check()
    tick, text = (
        page.locator(f"[data-ccp-obtenu=CCP1] label {part}").bounding_box()
        for part in ("input", "span")
    )
    assert tick and text and text["x"] >= tick["x"] + tick["width"], "le mot est à côté de sa case"
    assert text["y"] < tick["y"] + tick["height"]
    held = page.locator("[data-ccp=CCP1]")
    expect(held).to_contain_text("déjà obtenu")
    expect(held).not_to_contain_text("À compléter")
    expect(page.locator(".synthese__carte [data-lecture=C01]")).to_have_text(re.compile("obtenu"))
    expect(page.locator(".synthese__carte [data-lecture=C12]")).to_contain_text("À compléter")
    page.get_by_role("link", name="Faire le point sur ce qui reste").click()
    expect(page.locator("[data-question]:visible")).to_have_attribute("data-question", "C12")


def test_ccp_not_aimed_at_are_set_aside_until_all_is_asked_again(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "Avec appui")
    page.evaluate("""() => {
      const { poser, stockage } = window.Referentiel.auto;
      const t = Date.now();
      stockage().changer((e) => poser(e, 'ccp_vises', 'CCP3', { vise: true }, t), t);
    }""")
    aside = page.locator("mis-de-cote")
    expect(aside).to_contain_text("CCP1 et CCP2 sont mis de côté")
    expect(page.locator(".outils-auto__avancement")).to_contain_text("sur 22")
    page.goto(site_url + SYNTHESE)
    expect(page.locator("[data-travailler] ol > li")).to_have_count(0)
    aside.get_by_role("button", name="Tout montrer").click()
    expect(page.locator("[data-travailler] ol > li")).to_have_count(1)
    page.reload()
    expect(aside).to_be_hidden()


def test_what_to_work_on_goes_to_the_plan_in_one_gesture(page: Page, site_url: str) -> None:
    fill(page, site_url)
    page.locator("[data-travailler] > summary").click()
    third = page.locator("[data-travailler] ol > li").first
    third.get_by_role("button", name="Ajouter au plan").click()
    undo = third.get_by_role("button", name="Annuler")
    expect(undo).to_be_focused()
    undo.click()
    expect(third.get_by_role("button", name="Ajouter au plan")).to_be_focused()
    page.evaluate("location.hash = 'plan'")
    expect(page.get_by_text("Aucune action pour l’instant.")).to_be_visible()
    third.get_by_role("button", name="Ajouter au plan").click()
    row = page.locator(".plan__tableau tbody tr")
    text = page.locator("[data-travailler] ol > li li").first.inner_text()
    assert text.partition("Trace possible")[2].strip(" :\u00a0") in row.inner_text()
    expect(row).to_contain_text("C03")
    row.get_by_role("button", name="Changer").click()
    what = page.get_by_label("Quoi", exact=True)
    expect(what).to_be_focused()
    expect(page.get_by_label("Pour quelle compétence")).to_have_value("C03")
    what.fill("Autrement dit")
    page.get_by_role("button", name="Garder le changement").click()
    expect(row).to_have_count(1)
    expect(row).to_contain_text("Autrement dit")
    expect(row.get_by_role("button", name="Changer")).to_be_focused()
    page.reload()
    unfold(page)
    expect(third).to_contain_text(re.compile(r"Dans votre plan\s: C03-1"))


def test_a_plan(page: Page, site_url: str) -> None:
    page.goto(site_url + SYNTHESE + "#plan")
    page.get_by_label("Pour quelle compétence").select_option("C03")
    page.get_by_role("button", name="Ajouter", exact=True).click()
    what = page.get_by_label("Quoi", exact=True)
    expect(what).to_have_attribute("aria-invalid", "true")
    expect(what).to_have_accessible_description(re.compile("Écrivez"))
    expect(what).to_be_focused()
    what.fill("Suivre trois sources ; noter, trier")
    expect(what).not_to_have_attribute("aria-invalid", "true")
    page.get_by_label("Avec qui").fill("une documentaliste")
    page.get_by_label("Pour quand").fill("2027-01-15")
    page.get_by_role("button", name="Ajouter", exact=True).click()
    row = page.get_by_role("row", name=re.compile("Suivre trois sources"))
    expect(row).to_contain_text("15 janvier 2027")
    expect(row).to_contain_text("C03")
    with page.expect_download() as download:
        page.get_by_role("button", name="agenda").click()
    calendar = Path(download.value.path()).read_text("utf-8")
    assert "DTSTART;VALUE=DATE:20270115" in calendar
    assert "Suivre trois sources \\; noter\\, trier" in calendar.replace("\n ", "").replace(
        "\u202f", " "
    )
    row.get_by_role("checkbox").check()
    expect(row).to_contain_text("fait")
    expect(row.get_by_role("checkbox")).to_be_focused()
    page.reload()
    expect(row.get_by_role("checkbox")).to_be_checked()
    row.get_by_role("button", name="Supprimer").click()
    expect(row).to_have_count(0)
    page.get_by_role("button", name="Annuler").click()
    expect(row).to_have_count(1)


@pytest.mark.parametrize("width", [320, 360, 600])
def test_the_names_of_the_tables_are_written_across_a_phone(
    page: Page, site_url: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site_url + SYNTHESE)
    unfold(page)
    captions = page.locator(".detail__tableaux caption")
    expect(captions).to_have_count(3)
    boxes = captions.evaluate_all("""(all) => all.map((caption) => {
      const { width, height } = caption.getBoundingClientRect();
      return width > 250 && height < 120;
    })""")
    assert boxes == [True] * 3


def test_a_long_action_is_heard_whole_once_and_not_in_each_of_its_buttons(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + SYNTHESE)
    unfold(page)
    what = "Reprendre contact avec une personne qui a manqué un rendez-vous, puis en parler. " * 3
    page.get_by_label("Quoi", exact=True).fill(what)
    page.get_by_role("button", name="Ajouter", exact=True).click()
    row = page.locator("plan-action tr[data-id]")
    expect(row.get_by_role("rowheader")).to_have_text(what.strip())
    short = re.compile(r"^(Changer|Supprimer|à faire)\s+: Reprendre contact .{20,60}…$")
    for one in (row.get_by_role("button").all(), [row.get_by_role("checkbox")]):
        for control in one:
            expect(control).to_have_accessible_name(short)


def test_two_snapshots_compared(page: Page, site_url: str) -> None:
    fill(page, site_url)
    unfold(page)
    page.get_by_label("Nom du point d’étape").fill("Avant le stage")
    page.get_by_role("button", name="Garder un point d’étape").click()
    expect(page.locator("points-etape")).to_contain_text("Rien n’a changé")
    page.goto(site_url + GRILLE)
    answer(page, "C03-1", "En autonomie")
    answer(page, "C01-1", "Avec appui")
    answer(page, "C04-1", "Pas encore")
    answer(page, "C05-1", "Pas l’occasion")
    page.goto(site_url + SITUATIONS)
    write(page, "Un second", "C02")
    page.get_by_role("button", name="Terminer").click()
    page.goto(site_url + SYNTHESE + "#points")
    table = page.locator("points-etape table")
    expect(table.get_by_role("row", name=re.compile("^C03"))).to_contain_text("progressé")
    expect(table.get_by_role("row", name=re.compile("^C01"))).to_contain_text("régressé")
    found, lost = [table.get_by_role("row", name=re.compile(f"^{c}")) for c in ("C04", "C05")]
    expect(found).to_contain_text("occasion trouvée")
    expect(lost).to_contain_text("sans occasion")
    for row in (found, lost):
        expect(row).not_to_contain_text(re.compile("progressé|régressé"))
    expect(table.get_by_role("row", name=re.compile("^C02"))).to_contain_text("nouvelle preuve")


LIMITS = """() => {
  const { poser, stockage, LIMITES } = window.Referentiel.auto;
  const { ctx } = stockage();
  const t = Date.now();
  const long = LIMITES.texte;
  const quoi = ['W'.repeat(long), 'Un mot. '.repeat(long / 8), 'a\\n'.repeat(900)];
  stockage().changer((e) => {
    let n = e;
    for (const r of ctx.reperes.keys()) n = poser(n, 'reponses', r, { niveau: 'avec-appui' }, t);
    for (let i = 0; i < 12; i += 1) {
      const id = `action${String(i).padStart(4, '0')}`;
      n = poser(n, 'plan', id, { quoi: quoi[i % 3], competence: 'C03', repere: '',
        avec_qui: 'M'.repeat(LIMITES.court), pour_le: '2027-09-22', fait: false }, t);
    }
    return n;
  }, t);
}"""


def test_the_sheet_is_one_page_whatever_the_fields_hold(page: Page, site_url: str) -> None:
    page.goto(site_url + SYNTHESE)
    page.evaluate(LIMITS)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Imprimer la fiche").click()
    sheets = printed(page)
    assert len(sheets) == 1
    for said in ("Nom et prénom", "et 7 autres", "C15", "Notes de l’entretien", "Trace possible"):
        assert count(sheets, said) >= 1, said
    assert sheets[0].count("22septembre2027") == 5
    assert len(printed(page)) > 1  # The long print is back.
    assert page.locator(".fiche-papier").count() == 0


def test_an_action_being_written_is_not_lost_without_a_word(page: Page, site_url: str) -> None:
    """Another tab opens a file in the place of everything."""
    page.goto(site_url + SYNTHESE)
    page.evaluate("window.Referentiel.auto.stockage().choisirMode('durable', Date.now())")
    unfold(page)
    page.locator("#plan-quoi").fill("Une action pas encore ajoutée")
    beside = page.context.new_page()
    beside.goto(site_url + SYNTHESE)
    beside.evaluate(
        """() => {
          const { auto } = window.Referentiel;
          const magasin = auto.stockage();
          const un = { niveau: 'avec-appui' };
          const fichier = auto.poser(auto.vide(magasin.ctx), 'reponses', 'C01-1', un, Date.now());
          magasin.remplacer(fichier, Date.now());
        }"""
    )
    expect(page.locator(".plan__erreur")).to_contain_text("n’a pas été gardé")
    expect(page.locator("#plan-quoi")).to_have_value("")
    page.locator("#plan-quoi").fill("La même")
    page.get_by_role("button", name="Ajouter", exact=True).click()
    expect(page.locator(".plan__erreur")).to_be_hidden()
