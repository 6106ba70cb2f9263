"""A shared link on its way: cut, changed, re-encoded, old. Read as it was made, or refused."""

from __future__ import annotations

import pytest

from tests.navigateur.auto import HASARD, Calcul

EN_ROUTE = r"""
  const essayer = (code) => {
    try { return auto.decoder(code, ctx); }
    catch (e) { if (!(e instanceof auto.Refus)) throw e; return e.code; }
  };
  const rempli = () => {
    let e = auto.vide(ctx);
    for (const r of ctx.reperes.keys()) {
      if (de(4)) e = auto.poser(e, 'reponses', r, {niveau: ctx.niveaux[de(6)]}, T(0));
    }
    const competences = [...ctx.competences.keys()].filter(() => de(2));
    return auto.poser(e, 'situations', 'aaaaaaaa', situation({competences}), T(0));
  };
  const ET_PLUS = [[], ['tour'], ['obtenus'], ['vises'], ['tour', 'obtenus', 'vises']];
  // What form 3 is for, some of it or none.
  const enrichi = (e, quoi) => {
    if (quoi.includes('tour')) {
      for (const c of ctx.competences.keys()) {
        if (de(3)) e = auto.poser(e, 'premier_tour', c, {niveau: ctx.premier_tour[de(4)]}, T(0));
      }
    }
    for (const c of ctx.ccp.keys()) {
      if (quoi.includes('obtenus') && !de(3)) {
        e = auto.poser(e, 'ccp', c, {obtenu_le: '2025-05-01'}, T(0));
      }
      if (quoi.includes('vises')) e = auto.poser(e, 'ccp_vises', c, {vise: !de(2)}, T(0));
    }
    return e;
  };
  const sans = (lu) => JSON.stringify([[...lu.reponses], lu.situations, lu.entier,
    ...['premier_tour', 'ccp', 'ccp_vises'].map((section) => [...lu.etat[section]])]);
  // A link as anyone could write it, its sum right.
  const forger = (corps) => {
    const h = [...corps.toLowerCase()].reduce((n, s) => (n * 37 + s.charCodeAt(0)) % 1679609, 1);
    return `${corps}.${h.toString(36).padStart(4, '0')}`;
  };
"""


def test_a_link_cut_anywhere_or_changed_is_not_read(js: Calcul) -> None:
    passes = js(
        HASARD
        + EN_ROUTE
        + r"""
      const passes = [];
      const SIGNES = '0123456789abcdefghijklmnopqrstuvwxyz.';
      for (let n = 0; n < 10; n += 1) {
        const code = auto.encoder(ctx, enrichi(rempli(), ET_PLUS[n % 5]));
        const refuse = (autre, quoi) => {
          if (autre.toLowerCase() === code.toLowerCase()) return;
          if (typeof essayer(autre) !== 'string') passes.push([quoi, autre]);
        };
        for (let i = 0; i < code.length; i += 1) refuse(code.slice(0, i), 'coupé');
        for (let i = 0; i < 400; i += 1) {
          const [a, b] = [de(code.length), de(code.length)];
          refuse(code.slice(0, a) + SIGNES[de(37)] + code.slice(a + 1), 'changé');
          refuse(code.slice(0, a) + SIGNES[de(37)] + code.slice(a), 'ajouté');
          refuse(code.slice(0, a) + code.slice(a + 1), 'ôté');
          const signes = [...code];
          [signes[a], signes[b]] = [signes[b], signes[a]];
          refuse(signes.join(''), 'échangés');
        }
      }
      return passes;
    """,
        11,
    )
    assert passes == []


@pytest.mark.parametrize(("graine", "forme"), [(12, "2"), (15, "3")])
def test_a_link_as_mail_and_chat_deliver_it(js: Calcul, graine: int, forme: str) -> None:
    rates = js(
        HASARD
        + EN_ROUTE
        + r"""
      const code = auto.encoder(ctx, enrichi(rempli(), arg === 12 ? [] : ET_PLUS[4]));
      const attendu = sans(auto.decoder(code, ctx));
      const milieu = Math.floor(code.length / 2);
      const coupe = (signe) => code.slice(0, milieu) + signe + code.slice(milieu);
      const fins = ['.', ',', ';', ':', '!', '?', ')', ']', '}', '>', '»', '”', '’', '…', "'", '"',
        ').', '\u00a0!', '\u202f?', '&gt;', '&utm_source=x', '?x=1', '/', '*', '_', '%E2%80'];
      const arrives = [
        `#p=${code}`, `#p%3D${code}`, `#p%3d${code.replaceAll('.', '%2E')}`, `#P=${code}`,
        `#p%253D${code}`, `#p=3D${code}`, `#p=${code.toUpperCase()}`, `#p=${code.toLowerCase()}`,
        ...fins.map((fin) => `#p=${code}${fin}`),
        ...fins.map((fin) => `#p=${code}${encodeURIComponent(fin)}`),
        ...['\u200b', '\u00ad', '\n', '\r\n', ' ', '=\r\n', '\u2060'].flatMap(
          (signe) => [`#p=${coupe(signe)}`, `#p=${coupe(encodeURIComponent(signe))}`]),
      ];
      const lire = (adresse) => {
        const lu = essayer(auto.codePartage(adresse));
        return typeof lu === 'string' ? lu : sans(lu);
      };
      return [code[0], ...arrives.filter((adresse) => lire(adresse) !== attendu)];
    """,
        graine,
    )
    assert rates == [forme]


