"""The trainer's desk: many files at once, ratings that are kept as a file, and nothing left."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from generator.exports.formateur_schema import ratings_schema
from generator.model import Referentiel
from tests.navigateur.bureau import (
    BUREAU,
    KARIM,
    KARIM_MAI,
    LEA,
    OUVRIR,
    SECRET,
    arriver,
    candidat,
    fichier,
    ligne,
    noms,
    noter,
    ouvrir,
)
from tests.navigateur.test_auto_competences import REFUSED
from tests.navigateur.test_auto_depart import CONFIRMER, QUITTER, demander, restes
from tests.navigateur.test_auto_stockage import ERE, garde
from tests.navigateur.test_axe import faults, load, told

AUTO = "titres/cip/auto-evaluation/"
PHONE: ViewportSize = {"width": 360, "height": 740}
WIDE: ViewportSize = {"width": 1280, "height": 800}


@pytest.fixture
def bureau(page: Page, site_url: str) -> Page:
    return arriver(page, site_url)


@pytest.fixture
def groupe(bureau: Page) -> Page:
    """Two people, their files open, one answer of each rated."""
    ouvrir(bureau, fichier("karim.json", KARIM), fichier("lea.json", LEA))
    noter(bureau, "karim", "C01-1", "en-autonomie")
    noter(bureau, "lea", "C01-1", "pas-encore")
    return bureau


@pytest.mark.parametrize("way", ["ouvrir-candidats", "ouvrir-dossier"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["360", "1280"])
def test_a_way_in_keeps_its_shape(bureau: Page, size: ViewportSize, way: str) -> None:
    """Its field stays out of sight, whoever comes with keys or closes the window of files."""
    bureau.set_viewport_size(size)
    field = bureau.locator(f"[data-action={way}]")
    button = bureau.locator(f"label:has([data-action={way}])")
    before = button.bounding_box()
    bureau.keyboard.press("Tab")
    field.focus()
    assert button.bounding_box() == before
    assert button.evaluate("(label) => getComputedStyle(label).outlineStyle") == "solid"
    field.blur()
    with bureau.expect_file_chooser():
        button.click()
    assert button.bounding_box() == before


def quitter(page: Page) -> None:
    page.locator(QUITTER).click()
    page.wait_for_timeout(800)
    page.locator(CONFIRMER).click()
    page.wait_for_url("**/auto-evaluation/efface.html")


def repondre_ailleurs(context: BrowserContext, site_url: str, mode: str) -> Page:
    """The self-assessment in another tab, where its answers are kept as `mode` says."""
    autre = context.new_page()
    autre.goto(f"{site_url}{AUTO}c01.html")
    autre.locator(f"input[value='{mode}']").check()
    return autre


def enregistrer(page: Page, dossier: Path) -> Path:
    with page.expect_download() as download:
        page.locator("notes-formateur [data-action='enregistrer']").click()
    chemin = dossier / download.value.suggested_filename
    download.value.save_as(chemin)
    return chemin


def cles(page: Page, lieu: str) -> list[str]:
    return [cle for cle in garde(page)[lieu] if cle.startswith("referentiel:")]


# --- Opening -------------------------------------------------------------------------------------


def test_a_page_only_looked_at_keeps_nothing(bureau: Page) -> None:
    bureau.mouse.move(5, 5)
    bureau.keyboard.press("Tab")
    assert (cles(bureau, "local"), cles(bureau, "session")) == ([], [])


def test_each_file_has_its_line_and_hostile_ones_do_nothing(
    context: BrowserContext, page: Page, site_url: str
) -> None:
    fautes: list[str] = []
    page.on("pageerror", lambda e: fautes.append(str(e)))
    page.on("dialog", lambda d: fautes.append(d.message))
    arriver(page, site_url)
    page.evaluate("window.pire = 0; setInterval(() => (window.pire += 1), 10)")
    ouvrir(
        page,
        fichier("karim.json", KARIM),
        fichier("copie.json", KARIM),
        fichier("mai.json", KARIM_MAI),
        fichier(
            "ancien.json", candidat({"C01-1": "avec-preuve", "C01-4": "en-autonomie"}, "", "1")
        ),
        fichier("autre.json", candidat({}, titre="TP-01234")),
        fichier("futur.json", candidat({}, format=9)),
        fichier("<img src=x onerror=alert(1)>.json", candidat({"C01-1": "expert"})),
        fichier("proto.json", '{"format":2,"titre":"TP-00403","__proto__":{"x":1}}'),
        fichier("profond.json", "[" * 50_000),
        fichier("enorme.json", b"[" + b"1," * 1_100_000 + b"1]"),
        fichier("photo.json", b"\x89PNG\xff\xd8"),
        fichier("coupe.json", KARIM[:-40]),
    )
    refus = page.locator("[data-refus]")
    expect(refus).to_have_count(7)
    dites = [refus.nth(n).inner_text() for n in range(7)]
    assert len({dite.split(":", 1)[1] for dite in dites}) == 7  # Each says why.
    assert "TP-01234" in next(d for d in dites if d.startswith("autre.json"))
    double = page.locator(".bureau__bilan li", has_text="copie.json")
    expect(double).to_contain_text("karim")
    expect(page.locator(".bureau__bilan li", has_text="ancien.json")).to_contain_text("édition 1")
    expect(page.get_by_role("button", name="Relier à karim")).to_be_visible()
    assert noms(page) == ["<img src=x onerror=alert(1)>", "ancien", "karim", "mai"]
    assert page.locator("bureau-formateur img").count() == 0
    assert page.evaluate("window.pire") > 0
    assert fautes == []
    # What changed since is neither kept under today's words, nor ever raised.
    assert ligne(page, "ancien", "C01-1")["soi"] == "avec-preuve"
    # Of all that, the browser keeps names of people and of files.
    assert SECRET not in str(garde(page))


def test_a_code_that_two_people_share_does_not_make_one_of_them(bureau: Page) -> None:
    """Only what they wrote does: some files come from a model, or from another program."""

    def de(qui: str, niveau: str) -> str:
        situation = json.loads(KARIM)["situations"]["situationkarim"] | {"titre": f"De {qui}"}
        return candidat({"C01-1": niveau}, situations={"situationkarim": situation})

    ouvrir(
        bureau,
        fichier("ana.json", de("ana", "avec-appui")),
        fichier("bob.json", de("bob", "pas-encore")),
        fichier("ana du 25.json", de("ana", "en-autonomie")),
    )
    relier = bureau.locator(".bureau__bilan [data-action='lier']")
    assert relier.all_inner_texts() == ["Relier à ana"]


def test_a_folder_gives_its_files_and_counts_the_others(bureau: Page, tmp_path: Path) -> None:
    (tmp_path / "groupe" / "mardi").mkdir(parents=True)
    (tmp_path / "groupe" / "karim.json").write_text(KARIM, "utf-8")
    (tmp_path / "groupe" / "mardi" / "lea.json").write_text(LEA, "utf-8")
    (tmp_path / "groupe" / "liste.txt").write_text("rien", "utf-8")
    bureau.locator("[data-action='ouvrir-dossier']").set_input_files(tmp_path / "groupe")
    expect(bureau.locator(".bureau__dit")).to_contain_text("1 autre fichier")
    assert noms(bureau) == ["karim", "lea"]


def test_files_dropped_anywhere_are_opened(bureau: Page) -> None:
    bureau.evaluate(
        """(textes) => {
          const dataTransfer = new DataTransfer();
          for (const [nom, texte] of Object.entries(textes))
            dataTransfer.items.add(new File([texte], nom, { type: 'application/json' }));
          const depot = { dataTransfer, bubbles: true, cancelable: true };
          document.querySelector('h1').dispatchEvent(new DragEvent('drop', depot));
        }""",
        {"karim.json": KARIM, "lea.json": LEA},
    )
    expect(bureau.locator(".gens > li")).to_have_count(2)
    expect(bureau.locator(".bureau__bilan")).to_be_focused()


def test_sixty_files_at_once_and_sixty_people(bureau: Page) -> None:
    beaucoup = [
        fichier(f"p{n}.json", candidat({"C01-1": "avec-appui"}, f"situation{n:05}"))
        for n in range(62)
    ]
    bureau.locator(OUVRIR).set_input_files(beaucoup)
    expect(bureau.locator("[data-refus]")).to_have_count(1)
    expect(bureau.locator("[data-refus]")).to_contain_text("2 autres fichiers")
    expect(bureau.locator(".gens > li")).to_have_count(60)
    ouvrir(bureau, beaucoup[61])
    expect(bureau.locator("[data-refus]")).to_contain_text("60 personnes")
    expect(bureau.locator(".gens > li")).to_have_count(60)


def test_a_pasted_link_gives_a_person_too(bureau: Page, site_url: str) -> None:
    ouvrir(bureau, fichier("karim.json", KARIM))
    bureau.add_script_tag(url=f"{site_url}assets/js/auto-points.js")  # To write a link.
    code = bureau.evaluate(
        """() => {
          const { auto, formateur } = window.Referentiel;
          return auto.encoder(auto.stockage().ctx, formateur.dossiers.tous()[0].etat);
        }"""
    )
    bureau.get_by_text("Quelqu’un vous a envoyé un lien").click()
    champ = bureau.get_by_label("Coller le lien partagé")
    champ.fill("https://exemple.fr/")
    champ.press("Enter")
    expect(bureau.locator(".bureau__dit")).to_contain_text("pas un lien")
    champ.fill(f"Bonjour, voici : {site_url}{AUTO}index.html#p={code}")
    champ.press("Enter")
    expect(champ).to_have_value("")
    assert len(noms(bureau)) == 2
    assert ligne(bureau, "Lien partagé", "C01-2")["soi"] == "en-autonomie"
    assert code not in restes(bureau)


# --- The people ----------------------------------------------------------------------------------


def test_a_newer_file_is_linked_by_the_trainer_and_no_note_is_lost(groupe: Page) -> None:
    ouvrir(groupe, fichier("karim-mai.json", KARIM_MAI))
    groupe.get_by_role("button", name="Relier à karim").click()
    assert noms(groupe) == ["karim", "lea"]
    lue = ligne(groupe, "karim", "C01-1")
    assert (lue["soi"], lue["note"], lue["vu"]) == ("en-autonomie", "en-autonomie", "avec-appui")
    assert lue["situation"] == "a-revoir"
    # By the list too, for a file that nothing ties to someone.
    ouvrir(groupe, fichier("juin.json", candidat({"C01-1": "avec-preuve"})))
    juin = groupe.locator(".gens > li", has_text="juin.json")
    juin.locator("summary").click()
    juin.get_by_label("Ce fichier est le plus récent de").select_option("lea")
    juin.get_by_role("button", name="Relier").click()
    assert noms(groupe) == ["karim", "lea"]
    assert ligne(groupe, "lea", "C01-1")["note"] == "pas-encore"
    assert ligne(groupe, "lea", "C01-1")["soi"] == "avec-preuve"


def test_a_name_is_one_s_own_and_turns_no_line_round(bureau: Page) -> None:
    """Two rows of one name could not be told apart, here nor in a spreadsheet."""
    ouvrir(bureau, fichier("karim.json", KARIM), fichier("\u202eael\u200b.json", LEA))
    assert noms(bureau) == ["ael", "karim"]
    champ = bureau.locator(".gens input[name='nom']").first
    champ.fill("\u2067karim ")
    champ.press("Tab")
    assert sorted(noms(bureau)) == ["karim", "karim (2)"]


def test_what_a_candidate_added_to_the_name_of_their_file_is_their_name(bureau: Page) -> None:
    """« Ajoutez vos initiales au nom du fichier » : the rest of it says nothing of anyone."""
    sien = "auto-evaluation-TP-00403-2026-11-2{}".format
    gens = {
        f"{sien(1)} AB.json": "AB",
        f"Zoé_{sien(2)}.json": "Zoé",
        f"{sien(3)}-Léo-M (1).json": "Léo-M",
        f"{sien(4)} (2).json": f"{sien(4)} (2)",
        f"{sien(5)}.json": sien(5),
        "K.D. novembre.json": "K.D. novembre",
    }
    niveaux = enumerate(gens, 1)
    ouvrir(bureau, *(fichier(nom, candidat({f"C0{n}-1": "avec-appui"})) for n, nom in niveaux))
    assert sorted(noms(bureau)) == sorted(gens.values())


def test_names_are_typed_and_someone_removed_comes_back(groupe: Page) -> None:
    premier = groupe.locator(".gens input[name='nom']").first
    premier.fill("  K.  B. ")
    premier.press("Tab")
    assert noms(groupe) == ["K. B.", "lea"]
    groupe.locator(".gens input[name='nom']").first.fill("")
    groupe.keyboard.press("Tab")
    assert noms(groupe) == ["K. B.", "lea"]
    ligne_karim = groupe.locator(".gens > li").first
    ligne_karim.locator("summary").click()
    ligne_karim.get_by_role("button", name="Retirer du groupe").click()
    assert noms(groupe) == ["lea"]
    assert "K. B." not in str(garde(groupe))
    retour = groupe.locator("liste-personnes .retour")
    expect(retour.get_by_role("button")).to_be_focused()
    retour.get_by_role("button").click()
    assert noms(groupe) == ["K. B.", "lea"]
    assert ligne(groupe, "K. B.", "C01-1")["situation"] == "different"


def test_a_name_is_typed_then_the_next_gesture_is_not_lost(groupe: Page) -> None:
    """The line stays where it is: neither a press nor the keyboard loses its place."""
    champ = groupe.locator(".gens input[name='nom']").first
    champ.fill("Zoé")
    champ.press("Tab")
    assert noms(groupe) == ["Zoé", "lea"]
    expect(groupe.get_by_role("button", name="Noter : Zoé")).to_be_focused()
    champ.fill("Zoé M.")
    champ.press("Enter")
    expect(champ).to_be_focused()
    champ.fill("Zoé N.")
    place = groupe.locator(".gens [data-action='voir']").first.bounding_box()
    assert place
    groupe.mouse.move(place["x"] + 4, place["y"] + 4)
    groupe.mouse.down()
    groupe.wait_for_timeout(60)
    groupe.mouse.up()
    expect(groupe.locator("personne-formateur h2")).to_have_text("Zoé N.")
    groupe.go_back()
    assert noms(groupe) == ["lea", "Zoé N."]


def test_a_name_being_typed_stays_when_another_tab_adds_someone(
    groupe: Page, site_url: str
) -> None:
    groupe.evaluate("Referentiel.auto.stockage().choisirMode('durable', Date.now())")
    champ = groupe.locator(".gens input[name='nom']").first
    champ.focus()
    groupe.keyboard.press("End")
    groupe.keyboard.type(" Mar")
    beside = arriver(groupe.context.new_page(), site_url)
    ouvrir(beside, fichier("juin.json", candidat({"C02-1": "avec-preuve"})))
    expect(groupe.locator(".gens > li")).to_have_count(3)
    groupe.keyboard.type("tin")
    groupe.keyboard.press("Enter")
    assert sorted(noms(groupe)) == ["juin", "karim Martin", "lea"]
    expect(beside.locator(".gens input[value='karim Martin']")).to_have_count(1)
    retire = beside.locator(".gens > li", has=beside.locator("input[value='karim Martin']"))
    retire.locator("summary").click()
    retire.get_by_role("button", name="Retirer du groupe").click()
    expect(groupe.locator(".gens > li")).to_have_count(2)
    expect(groupe.locator("liste-personnes h2")).to_be_focused()


def test_after_a_reload_notes_are_there_and_one_tap_opens_the_files_again(groupe: Page) -> None:
    groupe.reload()
    expect(groupe.locator(".bureau__ouvrir").first).to_contain_text("(2)")
    expect(groupe.locator(".gens > li").first).to_contain_text("à rouvrir : karim.json")
    assert ligne(groupe, "karim", "C01-1")["soi"] is None
    assert SECRET not in restes(groupe)
    with groupe.expect_file_chooser() as demande:
        groupe.locator(OUVRIR).focus()
        groupe.keyboard.press("Enter")
    assert demande.value.is_multiple()
    ouvrir(groupe, fichier("lea.json", LEA), fichier("karim.json", KARIM))
    assert noms(groupe) == ["karim", "lea"]
    assert ligne(groupe, "karim", "C01-1")["situation"] == "different"
    assert ligne(groupe, "lea", "C01-1")["situation"] == "note"


def test_two_files_of_one_name_are_told_apart_by_what_was_seen(groupe: Page) -> None:
    """Everybody saves under the same name: notes never go to someone else's answers by it."""
    meme = "auto-evaluation-TP-00403-2026-11-24.json"
    groupe.locator(QUITTER).wait_for()
    ouvrir(groupe, fichier(meme, candidat({"C02-1": "pas-encore"}, "situationun00")))
    ouvrir(groupe, fichier(meme, candidat({"C02-1": "avec-preuve"}, "situationdeux")))
    un, deux = (nom for nom in noms(groupe) if nom.startswith("auto"))
    noter(groupe, un, "C02-1", "avec-appui")
    noter(groupe, deux, "C02-1", "avec-appui")
    groupe.reload()
    ouvrir(groupe, fichier(meme, candidat({"C02-1": "avec-preuve"}, "situationdeux")))
    assert ligne(groupe, deux, "C02-1")["soi"] == "avec-preuve"
    assert ligne(groupe, un, "C02-1")["soi"] is None
    groupe.get_by_role("button", name="Ce n’est pas cette personne").click()
    assert ligne(groupe, deux, "C02-1")["soi"] is None
    assert len(noms(groupe)) == 5


