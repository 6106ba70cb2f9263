"""What leaves a self-assessment (link, text, calendar), and what is noticed before it does."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model import Referentiel
from generator.words.typographie import typographie
from tests.navigateur.auto import HASARD, Calcul

# --- Snapshots and share link ------------------------------------------------------------------


def test_what_moved_between_two_snapshots(js: Calcul) -> None:
    mouvements = js("""
      const inst = (r, situations = []) => ({reponses: new Map(Object.entries(r)), situations});
      const [A, S, V, P] = ['avec-appui', 'en-autonomie', 'avec-preuve', 'pas-encore'];
      const avant = inst({'C01-1': A, 'C02-1': S, 'C03-1': A, 'C03-3': S, 'C04-1': A, 'C05-1': A,
        'C06-1': A}, ['C07']);
      const apres = inst({'C01-1': S, 'C02-1': A, 'C03-1': V, 'C03-3': P, 'C05-1': A, 'C06-1': A,
        'C08-1': P}, ['C06']);
      return auto.comparerPoints(ctx, avant, apres).map(
        (c) => [c.competence, c.mouvement, c.nouvelle_preuve, c.reperes.length]);
    """)
    attendu = {
        "C01": ["progresse", False, 1],
        "C02": ["regresse", False, 1],
        "C03": ["mixte", True, 2],
        "C04": ["retire", False, 1],
        "C05": ["stable", False, 0],
        "C06": ["stable", True, 0],
        "C07": ["stable", False, 0],
        "C08": ["nouveau", False, 1],
    }
    assert {code: reste for code, *reste in mouvements if code in attendu} == attendu


def test_a_link_reads_as_the_state_it_came_from(js: Calcul) -> None:
    resultats = js(
        f"""{HASARD}
      const resultats = [];
      for (let i = 0; i < 200; i += 1) {{
        let e = auto.vide(ctx);
        for (const r of ctx.reperes.keys()) {{
          if (de(4)) e = auto.poser(e, 'reponses', r, {{niveau: ctx.niveaux[de(6)]}}, T(0));
        }}
        const competences = [...ctx.competences.keys()].filter(() => de(2));
        const secrete = situation({{titre: 'SECRET', competences}});
        e = auto.poser(e, 'situations', 'aaaaaaaa', secrete, T(0));
        const code = auto.encoder(ctx, e);
        const lu = auto.decoder(code, ctx);
        const lire = (c) => ({{
          pratique: auto.pratiqueDe(ctx, e, c), preuve: auto.preuveDe(ctx, e, c),
        }});
        const pareil = [...ctx.competences.keys()].every(
          (c) => JSON.stringify(auto.lectureInstantane(ctx, lu, c)) === JSON.stringify(lire(c)));
        const niveaux = [...ctx.reperes.keys()].every(
          (r) => (lu.reponses.get(r) ?? ctx.vide) === auto.niveauDe(ctx, e, r));
        const sobre = /^[\\w.]+$/.test(code);
        resultats.push([pareil, niveaux, lu.meme_version, lu.inconnus, code.length, sobre]);
      }}
      return resultats;
    """,
        7,
    )
    for pareil, niveaux, meme, inconnus, longueur, sobre in resultats:
        assert pareil and niveaux and meme and sobre
        assert inconnus == 0
        assert longueur <= 160


def test_a_link_with_unknown_codes_says_how_many(js: Calcul) -> None:
    lu = js("""
      const d = auto.decoder('1.ffffff.C01409S990C9834C02900000001', ctx);
      return [[...d.reponses], d.situations, d.meme_version, d.inconnus];
    """)
    assert lu == [[["C01-1", "avec-preuve"]], [], False, 6]


@pytest.mark.parametrize(
    ("code", "refus"),
    [
        ("", "lien"),
        ("1", "lien"),
        ("1.zzzzzz.C011", "lien"),
        ("1.abcdef.C0", "lien"),
        ("1.abcdef.X0111", "lien"),
        ("1.abcdef.C01<b>", "lien"),
        ("1.abcdef." + "C011" * 3000, "lien"),
        ("0.abcdef.C011", "lien"),
        ("2.abcdef.C011", "lien-coupe"),
        ("2.abcdef.C01c1.zzzz", "lien-change"),
        ("2.abcdef.C01x1.zzzz", "lien"),
        ("3", "lien-coupe"),
        ("3.abcdef.C011", "lien-coupe"),
        ("3.abcdef.C01t1.zzzz", "lien-change"),
        ("3.abcdef.CCP1o1.zzzz", "lien"),
        ("3.abcdef.CCP1z.zzzz", "lien"),
        ("3.abcdef." + "C01t1" * 3000, "lien"),
        ("2.abcdef.C01t1.zzzz", "lien"),
        ("4.abcdef.C011", "lien-futur"),
        ("12.quoi", "lien-futur"),
    ],
)
def test_a_broken_link_is_refused_in_words(js: Calcul, code: str, refus: str) -> None:
    assert refus_de(js, "auto.decoder(arg, ctx)", code) == refus


def refus_de(js: Calcul, appel: str, arg: Any = None) -> str:
    """The code of the refusal of a call, whose sentence is one; '' when it is accepted."""
    code, phrase = js(
        f"""
      try {{ await {appel}; return ['', '']; }}
      catch (e) {{ if (!(e instanceof auto.Refus)) throw e; return [e.code, e.message]; }}
    """,
        arg,
    )
    assert not code or (phrase[0].isupper() and phrase[-1] == ".")
    return str(code)


# --- Anonymity -------------------------------------------------------------------------------

SIGNES = (
    "\t \u00a0\u2002\u2007\u2009\u202f\u3000.·\u2022-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
)
"""What stands between the numbers of a telephone, as keyboards and word processors write it."""

DESIGNENT = [
    ("Appeler le [06 12 34 56 78].", "telephone"),
    ("au [+33 6 12 34 56 78]", "telephone"),
    ("[+33 (0)6.12.34.56.78]", "telephone"),
    ("son numéro [0612345678], le soir", "telephone"),
    ("tel:[01-44-55-66-77]", "telephone"),
    ("[06 - 12 - 34 - 56 - 78]", "telephone"),
    *((f"au [{signe.join(('06', '12', '34', '56', '78'))}].", "telephone") for signe in SIGNES),
    ("au [+33\u202f6\u201112\u201134\u201156\u201178]", "telephone"),
    ("au [\uff10\uff16 \uff11\uff12 \uff13\uff14 \uff15\uff16 \uff17\uff18]", "telephone"),
    ("écrire à [jean.dupont@exemple.fr].", "courriel"),
    ("écrire à [jean.\u00addupont@\u200bexemple.fr].", "courriel"),
    ("[É.Noël@ville-lyon.gouv.fr]", "courriel"),
    ("[2 85 05 75 116 001 42]", "numero-securite-sociale"),
    ("n° [285057511600142]", "numero-securite-sociale"),
    ("[1 85 05 2A 116 001]", "numero-securite-sociale"),
    ("[1\u202f85\u202f05\u202f75\u202f116\u202f001\u202f42]", "numero-securite-sociale"),
    ("[1\u201185\u201105\u201175\u2011116\u2011001]", "numero-securite-sociale"),
    ("une personne [née le 12/03/1987] à", "date-naissance"),
    ("une personne [ne\u0301e le 12\u201303\u20131987] à", "date-naissance"),
    ("[ne\u0301·e le 1er fe\u0301vrier 1987]", "date-naissance"),
    ("[n\u00e9 le\u200b 12\u221203\u22121987]", "date-naissance"),
    ("Mme D., [12\u201003\u20101987], reçue", "date-naissance"),
    ("[né(e) le 1er mars 1987]", "date-naissance"),
    ("[né·e le 12-03-1987]", "date-naissance"),
    ("Date de [naissance : 12.03.87]", "date-naissance"),
    ("Mme D., [12/03/1987], reçue", "date-naissance"),
    ("habite [12 rue des Lilas]", "adresse"),
    ("au [3\u2009Cite\u0301 des Ce\u0300dres] à Lille", "adresse"),
    ("[12\u00a0alle\u0301e de l\u02bcE\u0301glise]", "adresse"),
    ("[12 bis, avenue du Général-de-Gaulle]", "adresse"),
    ("au [3, place de la République] à Lille", "adresse"),
    ("[5 Place Carnot]", "adresse"),
    ("[3 cours Victor-Hugo]", "adresse"),
    ("à [75011 Paris]", "adresse"),
    ("[97400 Saint-Denis]", "adresse"),
]


@pytest.mark.parametrize(("texte", "genre"), DESIGNENT)
def test_what_names_someone_is_noticed_where_it_stands(js: Calcul, texte: str, genre: str) -> None:
    debut, fin = texte.index("["), texte.index("]") - 1
    nu = texte.replace("[", "").replace("]", "")
    assert js("return auto.reperer(arg, 2026)", nu) == [
        {"genre": genre, "debut": debut, "fin": fin}
    ]


@pytest.mark.parametrize(
    "texte",
    [
        "du 04/03/2024 au 28/06/2024",
        "du 01/09/2005 au 30/06/2008, puis depuis le 12/03/1998",
        "en 2024, entre 2019 et 2021",
        "à 40 km, avec 12 personnes, 35 heures par semaine",
        "1 place en crèche et 2 places de stage",
        "la place de chacun ; 1 route à suivre ; 1 chemin de vie",
        "3 cours de français, 10 rues du quartier",
        "article 12, place de la formation",
        "article L. 6412-1-1, décret 2023-1275 du 27 décembre 2023",
        "10000 euros, 15000 Euros, 15000 personnes",
        "SIRET 123 456 789 00012 ou 12345678900012",
        "RNCP37274 Conseiller, TP-00403, K1801, Cerfa 12818*02",
        "il est né de cette rencontre, née le jour même",
        "de 9 h à 12 h 30, 06 personnes",
        "la chaîne 1, 2, 3, 4, 5, 6 et la version 1.2.3.4",
        "rendez-vous 10/11/2025",
        "de\u0301but 2024\u20132026, 35\u202fheures \u2013 12\u00a0personnes \u2014 40\u202fkm",
        "n° 12\u201345\u2013789, pages 12\u201315, 2 500\u202f000\u202f000 euros",
        "@exemple ou le signe @",
        "",
    ],
)
def test_what_names_nobody_raises_no_alarm(js: Calcul, texte: str) -> None:
    assert js("return auto.reperer(arg, 2026)", texte) == []


def test_the_longest_text_is_looked_at_without_a_wait(js: Calcul) -> None:
    pires = js("""
      const espaces = ' '.repeat(90);
      const bouts = ['a', '1 ', '12 rue ', 'né le ', ' ', `12${espaces}`, 'a.', '3 Place A ',
        '06 12 34 56 7 '];
      const textes = bouts.map((bout) => bout.repeat(auto.LIMITES.texte / bout.length));
      const long = ' '.repeat(auto.LIMITES.texte);
      const duree = (texte) => {
        const debut = performance.now();
        auto.reperer(texte, 2026);
        return performance.now() - debut;
      };
      // The best of three: the machine may do something else meanwhile.
      return [...textes, `1${long}`, `né${long}`, `12 rue${long}`].map(
        (texte) => Math.min(duree(texte), duree(texte), duree(texte)));
    """)
    assert max(pires) < 250


# --- Dossier and calendar ----------------------------------------------------------------------

SITUATIONS = """
  let e = auto.vide(ctx);
  const piege = '<script>alert(1)</script> & "x" \\'y\\'';
  const vivre = (id, champs) => {
    e = auto.poser(e, 'situations', id, situation(champs), T(0));
  };
  const taches = `J’ai reçu\\nune personne.\\n\\n${piege}`;
  const textes = {taches, contexte: 'Une association'};
  const periode = {debut: '2024-03-01', fin: '2024-06-28'};
  vivre('aaaaaaaa', {titre: piege, ...periode, textes, competences: ['C01']});
  vivre('bbbbbbbb', {titre: 'Ailleurs', reperes: ['C12-1'], textes: {informations: 'Un chiffre'}});
  vivre('cccccccc', {titre: 'Seule'});
  vivre('dddddddd', {titre: 'OUBLIEE', competences: ['C01']});
  e = auto.oter(e, 'situations', 'dddddddd', T(1));
