"""Files for spreadsheets, written in a browser, as other programs read them."""

from __future__ import annotations

import base64
import csv
import io
import re
import zipfile
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.navigateur.auto import Calcul
from tests.navigateur.sorties import OCTETS, octets, parties

OUTILS = (
    OCTETS
    + """
  const feuille = (champs) => ({
    nom: 'Feuille', largeurs: [12, 30], rangs: [], ...champs,
  });
  const rang = (cellules, style = 'cellule') => ({cellules, style});
  const une = (...rangs) => ({
    titre: 'Essai', jour: '2026-11-26', feuilles: [feuille({rangs})],
  });
  const lire = ({octets, coupes}) => ({octets: base64(octets), coupes});
"""
)
HOSTILES = [
    '=HYPERLINK("https://exemple.fr";"Gagnez")',
    "+33 6 12 34 56 78",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
]


def ecrit(js: Calcul, corps: str, arg: Any = None) -> tuple[bytes, int]:
    """The bytes of a workbook, and how many of its texts were cut."""
    lu = js(f"{OUTILS} return lire(await sortie.classeur({corps}));", arg)
    return base64.b64decode(lu["octets"]), lu["coupes"]


def classeur(js: Calcul, corps: str, arg: Any = None) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(ecrit(js, corps, arg)[0]))


# --- Zip ---------------------------------------------------------------------------------------


def test_a_zip_holds_what_was_put_in_it_and_nothing_of_the_day(js: Calcul) -> None:
    contenu = {"vide.txt": "", "dossier/été 🎓.txt": "Ça marche", "long.txt": "é" * 70_000}
    paquet = octets(js, "return sortie.zip(Object.entries(arg));", contenu)
    assert parties(paquet) == contenu
    with zipfile.ZipFile(io.BytesIO(paquet)) as ouvert:
        assert {entree.date_time for entree in ouvert.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entree.compress_type for entree in ouvert.infolist()} == {zipfile.ZIP_STORED}


def test_the_same_workbook_has_the_same_bytes(js: Calcul) -> None:
    corps = "une(rang(['un', 'deux']), rang(['deux', {jour: '2026-11-26'}]))"
    premier, second = (ecrit(js, corps)[0] for _ in range(2))
    assert premier == second
    assert "creator" not in parties(premier)["docProps/core.xml"]


# --- Cells -------------------------------------------------------------------------------------


@pytest.mark.parametrize("piege", HOSTILES)
def test_a_text_is_never_a_formula(js: Calcul, piege: str) -> None:
    (cell,) = [row[0] for row in classeur(js, "une(rang([arg]))", piege).worksheets[0].iter_rows()]
    assert cell.value == piege.replace("\r", "\n")
    assert cell.data_type == "s"
    assert cell.quotePrefix  # Edited, it is a text still.


def test_a_plain_text_carries_no_quote(js: Calcul) -> None:
    (cell,) = next(classeur(js, "une(rang(['Prénom = Camille']))").worksheets[0].iter_rows())
    assert not cell.quotePrefix


@pytest.mark.parametrize(
    ("donne", "lu"),
    [
        ("a\u0000b\u0007c\u001fd\ufffee\uffff", "abcde"),
        ("<&>\"' ]]>", "<&>\"' ]]>"),
        ("  deux  espaces \n fin ", "  deux  espaces \n fin "),
        ("🎓 famille 👩‍👩‍👧", "🎓 famille 👩‍👩‍👧"),
        ("\u202eenvers\u2028", "\u202eenvers\u2028"),
    ],
)
def test_a_text_comes_back_as_it_was_less_what_xml_refuses(js: Calcul, donne: str, lu: str) -> None:
    assert classeur(js, "une(rang([arg]))", donne).worksheets[0]["A1"].value == lu


def test_half_a_character_does_not_break_the_file(js: Calcul) -> None:
    sheet = classeur(js, "une(rang(['a\\ud83cb', '\\udf93', '🎓']))").worksheets[0]
    assert [c.value for c in sheet[1]] == ["a\ufffdb", "\ufffd", "🎓"]


