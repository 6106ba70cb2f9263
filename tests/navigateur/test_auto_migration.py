"""The référentiel changed since the answers: they are kept whole, and the person decides.

The tiny title has two editions; `titre-mini-edition-1.json` was saved with the first one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.conftest import TESTS
from tests.navigateur.auto import quitter
from tests.navigateur.papier import printed
from tests.navigateur.test_auto_ecrans import count
from tests.navigateur.test_auto_positionner import answer, chosen
from tests.navigateur.test_auto_stockage import ERE, INSTRUMENTS, garde
from tests.navigateur.test_axe import PHONE, WIDE, faults, load, told
from tests.navigateur.test_ecrans import OVERFLOW, OVERLAP, SMALL_TARGETS, size
from tests.pile import lisible

FICHIER = TESTS / "exemples" / "fichiers" / "titre-mini-edition-1.json"
ANCIEN = FICHIER.read_text("utf-8")
CLE = "referentiel:TP-99999:auto-evaluation"
AVANT = "referentiel:TP-99999:avant"
OUTIL = "titres/mini/auto-evaluation/"
POSER = "([cle, texte]) => localStorage.setItem(cle, texte)"
TOTAL = 10


@pytest.fixture
def depart(page: Page, two_titles_url: str) -> Page:
    """« M’auto-évaluer », opened by someone whose answers are of the first edition."""
    page.add_init_script(INSTRUMENTS)
    return opened(page, two_titles_url)


def opened(page: Page, root: str, texte: str = ANCIEN) -> Page:
    page.goto(root + "assets/css/site.css")  # the same origin, and no script of ours
    page.evaluate(POSER, [CLE, texte])
    page.goto(root + OUTIL + "index.html")
    return page


def review(page: Page) -> Locator:
    return page.locator("revue-changements")


def change(page: Page, code: str) -> Locator:
    return page.locator(f"[data-cle='2.{code}']")


def kept(page: Page) -> dict[str, str]:
    return {k: v for k, v in garde(page)["local"].items() if k.startswith("referentiel:TP-99999:")}


def reviewed(page: Page, number: int) -> None:
    start = rf"{number}\s" if number else "Aucun"
    said = re.compile(rf"^{start}.* sur {TOTAL}\.")
    expect(page.locator(".revue__avancement")).to_contain_text(said)


def finish(page: Page) -> None:
    """Every change seen, nothing answered."""
    for _ in range(page.locator(".revue__changement").count()):
        page.locator(".revue__changement [data-action='vu']").first.click()
    reviewed(page, TOTAL)


# --- What is kept ------------------------------------------------------------------------------


def test_looking_changes_nothing_and_the_first_answer_keeps_a_whole_copy(depart: Page) -> None:
    assert kept(depart) == {CLE: ANCIEN}
    answer(depart, "C01-2", "Graine")
    after = kept(depart)
    assert after[AVANT] == ANCIEN
    assert json.loads(after[CLE])["edition"] == "2"
    answer(depart, "C01-2", "Pousse")
    depart.reload()
    assert chosen(depart, "C01-2") == "Pousse"
    assert kept(depart)[AVANT] == ANCIEN


def test_no_copy_no_change_said_and_the_file_offered(depart: Page) -> None:
    depart.evaluate("window.plein = ':avant'")
    answer(depart, "C01-2", "Graine")
    assert kept(depart) == {CLE: ANCIEN}
    expect(depart.locator(".seance__etat")).to_contain_text("Non gardé")
    with depart.expect_download() as download:
        review(depart).get_by_role("button", name="Enregistrer un fichier").click()
    saved = json.loads(download.value.path().read_text("utf-8"))
    assert saved["reponses"]["C01-2"]["niveau"] == "graine"
    assert len(saved["revues"]) == TOTAL
    with depart.expect_download() as download:
        review(depart).get_by_role("button", name="Télécharger mes réponses d’avant").click()
    assert download.value.path().read_text("utf-8") == ANCIEN
    depart.evaluate("window.plein = ''")
    answer(depart, "C01-2", "Pousse")
    assert kept(depart)[AVANT] == ANCIEN
    expect(review(depart).locator(".revue__echec")).to_be_hidden()


def test_a_full_browser_leaves_what_was_kept(depart: Page) -> None:
    depart.evaluate("window.plein = ':auto-evaluation'")
    answer(depart, "C01-2", "Graine")
    assert kept(depart)[CLE] == ANCIEN
    expect(depart.locator(".seance__etat")).to_contain_text("Non gardé")
    depart.evaluate("window.plein = ''")
    answer(depart, "C01-1", "Graine")
    assert json.loads(kept(depart)[CLE])["reponses"]["C01-2"]["niveau"] == "graine"


def test_answers_from_a_more_recent_edition_are_not_touched(
    page: Page, two_titles_url: str
) -> None:
    futur = ANCIEN.replace('"format": 1,', '"format": 1, "edition": "9",')
    opened(page, two_titles_url, futur)
    expect(page.locator(".seance__etat")).to_contain_text("version plus récente")
    answer(page, "C01-2", "Graine")
    page.get_by_role("radio", name=re.compile("^Ordinateur partagé")).click()
    expect(page.locator(".seance__refus")).to_be_visible()
    assert garde(page) == {"local": {CLE: futur}, "session": {}}


def test_a_shared_computer_leaves_nothing_of_the_copy(depart: Page, two_titles_url: str) -> None:
    answer(depart, "C01-2", "Graine")
    depart.get_by_role("radio", name=re.compile("^Ordinateur partagé")).check()
    assert kept(depart) == {}
    depart.goto(two_titles_url + OUTIL + "mes-donnees.html")
    with depart.expect_download() as download:
        depart.get_by_role("button", name="Télécharger mes réponses d’avant").click()
    assert download.value.path().read_text("utf-8") == ANCIEN
    quitter(depart)
    after = garde(depart)
    assert (list(after["local"]), after["session"]) == ([ERE], {})


def test_a_shared_computer_chosen_before_anything_takes_the_copy_with_it(depart: Page) -> None:
    depart.get_by_role("radio", name=re.compile("^Ordinateur partagé")).check()
    after = garde(depart)
    assert list(after["local"]) == [ERE]
    assert after["session"][AVANT] == ANCIEN
    depart.get_by_role("radio", name=re.compile("^Sur cet appareil")).check()
    after = garde(depart)
    assert after["session"] == {}
    assert after["local"][AVANT] == ANCIEN


def test_erasing_takes_the_copy_too(depart: Page, two_titles_url: str) -> None:
    answer(depart, "C01-2", "Graine")
    depart.goto(two_titles_url + OUTIL + "mes-donnees.html")
    expect(depart.locator("effacer-donnees")).to_contain_text(re.compile(r"7\sréponses à revoir"))
    depart.get_by_role("button", name="Effacer mes réponses").click()
    depart.get_by_role("button", name="Oui, effacer mes réponses").click()
    assert kept(depart) == {}
    expect(depart.locator(".donnees__avant")).to_be_hidden()


def old_page(context: BrowserContext, root: str) -> Page:
    """A tab opened before the second edition was published."""
    page = context.new_page()

    def first_edition(route: Route) -> None:
        reply = route.fetch()
        route.fulfill(
            headers={"content-type": "text/javascript", "cache-control": "no-store"},
            body=reply.text() + "(() => { const a = window.Referentiel.auto_evaluation;"
            "a.editions = a.editions.slice(0, 1); a.edition = '1'; })();",
        )

    page.route("**/donnees/auto-evaluation.js", first_edition)
    return opened(page, root)


def answer_by_code(page: Page, code: str, level: str) -> None:
    """As an old page would, which shows repères that are gone."""
    page.evaluate(
        """([code, niveau]) => {
          const { auto } = window.Referentiel;
          const now = Date.now();
          auto.stockage().changer((e) => auto.poser(e, 'reponses', code, { niveau }, now), now);
        }""",
        [code, level],
    )


def test_an_old_tab_and_a_new_one_lose_nothing(
    context: BrowserContext, two_titles_url: str
) -> None:
    old = old_page(context, two_titles_url)
    expect(review(old)).to_be_hidden()
    new = context.new_page()
    new.goto(two_titles_url + OUTIL + "index.html")
    reviewed(new, 0)
    answer_by_code(old, "C02-3", "graine")  # The old tab goes on; the new one hears.
    said = change(new, "arroser-au-pied").locator(".revue__reponse")
    expect(said).to_contain_text("Graine")
    before = kept(new)[CLE]
    answer(new, "C01-2", "Graine")
    assert kept(new)[AVANT] == before
    expect(old.locator(".seance__etat")).to_contain_text("Rechargez la page")
    after = kept(new)
    answer(old, "C01-1", "Graine")
    assert kept(old) == after
    expect(old.locator(".seance__etat")).to_contain_text("Non gardé")
    old.unroute("**/donnees/auto-evaluation.js")
    old.on("dialog", lambda dialog: dialog.accept())  # « Quitter le site ? »
    old.reload()
    reviewed(old, 0)
    assert chosen(old, "C01-2") == "Graine"


def test_the_age_of_what_no_file_holds_is_that_of_the_answers(
    page: Page, two_titles_url: str
) -> None:
    page.clock.set_fixed_time("2025-02-01T10:00:00Z")
    opened(page, two_titles_url)
    expect(page.locator(".seance__rappel")).to_contain_text(re.compile(r"17\sjours"))


# --- The review --------------------------------------------------------------------------------


def test_until_a_decision_nothing_rises(depart: Page) -> None:
    expect(review(depart)).to_be_visible()
    reviewed(depart, 0)
    depart.locator("details.ccp > summary").last.click()
    expected = {
        **{"C01-1": "Récolte <b>pleine</b>", "C01-2": "Pousse", "C02-1": "Graine"},
        "C02-2": "Pousse",  # Renamed: followed.
        **dict.fromkeys(("C01-3", "C01-4", "C02-3", "C02-4", "C03-2", "C03-4"), "Sans réponse"),
        "C03-3": "Pousse",
    }
    assert {code: chosen(depart, code) for code in expected} == expected


def test_each_change_says_what_before_after_and_what_is_carried_over(depart: Page) -> None:
    titles = {
        "partage-de-c01-5": "Repère partagé en deux C01-5",
        "rang-de-c02-5": "Repère : nouveau code C02-5",
        "arroser-au-pied": "Repère reformulé C02-3",
        "absence": "Deux repères réunis C02-6, C02-7",
        "ardoise": "Repère remplacé C03-5",
        "caisse": "Nouveau repère C03-4",
        "fleurs": "Repère retiré C03-6",
        "monnaie": "CCP reformulé CCP2",
        "fin-du-carnet": "Compétence retirée C04",
        "repere-du-carnet": "Repère retiré C04-1",
    }
    for code, title in titles.items():
        said = change(depart, code).get_by_role("heading", level=3)
        assert said.inner_text().replace("\xa0", " ") == title
    shared = change(depart, "partage-de-c01-5")
    expect(shared).to_contain_text("J’assainis et je protège un carré abandonné")
    expect(shared).to_contain_text("Je couvre de paille un carré")
    expect(shared).to_contain_text("Ce repère mêlait deux gestes")
    expect(shared.locator(".revue__reponse")).to_contain_text("Récolte <b>pleine</b>")
    expect(change(depart, "rang-de-c02-5")).to_contain_text(re.compile("Repris.*Pousse"))
    # The lowest of the two old levels, never the highest.
    offers = change(depart, "absence").get_by_role("button", name="Garder")
    expect(offers).to_have_count(1)
    expect(offers).to_contain_text("Graine")
    expect(change(depart, "caisse").get_by_role("button", name="Garder")).to_have_count(0)
    expect(change(depart, "caisse").get_by_role("radio")).to_have_count(5)
    expect(review(depart)).to_contain_text("<b>plus clairs</b>")


def test_deciding_goes_on_to_the_next_change(depart: Page) -> None:
    region = depart.locator("seance-auto [role=status]")
    expect(region).to_have_count(1)
    shared = change(depart, "partage-de-c01-5")
    shared.get_by_role("button", name=re.compile("^Garder.*C01-3")).click()
    reviewed(depart, 0)  # The other part waits.
    assert chosen(depart, "C01-3") == "Récolte <b>pleine</b>"
    shared.get_by_role("button", name=re.compile("^Garder.*C01-4")).click()
    reviewed(depart, 1)
    expect(change(depart, "rang-de-c02-5").get_by_role("heading", level=3)).to_be_focused()
    expect(region).to_contain_text(re.compile(rf"1\schangement revu sur {TOTAL}"))
    reperes = json.loads(kept(depart)[CLE])["situations"]["jardin01"]["reperes"]
    assert sorted(reperes) == ["C01-1", "C01-3", "C01-4", "C02-2"]

    water = change(depart, "arroser-au-pied")
    water.get_by_role("radio", name="Pousse", exact=True).check()
    reviewed(depart, 1)  # A level chosen moves nothing on.
    expect(water.get_by_role("radio", name="Pousse", exact=True)).to_be_focused()
    assert chosen(depart, "C02-3") == "Pousse"
    water.get_by_role("button", name="C’est revu").click()
    reviewed(depart, 2)
    expect(change(depart, "absence").get_by_role("heading", level=3)).to_be_focused()
    depart.reload()
    reviewed(depart, 2)
    depart.locator(".revue__faits > summary").click()
    expect(depart.locator(".revue__faits")).to_contain_text("C02-3, Pousse")


def test_the_end_is_said_then_the_review_goes_away(depart: Page) -> None:
    finish(depart)
    expect(depart.get_by_role("heading", name="Le référentiel a changé")).to_be_focused()
    expect(depart.locator(".revue__changement")).to_have_count(0)
    assert chosen(depart, "C02-3") == "Sans réponse"
    depart.reload()
    expect(review(depart)).to_be_hidden()
    expect(depart.locator("avis-revue")).to_be_hidden()


def test_nobody_else_hears_of_it(page: Page, two_titles_url: str, site_url: str) -> None:
    page.goto(two_titles_url + OUTIL + "index.html")
    answer(page, "C01-1", "Graine")
    page.reload()
    expect(page.locator("avis-revue")).to_be_hidden()
    expect(review(page).locator(":visible")).to_have_count(0)
    page.goto(site_url + "titres/cip/auto-evaluation/index.html")
    expect(review(page)).to_be_hidden()


def test_every_other_page_leads_to_the_review(depart: Page, two_titles_url: str) -> None:
    notice = depart.locator("avis-revue")
    expect(notice).to_be_hidden()  # The review itself is there.
    others = [OUTIL + name for name in ("situations.html", "synthese.html", "mes-donnees.html")]
    for address in others:
        depart.goto(two_titles_url + address)
        expect(notice).to_contain_text(re.compile(rf"{TOTAL}\schangements à revoir"))
        expect(notice).to_contain_text(re.compile(r"7\sréponses mises à part"))
    notice.get_by_role("link").click()
    expect(depart).to_have_url(two_titles_url + OUTIL + "index.html#revue")
    expect(depart.get_by_role("heading", name="Le référentiel a changé")).to_be_in_viewport()


def test_the_whole_review_with_the_keyboard_alone(depart: Page) -> None:
    page = depart
    page.get_by_role("button", name="Télécharger mes réponses d’avant").focus()
    seen: list[str] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        kind, name, action = page.evaluate("""() => {
          const e = document.activeElement;
          return [e.type ?? e.localName, e.name ?? '', e.dataset.action ?? ''];
        }""")
        if kind == "radio" and name.endswith("C03-4"):
            page.keyboard.press("ArrowRight")
        elif action in ("garder", "vu"):
            seen.append(action)
            page.keyboard.press("Enter")
        if page.locator(".revue__changement").count() == 0:
            break
    reviewed(page, TOTAL)
    expect(page.get_by_role("heading", name="Le référentiel a changé")).to_be_focused()
    page.locator("details.ccp > summary").last.click()
    kept_levels = [chosen(page, code) for code in ("C01-3", "C01-4", "C02-3", "C02-4", "C03-2")]
    full = "Récolte <b>pleine</b>"
    assert kept_levels == [full, full, full, "Graine", full]
    assert chosen(page, "C03-4") == "Graine"
    assert seen.count("garder") == 5


def test_a_snapshot_says_what_it_can_no_longer_compare(depart: Page, two_titles_url: str) -> None:
    depart.goto(two_titles_url + OUTIL + "synthese.html#points")
    compared = depart.locator(".points__comparaison")
    expect(compared).to_contain_text("n’existe plus")
    expect(compared).to_contain_text("C02-2")  # Renamed in the snapshot too.
    expect(compared).not_to_contain_text("C01-5")


def test_writing_in_a_situation_keeps_what_waits_for_the_review(
    depart: Page, two_titles_url: str
) -> None:
    depart.goto(two_titles_url + OUTIL + "situations.html")
    depart.get_by_role("button", name="Un carré repris à l’abandon").click()
    depart.get_by_label("Un titre, pour vous y retrouver").fill("Un carré repris")
    depart.get_by_role("button", name="Terminer").click()
    situation = json.loads(kept(depart)[CLE])["situations"]["jardin01"]
    assert situation["titre"] == "Un carré repris"
    assert sorted(situation["reperes"]) == ["C01-1", "C01-5", "C02-2"]
    assert sorted(situation["competences"]) == ["C01", "C04"]


# --- A file, a link ----------------------------------------------------------------------------


def test_the_preview_of_an_older_file_says_how_much_is_to_review(
    page: Page, two_titles_url: str
) -> None:
    page.goto(two_titles_url + OUTIL + "mes-donnees.html")
    page.locator("#fichier-a-ouvrir").set_input_files(FICHIER)
    preview = page.locator(".apercu")
    expect(preview).to_contain_text(re.compile(rf"{TOTAL}\schangements seront à revoir\."))
    expect(preview).to_contain_text(re.compile(r"7\sréponses à revoir"))
    assert kept(page) == {}
    page.get_by_role("button", name="Remplacer mes réponses").click()
    expect(page.locator("avis-revue")).to_be_visible()
    page.goto(two_titles_url + OUTIL + "index.html")
    finish(page)
    page.goto(two_titles_url + OUTIL + "mes-donnees.html")
    page.locator("#fichier-a-ouvrir").set_input_files(FICHIER)
    said = re.compile(rf"{TOTAL}\schangements.*si vous remplacez, 0 si vous fusionnez")
    expect(preview).to_contain_text(said)


def link(page: Page, root: str) -> str:
    page.goto(root + OUTIL + "mes-donnees.html")
    page.get_by_role("button", name="Créer le lien").click()
    return page.get_by_label("Votre lien").input_value()


def test_a_link_of_an_older_edition_shows_what_still_holds(
    page: Page, browser: Browser, two_titles_url: str
) -> None:
    code = shared_code(browser, two_titles_url)
    page.goto(f"{two_titles_url}{OUTIL}index.html#p={code}")
    view = page.locator("vue-partagee")
    expect(view).to_contain_text("édition plus ancienne")
    expect(view).to_contain_text(re.compile(r"8\sréponses ou situations"))
    for row in view.locator("summary").all():
        row.click()
    levels = {"C02-2": "Pousse", "C01-1": "Récolte"}
    levels |= dict.fromkeys(("C01-3", "C02-3", "C02-4", "C03-2"), "Sans réponse")
    for code, level in levels.items():
        row = view.get_by_role("row", name=re.compile(f"^{code}"))
        expect(row.get_by_role("cell")).to_contain_text(level)
    assert kept(page) == {}


def shared_code(browser: Browser, root: str) -> str:
    """The code of a link made with the first edition, whose grid had other repères."""
    context = browser.new_context(locale="fr-FR")
    page = old_page(context, root)
    code: str = page.evaluate("""async () => {
      const { auto } = window.Referentiel;
      await auto.charger(['auto-points', 'auto-sortie']);
      const { ctx, etat } = auto.stockage();
      const old = structuredClone(window.Referentiel.auto_evaluation);
      const codes = [...etat.reponses.keys()];
      const of = (c) => codes.filter((r) => r.startsWith(c));
      old.ccp[0].competences.push({ code: 'C04', reperes: [] });
      for (const c of old.ccp.flatMap((ccp) => ccp.competences)) {
        c.reperes = of(c.code).map((r) => ({ code: r, texte: r, trace: '' }));
      }
      return auto.encoder(auto.contexte(old), etat);
    }""")
    context.close()
    return code


def test_a_link_of_today_and_one_of_an_unknown_edition(page: Page, two_titles_url: str) -> None:
    page.goto(two_titles_url + OUTIL + "index.html")
    answer(page, "C01-1", "Graine")
    today = link(page, two_titles_url)
    page.goto(today)
    view = page.locator("vue-partagee")
    expect(view).to_contain_text("se lit seulement")
    expect(view).not_to_contain_text("édition")
    expect(view).not_to_contain_text("autre édition")
    page.goto("about:blank")
    page.goto(today.split("#")[0] + "#p=1.012345.C011")
    expect(view).to_contain_text("autre édition")


# --- Every screen ------------------------------------------------------------------------------


def test_axe(page: Page, two_titles_url: str) -> None:
    opened(page, two_titles_url)
    load(page, two_titles_url + OUTIL + "index.html")
    found = faults(page, "à revoir", WIDE, PHONE)
    for _ in range(TOTAL // 2):
        page.locator(".revue__changement [data-action='vu']").first.click()
    page.locator(".revue__faits > summary").click()
    found += faults(page, "à moitié", WIDE, PHONE)
    finish_rest = page.locator(".revue__changement [data-action='vu']")
    while finish_rest.count():
        finish_rest.first.click()
    found += faults(page, "revu", WIDE, PHONE)
    opened(page, two_titles_url)
    load(page, two_titles_url + OUTIL + "mes-donnees.html")
    expect(page.locator("avis-revue")).to_be_visible()
    found += faults(page, "mes-donnees", WIDE, PHONE)
    assert not found, told(found)


@pytest.mark.parametrize("width", [320, 360, 640])
def test_narrow_and_zoomed(page: Page, two_titles_url: str, width: int) -> None:
    page.set_viewport_size(size(width))
    opened(page, two_titles_url)
    expect(review(page)).to_be_visible()
    found = [f for script in (OVERFLOW, OVERLAP, SMALL_TARGETS) for f in page.evaluate(script)]
    page.goto(two_titles_url + OUTIL + "mes-donnees.html")
    expect(page.locator("avis-revue")).to_be_visible()
    found += [f for script in (OVERFLOW, OVERLAP, SMALL_TARGETS) for f in page.evaluate(script)]
    assert not found, "\n".join(found)


def test_on_paper_the_grid_stands_alone(depart: Page) -> None:
    sheets = printed(depart)
    assert count(sheets, "Le référentiel a changé") == 0
    assert count(sheets, "C01-3") >= 1


@pytest.fixture
def from_file(browser: Browser, two_titles_dir: Path) -> Iterator[tuple[Page, str]]:
    context = browser.new_context(locale="fr-FR")
    yield context.new_page(), two_titles_dir.as_uri() + "/"
    context.close()


def test_from_a_file_the_review_is_on_the_one_page(
    from_file: tuple[Page, str], two_titles_dir: Path
) -> None:
    page, root = from_file
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(lisible(error, two_titles_dir)))
    opened(page, root)
    reviewed(page, 0)
    page.locator(".vues").get_by_role("link", name="Mes données").click()
    expect(review(page)).to_be_hidden()
    notice = page.locator("avis-revue")
    expect(notice).to_be_visible()
    notice.get_by_role("link").click()
    expect(review(page)).to_be_visible()
    expect(notice).to_be_hidden()
    finish(page)
    page.locator(".vues").get_by_role("link", name="Mes données").click()
    expect(review(page)).to_be_hidden()  # It offers the same copy as the view.
    expect(notice).to_be_hidden()
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger mes réponses d’avant").click()
    assert download.value.path().read_text("utf-8") == ANCIEN
    assert errors == []
