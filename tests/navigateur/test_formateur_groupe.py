"""The group of a trainer: what its table reads of each person, how it looks, what it prints."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.model import Referentiel
from tests.navigateur.auto import Calcul, evaluer, page_nue
from tests.navigateur.candidats import BALISE, PRENOMS, charges, lundi
from tests.navigateur.candidats import groupe as fichiers
from tests.navigateur.papier import Feuille, lire
from tests.navigateur.test_axe import PHONE, WIDE, faults, load, told
from tests.navigateur.test_ecrans import OVERFLOW, SMALL_TARGETS

# --- What is read ------------------------------------------------------------------------------

GROUPE = """
  const formateur = window.Referentiel.formateur;
  const personnes = new Map();
  const dossiers = new Map();
  let etat = { personnes, notes: new Map(), remarques: new Map() };
  // A person: what she answered (code -> level; null: no file), then what the trainer rated.
  const personne = (id, soi, notes = {}, { le = '', vu = soi ?? {}, ...sections } = {}) => {
    personnes.set(id, { nom: id, le: '' });
    let sien = { ...auto.vide(ctx), ...sections };
    for (const [code, niveau] of Object.entries(soi ?? {}))
      sien = auto.poser(sien, 'reponses', code, { niveau }, T(0));
    if (soi) dossiers.set(id, { id, etat: sien, le });
    for (const [code, niveau] of Object.entries(notes))
      etat = auto.poser(etat, 'notes', `${id}.${code}`, { niveau, vu: vu[code] ?? '' }, T(1));
  };
  const de = (id) => dossiers.get(id) ?? null;
  const tous = (competence, niveau) =>
    Object.fromEntries(ctx.competences.get(competence).codes.map((code) => [code, niveau]));
  const uneCase = (id, competence, montre) =>
    formateur.caseDuGroupe(ctx, etat, de(id), id, competence, montre);
  const mots = (id, competence, montre) => {
    const { mot, compte, revoir } =
      formateur.motsDeCase(ctx, uneCase(id, competence, montre), montre);
    return [mot, compte, revoir].filter(Boolean).join(', ').replaceAll('\\u00a0', ' ');
  };
  formateur.masquer = true;