def test_what_a_spreadsheet_takes_for_a_control_character_stays_a_text(js: Calcul) -> None:
    paquet, _ = ecrit(js, "une(rang(['_x000D_ et _x41_', '__x0041_']))")
    textes = re.findall(r"<t [^>]*>([^<]*)</t>", parties(paquet)["xl/sharedStrings.xml"])
    assert textes == ["_x005F_x000D_ et _x41_", "__x005F_x0041_"]


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(js: Calcul) -> None:
    paquet, coupes = ecrit(js, "une(rang(['🎓'.repeat(20_000), 'é'.repeat(32_767)]))")
    sheet = openpyxl.load_workbook(io.BytesIO(paquet)).worksheets[0]
    long, juste = (str(c.value) for c in sheet[1])
    assert coupes == 1
    assert len(long.encode("utf-16-le")) // 2 in (32_766, 32_767)
    assert long.startswith("🎓🎓") and "coupée" in long and "\ufffd" not in long
    assert juste == "é" * 32_767


def test_a_date_is_a_date(js: Calcul) -> None:
    jours = "['2026-11-26', '1900-03-01', '2024-02-29', '1899-12-31']"
    sheet = classeur(js, f"une(rang({jours}.map((jour) => ({{jour}})), 'jour'))").worksheets[0]
    assert [c.value for c in sheet[1]][:3] == [
        datetime(2026, 11, 26),
        datetime(1900, 3, 1),
        datetime(2024, 2, 29),
    ]
    assert sheet["A1"].number_format == "dd/mm/yyyy"
    assert sheet["D1"].value == "1899-12-31"  # No spreadsheet has this day.


# --- Names of sheets ---------------------------------------------------------------------------


def noms(js: Calcul, voulus: str, arg: Any = None) -> list[str]:
    """As they are in the file: what reads it may mend two names that are the same."""
    feuilles = f"{voulus}.map((nom) => feuille({{nom}}))"
    paquet, _ = ecrit(js, f"{{titre: 'E', jour: '2026-11-26', feuilles: {feuilles}}}", arg)
    livre = ET.fromstring(parties(paquet)["xl/workbook.xml"])
    lus = [x.attrib["name"] for x in livre.iter() if x.tag.endswith("}sheet")]
    assert openpyxl.load_workbook(io.BytesIO(paquet)).sheetnames == lus
    return lus


def test_names_of_sheets_are_legal(js: Calcul) -> None:
    voulus = (
        "History",
        "historique",
        "",
        "'",
        "a/b\\c?d*e[f]:g",
        "'Aïcha'",
        "L’été d'Anna",
        "\u0000\ufffe\n",
        "🎓" * 16,
        "a" * 40,
        "x" * 30 + "'y",
        "=1+1",
        '<b> & "',
    )
    faits = noms(js, "arg", voulus)
    for nom in faits:
        assert 1 <= len(nom.encode("utf-16-le")) // 2 <= 31, nom
        assert not re.search(r"[\\/?*\[\]:\x00-\x1f\ufffd]", nom)
        assert nom == nom.strip("' ")
        assert nom.lower() not in ("history", "historique")
    assert faits[4] == "a b c d e f g"
    assert faits[5:7] == ["Aïcha", "L’été d'Anna"]
    assert faits[8] == "🎓" * 15
    assert faits[11:] == ["=1+1", '<b> & "']


def test_sixty_people_of_one_name_have_sixty_sheets(js: Calcul) -> None:
    groupe = [*["Camille"] * 30, *["CAMILLE"] * 28, "Camille (2)", "ｃａｍｉｌｌｅ"]
    faits = noms(js, "arg", groupe)
    assert len({nom.lower() for nom in faits}) == 60
    assert faits[:3] == ["Camille", "Camille (2)", "Camille (3)"]
    longs = noms(js, "arg", ["Une promotion de l’automne 2026 à Lyon"] * 12)
    assert len(set(longs)) == 12 and max(map(len, longs)) <= 31


def test_two_halves_of_a_character_do_not_make_the_same_name(js: Calcul) -> None:
    assert len(set(noms(js, r"['a\ud83c', 'a\udf93']"))) == 2


# --- A sheet to read and to print --------------------------------------------------------------

GRILLE = """{
  titre: 'Grille', jour: '2026-11-26',
  listes: [{nom: 'ListeNiveaux', valeurs: ['Avec appui', 'En autonomie, avec preuve']}],
  feuilles: [feuille({
    nom: "L'été", paysage: true, tete: 1, figees: 1, filtre: true, pied: 'Pommes & poires',
    choix: [{liste: 'ListeNiveaux', colonne: 1, de: 2}],
    rangs: [
      {cellules: ['Un titre qui prend toute la largeur', ''], style: 'titre', fusions: [[0, 1]]},
      rang(['Code', 'Niveau'], 'tete'),
      rang(['C01-1', 'Avec appui']),
      rang(['C01-2', 'mot '.repeat(40)]),
      rang(['C01-3', 'ligne\\n'.repeat(200)]),
    ],
  }), feuille({rangs: [rang(['seule'])]})],
}"""