# --- The notes as a file -------------------------------------------------------------------------


def test_notes_are_saved_and_reopened_elsewhere(
    groupe: Page, browser: Browser, site_url: str, tmp_path: Path, cip: Referentiel
) -> None:
    expect(groupe.locator(".notes__age")).to_contain_text("aucun fichier")
    chemin = enregistrer(groupe, tmp_path)
    expect(groupe.locator(".notes__age")).not_to_contain_text("aucun fichier")
    assert chemin.name.startswith("formateur-TP-00403-")
    texte = chemin.read_text("utf-8")
    jsonschema.Draft202012Validator(json.loads(ratings_schema(cip))).validate(json.loads(texte))
    assert SECRET not in texte

    ailleurs = browser.new_context(locale="fr-FR")
    autre = arriver(ailleurs.new_page(), site_url)
    # The files first, then the notes: each finds its person all the same.
    ouvrir(autre, fichier("lea.json", LEA), fichier("karim.json", KARIM))
    ouvrir(autre, fichier("notes.json", texte))
    assert noms(autre) == ["karim", "lea"]
    assert ligne(autre, "karim", "C01-1")["situation"] == "different"
    expect(autre.locator(".notes__age")).not_to_contain_text("aucun fichier")
    noter(autre, "karim", "C01-1", "avec-preuve")
    # An older file opened again takes nothing away.
    ouvrir(autre, fichier("notes.json", texte))
    assert ligne(autre, "karim", "C01-1")["note"] == "avec-preuve"
    ailleurs.close()


