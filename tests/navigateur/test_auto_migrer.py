"""Answers to an older edition: what follows, what waits for the person, and what she decides."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser

from generator.exports.auto_schema import file_schema
from generator.model import Referentiel
from tests.conftest import TESTS
from tests.navigateur.auto import Calcul, evaluer, page_nue

TITRE = """
  const change = (code, quoi, avant, apres) => ({
    code, quoi, avant: avant.map((c) => ({code: c, texte: `avant ${c}`})), apres, explication: 'x',
  });
  const competence = (code, reperes) => ({
    code, intitule: code, titre_court: code,
    reperes: reperes.map((r) => ({code: r, texte: `texte ${r}`, trace: ''})),
  });
  const editions = [
    {code: '1', depuis: '2026-01-01', empreinte: 'aaaaaa', pourquoi: '', changements: []},
    {code: '2', depuis: '2026-02-01', empreinte: 'bbbbbb', pourquoi: 'y', changements: [
      change('un', 'reformule', ['C01-1'], ['C01-1']),
      change('deux', 'scinde', ['C01-2'], ['C01-4', 'C01-5']),
      change('trois', 'renomme', ['C01-3'], ['C02-5']),
      change('reunis', 'reunit', ['C02-1', 'C02-2'], ['C02-6']),
      change('six', 'remplace', ['C02-3'], ['C02-7']),
      change('sept', 'retire', ['C02-4'], []),
      change('neuf', 'nouveau', [], ['C02-8']),
    ]},
    {code: '3', depuis: '2026-03-01', empreinte: 'cccccc', pourquoi: 'y', changements: [
      change('cinq-part', 'retire', ['C01-5'], []),
      change('quatre', 'remplace', ['C01-4'], ['C01-6']),
      change('encore', 'reunit', ['C02-7', 'C02-8'], ['C02-10']),
      change('demenage', 'renomme', ['C04'], ['C05']),
      change('demenage-aussi', 'renomme', ['C04-1'], ['C05-1']),
      change('echange', 'renomme', ['C05-2'], ['C05-3']),
      change('echange-aussi', 'renomme', ['C05-3'], ['C05-2']),
      change('certificat', 'renomme', ['CCP9'], ['CCP1']),
      change('metier', 'scinde', ['C03'], ['C06', 'C07']),
    ]},
  ];
  const {auto_evaluation} = window.Referentiel.auto_evaluation;
  const donnees = {
    titre: 'TP-99998', intitule: 'T', version: 'v', edition: '3', editions, auto_evaluation,
    ccp: [{code: 'CCP1', activite: 'AT1', intitule: 'c', titre_court: 'c', competences: [
      competence('C01', ['C01-1', 'C01-6']),
      competence('C02', ['C02-5', 'C02-6', 'C02-9', 'C02-10']),
      competence('C05', ['C05-1', 'C05-2', 'C05-3']),
      competence('C06', ['C06-1']), competence('C07', ['C07-1']),
    ]}],
  };
  const t3 = auto.contexte(donnees);
  const ccp2 = {code: 'CCP9', activite: 'AT1', intitule: 'c', titre_court: 'c', competences: [
    competence('C01', ['C01-1', 'C01-4', 'C01-5']),
    competence('C02', ['C02-5', 'C02-6', 'C02-7', 'C02-8', 'C02-9']),
    competence('C03', ['C03-1']), competence('C04', ['C04-1']),
  ]};
  const t2 = auto.contexte(
    {...donnees, edition: '2', editions: editions.slice(0, 2), ccp: [ccp2]});
  const [P, A, S, V] = t3.echelle;
  /** A state of an edition: answers {repère: [level, minute]}. */
  const etat = (edition, reponses = {}) => {
    let e = {...auto.vide(t3), edition};
    for (const [code, [niveau, minute]] of Object.entries(reponses)) {
      e = auto.poser(e, 'reponses', code, {niveau}, T(minute));
    }
    return e;
  };
  const ecrire = (e) => JSON.parse(auto.ecrireEtat(e));
  const niveaux = (e) => Object.fromEntries(
    [...e.reponses].map(([code, {niveau}]) => [code, niveau]));
  const part = (e, cle) => ecrire(e).revues[cle];
  const vu = (e, cle) => auto.changements(t3, e).find((c) => c.cle === cle);
  const TOUT = {'C01-1': [A, 1], 'C01-2': [S, 2], 'C01-3': [V, 3], 'C02-1': [S, 4],
    'C02-2': [A, 5], 'C02-3': [P, 6], 'C02-4': [A, 7], 'C02-9': [S, 8]};
