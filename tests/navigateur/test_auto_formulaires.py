"""Nothing lost without a word: the form in two tabs, dates, long texts, what stays once closed."""

from __future__ import annotations

import json
import re
from typing import Any, Literal

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.navigateur.onglet import neuf
from tests.navigateur.test_auto_donnees import DONNEES
from tests.navigateur.test_auto_positionner import GRILLE
from tests.navigateur.test_auto_situations import SITUATIONS, write
from tests.navigateur.test_auto_synthese import SYNTHESE, unfold

CLE = "referentiel:TP-00403:auto-evaluation"
MOYENS = "Précisez les moyens utilisés"


def kept(page: Page, section: str = "situations") -> list[dict[str, Any]]:
    """The living items of a section, as the browser keeps them, wherever that is."""
    text = page.evaluate("(cle) => localStorage[cle] ?? sessionStorage[cle] ?? '{}'", CLE)
    items = json.loads(text).get(section, {}).values()
    return [item for item in items if not item.get("supprime")]


def moyens(page: Page) -> Locator:
    return page.get_by_label(MOYENS)


def wait_for(page: Page, text: str) -> None:
    page.wait_for_function(
        "(t) => JSON.stringify({...localStorage, ...sessionStorage}).includes(t)", arg=text
    )


def two_tabs(context: BrowserContext, site_url: str) -> tuple[Page, Page]:
    """One situation, « Commune », open in two tabs; each has read what the other sees."""
    one, two = neuf(context), context.new_page()
    one.goto(site_url + SITUATIONS)
    choose_device(one)
    write(one, "Commune", "C10")
    moyens(one).fill("Départ.")
    moyens(one).blur()
    wait_for(one, "Départ.")
    two.goto(site_url + SITUATIONS)
    two.get_by_role("button", name="Commune").click()
    expect(moyens(two)).to_have_value("Départ.")
    return one, two


def choose_device(page: Page) -> None:
    """Two tabs share answers once the person said that they stay on the device."""
    choice = page.get_by_role("radio", name=re.compile("Sur cet appareil"))
    if choice.count() and choice.is_visible():
        choice.check()


# --- Two tabs ------------------------------------------------------------------------------------


def test_a_field_nobody_touched_follows_even_with_the_focus(
    context: BrowserContext, site_url: str
) -> None:
    one, two = two_tabs(context, site_url)
    moyens(two).focus()
    moyens(one).fill("Départ. Puis la suite.")
    moyens(one).blur()
    expect(moyens(two)).to_have_value("Départ. Puis la suite.")
    # What this tab alone changes goes on top, and reverts nothing.
    two.get_by_label("Un titre, pour vous y retrouver").fill("Commune et plus")
    two.locator("[data-competence='C02']").check()
    expect(one.get_by_label("Un titre, pour vous y retrouver")).to_have_value("Commune et plus")
    expect(one.locator("[data-competence='C02']")).to_be_checked()
    (situation,) = kept(one)
    assert situation["textes"]["moyens"] == "Départ. Puis la suite."
    assert sorted(situation["competences"]) == ["C02", "C10"]


@pytest.mark.parametrize(
    ("choix", "garde"),
    [
        ("Garder le mien", "Départ. Ici."),
        ("Prendre l’autre", "Départ. Là."),
        ("Garder les deux", "Départ. Là.\n\nDépart. Ici."),
    ],
)
def test_two_texts_that_meet_are_both_there_until_a_choice(
    context: BrowserContext, site_url: str, choix: str, garde: str
) -> None:
    one, two = two_tabs(context, site_url)
    meet(one, two)
    clash = two.locator(".champ__heurt")
    expect(clash).to_contain_text("Départ. Là.")
    expect(moyens(two)).to_have_value("Départ. Ici.")
    expect(two.locator("seance-auto [role='status']")).to_contain_text("autre onglet")
    assert kept(two)[0]["textes"]["moyens"] == "Départ. Là."
    clash.get_by_role("button", name=choix).click()
    expect(clash).to_have_count(0)
    expect(moyens(two)).to_be_focused()
    expect(moyens(one)).to_have_value(garde)
    assert kept(two)[0]["textes"]["moyens"] == garde
    two.get_by_role("button", name="Terminer").click()
    expect(two.get_by_role("button", name="Commune")).to_be_focused()