def test_a_candidate_does_not_open_notes_by_mistake(
    groupe: Page, site_url: str, tmp_path: Path
) -> None:
    chemin = enregistrer(groupe, tmp_path)
    groupe.goto(f"{site_url}{AUTO}mes-donnees.html")
    groupe.locator("ouvrir-fichier input[type='file']").set_input_files(chemin)
    expect(groupe.locator(".apercu .alerte")).to_be_visible()


# --- Nothing left --------------------------------------------------------------------------------


def test_leaving_sweeps_the_tab_and_back_shows_nothing(groupe: Page) -> None:
    groupe.evaluate("Referentiel.formateur.aller('groupe')")
    groupe.locator(QUITTER).click()
    expect(groupe.locator(".quitter__quoi")).to_contain_text("2 notes")
    expect(groupe.locator(".quitter__quoi")).to_contain_text("2 fichiers ouverts")
    groupe.locator("[data-action='rester'].bouton").click()
    quitter(groupe)
    assert cles(groupe, "local") == [ERE]
    assert cles(groupe, "session") == []
    groupe.go_back()
    groupe.wait_for_url(f"**/{BUREAU}")
    reste = restes(groupe)
    assert "karim" not in reste
    assert SECRET not in reste
    assert groupe.evaluate("Referentiel.formateur.dossiers.tous().length") == 0
    assert cles(groupe, "session") == []


