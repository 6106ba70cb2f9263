"""The reasoning of the self-assessment, apart from any page: reading, changing, merging."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser

from generator.exports.auto_formes import LIMITES
from generator.exports.auto_schema import file_schema
from generator.model import Referentiel
from tests.conftest import TESTS
from tests.navigateur.auto import HASARD, Calcul, evaluer, page_nue

# --- Reading ---------------------------------------------------------------------------------


def test_the_browser_reads_every_case_as_the_table_says(js: Calcul) -> None:
    cas = json.loads((TESTS / "attendus" / "lectures.json").read_text("utf-8"))
    lus = js(
        """
      const lire = ({niveaux, situation}) => ({
        ...auto.lire(ctx, niveaux), preuve: auto.preuve(situation),
      });
      return arg.map(lire);
    """,
        cas,
    )
    for lu, attendu in zip(lus, cas, strict=True):
        assert lu.pop("total") == len(attendu["niveaux"])
        assert lu == {nom: attendu[nom] for nom in lu}, attendu["nom"]


def test_the_rule_is_data(browser: Browser, mini: Referentiel) -> None:
    cas = [
        ["recolte", "rien"],
        ["recolte", "recolte"],
        ["recolte", "jachere"],
        ["jachere", "jachere"],
        ["graine", "graine"],
        ["graine", "pousse"],
    ]
    with page_nue(browser, mini) as page:
        lus = evaluer(page, "return arg.map((niveaux) => auto.lire(ctx, niveaux).lecture)", cas)
    assert lus == ["incomplet", "oui", "oui", "en-jachere", "non", "entre-deux"]


@pytest.mark.parametrize(
    ("niveaux", "mots"),
    [
        (["non-evalue"] * 4, "À compléter : aucun repère sur 4 renseigné"),
        (["pas-encore", "avec-appui", "non-evalue"], "À compléter : 2 repères sur 3 renseignés"),
        (["pas-l-occasion"] * 4, "Sans occasion"),
        (["en-autonomie"] * 4, "Oui : 4 repères sur 4"),
        (["en-autonomie", "pas-l-occasion"], "Oui : 1 repère sur 1, 1 sans occasion"),
        (["pas-encore"] * 5, "Non : aucun repère sur 5"),
        (
            ["avec-preuve", "en-autonomie", "pas-l-occasion", "en-autonomie", "avec-appui"],
            "Partiellement : 3 repères sur 4, 1 sans occasion",
        ),
    ],
)
def test_a_reading_is_said_with_its_count(js: Calcul, niveaux: list[str], mots: str) -> None:
    dit = js("return auto.motPratique(ctx, auto.lire(ctx, arg))", niveaux)
    assert dit.replace("\u00a0", " ") == mots


def test_no_occasion_is_never_told_as_a_beginning(js: Calcul) -> None:
    """It is not a lack: someone whose post never allowed it may have been in it for years."""
    sans, un, debut = js(
        "return arg.map((niveaux) => auto.motDejaLa(ctx, new Map(Object.entries(niveaux))))",
        [
            {"C01": "pas-l-occasion", "C02": "pas-l-occasion"},
            {"C01": "pas-l-occasion", "C02": "non-evalue"},
            {"C01": "pas-l-occasion", "C02": "pas-encore"},
        ],
    )
    assert sans == un and "pas un manque" in sans and "commencez" not in sans
    assert debut.startswith("Vous commencez")


def test_a_proof_comes_through_a_repere_and_goes_with_its_situation(js: Calcul) -> None:
    preuves, pratiques = js("""
      let e = auto.vide(ctx);
      for (const r of ctx.competences.get('C06').codes) {
        e = auto.poser(e, 'reponses', r, {niveau: 'en-autonomie'}, T(0));
      }
      const etats = [e];
      etats.push(auto.poser(e, 'situations', 'aaaaaaaa', situation({reperes: ['C06-2']}), T(1)));
      etats.push(auto.oter(etats[1], 'situations', 'aaaaaaaa', T(2)));
      const preuves = etats.map((etat) => auto.preuveDe(ctx, etat, 'C06'));
      preuves.push(auto.preuveDe(ctx, etats[1], 'C07'));
      return [preuves, etats.map((etat) => auto.pratiqueDe(ctx, etat, 'C06').lecture)];
    """)
    assert preuves == ["a-raconter", "racontee", "a-raconter", "a-raconter"]
    assert pratiques == ["oui", "oui", "oui"]


def test_what_is_missing_to_read_yes(js: Calcul) -> None:
    vus = js("""
      let e = auto.vide(ctx);
      const { codes } = ctx.competences.get('C06');
      const repondre = (r, niveau, t) => {
        e = auto.poser(e, 'reponses', r, {niveau}, T(t));
      };
      const vus = [auto.ecarts(ctx, e, 'C06').length === codes.length];
      for (const r of codes) repondre(r, 'avec-preuve', 0);
      vus.push(auto.ecarts(ctx, e, 'C06'));
      repondre('C06-1', 'avec-appui', 1);
      repondre('C06-2', 'pas-l-occasion', 1);  // No lack.
      vus.push(auto.ecarts(ctx, e, 'C06'));
      return vus;
    """)
    assert vus == [True, [], ["C06-1"]]


def test_progress_counts_answers_and_not_their_absence(js: Calcul) -> None:
    compte = js("""
      let e = auto.vide(ctx);
      e = auto.poser(e, 'reponses', 'C01-1', {niveau: 'pas-encore'}, T(0));
      e = auto.poser(e, 'reponses', 'C01-4', {niveau: 'pas-l-occasion'}, T(0));
      e = auto.poser(e, 'reponses', 'C01-2', {niveau: 'non-evalue'}, T(0));
      e = auto.poser(e, 'reponses', 'C99-1', {niveau: 'avec-preuve'}, T(0));
      e = auto.poser(e, 'reponses', 'C01-3', {niveau: 'expert'}, T(0));
      const p = auto.progression(ctx, e);
      return [p.repondus, p.total, ctx.reperes.size, [...p.ccp.values()].map((c) => c.repondus)];
    """)
    assert compte == [2, compte[2], compte[2], [2, 0, 0]]


def test_a_ccp_held_or_not_aimed_at_is_no_longer_asked_and_its_answers_stay(js: Calcul) -> None:
    vus = js("""
      let e = auto.poser(auto.vide(ctx), 'reponses', 'C01-1', {niveau: 'pas-encore'}, T(0));
      e = auto.poser(e, 'premier_tour', 'C01', {niveau: 'avec-appui'}, T(0));
      e = auto.poser(e, 'premier_tour', 'C06', {niveau: 'avec-appui'}, T(0));
      const voir = () => {
        const { total, repondus, ccp } = auto.progression(ctx, e);
        const tour = auto.premierTour(ctx, e);
        return {
          cote: Object.fromEntries(auto.misDeCote(ctx, e)),
          demandees: auto.concernees(ctx, e).map((code) => ctx.competences.get(code).ccp),
          tout: total === ctx.reperes.size, repondus, ccp1: ccp.get('CCP1').repondus,
          tour: [tour.total, tour.repondus, tour.prochaine],
        };
      };
      const vus = [voir()];
      e = auto.poser(e, 'ccp', 'CCP1', {obtenu_le: ''}, T(1));
      vus.push(voir());
      e = auto.poser(e, 'ccp_vises', 'CCP3', {vise: true}, T(2));
      vus.push(voir());
      e = auto.oter(e, 'ccp', 'CCP1', T(3));
      e = auto.poser(e, 'ccp_vises', 'CCP3', {vise: false}, T(3));
      vus.push(voir());
      return vus.map(({demandees, ...reste}) => ({...reste, ccp: [...new Set(demandees)]}));
    """)
    tous = {"cote": {}, "tout": True, "repondus": 1, "ccp1": 1, "tour": [15, 2, "C02"]}
    tous["ccp"] = ["CCP1", "CCP2", "CCP3"]
    un = {"cote": {"CCP1": "obtenu"}, "tout": False, "repondus": 0, "ccp1": 1}
    assert vus == [
        tous,
        un | {"tour": [10, 1, "C07"], "ccp": ["CCP2", "CCP3"]},
        un
        | {"cote": {"CCP1": "obtenu", "CCP2": "non-vise"}, "tour": [4, 0, "C12"], "ccp": ["CCP3"]},
        tous,
    ]


def test_the_first_round_fills_no_repere_and_ignores_what_it_does_not_offer(js: Calcul) -> None:
    vus = js("""
      let e = auto.vide(ctx);
      e = auto.poser(e, 'premier_tour', 'C01', {niveau: 'en-autonomie'}, T(0));
      e = auto.poser(e, 'premier_tour', 'C02', {niveau: 'avec-preuve'}, T(0));
      e = auto.poser(e, 'premier_tour', 'C03', {niveau: 'pas-l-occasion'}, T(0));
      e = auto.poser(e, 'premier_tour', 'C04', {niveau: 'non-evalue'}, T(0));
      const { niveaux, repondus, prochaine } = auto.premierTour(ctx, e);
      return [[...niveaux.values()].slice(0, 4), repondus, prochaine,
        auto.progression(ctx, e).repondus, auto.pratiqueDe(ctx, e, 'C01').repondus];
    """)
    assert vus == [["en-autonomie", "non-evalue", "pas-l-occasion", "non-evalue"], 2, "C02", 0, 0]


PAS = """
  const lettres = { e: 'pas-encore', a: 'avec-appui', o: 'en-autonomie', x: 'pas-l-occasion' };
  const codes = [...ctx.competences.keys()];
  return arg.map(({ tour, detail, entame, racontees, obtenus, vises, parcouru }) => {
    let e = auto.vide(ctx);
    const dire = (section, cle, valeur) => { e = auto.poser(e, section, cle, valeur, T(1)); };
    codes.forEach((c, i) => {
      if (tour[i] !== '.') dire('premier_tour', c, { niveau: lettres[tour[i]] });
      const niveau = typeof detail === 'string' ? detail : detail?.[c];
      const { codes: reperes } = ctx.competences.get(c);
      if (niveau) for (const r of reperes) dire('reponses', r, { niveau });
      if (entame === c) dire('reponses', reperes[0], { niveau: 'avec-appui' });
      const vecue = situation({ competences: [c] });
      if (racontees === 'toutes' || racontees?.includes(c)) dire('situations', `recit${c}`, vecue);
    });
    for (const c of obtenus ?? []) dire('ccp', c, { obtenu_le: '' });
    for (const c of vises ?? []) dire('ccp_vises', c, { vise: true });
    return auto.prochainPas(ctx, e, parcouru);
  });