def meet(one: Page, two: Page) -> None:
    """Both write in the same field; the second one before it has kept anything."""
    moyens(two).evaluate(
        """(champ) => {
          champ.focus();
          champ.value = 'Départ. Ici.';
          champ.dispatchEvent(new Event('input', { bubbles: true }));
        }"""
    )
    two.evaluate(
        """([cle]) => {
          const auto = window.Referentiel.auto;
          const kept = JSON.parse(localStorage[cle]);
          const [situation] = Object.values(kept.situations);
          situation.textes.moyens = 'Départ. Là.';
          situation.le = new Date(Date.now() + 1).toISOString();
          localStorage[cle] = JSON.stringify(kept);
          window.dispatchEvent(new StorageEvent('storage', { key: cle }));
        }""",
        [CLE],
    )
    one.evaluate("(cle) => window.dispatchEvent(new StorageEvent('storage', { key: cle }))", CLE)


def test_leaving_before_a_choice_keeps_both(context: BrowserContext, site_url: str) -> None:
    one, two = two_tabs(context, site_url)
    meet(one, two)
    expect(two.locator(".champ__heurt")).to_be_visible()
    two.goto(site_url + DONNEES)
    assert kept(one)[0]["textes"]["moyens"] == "Départ. Là.\n\nDépart. Ici."


@pytest.mark.parametrize("garde", [True, False], ids=["garder", "laisser"])
def test_a_situation_deleted_elsewhere_is_told_and_never_comes_back_by_half(
    context: BrowserContext, site_url: str, garde: bool
) -> None:
    one, two = two_tabs(context, site_url)
    moyens(two).press_sequentially("Ma suite. ")
    one.get_by_role("button", name="Supprimer cette situation").click()
    notice = two.locator(".situation__avis")
    expect(notice).to_contain_text("supprimée dans un autre onglet")
    moyens(two).press_sequentially("Et encore.")
    two.wait_for_timeout(600)
    assert kept(two) == []
    text = moyens(two).input_value()
    assert "Départ." in text and "Et encore." in text
    if garde:
        notice.get_by_role("button", name="Garder mon texte").click()
        expect(notice).to_be_hidden()
        (situation,) = kept(two)
        assert situation["titre"] == "Commune"
        assert situation["textes"]["moyens"] == text
        assert situation["competences"] == ["C10"]
    else:
        notice.get_by_role("button", name="Laisser").click()
        expect(two.get_by_role("button", name="Écrire une situation")).to_be_focused()
        assert kept(two) == []


def test_undone_elsewhere_the_form_goes_on(context: BrowserContext, site_url: str) -> None:
    one, two = two_tabs(context, site_url)
    one.get_by_role("button", name="Supprimer cette situation").click()
    expect(two.locator(".situation__avis")).to_be_visible()
    one.get_by_role("button", name="Annuler").click()
    expect(two.locator(".situation__avis")).to_be_hidden()
    moyens(two).fill("Repris.")
    moyens(two).blur()
    wait_for(two, "Repris.")


def test_a_plan_and_a_ccp_taken_away_elsewhere_do_not_come_back_by_half(
    context: BrowserContext, site_url: str
) -> None:
    one, two = neuf(context), context.new_page()
    one.goto(site_url + SYNTHESE)
    unfold(one)
    choose_device(one)
    one.get_by_label("Quoi", exact=True).fill("Une action")
    one.get_by_role("button", name="Ajouter", exact=True).click()
    two.goto(site_url + SYNTHESE)
    unfold(two)
    row = two.get_by_role("row", name=re.compile("Une action"))
    expect(row).to_be_visible()
    late = two.evaluate_handle("document.querySelector('.plan__liste input')")
    one.get_by_role("button", name="Supprimer : Une action").click()
    late.evaluate(
        """(boite) => {
          const plan = document.querySelector('plan-action');
          if (!boite.isConnected) plan.querySelector('.plan__liste').append(boite.closest('tr'));
          boite.checked = true;
          boite.dispatchEvent(new Event('change', { bubbles: true }));
        }"""
    )
    assert kept(two, "plan") == []


