"""A shared link on its way: cut, changed, re-encoded, old. Read as it was made, or refused."""

from __future__ import annotations

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
  const sans = (lu) => JSON.stringify([[...lu.reponses], lu.situations, lu.entier]);
"""


def test_a_link_cut_anywhere_or_changed_is_not_read(js: Calcul) -> None:
    passes = js(
        HASARD
        + EN_ROUTE
        + r"""
      const passes = [];
      const SIGNES = '0123456789abcdefghijklmnopqrstuvwxyz.';
      for (let n = 0; n < 6; n += 1) {
        const code = auto.encoder(ctx, rempli());
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


def test_a_link_as_mail_and_chat_deliver_it(js: Calcul) -> None:
    rates = js(
        HASARD
        + EN_ROUTE
        + r"""
      const code = auto.encoder(ctx, rempli());
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
      return arrives.filter((adresse) => lire(adresse) !== attendu);
    """,
        12,
    )
    assert rates == []


def test_any_fragment_reads_or_is_refused_or_is_no_link(js: Calcul) -> None:
    vus = js(
        HASARD
        + EN_ROUTE
        + r"""
      const MORCEAUX = ['#', 'p', '=', '%', '%3D', '%25', '%E2', '%80%8B', '1.', '2.', '3.',
        '631098', 'C01', 'S02', 'c33', 's', '.', '0', '9', 'zz', '\u2028', '🎓', '\ud800', ' ', '&',
        '__proto__'];
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