def test_someone_who_leaves_in_another_tab_is_heard(
    context: BrowserContext, page: Page, site_url: str
) -> None:
    arriver(page, site_url)
    ouvrir(page, fichier("karim.json", KARIM))
    noter(page, "karim", "C01-1", "en-autonomie")
    page.evaluate("Referentiel.formateur.aller('groupe')")
    autre = repondre_ailleurs(context, site_url, "onglet")
    quitter(autre)
    expect(page.locator(".seance__avis")).to_contain_text("effacées dans un autre onglet")
    expect(page.locator("fichiers-formateur")).to_be_visible()
    assert "karim" not in restes(page)
    assert page.evaluate("Referentiel.formateur.dossiers.de('x') === null")
    assert cles(page, "session") == []


def test_a_group_left_alone_is_forgotten_after_a_warning(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport=PHONE, locale="fr-FR")
    page = context.new_page()
    page.clock.install(time="2026-03-02T09:00:00Z")
    arriver(page, site_url)
    ouvrir(page, fichier("karim.json", KARIM))
    noter(page, "karim", "C01-1", "en-autonomie")
    page.clock.run_for(2000)
    page.clock.fast_forward("28:10")
    preavis = page.locator("preavis-formateur")
    expect(preavis).to_be_visible()
    expect(preavis).to_be_in_viewport()
    page.clock.run_for(1500)
    expect(page.locator("seance-auto [role='status']")).to_contain_text("aucun fichier")
    with page.expect_download():
        preavis.get_by_role("button").click()
    expect(preavis).to_be_hidden()
    page.clock.run_for(10_000)
    page.clock.fast_forward("31:00")
    expect(page.locator(".seance__avis")).to_contain_text("30")
    assert "karim" not in restes(page)
    assert page.evaluate("Referentiel.formateur.dossiers.tous().length") == 0
    context.close()


