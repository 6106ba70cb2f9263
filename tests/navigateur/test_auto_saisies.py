"""What a person types or pastes: dates judged alone, texts kept clean, two tabs at once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.navigateur.auto import HASARD, Calcul

# --- Dates -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ecrit", "date", "proposition"),
    [
        ("", "", None),
        ("  ", "", None),
        ("2026-03-12", "2026-03-12", None),
        ("1900-01-01", "1900-01-01", None),
        ("2199-12-31", "2199-12-31", None),
        ("2024-02-29", "2024-02-29", None),
        ("12/03/2026", "2026-03-12", None),
        ("1.3.2026", "2026-03-01", None),
        ("12 - 3 - 2026", "2026-03-12", None),
        ("0026-03-12", None, "2026-03-12"),
        ("12/03/26", None, "2026-03-12"),
        ("0046-03-12", None, "2046-03-12"),
        ("0047-03-12", None, "1947-03-12"),
        ("0000-03-12", None, "2000-03-12"),
        ("0087-03-12", None, "1987-03-12"),
        ("20266-03-12", None, "2026-03-12"),
        ("202611-03-12", None, "2026-03-12"),
        ("99999-03-12", None, ""),
        ("9999-12-31", None, ""),
        ("2200-01-01", None, ""),
        ("1899-12-31", None, ""),
        ("0202-03-12", None, ""),
        ("31/02/2026", None, ""),
        ("31/02/26", None, ""),
        ("29/02/27", None, ""),
        ("2026-13-01", None, ""),
        ("12/03", None, ""),
        ("demain", None, ""),
    ],
)
def test_a_date_is_kept_or_told_with_what_was_likely_meant(
    js: Calcul, ecrit: str, date: str | None, proposition: str | None
) -> None:
    lu = js("return auto.jugerDate(arg, false, 2026)", ecrit)
    assert lu["date"] == date
    assert lu.get("proposition") == proposition
    assert date is not None or lu["phrase"][-1] == "."


def test_a_field_that_is_not_empty_is_not_an_erased_date(js: Calcul) -> None:
    vide, mauvais = js("return [false, true].map((m) => auto.jugerDate('', m, 2026).date)")
    assert vide == ""
    assert mauvais is None


def test_whatever_is_typed_what_is_kept_is_a_day_of_ours(js: Calcul) -> None:
    rates = js(
        HASARD
        + r"""
      const rates = [];
      const SIGNES = '0123456789-/. T';
      for (let i = 0; i < 20000; i += 1) {
        const nombre = () => String(de([10, 40, 130, 3000, 30000, 300000][de(6)]));
        const sep = ['-', '/', '.', ' '][de(4)];
        const ecrit = de(4)
          ? [nombre(), nombre(), nombre()].join(sep)
          : Array.from({length: de(12)}, () => SIGNES[de(SIGNES.length)]).join('');
        const { date, proposition } = auto.jugerDate(ecrit, de(2) === 1, 2026);
        const bon = (jour) => {
          const d = new Date(`${jour}T00:00:00Z`);
          return !Number.isNaN(+d) && d.toISOString().startsWith(jour)
            && d.getUTCFullYear() >= 1900 && d.getUTCFullYear() <= 2199;
        };
        if (date && !bon(date)) rates.push([ecrit, date]);
        if (proposition && !bon(proposition)) rates.push([ecrit, proposition]);
      }
      return rates;
    """,
        21,
    )
    assert rates == []


@pytest.mark.parametrize(
    ("section", "nom", "sain"),
    [
        ("situations", "debut", {"titre": "Gardée"}),
        ("situations", "fin", {"titre": "Gardée"}),
        ("ccp", "obtenu_le", {}),
        ("plan", "pour_le", {"quoi": "Gardé", "fait": True}),
    ],
)
@pytest.mark.parametrize(
    "jour", ["0026-03-12", "20266-03-12", "9999-12-31", "2026-02-31", "hier", 20260101, None]
)
def test_one_impossible_date_does_not_take_the_rest_away(
    js: Calcul, section: str, nom: str, sain: dict[str, Any], jour: Any
) -> None:
    lu = js(
        """
      const [section, nom, sain, jour] = arg;
      const cle = section === 'ccp' ? 'CCP1' : 'aaaaaaaa';
      const le = new Date(T(0)).toISOString();
      const brut = {format: 1, titre: ctx.titre, version: 'x', modifie_le: le,
        [section]: {[cle]: {...sain, [nom]: jour, le}}};
      const {etat, ignores, dates} = auto.lireFichier(JSON.stringify(brut), ctx);
      const item = etat[section].get(cle);
      const relu = auto.lireFichier(auto.ecrireEtat(etat), ctx);
      return [item[nom], Object.keys(sain).every((c) => item[c] === sain[c]), ignores, dates,
        relu.ignores];
    """,
        [section, nom, sain, jour],
    )
    assert lu == ["", True, 1, 1, 0]


# --- Texts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("colle", "garde"),
    [
        ("un\u000bdeux", "un\ndeux"),
        ("un\u000cdeux", "un\ndeux"),
        ("un\u0085deux", "un\ndeux"),
        ("un\u2028deux\u2029trois", "un\ndeux\ntrois"),
        ("un\r\ndeux\rtrois", "un\ndeux\ntrois"),
        ("e\u0301te\u0301", "été"),
        ("e\u0000\u0301", "é"),
        ("a\u00a0b\u202fc", "a\u00a0b\u202fc"),
        ("\ud83c\udf93", "\U0001f393"),
    ],
)
def test_what_is_pasted_is_kept_as_one_kind_of_text(js: Calcul, colle: str, garde: str) -> None:
    # Half of a pair does not travel between Python and the page.
    brut = [ord(c) for c in colle]
    net = js(
        "const t = String.fromCharCode(...arg); return [auto.net(t), auto.net(auto.net(t))]", brut
    )
    assert net == [garde, garde]


def test_too_long_is_counted_as_a_person_counts(js: Calcul) -> None:
    assert js(r"""
      return [['x'.repeat(6500), 6000], ['🎓'.repeat(200), 200], ['🎓'.repeat(201), 200],
        ['e\u0301'.repeat(200), 200], ['e\u0301'.repeat(203), 200], ['', 200]]
        .map(([texte, max]) => auto.enTrop(texte, max));
    """) == [500, 0, 1, 0, 3, 0]


def test_a_text_that_just_fits_is_kept_and_read_again(js: Calcul) -> None:
    assert js(r"""
      const titres = ['🎓'.repeat(200), 'e\u0301'.repeat(200), '\uFB2C'.repeat(66)];
      return titres.map((titre) => {
        const brut = {titre, le: new Date(T(0)).toISOString()};
        const un = auto.lireElement('situations', 'aaaaaaaa', brut, ctx);
        return un && auto.lireElement('situations', 'aaaaaaaa', un, ctx).titre === un.titre;
      });
    """) == [True, True, True]


# --- Three sides -------------------------------------------------------------------------------

TROIS = """
  const VIDE = auto.aPlat(null);
  const plat = (champs) => auto.aPlat(situation(champs));
  const poser = (e, champs, t) => auto.poser(e, 'situations', 'aaaaaaaa', champs, t);
  const lue = (e) => auto.vivante(e, 'aaaaaaaa');
