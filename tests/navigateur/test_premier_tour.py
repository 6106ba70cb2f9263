"""The first round: one question at a time, kept apart, back and forth, and one next step."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.navigateur.auto import apres_image, quitter
from tests.navigateur.doigts import LENT, double_tap
from tests.navigateur.test_axe import PHONE, WIDE, faults, load, told

TOUR = "titres/cip/auto-evaluation/premier-tour.html"
NIVEAUX = ["Pas encore", "Avec appui", "En autonomie", "Pas l’occasion"]
PETIT = {"width": 360, "height": 640}
ETAT = """() => {
  const { etat } = window.Referentiel.auto.stockage();
  const dits = [...etat.premier_tour].filter(([, r]) => r.niveau !== 'non-evalue');
  return { tour: Object.fromEntries(dits.map(([c, r]) => [c, r.niveau])),
    reperes: etat.reponses.size, ccp: [...etat.ccp.keys()] };
}"""
REMPLIR = """(niveaux) => {
  const { auto } = window.Referentiel;
  const { ctx } = auto.stockage();
  auto.stockage().changer((etat) => [...ctx.competences.keys()].reduce((e, c, i) =>
    niveaux[i] ? auto.poser(e, 'premier_tour', c, { niveau: niveaux[i] }, Date.now()) : e, etat),
    Date.now());
}"""


def question(page: Page) -> Locator:
    """The only question in sight."""
    seen = page.locator("[data-question]:visible")
    expect(seen).to_have_count(1)
    return seen


def ici(page: Page) -> str | None:
    return question(page).get_attribute("data-question")


def toucher(page: Page, niveau: str = "En autonomie") -> None:
    question(page).get_by_text(niveau, exact=True).click()


def etat(page: Page) -> dict[str, Any]:
    kept: dict[str, Any] = page.evaluate(ETAT)
    return kept


def remplir(page: Page, niveaux: list[str | None]) -> None:
    page.evaluate(REMPLIR, niveaux)
    page.goto(page.url.split("#")[0] + "?")


def test_the_question_laid_out_beforehand_is_out_of_reach_until_it_is_its_turn(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + TOUR)
    ready = page.locator(".question--prete")
    for code in ("C02", "C03"):
        expect(ready).to_have_count(1)
        expect(ready).to_have_attribute("data-question", code)
        reached = ready.locator("input").evaluate_all(
            """(choices) => choices.filter((choice) => {
              choice.focus();
              return document.activeElement === choice
                || choice.checkVisibility({ visibilityProperty: true });
            }).length"""
        )
        assert reached == 0
        # Nor is it told: one question, its four answers, and nothing of the next.
        told = page.locator("premier-tour").aria_snapshot()
        assert told.count("- radio ") == 4
        sentence = ready.locator(".question__texte")
        expect(sentence).to_be_hidden()
        assert (sentence.text_content() or "?") not in told
        assert not ready.evaluate(
            """(field) => {
              const { left, top, width, height } = field.getBoundingClientRect();
              return field.contains(document.elementFromPoint(left + width / 2, top + height / 2));
            }"""
        )
        tall = "document.documentElement.scrollHeight"
        with_it = page.evaluate(tall)
        ready.evaluate("(field) => field.classList.remove('question--prete')")
        assert page.evaluate(tall) == with_it  # It takes no room.
        page.locator(f"[data-question={code}]").evaluate(
            "(field) => field.classList.add('question--prete')"
        )
        toucher(page)
        assert ici(page) == code
        expect(question(page)).not_to_have_attribute("aria-hidden", "true")
        expect(question(page).get_by_role("radio")).to_have_count(4)
    hushed = page.locator("[data-question][aria-hidden]")
    expect(hushed).to_have_count(1)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("[data-question]:visible")).to_have_count(15)
    expect(hushed).to_have_count(0)  # What is printed is told to who reads the file aloud.
    page.emulate_media(media="screen")


def test_fifteen_taps_lead_to_one_next_step(page: Page, site_url: str) -> None:
    page.set_viewport_size(PETIT)  # type: ignore[arg-type]
    page.goto(site_url + TOUR)
    taps = 0
    while page.locator("[data-question]:visible").count():
        champ = question(page)
        assert page.get_by_text(f"Question {taps + 1} sur 15", exact=True).is_visible()
        if taps:
            expect(champ.locator("legend")).to_be_focused()
        toucher(page, NIVEAUX[taps % 3])
        taps += 1
    assert taps == 15
    assert etat(page)["reperes"] == 0 and len(etat(page)["tour"]) == 15
    expect(page.get_by_role("heading", name="Où vous en êtes")).to_be_focused()
    pas = page.locator("[data-prochain-pas]")
    expect(pas.get_by_role("link")).to_have_count(1)
    expect(pas.get_by_role("link")).to_be_in_viewport(ratio=1)
    expect(page.locator(".bouton--fort:visible")).to_have_count(1)
    lectures = page.locator("premier-tour [data-ccp]:visible")
    expect(lectures).to_have_count(3)
    text = page.locator("premier-tour").inner_text()
    assert not re.search(r"%|acquis|validé", text)


def test_the_end_says_whether_the_answers_will_be_there_another_day(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + TOUR)
    remplir(page, ["en-autonomie"] * 15)
    mot = page.locator(".tour__fin .pause__mot")
    expect(mot).to_be_visible()
    before = mot.inner_text()
    page.locator("input[name=seance-mode][value=durable]").check(force=True)
    expect(mot).not_to_have_text(before)
    expect(mot).to_have_text(re.compile(r"\w"))


def test_all_of_a_question_stands_in_a_phone_and_taps_have_room(page: Page, site_url: str) -> None:
    page.set_viewport_size(PETIT)  # type: ignore[arg-type]
    page.goto(site_url + TOUR)
    page.get_by_role("radio", name=re.compile("^Ordinateur partagé")).check()
    expect(page.locator(".seance__prudence")).to_be_in_viewport(ratio=1)
    for _ in range(3):
        toucher(page)
    # What was chosen is said by the bar; its question, which took four lines, is gone.
    expect(page.locator(".seance__mode")).to_be_hidden()
    expect(page.locator(".seance__court")).to_have_text("Partagé")
    for part in (
        ".tour__compte",
        "[data-question]:visible",
        ".question__choix:visible",
        ".tour__actions",
    ):
        box = page.locator(part).first.bounding_box()
        bar = page.locator(".seance__barre").bounding_box()
        assert box and bar and box["y"] >= 0 and box["y"] + box["height"] <= bar["y"], part
    for label in question(page).locator("label").all():
        box = label.bounding_box()
        assert box and box["height"] >= 44 and box["width"] >= 120


def test_keys_choose_then_enter_goes_on(page: Page, site_url: str) -> None:
    page.goto(site_url + TOUR)
    question(page).get_by_role("radio").first.focus()
    keys = 0
    for number in range(15):
        code = ici(page)
        if number:
            page.keyboard.press("Tab")
            keys += 1
        page.keyboard.press("ArrowDown")
        assert ici(page) == code, "une flèche ne fait que choisir"
        assert etat(page)["tour"][code] == "avec-appui"
        page.keyboard.press("Enter")
        keys += 2
    expect(page.get_by_role("heading", name="Où vous en êtes")).to_be_focused()
    print(f"\npremier tour au clavier : {keys} touches, de la première question à la fin")
    assert keys <= 45


def test_a_click_that_no_pointer_made_only_chooses(page: Page, site_url: str) -> None:
    """What a screen reader does in the name of its reader; « Suivant » is then the way on."""
    page.goto(site_url + TOUR)
    page.evaluate("document.querySelector('[data-question] input[value=avec-appui]').click()")
    assert ici(page) == "C01" and etat(page)["tour"] == {"C01": "avec-appui"}
    page.get_by_role("button", name="Suivant", exact=True).click()
    assert ici(page) == "C02"


def test_a_tap_draws_no_ring_around_what_comes_next_and_a_key_does(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + TOUR)
    toucher(page, "Avec appui")
    assert ici(page) == "C02"
    legend = question(page).locator("legend")
    expect(legend).to_be_focused()
    ring = "(e) => getComputedStyle(e).outlineStyle"
    assert legend.evaluate(ring) == "none"
    page.keyboard.press("Shift")
    assert legend.evaluate(ring) == "solid"


def test_an_answer_that_is_refused_stays_in_its_question_with_the_focus(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + TOUR)
    page.evaluate("window.Referentiel.auto.MAXIMA.premier_tour = 0")
    toucher(page, "Avec appui")
    assert ici(page) == "C01" and etat(page)["tour"] == {}
    expect(question(page).get_by_role("radio", name="Avec appui")).to_be_focused()


def test_the_second_half_of_a_double_click_answers_nothing(page: Page, site_url: str) -> None:
    page.goto(site_url + TOUR)
    question(page).get_by_text("Avec appui", exact=True).dblclick()
    assert ici(page) == "C02" and etat(page)["tour"] == {"C01": "avec-appui"}


@pytest.mark.parametrize("slow", [False, True], ids=["", "slow"])
@pytest.mark.parametrize("niveau", ["Avec appui", "En autonomie", "Pas l’occasion"])
def test_the_second_half_of_a_double_tap_does_nothing(
    browser: Browser, site_url: str, niveau: str, slow: bool
) -> None:
    """Whatever the page has put under the finger by then: an answer, « Retour »."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto(site_url + TOUR)
    if slow:
        page.evaluate(LENT)
    for rank in (2, 3):
        double_tap(question(page).get_by_text(niveau, exact=True))
        expect(page.locator(".tour__compte")).to_contain_text(f"Question {rank} ")
        page.wait_for_timeout(1500 if slow else 500)  # Both fingers are handled, and it was read.
        expect(page.locator(".tour__compte")).to_contain_text(f"Question {rank} ")
    assert list(etat(page)["tour"]) == ["C01", "C02"]
    double_tap(page.get_by_role("button", name="Retour", exact=True))
    expect(page.locator(".tour__compte")).to_contain_text("Question 1 ")
    context.close()