# --- Closed --------------------------------------------------------------------------------------


def everything_in(page: Page, element: str) -> str:
    """All that an element holds: values, texts, attributes, hidden or not."""
    return str(
        page.locator(element).evaluate(
            """(element) => JSON.stringify([
              element.outerHTML,
              ...[...element.querySelectorAll('input, textarea, select')].map((c) => c.value),
              [...element.querySelectorAll(':checked:not(option)')].length,
            ])"""
        )
    )


@pytest.mark.parametrize("bouton", ["Terminer", "Supprimer cette situation"])
def test_a_closed_form_holds_nothing(page: Page, site_url: str, bouton: str) -> None:
    page.goto(site_url + SITUATIONS)
    write(page, "MARQUE titre", "C10")
    moyens(page).fill("MARQUE 06 12 34 56 78")
    page.get_by_label("du", exact=True).fill("2026-05-04")
    page.get_by_role("button", name=bouton).click()
    held = everything_in(page, "formulaire-situation")
    assert "MARQUE" not in held and "06 12" not in held and "2026-05-04" not in held
    assert held.endswith(",0]")


@pytest.mark.parametrize("cause", ["efface", "parti", "expire", "deplace"])
def test_another_era_leaves_no_text_in_any_field(page: Page, site_url: str, cause: str) -> None:
    page.goto(site_url + SITUATIONS)
    write(page, "MARQUE", "C10")
    moyens(page).focus()
    era = (
        "(cause) => document.querySelector('{}').oublier({{ quoi: 'ere', ailleurs: true, cause }})"
    )
    page.evaluate(era.format("formulaire-situation"), cause)
    assert "MARQUE" not in everything_in(page, "formulaire-situation")
    expect(page.locator(".situation__offre")).to_be_hidden()
    expect(page.locator("#mes-situations")).to_be_focused()
    page.goto(site_url + SYNTHESE)
    unfold(page)
    for label in ("Quoi", "Avec qui (une fonction, pas un nom)", "Nom du point d’étape"):
        page.get_by_label(label, exact=True).fill("MARQUE")
    page.get_by_label("Pour quand").fill("0026-03-12")
    expect(page.get_by_label("Pour quand")).to_have_attribute("aria-invalid", "true")
    for element in ("plan-action", "points-etape", "ccp-obtenus"):
        page.evaluate(era.format(element), cause)
        held = everything_in(page, element)
        assert "MARQUE" not in held and "0026" not in held and "aria-invalid" not in held


def test_typing_that_a_file_replaced_is_offered_as_a_new_situation(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + SITUATIONS)
    write(page, "Avant", "C10")
    moyens(page).fill("Déjà gardé.")
    moyens(page).blur()
    moyens(page).press_sequentially("MARQUE ")
    page.evaluate(
        """() => document.querySelector('formulaire-situation')
             .oublier({ quoi: 'ere', ailleurs: true, cause: 'remplace' })"""
    )
    fields = page.locator("formulaire-situation").evaluate(
        "(e) => [...e.querySelectorAll('input, textarea')].map((c) => c.value).join('')"
    )
    assert "MARQUE" not in fields
    offer = page.locator(".situation__offre")
    expect(offer).to_be_focused()
    offer.get_by_role("button", name="Garder mon texte").click()
    expect(offer).to_be_hidden()
    assert "MARQUE" in moyens(page).input_value()
    page.get_by_role("button", name="Terminer").click()
    assert sorted("MARQUE" in s["textes"]["moyens"] for s in kept(page)) == [False, True]


# --- Dates ---------------------------------------------------------------------------------------


def test_a_date_that_cannot_be_kept_is_told_and_holds_back_nothing_else(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + SITUATIONS)
    write(page, "Datée")
    start = page.get_by_label("du", exact=True)
    start.fill("2026-05-04")
    wait_for_kept(page, "debut", "2026-05-04")
    start.fill("20266-05-04")
    moyens(page).fill("Une salle.")
    expect(start).to_have_attribute("aria-invalid", "true")
    expect(start).to_have_accessible_description(re.compile("quatre chiffres"))
    wait_for(page, "Une salle.")
    assert kept(page)[0]["debut"] == "2026-05-04"
    start.fill("0026-03-12")
    page.get_by_role("button", name="12 mars 2026").click()
    expect(start).to_have_value("2026-03-12")
    expect(start).to_be_focused()
    expect(start).not_to_have_attribute("aria-invalid", "true")
    wait_for_kept(page, "debut", "2026-03-12")