"""


def test_each_side_keeps_what_it_alone_changed(js: Calcul) -> None:
    vu = js(f"""{TROIS}
      const textes = (a, b) => ({{taches: a, moyens: b}});
      const avant = {{titre: 'T', textes: textes('a', 'b'), competences: ['C01', 'C02']}};
      const la = {{titre: 'T2', textes: textes('a', 'b'), competences: ['C01', 'C02', 'C04']}};
      const ici = {{titre: 'T', textes: textes('a1', 'b'), competences: ['C01', 'C03']}};
      const [base, leur, mien] = [avant, la, ici].map(plat);
      const ecart = auto.confronter(base, mien, leur, new Set());
      const e = auto.controler(auto.vide(ctx), poser(auto.vide(ctx), la, T(1)), ctx);
      const s = lue(auto.reporter(e, 'aaaaaaaa', true, ecart, T(2)));
      return [s.titre, s.textes.taches, s.textes.moyens, s.competences.sort(), ecart.heurts,
        [...ecart.leurs]];
    """)
    assert vu == ["T2", "a1", "b", ["C01", "C03", "C04"], [], [["titre", "T2"]]]


def test_two_texts_that_clash_are_both_kept_until_a_choice(js: Calcul) -> None:
    vu = js(f"""{TROIS}
      const [base, leur, mien] = ['a', 'a là', 'a ici'].map((titre) => plat({{titre}}));
      const ecart = auto.confronter(base, mien, leur, new Set());
      const e = poser(auto.vide(ctx), situation({{titre: 'a là'}}), T(1));
      const apres = auto.reporter(e, 'aaaaaaaa', true, ecart, T(2));
      const memes = auto.confronter(base, leur, leur, new Set());
      return [ecart.heurts, [...ecart.miens], apres === e, auto.enAttente(ecart, new Set()),
        memes.heurts, auto.enAttente(memes, new Set()), auto.deuxTextes('a là', 'a ici', true),
        auto.deuxTextes('x'.repeat(150), 'y'.repeat(150), true)];
    """)
    assert vu == [["titre"], [], True, True, [], False, "a là / a ici", None]


def test_what_was_taken_away_does_not_come_back_by_half(js: Calcul) -> None:
    vus = js(f"""{TROIS}
      const pleine = situation({{titre: 'T', textes: {{taches: 'a'}}}});
      const e = auto.oter(poser(auto.vide(ctx), pleine, T(1)), 'situations', 'aaaaaaaa', T(2));
      const base = auto.aPlat(pleine);
      // A field that was empty on both sides is no clash.
      const mien = plat({{titre: 'T2', textes: {{taches: 'a', moyens: 'neuf'}}}});
      const ecart = auto.confronter(base, mien, VIDE, new Set());
      const neuve = auto.confronter(VIDE, mien, VIDE, new Set());
      return [auto.reporter(e, 'aaaaaaaa', true, ecart, T(3)) === e,
        auto.reporter(auto.vide(ctx), 'aaaaaaaa', true, ecart, T(3)).situations.size,
        lue(auto.reporter(e, 'bbbbbbbb', false, neuve, T(3))),
        auto.reporter(e, 'bbbbbbbb', false, neuve, T(3)).situations.get('bbbbbbbb').textes.taches];
    """)
    assert vus == [True, 0, None, "a"]


def test_a_field_that_cannot_be_kept_holds_back_only_itself(js: Calcul) -> None:
    vu = js(f"""{TROIS}
      const base = plat({{titre: 'T', debut: '2026-01-01'}});
      const mien = plat({{titre: 'T2', debut: '20266-01-01'}});
      const tenus = new Set(['debut']);
      const ecart = auto.confronter(base, mien, base, tenus);
      const leur = plat({{titre: 'T', debut: '2026-05-05'}});
      const ailleurs = auto.confronter(base, mien, leur, tenus);
      return [[...ecart.miens], ecart.heurts, auto.enAttente(ecart, tenus), ailleurs.heurts];
    """)
    assert vu == [[["titre", "T2"]], [], True, ["debut"]]


def test_two_tabs_that_write_at_random_lose_no_word(js: Calcul) -> None:
    """Two forms, steps in any order: each word written is kept, or still in a field."""
    rates = js(
        HASARD
        + TROIS
        + r"""
      const rates = [];
      const champs = ['titre', 'textes.taches', 'textes.moyens'];
      for (let essai = 0; essai < 400; essai += 1) {
        let e = poser(auto.vide(ctx), situation({titre: 'm'}), T(0));
        const onglets = [0, 1].map(() => ({base: auto.aPlat(lue(e)), mien: auto.aPlat(lue(e))}));
        const ecrits = [];
        const accorder = (o) => {
          const leur = auto.aPlat(lue(e));
          const ecart = auto.confronter(o.base, o.mien, leur, new Set());
          for (const c of champs) {
            const la = leur.textes.get(c) ?? '';
            if (ecart.leurs.has(c)) o.mien.textes.set(c, la);
            if ((o.mien.textes.get(c) ?? '') === la) o.base.textes.set(c, la);
          }
          return ecart;
        };
        for (let pas = 0; pas < 14; pas += 1) {
          const o = onglets[de(2)];
          const c = champs[de(3)];
          if (de(2)) {
            const mot = `w${essai}x${pas}`;
            ecrits.push(mot);
            o.mien.textes.set(c, `${o.mien.textes.get(c) ?? ''} ${mot}`);
          } else if (de(3)) {
            const ecart = accorder(o);
            e = auto.reporter(e, 'aaaaaaaa', true, ecart, T(pas + 1));
            accorder(o);
          } else accorder(o);
        }
        const tout = JSON.stringify([lue(e), ...onglets.map((o) => [...o.mien.textes])]);
        rates.push(...ecrits.filter((mot) => !tout.includes(mot)));
      }
      return rates;
    """,
        31,
    )
    assert rates == []


# --- Undoing in two tabs -------------------------------------------------------------------------


def test_undoing_never_prefers_an_older_or_poorer_copy(js: Calcul) -> None:
    vus = js(f"""{TROIS}
      const mince = poser(auto.vide(ctx), situation({{titre: 'T'}}), T(1));
      const pleine = poser(mince, {{textes: {{taches: 'long'}}}}, T(5));
      const efface = auto.vide(ctx);
      const taches = (e) => lue(e)?.textes.taches ?? null;
      // A tab that had not seen the last words put its copy back first.
      const un = taches(auto.defaire(pleine, efface, mince, T(9)));
      // What was written since stays, and what was deleted since too.
      const deux = taches(auto.defaire(mince, efface, pleine, T(9)));
      const otee = auto.oter(pleine, 'situations', 'aaaaaaaa', T(7));
      const trois = taches(auto.defaire(pleine, efface, otee, T(9)));
      // An instant from a wrong clock holds nothing back.
      const folle = poser(mince, {{textes: {{taches: 'vieux'}}}}, Date.UTC(2190, 0));
      const quatre = taches(auto.defaire(folle, efface, pleine, T(9)));
      const {{ modifie_le: le }} = auto.defaire(mince, efface, pleine, T(9));
      return [un, deux, trois, quatre, le === pleine.modifie_le];
    """)
    assert vus == ["long", "long", None, "long", True]
