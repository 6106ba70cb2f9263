"""One person on the trainer's desk: rated first, seen after; two looks side by side, in words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from generator.model import Referentiel
from tests.navigateur.auto import Calcul
from tests.navigateur.bureau import BUREAU, LE
from tests.navigateur.panneau import dossier, noter, notes, ouvrir, repere, voir
from tests.navigateur.test_axe import PHONE, WIDE, faults, load, told

BALISE = "<img src=x onerror='window.pirate=1'>"
NIVEAUX = {"C01-1": "avec-appui", "C01-2": "en-autonomie", "C02-1": "pas-encore"}
RECIT = {
    "situations": {
        "aaaaaaaa": {
            "titre": f"Un atelier {BALISE}",
            "debut": "2025-03-03",
            "fin": "2025-06-12",
            "textes": {"taches": f"J’anime {BALISE} un groupe."},
            "competences": ["C01"],
            "reperes": [],
            "le": LE,
        }
    },
    "premier_tour": {"C01": {"niveau": "pas-encore", "le": LE}},
    "ccp": {"CCP1": {"obtenu_le": "2024-05-02", "le": LE}},
}


@pytest.fixture
def bureau(page: Page, site_url: str) -> Page:
    """The desk, with the file of one person, whose panel is shown."""
    page.goto(site_url + BUREAU)
    ouvrir(page, {"camille.json": dossier(NIVEAUX, **RECIT)})
    voir(page, "camille")
    return page


def rate_by_script(page: Page, levels: dict[str, list[str]]) -> None:
    """Notes of whoever is shown: repère -> [level, what was seen then]."""
    page.evaluate(
        """(niveaux) => {
          const { auto, formateur } = Referentiel;
          const { personne } = formateur.vue;
          const t = Date.now();
          auto.stockage().changer((etat) => Object.entries(niveaux).reduce(
            (e, [code, [niveau, vu]]) => formateur.poserNote(e, personne, code, {niveau, vu}, t),
            etat), t);
        }""",
        levels,
    )


# --- Rate first, see after ---------------------------------------------------------------------


def test_an_answer_is_nowhere_in_the_page_before_it_is_rated(bureau: Page) -> None:
    panel = bureau.locator(".personne__competence")
    look = repere(bureau, "C01-1").locator(".regard")
    expect(look).to_contain_text("masquée")
    expect(look).not_to_contain_text("Avec appui")
    expect(panel.locator(".personne__tour")).not_to_contain_text("Pas encore")
    noter(bureau, "C01-1", "En autonomie")
    expect(look.locator(".regard__soi")).to_contain_text("Avec appui")
    expect(look.locator(".regard__moi")).to_contain_text("En autonomie")
    expect(look.locator(".regard__ecart")).to_contain_text("un niveau plus bas")
    assert look.locator("svg").count() == 2
    expect(repere(bureau, "C01-2").locator(".regard")).to_contain_text("masquée")


def test_hiding_is_switched_off_and_on(bureau: Page) -> None:
    switch = bureau.locator("personne-formateur").get_by_label("Noter d’abord, voir ensuite")
    expect(switch).to_be_checked()
    switch.uncheck()
    expect(repere(bureau, "C01-2").locator(".regard")).to_contain_text("En autonomie")
    expect(bureau.locator(".personne__tour")).to_contain_text("Pas encore")
    switch.check()
    expect(repere(bureau, "C01-2").locator(".regard")).not_to_contain_text("En autonomie")


def test_the_reading_of_the_whole_waits_for_its_last_repere(bureau: Page) -> None:
    theirs = bureau.locator(".personne__pratique-soi")
    for code in ("C01-1", "C01-2", "C01-3", "C01-4"):
        noter(bureau, code, "Avec appui")
    expect(theirs).to_contain_text("masquée")
    expect(bureau.locator(".personne__tour")).to_contain_text("masquée")
    noter(bureau, "C01-5", "Avec appui")
    expect(theirs).to_contain_text("2 repères sur 5")
    expect(bureau.locator(".personne__tour")).to_contain_text("Pas encore")


def test_arrows_go_through_levels_without_showing_the_answer(bureau: Page) -> None:
    look = repere(bureau, "C01-1").locator(".regard")
    repere(bureau, "C01-1").locator("input:checked").focus()
    for _ in range(3):
        bureau.keyboard.press("ArrowDown")
        expect(look).to_contain_text("masquée")
    assert notes(bureau)["C01-1"]["niveau"] == "en-autonomie"
    bureau.keyboard.press("Tab")
    expect(look).to_contain_text("un niveau plus bas")


def test_a_level_is_taken_back(bureau: Page) -> None:
    noter(bureau, "C01-1", "En autonomie")
    noter(bureau, "C01-1", "Pas noté")
    expect(repere(bureau, "C01-1").locator(".regard")).to_contain_text("masquée")
    expect(bureau.locator(".personne__comptes")).to_contain_text("Aucun repère noté")
    assert notes(bureau)["C01-1"]["niveau"] == ""


# --- Keyboard ----------------------------------------------------------------------------------


def test_a_person_is_rated_with_the_keyboard_alone(bureau: Page, cip: Referentiel) -> None:
    """Two keys for a repère, one for the next compétence; digits by their place, as on AZERTY."""
    pressed = 0

    def press(key: str) -> None:
        nonlocal pressed
        bureau.keyboard.press(key)
        pressed += 1

    repere(bureau, "C01-1").locator("input:checked").focus()
    for competence in cip.competences:
        for rank, each in enumerate(competence.reperes):
            if rank:
                press("Tab")
            focus = "document.activeElement.closest('[data-repere]')?.dataset.repere"
            assert bureau.evaluate(focus) == each.code
            press(f"Digit{1 + rank % 5}")
        press("n")
    codes = [r.code for c in cip.competences for r in c.reperes]
    kept = notes(bureau)
    assert set(kept) == set(codes) and all(note["niveau"] for note in kept.values())
    assert kept["C01-5"]["niveau"] == "pas-l-occasion"
    assert pressed == 2 * len(codes)
    print(f"\n{len(codes)} repères : {pressed} touches")
    expect(bureau.locator(".personne__comptes")).to_contain_text("78 repères notés sur 78")


def test_keys_of_the_scale_do_nothing_elsewhere(bureau: Page) -> None:
    bureau.locator("personne-formateur").get_by_label("Votre remarque").focus()
    bureau.keyboard.type("n 1 p 2")
    expect(bureau.locator("personne-formateur h3").first).to_contain_text("C01")
    expect(bureau.locator("personne-formateur").get_by_label("Votre remarque")).to_have_value(
        "n 1 p 2"
    )
    repere(bureau, "C01-1").locator("input:checked").focus()
    bureau.keyboard.press("Control+Digit1")
    assert not notes(bureau)


# --- What changed since ------------------------------------------------------------------------


def test_a_newer_answer_is_to_be_looked_at_again_beside_the_first_level(bureau: Page) -> None:
    noter(bureau, "C01-1", "En autonomie")
    noter(bureau, "C01-2", "En autonomie")
    neuf = dossier(NIVEAUX | {"C01-1": "avec-preuve"}, modifie_le="2026-02-01T10:00:00.000Z")
    ouvrir(bureau, {"camille-2.json": neuf})
    bureau.evaluate(
        """() => {
          const { dossiers } = Referentiel.formateur;
          const de = (nom) => dossiers.tous().find(({ fichier }) => fichier === nom).id;
          dossiers.lier(de('camille-2.json'), de('camille.json'));
        }"""
    )
    voir(bureau, "camille")
    line = repere(bureau, "C01-1")
    expect(line.locator(".regard__revoir")).to_contain_text("À revoir")
    expect(line.locator(".regard__revoir")).to_contain_text("Avec appui")
    expect(line.locator(".regard__moi")).to_contain_text("En autonomie")
    expect(repere(bureau, "C01-2").locator(".regard__revoir")).to_be_hidden()
    voir(bureau, "camille", "C09")
    bureau.locator("personne-formateur").get_by_label("Montrer").select_option("a-revoir")
    expect(bureau.locator(".personne__reperes fieldset")).to_have_count(1)
    line.get_by_role("button", name="garder mon niveau").click()
    expect(line.locator(".regard__revoir")).to_be_hidden()
    expect(line.locator(".regard__ecart")).to_contain_text("un niveau plus haut")
    expect(line.locator("input:checked")).to_be_focused()
    assert notes(bureau)["C01-1"] | {"le": ""} == {
        "niveau": "en-autonomie",
        "raison": "",
        "confirme": False,
        "vu": "avec-preuve",
        "le": "",
    }


def test_without_the_file_one_rates_and_nothing_is_to_be_looked_at_again_for_that(
    bureau: Page, site_url: str
) -> None:
    noter(bureau, "C01-1", "Avec appui")
    bureau.reload()
    voir(bureau, "camille")
    expect(bureau.locator(".personne__fichier")).to_contain_text("Fichier à rouvrir")
    look = repere(bureau, "C01-2").locator(".regard")
    expect(look).to_contain_text("fichier à rouvrir")
    noter(bureau, "C01-2", "Avec appui")
    ouvrir(bureau, {"camille.json": dossier(NIVEAUX, **RECIT)})
    voir(bureau, "camille")
    expect(look).to_contain_text("un niveau plus haut")
    expect(look.locator(".regard__revoir")).to_be_hidden()
    expect(bureau.locator(".personne__comptes")).to_have_text(
        "2\u00a0repères notés sur 78\u00a0: 1\u00a0différent."
    )


# --- Filters -----------------------------------------------------------------------------------


def test_a_filter_walks_from_one_competence_to_another(bureau: Page) -> None:
    rate_by_script(
        bureau,
        {
            "C01-1": ["avec-appui", "avec-appui"],
            "C01-2": ["avec-appui", "en-autonomie"],
            "C02-1": ["en-autonomie", "pas-encore"],
        },
    )
    show = bureau.locator("personne-formateur").get_by_label("Montrer")
    expect(show.locator("option")).to_have_text(
        ["Tout", "75\u00a0à noter", "3\u00a0notés", "2\u00a0différents", "0\u00a0à revoir"]
    )
    show.select_option("different")
    shown = bureau.locator(".personne__reperes fieldset")
    title = bureau.locator("personne-formateur h3").first
    expect(shown).to_have_count(1)
    expect(title).to_contain_text("C01")
    bureau.locator(".personne__suite button").click()
    expect(title).to_contain_text("C02")
    expect(title).to_be_focused()
    noter(bureau, "C02-1", "Pas encore")  # What is on the screen stays there until one goes on.
    expect(shown).to_have_count(1)
    show.select_option("a-revoir")
    expect(shown).to_have_count(0)
    expect(bureau.locator(".personne__vide")).to_contain_text("Rien à revoir")


def test_a_filter_says_where_it_leads_to_who_does_not_see_it(bureau: Page) -> None:
    rate_by_script(bureau, {"C02-1": ["en-autonomie", "pas-encore"]})
    show = bureau.locator("personne-formateur").get_by_label("Montrer")
    said = bureau.locator("seance-auto [role=status]")
    show.select_option("note")
    expect(said).to_have_text(re.compile("^C02 .+\\. 1\u00a0repère montré\\.$"))
    show.select_option("a-revoir")
    expect(said).to_have_text(re.compile("^Rien à revoir"))


def test_the_list_says_where_there_is_something_to_rate(bureau: Page) -> None:
    options = bureau.locator("#personne-competence option")
    for code in ("C01-1", "C01-2", "C01-3", "C01-4", "C01-5"):
        noter(bureau, code, "Avec appui")
    expect(options.nth(0)).to_contain_text("tout noté")
    expect(options.nth(1)).to_contain_text("à noter")
    bureau.locator("#personne-competence").select_option("C07")
    expect(repere(bureau, "C07-1")).to_be_visible()
    expect(bureau.locator(".personne__nom-ccp")).to_contain_text("CCP2")


# --- Words -------------------------------------------------------------------------------------


def test_reasons_and_remarks_are_kept_as_they_are_typed(bureau: Page, site_url: str) -> None:
    noter(bureau, "C01-1", "En autonomie")
    line = repere(bureau, "C01-1")
    line.get_by_role("button", name="Préciser").click()
    expect(line.get_by_label("Votre raison")).to_be_focused()
    bureau.keyboard.type("Vue trois fois.")
    line.get_by_label("Confirmé avec la personne").check()
    bureau.locator("personne-formateur").get_by_label("Votre remarque").fill("Très à l’aise.")
    bureau.locator("#personne-competence").select_option("C02")
    expect(bureau.locator("personne-formateur").get_by_label("Votre remarque")).to_have_value("")
    bureau.reload()
    expect(repere(bureau, "C02-1")).to_be_visible()  # Where one was, as far as that goes.
    voir(bureau, "camille")
    expect(line.get_by_label("Votre raison")).to_have_value("Vue trois fois.")
    expect(line.locator(".regard__moi")).to_contain_text("confirmé")
    expect(bureau.locator("personne-formateur").get_by_label("Votre remarque")).to_have_value(
        "Très à l’aise."
    )
    noter(bureau, "C01-1", "Avec appui")  # What was confirmed was the other level.
    expect(line.get_by_label("Confirmé avec la personne")).not_to_be_checked()
    assert notes(bureau)["C01-1"]["raison"] == "Vue trois fois."


def test_words_go_with_the_person_they_are_about(bureau: Page) -> None:
    ouvrir(bureau, {"zoé.json": dossier({"C01-1": "pas-encore"})})
    voir(bureau, "camille")
    noter(bureau, "C01-1", "En autonomie")
    bureau.locator("personne-formateur").get_by_label("Votre remarque").fill("Pour Camille.")
    bureau.locator("personne-formateur").get_by_label("Personne", exact=True).select_option(
        label="zoé"
    )
    expect(bureau.locator("#bureau-personne")).to_have_text("zoé")
    expect(bureau.locator("personne-formateur").get_by_label("Votre remarque")).to_have_value("")
    expect(repere(bureau, "C01-1").locator("input:checked")).to_have_value("non-evalue")
    expect(bureau.locator(".personne__ccp")).to_be_hidden()
    bureau.locator("personne-formateur").get_by_label("Personne", exact=True).select_option(
        label="camille"
    )
    expect(bureau.locator("personne-formateur").get_by_label("Votre remarque")).to_have_value(
        "Pour Camille."
    )
    expect(bureau.locator(".personne__ccp")).to_contain_text("2\u00a0mai 2024")


def test_a_text_too_long_to_be_kept_holds_one_back(bureau: Page) -> None:
    remark = bureau.locator("personne-formateur").get_by_label("Votre remarque")
    remark.fill("a" * 6001)
    bureau.locator(".personne__suite button").click()
    expect(remark).to_be_focused()
    expect(remark).to_have_attribute("aria-invalid", "true")
    expect(bureau.locator("personne-formateur h3").first).to_contain_text("C01")
    remark.fill("a" * 6000)
    bureau.locator(".personne__suite button").click()
    expect(bureau.locator("personne-formateur h3").first).to_contain_text("C02")
    expect(remark).to_have_value("")


def test_the_panel_out_of_sight_names_nobody_and_loses_nothing(bureau: Page) -> None:
    bureau.locator("personne-formateur").get_by_label("Votre remarque").press_sequentially(
        "Un mot."
    )
    bureau.evaluate("Referentiel.formateur.aller('fichiers')")
    panel = bureau.locator("personne-formateur")
    expect(panel).to_be_hidden()
    assert "camille" not in str(panel.evaluate("(p) => p.textContent"))
    voir(bureau, "camille")
    expect(bureau.locator("personne-formateur").get_by_label("Votre remarque")).to_have_value(
        "Un mot."
    )


def test_two_texts_in_one_place_are_both_kept(js: Calcul) -> None:
    cases = js(
        """
      const accorder = (cas) => {
        try {
          return auto.accorderTextes(...cas);
        } catch (e) {
          return e instanceof auto.Refus && e.code;
        }
      };
      const long = 'a'.repeat(4000);
      return [['', 'moi', ''], ['x', 'moi', 'x'], ['x', 'x', 'eux'], ['x', 'moi', 'eux'],
              ['x', '', 'eux'], ['x', 'moi', 'eux', true], ['x', long, `${long}b`],
              ['x', 'a'.repeat(150), 'b'.repeat(150), true]].map(accorder);
    """
    )
    assert cases == ["moi", "moi", "eux", "eux\n\nmoi", "eux", "eux / moi", "heurt", "heurt"]


def test_another_tab_of_the_desk_loses_no_word(
    context: BrowserContext, page: Page, site_url: str
) -> None:
    page.goto(site_url + BUREAU)
    page.locator("[data-action='changer']").first.click()
    page.locator("input[name='seance-mode'][value='durable']").check()
    ouvrir(page, {"camille.json": dossier(NIVEAUX)})
    other = context.new_page()
    other.goto(site_url + BUREAU)
    for tab in (page, other):
        voir(tab, "camille")
    page.get_by_label("Votre remarque").press_sequentially("Un")
    other.get_by_label("Votre remarque").press_sequentially("Deux")
    other.get_by_label("Votre remarque").blur()
    page.get_by_label("Votre remarque").blur()
    for tab in (page, other):
        tab.bring_to_front()
        expect(tab.get_by_label("Votre remarque")).to_have_value(
            re.compile(r"^(Un\n\nDeux|Deux\n\nUn)$")
        )


# --- Proof -------------------------------------------------------------------------------------


def test_situations_are_one_tap_away_under_the_official_headings(
    bureau: Page, cip: Referentiel
) -> None:
    proof = bureau.locator(".personne__recits")
    expect(proof).not_to_contain_text("J’anime")
    proof.locator("summary").click()
    expect(proof).to_contain_text(f"J’anime {BALISE} un groupe.")
    expect(proof).to_contain_text("12\u00a0juin 2025")
    expect(proof.get_by_text("Texte de la personne", exact=True)).to_be_visible()
    assert cip.auto_evaluation
    first = cip.auto_evaluation.rubriques[0].intitule
    assert proof.locator("dt").first.inner_text() == first.replace("'", "’")
    assert proof.locator("input, textarea, img, [contenteditable]").count() == 0
    assert bureau.evaluate("window.pirate") is None
    bureau.locator("#personne-competence").select_option("C03")
    expect(proof).to_be_hidden()
    expect(proof).not_to_contain_text("J’anime")


# --- Nothing more than needed; nothing left ------------------------------------------------------


def test_a_rating_touches_only_what_it_changes(bureau: Page) -> None:
    noter(bureau, "C01-1", "Avec appui")
    # What the first rating draws after its frame is none of the second one's doing.
    bureau.evaluate("() => new Promise((fini) => Referentiel.auto.apresImage(fini))")
    bureau.evaluate(
        """() => {
          window.touches = new Set();
          const where = (n) => (n.nodeType === 1 ? n : n.parentElement);
          new MutationObserver((liste) => {
            for (const { target } of liste) {
              const near = where(target);
              if (!near) continue;  // A text no longer in the page: what replaced it is listed.
              const lieu = near.closest('[data-repere], option, p, dd') ?? near;
              touches.add(lieu.dataset.repere ?? (lieu.className || lieu.localName));
            }
          }).observe(document.querySelector('personne-formateur'),
            { subtree: true, childList: true, characterData: true, attributes: true });
        }"""
    )
    noter(bureau, "C01-2", "Avec appui")
    expect(repere(bureau, "C01-2").locator(".regard__ecart")).to_contain_text("Différent")
    touched = set(bureau.evaluate("[...touches]"))
    assert {code for code in touched if "-" in code and code[0] == "C"} == {"C01-2"}
    assert "" not in touched


def test_an_erasure_leaves_nothing_of_anybody(bureau: Page) -> None:
    marker = "Marque-du-lundi"
    noter(bureau, "C01-1", "En autonomie")
    repere(bureau, "C01-1").get_by_role("button", name="Préciser").click()
    bureau.keyboard.type(f"{marker} raison")
    bureau.locator(".personne__recits summary").click()
    bureau.locator("personne-formateur").get_by_label("Votre remarque").press_sequentially(
        f"{marker} à moitié"
    )
    bureau.evaluate("Referentiel.auto.stockage().quitter()")
    bureau.wait_for_timeout(600)
    left = bureau.evaluate(
        """() => JSON.stringify([
          document.documentElement.outerHTML, ...Object.values(sessionStorage),
          ...Object.values(localStorage), history.state,
          [...document.querySelectorAll('input, textarea, select')].map(({value}) => value),
        ])"""
    )
    for said in (marker, "camille", "J’anime", "Un atelier"):
        assert said not in left, said


def test_no_fault_that_axe_can_find(page: Page, site_url: str) -> None:
    load(page, site_url + BUREAU)
    ouvrir(page, {"camille.json": dossier(NIVEAUX, **RECIT)})
    voir(page, "camille")
    found = faults(page, "à noter", WIDE, PHONE)
    noter(page, "C01-1", "En autonomie")
    rate_by_script(page, {"C01-2": ["avec-appui", "pas-encore"], "C01-3": ["pas-l-occasion", ""]})
    repere(page, "C01-1").get_by_role("button", name="Préciser").click()
    page.locator(".personne__recits summary").click()
    found += faults(page, "noté, à revoir, situation ouverte", WIDE, PHONE)
    page.locator("personne-formateur").get_by_label("Montrer").select_option("tout")
    page.locator("#personne-competence").select_option("C09")
    page.evaluate("Referentiel.formateur.dossiers.vider()")
    found += faults(page, "fichier à rouvrir", WIDE, PHONE)
    assert not found, told(found)


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_scrolls_sideways_and_a_scale_is_near(
    page: Page, site_url: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site_url + BUREAU)
    ouvrir(page, {"camille.json": dossier(NIVEAUX, **RECIT)})
    voir(page, "camille")
    noter(page, "C01-1", "En autonomie")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_text_twice_as_large_breaks_no_word_and_shrinks_no_sign(bureau: Page) -> None:
    bureau.set_viewport_size(PHONE)
    bureau.evaluate("document.documentElement.style.fontSize = '200%'")
    mesures = bureau.evaluate(
        """() => {
          const panneau = document.querySelector('personne-formateur');
          const lignes = [...panneau.querySelectorAll('.personne__route .bouton')].map((bouton) => {
            const mot = document.createRange();
            mot.selectNodeContents(bouton.lastElementChild);
            return new Set([...mot.getClientRects()].map(({ top }) => Math.round(top))).size;
          });
          const { width } = panneau.querySelector('.personne__signe svg').getBoundingClientRect();
          return { lignes, width };
        }"""
    )
    assert mesures["lignes"] == [1, 1]
    assert mesures["width"] >= 24