def wait_for_kept(page: Page, name: str, value: str) -> None:
    page.wait_for_function(
        """([cle, nom, valeur]) => Object.values(JSON.parse(
             localStorage[cle] ?? sessionStorage[cle] ?? '{}').situations ?? {})
             .some((s) => s[nom] === valeur)""",
        arg=[CLE, name, value],
    )


def test_31_february_typed_over_a_date_erases_nothing(page: Page, site_url: str) -> None:
    page.goto(site_url + SITUATIONS)
    write(page, "Datée")
    start = page.get_by_label("du", exact=True)
    start.fill("2026-01-31")
    wait_for_kept(page, "debut", "2026-01-31")
    start.focus()
    page.keyboard.type("02")  # The month, where it comes first.
    if start.input_value():
        start.fill("2026-01-31")
        start.blur()
        start.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.type("02")
    assert start.evaluate("(champ) => [champ.value, champ.validity.badInput]") == ["", True]
    page.get_by_role("button", name="Terminer").click()
    expect(start).to_have_attribute("aria-invalid", "true")
    expect(start).to_be_focused()
    assert kept(page)[0]["debut"] == "2026-01-31"
    page.get_by_role("button", name="Fermer sans ces changements").click()
    expect(page.get_by_role("button", name="Datée")).to_be_focused()
    assert kept(page)[0]["debut"] == "2026-01-31"


def test_the_dates_of_the_plan_and_of_a_ccp_are_judged_too(page: Page, site_url: str) -> None:
    page.goto(site_url + SYNTHESE)
    unfold(page)
    page.get_by_role("checkbox", name=re.compile("^J’ai obtenu")).first.check()
    jury = page.get_by_label("Date du jury").first
    jury.fill("2025-06-12")
    jury.fill("0025-06-12")
    expect(jury).to_have_attribute("aria-invalid", "true")
    assert [ccp["obtenu_le"] for ccp in kept(page, "ccp")] == ["2025-06-12"]
    page.get_by_role("button", name="12 juin 2025").click()
    expect(jury).not_to_have_attribute("aria-invalid", "true")
    when = page.get_by_label("Pour quand")
    page.get_by_label("Quoi", exact=True).fill("Demander")
    when.fill("0027-01-15")
    page.get_by_label("Quoi", exact=True).press("Enter")
    expect(when).to_be_focused()
    expect(when).to_have_attribute("aria-invalid", "true")
    assert kept(page, "plan") == []
    page.get_by_role("button", name="15 janvier 2027").click()
    page.get_by_label("Quoi", exact=True).press("Enter")
    expect(page.get_by_role("row", name=re.compile("Demander"))).to_contain_text("15 janvier 2027")
    expect(page.get_by_label("Quoi", exact=True)).to_be_focused()
    page.get_by_label("Quoi", exact=True).press("Enter")
    expect(page.get_by_label("Quoi", exact=True)).to_have_attribute("aria-invalid", "true")
    assert len(kept(page, "plan")) == 1


# --- Texts ---------------------------------------------------------------------------------------


def paste(field: Locator, text: str) -> None:
    field.focus()
    field.page.keyboard.insert_text(text)


def test_a_paste_too_long_is_kept_whole_counted_and_asked_about(page: Page, site_url: str) -> None:
    page.goto(site_url + SITUATIONS)
    write(page, "Longue")
    paste(moyens(page), "x" * 6500)
    assert len(moyens(page).input_value()) == 6500
    expect(moyens(page)).to_have_attribute("aria-invalid", "true")
    expect(moyens(page)).to_have_accessible_description(re.compile("500.caractères de trop"))
    page.get_by_label("Un titre, pour vous y retrouver").fill("Longue, et le reste")
    page.get_by_role("button", name="Terminer").click()
    expect(moyens(page)).to_be_focused()
    assert kept(page)[0]["titre"] == "Longue, et le reste"
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]