def test_any_fragment_reads_or_is_refused_or_is_no_link(js: Calcul) -> None:
    vus = js(
        HASARD
        + EN_ROUTE
        + r"""
      const MORCEAUX = ['#', 'p', '=', '%', '%3D', '%25', '%E2', '%80%8B', '1.', '2.', '3.', '4.',
        '631098', 'C01', 'S02', 'c33', 's', 't12', 'CCP1o', '.', '0', '9', 'zz', '\u2028',
        '🎓', '\ud800', ' ', '&', '__proto__'];
      const vus = {};
      const essais = ['', '#', '#%', '#p', '#p=', '#p=%', '#p=%E2%80', '#C01-1%', '#c06', '#revue'];
      for (let i = 0; i < 4000; i += 1) {
        const suite = Array.from({length: de(12)}, () => MORCEAUX[de(MORCEAUX.length)]).join('');
        essais.push((de(3) ? '#p=' : '#') + suite);
      }
      for (const essai of essais) {
        const code = auto.codePartage(essai);
        const lu = code === null ? 'autre' : essayer(code);
        const quoi = typeof lu === 'string' ? lu : 'lu';
        vus[quoi] = (vus[quoi] ?? 0) + 1;
      }
      return vus;
    """,
        13,
    )
    assert {"autre", "lien", "lien-coupe"} <= vus.keys()


def test_an_old_link_reads_for_ever_and_is_not_known_to_be_whole(js: Calcul) -> None:
    lus = js("""
      const empreinte = ctx.editions.at(-1).empreinte;
      return ['.C0134S06342', '.C0134', '.', ''].map((suites) => {
        const d = auto.decoder(`1.${empreinte}${suites}`, ctx);
        return [Object.fromEntries(d.reponses), d.situations, d.entier, d.meme_version];
      });
    """)
    niveaux = {"C01-1": "en-autonomie", "C01-2": "avec-preuve"}
    c06 = {"C06-1": "en-autonomie", "C06-2": "avec-preuve", "C06-3": "avec-appui"}
    assert lus == [
        [niveaux | c06, ["C06"], False, True],
        [niveaux, [], False, True],
        [{}, [], False, True],
        [{}, [], False, True],
    ]


def test_codes_of_any_length_and_a_level_apart_from_the_scale(js: Calcul) -> None:
    lu = js("""
      const codes = {C1: ['C1-1', 'C1-2'], C101: ['C101-1', 'C101-12'], ABCD7: ['ABCD7-3'],
        S2: ['S2-1']};
      const competences = Object.entries(codes).map(([code, liste]) => [code, {codes: liste}]);
      const reperes = Object.values(codes).flat().map((r) => [r, {competence: r.split('-')[0]}]);
      const grand = {...ctx, competences: new Map(competences), reperes: new Map(reperes)};
      let e = auto.vide(grand);
      const poses = {'C1-2': 'pas-l-occasion', 'C101-1': 'avec-preuve', 'C101-12': 'pas-encore',
        'ABCD7-3': 'avec-appui', 'S2-1': 'en-autonomie'};
      for (const [r, niveau] of Object.entries(poses)) {
        e = auto.poser(e, 'reponses', r, {niveau}, T(0));
      }
      e = auto.poser(e, 'situations', 'aaaaaaaa', situation({competences: ['C1', 'S2']}), T(0));
      const code = auto.encoder(grand, e);
      const ailleurs = auto.decoder(code, {...grand, sans_occasion: null});
      const d = auto.decoder(code, grand);
      return [Object.fromEntries(d.reponses), d.situations, d.inconnus, poses, code.split('.')[2],
        ailleurs.inconnus, ailleurs.reponses.get('ABCD7-3')];
    """)
    reponses, situations, inconnus, poses, suites, ailleurs, appui = lu
    assert reponses == poses
    assert situations == ["C1", "S2"]
    assert inconnus == 0
    # As in every link ever made: 0 to 4 along the scale; 5 is the level that is not on it.
    assert suites == "C1s05C101c400000000001ABCD7c002S2s3"
    assert (ailleurs, appui) == (1, "avec-appui")


