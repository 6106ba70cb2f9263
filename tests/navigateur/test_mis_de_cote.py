"""Someone who holds CCP, or aims at some: the rest alone is asked, and all can come back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.navigateur.auto import apres_image
from tests.navigateur.doigts import LENT, double_tap
from tests.navigateur.test_auto_competences import REFUSED
from tests.navigateur.test_auto_donnees import DONNEES
from tests.navigateur.test_auto_positionner import GRILLE, answer
from tests.navigateur.test_auto_situations import SITUATIONS, write
from tests.navigateur.test_axe import PHONE, faults, load, told
from tests.navigateur.test_premier_tour import TOUR, ici, toucher

AUTO = "titres/cip/auto-evaluation/"
SYNTHESE = f"{AUTO}synthese.html"
PETIT: ViewportSize = {"width": 360, "height": 640}
NOTER = """([obtenus, vises]) => {
  const { auto } = window.Referentiel;
  const t = Date.now();
  auto.stockage().changer((etat) => {
    const tenu = obtenus.reduce((e, c) => auto.noterCcp(e, c, true, t), etat);
    return vises.reduce((e, c) => auto.poser(e, 'ccp_vises', c, { vise: true }, t), tenu);
  }, t);
}"""


def noter(page: Page, site_url: str, *obtenus: str, vises: tuple[str, ...] = ()) -> None:
    """CCP held, and aimed at; on a phone."""
    page.set_viewport_size(PETIT)
    page.goto(site_url + DONNEES)
    page.evaluate(NOTER, [list(obtenus), list(vises)])


def cote(page: Page) -> Locator:
    return page.locator("mis-de-cote")


# --- Home ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choix", "dit", "mene"),
    [
        (("CCP1 CCP2", ""), "CCP1 et CCP2 notés, CCP3 à voir", ("premier-tour.html", "C12")),
        (("CCP1", "CCP3"), "CCP1 noté, CCP3 à voir", ("premier-tour.html", "C12")),
        (("", "CCP2"), "CCP2 à voir", ("premier-tour.html", "C06")),
        (("CCP1 CCP2 CCP3", ""), "CCP1, CCP2 et CCP3 notés", ("synthese.html", "")),
    ],
    ids=["deux", "un-et-vise", "vise", "tous"],
)
def test_who_only_named_ccp_comes_back_to_what_is_left(
    page: Page, site_url: str, choix: tuple[str, str], dit: str, mene: tuple[str, str]
) -> None:
    obtenus, vises = map(str.split, choix)
    adresse, premiere = mene
    repondu = "C06-1" if premiere == "C12" else "C12-1"
    page.goto(f"{site_url}{GRILLE}#{repondu.lower()}")
    answer(page, repondu, "Avec appui")
    noter(page, site_url, *obtenus, vises=tuple(vises))
    page.goto(site_url)
    resume = page.locator("[data-reprendre]")
    expect(resume).to_contain_text(dit)
    resume.get_by_role("link").click()
    page.wait_for_url(re.compile(re.escape(AUTO + adresse)))
    if premiere:
        assert ici(page) == premiere


# --- All asked again, and back -------------------------------------------------------------------


def test_all_shown_on_the_grid_is_seen_and_can_be_set_aside_again(
    page: Page, site_url: str
) -> None:
    noter(page, site_url, "CCP1", "CCP2")
    page.goto(site_url + GRILLE)
    blocs = page.locator("details.ccp")
    ouverts = "(tous) => tous.filter((d) => d.open).map((d) => d.dataset.ccp)"
    assert blocs.evaluate_all(ouverts) == ["CCP3"]
    cote(page).get_by_role("button", name="Tout montrer").click()
    assert blocs.evaluate_all(ouverts) == ["CCP1", "CCP2", "CCP3"]
    expect(page.locator("[data-ccp=CCP1] > summary")).to_be_focused()
    expect(page.locator("[data-ccp=CCP1] > summary")).to_be_in_viewport(ratio=1)
    expect(cote(page)).to_contain_text("sur cette page")
    page.wait_for_timeout(800)
    cote(page).get_by_role("button", name="Mettre de côté de nouveau").click()
    expect(cote(page)).to_contain_text("CCP1 et CCP2 sont mis de côté")
    expect(cote(page).locator("p")).to_be_focused()
    assert blocs.evaluate_all(ouverts) == ["CCP3"]
    expect(page.locator(".outils-auto__avancement")).to_contain_text("sur 22")


def test_a_second_tap_on_show_all_does_not_undo_it(page: Page, site_url: str) -> None:
    noter(page, site_url, "CCP1")
    page.goto(site_url + SYNTHESE)
    page.locator("mis-de-cote button").dblclick()
    expect(cote(page)).to_contain_text("sur cette page")


def test_a_second_tap_handled_late_does_not_undo_it_either(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True)
    page = context.new_page()
    noter(page, site_url, "CCP1")
    page.goto(site_url + SYNTHESE)
    page.evaluate(LENT)
    double_tap(page.locator("mis-de-cote button"), right=True)
    expect(cote(page)).to_contain_text("sur cette page")
    page.wait_for_timeout(1500)  # Both fingers are handled by then.
    expect(cote(page)).to_contain_text("sur cette page")
    context.close()


def test_a_filter_shows_what_is_asked_again(page: Page, site_url: str) -> None:
    noter(page, site_url, "CCP1", "CCP2")
    page.goto(site_url + GRILLE)
    page.get_by_label("Montrer").select_option("sans-reponse")
    expect(page.locator("[data-repere='C01-1']")).to_be_hidden()
    cote(page).get_by_role("button", name="Tout montrer").click()
    expect(page.locator("[data-repere='C01-1']")).to_be_visible()


def test_all_shown_in_the_first_round_leads_to_the_first_question_shown(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + TOUR)
    toucher(page)  # C01, before anything is set aside.
    noter(page, site_url, "CCP1", "CCP2")
    page.goto(site_url + TOUR)
    assert ici(page) == "C12"
    cote(page).get_by_role("button", name="Tout montrer").click()
    assert ici(page) == "C02"  # C01 has its answer.
    expect(page.locator("[data-question=C02] legend")).to_be_focused()
    expect(cote(page)).to_contain_text("sur cette page")
    page.wait_for_timeout(800)
    cote(page).get_by_role("button", name="Mettre de côté de nouveau").click()
    assert ici(page) == "C12"


def test_a_choice_that_was_undone_comes_back(page: Page, site_url: str) -> None:
    noter(page, site_url, vises=("CCP3",))
    page.goto(site_url + SYNTHESE)
    cote(page).get_by_role("button", name="Tout montrer").click()
    expect(cote(page)).not_to_contain_text("CCP1")
    expect(cote(page)).not_to_contain_text("sur cette page")  # Undone for good.
    page.wait_for_timeout(800)
    cote(page).get_by_role("button", name="Mettre de côté de nouveau").click()
    expect(cote(page)).to_contain_text("CCP1 et CCP2 sont mis de côté : pas visés")
    page.reload()
    expect(cote(page)).to_contain_text("pas visés")


def test_aiming_at_what_one_holds_is_aiming_at_nothing(page: Page, site_url: str) -> None:
    """Else nothing would be asked, and one would be told to hold all the CCP."""
    noter(page, site_url, "CCP1", vises=("CCP1",))
    page.goto(site_url + TOUR)
    assert ici(page) == "C06"
    page.goto(site_url)
    expect(page.locator("[data-reprendre]")).to_contain_text("CCP1 noté, CCP2 et CCP3 à voir")


# --- Nothing is asked any more -------------------------------------------------------------------


def test_when_all_are_held_nothing_is_said_to_be_missing(page: Page, site_url: str) -> None:
    page.goto(site_url + TOUR)
    for _ in range(6):
        toucher(page)
    noter(page, site_url, "CCP1", "CCP2", "CCP3")
    page.goto(site_url + TOUR)
    fin = page.locator(".tour__fin")
    expect(fin).to_contain_text("Rien ne vous est plus demandé")
    expect(fin).not_to_contain_text("Vous n’avez pas répondu")
    for absent in (".tour__vae", ".tour__suite", "[data-action=recommencer]"):
        expect(fin.locator(absent)).to_be_hidden()
    expect(fin.locator("[data-prochain-pas]")).to_contain_text("Vous avez noté tous les CCP")
    page.goto(site_url + GRILLE)
    expect(page.locator(".outils-auto__avancement")).to_contain_text("Rien ne vous est plus")
    expect(page.locator("[data-action=suivant]:visible")).to_have_count(0)
    expect(page.locator("#filtre-reperes")).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 800})  # The bar has its own.
    expect(page.locator("[data-action=suivant]:visible")).to_have_count(0)
    cote(page).get_by_role("button", name="Tout montrer").click()
    expect(page.locator("#filtre-reperes")).to_be_visible()
    expect(page.locator(".seance__barre [data-action=suivant]")).to_be_visible()


# --- A compétence that is not asked --------------------------------------------------------------


@pytest.mark.parametrize(
    ("choix", "dit", "vers"),
    [
        (("CCP1", ""), "CCP1 déjà obtenu", "c06.html"),
        (("", "CCP3"), "CCP1 pas visé", "c12.html"),
        (("CCP1 CCP2 CCP3", ""), "CCP1 déjà obtenu", "synthese.html"),
    ],
    ids=["obtenu", "pas-vise", "tous"],
)
def test_a_competence_that_is_not_asked_says_so_at_the_top(
    page: Page, site_url: str, choix: tuple[str, str], dit: str, vers: str
) -> None:
    obtenus, vises = map(str.split, choix)
    noter(page, site_url, *obtenus, vises=tuple(vises))
    page.goto(f"{site_url}{AUTO}c03.html")
    line = page.locator("rien-ici")
    expect(line).to_contain_text(f"{dit} : rien à répondre ici")
    expect(line).to_be_in_viewport(ratio=1)
    line.get_by_role("link").click()
    page.wait_for_url(f"{site_url}{AUTO}{vers}")
    expect(page.locator("rien-ici:visible")).to_have_count(0)


def test_the_line_goes_when_all_is_asked_again(page: Page, site_url: str) -> None:
    noter(page, site_url, "CCP1")
    page.goto(f"{site_url}{AUTO}c03.html")
    expect(page.locator("a[rel=next]")).to_have_attribute("href", "c06.html")
    expect(page.locator("a[rel=prev]")).to_be_hidden()
    cote(page).get_by_role("button", name="Tout montrer").click()
    expect(page.locator("rien-ici")).to_be_hidden()
    expect(page.locator("a[rel=next]")).to_have_attribute("href", "c04.html")
    expect(page.locator("a[rel=prev]")).to_have_attribute("href", "c02.html")


def test_next_and_previous_pass_over_what_is_set_aside(page: Page, site_url: str) -> None:
    noter(page, site_url, "CCP2")
    page.goto(f"{site_url}{AUTO}c05.html")
    following, before = page.locator("a[rel=next]"), page.locator("a[rel=prev]")
    expect(following).to_contain_text("C12")
    following.click()
    page.wait_for_url(f"{site_url}{AUTO}c12.html")
    expect(before).to_contain_text("C05")
    noter(page, site_url, "CCP2", "CCP3")
    page.goto(f"{site_url}{AUTO}c05.html")
    expect(following).to_be_hidden()
    expect(page.locator(".suite__fin")).to_be_visible()


def test_what_is_answered_where_nothing_is_asked_is_counted_apart(
    page: Page, site_url: str
) -> None:
    noter(page, site_url, "CCP1")
    page.goto(f"{site_url}{AUTO}c03.html")
    total = page.locator("[data-repere]").count()
    answer(page, "C03-1", "Avec appui")
    count = page.locator(".seance__compte")
    expect(count).to_contain_text(re.compile(rf"^C03\s: 1 sur {total}"))
    expect(count).to_be_in_viewport(ratio=1)
    box = page.locator(".seance__barre").bounding_box()
    assert box and box["height"] < 64  # Still one line.


# --- Situations, data ----------------------------------------------------------------------------


def test_situations_say_what_is_set_aside_and_propose_the_rest_first(
    page: Page, site_url: str
) -> None:
    noter(page, site_url, "CCP1", "CCP2")
    expect(page.locator(".donnees__contenu").first).to_contain_text("CCP1 et CCP2 sont mis de côté")
    page.set_viewport_size({"width": 1280, "height": 800})  # All the form at once.
    page.goto(site_url + SITUATIONS)
    mine = page.locator("situations-vecues")
    expect(mine).to_contain_text("CCP1 et CCP2 sont mis de côté : déjà obtenus.")
    expect(mine).to_contain_text("Commencez par CCP3")
    expect(mine).to_contain_text("demandez au centre")
    expect(mine).not_to_contain_text("chacun des 3")
    first = "(tous) => tous.map((e) => e.dataset.attache)"
    write(page, "Un appel")
    codes = page.locator("[data-attache]").evaluate_all(first)
    assert codes[:4] == ["C12", "C13", "C14", "C15"] and len(codes) == 15
    page.locator("[data-competence=C12]").check()
    expect(page.locator("[data-exemples=CCP1]")).to_contain_text("mis de côté")
    expect(page.locator("[data-exemples=CCP3]")).to_contain_text("attendus")
    for code in ("C13", "C14", "C15"):
        page.locator(f"[data-competence={code}]").check()
    page.reload()
    page.get_by_role("button", name="Un appel").click()
    codes = page.locator("[data-attache]").evaluate_all(first)
    assert codes[:4] == ["C12", "C13", "C14", "C15"]


# --- Nothing is kept -----------------------------------------------------------------------------


def test_where_nothing_is_kept_a_reload_starts_again(page: Page, site_url: str) -> None:
    page.add_init_script(REFUSED)
    page.set_viewport_size(PETIT)
    page.goto(site_url + TOUR)
    for _ in range(2):
        toucher(page)
        apres_image(page)
    assert ici(page) == "C03"
    page.go_back()
    expect(page.locator("[data-question=C02]")).to_be_visible()  # Still an address.
    page.go_forward()
    assert ici(page) == "C03"
    page.reload()
    assert ici(page) == "C01"
    expect(page.get_by_text("Question 1 sur 15", exact=True)).to_be_visible()


def test_an_address_still_leads_to_its_question(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{TOUR}#tour-c06")
    assert ici(page) == "C06"


@pytest.mark.parametrize("address", [f"{AUTO}c03.html", TOUR, SITUATIONS], ids=lambda a: a[-12:])
def test_axe_finds_nothing_where_all_are_held(page: Page, site_url: str, address: str) -> None:
    noter(page, site_url, "CCP1", "CCP2", "CCP3")
    load(page, site_url + address)
    found = faults(page, address, PHONE)
    assert not found, told(found)