@pytest.fixture
def grille(js: Calcul) -> Worksheet:
    sheet = classeur(js, GRILLE).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_levels_are_chosen_from_a_hidden_sheet_behind_a_name(grille: Worksheet) -> None:
    """An inline list would make two levels of « En autonomie, avec preuve »."""
    book = grille.parent
    assert book is not None
    (rule,) = grille.data_validations.dataValidation
    assert (rule.type, str(rule.sqref), rule.formula1) == ("list", "B3:B5", "ListeNiveaux")
    cachee = book.worksheets[-1]
    assert cachee.sheet_state == "hidden"
    assert [c.value for c in cachee["A"]] == ["Avec appui", "En autonomie, avec preuve"]
    assert book.defined_names["ListeNiveaux"].attr_text == "'Listes'!$A$1:$A$2"


def test_every_row_has_a_height_that_holds_its_text(grille: Worksheet) -> None:
    hauts = [grille.row_dimensions[r].height for r in range(1, grille.max_row + 1)]
    assert all(hauts)
    assert hauts[2] < 20
    assert hauts[3] > 5 * 12.75
    assert hauts[4] == 409  # As high as a row can be.


def test_heads_stay_in_sight_and_on_paper(grille: Worksheet) -> None:
    assert grille.freeze_panes == "B3"
    assert grille.auto_filter.ref == "A2:B5"
    assert grille.print_title_rows == "$2:$2"
    assert (grille.page_setup.paperSize, grille.page_setup.orientation) == (9, "landscape")
    assert grille.sheet_properties.pageSetUpPr.fitToPage
    assert (grille.page_setup.fitToWidth, grille.page_setup.fitToHeight) == (1, 0)
    assert "&P" in (grille.oddFooter.right.text or "")
    assert "Pommes && poires" in (grille.oddFooter.left.text or "")
    assert [str(zone) for zone in grille.merged_cells.ranges] == ["A1:B1"]
    assert [grille.column_dimensions[c].width for c in "AB"] == [12, 30]


def test_a_long_text_is_parted_so_that_paper_shows_it_whole(js: Calcul) -> None:
    texte = "Une phrase de taille ordinaire, puis une autre. " * 120
    morceaux = js(f"{OCTETS} return sortie.tranches(arg, 60);", texte)
    assert "".join(m + " " for m in morceaux).split() == texte.split()
    assert len(morceaux) > 4
    hauts = js(f"{OCTETS} return arg.map((m) => sortie.hauteur(sortie.lignes(m, 60)));", morceaux)
    assert max(hauts) < 220
    assert js(f"{OCTETS} return sortie.tranches('', 60);") == []


# --- CSV ---------------------------------------------------------------------------------------


def test_the_csv_is_what_a_french_spreadsheet_expects(js: Calcul) -> None:
    rangs = [["Personne", "Date"], ['dit "non"; oui', "a\r\nb"], ["🎓\ud7ff\ufffe", " x "]]
    texte = js(f"{OCTETS} return sortie.csv(arg);", rangs)
    assert texte.startswith("\ufeffPersonne;Date\r\n")
    lus = list(csv.reader(io.StringIO(texte[1:], newline=""), delimiter=";"))
    assert lus == [["Personne", "Date"], ['dit "non"; oui', "a\nb"], ["🎓\ud7ff", " x "]]
    assert js(f"{OCTETS} return sortie.csv([[{{jour: '2026-11-26'}}, 3, null]]);") == (
        "\ufeff2026-11-26;3;\r\n"
    )


@pytest.mark.parametrize("piege", HOSTILES)
def test_no_cell_of_a_csv_is_a_formula(js: Calcul, piege: str) -> None:
    texte = js(f"{OCTETS} return sortie.csv([[arg, 'b', arg]]);", piege)[1:]
    ((un, b, deux),) = csv.reader(io.StringIO(texte, newline=""), delimiter=";")
    assert un == deux == "'" + piege.replace("\r", "\n")
    assert b == "b"