def test_line_ends_of_slides_become_lines(page: Page, site_url: str) -> None:
    page.goto(site_url + SITUATIONS)
    write(page, "x")
    paste(moyens(page), "un\u000bdeux\u2028trois\u0085e\u0301")
    expect(moyens(page)).to_have_value("un\ndeux\ntrois\ne\u0301")
    page.get_by_label("Un titre, pour vous y retrouver").fill("un\u000bdeux")
    page.get_by_role("button", name="Terminer").click()
    (situation,) = kept(page)
    assert situation["textes"]["moyens"] == "un\ndeux\ntrois\n\u00e9"
    assert situation["titre"] == "un deux"


@pytest.mark.parametrize(("width", "media"), [(360, "screen"), (1280, "screen"), (700, "print")])
def test_a_word_without_end_stays_in_its_cell(
    page: Page, site_url: str, width: int, media: Literal["screen", "print"]
) -> None:
    page.goto(site_url + SYNTHESE)
    unfold(page)
    page.get_by_label("Quoi", exact=True).fill("W" * 200)
    page.get_by_label("Avec qui").fill("https://" + "a" * 150)
    page.get_by_label("Pour quand").fill("2027-01-15")
    page.get_by_role("button", name="Ajouter", exact=True).click()
    page.get_by_label("Nom du point d’étape").fill("M" * 200)
    page.get_by_role("button", name="Garder un point d’étape").click()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(media=media)
    out = page.evaluate(
        """() => [...document.querySelectorAll('.plan__tableau :is(th, td), .points__liste li')]
             .filter((cell) => cell.scrollWidth > cell.clientWidth + 1)
             .map((cell) => cell.textContent.slice(0, 20))"""
    )
    assert out == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    when = page.locator(".plan__tableau [data-nom='Pour quand']")
    assert "15 janvier 2027" in when.inner_text().replace("\u00a0", " ")


# --- Links, data of a newer site -----------------------------------------------------------------


def test_a_cut_link_is_said_and_an_old_one_says_what_is_not_known(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + GRILLE)
    code = page.evaluate(
        """async () => {
          const { auto } = window.Referentiel;
          await auto.charger(['auto-points', 'auto-sortie']);
          const { ctx } = auto.stockage();
          const niveau = { niveau: 'avec-preuve' };
          return auto.encoder(ctx, auto.poser(auto.vide(ctx), 'reponses', 'C01-1', niveau, 0));
        }"""
    )
    view = page.locator("vue-partagee")
    page.goto(site_url + GRILLE + f"#p%3D{code}).")
    expect(view).to_contain_text("Cette page se lit seulement")
    expect(view).not_to_contain_text("arrivé entier")
    page.evaluate("(code) => { location.hash = `p=${code.slice(0, -3)}`; }", code)
    expect(view.get_by_role("heading", name="Ce lien ne se lit pas")).to_be_visible()
    page.evaluate("() => { location.hash = 'p=1.631098.C0133333.'; }")
    expect(view).to_contain_text("rien ne dit s’il est arrivé entier")


def test_data_of_a_newer_site_is_described(page: Page, site_url: str) -> None:
    page.goto(site_url + DONNEES)
    said = page.evaluate(
        """() => {
          const { auto } = window.Referentiel;
          const brut = { format: 9, titre: 'TP-00403', modifie_le: '2027-03-01T10:00:00.000Z',
            reponses: { a: {}, b: {} }, situations: { c: {}, d: { supprime: true } }, plan: [1] };
          const texte = JSON.stringify(brut);
          const bizarres = ['', '{', '[]', 'null', '{"reponses": "x", "modifie_le": {}}', '"x"'];
          const dits = bizarres.map((t) => auto.decrireBrut(t, 'abime'));
          return [auto.decrireBrut(texte, 'futur'), dits];
        }"""
    )
    told, odd = said
    assert "2 réponses, 1 situation" in told.replace("\u00a0", " ")
    assert "1er mars 2027" in told.replace("\u00a0", " ")
    assert odd[0] == "" and all(text.endswith(".") for text in odd[1:])
