"""The blank grids open, print and travel: what spreadsheets do wrong is written for them."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import openpyxl
import pytest
import time_machine
from openpyxl.worksheet.worksheet import Worksheet

from generator.exports.classeur import grille_xlsx
from generator.exports.feuilles import grilles
from generator.exports.grille import A_REMPLIR, grille_csv, sans_formule
from generator.exports.lignes import lignes
from generator.model import AutoEvaluation, Referentiel
from generator.words.typographie import typographie
from tests.conftest import RACINE

A4_A_PLAT = 8.27 * 72
"""Points of an A4 page on its side."""


def auto(referentiel: Referentiel) -> AutoEvaluation:
    assert referentiel.auto_evaluation
    return referentiel.auto_evaluation


def classeur(referentiel: Referentiel) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(grille_xlsx(grilles(referentiel, auto(referentiel)))))


def lue(referentiel: Referentiel) -> list[list[str]]:
    texte = grille_csv(referentiel)
    return list(csv.reader(io.StringIO(texte.removeprefix("\ufeff"), newline=""), delimiter=";"))


def rows_to_fill(sheet: Worksheet) -> list[int]:
    (rule,) = sheet.data_validations.dataValidation
    areas = rule.sqref.ranges
    return sorted(row for a in areas for row in range(a.min_row, a.max_row + 1))


@pytest.fixture(scope="module")
def feuilles(cip: Referentiel) -> tuple[Worksheet, Worksheet]:
    book = classeur(cip)
    return book.worksheets[0], book.worksheets[1]


def test_the_same_bytes_whatever_the_day(cip: Referentiel) -> None:
    made = set()
    for jour in ("2026-11-26", "2031-05-06"):
        with time_machine.travel(jour):
            made.add(grille_xlsx(grilles(cip, auto(cip))))
    assert len(made) == 1


@pytest.mark.parametrize("fixture", ["mini", "cip"])
def test_every_competence_and_every_repere_is_there_to_fill(
    fixture: str, request: pytest.FixtureRequest
) -> None:
    referentiel: Referentiel = request.getfixturevalue(fixture)
    competences, reperes, _ = classeur(referentiel).worksheets
    for sheet, expected in (
        (competences, [(c.code, c.intitule) for c in referentiel.competences]),
        (reperes, [(r.code, r.texte) for c in referentiel.competences for r in c.reperes]),
    ):
        found = [(sheet.cell(r, 1).value, sheet.cell(r, 2).value) for r in rows_to_fill(sheet)]
        assert found == [(code, typographie(texte)) for code, texte in expected]
        assert all(not sheet.cell(r, c).value for r in rows_to_fill(sheet) for c in (3, 4, 5))


def test_levels_are_chosen_from_a_hidden_sheet_behind_a_name(cip: Referentiel) -> None:
    """An inline list would make two levels of « En autonomie, avec preuve »."""
    book = classeur(cip)
    hidden = book.worksheets[2]
    assert hidden.sheet_state == "hidden"
    levels = [row[0].value for row in hidden.iter_rows()]
    assert "En autonomie, avec preuve" in levels
    assert len(levels) == len(auto(cip).niveaux) - 1  # an empty cell is no answer
    for sheet in book.worksheets[:2]:
        (rule,) = sheet.data_validations.dataValidation
        name = rule.formula1.removeprefix("=")
        assert book.defined_names[name].attr_text == f"{hidden.title}!$A$1:$A${len(levels)}"
        assert {area.min_col for area in rule.sqref.ranges} == {3}
        assert rule.type == "list" and rule.error


def test_every_row_has_a_height_that_holds_its_text(
    feuilles: tuple[Worksheet, Worksheet],
) -> None:
    """LibreOffice does not find it by itself: lines of text would lie one over the other."""
    for sheet in feuilles:
        width = sheet.column_dimensions["B"].width
        for row in range(1, sheet.max_row + 1):
            height = sheet.row_dimensions[row].height
            assert height, row
            if row in rows_to_fill(sheet):
                assert height >= 12.75 * lignes(str(sheet.cell(row, 2).value), width)
    assert {sheet.row_dimensions[r].height for r in rows_to_fill(feuilles[1])} != {19}


def test_a_page_of_competences_and_four_of_reperes(
    feuilles: tuple[Worksheet, Worksheet],
) -> None:
    one, four = feuilles
    assert one.sheet_properties.pageSetUpPr.fitToPage
    assert (one.page_setup.fitToWidth or 1, one.page_setup.fitToHeight or 1) == (1, 1)
    ends = [brk.id for brk in four.row_breaks.brk]
    assert len(ends) == 3
    rows: dict[int, list[int]] = {}
    for row in range(1, four.max_row + 1):
        rows.setdefault(sum(row > end for end in ends), []).append(row)
    margins = four.page_margins.top + four.page_margins.bottom
    room = (A4_A_PLAT - margins * 72) * 100 / four.page_setup.scale
    for page, own in rows.items():
        head = four.row_dimensions[3].height if page else 0
        assert head + sum(four.row_dimensions[r].height for r in own) <= room
        assert own[0] not in rows_to_fill(four)  # no page begins in the middle of a compétence


def test_printing_and_reading_on_a_screen_are_set(feuilles: tuple[Worksheet, Worksheet]) -> None:
    for sheet in feuilles:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.print_title_rows == "$3:$3"
        assert sheet.freeze_panes == "C4"
        assert sheet.cell(3, 1).value == "Code"
        assert "&P" in (sheet.oddFooter.right.text or "")


def test_the_csv_is_what_a_french_spreadsheet_expects(cip: Referentiel) -> None:
    texte = grille_csv(cip)
    assert texte.startswith("\ufeffCCP;")
    assert texte.count("\n") == texte.count("\r\n") == 79
    rows = lue(cip)
    assert len({len(row) for row in rows}) == 1
    assert [row[3] for row in rows[1:]] == [r.code for c in cip.competences for r in c.reperes]
    assert all(row[-A_REMPLIR:] == [""] * A_REMPLIR for row in rows[1:])


@pytest.mark.parametrize("debut", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(mini: Referentiel, debut: str) -> None:
    piege = f"{debut}HYPERLINK(A1)"
    touche = avec_repere(mini, texte=piege, trace=piege)
    assert lue(touche)[1][4:6] == [f"'{piege}"] * 2
    assert not [c for row in lue(touche) for c in row if c.startswith(tuple("=+-@＝＋－＠"))]
    sheet = classeur(touche).worksheets[1]
    cell = sheet.cell(min(rows_to_fill(sheet)), 2)
    assert (cell.value, cell.data_type) == (piege, "s")


def test_files_made_here_and_in_the_browser_fear_the_same_formulas() -> None:
    """Decision 13: in every file."""
    csv_js = RACINE / "site_src" / "docs" / "assets" / "js" / "sortie" / "csv.js"
    (signs,) = re.findall(r"FORMULE = /\^\[(.*?)\]/", csv_js.read_text("utf-8"))
    beginnings = signs.replace("\\-", "-").encode("raw_unicode_escape").decode("unicode_escape")
    assert {sign for sign in beginnings if sans_formule(f"{sign}A1") == f"'{sign}A1"} == {
        *beginnings
    }
    assert len(beginnings) == 11
    assert sans_formule("A1 = 2") == "A1 = 2"


def test_a_title_with_an_ampersand_has_a_foot(mini: Referentiel) -> None:
    titre = mini.titre.model_copy(update={"titre_court": "TP-1 Pommes & poires"})
    sheet = classeur(mini.model_copy(update={"titre": titre})).worksheets[0]
    assert "Pommes && poires" in (sheet.oddFooter.left.text or "")


def avec_repere(referentiel: Referentiel, **update: Any) -> Referentiel:
    """The title, its first repère changed."""
    activite = referentiel.activites[0]
    competence = activite.competences[0]
    repere = competence.reperes[0].model_copy(update=update)
    reperes = (repere, *competence.reperes[1:])
    competence = competence.model_copy(update={"reperes": reperes})
    activite = activite.model_copy(update={"competences": (competence, *activite.competences[1:])})
    return referentiel.model_copy(update={"activites": (activite, *referentiel.activites[1:])})
