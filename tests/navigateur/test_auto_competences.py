"""One compétence at a time: seen at once, answered, read, left for the next; from a file too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from generator.model import Referentiel
from tests.navigateur.auto import apres_image
from tests.navigateur.test_auto_ecrans import from_file
from tests.navigateur.test_auto_positionner import GRILLE, answer, chosen
from tests.navigateur.test_ecrans import size

__all__ = ["from_file"]

AUTO = "titres/cip/auto-evaluation/"
C06 = f"{AUTO}c06.html"
SCREEN: ViewportSize = {"width": 360, "height": 640}
REFUSED = """for (const name of ['localStorage', 'sessionStorage']) {
  Object.defineProperty(window, name, { get() { throw new DOMException('', 'SecurityError'); } });
}"""
VOICES = """(() => {
  const dites = (window.dites = []);
  const voix = (window.voix = []);
  const parole = new EventTarget();
  const cancel = () => { const u = parole.u; parole.u = null; u?.dispatchEvent(new Event('end')); };
  const speak = (u) => { parole.u = u; dites.push([u.text, u.voice.name]); };
  Object.assign(parole, { getVoices: () => voix, cancel, speak, u: null });
  Object.defineProperty(window, 'speechSynthesis', { value: parole });
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; }
  };
  window.arriver = (...venues) => {
    voix.push(...venues);
    parole.dispatchEvent(new Event('voiceschanged'));
  };
})();"""
LOCAL = {"name": "Locale", "lang": "fr-FR", "localService": True}
REMOTE = {"name": "Distante", "lang": "fr-FR", "localService": False}
ENGLISH = {"name": "Anglaise", "lang": "en-GB", "localService": True}


def follow(page: Page, way: str) -> None:
    page.locator(f"main a[rel={way}]").click()


def test_the_first_radio_is_whole_in_the_first_screen(
    page: Page, site_url: str, cip: Referentiel
) -> None:
    page.set_viewport_size(SCREEN)
    pages = [f"{site_url}{AUTO}{c.code.lower()}.html" for c in cip.competences]
    lowest = {}
    for mode in (None, "durable", "onglet"):
        if mode:
            page.goto(site_url + GRILLE)
            page.evaluate("localStorage.clear(); sessionStorage.clear()")
            page.reload()
            page.locator(f"input[value={mode}]").check()
            answer(page, "C01-1", "En autonomie")
        for address in pages:
            page.goto(address)
            asked = page.locator(".seance__mode")
            assert asked.is_visible() is (mode is None)
            if mode is None:  # two lines
                box = asked.bounding_box()
                assert box and box["height"] <= 80
                assert page.locator("[name=seance-mode]:checked").count() == 0
            radio = page.locator("[data-repere] label").first.bounding_box()
            bar = page.locator(".seance__barre").bounding_box()
            assert radio
            end = SCREEN["height"] - (bar["height"] if bar else 0)
            lowest[mode, address] = radio["y"] + radio["height"] - end
    assert [where for where, beyond in lowest.items() if beyond > 0] == []


def test_answered_read_and_left_for_the_next(page: Page, site_url: str, cip: Referentiel) -> None:
    page.goto(site_url + "titres/cip/competences/c06.html")
    page.get_by_role("link", name="M’auto-évaluer sur C06").click()
    page.wait_for_url(site_url + C06)
    expect(page.locator("main")).to_contain_text(f"C06, 6 sur {len(cip.competences)}")
    page.locator("input[value=durable]").check()
    codes = page.locator("[data-repere]").evaluate_all("all => all.map((f) => f.dataset.repere)")
    answer(page, codes[0], "En autonomie")
    expect(page.locator("[data-lecture=C06]")).to_contain_text("À compléter")
    expect(page.locator("[data-preuve=C06]")).to_contain_text("à raconter")
    for code in codes[1:]:
        answer(page, code, "En autonomie")
    expect(page.locator("[data-lecture=C06]")).to_contain_text("Pratique Oui")
    expect(page.locator(".seance__compte")).to_contain_text(f"{len(codes)} sur")
    follow(page, "next")
    page.wait_for_url(f"{site_url}{AUTO}c07.html")
    follow(page, "prev")
    page.wait_for_url(site_url + C06)
    assert chosen(page, codes[1]) == "En autonomie"
    page.goto(site_url + GRILLE + "#c06")
    assert chosen(page, codes[0]) == "En autonomie"
    page.goto(f"{site_url}{AUTO}c15.html")
    expect(page.locator("main a[rel=next]")).to_have_count(0)
    page.get_by_role("link", name="Faire une pause").click()
    page.wait_for_url(f"{site_url}{AUTO}synthese.html")


def test_beside_every_view_each_ccp_has_its_sign(page: Page, site_url: str) -> None:
    page.set_viewport_size(size(1280))
    for view in ("premier-tour", "c06", "index", "situations", "synthese", "mes-donnees"):
        page.goto(f"{site_url}{AUTO}{view}.html")
        lines = page.locator("avancement-auto li")
        expect(lines).to_have_count(3)
        colours = set()
        for line in lines.all():
            sign = line.locator(".signe")
            box = sign.bounding_box()
            assert box and box["width"] >= 16 and box["height"] >= 16, view
            colours.add(sign.evaluate("(s) => getComputedStyle(s).backgroundColor"))
        assert len(colours) == 3, view


FOND = "(lien) => getComputedStyle(lien).backgroundColor"


def test_the_doubts_of_the_first_round_come_next(page: Page, site_url: str) -> None:
    """C07 is next in the title; who said « En autonomie » of it and doubts C09 is led to C09."""
    page.goto(site_url + C06)
    page.locator("input[value=durable]").check()
    page.evaluate("""() => {
      const auto = window.Referentiel.auto;
      const dits = { C02: 'pas-encore', C07: 'en-autonomie', C09: 'avec-appui' };
      const poser = (e, [code, niveau]) => auto.poser(e, 'premier_tour', code, { niveau }, 1);
      auto.stockage().changer((etat) => Object.entries(dits).reduce(poser, etat), Date.now());
    }""")
    suite = page.locator(".suite-competence__prochain a")
    for field in page.locator("[data-repere]").all():
        expect(suite).to_contain_text("C06-")  # What is begun comes first.
        field.get_by_role("radio", name="En autonomie", exact=True).check()
    expect(suite).to_contain_text("C09 Concevoir")
    # One strong action, first: what the first round says, before what merely follows.
    following = page.locator("main a[rel=next]")
    assert suite.evaluate(FOND) != following.evaluate(FOND)
    assert suite.evaluate("(a) => a.getBoundingClientRect().bottom") <= following.evaluate(
        "(a) => a.getBoundingClientRect().top"
    )
    suite.click()
    page.wait_for_url(f"{site_url}{AUTO}c09.html#c09-1")
    assert following.evaluate(FOND) != suite.evaluate(FOND)
    for field in page.locator("[data-repere]").all():
        field.get_by_role("radio", name="En autonomie", exact=True).check()
    expect(suite).to_contain_text("C02 Analyser")
    expect(suite).to_have_attribute("href", re.compile("c02.html#c02-1$"))
    expect(page.locator("main a[rel=next]")).to_contain_text("C10")


def test_the_next_repere_without_an_answer_across_pages(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{AUTO}c15.html")
    page.locator("input[value=durable]").check()
    for field in page.locator("[data-repere]").all():
        field.get_by_role("radio", name="Pas encore").check()
    page.evaluate("""() => {
      const auto = window.Referentiel.auto;
      auto.stockage().changer(
        (etat) => auto.poser(etat, 'ccp', 'CCP1', { obtenu_le: '' }, Date.now()), Date.now());
    }""")
    apres_image(page)
    following = page.get_by_role("link", name="Prochain sans réponse")
    following.click()  # From the top again, past the CCP already held.
    page.wait_for_url(f"{site_url}{C06}#c06-1")
    assert page.evaluate("document.activeElement.name") == "C06-1"
    answer(page, "C06-1", "Avec appui")
    apres_image(page)
    following.press("Enter")
    expect(page.locator("[name='C06-2']:focus")).to_have_count(1)
    expect(page.locator("[data-repere='C06-2']")).to_be_in_viewport()
    page.goto(f"{site_url}{AUTO}c01.html")
    expect(page.locator("mis-de-cote")).to_contain_text("CCP1")


@pytest.mark.parametrize("mode", ["durable", "onglet", None])
def test_the_bar_is_one_line_and_tells_the_rest_on_demand(
    page: Page, site_url: str, mode: str | None
) -> None:
    page.set_viewport_size(SCREEN)
    page.goto(site_url + C06)
    if mode:
        page.locator(f"input[value={mode}]").check()
    answer(page, "C06-1", "En autonomie")
    bar = page.locator(".seance__barre")
    box = bar.bounding_box()
    assert box and box["height"] <= 52
    expect(bar.locator(".seance__compte")).to_have_text(re.compile(r"^1 sur \d+"))
    whole = bar.locator(".seance__phrase")
    assert len(whole.inner_text()) > 20  # Heard, if not seen.
    change = bar.locator("[data-action=changer]")
    expect(change).to_be_hidden()
    assert bar.locator("[data-action=quitter]").is_visible() is (mode != "durable")
    bar.locator("[data-action=deplier]").click()
    shown = whole.bounding_box()
    assert shown and shown["width"] > 100
    change.click()
    expect(page.locator(".seance__mode")).to_be_in_viewport()
    expect(change).to_be_hidden()


def test_without_a_script_the_page_is_whole(bare: Page, site_url: str) -> None:
    bare.goto(site_url + C06)
    assert bare.locator("[data-repere]").count() > 3
    answer(bare, "C06-1", "Avec appui")
    expect(bare.get_by_text("rien n’est gardé")).to_be_visible()
    expect(bare.get_by_text("Officiel", exact=False).first).to_be_visible()
    for tool in ("ecouter-texte", "seance-auto", ".suite-competence__prochain"):
        expect(bare.locator(tool).first).to_be_hidden()
    follow(bare, "next")
    expect(bare).to_have_url(f"{site_url}{AUTO}c07.html")


def view(page: Page, code: str) -> None:
    """The one page shows a compétence, and it alone."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(code)
    assert f"index.html#{code.lower()}" in page.url
    shown = page.locator("[data-repere]").evaluate_all(
        "all => all.filter((f) => f.checkVisibility()).map((f) => f.dataset.repere.split('-')[0])"
    )
    assert set(shown) == {code}
    expect(page.locator("outils-grille")).to_be_hidden()
    current = page.locator(".vues [aria-current]")
    expect(current).to_have_text("Une compétence à la fois")