def test_passing_back_reload_and_return(page: Page, site_url: str) -> None:
    page.goto(site_url + "index.html")
    page.goto(site_url + TOUR)
    page.get_by_role("radio", name=re.compile("^Sur cet appareil")).check()
    toucher(page)
    page.get_by_role("button", name="Je passe").click()
    apres_image(page)
    toucher(page, "Pas encore")
    assert ici(page) == "C04"
    apres_image(page)
    page.go_back()
    assert ici(page) == "C03"
    expect(question(page).get_by_role("radio", name="Pas encore")).to_be_checked()
    page.reload()
    assert ici(page) == "C03"
    page.get_by_role("button", name="Retour", exact=True).click()
    expect(page.locator("[data-question=C02]")).to_be_visible()
    assert not question(page).locator(":checked").count()
    page.go_forward()
    expect(page.locator("[data-question=C03]")).to_be_visible()
    assert etat(page)["tour"] == {"C01": "en-autonomie", "C03": "pas-encore"}
    page.goto(site_url + "index.html")
    page.goto(site_url + TOUR)
    assert ici(page) == "C02", "là où il manque une réponse"
    traces = page.evaluate("JSON.stringify([location.href, history.state, document.cookie])")
    assert not re.search("autonomie|encore|appui|occasion", traces)


