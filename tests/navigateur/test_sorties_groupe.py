"""A trainer's group in a spreadsheet: one long table, a sheet per person, nothing that decides."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Download, Page, expect

from generator.model import Referentiel
from generator.words.typographie import typographie
from tests.navigateur.auto import Calcul
from tests.navigateur.sorties import octets
from tests.navigateur.test_axe import PHONE, WIDE, faults, load

BUREAU = "titres/cip/formateur/index.html"
JOUR = "2026-11-26"
LONG = "Une remarque entière, que personne ne coupe. " * 133
GROUPE = """
  const { formateur, sortie } = window.Referentiel;
  let etat = formateur.modele.vide(ctx);
  const dossiers = new Map();
  const entrer = (id, nom) => {
    etat = auto.poser(etat, 'personnes', id, {nom, fichier: ''}, T(0));
  };
  const noter = (id, code, niveau, champs = {}) => {
    const note = {niveau, raison: '', confirme: false, vu: '', ...champs};
    etat = auto.poser(etat, 'notes', `${id}.${code}`, note, T(60));
  };
  const ouvrir = (id, reponses, situations = []) => {
    let e = auto.vide(ctx);
    for (const [code, niveau] of Object.entries(reponses))
      e = auto.poser(e, 'reponses', code, {niveau}, T(0));
    for (const [i, champs] of situations.entries())
      e = auto.poser(e, 'situations', `situation${i}`, situation(champs), T(0));
    dossiers.set(id, {id, etat: e, le: e.modifie_le});
  };
  entrer('personne1', arg.noms[0]);
  entrer('personne2', arg.noms[1]);
  ouvrir('personne1', {
    'C01-1': 'en-autonomie', 'C01-2': 'avec-appui', 'C01-3': 'pas-encore', 'C01-4': 'avec-preuve',
  }, [{titre: 'Un accueil difficile', competences: ['C01']}]);
  noter('personne1', 'C01-1', 'en-autonomie', {vu: 'en-autonomie', confirme: true});
  noter('personne1', 'C01-2', 'en-autonomie', {vu: 'avec-appui', raison: 'Vue en stage.'});
  noter('personne1', 'C01-3', 'avec-appui', {vu: 'avec-appui'});
  noter('personne1', 'C03-2@1', 'avec-appui', {raison: 'Avant.'});
  noter('personne2', 'C02-1', 'pas-encore', {raison: arg.long});
  etat = auto.poser(etat, 'remarques', 'personne1.C01', {texte: arg.long}, T(0));
  const de = (id) => dossiers.get(id) ?? null;