"""


def test_the_next_step_is_the_one_of_the_table(js: Calcul) -> None:
    cas = json.loads((TESTS / "attendus" / "prochains-pas.json").read_text("utf-8"))
    for pas, attendu in zip(js(PAS, cas), cas, strict=True):
        assert pas["quoi"] == attendu["quoi"], attendu["nom"]
        assert pas["competence"] == attendu.get("competence"), attendu["nom"]
        assert (pas["ccp"] is None) == (pas["competence"] is None)
    assert len({c["quoi"] for c in cas}) == 8


def test_a_title_without_a_first_round_starts_with_the_detail(js: Calcul) -> None:
    assert js("""
      const sans = { ...ctx, premier_tour: null };
      return auto.prochainPas(sans, auto.vide(sans));
    """) == {"quoi": "detail", "ccp": "CCP1", "competence": "C01"}


# --- State -----------------------------------------------------------------------------------

PLEIN = """
  let e = auto.vide(ctx);
  for (const [i, r] of [...ctx.reperes.keys()].entries()) {
    e = auto.poser(e, 'reponses', r, {niveau: ctx.niveaux[i % 6]}, T(i));
  }
  for (const [i, c] of [...ctx.competences.keys()].entries()) {
    e = auto.poser(e, 'premier_tour', c, {niveau: ctx.premier_tour[i % 4]}, T(i));
  }
  e = auto.poser(e, 'ccp_vises', 'CCP2', {vise: true}, T(3));
  e = auto.poser(e, 'ccp_vises', 'CCP3', {vise: false}, T(3));
  const recit = (code) => `J’ai <b>fait</b> ${code}\\n« é » 🎓`;
  const textes = Object.fromEntries(ctx.rubriques.map(({code}) => [code, recit(code)]));
  for (let i = 0; i < 12; i += 1) {
    e = auto.poser(e, 'situations', `situation${i}`, situation({
      titre: `Situation ${i}`, debut: '2024-02-29', fin: i % 2 ? '2024-03-01' : '', textes,
      competences: [`C0${1 + i % 9}`], reperes: ['C06-1', 'C10-2'],
    }), T(i));
  }
  e = auto.oter(e, 'situations', 'situation3', T(100));
  e = auto.poser(e, 'ccp', 'CCP1', {obtenu_le: '2025-06-30'}, T(3));
  e = auto.poser(e, 'plan', 'action01', {
    competence: 'C06', repere: 'C06-1', quoi: 'Demander', avec_qui: 'Ma tutrice',
    pour_le: '2026-03-01', fait: false,
  }, T(4));
  e = auto.poser(e, 'plan', 'action02', {quoi: 'x', fait: true}, T(4));
  e = auto.oter(e, 'plan', 'action02', T(5));
  e = auto.poser(e, 'points', 'point001', {nom: 'Mars', ...auto.instantane(ctx, e)}, T(6));
  e = auto.controler(auto.vide(ctx), e, ctx);