def test_another_tab_follows(context: Any, site_url: str) -> None:
    un, autre = context.new_page(), context.new_page()
    un.goto(site_url + TOUR)
    un.get_by_role("radio", name=re.compile("^Sur cet appareil")).check()
    autre.goto(site_url + TOUR)
    toucher(un, "Avec appui")
    expect(autre.locator("[data-question=C01] [value=avec-appui]")).to_be_checked()
    assert ici(autre) == "C01"


def test_only_what_concerns_is_asked_and_the_page_says_so(page: Page, site_url: str) -> None:
    page.goto(site_url + TOUR)
    toucher(page)
    page.get_by_text("Quels CCP vous concernent ?").click()
    page.locator("[data-ccp-obtenu=CCP1]").get_by_label("Je l’ai déjà").check()
    expect(page.get_by_text("Question 1 sur 10", exact=True)).to_be_visible()
    assert ici(page) == "C06"
    expect(page.locator("mis-de-cote")).to_contain_text("CCP1 est mis de côté")
    assert etat(page)["tour"] == {"C01": "en-autonomie"} and etat(page)["ccp"] == ["CCP1"]
    page.locator("[data-ccp-obtenu=CCP3]").get_by_label("Je le vise").check()
    expect(page.get_by_text("Question 1 sur 4", exact=True)).to_be_visible()
    for _ in range(4):
        toucher(page, "Pas encore")
    expect(page.locator("premier-tour [data-ccp]:visible")).to_have_count(1)
    expect(page.locator("[data-fiche-de]:visible")).to_have_count(4)
    page.get_by_role("button", name="Tout montrer").click()
    expect(page.locator("premier-tour [data-ccp]:visible")).to_have_count(3)