"""


@pytest.fixture
def groupe(js: Calcul) -> Calcul:
    """Run a body among people made up by it."""
    return lambda corps, arg=None: js(GROUPE + corps, arg)


def test_a_cell_says_what_the_trainer_rated_and_never_nothing(groupe: Calcul) -> None:
    dits = groupe("""
      personne('a', tous('C01', 'avec-preuve'), tous('C01', 'en-autonomie'));
      personne('b', {}, {'C01-1': 'avec-appui', 'C01-2': 'en-autonomie'});
      personne('c', null);
      return ['a', 'b', 'c'].map((id) => mots(id, 'C01', 'formateur'));
    """)
    assert dits[0] == "Oui, 5 repères sur 5"
    assert dits[1].startswith("À compléter, 2 repères sur 5")
    assert dits[2] == "pas encore noté"


def test_the_answer_of_a_person_shows_once_all_of_it_is_rated(groupe: Calcul) -> None:
    dits = groupe("""
      const soi = tous('C01', 'avec-appui');
      const premier_tour = new Map([['C01', { niveau: 'avec-appui', le: '' }]]);
      personne('a', soi, tous('C01', 'en-autonomie'));
      personne('b', soi, { 'C01-1': 'en-autonomie' });
      personne('c', {}, {}, { premier_tour });
      personne('d', null, tous('C01', 'en-autonomie'));
      const dire = () => ['a', 'b', 'c', 'd'].map((id) => mots(id, 'C01', 'soi'));
      const cache = dire();
      formateur.masquer = false;
      return [cache, dire()];
    """)
    masque = "réponse masquée"
    assert dits[0] == [
        "Partiellement, aucun repère sur 5",
        masque,
        masque,
        "fichier à rouvrir",
    ]
    assert dits[1][1:] == [dits[0][0], "Avec appui, premier tour", "fichier à rouvrir"]


def test_differences_are_counted_and_what_changed_since_is_to_be_seen_again(groupe: Calcul) -> None:
    dits = groupe("""
      const notes = tous('C01', 'en-autonomie');
      personne('a', { ...notes, 'C01-2': 'avec-appui' }, notes);
      personne('b', notes, notes);
      personne('c', tous('C01', 'avec-appui'), { 'C01-1': 'avec-appui' }, { vu: {} });
      personne('d', notes);
      personne('e', {}, notes);  // Nothing to compare: no difference either.
      return ['a', 'b', 'c', 'd', 'e'].map((id) => mots(id, 'C01', 'ecarts'));
    """)
    assert dits == [
        "1 différence",
        "mêmes niveaux",
        "mêmes niveaux, 1 sur 5 noté, 1 à revoir",
        "pas encore noté",
        "sans réponse",
    ]


def test_a_column_counts_people_and_leaves_out_those_who_are_not_read(groupe: Calcul) -> None:
    dits = groupe("""
      personne('a', null, tous('C01', 'en-autonomie'));
      personne('b', null, tous('C01', 'avec-appui'));
      personne('c', null, { 'C01-1': 'en-autonomie' });
      personne('d', null, tous('C01', 'pas-l-occasion'));
      personne('e', null);
      personne('f', {}, {}, { ccp: new Map([['CCP1', { obtenu_le: '', le: '' }]]) });
      const cases = [...personnes.keys()].map((id) => [id, uneCase(id, 'C01', 'formateur')]);
      const bilan = formateur.bilanDuGroupe(ctx, cases);
      const { compte, suite } = formateur.motsDeColonne(bilan, 'formateur');
      return [compte, formateur.motAutonomie(ctx), suite.replaceAll('\\u00a0', ' ')];
    """)
    attendu = "1 à compléter, 1 sans occasion, 1 à noter, 1 de côté"
    assert dits == ["1 sur 2", "en autonomie", attendu]


def test_the_group_needs_what_most_are_below_in_the_order_of_the_title(groupe: Calcul) -> None:
    besoins = groupe("""
      const bas = (...codes) => Object.assign({}, ...codes.map((c) => tous(c, 'avec-appui')));
      const haut = (...codes) => Object.assign({}, ...codes.map((c) => tous(c, 'avec-preuve')));
      personne('a', null, { ...bas('C01', 'C03', 'C06'), ...haut('C02') });
      personne('b', null, { ...bas('C03', 'C06'), ...haut('C01', 'C02') });
      personne('c', null, { ...haut('C03'), ...bas('C09') });
      const bilans = new Map([...ctx.competences.keys()].map((code) => [code,
        formateur.bilanDuGroupe(ctx, [...personnes.keys()].map((id) =>
          [id, uneCase(id, code, 'formateur')]))]));
      return formateur.besoinsDuGroupe(bilans).map(({competence, qui, lus}) =>
        [competence, qui.join(''), lus]);
    """)
    assert besoins == [["C03", "ab", 3], ["C06", "ab", 2], ["C09", "c", 1]]


def test_people_are_sorted_by_name_by_date_by_what_is_missing_and_never_by_level(
    groupe: Calcul,
) -> None:
    vus = groupe("""
      const tout = Object.assign({}, ...['C01', 'C02'].map((c) => tous(c, 'pas-encore')));
      personne('zoé', tout, tous('C01', 'pas-encore'), { le: '2026-11-20T08:00:00.000Z' });
      personne('Émile', tout, tous('C01', 'avec-preuve'), { le: '2026-11-22T08:00:00.000Z' });
      personne('amel', null, {});
      const ordre = (vue) =>
        formateur.personnesDuGroupe(ctx, etat, de, { choix: '', manque: '', tri: 'nom', ...vue })
          .map(({ id }) => id);
      return {
        nom: ordre({}), date: ordre({ tri: 'date' }),
        manque: ordre({ choix: 'C01', tri: 'manque', manque: 'a-noter' }),
        noter: ordre({ choix: 'C01', manque: 'a-noter' }),
        preuve: ordre({ choix: 'C01', manque: 'sans-preuve' }),
        tri: ordre({ choix: 'CCP1', tri: 'manque' }),
      };
    """)
    assert (
        vus
        == {
            "nom": ["amel", "Émile", "zoé"],
            "date": ["Émile", "zoé", "amel"],
            "manque": ["amel"],
            "noter": ["amel"],
            "preuve": ["Émile", "zoé"],
            "tri": ["amel", "Émile", "zoé"],
        }
        or vus["tri"][0] == "amel"
    )
    assert vus["tri"][1:] == ["Émile", "zoé"]


def test_nothing_is_missing_where_nothing_is_asked(groupe: Calcul) -> None:
    manques = groupe("""
      personne('a', {}, {}, { ccp: new Map([['CCP1', { obtenu_le: '', le: '' }]]) });
      const manque = (choix) => formateur.manquesDe(
        ctx, etat, de('a'), 'a', formateur.competencesChoisies(ctx, choix));
      return [manque('CCP1'), manque('C06'), ctx.competences.get('C06').codes.length];
    """)
    assert manques[0] == {"a-noter": 0, "a-revoir": 0, "sans-preuve": 0}
    assert manques[1] == {"a-noter": manques[2], "a-revoir": 0, "sans-preuve": 1}


def test_a_rating_concerns_one_cell(groupe: Calcul) -> None:
    changees = groupe("""
      personne('a', null, tous('C01', 'en-autonomie'));
      const avant = etat.notes;
      etat = auto.poser(etat, 'notes', 'a.C01-2', { niveau: 'avec-appui' }, T(5));
      etat = auto.poser(etat, 'notes', 'b.C03-1', { niveau: 'avec-appui' }, T(5));
      etat = auto.poser(etat, 'notes', 'b.C99-1', { niveau: 'avec-appui' }, T(5));
      return [[...formateur.casesChangees(ctx, avant, etat.notes)],
        [...formateur.casesChangees(ctx, etat.notes, avant)],
        [...formateur.casesChangees(ctx, avant, avant)]];
    """)
    assert changees == [["a.C01", "b.C03"], ["a.C01", "b.C03"], []]


def test_short_forms_are_never_the_same(
    browser: Browser, cip: Referentiel, mini: Referentiel
) -> None:
    corps = """
      const formateur = window.Referentiel.formateur;
      return [...formateur.abreges(ctx).values()];
    """
    for referentiel in (cip, mini):
        with page_nue(browser, referentiel) as page:
            courts: list[Any] = evaluer(page, corps)
        assert len(set(courts)) == len(courts)
        assert max(map(len, courts)) <= 7


# --- On the desk -------------------------------------------------------------------------------

TEXTE = "document.querySelector('groupe-formateur').textContent"
BUREAU = "titres/cip/formateur/index.html"
NOTER = """([combien, sauf]) => {
  // Rates the first people, all repères, as they answered; C02 below, but for one of them.
  const { auto, formateur } = window.Referentiel;
  const magasin = auto.stockage();
  const { ctx } = magasin;
  const maintenant = Date.now();
  magasin.changer((etat) => {
    let e = etat;
    for (const [id] of formateur.personnes(etat).slice(0, combien)) {
      for (const repere of ctx.reperes.keys()) {
        const { soi } = formateur.ligne(ctx, etat, formateur.dossiers.de(id), id, repere);
        const bas = repere.startsWith(sauf);
        const champs = { niveau: bas ? 'avec-appui' : 'en-autonomie', raison: '', confirme: bas };
        e = auto.poser(e, 'notes', formateur.cle(id, repere), { ...champs, vu: soi ?? '' },
          maintenant);
      }
    }
    return e;
  }, maintenant);
}"""
UNE_NOTE = """([nom, repere, niveau]) => {
  const { auto, formateur } = window.Referentiel;
  const magasin = auto.stockage();
  const [id] = formateur.personnes(magasin.etat).find(([, personne]) => personne.nom === nom);
  const maintenant = Date.now();
  magasin.changer((etat) => auto.poser(etat, 'notes', formateur.cle(id, repere),
    { niveau, raison: 'Vu en <b>séance</b>', confirme: true, vu: '' }, maintenant), maintenant);
}"""


def ouvrir(page: Page, site_url: str, ceux: Any, adresse: str = BUREAU) -> None:
    """The desk with these files open, on its group."""
    load(page, site_url + adresse)
    champ = page.locator("input[type=file][data-action=ouvrir-candidats]").first
    champ.set_input_files(charges(ceux))
    expect(page.locator(".bureau__vues [data-panneau-demande=groupe]")).to_be_visible()
    page.locator(".bureau__vues [data-panneau-demande=groupe]").click()
    expect(page.locator("groupe-formateur table")).to_be_visible()


@pytest.fixture
def bureau(page: Page, site_url: str, cip: Referentiel) -> Page:
    ouvrir(page, site_url, lundi(cip))
    return page


def rangee(page: Page, nom: str) -> Locator:
    bouton = page.get_by_role("button", name=nom, exact=True)
    return page.locator("tr[data-candidat]").filter(has=bouton)


def cellule(page: Page, nom: str, competence: str) -> Locator:
    return rangee(page, nom).locator(f"[data-competence={competence}] button")


def choisir(page: Page, champ: str, valeur: str) -> None:
    page.locator(".groupe__plus").evaluate("(plus) => (plus.open = true)")
    page.locator(f"#groupe-{champ}").select_option(valeur)


def test_a_group_is_a_table_that_says_who_and_what(bureau: Page) -> None:
    table = bureau.get_by_role("table")
    expect(table.get_by_role("columnheader", name="C15")).to_have_attribute("scope", "col")
    expect(table.locator("th[scope=colgroup]")).to_have_count(3)
    expect(table.locator("tr[data-candidat] > th[scope=row]")).to_have_count(8)
    expect(table.locator("tr[data-candidat]").first.locator("td")).to_have_count(15)
    expect(rangee(bureau, f"Gaël {BALISE}")).to_be_visible()
    assert bureau.evaluate("document.querySelectorAll('main img[src=x]').length") == 0
    expect(cellule(bureau, "Amel", "C01")).to_have_accessible_name("pas encore noté")
    bureau.evaluate(NOTER, [3, "C02-"])
    expect(cellule(bureau, "Amel", "C01")).to_have_accessible_name("Oui : 5 repères sur 5")
    pied = bureau.locator("[data-bilan=C02]")
    expect(pied).to_have_text("0 sur 3 en autonomie, 5 à noter")
    besoins = bureau.locator("[data-besoin]")
    expect(besoins).to_have_count(1)
    expect(besoins).to_contain_text("3 personnes sur 3")
    liens = [lien.get_attribute("href") or "" for lien in besoins.locator("a").all()]
    assert [lien.rpartition("/")[2] for lien in liens] == ["c02.html", "projeter.html#C02"]
    besoins.locator("summary").click()
    expect(besoins).to_contain_text("Amel")
    bureau.evaluate(NOTER, [3, "C06-"])
    toute = bureau.get_by_role("link", name="Projeter toute la liste")
    expect(toute).to_have_count(0)
    bureau.evaluate(NOTER, [3, "C0"])
    expect(bureau.locator("[data-besoin]")).to_have_count(9)
    expect(toute).to_have_attribute("href", re.compile(r"projeter\.html#liste=C01(\.C0\d){8}$"))


def test_projecting_what_a_group_needs_forgets_none_of_its_files(bureau: Page) -> None:
    """In another tab, which knows nothing of this one; its own history is that of the room."""
    bureau.evaluate(NOTER, [3, ""])
    with bureau.context.expect_page() as ouverte:
        bureau.get_by_role("link", name="Projeter toute la liste").click()
    mur = ouverte.value
    expect(mur.locator(".scene__place")).to_have_text("1 sur 15")
    mur.keyboard.press("PageDown")
    expect(mur.locator(".scene__place")).to_have_text("2 sur 15")
    assert mur.evaluate("Object.keys(sessionStorage)") == []
    assert bureau.evaluate("Referentiel.formateur.dossiers.tous().length") == 8
    expect(bureau.locator(".groupe__selon")).to_contain_text("autre onglet")


def test_a_rating_redraws_one_cell_and_its_column(bureau: Page) -> None:
    bureau.evaluate(NOTER, [8, "C02-"])
    bureau.evaluate("""() => {
      window.touches = new Set();
      new MutationObserver((faits) => {
        for (const { target } of faits) window.touches.add(target.closest('td, th, tr'));
      }).observe(document.querySelector('groupe-formateur table'),
        { subtree: true, childList: true, characterData: true, attributes: true });
    }""")
    bureau.evaluate(UNE_NOTE, ["Amel", "C06-1", "pas-encore"])
    expect(cellule(bureau, "Amel", "C06")).to_contain_text("Partiellement")
    touches = "[...window.touches].map((e) => e.dataset.competence ?? e.dataset.bilan)"
    assert sorted(bureau.evaluate(touches)) == ["C06", "C06"]


def test_answers_are_hidden_until_rated_and_the_switch_is_in_sight(bureau: Page) -> None:
    bureau.evaluate(NOTER, [1, "C02-"])
    choisir(bureau, "montre", "soi")
    cachee = cellule(bureau, "Chloé", "C01")
    expect(cachee).to_have_accessible_name("réponse masquée")
    expect(cellule(bureau, "Amel", "C01")).not_to_have_accessible_name("réponse masquée")
    bureau.locator("groupe-formateur").get_by_label("Noter d’abord").uncheck()
    expect(cachee).to_have_accessible_name("Oui : 5 repères sur 5")
    choisir(bureau, "montre", "ecarts")
    expect(cachee).to_have_accessible_name("pas encore noté")
    expect(cellule(bureau, "Amel", "C01")).to_contain_text("différence")


def test_a_person_opens_from_the_row_or_at_a_competence(bureau: Page) -> None:
    vue = "[Referentiel.formateur.vue.vue, Referentiel.formateur.vue.competence]"
    bureau.get_by_role("button", name="Chloé", exact=True).click()
    assert bureau.evaluate(vue)[0] == "personne"
    assert "Chloé" not in bureau.evaluate(TEXTE)  # What is not shown has no text either.
    bureau.go_back()
    cellule(bureau, "Chloé", "C07").click()
    assert bureau.evaluate(vue) == ["personne", "C07"]
    expect(bureau.locator("personne-formateur")).to_be_visible()


def test_the_keyboard_goes_through_the_table_with_one_stop(bureau: Page) -> None:
    arrets = bureau.locator("groupe-formateur table button[tabindex='0']")
    expect(arrets).to_have_count(1)
    arrets.focus()
    for touche in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowUp"):
        bureau.keyboard.press(touche)
    expect(cellule(bureau, "Amel", "C01")).to_be_focused()
    bureau.keyboard.press("End")
    expect(cellule(bureau, "Amel", "C15")).to_be_focused()
    expect(arrets).to_have_count(1)
    bureau.keyboard.press("Enter")
    expect(bureau.locator("personne-formateur")).to_be_visible()


def test_a_choice_filters_sorts_and_says_how_many_are_shown(bureau: Page) -> None:
    bureau.evaluate(NOTER, [1, "C02-"])
    noms = bureau.locator("tr[data-candidat] th button")
    choisir(bureau, "manque", "a-noter")
    expect(noms).to_have_count(7)
    expect(bureau.locator("seance-auto [role=status]")).to_contain_text("7 personnes")
    choisir(bureau, "tri", "date")
    expect(noms.first).to_have_text("Bruno auto-évaluation")
    choisir(bureau, "choix", "C07")
    expect(bureau.locator("tr[data-candidat]").first.locator("td")).to_have_count(1)
    choisir(bureau, "manque", "a-revoir")
    expect(bureau.get_by_text("Personne ne correspond")).to_be_visible()
    bureau.get_by_role("button", name="Montrer tout le groupe").click()
    expect(noms).to_have_count(8)
    bureau.locator("groupe-formateur").get_by_label("Cacher les noms").check()
    expect(noms.first).to_have_text("Personne 1")
    expect(bureau.locator("groupe-formateur")).not_to_contain_text("Amel")


def test_the_table_takes_the_window_and_gives_it_back(bureau: Page) -> None:
    choisir(bureau, "choix", "CCP1")
    bureau.set_viewport_size({"width": 1920, "height": 1080})
    taille = "parseFloat(getComputedStyle(document.querySelector('.groupe')).fontSize)"
    petit = bureau.evaluate(taille)
    bureau.get_by_role("button", name="En grand").click()
    expect(bureau.locator(".entete")).to_be_hidden()
    expect(bureau.get_by_role("button", name="Effacer et quitter")).to_be_visible()
    assert bureau.evaluate(taille) > 1.5 * petit
    bureau.keyboard.press("Escape")
    expect(bureau.locator(".entete")).to_be_visible()


# --- On paper ----------------------------------------------------------------------------------


def imprimer(page: Page, action: str) -> list[Feuille]:
    page.evaluate("window.print = () => {}")
    page.locator(f"[data-action={action}]").click()
    return lire(page.pdf(prefer_css_page_size=True))


def test_the_group_prints_on_a_landscape_page_then_goes(bureau: Page) -> None:
    bureau.evaluate(NOTER, [8, "C02-"])
    papier = imprimer(bureau, "imprimer-groupe")
    assert papier[0].taille == (842, 595)
    texte = " ".join(feuille.texte for feuille in papier)
    assert "édition 2 du référentiel" in texte
    assert "Hanna" in texte and "Part." in texte
    assert len(papier) <= 2
    bureau.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(bureau.locator(".papier-formateur")).to_have_count(0)


def test_the_menu_of_the_browser_prints_everybody_too(
    page: Page, site_url: str, cip: Referentiel
) -> None:
    ouvrir(page, site_url, fichiers(cip, 30))
    page.set_viewport_size(PHONE)  # most of the table is out of sight
    papier = lire(page.pdf(prefer_css_page_size=True))
    texte = " ".join(feuille.texte for feuille in papier)
    assert all(f"{nom} 1" in texte for nom in PRENOMS)
    assert "C15" in texte and "Ce dont le groupe a besoin" in texte
    assert all(largeur > hauteur for largeur, hauteur in (f.taille for f in papier))
    expect(page.locator(".papier-formateur")).to_have_count(0)
    page.get_by_role("button", name="Les fichiers").click()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".papier-formateur")).to_have_count(0)


def test_a_sheet_speaks_french_of_nobody_and_of_no_button(bureau: Page) -> None:
    bureau.evaluate("window.print = () => {}")
    bureau.locator("[data-action=imprimer-groupe]").click()
    papier = bureau.locator(".papier-groupe")
    expect(papier.locator(".papier__besoins")).to_contain_text("Rien n’est encore noté en entier.")
    expect(papier).not_to_contain_text("Ouvrez")  # there is nothing to open on paper
    choisir(bureau, "manque", "a-revoir")
    bureau.locator("[data-action=imprimer-groupe]").click()
    expect(papier.locator("caption")).to_have_text("aucune personne")


def tables_imprimees(page: Page, adresse: str, ceux: Any) -> list[str]:
    """The text of each page that holds a part of the table, everybody rated."""
    ouvrir(page, adresse, ceux)
    page.evaluate(NOTER, [len(ceux), "C02-"])
    papier = imprimer(page, "imprimer-groupe")
    return [feuille.texte for feuille in papier if "/11/2026" in feuille.texte]


def test_twelve_people_and_their_totals_hold_on_a_page(
    page: Page, site_url: str, cip: Referentiel
) -> None:
    (table,) = tables_imprimees(page, site_url, fichiers(cip, 12))
    assert "En autonomie" in table


def test_thirty_people_hold_on_two_pages(page: Page, site_url: str, cip: Referentiel) -> None:
    tables = tables_imprimees(page, site_url, fichiers(cip, 30))
    assert len(tables) == 2


def test_everything_of_a_person_holds_on_a_few_pages(
    page: Page, site_url: str, cip: Referentiel
) -> None:
    ouvrir(page, site_url, fichiers(cip, 1))
    page.evaluate(NOTER, [1, "C02-"])
    assert len(imprimer(page, "imprimer-personnes")) <= 5


def test_headings_come_again_on_each_page_of_a_large_group(
    page: Page, site_url: str, cip: Referentiel
) -> None:
    ouvrir(page, site_url, fichiers(cip, 40, long=200))
    papier = imprimer(page, "imprimer-groupe")
    tables = [feuille.texte for feuille in papier if "/11/2026" in feuille.texte]
    assert len(tables) > 2
    assert all("C15" in texte for texte in tables)


def test_each_person_starts_a_page_and_has_both_levels(bureau: Page) -> None:
    choisir(bureau, "choix", "C01")
    bureau.evaluate(UNE_NOTE, ["Chloé", "C01-1", "avec-appui"])
    papier = imprimer(bureau, "imprimer-personnes")
    assert len(papier) == 8
    (sien,) = [feuille.texte for feuille in papier if "\nChloé\n" in feuille.texte]
    plat = " ".join(sien.split())
    assert "édition 2 du référentiel" in plat
    assert "Avec appui" in plat
    assert "confirmé" in plat
    assert "Vu en <b>séance</b>" in plat
    assert "pas encore noté" in plat
    assert "En autonomie" in plat


def test_nothing_of_a_group_outlives_an_erasure(bureau: Page) -> None:
    bureau.evaluate("window.print = () => {}")
    bureau.locator("[data-action=imprimer-personnes]").click()
    expect(bureau.locator(".papier-formateur")).to_have_count(1)
    bureau.evaluate("Referentiel.auto.stockage().effacer(Date.now())")
    expect(bureau.locator(".papier-formateur")).to_have_count(0)
    assert "Chloé" not in bureau.evaluate(TEXTE)


# --- Any screen --------------------------------------------------------------------------------


def test_a_phone_shows_one_competence_and_the_page_never_scrolls_sideways(
    page: Page, site_url: str, cip: Referentiel
) -> None:
    page.set_viewport_size({"width": 320, "height": 740})
    ouvrir(page, site_url, fichiers(cip, 3, long=200))
    assert page.locator("tr[data-candidat]").first.locator("td").count() == 1
    page.evaluate(NOTER, [2, "C02-"])
    for choix in ("C01", "CCP2", ""):
        choisir(page, "choix", choix)
        assert page.evaluate(OVERFLOW) == []
        assert page.evaluate(SMALL_TARGETS) == []


def test_axe_finds_nothing_in_any_state(bureau: Page) -> None:
    bureau.evaluate(NOTER, [3, "C02-"])
    found = []
    for montre in ("formateur", "soi", "ecarts"):
        choisir(bureau, "montre", montre)
        found += faults(bureau, montre, WIDE, PHONE)
    choisir(bureau, "montre", "formateur")
    choisir(bureau, "choix", "C01")
    found += faults(bureau, "une compétence", WIDE, PHONE)
    choisir(bureau, "manque", "a-revoir")
    found += faults(bureau, "personne", WIDE)
    choisir(bureau, "manque", "")
    bureau.locator("[data-action=agrandir]").evaluate("(bouton) => bouton.click()")
    found += faults(bureau, "en grand", WIDE)
    assert not found, told(found)
