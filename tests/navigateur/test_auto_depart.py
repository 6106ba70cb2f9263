"""Leaving on purpose, and in time: confirmed, warned of, said in every tab."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from tests.navigateur.onglet import neuf
from tests.navigateur.test_auto_stockage import ERE, garde

AUTO = "titres/cip/auto-evaluation/"
ARBRE = "titres/cip/obtenir/arbre/"
CHEMIN = f"{ARBRE}jamais--aucune--emploi--non.html"
MARQUE = "marqueur-7x"
QUITTER = "[data-action='quitter']"
CONFIRMER = "[data-action='quitter-confirmer']"
DIALOGUE = "dialog.quitter"
ETROIT = {"width": 360, "height": 740}


@pytest.fixture(params=[ETROIT, {"width": 1280, "height": 800}], ids=["360", "1280"])
def taille(request: pytest.FixtureRequest) -> dict[str, int]:
    size: dict[str, int] = request.param
    return size


def ecrire(page: Page, site_url: str, mode: str | None = "onglet") -> Page:
    """A situation half typed, the form open and the focus in it."""
    page.goto(f"{site_url}{AUTO}situations.html")
    if mode:
        page.locator(f"input[value='{mode}']").check()
    page.locator("[data-action='nouvelle']").click()
    champ = page.locator("[data-rubrique='taches']")
    suivant = page.get_by_role("button", name="Suivant", exact=True)
    while not champ.is_visible():  # One heading at a time on a phone.
        suivant.click()
    champ.fill(MARQUE)
    return page


def restes(page: Page) -> str:
    """Everything a tab holds or shows, as one text."""
    return str(
        page.evaluate(
            """() => [
              JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage}),
              ...[...document.querySelectorAll('input, textarea, select')].map((c) => c.value),
              document.body.textContent, location.href, JSON.stringify(history.state), window.name,
            ].join('\\n')"""
        )
    )


@pytest.mark.parametrize("geste", ["double clic", "Entrée tenue", "même endroit", "espace tenue"])
def test_a_gesture_that_goes_on_does_not_confirm(
    page: Page, site_url: str, taille: dict[str, int], geste: str
) -> None:
    page.set_viewport_size(taille)  # type: ignore[arg-type]
    ecrire(page, site_url)
    bouton = page.locator(QUITTER)
    boite = bouton.bounding_box()
    assert boite
    x, y = boite["x"] + boite["width"] / 2, boite["y"] + boite["height"] / 2
    if geste == "double clic":
        page.mouse.dblclick(x, y)
    elif geste == "même endroit":
        page.mouse.click(x, y)
        page.wait_for_timeout(900)
        page.mouse.click(x, y)
    else:
        bouton.focus()
        for _ in range(8):
            page.keyboard.down("Enter" if geste == "Entrée tenue" else " ")
        page.keyboard.up("Enter" if geste == "Entrée tenue" else " ")
    page.wait_for_timeout(300)
    expect(page).to_have_url(f"{site_url}{AUTO}situations.html")
    assert MARQUE in str(garde(page)["session"])


def test_the_question_is_asked_elsewhere_and_takes_no_one_s_place(
    page: Page, site_url: str, taille: dict[str, int]
) -> None:
    page.set_viewport_size(taille)  # type: ignore[arg-type]
    ecrire(page, site_url)
    avant = {s: page.locator(s).bounding_box() for s in (QUITTER, "[data-action='changer']")}
    page.locator(QUITTER).click()
    expect(page.locator(DIALOGUE)).to_be_visible()
    assert avant == {s: page.locator(s).bounding_box() for s in avant}
    oui, la = page.locator(CONFIRMER).bounding_box(), avant[QUITTER]
    assert oui and la
    assert oui["y"] + oui["height"] < la["y"]
    expect(page.locator(f"{DIALOGUE} h2")).to_be_focused()
    page.locator(DIALOGUE).get_by_role("button", name="Annuler").click()
    expect(page.locator(DIALOGUE)).to_be_hidden()
    expect(page.locator(QUITTER)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(DIALOGUE)).to_be_hidden()
    assert MARQUE in str(garde(page)["session"])


def test_leaving_leaves_nothing_in_any_tab(context: BrowserContext, site_url: str) -> None:
    page, arbre, lecture = neuf(context), context.new_page(), context.new_page()
    arbre.goto(f"{site_url}{CHEMIN}")
    lecture.goto(f"{site_url}{AUTO}index.html")
    page.goto(f"{site_url}{CHEMIN}")
    page.evaluate("localStorage.setItem('referentiel:affichage', 'sombre')")
    ecrire(page, site_url)
    page.wait_for_function("(m) => JSON.stringify({...sessionStorage}).includes(m)", arg=MARQUE)
    with page.expect_popup() as ouvert:
        page.evaluate("window.open(location.href)")
    double = ouvert.value
    double.locator("[data-action='ouvrir']").click()
    expect(double.locator("[data-rubrique='taches']")).to_have_value(MARQUE)
    page.locator(QUITTER).click()
    page.wait_for_timeout(800)
    page.locator(CONFIRMER).click()
    page.wait_for_url("**/efface.html")
    expect(page.get_by_role("heading", level=1, name="Tout est effacé")).to_be_visible()
    expect(double.locator("[data-rubrique='taches']")).to_have_value("")
    expect(double.locator(".seance__avis")).to_contain_text("effacées dans un autre onglet")
    expect(double.get_by_role("button", name="Remettre mes réponses")).to_have_count(0)
    arbre.wait_for_url(f"**/{ARBRE}index.html")
    for onglet in (page, double, arbre, lecture):
        assert MARQUE not in restes(onglet)
        kept = garde(onglet)
        assert [k for k in kept["local"] if k.startswith("referentiel:")] == [ERE]
        assert [k for k in kept["session"] if k.startswith("referentiel:")] == []
    page.go_back()  # to the path followed in the tree before
    page.wait_for_url(f"**/{ARBRE}index.html")
    expect(page.locator("[data-reprise] a")).to_have_count(0)
    double.reload()
    assert MARQUE not in restes(double)


def demander(page: Page) -> list[str]:
    """The kinds of question the browser asks; each is answered « stay »."""
    questions: list[str] = []

    def repondre(dialog: Dialog) -> None:
        questions.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", repondre)
    return questions


def test_leaving_undecided_asks_and_going_on_in_the_site_does_not(
    context: BrowserContext, page: Page, site_url: str
) -> None:
    questions = demander(page)
    page.goto(f"{site_url}{AUTO}index.html")
    page.locator("[data-repere='C01-1'] [value='avec-appui']").check()
    page.get_by_role("link", name="Ma synthèse").first.click()
    page.wait_for_url("**/synthese.html")
    assert questions == []
    page.locator("h1").click()
    page.close(run_before_unload=True)
    page.wait_for_timeout(500)
    assert questions == ["beforeunload"]


@pytest.mark.parametrize("mode", ["durable", "onglet"])
def test_leaving_once_decided_does_not_ask(
    context: BrowserContext, page: Page, site_url: str, mode: str
) -> None:
    questions = demander(page)
    page.goto(f"{site_url}{AUTO}index.html")
    page.locator(f"input[value='{mode}']").check()
    page.locator("[data-repere='C01-1'] [value='avec-appui']").check()
    page.close(run_before_unload=True)
    assert questions == []


@pytest.fixture
def minutee(browser: Browser, site_url: str) -> Iterator[Page]:
    """A shared computer, a situation open and focused, on a clock the test moves."""
    context = browser.new_context(viewport=ETROIT, locale="fr-FR")  # type: ignore[arg-type]
    page = context.new_page()
    page.clock.install(time="2026-03-02T09:00:00Z")
    yield ecrire(page, site_url)
    context.close()


def test_two_minutes_before_it_is_shown_said_once_and_can_wait(minutee: Page) -> None:
    preavis = minutee.locator(".seance__preavis")
    minutee.clock.run_for(2000)
    minutee.clock.fast_forward("27:00")
    expect(preavis).to_be_hidden()
    minutee.clock.fast_forward("01:00")
    expect(preavis).to_be_visible()
    expect(preavis).to_be_in_viewport()
    minutee.clock.run_for(1500)
    expect(minutee.locator("seance-auto [role='status']")).to_contain_text("deux minutes")
    minutee.get_by_role("button", name="Continuer").click()
    expect(preavis).to_be_hidden()
    assert minutee.evaluate("document.activeElement !== document.body")
    minutee.clock.fast_forward("05:00")
    assert MARQUE in str(garde(minutee)["session"])


def test_what_expires_is_gone_said_and_stays_a_shared_computer(minutee: Page) -> None:
    minutee.clock.run_for(2000)
    minutee.clock.fast_forward("31:00")
    expect(minutee.locator(".seance__avis")).to_be_visible()
    assert MARQUE not in restes(minutee)
    expect(minutee.locator("formulaire-situation")).to_be_hidden()
    assert minutee.evaluate("document.activeElement !== document.body")
    minutee.clock.run_for(1500)
    assert "30" in minutee.locator("seance-auto [role='status']").inner_text()
    expect(minutee.locator("input[value='onglet']")).to_be_checked()
    minutee.goto(minutee.url.replace("situations", "index"))
    minutee.locator("[data-repere='C01-1'] [value='avec-appui']").check()
    kept = garde(minutee)
    assert kept["local"] == {}
    assert MARQUE not in str(kept["session"])


def test_the_way_out_comes_after_the_grid(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{AUTO}index.html")
    page.locator("input[value='onglet']").check()
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    page.locator("[data-repere] input:checked").last.focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.action === 'quitter'"):
            return
    raise AssertionError("the way out is too far from the last repère")