def walk(page: Page) -> None:
    """From the view of C06, around, and back to the whole."""
    view(page, "C06")
    answer(page, "C06-1", "En autonomie")
    expect(page.locator("[data-lecture=C06]")).to_be_visible()
    follow(page, "next")
    view(page, "C07")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    follow(page, "prev")
    view(page, "C06")
    page.get_by_role("link", name="Prochain sans réponse").click()
    view(page, "C06")
    assert page.evaluate("document.activeElement.name") == "C06-2"
    page.locator(".vues").get_by_role("link", name="Tout sur une page").click()
    expect(page.locator("outils-grille")).to_be_visible()
    page.go_back()
    view(page, "C06")
    page.get_by_role("link", name="Faire une pause").click()
    expect(page.locator("synthese-lectures")).to_be_visible()
    page.locator(".vues").get_by_role("link", name="Une compétence").click()
    view(page, "C01")
    page.locator(".vues").get_by_role("link", name="Tout sur une page").click()
    assert chosen(page, "C06-1") == "En autonomie"


def test_from_a_file_its_page_lands_on_its_view(from_file: tuple[BrowserContext, str]) -> None:
    context, root = from_file
    page = context.new_page()
    page.goto(root + C06)
    page.wait_for_url("**/index.html#c06")
    walk(page)
    page.goto("about:blank")
    page.goto(f"{root}{C06}#c06-3")
    view(page, "C06")
    expect(page.locator("[data-repere='C06-3']")).to_be_in_viewport()


