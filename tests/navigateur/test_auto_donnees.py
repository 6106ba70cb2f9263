"""« Mes données »: a file goes out and comes back, a link only shows, erasing undoes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.navigateur.test_auto_positionner import GRILLE, answer, chosen

DONNEES = "titres/cip/auto-evaluation/mes-donnees.html"
SITUATIONS = "titres/cip/auto-evaluation/situations.html"


def fill(page: Page, site_url: str) -> None:
    """Two answers and a situation, as a person leaves them."""
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "En autonomie")
    answer(page, "C01-2", "Avec appui")
    page.goto(site_url + SITUATIONS)
    page.get_by_role("button", name="Écrire une situation").click()
    page.get_by_label("Un titre, pour vous y retrouver").fill("Accueil d’un groupe <b>")
    page.locator("[data-competence='C01']").check()
    page.get_by_role("button", name="Terminer").click()


def save(page: Page, site_url: str, folder: Path) -> Path:
    page.goto(site_url + DONNEES)
    with page.expect_download() as download:
        page.get_by_role("button", name="Enregistrer un fichier", exact=True).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def open_file(page: Page, path: Path) -> None:
    page.get_by_label("Choisir un fichier enregistré par ce site").set_input_files(path)
    expect(page.locator(".apercu")).to_be_visible()


def count(page: Page, row: str) -> int:
    return int(page.get_by_role("row", name=row).get_by_role("cell").first.inner_text())


def test_a_file_made_here_opens_elsewhere(
    page: Page, browser: Browser, site_url: str, tmp_path: Path
) -> None:
    fill(page, site_url)
    path = save(page, site_url, tmp_path)
    assert path.suffix == ".json"
    assert json.loads(path.read_text("utf-8"))["reponses"]["C01-1"]["niveau"] == "en-autonomie"
    expect(page.locator(".donnees__age")).to_contain_text("aujourd’hui")

    elsewhere = browser.new_context(locale="fr-FR")
    other = elsewhere.new_page()
    other.goto(site_url + GRILLE)
    answer(other, "C01-3", "Pas encore")
    other.goto(site_url + DONNEES)
    open_file(other, path)
    assert count(other, "Ajoutés") == 3
    assert count(other, "Absents du fichier") == 1
    expect(other.locator("garder-fichier .donnees__contenu")).to_contain_text("1 réponse.")
    other.get_by_role("button", name="Fusionner").click()
    other.goto(site_url + GRILLE)
    assert [chosen(other, f"C01-{n}") for n in (1, 2, 3)] == [
        "En autonomie",
        "Avec appui",
        "Pas encore",
    ]
    other.goto(site_url + SITUATIONS)
    expect(other.get_by_role("button", name="Accueil d’un groupe <b>")).to_be_visible()
    elsewhere.close()


@pytest.mark.parametrize(
    ("later", "said"),
    [
        ("2026-03-02T23:00:00", "aujourd’hui, le 2\u00a0mars"),
        ("2026-03-03T05:00:00", "hier, le 2\u00a0mars"),
        ("2026-03-04T05:00:00", "il y a 2\u00a0jours, le 2\u00a0mars"),
    ],
)
def test_the_age_of_a_file_is_told_in_days_of_the_calendar(
    page: Page, site_url: str, tmp_path: Path, later: str, said: str
) -> None:
    page.clock.set_fixed_time("2026-03-02T20:00:00")
    fill(page, site_url)
    save(page, site_url, tmp_path)
    page.clock.set_fixed_time(later)
    page.reload()
    expect(page.locator(".donnees__age")).to_contain_text(said)


def test_a_file_only_looked_at_is_not_said_to_have_changed_anything(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    fill(page, site_url)
    path = save(page, site_url, tmp_path)
    written = json.loads(path.read_text("utf-8"))
    written["reponses"]["C01-3"] = written["reponses"]["C01-2"]
    path.write_text(json.dumps(written), "utf-8")
    open_file(page, path)
    expect(page.locator("seance-auto [role=status]")).to_have_text(
        "Fichier lu\u00a0: 1\u00a0élément à ajouter, aucun à modifier. Rien n’est encore changé."
    )


def test_replace_then_undo(page: Page, site_url: str, tmp_path: Path) -> None:
    fill(page, site_url)
    path = save(page, site_url, tmp_path)
    page.goto(site_url + GRILLE)
    answer(page, "C01-3", "Pas encore")
    page.goto(site_url + DONNEES)
    mine = page.locator("garder-fichier .donnees__contenu")
    expect(mine).to_contain_text("3 réponses")
    open_file(page, path)
    page.get_by_role("button", name="Remplacer").click()
    expect(mine).to_contain_text("2 réponses")
    page.locator(".apercu").get_by_role("button", name="Annuler").click()
    expect(mine).to_contain_text("3 réponses")


@pytest.mark.parametrize("place", ["Sur cet appareil", "Ordinateur partagé"])
def test_what_cannot_be_undone_any_more_is_not_offered(
    page: Page, site_url: str, tmp_path: Path, place: str
) -> None:
    """A newcomer opens a file, then says where to keep it: the undo does not tell a tale."""
    fill(page, site_url)
    path = save(page, site_url, tmp_path)
    page.goto(site_url + GRILLE)
    answer(page, "C01-3", "Pas encore")
    page.goto(site_url + DONNEES)
    open_file(page, path)
    page.get_by_role("button", name="Remplacer").click()
    page.get_by_role("button", name="Choisir où garder").click()
    page.get_by_label(place).check()
    expect(page.locator(".apercu")).to_contain_text("a remplacé vos réponses")
    undo = page.locator(".apercu").get_by_role("button", name="Annuler")
    if place == "Ordinateur partagé":
        expect(undo).to_have_count(0)
    else:
        undo.click()
        expect(page.locator("garder-fichier .donnees__contenu")).to_contain_text("3 réponses")


def test_a_file_is_compared_with_the_answers_of_now(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    fill(page, site_url)
    path = save(page, site_url, tmp_path)
    page.get_by_role("button", name="Choisir où garder").click()
    page.get_by_label("Sur cet appareil").check()
    open_file(page, path)
    assert count(page, "Absents du fichier") == 0
    page.get_by_role("button", name="Remplacer").focus()
    beside = page.context.new_page()
    beside.goto(site_url + GRILLE)
    answer(beside, "C01-3", "Pas encore")
    expect(
        page.get_by_role("row", name="Absents du fichier").get_by_role("cell").first
    ).to_have_text("1")
    expect(page.get_by_role("button", name="Remplacer")).to_be_focused()


def test_drag_and_drop_and_change_of_mind(page: Page, site_url: str, tmp_path: Path) -> None:
    fill(page, site_url)
    text = save(page, site_url, tmp_path).read_text("utf-8").replace("avec-appui", "pas-encore")
    page.evaluate(
        """(text) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], 'a.json', { type: 'application/json' }));
          const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
          document.querySelector('.depot').dispatchEvent(drop);
        }""",
        text,
    )
    expect(page.locator(".apercu")).to_contain_text("a.json")
    page.locator(".apercu").get_by_role("button", name="Annuler").click()
    expect(page.locator(".apercu")).to_be_hidden()
    page.goto(site_url + GRILLE)
    assert chosen(page, "C01-2") == "Avec appui"


@pytest.mark.parametrize("text", ["<html>", "{", '{"format": 99, "titre": "TP-00403"}'])
def test_a_refused_file_is_said_and_changes_nothing(
    page: Page, site_url: str, tmp_path: Path, text: str
) -> None:
    fill(page, site_url)
    page.goto(site_url + DONNEES)
    before = page.evaluate("JSON.stringify({...localStorage})")
    path = tmp_path / "a.json"
    path.write_text(text, "utf-8")
    open_file(page, path)
    expect(page.locator(".apercu")).to_contain_text("Fichier refusé")
    expect(page.locator(".apercu")).to_be_focused()
    assert page.evaluate("JSON.stringify({...localStorage})") == before


def test_a_shared_link_shows_and_takes_nothing(page: Page, browser: Browser, site_url: str) -> None:
    fill(page, site_url)
    page.goto(site_url + DONNEES)
    page.get_by_role("button", name="Créer le lien").click()
    link = page.get_by_label("Votre lien").input_value()
    assert "#p=" in link and "groupe" not in link and len(link.partition("#")[2]) < 160

    elsewhere = browser.new_context(locale="fr-FR")
    other = elsewhere.new_page()
    other.goto(site_url + GRILLE)
    answer(other, "C01-1", "Pas encore")
    before = other.evaluate("JSON.stringify({...localStorage})")
    other.goto(link)
    view = other.locator("vue-partagee")
    expect(view).to_contain_text("Elle ne change rien à vos propres réponses")
    expect(other.get_by_role("heading", level=1)).to_contain_text("qu’on vous montre")
    expect(view).to_contain_text("reçus par un lien")
    expect(view.locator("[data-preuve=C01]")).to_have_text(re.compile("racontée$"))
    expect(view.get_by_role("button", name="Imprimer")).to_be_visible()
    for own in ("prochain-pas", ".seance__etat", ".avancement", "barre-auto [data-action=changer]"):
        expect(other.locator(own).filter(visible=True)).to_have_count(0)
    view.get_by_text("CCP1, repère par repère").click()
    expect(view.get_by_role("row", name=re.compile("^C01-1"))).to_contain_text("En autonomie")
    expect(other.get_by_role("radio")).to_have_count(0)
    assert other.evaluate("JSON.stringify({...localStorage})") == before
    other.get_by_role("link", name="Aller à mes propres réponses").click()
    expect(other.locator("[data-repere='C01-1'] [value='pas-encore']")).to_be_checked()
    expect(other.get_by_role("heading", level=1)).to_have_text("Tout sur une page")
    elsewhere.close()


def test_a_shared_link_stays_as_it_is_read_when_one_comes_back_to_it(
    page: Page, site_url: str
) -> None:
    fill(page, site_url)
    page.goto(site_url + DONNEES)
    page.get_by_role("button", name="Créer le lien").click()
    page.goto(page.get_by_label("Votre lien").input_value())
    summary = page.locator("vue-partagee summary", has_text="CCP1, repère par repère")
    summary.click()
    beside = page.context.new_page()
    beside.goto(site_url + DONNEES)
    beside.evaluate("window.Referentiel.auto.stockage().effacer(Date.now())")
    page.wait_for_function("() => window.Referentiel.auto.stockage().etat.reponses.size === 0")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("row", name=re.compile("^C01-1"))).to_contain_text("En autonomie")
    expect(summary).to_be_focused()


PREMIER_TOUR_ET_CCP = """(plus) => {
  const { auto } = window.Referentiel;
  const { ctx } = auto.stockage();
  const maintenant = Date.now();
  auto.stockage().changer((avant) => {
    let etat = avant;
    [...ctx.competences.keys()].forEach((code, i) => {
      const niveau = ctx.premier_tour[i % ctx.premier_tour.length];
      etat = auto.poser(etat, 'premier_tour', code, { niveau }, maintenant);
    });
    if (!plus) return etat;
    etat = auto.poser(etat, 'ccp', 'CCP1', { obtenu_le: '' }, maintenant);
    etat = auto.poser(etat, 'ccp_vises', 'CCP3', { vise: true }, maintenant);
    etat = auto.poser(etat, 'premier_tour', 'C02', { niveau: ctx.vide }, maintenant);
    etat = auto.poser(etat, 'premier_tour', 'C07', { niveau: ctx.vide }, maintenant);
    return auto.poser(etat, 'reponses', 'C12-1', { niveau: 'avec-appui' }, maintenant);
  }, maintenant);
}"""


@pytest.mark.parametrize("plus", [False, True], ids=["tour", "tour-et-ccp"])
def test_a_link_shows_the_map_and_the_sentences_of_its_owner(
    page: Page, browser: Browser, site_url: str, plus: bool
) -> None:
    page.goto(site_url + DONNEES)
    page.evaluate(PREMIER_TOUR_ET_CCP, plus)
    said = page.locator(".partage__contenu")
    expect(said).to_contain_text(re.compile(r"1[35]\sréponses du premier tour"))
    expect(said).to_contain_text("CCP noté" if plus else "contient")
    page.get_by_role("button", name="Créer le lien").click()
    link = page.get_by_label("Votre lien").input_value()
    page.goto(site_url + DONNEES.replace("mes-donnees", "synthese"))
    own = page.locator("synthese-lectures")
    cells, sentences = "[data-competence]", ".phrases-ccp li"
    expect(own.locator(cells)).to_have_count(15)
    mine = [own.locator(where).all_text_contents() for where in (cells, sentences)]
    assert any("premier tour" in cell for cell in mine[0])
    if plus:
        assert any("CCP déjà obtenu" in cell for cell in mine[0])
        assert any("CCP pas visé" in cell for cell in mine[0])
        assert any("mis de côté" in sentence for sentence in mine[1])
    # On paper too, the detail says what the map does.
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    detail = page.locator("detail-competences .detail__tableaux")
    expect(detail).to_contain_text("premier tour")
    held = detail.locator("caption", has_text="CCP1")
    assert ("mis de côté" in (held.text_content() or "")) is plus

    elsewhere = browser.new_context(locale="fr-FR")
    other = elsewhere.new_page()
    other.goto(link)
    view = other.locator("vue-partagee")
    expect(view.locator(cells)).to_have_count(15)
    assert [view.locator(where).all_text_contents() for where in (cells, sentences)] == mine
    expect(view.locator(".legende")).to_contain_text("premier tour")
    expect(view).not_to_contain_text("aucun niveau")
    elsewhere.close()


def test_no_link_is_made_of_nothing_and_the_page_says_why(page: Page, site_url: str) -> None:
    page.goto(site_url + DONNEES)
    said = page.locator(".partage__contenu")
    expect(said).to_contain_text("rien")
    page.get_by_role("button", name="Créer le lien").click()
    expect(page.locator("seance-auto [role=status]")).to_contain_text("ne montrerait rien")
    expect(page.get_by_label("Votre lien")).to_be_hidden()
    assert page.get_by_label("Votre lien").input_value() == ""
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "En autonomie")
    page.goto(site_url + DONNEES)
    expect(said).to_contain_text(re.compile(r"contient\s: 1\sréponse\."))
    page.get_by_role("button", name="Créer le lien").click()
    expect(page.get_by_label("Votre lien")).to_have_value(re.compile("#p=2[.]"))


def test_a_broken_link_is_said(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE + "#p=n’importe%20quoi")
    expect(page.get_by_role("heading", name="Ce lien ne se lit pas")).to_be_visible()


def test_erasing_says_how_much_and_undoes(page: Page, site_url: str) -> None:
    fill(page, site_url)
    page.goto(site_url + DONNEES)
    page.get_by_role("radio", name=re.compile("^Sur cet appareil")).check()
    zone = page.locator("effacer-donnees")
    expect(zone).to_contain_text("2 réponses, 1 situation")
    zone.get_by_role("button", name="Effacer mes réponses").click()
    expect(zone.get_by_role("button", name="Enregistrer d’abord un fichier")).to_be_focused()
    zone.get_by_role("button", name="Oui, effacer mes réponses").click()
    assert "C01-1" not in page.evaluate("JSON.stringify({...localStorage})")
    zone.get_by_role("button", name="Annuler").click()
    expect(page.locator("garder-fichier .donnees__contenu")).to_contain_text("2 réponses")
    assert "C01-1" in page.evaluate("JSON.stringify({...localStorage})")


def test_an_erasure_is_undone_until_the_page_is_left_whatever_is_chosen_then(
    page: Page, site_url: str
) -> None:
    fill(page, site_url)
    page.goto(site_url + DONNEES)
    page.evaluate("window.Referentiel.auto.stockage().choisirMode('durable', Date.now())")
    page.get_by_role("button", name="Effacer mes réponses…").click()
    page.get_by_role("button", name="Oui, effacer").click()
    page.get_by_label("Sur cet appareil").check()
    page.get_by_role("button", name="remettre mes réponses").click()
    expect(page.locator("garder-fichier .donnees__contenu")).to_contain_text("2 réponses")


def test_a_notice_that_was_read_leaves_the_keyboard_somewhere(page: Page, site_url: str) -> None:
    """Once all is erased there is no bar to go to."""
    fill(page, site_url)
    page.evaluate("window.Referentiel.auto.stockage().choisirMode('durable', Date.now())")
    beside = page.context.new_page()
    beside.goto(site_url + DONNEES)
    beside.evaluate("window.Referentiel.auto.stockage().effacer(Date.now())")
    page.get_by_role("button", name="J’ai lu").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
