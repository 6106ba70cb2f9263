"""The reasoning of the trainer's desk, apart from any page: reading, keeping, bringing together."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from generator.exports.formateur_schema import MAXIMA, ratings_schema
from generator.model import Referentiel
from tests.navigateur.auto import Calcul
from tests.navigateur.test_auto_migrer import TITRE

OUTILS = """
  const f = window.Referentiel.formateur;
  const m = f.modele;
  const [PAS, APPUI, AUTONOMIE, PREUVE] = ctx.echelle;
  const KARIM = 'karim0000001', LEA = 'lea000000001';
  const noter = (e, id, repere, niveau, t, autres = {}) => auto.poser(
    e, 'notes', f.cle(id, repere), {niveau, raison: '', confirme: false, vu: '', ...autres}, T(t));
  const groupe = () => {
    let e = m.vide(ctx);
    e = auto.poser(e, 'personnes', KARIM, {nom: 'Karim', fichier: 'karim.json'}, T(0));
    e = auto.poser(e, 'personnes', LEA, {nom: 'Léa', fichier: 'lea.json'}, T(0));
    e = noter(e, KARIM, 'C01-1', AUTONOMIE, 1, {raison: 'vue en atelier', confirme: true});
    e = noter(e, LEA, 'C01-1', APPUI, 1, {vu: AUTONOMIE});
    return auto.poser(e, 'remarques', f.cle(KARIM, 'C01'), {texte: 'Beau travail.'}, T(1));
  };
  const relu = (e) => auto.lireContenu(JSON.parse(auto.ecrireEtat(e)), ctx, m);
  const dossier = (niveau) => ({etat: niveau
    ? auto.poser(auto.vide(ctx), 'reponses', 'C01-1', {niveau}, T(0)) : auto.vide(ctx)});