def test_where_storage_is_refused_too(browser: Browser, site_url: str) -> None:
    context = browser.new_context(locale="fr-FR")
    context.add_init_script(REFUSED)
    page = context.new_page()
    page.goto(site_url + C06)
    page.wait_for_url("**/index.html#c06")
    walk(page)
    context.close()


def test_a_voice_of_the_device_reads_the_exact_text_and_stops(page: Page, site_url: str) -> None:
    page.add_init_script(VOICES)
    page.goto(site_url + C06)
    listen = page.get_by_role("button", name="Écouter")
    expect(listen).to_have_count(0)
    page.evaluate("(venues) => arriver(...venues)", [REMOTE, ENGLISH])
    expect(listen).to_have_count(0)
    page.evaluate("(venue) => arriver(venue)", LOCAL)
    expect(listen).to_have_count(page.locator("[data-repere]").count())
    text = page.locator("#c06-2-texte").inner_text()
    listen.nth(1).click()
    assert page.evaluate("dites") == [[text, "Locale"]]
    stop = page.get_by_role("button", name="Arrêter")
    expect(stop).to_have_count(1)
    stop.press("Enter")
    expect(stop).to_have_count(0)
    listen.nth(0).click()
    listen.nth(1).click()  # One at a time.
    expect(stop).to_have_count(1)
    page.evaluate("window.Referentiel.auto.stockage().effacer(Date.now())")
    expect(stop).to_have_count(0)
    assert page.evaluate("speechSynthesis.u") is None
    page.set_viewport_size(size(360, 640))
    box = listen.first.bounding_box()
    assert box and box["height"] >= 24 and box["width"] >= 24


def test_a_question_and_an_outcome_are_read_too(page: Page, site_url: str) -> None:
    page.add_init_script(VOICES)
    page.goto(f"{site_url}{AUTO}premier-tour.html")
    page.evaluate("(venue) => arriver(venue)", LOCAL)
    listen = page.get_by_role("button", name="Écouter")
    listen.click()
    # Another question stops what was read.
    page.locator("premier-tour [data-action=suivant]").click()
    apres_image(page)
    assert page.evaluate("speechSynthesis.u") is None
    listen.click()
    read = page.evaluate("dites")
    texts = [page.locator(f"#tour-c0{n}-texte").text_content() for n in (1, 2)]
    assert read == [[text, "Locale"] for text in texts]
    page.goto(f"{site_url}titres/cip/obtenir/resultats/ccp-manquants.html")
    page.evaluate("(venue) => arriver(venue)", LOCAL)
    listen.click()
    assert page.evaluate("dites") == [[page.locator("#orientation").inner_text(), "Locale"]]