"""


def test_a_file_written_is_read_again_as_it_was(js: Calcul) -> None:
    premier, second, bilan = js(f"""{PLEIN}
      const texte = auto.ecrireEtat(e);
      const {{etat, ignores, inconnus}} = auto.lireFichier(texte, ctx);
      return [texte, auto.ecrireEtat(etat), [ignores, inconnus]];
    """)
    assert premier == second
    assert bilan == [0, 0]
    assert len(json.loads(premier)["situations"]) == 12


@pytest.mark.parametrize("etat", ["let e = auto.vide(ctx);", PLEIN], ids=["vide", "plein"])
def test_a_file_written_is_what_the_published_schema_says(
    js: Calcul, cip: Referentiel, etat: str
) -> None:
    schema = json.loads(file_schema(cip))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    validator.validate(json.loads(js(f"{etat} return auto.ecrireEtat(e)")))


def test_the_schema_and_the_browser_have_the_same_limits(js: Calcul) -> None:
    limites, maxima = js("return [auto.LIMITES, auto.MAXIMA]")
    textes = {nom: limites[nom] for nom in ("texte", "court", "codes", "rubriques")}
    assert textes | {nom: maxima[nom] for nom in LIMITES if nom in maxima} == dict(LIMITES)


def test_the_largest_texts_allowed_make_a_valid_file(js: Calcul, cip: Referentiel) -> None:
    texte = js("""
      let e = auto.vide(ctx);
      const long = 'é'.repeat(auto.LIMITES.texte);
      const textes = Object.fromEntries(ctx.rubriques.map(({code}) => [code, long]));
      const champs = {titre: '🎓'.repeat(100), textes, competences: [...ctx.competences.keys()]};
      e = auto.poser(e, 'situations', 'aaaaaaaa', situation(champs), T(0));
      return auto.ecrireEtat(auto.controler(auto.vide(ctx), e, ctx));
    """)
    jsonschema.Draft202012Validator(json.loads(file_schema(cip))).validate(json.loads(texte))


def test_a_change_is_always_later_than_what_it_changes(js: Calcul) -> None:
    niveau, ordre = js("""
      let e = auto.poser(auto.vide(ctx), 'reponses', 'C01-1', {niveau: 'avec-appui'}, T(10));
      // The clock went back.
      const suivant = auto.poser(e, 'reponses', 'C01-1', {niveau: 'en-autonomie'}, T(0));
      const reuni = auto.fusionner(e, suivant);
      return [reuni.reponses.get('C01-1').niveau, suivant.modifie_le > e.modifie_le];
    """)
    assert niveau == "en-autonomie"
    assert ordre


def test_unknown_codes_are_kept_counted_and_never_shown(js: Calcul) -> None:
    ecrit, inconnus, lu, vus = js("""
      const le = new Date(T(0)).toISOString();
      const brut = {format: 1, titre: ctx.titre, version: 'abc', modifie_le: le,
        reponses: {'C99-1': {niveau: 'avec-appui', le}, 'C01-1': {niveau: 'expert', le},
          'C01-2': {niveau: 'avec-appui', le}},
        situations: {aaaaaaaa: {titre: 'T', textes: {autre: 'gardé'}, competences: ['C99'], le}},
        points: {bbbbbbbb: {nom: 'P', reponses: {'C99-1': 'avec-appui'}, situations: ['C98'], le}}};
      const {etat, inconnus} = auto.lireFichier(JSON.stringify(brut), ctx);
      const ecrit = JSON.parse(auto.ecrireEtat(etat));
      const vus = [...auto.instantane(ctx, etat).reponses.keys()];
      return [ecrit, inconnus, auto.niveauDe(ctx, etat, 'C01-1'), vus];
    """)
    assert ecrit["reponses"]["C99-1"]["niveau"] == "avec-appui"
    assert ecrit["reponses"]["C01-1"]["niveau"] == "expert"
    assert ecrit["situations"]["aaaaaaaa"]["textes"]["autre"] == "gardé"
    assert ecrit["situations"]["aaaaaaaa"]["competences"] == ["C99"]
    assert ecrit["points"]["bbbbbbbb"]["reponses"] == {"C99-1": "avec-appui"}
    assert inconnus == 2
    assert lu == "non-evalue"
    assert vus == ["C01-2"]


def test_identifiers_are_ones_the_site_accepts(js: Calcul) -> None:
    assert js("""
      const tirer = () => auto.nouvelId(crypto.getRandomValues(new Uint8Array(12)));
      const ids = new Set(Array.from({length: 200}, tirer));
      const action = {quoi: 'x', le: new Date(T(0)).toISOString()};
      const bons = [...ids].every((id) => auto.lireElement('plan', id, action, ctx));
      return ids.size === 200 && bons;
    """)


@pytest.mark.parametrize(
    ("section", "cle", "champs"),
    [
        ("reponses", "C01-1", {"niveau": 3}),
        ("reponses", "C01", {"niveau": "avec-appui"}),
        ("reponses", "__proto__", {"niveau": "avec-appui"}),
        ("premier_tour", "C01", {"niveau": True}),
        ("premier_tour", "C01-1", {"niveau": "avec-appui"}),
        ("premier_tour", "C01", {"supprime": True, "niveau": 1}),
        ("ccp_vises", "CCP1", {"vise": "true"}),
        ("ccp_vises", "CCP1", {"vise": None}),
        ("ccp_vises", "ccp1", {"vise": True}),
        ("situations", "aaaaaaaa", {"titre": 1}),
        ("situations", "aaaaaaaa", {"debut": "2024-02-30"}),
        ("situations", "aaaaaaaa", {"debut": "2023-02-29"}),
        ("situations", "aaaaaaaa", {"fin": "hier"}),
        ("situations", "aaaaaaaa", {"textes": ["x"]}),
        ("situations", "aaaaaaaa", {"textes": {"taches": {}}}),
        ("situations", "aaaaaaaa", {"textes": {"Pas Un Code": "x"}}),
        ("situations", "aaaaaaaa", {"competences": "C01"}),
        ("situations", "aaaaaaaa", {"competences": ["c01"]}),
        ("situations", "aaaaaaaa", {"reperes": ["C01"]}),
        ("situations", "aaaaaaaa", {"competences": ["C01"] * 61}),
        ("situations", "COURT", {"titre": "x"}),
        ("ccp", "CCP1", {"obtenu_le": 20250101}),
        ("plan", "aaaaaaaa", {"fait": "oui"}),
        ("plan", "aaaaaaaa", {"competence": "<b>"}),
        ("plan", "aaaaaaaa", {"avec_qui": "x" * 201}),
        ("plan", "aaaaaaaa", {"quoi": "x" * 6001}),
        ("points", "aaaaaaaa", {"reponses": None}),
        ("points", "aaaaaaaa", {"reponses": {"C01-1": 4}}),
        ("points", "aaaaaaaa", {"reponses": {"constructor": "avec-appui"}}),
    ],
)
def test_an_item_is_whole_or_is_nothing(
    js: Calcul, section: str, cle: str, champs: dict[str, Any]
) -> None:
    sains: dict[str, dict[str, Any]] = {
        "reponses": {"niveau": "avec-appui"},
        "premier_tour": {"niveau": "avec-appui"},
        "ccp_vises": {"vise": False},
        "situations": {},
        "ccp": {},
        "plan": {"quoi": "x"},
        "points": {"nom": "x", "reponses": {}},
    }
    bon = sains[section]
    code = "const [s, c, v] = arg; return auto.lireElement(s, c, v, ctx) !== undefined"
    instant = {"le": "2026-01-01T00:00:00.000Z"}
    codes = {"reponses": "C01-1", "premier_tour": "C01", "ccp": "CCP1", "ccp_vises": "CCP1"}
    sain = codes.get(section, "aaaaaaaa")
    assert js(code, [section, sain, bon | instant])
    assert not js(code, [section, cle, bon | champs | instant])
    assert not js(code, [section, sain, bon | {"le": "2026-02-31T00:00:00Z"}])
    assert not js(code, [section, sain, bon])


def test_text_is_kept_clean(js: Calcul) -> None:
    titre = js("""
      const v = {titre: 'a\\r\\nb\\u0000\\u0007\\ud800c\\tÉ', le: new Date(T(0)).toISOString()};
      return auto.lireElement('situations', 'aaaaaaaa', v, ctx).titre;
    """)
    assert titre == "a\nb\ufffdc\tÉ"


# --- Merging ---------------------------------------------------------------------------------


def test_merging_does_not_depend_on_the_order_or_on_repetition(js: Calcul) -> None:
    echecs = js(
        f"""{HASARD}
      const echecs = new Set();
      for (let i = 0; i < 1500; i += 1) {{
        const [a, b, c] = [hasard(), hasard(), hasard()];
        const f = auto.fusionner;
        const ab = f(a, b);
        if (ecrit(ab) !== ecrit(f(b, a))) echecs.add('commutative');
        if (ecrit(f(ab, c)) !== ecrit(f(a, f(b, c)))) echecs.add('associative');
        if (ecrit(f(a, a)) !== ecrit(a)) echecs.add('idempotente');
        if (ecrit(f(ab, b)) !== ecrit(ab)) echecs.add('absorbante');
      }}
      return [...echecs];
    """,
        20260101,
    )
    assert echecs == []


def test_the_later_answer_wins_whoever_holds_it(js: Calcul) -> None:
    niveaux = js("""
      const a = auto.poser(auto.vide(ctx), 'reponses', 'C01-1', {niveau: 'avec-appui'}, T(1));
      const b = auto.poser(auto.vide(ctx), 'reponses', 'C01-1', {niveau: 'pas-encore'}, T(2));
      const reunis = [auto.fusionner(a, b), auto.fusionner(b, a)];
      return reunis.map((e) => e.reponses.get('C01-1').niveau);
    """)
    assert niveaux == ["pas-encore", "pas-encore"]


def test_what_was_deleted_does_not_come_back(js: Calcul) -> None:
    assert js("""
      const a = auto.poser(auto.vide(ctx), 'situations', 'aaaaaaaa', situation({titre: 'T'}), T(1));
      const b = auto.oter(a, 'situations', 'aaaaaaaa', T(2));
      const reunis = [auto.fusionner(a, b), auto.fusionner(b, a)];
      return reunis.every((e) => auto.vivants(e, 'situations').length === 0);
    """)


def test_a_replacement_outweighs_what_came_before_and_nothing_after(js: Calcul) -> None:
    cles = js("""
      const poser = (e, r, t) => auto.poser(e, 'reponses', r, {niveau: 'avec-appui'}, t);
      const ancien = poser(poser(auto.vide(ctx), 'C01-1', T(1)), 'C01-2', T(9));
      const remplace_le = new Date(T(5)).toISOString();
      const fichier = {...poser(auto.vide(ctx), 'C02-1', T(0)), remplace_le};
      return [...auto.fusionner(ancien, fichier).reponses.keys()].sort();
    """)
    assert cles == ["C01-2", "C02-1"]


def test_the_preview_counts_what_a_merge_does(js: Calcul) -> None:
    bilan = js("""
      const poser = (e, r, n, t) => auto.poser(e, 'reponses', r, {niveau: n}, t);
      let ici = auto.vide(ctx);
      for (const [r, t] of [['C01-1', 1], ['C01-2', 9], ['C01-3', 1], ['C01-4', 1]]) {
        ici = poser(ici, r, 'avec-appui', T(t));
      }
      ici = auto.poser(ici, 'situations', 'aaaaaaaa', situation({titre: 'T'}), T(1));
      let la = auto.vide(ctx);
      for (const r of ['C01-1', 'C01-2']) la = poser(la, r, 'pas-encore', T(5));
      for (const r of ['C01-3', 'C02-1']) la = poser(la, r, 'avec-appui', T(5));
      return auto.comparer(ici, la);
    """)
    assert bilan == {
        "ajoutes": 1,
        "modifies": 1,
        "plus_anciens": 1,
        "identiques": 1,
        "absents": 2,
    }


def test_answers_of_both_formats_merge_and_are_written_in_the_later_one(js: Calcul) -> None:
    reuni, remplace, nouveautes, vide = js("""
      const le = new Date(T(1)).toISOString();
      const brut = (format, champs) => auto.lireFichier(
        JSON.stringify({format, titre: ctx.titre, version: 'x', modifie_le: le, ...champs}), ctx);
      const ancien = brut(1, {reponses: {'C01-1': {niveau: 'avec-appui', le}}}).etat;
      const neuf = brut(2, {
        reponses: {'C01-2': {niveau: 'pas-l-occasion', le}},
        premier_tour: {C01: {niveau: 'en-autonomie', le}}, ccp_vises: {CCP1: {vise: true, le}},
      }).etat;
      const reuni = auto.accueillir(ancien, neuf, T(5));
      const lues = {...neuf, nouveautes: 'lues'};
      return [
        JSON.parse(auto.ecrireEtat(reuni)),
        JSON.parse(auto.ecrireEtat(auto.remplacer(neuf, ancien, T(5)))),
        [ancien, neuf, reuni, auto.fusionner(neuf, ancien), auto.accueillir(lues, ancien, T(5)),
          auto.remplacer(lues, ancien, T(5))].map((e) => e.nouveautes),
        brut(1, {reponses: {}}).etat.nouveautes,
      ];
    """)
    assert reuni["format"] == 2
    assert set(reuni["reponses"]) == {"C01-1", "C01-2"}
    assert set(reuni["premier_tour"]) == {"C01"} and set(reuni["ccp_vises"]) == {"CCP1"}
    assert set(remplace["reponses"]) == {"C01-1"} and remplace["premier_tour"] == {}
    assert nouveautes == ["a-lire", "", "a-lire", "a-lire", "lues", "lues"]
    assert vide == ""  # Nothing to tell to who held nothing.


def test_an_instant_from_a_wrong_clock_does_not_win_for_ever(js: Calcul) -> None:
    niveau = js("""
      const poser = (e, n, t) => auto.poser(e, 'reponses', 'C01-1', {niveau: n}, t);
      const fou = auto.ramener(poser(auto.vide(ctx), 'pas-encore', Date.UTC(2190, 0)), T(5));
      const apres = poser(auto.vide(ctx), 'avec-preuve', T(6));
      return auto.fusionner(fou, apres).reponses.get('C01-1').niveau;
    """)
    assert niveau == "avec-preuve"


def test_undoing_keeps_what_was_answered_since(js: Calcul) -> None:
    cles = js("""
      const poser = (e, r, t) => auto.poser(e, 'reponses', r, {niveau: 'avec-appui'}, t);
      const avant = poser(auto.vide(ctx), 'C01-1', T(1));
      const apres = poser(avant, 'C02-1', T(2));
      return [...auto.defaire(avant, apres, poser(apres, 'C03-1', T(3))).reponses.keys()];
    """)
    assert cles == ["C01-1", "C03-1"]
