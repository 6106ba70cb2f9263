"""What random trials of the store found: a second damage, an undo, a full or refused browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.navigateur.test_auto_donnees import DONNEES
from tests.navigateur.test_auto_stockage import (
    CLE,
    DE_COTE,
    ERE,
    FICHIER,
    MODE,
    a_soi,
    adresse,
    chez_soi,
    garde,
    js,
    nouvel_onglet,
    onglet,
)

__all__ = ["a_soi", "adresse", "onglet"]

POSER = "([cle, texte]) => localStorage.setItem(cle, texte)"
AVIS = "return m.avis.map((a) => a.code)"
SOURD = """
  delete window.BroadcastChannel;
  window.addEventListener = document.addEventListener = () => {};
"""
REFUSE = """
  const get = () => { throw new DOMException('non', 'SecurityError'); };
  for (const nom of ['localStorage', 'sessionStorage']) Object.defineProperty(window, nom, { get });
"""
MUET = """() => {
  Storage.prototype.getItem = () => { throw new DOMException('non', 'InvalidStateError'); };
}"""


# --- Put aside ---------------------------------------------------------------------------------


def abimer(page: Page, texte: str) -> None:
    page.evaluate(POSER, [CLE, texte])
    page.reload()


def test_a_second_damage_leaves_what_the_first_put_aside(a_soi: Page) -> None:
    for texte in ("{un", "{deux", "{un"):
        abimer(a_soi, texte)
        js(a_soi, "repondre('C01-1', 'avec-appui')")
    assert js(a_soi, "return m.deCote") == "{un\n\n{deux"


def test_with_no_room_for_a_second_damage_neither_is_lost(a_soi: Page) -> None:
    abimer(a_soi, "{un")
    js(a_soi, "repondre('C01-1', 'avec-appui')")
    a_soi.add_init_script("window.plein = 'de-cote'")
    abimer(a_soi, "{deux")
    js(a_soi, "repondre('C01-2', 'avec-appui')")
    assert js(a_soi, "return [m.deCote, m.brut, m.enregistrement.raison]") == [
        "{un",
        "{deux",
        "abime",
    ]


def test_what_was_put_aside_goes_along_where_there_is_the_like(
    context: BrowserContext, adresse: str
) -> None:
    un = nouvel_onglet(context, adresse)
    un.evaluate("([cle]) => sessionStorage.setItem(cle, '{un')", [CLE])
    un.reload()
    js(un, "repondre('C01-1', 'avec-appui')")
    deux = chez_soi(context, adresse)
    abimer(deux, "{deux")
    js(deux, "repondre('C01-2', 'avec-appui')")
    js(un, "m.choisirMode('durable', Date.now())")
    assert js(un, "return m.deCote") == "{deux\n\n{un"
    js(un, "m.choisirMode('onglet', Date.now())")
    assert js(un, "return m.deCote") == "{deux\n\n{un"


def test_a_move_that_would_lose_what_was_put_aside_is_refused(onglet: Page) -> None:
    onglet.evaluate("([cle]) => sessionStorage.setItem(cle, '{un')", [CLE])
    onglet.reload()
    js(onglet, "window.plein = 'de-cote'")
    assert js(onglet, "return m.choisirMode('durable', Date.now()).ok") is False
    assert js(onglet, "return [m.mode, m.deCote]") == ["attente", "{un"]
    assert garde(onglet)["local"] == {}


def test_what_was_put_aside_is_erased_from_its_first_place_too(a_soi: Page) -> None:
    abimer(a_soi, "{un secret")
    js(a_soi, "m.oublierDeCote()")
    assert "secret" not in str(garde(a_soi))
    a_soi.reload()
    assert js(a_soi, "return [m.mode, ...m.avis]") == ["durable"]


@pytest.mark.parametrize("mode", ["durable", "onglet"])
def test_undoing_an_erasure_brings_back_the_copies_too(onglet: Page, mode: str) -> None:
    js(onglet, "m.choisirMode(arg, Date.now()); repondre('C01-1', 'avec-appui')", mode)
    lieu = "localStorage" if mode == "durable" else "sessionStorage"
    for nom in (DE_COTE, DE_COTE.replace("de-cote", "avant")):
        onglet.evaluate(f"([cle]) => {lieu}.setItem(cle, '{{copie')", [nom])
    js(onglet, "m.effacer(Date.now())")
    assert "copie" not in str(garde(onglet))
    js(onglet, "m.annuler(Date.now())")
    onglet.reload()
    vu = js(onglet, "return [m.mode, niveau('C01-1'), m.deCote, m.avant]")
    assert vu == [mode, "avec-appui", "{copie", "{copie"]


def test_an_undo_that_brings_back_no_copy_stays_offered(a_soi: Page) -> None:
    a_soi.evaluate(POSER, [DE_COTE, "{copie"])
    js(a_soi, "repondre('C01-1', 'avec-appui'); m.effacer(Date.now())")
    a_soi.evaluate("window.plein = 'de-cote'")
    js(a_soi, "m.annuler(Date.now())")
    assert js(a_soi, "return [niveau('C01-1'), m.annulable]") == ["avec-appui", "effacer"]
    a_soi.evaluate("window.plein = ''")
    js(a_soi, "m.annuler(Date.now())")
    assert js(a_soi, "return [m.mode, m.deCote, m.annulable]") == ["durable", "{copie", None]


def test_the_copy_alone_is_offered_back(page: Page, site_url: str) -> None:
    page.goto(site_url + DONNEES)
    page.evaluate(POSER, [MODE, "durable"])
    page.evaluate(POSER, [DE_COTE, "{copie"])
    page.reload()
    zone = page.locator("effacer-donnees")
    zone.get_by_role("button", name="Effacer mes réponses").click()
    zone.get_by_role("button", name="Oui, effacer").click()
    zone.get_by_role("button", name="Annuler").click()
    expect(zone).to_contain_text("le contenu mis à part")


def test_an_erasure_undone_where_it_was_made_is_no_longer_told_elsewhere(
    context: BrowserContext, adresse: str
) -> None:
    un, deux = chez_soi(context, adresse), nouvel_onglet(context, adresse)
    js(un, "repondre('C01-1', 'avec-appui')")
    attendu = "(n) => window.Referentiel.auto.stockage().etat.reponses.size === n"
    for geste, n in (("effacer", 0), ("annuler", 1)):
        deux.wait_for_function(attendu, arg=1 - n)
        js(un, f"m.{geste}(Date.now())")
        deux.wait_for_function(attendu, arg=n)
    assert js(deux, "return [m.avis.length, m.annulable]") == [0, None]


# --- Another title, the desk -------------------------------------------------------------------


@pytest.mark.parametrize("definitive", [False, True], ids=["effacer", "partager"])
@pytest.mark.parametrize("mode", ["attente", "onglet", "durable"])
@pytest.mark.parametrize("endormi", [False, True], ids=["eveille", "endormi"])
def test_an_erasure_of_another_place_takes_nothing_away_here(
    context: BrowserContext, adresse: str, mode: str, definitive: bool, endormi: bool
) -> None:
    """Another title, or the desk of a trainer: this tab keeps its answers, and is told nothing."""
    un, deux = nouvel_onglet(context, adresse), nouvel_onglet(context, adresse)
    js(un, "if (arg !== 'attente') m.choisirMode(arg, Date.now())", mode)
    js(un, "repondre('C01-1', 'avec-appui'); m.ecouter(({quoi}) => (window.dit = quoi));")
    if endormi:
        un.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    for _ in range(2):
        deux.evaluate(
            "(definitive) => window.Referentiel.ere.ouvrir('autre', definitive)", definitive
        )
    marque = deux.evaluate("window.Referentiel.ere.lire()")
    if endormi:
        un.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    un.wait_for_function("(marque) => window.Referentiel.ere.lire() === marque", arg=marque)
    js(un, "repondre('C01-2', 'avec-appui')")
    un.reload()
    vu = js(un, f"{AVIS}.concat(['C01-1', 'C01-2'].map(niveau))")
    assert vu == ["avec-appui", "avec-appui"]


def test_a_tab_that_slept_through_several_erasures_knows_which_were_its_own(onglet: Page) -> None:
    """What ended for good stays so, whatever was erased since; a lost mark says nothing."""
    vu = js(
        onglet,
        """
        const { suivante, fin, revolue, nouvelle } = window.Referentiel.marque_ere;
        const pas = (m, lieu) => suivante(m, lieu.replace('!', ''), lieu.endsWith('!'));
        const lieux = ['un', 'un.formateur', 'deux'];
        return ['', nouvelle(), 'ancienne.avant'].map((debut) => {
          const apres = (...gestes) => gestes.reduce(pas, debut);
          const vu = (...gestes) => lieux.map((lieu) => fin(lieu, debut, apres(...gestes)));
          const longue = apres(...Array(9).fill(['un', 'un!']).flat());
          return [
            vu('un'),
            vu('un', 'deux', 'un'),
            vu('un!', 'un'),
            vu('un', 'un!', 'un!'),
            vu('un.formateur', 'deux!'),
            [revolue(debut, apres('un', 'deux')), revolue(debut, apres('un!', 'un'))],
            ['', nouvelle(), pas('', 'deux')].map((marque) => fin('un', debut, marque)),
            longue.split('.').length - debut.split('.').length,
          ];
        });
        """,
    )
    attendu = [
        ["efface", "", ""],
        ["efface", "", "efface"],
        ["parti", "", ""],
        ["parti", "", ""],
        ["", "efface", "parti"],
        [False, True],
        ["efface", "parti", ""],
        1,
    ]
    assert vu == [attendu] * 3


def test_a_mark_names_no_title(onglet: Page) -> None:
    marques = js(
        onglet,
        """
        const { suivante } = window.Referentiel.marque_ere;
        return Array.from({length: 2}, () => suivante('', 'TP-00403', false));
        """,
    )
    assert marques[0] != marques[1]
    assert not any("00403" in marque for marque in marques)


# --- Full, or refused --------------------------------------------------------------------------


def test_what_the_browser_no_longer_opens_is_not_said_to_be_erased(
    page: Page, site_url: str
) -> None:
    """Forbidden meanwhile, in its settings: nothing can be erased, and all stays as it was."""
    page.goto(site_url + DONNEES)
    page.locator("input[value='durable']").check()
    page.evaluate(
        """() => {
          const { auto } = window.Referentiel;
          const m = auto.stockage();
          m.changer((e) => auto.poser(e, 'reponses', 'C01-1', { niveau: 'avec-appui' }, 1), 1);
        }"""
    )
    zone = page.locator("effacer-donnees")
    zone.get_by_role("button", name="Effacer mes réponses").click()
    page.evaluate(MUET)
    zone.get_by_role("button", name="Oui, effacer").click()
    expect(zone.locator(".alerte")).to_contain_text("Rien n’est effacé")
    assert page.evaluate("window.Referentiel.auto.stockage().etat.reponses.size") == 1


def test_nothing_is_said_to_be_kept_without_its_era(context: BrowserContext, adresse: str) -> None:
    """It would go at the next look, as if it had been erased."""
    un, deux = nouvel_onglet(context, adresse), nouvel_onglet(context, adresse)
    js(deux, "m.effacer(Date.now())")
    un.evaluate(f"window.plein = '{ERE}'")
    js(un, "repondre('C01-1', 'avec-appui')")
    assert js(un, "return m.enregistrement.raison") == "plein"
    un.evaluate("window.plein = ''")
    js(un, "repondre('C01-2', 'avec-appui')")
    un.reload()
    assert js(un, "return ['C01-1', 'C01-2'].map(niveau)") == ["avec-appui", "avec-appui"]


def test_a_shared_computer_that_could_not_be_noted_did_not_expire(onglet: Page) -> None:
    js(onglet, "repondre('C01-1', 'avec-appui')")
    onglet.evaluate("window.plein = ':vu'")
    js(onglet, "m.choisirMode('onglet', Date.now())")
    onglet.reload()
    assert js(onglet, f"{AVIS}.concat(niveau('C01-1'))") == ["avec-appui"]


@pytest.mark.parametrize("geste", ["effacer", "quitter"])
def test_erased_means_erased_where_nothing_is_kept(
    context: BrowserContext, adresse: str, geste: str
) -> None:
    context.add_init_script(REFUSE)
    un, deux = nouvel_onglet(context, adresse), nouvel_onglet(context, adresse)
    for page in (un, deux):
        js(page, "repondre('C01-1', 'avec-appui')")
    js(un, f"m.{geste}(Date.now())")
    deux.wait_for_function("() => window.Referentiel.auto.stockage().etat.reponses.size === 0")
    assert js(deux, AVIS) == ["efface-ailleurs"]


def test_what_cannot_be_read_is_neither_erased_nor_replaced(a_soi: Page) -> None:
    js(a_soi, "repondre('C01-1', 'avec-appui')")
    kept = garde(a_soi)["local"]
    a_soi.evaluate(MUET)
    js(a_soi, "repondre('C01-2', 'avec-appui')")
    vu = js(a_soi, f"{AVIS}.concat(m.enregistrement.raison, niveau('C01-1'), niveau('C01-2'))")
    assert vu == ["bloque", "avec-appui", "avec-appui"]
    assert a_soi.evaluate("({...localStorage})") == kept


# --- What a tab says, and what is there --------------------------------------------------------


def test_an_erasure_undone_while_a_page_slept_is_not_told(a_soi: Page, adresse: str) -> None:
    js(a_soi, "repondre('C01-1', 'avec-appui')")
    deux = a_soi.context.new_page()
    a_soi.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    a_soi.evaluate("window.Referentiel.auto.stockage().garde.relire = (etat) => ({ etat })")
    deux.goto(f"{adresse}une.html")
    js(deux, "m.effacer(Date.now()); m.annuler(Date.now())")
    a_soi.evaluate("delete window.Referentiel.auto.stockage().garde.relire")
    a_soi.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert js(a_soi, f"{AVIS}.concat(niveau('C01-1'))") == ["avec-appui"]


def test_an_erasure_of_something_else_by_this_tab_is_not_told(onglet: Page) -> None:
    """One erases the notes of the desk, then Back: answers are there, and so is what one typed."""
    js(onglet, "repondre('C01-1', 'avec-appui'); m.ecouter(({quoi}) => (window.dit = quoi));")
    onglet.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    onglet.evaluate("window.Referentiel.ere.ouvrir('essai.formateur', false)")
    onglet.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    vu = js(onglet, f"{AVIS}.concat(window.dit ?? 'rien', niveau('C01-1'))")
    assert vu == ["rien", "avec-appui"]


def test_what_an_era_took_away_does_not_pass_into_the_next(
    context: BrowserContext, adresse: str
) -> None:
    """A copy of the tab, which heard nothing, erases something else."""
    un = nouvel_onglet(context, adresse)
    js(un, "repondre('C01-1', 'avec-appui')")
    with context.expect_page() as venue:
        un.evaluate("void window.open('une.html')")
    copie = venue.value
    copie.add_init_script(SOURD)
    copie.reload()
    assert js(copie, "return niveau('C01-1')") == "avec-appui"
    js(un, "m.effacer(Date.now())")
    copie.evaluate("window.Referentiel.ere.ouvrir('essai.formateur', false)")
    copie.reload()
    assert js(copie, "return niveau('C01-1')") == "non-evalue"


def test_what_was_deleted_before_a_move_does_not_come_back(
    context: BrowserContext, adresse: str
) -> None:
    """The same file was opened in both places."""
    un = nouvel_onglet(context, adresse)
    action = """
      const champs = {competence: '', repere: '', quoi: 'Voir', avec_qui: '', pour_le: ''};
      f = auto.poser(f, 'plan', 'actionune', {...champs, fait: false}, Date.UTC(2020, 0));
      f.reponses = new Map();
    """
    js(un, f"{FICHIER} {action} m.fusionner(f, Date.now())")
    deux = chez_soi(context, adresse)
    js(deux, f"{FICHIER} {action} m.fusionner(f, Date.now())")
    deux.close()
    js(un, "m.changer((e) => auto.oter(e, 'plan', 'actionune', Date.now()), Date.now())")
    js(un, "m.choisirMode('durable', Date.now())")
    un.reload()
    assert js(un, "return [m.mode, auto.vivants(m.etat, 'plan').length]") == ["durable", 0]