def test_leaving_with_notes_in_no_file_asks_and_going_on_in_the_site_does_not(
    context: BrowserContext, page: Page, site_url: str, tmp_path: Path
) -> None:
    questions = demander(page)
    arriver(page, site_url)
    ouvrir(page, fichier("karim.json", KARIM))
    noter(page, "karim", "C01-1", "en-autonomie")
    page.get_by_role("link", name="Glossaire").first.click()
    page.wait_for_url("**/glossaire.html")
    page.go_back()
    assert noms(page) == ["karim"]
    assert questions == []
    page.locator("h1").click()
    page.close(run_before_unload=True)
    page.wait_for_timeout(500)
    assert questions == ["beforeunload"]
    enregistrer(page, tmp_path)
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert questions == ["beforeunload"]


def test_erasing_takes_two_steps_and_can_be_undone_but_for_the_files(groupe: Page) -> None:
    zone = groupe.locator("notes-formateur .effacer__zone")
    zone.get_by_role("button", name="Effacer mes notes").click()
    expect(zone).to_contain_text("2 personnes, 2 notes, 2 fichiers ouverts")
    zone.get_by_role("button", name="Ne pas effacer").click()
    assert len(noms(groupe)) == 2
    zone.get_by_role("button", name="Effacer mes notes").click()
    zone.get_by_role("button", name="Oui, tout effacer").click()
    assert noms(groupe) == []
    assert not [cle for cle in cles(groupe, "session") if cle.endswith(":notes")]
    assert SECRET not in restes(groupe)
    zone.get_by_role("button", name="Annuler").click()
    assert noms(groupe) == ["karim", "lea"]
    assert ligne(groupe, "karim", "C01-1")["soi"] is None


