"""The group of a trainer: what its table reads of each person, how it looks, what it prints."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.model import Referentiel
from tests.navigateur.auto import Calcul, evaluer, page_nue

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
      return ['a', 'b', 'c', 'd'].map((id) => mots(id, 'C01', 'ecarts'));
    """)
    assert dits == [
        "1 différence",
        "mêmes niveaux",
        "mêmes niveaux, 1 sur 5 noté, 1 à revoir",
        "pas encore noté",
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