"""


def test_the_text_for_the_dossier_stands_under_the_official_headings(
    js: Calcul, cip: Referentiel
) -> None:
    auto = cip.auto_evaluation
    assert auto
    tout, premier = js(f"""{SITUATIONS}
      return [auto.dossierTexte(ctx, e), auto.dossierTexte(ctx, e, 'CCP1')];
    """)
    lignes = tout.splitlines()
    for rubrique in auto.rubriques:
        if rubrique.code != "informations":
            assert typographie(rubrique.intitule) in lignes
    ordre = [
        tout.index(x)
        for x in ("Activité type 1", "J’ai reçu", "Activité type 3", "Ailleurs", "Seule")
    ]
    assert ordre == sorted(ordre)
    assert "du 1er mars 2024 au 28 juin 2024" in tout
    assert "OUBLIEE" not in tout
    assert "J’ai reçu\nune personne." in premier
    assert "Ailleurs" not in premier and "Seule" not in premier
    assert "C01 " in premier


def test_an_optional_heading_left_empty_is_left_out(js: Calcul) -> None:
    premier, troisieme = js(f"""{SITUATIONS}
      return [auto.dossierTexte(ctx, e, 'CCP1'), auto.dossierTexte(ctx, e, 'CCP3')];
    """)
    assert "Informations complémentaires" not in premier
    assert "Informations complémentaires\nUn chiffre" in troisieme
    assert "(à compléter)" in troisieme


def test_the_html_for_the_dossier_holds_texts_and_no_markup_of_theirs(js: Calcul) -> None:
    vu = js(f"""{SITUATIONS}
      const analyser = (html) => new DOMParser().parseFromString(html, 'text/html');
      const lu = analyser(auto.dossierPage(ctx, e));
      const elements = [...lu.body.querySelectorAll('*')];
      const fragment = analyser(auto.dossierHtml(ctx, e, 'CCP1'));
      return {{
        balises: elements.map((x) => x.localName),
        titre: fragment.querySelector('h2').textContent,
        attributs: elements.filter((x) => x.attributes.length).length,
        sauts: fragment.querySelectorAll('br').length,
        langue: lu.documentElement.lang,
      }};
    """)
    assert set(vu["balises"]) <= {"h1", "h2", "h3", "ul", "li", "p", "br"}
    assert vu["titre"].endswith("<script>alert(1)</script> & \"x\" 'y'")
    assert vu["attributs"] == 0
    assert vu["sauts"] >= 1
    assert vu["langue"] == "fr"


ACTIONS = """
  let e = auto.vide(ctx);
  const quoi = 'Demander; à ma tutrice, « relire » \\\\ 🎓' + ' é'.repeat(80) + '\\nEND:VEVENT\\nX';
  const prevoir = (id, champs) => {
    e = auto.poser(e, 'plan', id, {pour_le: '2026-02-28', fait: false, ...champs}, T(4));
  };
  prevoir('action01', {quoi, competence: 'C06', repere: 'C06-1', avec_qui: 'A, B'});
  prevoir('action02', {quoi: 'Faite', fait: true});
  prevoir('action03', {quoi: 'Sans date', pour_le: ''});
  prevoir('action04', {quoi: 'Otée'});
  e = auto.oter(e, 'plan', 'action04', T(5));