def test_on_a_device_of_one_s_own_notes_stay_files_do_not_and_answers_are_apart(
    context: BrowserContext, page: Page, site_url: str
) -> None:
    arriver(page, site_url)
    ouvrir(page, fichier("karim.json", KARIM))
    noter(page, "karim", "C01-1", "en-autonomie")
    page.locator("[data-action='changer']").click()
    page.locator("input[value='durable']").check()
    assert cles(page, "session") == []
    autre = repondre_ailleurs(context, site_url, "durable")
    autre.locator("[data-repere='C01-1'] [value='avec-appui']").check()
    autre.goto(f"{site_url}{AUTO}mes-donnees.html")
    autre.get_by_role("button", name="Effacer mes réponses").click()
    autre.get_by_role("button", name="Oui, effacer").click()
    assert ligne(page, "karim", "C01-1")["note"] == "en-autonomie"
    assert page.evaluate("Referentiel.formateur.dossiers.tous().length") == 1
    assert SECRET not in str(garde(page))
    neuf = arriver(context.new_page(), site_url)
    assert noms(neuf) == ["karim"]
    assert ligne(neuf, "karim", "C01-1") | {"soi": None} == ligne(neuf, "karim", "C01-1")
    noter(neuf, "karim", "C01-2", "pas-encore")
    page.wait_for_function(
        "() => Referentiel.formateur.notees(Referentiel.auto.stockage().etat).length === 2"
    )
    # A shared computer is left by someone else: what stays by choice is named.
    autre.goto(f"{site_url}{AUTO}c01.html")
    autre.locator("input[value='onglet']").check()
    quitter(autre)
    expect(autre.locator("reste-garde")).to_contain_text("notes de formateur (TP-00403)")


