"""What the desk of a trainer does not touch: the answers that the same browser keeps."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.navigateur.auto import Calcul
from tests.navigateur.bureau import KARIM, LEA, arriver, fichier, ligne, noms, noter, ouvrir
from tests.navigateur.test_auto_competences import REFUSED
from tests.navigateur.test_auto_donnees import DONNEES
from tests.navigateur.test_auto_positionner import chosen

GRILLE = "titres/cip/auto-evaluation/index.html"


def test_erasing_notes_leaves_the_answers_of_this_device(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    page.locator("input[value='durable']").check()
    page.locator("[data-repere='C01-1'] [value='avec-appui']").check()
    kept = page.evaluate("({ ...localStorage })")
    arriver(page, site_url)
    page.locator("[data-action='changer']").click()
    page.locator("input[value='durable']").check()
    ouvrir(page, fichier("karim.json", KARIM))
    noter(page, "karim", "C01-1", "en-autonomie")
    assert kept.items() < page.evaluate("({ ...localStorage })").items()
    page.locator("[data-action='demander']").click()
    page.locator("[data-action='effacer']").click()
    expect(page.locator("liste-personnes")).to_be_hidden()
    page.goto(site_url + GRILLE)
    assert chosen(page, "C01-1") == "Avec appui"


def test_erasing_answers_leaves_the_notes_of_another_tab(page: Page, site_url: str) -> None:
    """A trainer shows how to erase, beside a desk whose notes are in its tab only."""
    arriver(page, site_url)
    ouvrir(page, fichier("karim.json", KARIM))
    noter(page, "karim", "C01-1", "en-autonomie")
    demo = page.context.new_page()
    demo.goto(site_url + GRILLE)
    demo.locator("[data-repere='C01-1'] [value='avec-appui']").check()
    demo.goto(site_url + DONNEES)
    zone = demo.locator("effacer-donnees")
    zone.get_by_role("button", name="Effacer mes réponses").click()
    zone.get_by_role("button", name="Oui, effacer").click()
    expect(zone.get_by_role("button", name="Annuler")).to_be_visible()
    marque = demo.evaluate("window.Referentiel.ere.lire()")
    entendu = "(marque) => sessionStorage.getItem('referentiel:ere') === marque"
    page.wait_for_function(entendu, arg=marque)
    assert page.evaluate("window.Referentiel.auto.stockage().etat.notes.size") == 1
    assert "effacées dans un autre" not in page.locator("main").inner_text()


def test_an_erasure_undone_puts_notes_back_where_they_were_kept(page: Page, site_url: str) -> None:
    """On the device chosen for them, for a next day and for the other tabs."""
    arriver(page, site_url)
    page.locator("[data-action='changer']").click()
    page.locator("input[value='durable']").check()
    ouvrir(page, fichier("karim.json", KARIM))
    noter(page, "karim", "C01-1", "en-autonomie")
    autre = arriver(page.context.new_page(), site_url)
    page.locator("[data-action='demander']").click()
    page.locator("[data-action='effacer']").click()
    expect(autre.locator("liste-personnes")).to_be_hidden()
    page.locator("notes-formateur [data-action='remettre']").click()
    expect(autre.locator(".gens input[name='nom']")).to_have_value("karim")
    neuf = arriver(page.context.new_page(), site_url)
    expect(neuf.locator(".gens input[name='nom']")).to_have_value("karim")
    assert page.evaluate("Object.keys(sessionStorage)") == []


def test_what_the_desk_says_of_where_notes_stay_is_true_of_the_place_chosen(
    context: BrowserContext, page: Page, site_url: str
) -> None:
    arriver(page, site_url)
    ouvrir(page, fichier("karim.json", KARIM))
    dit = page.locator(".bureau__reste")
    expect(dit).to_contain_text("dans cet onglet")
    expect(dit).to_contain_text("30\u00a0minutes")
    page.locator("[data-action='changer']").click()
    page.locator("input[value='durable']").check()
    expect(dit).to_contain_text("sur cet appareil, d’une fois à l’autre")
    expect(dit.locator("li:visible", has_text="minutes")).to_have_count(0)
    expect(dit.locator("li:visible", has_text="Effacer et quitter")).to_have_count(0)
    page.locator("[data-action='changer']").click()
    page.locator("input[value='onglet']").check()
    expect(dit.locator("li:visible", has_text="30\u00a0minutes")).to_have_count(1)
    refuse = context.new_page()
    refuse.add_init_script(REFUSED)
    arriver(refuse, site_url)
    vus = refuse.locator(".bureau__reste li:visible")
    expect(vus).to_have_count(2)
    expect(vus.last).to_contain_text("elles partent avec cette page")


def test_notes_are_saved_in_one_gesture_from_any_panel(page: Page, site_url: str) -> None:
    arriver(page, site_url)
    garder = page.locator(".bureau__vues").get_by_role("button", name="Enregistrer mes notes")
    expect(garder).to_be_hidden()
    ouvrir(page, fichier("karim.json", KARIM))
    noter(page, "karim", "C01-1", "en-autonomie")
    expect(page.locator(".notes__age")).to_contain_text("aucun fichier")
    page.get_by_role("button", name="Noter").first.click()
    expect(page.locator("personne-formateur h2")).to_have_text("karim")
    with page.expect_download() as rendu:
        garder.click()
    assert rendu.value.suggested_filename.startswith("formateur-TP-00403-")
    page.get_by_role("button", name="Les fichiers").click()
    expect(page.locator(".notes__age")).not_to_contain_text("aucun fichier")


def test_someone_removed_by_mistake_comes_back_even_after_a_look_at_the_group(
    page: Page, site_url: str
) -> None:
    arriver(page, site_url)
    ouvrir(page, fichier("karim.json", KARIM), fichier("lea.json", LEA))
    noter(page, "karim", "C01-1", "en-autonomie")
    page.locator("summary", has_text="Relier, retirer").first.click()
    page.locator("[data-action='retirer']").first.click()
    dit = page.locator("liste-personnes .retour")
    expect(dit).to_contain_text("karim n’est plus dans le groupe")
    page.get_by_role("button", name="Le groupe", exact=True).click()
    expect(dit).to_be_hidden()
    assert (
        "karim" not in page.locator("bureau-formateur").inner_html()
    )  # out of sight, nobody is named
    page.get_by_role("button", name="Les fichiers").click()
    ouvrir(page, fichier("karim.json", KARIM))  # someone else of that name
    dit.get_by_role("button", name="Annuler").click()
    assert noms(page) == ["karim", "karim (2)", "lea"]
    assert ligne(page, "karim (2)", "C01-1")["note"] == "en-autonomie"
    expect(dit).to_be_hidden()


def test_two_people_may_share_the_same_link(page: Page, site_url: str, js: Calcul) -> None:
    """Beginners who answer alike: a link has no instant that would tell them apart."""
    code = js("""
      const niveau = { niveau: 'pas-encore' };
      return auto.encoder(ctx, auto.poser(auto.vide(ctx), 'reponses', 'C01-1', niveau, 0));
    """)
    arriver(page, site_url)
    page.locator("summary", has_text="envoyé un lien").click()
    champ = page.locator("[name='lien']")
    for _ in range(2):
        champ.fill(f"{site_url}a.html#p={code}")
        champ.press("Enter")
    bilan = page.locator(".bureau__bilan")
    expect(bilan).to_contain_text("le même contenu que")
    assert noms(page) == ["Lien partagé"]
    bilan.get_by_role("button", name="C’est une autre personne").click()
    assert noms(page) == ["Lien partagé", "Lien partagé (2)"]
    expect(bilan).to_be_focused()
    expect(bilan.get_by_role("button", name="C’est une autre personne")).to_have_count(0)


def test_notes_of_a_shared_computer_wait_for_who_projects(page: Page, site_url: str) -> None:
    """Half an hour is soon gone in front of a room: a gesture there is one."""
    page.clock.install(time="2026-03-02T09:00:00Z")
    arriver(page, site_url)
    ouvrir(page, fichier("karim.json", KARIM))
    noter(page, "karim", "C01-1", "en-autonomie")
    mur = page.context.new_page()
    mur.goto(f"{site_url}titres/cip/formateur/projeter.html#C06")
    expect(mur.locator(".scene__tete strong")).to_have_text("Compétence C06")
    page.clock.fast_forward("20:00")
    vu = "() => Number(sessionStorage.getItem('referentiel:TP-00403.formateur:vu'))"
    avant = page.evaluate(vu)
    mur.keyboard.press("PageDown")
    page.wait_for_function(
        "(avant) => Number(sessionStorage.getItem('referentiel:TP-00403.formateur:vu')) > avant",
        arg=avant,
    )
    page.clock.fast_forward("20:00")
    assert noms(page) == ["karim"]
    page.clock.fast_forward("31:00")
    expect(page.locator("liste-personnes")).to_be_hidden()
    assert noms(page) == []


def test_a_name_half_typed_outlives_a_reload(page: Page, site_url: str) -> None:
    arriver(page, site_url)
    ouvrir(page, fichier("karim.json", KARIM))
    nom = page.locator("liste-personnes input[name='nom']")
    nom.focus()
    nom.press("End")
    page.keyboard.type(" B.")
    page.reload()
    expect(nom).to_have_value("karim B.")


def test_the_page_about_data_counts_and_names_what_stays_the_desk_s_notes_too(
    page: Page, site_url: str
) -> None:
    ouvrir(arriver(page, site_url), fichier("karim.json", KARIM))
    noter(page, "karim", "C01-1", "avec-appui")
    kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert [name for name in kept if ".formateur:notes" in name]
    page.goto(site_url + "confidentialite.html")
    listed = page.locator("#navigateur ~ ul").first.locator("> li")
    number = ("Cinq", "Six", "Sept", "Huit", "Neuf")[listed.count() - 5]
    expect(page.locator("#navigateur + p")).to_have_text(re.compile(f"^{number} choses au plus"))
    notes = listed.filter(has_text=".formateur:").filter(has_text="bureau")
    for said in ("les noms", "la réponse de chaque personne", "jamais gardés"):
        expect(notes).to_contain_text(said)