def test_what_is_set_aside_does_not_push_the_first_question_away(page: Page, site_url: str) -> None:
    """Someone who notes two CCP on a phone still has a whole question under the eyes."""
    page.set_viewport_size(PETIT)  # type: ignore[arg-type]
    page.goto(site_url + TOUR)
    page.get_by_text("Quels CCP vous concernent ?").click()
    for ccp in ("CCP1", "CCP2"):
        page.locator(f"[data-ccp-obtenu={ccp}]").get_by_label("Je l’ai déjà").check()
    page.goto(site_url + "index.html")
    page.goto(site_url + TOUR)
    assert ici(page) == "C12"
    bar = page.locator(".seance__barre").bounding_box()
    last = question(page).locator("label").last.bounding_box()
    assert bar and last and last["y"] + last["height"] <= bar["y"]
    expect(page.locator("mis-de-cote")).to_contain_text("CCP1 et CCP2 sont mis de côté")


def test_the_end_shows_what_is_in_doubt_and_folds_the_rest(page: Page, site_url: str) -> None:
    page.goto(site_url + TOUR)
    remplir(page, ["en-autonomie", "avec-appui", "pas-encore", *["en-autonomie"] * 12])
    vues = page.locator("[data-fiche-de]:visible")
    codes = [ligne.get_attribute("data-fiche-de") for ligne in vues.all()]
    assert codes == ["C02", "C03"]
    page.get_by_text("Les 13 autres compétences").click()
    expect(vues).to_have_count(15)
    remplir(page, ["pas-encore"] * 14 + ["avec-appui"])
    codes = [ligne.get_attribute("data-fiche-de") for ligne in vues.all()]
    assert codes[0] == "C15" and len(codes) == 5
    remplir(page, ["en-autonomie"] * 15)
    expect(vues).to_have_count(0)
    page.get_by_text("Les 15 compétences", exact=True).click()
    expect(vues).to_have_count(15)


def test_back_to_a_round_that_was_erased_shows_its_first_question(
    page: Page, site_url: str
) -> None:
    page.set_viewport_size(PETIT)  # type: ignore[arg-type]
    page.goto(site_url + TOUR)
    for _ in range(15):
        toucher(page)
    expect(page.get_by_role("heading", name="Où vous en êtes")).to_be_focused()
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    page.get_by_role("link", name="Enregistrer un fichier").click()
    quitter(page)
    page.go_back()
    expect(question(page)).to_be_in_viewport(ratio=1)
    assert ici(page) == "C01" and etat(page)["tour"] == {}