def test_where_nothing_is_kept_the_desk_works_in_memory(
    context: BrowserContext, page: Page, site_url: str
) -> None:
    page.add_init_script(REFUSED)
    arriver(page, site_url)
    ouvrir(page, fichier("karim.json", KARIM))
    noter(page, "karim", "C01-1", "en-autonomie")
    assert ligne(page, "karim", "C01-1")["situation"] == "different"
    expect(page.locator(".seance__phrase")).to_contain_text("enregistrez-les dans un fichier")
    with page.expect_download():
        page.locator("notes-formateur [data-action='enregistrer']").click()


def test_from_a_folder_the_desk_works_too(
    context: BrowserContext, page: Page, site_dir: Path, site_url: str
) -> None:
    page.goto((site_dir / BUREAU).as_uri())
    ouvrir(page, fichier("karim.json", KARIM), fichier("lea.json", LEA))
    noter(page, "karim", "C01-1", "en-autonomie")
    page.reload()
    ouvrir(page, fichier("karim.json", KARIM))
    assert ligne(page, "karim", "C01-1")["situation"] == "different"


# --- The page ------------------------------------------------------------------------------------


def test_one_action_in_the_first_screen_of_a_phone(page: Page, site_url: str) -> None:
    page.set_viewport_size(PHONE)
    arriver(page, site_url)
    bouton = page.get_by_text("Ouvrir les fichiers de mes candidats")
    boite = bouton.bounding_box()
    barre = page.locator(".seance__barre").bounding_box()
    assert boite and barre
    assert boite["y"] + boite["height"] < barre["y"]
    ouvrir(page, fichier("un-nom-de-fichier-sans-espace-" * 5 + ".json", KARIM))
    page.locator("summary", has_text="Relier, retirer").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_one_panel_at_a_time_and_back_leads_to_the_one_before(groupe: Page) -> None:
    adresse = groupe.url
    groupe.get_by_role("button", name="Voir le groupe").click()
    expect(groupe.locator("groupe-formateur")).to_be_visible()
    expect(groupe.locator("groupe-formateur h2").first).to_be_focused()
    expect(groupe.locator("fichiers-formateur")).to_be_hidden()
    identifiant = groupe.evaluate(
        "Referentiel.formateur.personnes(Referentiel.auto.stockage().etat)[0][0]"
    )
    groupe.evaluate(
        "(personne) => Referentiel.formateur.aller('personne', { personne })", identifiant
    )
    expect(groupe.locator("personne-formateur")).to_be_visible()
    assert groupe.url == adresse  # Whose panel it is is nobody's business.
    groupe.reload()
    expect(groupe.locator("personne-formateur")).to_be_visible()
    groupe.go_back()
    expect(groupe.locator("groupe-formateur")).to_be_visible()
    groupe.go_back()
    expect(groupe.locator("fichiers-formateur")).to_be_visible()


def test_without_javascript_the_page_says_what_it_needs_and_where_paper_is(
    bare: Page, site_url: str
) -> None:
    bare.goto(site_url + BUREAU)
    principal = bare.locator("main")
    expect(principal.get_by_text("JavaScript").first).to_be_visible()
    # Said once; and nothing is promised that only the scripts do.
    expect(principal.get_by_text("Votre navigateur ne lance pas")).to_have_count(1)
    expect(bare.locator(".chapeau")).to_be_hidden()
    for adresse in ("auto-evaluation/index.html", "outils.html"):
        expect(principal.locator(f"a[href$='{adresse}']").first).to_be_visible()
    expect(bare.locator(OUVRIR)).to_be_hidden()


def test_every_state_of_the_panel_is_accessible(page: Page, site_url: str) -> None:
    load(page, site_url + BUREAU)
    bureau = page
    found = faults(bureau, "bureau vide", WIDE, PHONE)
    ouvrir(
        bureau,
        fichier("karim.json", KARIM),
        fichier("mai.json", KARIM_MAI),
        fichier("x.json", "{}"),
    )
    noter(bureau, "karim", "C01-1", "en-autonomie")
    bureau.evaluate("for (const d of document.querySelectorAll('main details')) d.open = true")
    found += faults(bureau, "fichiers ouverts", WIDE, PHONE)
    bureau.locator("[data-action='demander']").click()
    found += faults(bureau, "effacer", WIDE)
    bureau.locator(QUITTER).click()
    found += faults(bureau, "quitter", WIDE)
    assert found == [], told(found)