def test_a_link_carries_the_first_round_and_the_ccp_as_the_person_sees_them(js: Calcul) -> None:
    ecarts, formes = js(
        HASARD
        + EN_ROUTE
        + r"""
      const ecarts = [];
      const formes = new Set();
      for (let n = 0; n < 300; n += 1) {
        const quoi = ET_PLUS[n % 5];
        const e = enrichi(n % 3 ? rempli() : auto.vide(ctx), quoi);
        const code = auto.encoder(ctx, e);
        const lu = auto.decoder(code, ctx);
        const vu = (etat) => JSON.stringify([
          [...ctx.competences.keys()].map(
            (c) => [auto.pratiqueDe(ctx, etat, c), auto.preuveDe(ctx, etat, c)]),
          [...auto.misDeCote(ctx, etat)], auto.concernees(ctx, etat),
          [...auto.premierTour(ctx, etat).niveaux],
        ]);
        if (vu(lu.etat) !== vu(e)) ecarts.push(['carte', code]);
        const dits = (etat) => JSON.stringify(
          [...etat.premier_tour].map(([c, r]) => [c, r.niveau]));
        if (dits(lu.etat) !== dits(e)) ecarts.push(['tour', code]);
        if (lu.inconnus || !lu.entier || !lu.meme_version) ecarts.push(['reste', code]);
        if (quoi.length === 0 && code[0] !== '2') ecarts.push(['forme', code]);
        if (code.length > 230) ecarts.push(['long', code]);
        formes.add(code[0]);
      }
      return [ecarts, [...formes].sort()];
    """,
        14,
    )
    assert ecarts == []
    assert formes == ["2", "3"]


def test_a_link_without_first_round_nor_ccp_is_what_older_copies_read(js: Calcul) -> None:
    codes = js("""
      const poser = (e, ...quoi) => auto.poser(e, ...quoi, T(0));
      let e = poser(auto.vide(ctx), 'reponses', 'C01-1', {niveau: 'avec-appui'});
      const codes = [auto.encoder(ctx, e)];
      // No answer any more, a CCP no longer held, one no longer aimed at, codes of elsewhere.
      e = poser(e, 'premier_tour', 'C02', {niveau: ctx.vide});
      e = poser(e, 'premier_tour', 'C03', {niveau: 'avec-preuve'});
      e = poser(e, 'premier_tour', 'Z99', {niveau: 'avec-appui'});
      e = auto.oter(poser(e, 'ccp', 'CCP1', {obtenu_le: ''}), 'ccp', 'CCP1', T(1));
      e = poser(e, 'ccp', 'CCP9', {obtenu_le: ''});
      e = poser(e, 'ccp_vises', 'CCP1', {vise: false});
      codes.push(auto.encoder(ctx, e));
      // All are aimed at: nothing is set aside.
      for (const ccp of ctx.ccp.keys()) e = poser(e, 'ccp_vises', ccp, {vise: true});
      return [...codes, auto.encoder(ctx, e)];
    """)
    assert len(set(codes)) == 1
    assert codes[0].startswith("2.") and codes[0].split(".")[2] == "C01c2"


def test_fifteen_answers_of_the_first_round_are_fifteen_digits(js: Calcul) -> None:
    tout, troue, ailleurs = js("""
      const tour = (c, codes) => {
        let e = auto.vide(c);
        for (const code of codes) {
          e = auto.poser(e, 'premier_tour', code, {niveau: 'en-autonomie'}, T(0));
        }
        const code = auto.encoder(c, e);
        const lus = [...auto.decoder(code, c).etat.premier_tour.keys()];
        return [code.split('.')[2], lus.join() === codes.join()];
      };
      const codes = ['C99', 'C100', 'C104', 'C120', 'AB7', 'AB8'];
      const competences = codes.map((code) => [code, {codes: [], tous: []}]);
      return [tour(ctx, [...ctx.competences.keys()]), tour(ctx, ['C03', 'C05', 'C15']),
        tour({...ctx, competences: new Map(competences)}, codes)];
    """)
    assert tout == ["C01t" + "3" * 15, True]
    assert troue == ["C03t303C15t3", True]
    assert ailleurs == ["C99t330003C120t3AB7t33", True]


def test_a_forged_link_shows_nothing_that_this_title_does_not_know(js: Calcul) -> None:
    lus = js(
        HASARD
        + EN_ROUTE
        + r"""
      const empreinte = ctx.editions.at(-1).empreinte;
      return ['C14t333', 'C01t4', 'C01t6789', 'ZZ1t3', 'CCP9o', 'CCP9v', 'C01oCCP1t3', 'CCP1oCCP1o',
        'C01t1C01t3', 'C999t33', `C01t${'0'.repeat(5000)}`, ''].map((suites) => {
        const lu = auto.decoder(forger(`3.${empreinte}.${suites}`), ctx);
        const { etat } = lu;
        const tour = [...etat.premier_tour].map(([c, r]) => [c, r.niveau]);
        return [tour, [...etat.ccp.keys()], [...etat.ccp_vises.keys()], lu.inconnus];
      });
    """,
        16,
    )
    fait = "en-autonomie"
    assert lus == [
        [[["C14", fait], ["C15", fait]], [], [], 1],
        [[], [], [], 1],  # A level of repères, not of the first round.
        [[], [], [], 4],
        [[], [], [], 1],
        [[], [], [], 1],
        [[], [], [], 1],
        [[], [], [], 2],
        [[], ["CCP1"], [], 0],
        [[["C01", fait]], [], [], 0],
        [[], [], [], 2],
        [[], [], [], 0],
        [[], [], [], 0],
    ]