def test_an_answer_is_changed_from_the_end_and_one_starts_again(page: Page, site_url: str) -> None:
    page.goto(site_url + TOUR)
    remplir(page, ["en-autonomie", "avec-appui", *["en-autonomie"] * 12, "pas-l-occasion"])
    expect(page.locator(".tour__occasion")).to_be_visible()
    first = page.locator("[data-fiche-de]:visible").first
    assert first.get_attribute("data-fiche-de") == "C02", "la réponse qui hésite d’abord"
    first.get_by_role("link", name="Changer").click()
    assert ici(page) == "C02"
    toucher(page)
    expect(page.get_by_role("heading", name="Où vous en êtes")).to_be_focused()
    assert etat(page)["tour"]["C02"] == "en-autonomie"
    page.get_by_role("button", name="Recommencer le premier tour").click()
    page.get_by_role("button", name="Garder mes réponses").click()
    assert len(etat(page)["tour"]) == 15
    page.get_by_role("button", name="Recommencer le premier tour").click()
    page.get_by_role("button", name="Oui, recommencer").click()
    assert ici(page) == "C01" and etat(page)["tour"] == {}


@pytest.mark.parametrize(
    ("niveaux", "adresse"),
    [
        (["pas-encore"] * 15, "/obtenir/formation.html"),
        (["pas-l-occasion"] * 15, "https://vae.gouv.fr/"),
        (["en-autonomie"] * 15, "/auto-evaluation/situations.html"),
        (["en-autonomie"] * 6 + ["avec-appui"] * 9, "c07"),
    ],
)
def test_the_next_step_leads_somewhere(
    page: Page, site_url: str, niveaux: list[str | None], adresse: str
) -> None:
    page.goto(site_url + TOUR)
    remplir(page, niveaux)
    lien = page.locator("[data-prochain-pas]").get_by_role("link")
    assert adresse in lien.evaluate("(a) => a.href")
    if adresse.startswith(("/", "c")):
        lien.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert adresse in page.url


def test_without_javascript_every_question_and_how_to_read_them(bare: Page, site_url: str) -> None:
    bare.goto(site_url + TOUR)
    champs = bare.locator("fieldset[data-question]:visible")
    assert champs.count() == 15
    for champ in champs.all():
        assert champ.locator("legend").inner_text().strip()
        assert [r.inner_text().strip() for r in champ.locator("label").all()] == NIVEAUX
        assert not champ.locator(":checked").count()
    expect(bare.get_by_role("heading", name="Lire vos réponses")).to_be_visible()
    assert bare.locator(".pas-possibles li").count() >= 5
    for tool in ("ccp-concernes", ".tour__tete", ".tour__fin", "[data-action=suivant]"):
        assert not bare.locator(tool).locator("visible=true").count()


def test_on_paper_the_questions_print_from_any_of_them(page: Page, site_url: str) -> None:
    page.goto(site_url + TOUR)
    toucher(page)
    page.emulate_media(media="print")
    expect(page.locator("[data-question]:visible")).to_have_count(15)
    expect(page.locator(".tour__actions:visible")).to_have_count(0)
    expect(page.get_by_role("heading", name="Lire vos réponses")).to_be_visible()


def test_axe_at_the_end_and_with_the_chooser(page: Page, site_url: str) -> None:
    load(page, site_url + TOUR)
    toucher(page)
    page.get_by_text("Quels CCP vous concernent ?").click()
    page.locator("[data-ccp-obtenu=CCP2]").get_by_label("Je l’ai déjà").check()
    found = faults(page, "choix des CCP", WIDE, PHONE)
    remplir(page, ["avec-appui"] * 15)
    load(page, page.url)
    page.get_by_text("Voir lesquelles").click()
    page.get_by_role("button", name="Recommencer le premier tour").click()
    found += faults(page, "fin", WIDE, PHONE)
    assert not found, told(found)


def test_it_is_in_the_file_a_person_keeps(page: Page, site_url: str) -> None:
    page.goto(site_url + TOUR)
    toucher(page, "Avec appui")
    text = page.evaluate("""() => {
      const { auto } = window.Referentiel;
      return auto.ecrireEtat(auto.stockage().etat);
    }""")
    assert json.loads(text)["premier_tour"]["C01"]["niveau"] == "avec-appui"