"""
"""A title of three editions, and a few words to speak of it: `t2` and `t3` are its contexts."""


@pytest.fixture
def t(js: Calcul) -> Calcul:
    """A function body that may use the title above."""

    def calcul(corps: str, arg: Any = None) -> Any:
        return js(f"{TITRE} {corps}", arg)

    return calcul


# --- Bringing a state to the present edition -------------------------------------------------


def test_what_is_kept_stays_and_what_is_renamed_follows(t: Calcul) -> None:
    restent, le, edition = t("""
      const e = auto.migrer(etat('1', TOUT), t2);
      return [niveaux(e), e.reponses.get('C02-5').le, e.edition];
    """)
    assert restent == {"C02-5": "avec-preuve", "C02-9": "en-autonomie"}
    assert le == "2026-01-01T00:03:00.000Z"
    assert edition == "2"


def test_every_other_answer_waits_apart_and_every_change_is_noted(t: Calcul) -> None:
    revues = t("return ecrire(auto.migrer(etat('1', TOUT), t2)).revues")
    jamais = "1970-01-01T00:00:00.000Z"
    attendu = {
        "2.un": ({"C01-1": "avec-appui"}, "2026-01-01T00:01:00.000Z"),
        "2.deux": ({"C01-2": "en-autonomie"}, "2026-01-01T00:02:00.000Z"),
        "2.trois": ({}, jamais),
        "2.reunis": (
            {"C02-1": "en-autonomie", "C02-2": "avec-appui"},
            "2026-01-01T00:05:00.000Z",
        ),
        "2.six": ({"C02-3": "pas-encore"}, "2026-01-01T00:06:00.000Z"),
        "2.sept": ({"C02-4": "avec-appui"}, "2026-01-01T00:07:00.000Z"),
        "2.neuf": ({}, jamais),
    }
    assert revues == {
        cle: {"niveaux": niveaux, "fait": False, "le": le} for cle, (niveaux, le) in attendu.items()
    }


def test_two_editions_in_a_row_are_the_same_as_one_after_the_other(t: Calcul) -> None:
    direct, detour, cles = t("""
      const depart = etat('1', TOUT);
      const direct = auto.migrer(depart, t3);
      const detour = auto.migrer(auto.migrer(depart, t2), t3);
      return [auto.ecrireStocke(direct), auto.ecrireStocke(detour), [...direct.revues.keys()]];
    """)
    assert direct == detour
    assert len(cles) == 7 + 9


def test_a_renamed_code_is_renamed_wherever_it_stands(t: Calcul) -> None:
    e = t("""
      let e = etat('2', {'C04-1': [S, 1], 'C05-2': [P, 2], 'C05-3': [V, 3]});
      const liens = {competences: ['C04', 'C99'], reperes: ['C04-1']};
      e = auto.poser(e, 'situations', 'aaaaaaaa', situation(liens), T(4));
      e = auto.oter(auto.poser(e, 'situations', 'bbbbbbbb', situation({}), T(4)),
        'situations', 'bbbbbbbb', T(5));
      e = auto.poser(e, 'ccp', 'CCP9', {obtenu_le: ''}, T(4));
      e = auto.poser(e, 'plan', 'cccccccc', {competence: 'C04', repere: 'C04-1', quoi: 'x'}, T(4));
      e = auto.poser(e, 'plan', 'dddddddd', {competence: '', repere: '', quoi: 'x'}, T(4));
      const reponses = new Map([['C04-1', S], ['C98-1', P]]);
      e = auto.poser(e, 'points', 'eeeeeeee', {nom: '', reponses, situations: ['C04']}, T(4));
      return ecrire(auto.migrer(e, t3));
    """)
    assert {code: r["niveau"] for code, r in e["reponses"].items()} == {
        "C05-1": "en-autonomie",
        "C05-2": "avec-preuve",
        "C05-3": "pas-encore",
    }
    assert e["situations"]["aaaaaaaa"]["competences"] == ["C05", "C99"]
    assert e["situations"]["aaaaaaaa"]["reperes"] == ["C05-1"]
    assert e["situations"]["bbbbbbbb"]["supprime"]
    assert [*e["ccp"]] == ["CCP1"]
    assert [(a["competence"], a["repere"]) for a in e["plan"].values()] == [
        ("C05", "C05-1"),
        ("", ""),
    ]
    assert e["points"]["eeeeeeee"]["reponses"] == {"C05-1": "en-autonomie", "C98-1": "pas-encore"}
    assert e["points"]["eeeeeeee"]["situations"] == ["C05"]


def test_what_hangs_on_a_changed_code_stays_until_the_person_decides(t: Calcul) -> None:
    avant, apres = t("""
      let e = auto.poser(etat('1', TOUT), 'situations', 'aaaaaaaa',
        situation({competences: ['C03'], reperes: ['C01-2']}), T(1));
      e = auto.poser(e, 'points', 'bbbbbbbb',
        {nom: 'p', reponses: new Map([['C01-2', S]]), situations: ['C03']}, T(1));
      return [e, auto.migrer(e, t3)].map(ecrire).map(
        ({situations, points}) => ({situations, points}));
    """)
    assert avant == apres


def test_the_first_round_follows_renames_and_waits_apart_when_its_competence_changed(
    js: Calcul,
) -> None:
    vu, reponses, offres, repose = js(f"""{TITRE}
      const tour = {{C01: A, C03: S, C04: V}};
      let e = etat('1');
      for (const [c, niveau] of Object.entries(tour)) {{
        e = auto.poser(e, 'premier_tour', c, {{niveau}}, T(1));
      }}
      e = auto.poser(e, 'ccp_vises', 'CCP9', {{vise: true}}, T(1));
      const lu = auto.migrer(e, t3);
      const encore = auto.lireFichier(auto.ecrireEtat({{...lu, titre: t3.titre}}), t3).etat;
      const {{premier_tour, ccp_vises}} = ecrire(lu);
      return [
        [Object.fromEntries(Object.entries(premier_tour).map(([c, r]) => [c, r.niveau])),
          Object.keys(ccp_vises), part(lu, '3.metier').niveaux],
        auto.reponsesARevoir(t3, lu),
        vu(lu, '3.metier').apres.map(({{propose}}) => propose),
        part(encore, '3.metier').niveaux,
      ];
    """)
    assert vu == [
        {"C01": "avec-appui", "C05": "avec-preuve"},
        ["CCP1"],
        {"C03": "en-autonomie"},
    ]
    assert reponses == 1
    assert offres == ["", ""]  # An answer of the first round never fills anything else.
    assert repose == {"C03": "en-autonomie"}


def test_codes_nobody_knows_are_kept_and_written_back(t: Calcul) -> None:
    reponses, revues = t("""
      const e = etat('1', {...TOUT, 'C77-7': [A, 9]});
      const le = new Date(T(0)).toISOString();
      const passe = {niveaux: new Map([['C01-1', S]]), fait: true, le};
      e.revues.set('0.autrefois', passe);
      const { etat: lu, inconnus } = auto.lireFichier(auto.ecrireEtat(e), t3);
      return [[niveaux(lu)['C77-7'], inconnus], part(lu, '0.autrefois')];
    """)
    assert reponses == ["avec-appui", 1]
    assert revues["niveaux"] == {"C01-1": "en-autonomie"} and revues["fait"]


def test_the_same_state_always_gives_the_same_and_is_left_as_it_was(t: Calcul) -> None:
    assert t("""
      const depart = etat('1', TOUT);
      const ecrit = auto.ecrireStocke(depart);
      const [un, deux] = [auto.migrer(depart, t3), auto.migrer(depart, t3)];
      const reuni = auto.fusionner(un, deux);
      return auto.ecrireStocke(depart) === ecrit
        && [deux, reuni].every((e) => auto.ecrireStocke(e) === auto.ecrireStocke(un))
        && auto.migrer(un, t3) === un;
    """)


def test_an_empty_state_takes_the_present_edition_and_asks_nothing(t: Calcul) -> None:
    vus = t("""
      let marque = auto.poser(etat('1'), 'situations', 'aaaaaaaa', situation({}), T(0));
      marque = auto.oter(marque, 'situations', 'aaaaaaaa', T(1));
      return [etat('1'), marque].map((e) => {
        const { etat: lu, migre } = auto.lireFichier(auto.ecrireEtat(e), t3);
        return [lu.edition, lu.revues.size, migre];
      });
    """)
    assert vus == [["3", 0, False], ["3", 0, False]]


@pytest.mark.parametrize(
    ("edition", "refus"),
    [("'4'", "futur"), ("'2.1'", "futur"), ("''", "forme"), ("2", "forme"), ("'<b>'", "forme")],
)
def test_an_edition_this_site_does_not_know_is_refused(t: Calcul, edition: str, refus: str) -> None:
    assert (
        t(f"""
          const brut = {{...ecrire(etat('1', TOUT)), edition: {edition}}};
          try {{ auto.lireFichier(JSON.stringify(brut), t3); return ''; }}
          catch (e) {{ return e.code; }}
        """)
        == refus
    )


def test_a_file_older_than_editions_is_of_the_first_one(t: Calcul) -> None:
    lu = t("""
      const { edition, revues, ...brut } = ecrire(etat('1', TOUT));
      const { etat: lu, migre, inconnus } = auto.lireFichier(JSON.stringify(brut), t3);
      return [lu.edition, lu.revues.size, migre, inconnus];
    """)
    assert lu == ["3", 16, True, 0]


@pytest.mark.parametrize(
    ("cle", "champs"),
    [
        ("2.un", {"fait": "oui"}),
        ("2.un", {"niveaux": ["avec-appui"]}),
        ("2.un", {"niveaux": {"c01": "avec-appui"}}),
        ("2.un", {"niveaux": {"C01-1": 3}}),
        ("2.un", {"niveaux": {f"C01-{n}": "avec-appui" for n in range(61)}}),
        ("2.un", {"niveaux": {"constructor": "avec-appui"}}),
        ("2.", {}),
        ("un", {}),
        ("2.Un", {}),
        (f"{'2' * 21}.un", {}),
        ("__proto__", {}),
    ],
)
def test_a_review_is_whole_or_is_nothing(js: Calcul, cle: str, champs: dict[str, Any]) -> None:
    sain = {"niveaux": {"C01-1": "avec-appui"}, "fait": False, "le": "2026-01-01T00:00:00.000Z"}
    lire = "return auto.lireElement('revues', arg[0], arg[1], ctx) !== undefined"
    assert js(lire, ["2.un", sain])
    assert js(lire, ["2026.1-bis.un-deux", sain])
    assert not js(lire, [cle, sain | champs])


# --- Merging with what was migrated elsewhere ------------------------------------------------


def test_a_decision_taken_elsewhere_outweighs_older_answers_and_not_newer_ones(t: Calcul) -> None:
    vus = t("""
      const ici = etat('1', {'C02-3': [A, 1]});
      const decide = auto.garderNiveau(t2, auto.migrer(ici, t2), '2.six', 'C02-7', T(10));
      return [[S, 1], [S, 20]].map((reponse) => {
        const ailleurs = auto.migrer(etat('1', {'C02-3': reponse}), t2);
        const reuni = auto.fusionner(decide, ailleurs);
        return [part(reuni, '2.six').fait, part(reuni, '2.six').niveaux['C02-3'],
          niveaux(reuni)['C02-7'], auto.ecrireStocke(reuni)
            === auto.ecrireStocke(auto.fusionner(ailleurs, decide))];
      });
    """)
    assert vus == [
        [True, "avec-appui", "avec-appui", True],
        [False, "en-autonomie", "avec-appui", True],
    ]


def test_an_old_answer_the_decision_did_not_know_opens_it_again(t: Calcul) -> None:
    fait, restes = t("""
      const vide = auto.migrer(etat('1', {'C02-1': [A, 1], 'C02-9': [A, 1]}), t2);
      const decide = auto.revoir(t2, vide, '2.reunis', T(10));
      const reuni = auto.fusionner(auto.migrer(etat('1', {'C02-2': [S, 2]}), t2), decide);
      return [part(reuni, '2.reunis').fait, part(reuni, '2.reunis').niveaux];
    """)
    assert fait is False
    assert restes == {"C02-1": "avec-appui", "C02-2": "en-autonomie"}


def test_the_preview_counts_what_a_person_wrote_and_not_the_changes(t: Calcul) -> None:
    bilan = t("return auto.comparer(etat('3'), auto.migrer(etat('1', TOUT), t3))")
    assert bilan == {"ajoutes": 2, "modifies": 0, "identiques": 0, "plus_anciens": 0, "absents": 0}


# --- What each change asks, and what the person decides ----------------------------------------


def test_what_may_be_kept_is_never_more_than_what_was_said(t: Calcul) -> None:
    vus = t("""
      const offres = (reponses) => Object.fromEntries(
        auto.changements(t2, auto.migrer(etat('1', reponses), t2))
          .map((c) => [c.cle, c.apres.map(({code, propose}) => [code, propose])]));
      const sans = {...TOUT};
      delete sans['C02-2'];
      return [offres(TOUT), offres(sans)['2.reunis'], offres({'C01-1': ['expert', 1]})['2.un'],
        offres({...TOUT, 'C02-1': [t2.vide, 9]})['2.reunis']];
    """)
    tout, un_manque, inconnu, non_evalue = vus
    assert tout == {
        "2.un": [["C01-1", "avec-appui"]],
        "2.deux": [["C01-4", "en-autonomie"], ["C01-5", "en-autonomie"]],
        "2.trois": [["C02-5", ""]],
        "2.reunis": [["C02-6", "avec-appui"]],
        "2.six": [["C02-7", "pas-encore"]],
        "2.sept": [],
        "2.neuf": [["C02-8", ""]],
    }
    assert un_manque == non_evalue == [["C02-6", ""]]
    assert inconnu == [["C01-1", ""]]


def test_a_change_left_pending_speaks_of_what_stands_today(t: Calcul) -> None:
    vus = t("""
      const attente = auto.migrer(auto.migrer(etat('1', TOUT), t2), t3);
      return ['2.deux', '2.six', '2.neuf', '3.encore'].map((cle) => [
        vu(attente, cle).avant.map(({niveau}) => niveau),
        vu(attente, cle).apres.map(({code, texte, propose}) => [code, texte, propose])]);
    """)
    assert vus == [
        [["en-autonomie"], [["C01-6", "texte C01-6", "en-autonomie"]]],  # C01-5 is gone.
        [["pas-encore"], [["C02-10", "texte C02-10", ""]]],  # Only half of what C02-10 asks.
        [[], [["C02-10", "texte C02-10", ""]]],
        [["non-evalue", "non-evalue"], [["C02-10", "texte C02-10", ""]]],
    ]


def test_a_pending_change_whose_targets_are_all_gone_can_still_be_reviewed(t: Calcul) -> None:
    vu = t("""
      const fin = {code: '4', depuis: '2026-04-01', empreinte: 'dddddd', pourquoi: '',
        changements: [change('fin', 'retire', ['C01-6'], [])]};
      const t4 = auto.contexte({...donnees, edition: '4', editions: [...editions, fin]});
      const e = auto.migrer(etat('1', {'C01-2': [S, 2]}), t4);
      const avant = auto.changements(t4, e).find(({cle}) => cle === '2.deux');
      const apres = auto.revoir(t4, e, '2.deux', T(9));
      return [avant.apres, part(apres, '2.deux').fait, niveaux(apres),
        auto.aRevoir(t4, e) - auto.aRevoir(t4, apres)];
    """)
    assert vu == [[], True, {}, 1]


def test_keeping_answers_one_repere_and_reviews_the_change_when_all_have_one(t: Calcul) -> None:
    etapes = t("""
      const e = auto.migrer(etat('1', TOUT), t2);
      const un = auto.garderNiveau(t2, e, '2.deux', 'C01-4', T(9));
      const deux = auto.garderNiveau(t2, un, '2.deux', 'C01-5', T(10));
      return [un, deux].map((x) => [niveaux(x)['C01-4'], niveaux(x)['C01-5'] ?? '',
        part(x, '2.deux').fait, auto.aRevoir(t2, x)]);
    """)
    assert etapes == [
        ["en-autonomie", "", False, 7],
        ["en-autonomie", "en-autonomie", True, 6],
    ]


def test_having_seen_a_change_answers_nothing(t: Calcul) -> None:
    memes, restent = t("""
      let e = auto.migrer(etat('1', TOUT), t3);
      const avant = niveaux(e);
      for (const {cle} of auto.changements(t3, e)) e = auto.revoir(t3, e, cle, T(9));
      return [JSON.stringify(avant) === JSON.stringify(niveaux(e)), auto.aRevoir(t3, e)];
    """)
    assert memes
    assert restent == 0


def test_situations_follow_to_what_the_person_answered(t: Calcul) -> None:
    vus = t("""
      let e = auto.poser(etat('1', TOUT), 'situations', 'aaaaaaaa',
        situation({reperes: ['C01-2', 'C02-9']}), T(1));
      e = auto.migrer(e, t2);
      const reperes = (x) => x.situations.get('aaaaaaaa').reperes;
      const rien = auto.revoir(t2, e, '2.deux', T(9));
      const moitie = auto.poser(e, 'reponses', 'C01-5', {niveau: P}, T(9));
      const garde = auto.garderNiveau(t2, moitie, '2.deux', 'C01-4', T(10));
      return [reperes(rien), reperes(auto.revoir(t2, moitie, '2.deux', T(10))), reperes(garde)];
    """)
    assert vus == [
        ["C01-2", "C02-9"],
        ["C02-9", "C01-5"],
        ["C02-9", "C01-4", "C01-5"],
    ]


def test_situations_of_a_competence_follow_only_when_asked(t: Calcul) -> None:
    vus = t("""
      let e = auto.poser(etat('2'), 'situations', 'aaaaaaaa',
        situation({competences: ['C03', 'C01']}), T(1));
      e = auto.migrer(e, t3);
      const competences = (x) => x.situations.get('aaaaaaaa').competences;
      const garde = auto.garderRattachements(t3, e, '3.metier', T(9));
      return [vu(e, '3.metier').rattachees, competences(auto.revoir(t3, e, '3.metier', T(9))),
        competences(garde), part(garde, '3.metier').fait];
    """)
    assert vus == [1, ["C03", "C01"], ["C01", "C06", "C07"], True]


def test_what_a_snapshot_can_no_longer_compare_is_counted(t: Calcul) -> None:
    vus = t("""
      const reponses = new Map([['C01-1', A], ['C01-2', S], ['C02-9', S]]);
      const photo = (le) => ({reponses, situations: [], le});
      const vide = {reponses: new Map(), situations: []};
      return ['2026-01-15T10:00:00Z', '2026-02-15T10:00:00Z', undefined].map(
        (le) => auto.horsComparaison(t3, [photo(le), vide]));
    """)
    assert vus == [
        {"disparus": 1, "reformules": 1},
        {"disparus": 1, "reformules": 0},
        {"disparus": 1, "reformules": 0},
    ]


# --- The example that the other rooms use ------------------------------------------------------


def test_the_example_of_an_older_file_opens_and_is_written_as_the_schema_says(
    browser: Browser, mini: Referentiel
) -> None:
    ancien = (TESTS / "exemples" / "fichiers" / "titre-mini-edition-1.json").read_text("utf-8")
    with page_nue(browser, mini) as page:
        lu = evaluer(
            page,
            """
            const {etat, ignores, inconnus, migre} = auto.lireFichier(arg, ctx);
            return {bilan: [ignores, inconnus, migre], ecrit: JSON.parse(auto.ecrireEtat(etat)),
              revoir: auto.aRevoir(ctx, etat), reponses: auto.reponsesARevoir(ctx, etat)};
            """,
            ancien,
        )
    assert lu["bilan"] == [0, 0, True]
    assert mini.correspondances
    assert lu["revoir"] == len(mini.correspondances.editions[-1].changements)
    assert lu["reponses"] == 7
    assert set(lu["ecrit"]["reponses"]) == {"C01-1", "C01-2", "C02-1", "C02-2", "C03-1", "C03-3"}
    assert lu["ecrit"]["situations"]["jardin01"]["reperes"] == ["C01-1", "C01-5", "C02-2"]
    jsonschema.Draft202012Validator(json.loads(file_schema(mini))).validate(lu["ecrit"])