"""


def test_the_calendar_holds_what_is_dated_and_left_to_do(js: Calcul) -> None:
    texte = js(f"{ACTIONS} return auto.agenda(ctx, e)")
    assert texte.endswith("END:VCALENDAR\r\n")
    assert "\n" not in texte.replace("\r\n", "")
    assert all(len(ligne.encode()) <= 75 for ligne in texte.split("\r\n"))
    depliees = texte.replace("\r\n ", "").split("\r\n")
    assert depliees.count("BEGIN:VEVENT") == depliees.count("END:VEVENT") == 1
    champs = dict(ligne.split(":", 1) for ligne in depliees if ":" in ligne)
    assert champs["DTSTART;VALUE=DATE"] == "20260228"
    assert champs["DTEND;VALUE=DATE"] == "20260301"
    assert champs["DTSTAMP"] == "20260101T000400Z"
    assert champs["UID"].startswith("action01.")
    assert champs["SUMMARY"].startswith("Demander\\; à ma tutrice\\, « relire » \\\\ 🎓 é é")
    assert champs["SUMMARY"].endswith("\\nEND:VEVENT\\nX")
    assert champs["DESCRIPTION"].startswith("C06 ")
    assert champs["DESCRIPTION"].endswith("A\\, B")


@pytest.mark.parametrize("jour", ["9999-12-31", "0026-03-12", "20266-01-01", "2026-02-31", "x"])
def test_one_impossible_date_does_not_break_the_calendar(js: Calcul, jour: str) -> None:
    texte = js(
        f"""{ACTIONS}
      const folle = {{pour_le: arg, quoi: 'Folle', fait: false, le: new Date(T(4)).toISOString()}};
      e.plan.set('action09', folle);
      return auto.agenda(ctx, e);
    """,
        jour,
    )
    assert texte.count("BEGIN:VEVENT") == 1
    assert "Folle" not in texte


def test_the_last_day_of_all_has_a_next_one(js: Calcul) -> None:
    texte = js(
        f"""{ACTIONS}
      prevoir('action05', {{pour_le: '2199-12-31', quoi: 'x'}});
      return auto.agenda(ctx, e);
    """
    )
    assert "DTEND;VALUE=DATE:22000101" in texte


def test_the_same_action_keeps_its_identity_and_no_action_gives_no_calendar(js: Calcul) -> None:
    un, deux, rien = js(f"""{ACTIONS}
      const plus_tard = auto.poser(e, 'plan', 'action01', {{pour_le: '2026-04-01'}}, T(90));
      return [auto.agenda(ctx, e), auto.agenda(ctx, plus_tard), auto.agenda(ctx, auto.vide(ctx))];
    """)
    uid = [next(x for x in t.split("\r\n") if x.startswith("UID:")) for t in (un, deux)]
    assert uid[0] == uid[1]
    assert un != deux
    assert rien == ""