"""
NOMS = ["Camille", "History"]


def groupe(js: Calcul, *noms: str) -> openpyxl.Workbook:
    corps = f"""{GROUPE}
      return (await formateur.classeurDuGroupe(ctx, etat, de, '{JOUR}')).octets;
    """
    arg = {"noms": noms or NOMS, "long": LONG}
    return openpyxl.load_workbook(io.BytesIO(octets(js, corps, arg)))


def table(js: Calcul, *noms: str) -> list[dict[str, Any]]:
    """The long table, a line as the values under the names of its columns."""
    tete, *rangs = groupe(js, *noms).worksheets[0].iter_rows(values_only=True)
    return [{str(t): v for t, v in zip(tete, rang, strict=True)} for rang in rangs]


def test_a_line_per_person_and_repere_rated_or_not(js: Calcul, cip: Referentiel) -> None:
    lignes = table(js)
    codes = [r.code for c in cip.competences for r in c.reperes]
    for nom in NOMS:
        siens = [ligne["Repère"] for ligne in lignes if ligne["Personne"] == nom]
        assert siens[: len(codes)] == codes
    textes = {r.code: typographie(r.texte) for c in cip.competences for r in c.reperes}
    assert all(lig["Texte du repère"] == textes[lig["Repère"]] for lig in lignes[: len(codes)])
    premiere = lignes[0]
    assert [premiere[c] for c in ("CCP", "Compétence", "Repère")] == ["CCP1", "C01", "C01-1"]
    assert premiere["Relevé le"] == datetime(2026, 11, 26)
    assert premiere["Noté le"] == premiere["Réponses du"] == datetime(2026, 1, 1)


def test_levels_are_words_and_what_is_not_known_is_said(js: Calcul) -> None:
    lignes = {(lig["Personne"], lig["Repère"]): lig for lig in table(js)}
    vus = [
        [lignes["Camille", f"C01-{n}"][c] for c in ("Niveau (la personne)", *COLONNES)]
        for n in range(1, 6)
    ]
    assert vus == [
        ["En autonomie", "En autonomie", "oui", "noté", "En autonomie"],
        ["Avec appui", "En autonomie", None, "différent", "Avec appui"],
        ["Pas encore", "Avec appui", None, "à revoir", "Avec appui"],
        ["En autonomie, avec preuve", "Non noté", None, "à noter", None],
        ["Sans réponse", "Non noté", None, "à noter", None],
    ]
    assert lignes["Camille", "C01-2"]["Raison"] == "Vue en stage."
    absente = lignes["History", "C02-1"]
    assert absente["Niveau (la personne)"] == "Fichier non ouvert"
    assert (absente["Niveau (formateur, formatrice)"], absente["Suivi"]) == ("Pas encore", "noté")
    assert absente["Raison"] == LONG  # Whole, however high the row.


COLONNES = ("Niveau (formateur, formatrice)", "Confirmé", "Suivi", "Réponse au moment de noter")


def test_a_note_of_before_a_change_is_not_lost(js: Calcul) -> None:
    (avant,) = [lig for lig in table(js) if "édition" in str(lig["Suivi"])]
    assert (avant["Personne"], avant["Repère"], avant["Raison"]) == ("Camille", "C03-2", "Avant.")
    assert avant["Texte du repère"].startswith("J’essaie moi-même")


def test_a_level_is_chosen_from_those_of_the_title(js: Calcul) -> None:
    book = groupe(js)
    (rule,) = book.worksheets[0].data_validations.dataValidation
    colonne = [c.value for c in book.worksheets[0][1]].index("Niveau (formateur, formatrice)")
    zone = next(iter(rule.sqref.ranges))
    assert (zone.min_col, zone.max_col, zone.min_row) == (colonne + 1, colonne + 1, 2)
    assert zone.max_row == book.worksheets[0].max_row
    permis = [c.value for c in book.worksheets[-1]["A"]]
    notes = {c[0].value for c in book.worksheets[0].iter_rows(2, None, colonne + 1, colonne + 1)}
    assert notes <= set(permis)


def feuille(book: openpyxl.Workbook, rang: int) -> list[list[str]]:
    return [[str(v or "") for v in r] for r in book.worksheets[rang].iter_rows(values_only=True)]


def test_a_sheet_per_person_holds_all_and_says_whose_text_it_is(
    js: Calcul, cip: Referentiel
) -> None:
    book = groupe(js)
    assert book.sheetnames == ["Groupe", "Camille", "History (2)", "À lire", "Listes"]
    assert [s.sheet_state for s in book.worksheets] == ["visible"] * 4 + ["hidden"]
    lus = feuille(book, 1)
    assert lus[0][0] == "Camille"
    assert "édition 2" in lus[1][0] and "26\u00a0novembre\u00a02026" in lus[1][0]
    codes = [rang[0] for rang in lus]
    assert [c for c in codes if c.startswith("C01")] == ["C01", *(f"C01-{n}" for n in range(1, 6))]
    c01 = lus[codes.index("C01")]
    assert c01[2:4] == [
        "À compléter\u00a0: 4\u00a0repères sur 5 renseignés",
        "À compléter\u00a0: 3\u00a0repères sur 5 renseignés",
    ]
    assert lus[codes.index("C02")][3] == "Non noté"
    assert "répondait\u00a0: Avec appui" in lus[codes.index("C01-3")][2]
    textes = [texte for rang in lus for texte in rang]
    (situations,) = [t for t in textes if "Un accueil difficile" in t]
    assert "selon la personne" in situations
    assert any("Noté avant" in t for t in textes)
    assert "faute de fichier ouvert" in feuille(book, 2)[2][0]


def test_a_long_text_is_on_paper_whole(js: Calcul) -> None:
    sheet = groupe(js).worksheets[1]
    lus = [str(sheet.cell(r, 2).value or "") for r in range(1, sheet.max_row + 1)]
    debut = next(i for i, texte in enumerate(lus) if texte.startswith("Remarque du formateur"))
    fin = lus.index(next(t for t in lus[debut:] if t.startswith("Analyser la demande")))
    assert " ".join(lus[debut:fin]).split()[-len(LONG.split()) :] == LONG.split()
    assert all(sheet.row_dimensions[r + 1].height < 250 for r in range(debut, fin))
    assert sheet.page_setup.orientation == "portrait"


@pytest.mark.parametrize("nom", ['=HYPERLINK("x")', "@Camille", "🎓\u202e", "L'Oréal <b>&"])
def test_a_hostile_name_is_a_text_everywhere(js: Calcul, nom: str) -> None:
    book = groupe(js, nom, "Zoé")
    cell = book.worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == (nom, "s")
    assert any(feuille(book, rang)[0][0] == nom for rang in (1, 2))


def test_the_csv_is_the_long_table(js: Calcul) -> None:
    arg = {"noms": NOMS, "long": LONG}
    texte = js(f"{GROUPE} return formateur.csvDuGroupe(ctx, etat, de, '{JOUR}');", arg)
    lus = list(csv.reader(io.StringIO(texte[1:], newline=""), delimiter=";"))
    jour = re.compile(r"(\d{4}-\d\d-\d\d) 00:00:00")
    attendus = [
        [jour.sub(r"\1", str("" if v is None else v)) for v in rang]
        for rang in groupe(js).worksheets[0].iter_rows(values_only=True)
    ]
    assert lus == attendus


# --- On the desk -------------------------------------------------------------------------------


def ouvrir(page: Page, site_url: str, *noms: str) -> None:
    """The desk, with a file per name, and the panel of the group."""
    load(page, site_url + BUREAU)
    ecrit = """([nom, i]) => {
      const { auto } = window.Referentiel;
      const { ctx } = auto.stockage();
      const niveau = ctx.niveaux[i % ctx.niveaux.length];
      return auto.ecrireEtat(auto.poser(auto.vide(ctx), 'reponses', 'C01-1', {niveau}, i + 1));
    }"""
    fichiers = [
        {
            "name": f"{nom}.json",
            "mimeType": "application/json",
            "buffer": page.evaluate(ecrit, [nom, i]).encode(),
        }
        for i, nom in enumerate(noms)
    ]
    page.locator("[data-action=ouvrir-candidats]").first.set_input_files(fichiers)  # type: ignore[arg-type]
    page.get_by_role("button", name="Le groupe", exact=True).click()


def enregistrer(page: Page, action: str) -> Download:
    with page.expect_download() as download:
        page.locator(f"[data-action={action}]").click()
    return download.value


def test_the_group_is_saved_for_a_spreadsheet(page: Page, site_url: str) -> None:
    ouvrir(page, site_url, "Amélie", "Bakary")
    assert not page.evaluate("'sortie' in window.Referentiel")
    classeur = enregistrer(page, "exporter-xlsx")
    assert re.fullmatch(r"groupe-TP-00403-\d{4}-\d\d-\d\d\.xlsx", classeur.suggested_filename)
    expect(page.locator(".exporter__etat")).to_contain_text(classeur.suggested_filename)
    said = page.locator("seance-auto [role=status]")
    expect(said).to_contain_text(classeur.suggested_filename)
    book = openpyxl.load_workbook(io.BytesIO(classeur.path().read_bytes()))
    assert book.sheetnames[:3] == ["Groupe", "Amélie", "Bakary"]
    csv_ = enregistrer(page, "exporter-csv")
    assert csv_.suggested_filename.endswith(".csv")
    assert csv_.path().read_bytes().count(b"\r\n") == book.worksheets[0].max_row
    page.reload()
    assert "Amélie" not in json.dumps(page.evaluate("({...localStorage})"))


def test_when_what_writes_does_not_come_the_desk_says_so(page: Page, site_url: str) -> None:
    ouvrir(page, site_url, "Amélie")
    page.route("**/sortie.js", lambda route: route.abort())
    page.locator("[data-action=exporter-csv]").click()
    expect(page.locator(".exporter__etat .alerte")).to_contain_text("vérifiez votre connexion")
    assert faults(page, "export", PHONE, WIDE) == []
    page.unroute("**/sortie.js")
    with page.expect_download() as download:
        page.locator(".exporter__etat").get_by_role("button", name="Réessayer").click()
    assert download.value.suggested_filename.endswith(".csv")