"""


@pytest.fixture
def f(js: Calcul) -> Calcul:
    return lambda corps, arg=None: js(OUTILS + corps, arg)


@pytest.mark.parametrize(
    ("soi", "note", "vu", "situation"),
    [
        ("avec-appui", "", "", "a-noter"),
        (None, "", "", "a-noter"),
        ("avec-appui", "avec-appui", "avec-appui", "note"),
        ("avec-appui", "en-autonomie", "avec-appui", "different"),
        ("", "en-autonomie", "", "different"),
        ("en-autonomie", "avec-appui", "pas-encore", "a-revoir"),
        ("avec-appui", "avec-appui", "", "a-revoir"),
        (None, "avec-appui", "pas-encore", "note"),
        ("avec-appui", "non-evalue", "", "a-noter"),
        ("avec-appui", "expert", "", "a-noter"),
    ],
)
def test_a_rating_stands_beside_an_answer(
    f: Calcul, soi: str | None, note: str, vu: str, situation: str
) -> None:
    lu = f(
        """
      const vide = m.vide(ctx);
      const e = arg.note ? noter(vide, KARIM, 'C01-1', arg.note, 1, {vu: arg.vu}) : vide;
      return f.ligne(ctx, e, arg.soi === null ? null : dossier(arg.soi), KARIM, 'C01-1');
    """,
        {"soi": soi, "note": note, "vu": vu},
    )
    assert (lu["soi"], lu["situation"]) == (soi, situation)


def test_answers_are_hidden_until_they_are_rated(f: Calcul) -> None:
    vus = f("""
      const e = auto.poser(groupe(), 'notes', f.cle(LEA, 'C01-1'), {niveau: ''}, T(2));
      const voir = () => [[KARIM, 'C01-1'], [KARIM, 'C01-2'], [LEA, 'C01-1']]
        .map(([id, repere]) => f.visible(e, id, repere));
      const caches = voir();
      f.masquer = false;
      const tous = voir();
      f.masquer = true;
      return [caches, tous];
    """)
    assert vus == [[True, False, False], [True, True, True]]


def test_two_readings_of_a_competence_never_mix(f: Calcul) -> None:
    lus = f("""
      let soi = auto.vide(ctx), e = groupe();
      for (const r of ctx.competences.get('C06').codes) {
        soi = auto.poser(soi, 'reponses', r, {niveau: AUTONOMIE}, T(0));
        e = noter(e, KARIM, r, PAS, 1);
      }
      const pratique = (qui, d) => f.pratiqueDe(ctx, e, d, KARIM, 'C06', qui);
      const lire = (qui, d = {etat: soi}) => pratique(qui, d)?.lecture ?? null;
      return [lire('soi'), lire('formateur'), lire('soi', null), lire('formateur', null)];
    """)
    assert lus == ["oui", "non", None, "non"]


def test_what_is_written_is_what_the_schema_says_and_reads_again(
    f: Calcul, cip: Referentiel
) -> None:
    texte, meme = f("""
      const e = f.oterPersonne(groupe(), LEA, T(3));
      const {etat} = relu(e);
      return [auto.ecrireEtat(e), auto.ecrireEtat(etat) === auto.ecrireEtat(e)];
    """)
    validator = jsonschema.Draft202012Validator(json.loads(ratings_schema(cip)))
    validator.check_schema(validator.schema)
    written = json.loads(texte)
    validator.validate(written)
    assert meme
    assert "lea.json" not in texte  # Nothing is left of someone removed.
    assert "appareil" not in written
    for changed in ({"genre": "retour"}, {"nom": "Marie"}, {"format": 2}):
        with pytest.raises(jsonschema.ValidationError):
            validator.validate(written | changed)


def test_the_schema_and_the_browser_have_the_same_limits(f: Calcul) -> None:
    maxima, limites = f("return [auto.MAXIMA, auto.LIMITES]")
    assert {nom: maxima[nom] for nom in MAXIMA} == MAXIMA
    assert limites["personnes"] == 60
    assert limites["notes"] == 6000


@pytest.mark.parametrize(
    ("section", "cle", "item"),
    [
        ("personnes", "../../etc", {"nom": "x", "fichier": ""}),
        ("personnes", "karim0000001", {"nom": 3, "fichier": ""}),
        ("personnes", "karim0000001", {"nom": "x" * 201, "fichier": ""}),
        ("notes", "karim0000001", {"niveau": "", "confirme": False, "vu": ""}),
        ("notes", "karim0000001.C01-1", {"niveau": "<b>", "confirme": False, "vu": ""}),
        ("notes", "karim0000001.C01-1", {"niveau": "", "confirme": "oui", "vu": ""}),
        ("notes", "karim0000001.C01-1", {"niveau": "", "confirme": True, "vu": [], "raison": ""}),
        ("notes", "karim0000001.C01-1@..", {"niveau": "", "confirme": False, "vu": ""}),
        ("notes", "karim0000001.C01-1", {"niveau": "", "vu": "", "raison": "x" * 6001}),
        ("remarques", "karim0000001.C01", {"texte": {"a": 1}}),
        ("remarques", "karim0000001.C01-1", {"texte": "x"}),
    ],
)
def test_an_item_is_whole_or_it_is_left_out(
    f: Calcul, section: str, cle: str, item: dict[str, Any]
) -> None:
    ignores, reste = f(
        """
      const brut = JSON.parse(auto.ecrireEtat(groupe()));
      brut[arg.section] = {...brut[arg.section]};
      delete brut[arg.section][arg.cle];
      const avant = relu(auto.lireContenu(brut, ctx, m).etat);
      brut[arg.section][arg.cle] = {...arg.item, le: '2026-01-01T00:00:00.000Z'};
      const lu = auto.lireContenu(brut, ctx, m);
      return [lu.ignores, auto.ecrireEtat(lu.etat) === auto.ecrireEtat(avant.etat)];
    """,
        {"section": section, "cle": cle, "item": item},
    )
    assert (ignores, reste) == (1, True)


def test_each_reader_refuses_the_other_s_files(f: Calcul) -> None:
    codes = f("""
      const code = (fn) => { try { fn(); return 'lu'; } catch (e) { return e.code; } };
      const notes = JSON.parse(auto.ecrireEtat(groupe()));
      const reponses = JSON.parse(auto.ecrireEtat(auto.vide(ctx)));
      return [
        code(() => auto.lireContenu(notes, ctx)),
        code(() => auto.lireContenu(reponses, ctx, m)),
        code(() => auto.lireContenu({...notes, titre: 'TP-1'}, ctx, m)),
        code(() => auto.lireContenu({...notes, format: 2}, ctx, m)),
        code(() => auto.lireContenu(notes, ctx, m)),
      ];
    """)
    assert codes == ["forme", "forme", "titre", "futur", "lu"]


def test_files_are_known_for_what_they_are(f: Calcul) -> None:
    lus = f("""
      const notes = JSON.parse(auto.ecrireEtat(groupe()));
      const reponses = JSON.parse(auto.ecrireEtat(dossier(APPUI).etat));
      const lire = (v) => f.lireFichier(
        new File([typeof v === 'string' ? v : JSON.stringify(v)], 'x.json'), ctx);
      const lus = await Promise.all([notes, reponses, {...notes, genre: 'retour'},
        {...reponses, titre: 'TP-01234'}, {...reponses, edition: '1'}, '{', '<html>',
      ].map(lire));
      return lus.map(({quoi, migre, edition, phrase}) => ({quoi, migre, edition, phrase}));
    """)
    assert [lu["quoi"] for lu in lus] == [
        "notes",
        "candidat",
        "refus",
        "refus",
        "candidat",
        "refus",
        "refus",
    ]
    assert "Mes données" in lus[2]["phrase"].replace("\u00a0", " ")
    assert "TP-01234" in lus[3]["phrase"]
    assert lus[4]["edition"] == "1"
    assert len({lu["phrase"] for lu in lus if lu["quoi"] == "refus"}) == 4


def test_a_pasted_link_is_a_person_without_a_text(f: Calcul) -> None:
    lu, rien, autre, liste = f("""
      const e = auto.poser(dossier(APPUI).etat, 'situations', 'aaaaaaaa',
        situation({titre: 'Un secret', competences: ['C01']}), T(0));
      const lien = `https://x.fr/a.html#p=${auto.encoder(ctx, e)}`;
      const lu = f.lireLien(lien, ctx);
      return [
        {...f.ligne(ctx, m.vide(ctx), lu, KARIM, 'C01-1'), lien: lu.lien,
          preuve: auto.preuveDe(ctx, lu.etat, 'C01'), texte: auto.ecrireEtat(lu.etat)},
        f.lireLien('https://x.fr/', ctx).quoi,
        f.lireLien(`${lien.slice(0, -2)}`, ctx).quoi,
        f.lireLien('https://x.fr/a.html#liste=C06.C07-2', ctx).phrase,
      ];
    """)
    assert (lu["soi"], lu["lien"], lu["preuve"]) == ("avec-appui", True, "racontee")
    assert "secret" not in lu["texte"]
    assert (rien, autre) == ("refus", "refus")
    assert "liste" in liste


def test_a_link_of_another_title_is_told_from_those_of_this_one(f: Calcul) -> None:
    lus = f("""
      const e = dossier(APPUI).etat;
      const autre = {...ctx, editions: [{...ctx.editions.at(-1), empreinte: 'abcdef'}]};
      return [ctx, autre].map((c) => f.lireLien(`https://x.fr/a.html#p=${auto.encoder(c, e)}`, ctx))
        .map(({edition, migre}) => [edition !== '', migre]);
    """)
    assert lus == [[True, False], [False, True]]


def test_a_file_saved_by_a_clock_ahead_does_not_hide_what_is_in_no_file(f: Calcul) -> None:
    vus = f("""
      const apres = noter(groupe(), KARIM, 'C01-1', PAS, 5);
      return [0, 10, 20].map((m) => f.aEnregistrer(
        {...apres, fichier_le: new Date(T(m)).toISOString()}, T(15)));
    """)
    assert vus == [True, False, True]


def test_two_files_of_notes_become_one_the_later_kept(f: Calcul) -> None:
    reunis = f("""
      const un = noter(groupe(), KARIM, 'C01-1', PAS, 5, {raison: 'après'});
      const deux = noter(f.oterPersonne(groupe(), LEA, T(6)), KARIM, 'C01-2', APPUI, 2);
      const [a, b] = [auto.fusionner(un, deux), auto.fusionner(deux, un)];
      return [auto.ecrireEtat(a) === auto.ecrireEtat(b), a.genre,
        a.notes.get(f.cle(KARIM, 'C01-1')).raison, f.personnes(a).map(([, {nom}]) => nom),
        f.notees(a).map(([cle]) => cle).sort()];
    """)
    assert reunis == [
        True,
        "formateur",
        "après",
        ["Karim"],
        ["karim0000001.C01-1", "karim0000001.C01-2"],
    ]


def test_someone_removed_leaves_nothing_and_comes_back_whole(f: Calcul) -> None:
    avant, sans, remis = f("""
      const dit = (e) => [f.personnes(e), f.notees(e), auto.vivants(e, 'remarques')]
        .map((liste) => liste.map(([cle, {le, ...champs}]) => [cle, champs]).sort());
      const e = groupe();
      const tout = f.toutDe(e, KARIM);
      const ote = f.oterPersonne(e, KARIM, T(5));
      return [dit(e), dit(ote), dit(f.remettre(ote, tout, T(6)))];
    """)
    assert remis == avant
    assert [[cle for cle, _ in liste] for liste in sans] == [
        ["lea000000001"],
        ["lea000000001.C01-1"],
        [],
    ]


def test_a_file_linked_to_someone_takes_its_notes_along_the_later_kept(f: Calcul) -> None:
    notes = f("""
      let e = noter(groupe(), LEA, 'C01-2', PREUVE, 2);
      e = noter(e, KARIM, 'C01-2', PAS, 3);
      e = f.oterPersonne(f.passerA(e, LEA, KARIM, T(9)), LEA, T(9));
      return f.notees(e).map(([cle, {niveau}]) => [cle.split('.')[1], niveau]).sort();
    """)
    assert notes == [["C01-1", "en-autonomie"], ["C01-2", "pas-encore"]]


def test_notes_of_an_older_edition_are_brought_to_today_s(js: Calcul) -> None:
    """What is renamed follows; what changed is put aside, whole, and rates nothing today."""
    codes, remarques, ligne, anciennes, stable = js(
        TITRE
        + """
      const f = window.Referentiel.formateur, m = f.modele, ID = 'karim0000001';
      let e = {...m.vide(t3), edition: '1'};
      for (const code of ['C01-1', 'C01-2', 'C01-3', 'C04-1', 'C05-2', 'C05-3', 'C09-9'])
        e = auto.poser(e, 'notes', f.cle(ID, code),
          {niveau: code === 'C05-2' ? P : A, raison: code, confirme: true, vu: ''}, T(1));
      e = auto.poser(e, 'remarques', f.cle(ID, 'C04'), {texte: 'x'}, T(1));
      const lu = auto.lireContenu(JSON.parse(auto.ecrireEtat(e)), t3, m);
      const encore = auto.lireContenu(JSON.parse(auto.ecrireEtat(lu.etat)), t3, m);
      return [
        Object.fromEntries(
          [...lu.etat.notes].map(([cle, {raison}]) => [cle.split('.')[1], raison])),
        [...lu.etat.remarques.keys()],
        f.ligne(t3, lu.etat, null, ID, 'C01-1').situation,
        f.anciennes(lu.etat).map(({code, edition}) => `${code} ${edition}`).sort(),
        [lu.migre, lu.inconnus, encore.migre,
          auto.ecrireEtat(encore.etat) === auto.ecrireEtat(lu.etat)],
      ];
    """
    )
    assert codes == {
        "C01-1@1": "C01-1",
        "C01-2@1": "C01-2",
        "C02-5": "C01-3",
        "C05-1": "C04-1",
        "C05-3": "C05-2",
        "C05-2": "C05-3",
        "C09-9": "C09-9",
    }
    assert remarques == ["karim0000001.C05"]
    assert ligne == "a-noter"
    assert anciennes == ["C01-1 1", "C01-2 1"]
    assert stable == [True, 1, False, True]


def test_what_is_in_no_file_is_known(f: Calcul) -> None:
    dits = f("""
      const e = groupe();
      const tard = new Date(T(60)).toISOString();
      const tenu = {...e, fichier_le: tard};
      return [m.vide(ctx), e, tenu, noter(tenu, KARIM, 'C01-2', PAS, 90),
        auto.oter(tenu, 'notes', f.cle(KARIM, 'C01-1'), T(90))]
        .map((etat) => ['onglet', 'durable'].map((mode) => m.indecis({mode, etat})));
    """)
    assert [onglet for onglet, _ in dits] == [False, True, False, True, True]
    assert not any(durable for _, durable in dits)  # There, they are kept.


def test_a_name_written_here_is_not_lost_unsaid(f: Calcul) -> None:
    """Opening the files again would give each the name of its file."""
    dits = f("""
      const un = (nom, fichier) =>
        auto.poser(m.vide(ctx), 'personnes', KARIM, {nom, fichier}, T(0));
      const du = (e, t) => ({...e, fichier_le: new Date(T(t)).toISOString()});
      return [un('karim', 'karim.json'), un('karim (2)', 'karim.json'),
        un('karim', 'karim (1).json'),
        un('AB', 'auto-evaluation-TP-00403-2026-11-24 AB.json'), un('Lien partagé (2)', ''),
        un('Karim B.', 'karim.json'), un('Karim B.', ''), du(un('Karim B.', 'karim.json'), -1),
        du(un('Karim B.', 'karim.json'), 1)].map((e) => f.aEnregistrer(e, T(90)));
    """)
    assert dits == [*[False] * 5, True, True, True, False]


def test_a_group_as_large_as_allowed_fits_in_a_file(f: Calcul) -> None:
    lu = f("""
      const e = m.vide(ctx);
      for (let p = 0; p < 60; p += 1) {
        const id = `personne${String(p).padStart(4, '0')}`;
        const le = new Date(T(p)).toISOString();
        e.personnes.set(id, {nom: `Personne ${p}`, fichier: `auto-evaluation-${p}.json`, le});
        for (const repere of ctx.reperes.keys())
          e.notes.set(f.cle(id, repere),
            {niveau: AUTONOMIE, raison: 'Vu en atelier, en mars.', confirme: true, vu: APPUI, le});
      }
      const {texte} = auto.mesurer(e);
      const {etat} = auto.lireContenu(auto.analyser(texte), ctx, m);
      return [auto.tropGros(texte), f.notees(etat).length];
    """)
    assert lu == [False, 60 * 78]
