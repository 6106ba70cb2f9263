"""`grille.xlsx`: the blank grids to fill on a screen or on paper, the same bytes at each build.

The sheet of compétences prints on one page. The sheet of repères prints on several, and no page
break cuts a compétence. Row heights are written, since some spreadsheets do not compute them. The
levels are offered through a defined name, since a list written in the rule would split at commas.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ..words.typographie import typographie
from .feuilles import A_COMPLETER, Bande, Feuille, Grilles
from .lignes import lignes
from .membres import Sorte

NIVEAUX = "Niveaux"
LISTE = "ListeNiveaux"
"""Defined name of the cells that hold the levels, on the hidden sheet `NIVEAUX`."""

_A4 = 9
_MARGES = {"left": 0.4, "right": 0.4, "top": 0.45, "bottom": 0.6}
"""In inches."""
_ECHELLE = 76
"""Print scale of a sheet that takes several pages, in per cent."""
_PAGE = (8.27 - 1.05) * 72 * 100 / _ECHELLE * 0.97
"""Total height of the rows that fit on such a page, in points; 3 % less, as spreadsheets differ."""
_HAUTS = (24.0, 20.0, 18.0)
"""Heights in points of the rows above the grid: title, line to fill, names of the columns."""
_LIGNE = 12.75
_BORD: dict[str, Any] = {
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
    "border_color": "#8A94A0",
    "indent": 1,
}
_FORMATS: dict[str, dict[str, Any]] = {
    "titre": {"bold": True, "font_size": 14, "valign": "vcenter"},
    "ligne": {"valign": "vcenter"},
    "tete": {"bold": True, "bg_color": "#DDE4EB", **_BORD},
    Sorte.CCP: {"bold": True, "bg_color": "#C9D3DE", **_BORD},
    Sorte.COMPETENCE: {"bold": True, "bg_color": "#EDF1F5", **_BORD},
    "cellule": _BORD,
    "note": {"text_wrap": True, "valign": "vcenter"},
}
_POLICE: dict[str, Any] = {"font_name": "Arial", "font_size": 10}
"""Every system has this font or one as wide. Column widths are counted in its digits."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
_VALIDATION = {
    "validate": "list",
    "source": f"={LISTE}",
    "error_title": "Niveau inconnu",
    "error_message": "Choisissez un niveau dans la liste, ou laissez la case vide.",
}

Formats = dict[str, Format]


def grille_xlsx(grilles: Grilles) -> bytes:
    """The workbook: a sheet for each grid, and a hidden one with the levels to choose from."""
    content = io.BytesIO()
    book = Workbook(content, _OPTIONS | {"default_format_properties": dict(_POLICE)})
    _describe(book, grilles)
    formats = {name: book.add_format(_POLICE | look) for name, look in _FORMATS.items()}
    for feuille in grilles.feuilles:
        _write(book.add_worksheet(feuille.nom), feuille, formats, _pied(grilles))
    levels = [typographie(niveau) for niveau in grilles.niveaux]
    hidden = book.add_worksheet(NIVEAUX)
    hidden.write_column(0, 0, levels)
    hidden.hide()
    book.define_name(LISTE, f"={NIVEAUX}!$A$1:$A${len(levels)}")
    book.close()
    return content.getvalue()


def _describe(book: Workbook, grilles: Grilles) -> None:
    jour = grilles.jour
    book.set_properties(
        {
            "title": typographie(f"Grille d’auto-évaluation : {grilles.titre}"),
            "comments": f"Édition {grilles.edition}. Site non officiel. {grilles.licence}.",
            "created": datetime(jour.year, jour.month, jour.day),
        }
    )


def _pied(grilles: Grilles) -> str:
    """The footer of each page. `&` starts a command there; a footer holds 255 characters."""
    name = typographie(grilles.titre).replace("&", "&&")
    edition = f"édition {grilles.edition} du {grilles.jour:%d/%m/%Y}"
    return f"&L{name}, {edition}. Non officiel.&RPage &P sur &N"


def _write(sheet: Worksheet, feuille: Feuille, formats: Formats, pied: str) -> None:
    widths = [colonne.largeur for colonne in feuille.colonnes]
    for rang, colonne in enumerate(feuille.colonnes):
        sheet.set_column(rang, rang, colonne.largeur)
        sheet.write_string(2, rang, typographie(colonne.nom), formats["tete"])
    sheet.write_string(0, 0, typographie(feuille.titre), formats["titre"])
    sheet.write_string(1, 0, typographie(A_COMPLETER), formats["ligne"])
    heights = list(_HAUTS)
    for bande in feuille.bandes:
        heights.append(_write_band(sheet, len(heights), bande, feuille, formats))
    for note in map(typographie, feuille.notes):
        sheet.merge_range(len(heights), 0, len(heights), len(widths) - 1, note, formats["note"])
        heights.append(_LIGNE * lignes(note, sum(widths)) + 4)
    for row, height in enumerate(heights):
        sheet.set_row(row, height)
    _validate(sheet, feuille)
    _print(sheet, feuille, heights)
    sheet.set_footer(pied)


def _write_band(
    sheet: Worksheet, row: int, bande: Bande, feuille: Feuille, formats: Formats
) -> float:
    """Write one row of a grid; return the height it needs, in points."""
    columns, texte = feuille.colonnes, typographie(bande.texte)
    if not bande.a_remplir:
        look = formats[bande.sorte]
        sheet.write_string(row, 0, bande.code, look)
        sheet.merge_range(row, 1, row, len(columns) - 1, texte, look)
        return _LIGNE * lignes(texte, sum(c.largeur for c in columns[1:])) + 4
    sheet.write_string(row, 0, bande.code, formats["cellule"])
    sheet.write_string(row, 1, texte, formats["cellule"])
    for rang in range(2, len(columns)):
        sheet.write_blank(row, rang, None, formats["cellule"])
    return max(_LIGNE * lignes(texte, columns[1].largeur) + 1.5, feuille.hauteur)


def _validate(sheet: Worksheet, feuille: Feuille) -> None:
    """Offer the list of levels in every cell to fill; one rule covers them all."""
    levels = [rang for rang, colonne in enumerate(feuille.colonnes) if colonne.est_niveau]
    areas = []
    for filled, group in groupby(enumerate(feuille.bandes, len(_HAUTS)), lambda b: b[1].a_remplir):
        rows = [row for row, _ in group]
        if filled:
            areas.append((rows[0], levels[0], rows[-1], levels[-1]))
    sheet.data_validation(*areas[0], _VALIDATION | {"other_cells": areas[1:]})


def _print(sheet: Worksheet, feuille: Feuille, heights: Sequence[float]) -> None:
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.set_margins(**_MARGES)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    sheet.freeze_panes(len(_HAUTS), 2)
    sheet.repeat_rows(len(_HAUTS) - 1)
    sheet.print_area(0, 0, len(heights) - 1, len(feuille.colonnes) - 1)
    if feuille.pages:
        sheet.fit_to_pages(1, feuille.pages)
    else:
        sheet.set_print_scale(_ECHELLE)
        sheet.set_h_pagebreaks(_breaks(feuille, heights))


def _breaks(feuille: Feuille, heights: Sequence[float]) -> list[int]:
    """The rows (from 0) that begin a new page: always that of a compétence, or of its CCP."""
    starts = [
        rang
        for rang, bande in enumerate(feuille.bandes)
        if not bande.a_remplir and (rang == 0 or feuille.bandes[rang - 1].a_remplir)
    ]
    found: list[int] = []
    left = _PAGE - sum(_HAUTS)
    for start, end in zip(starts, [*starts[1:], len(feuille.bandes)], strict=True):
        rows = heights[len(_HAUTS) + start : len(_HAUTS) + end]
        if end == len(feuille.bandes):
            rows = heights[len(_HAUTS) + start :]  # the notes below the grid stay with the last one
        if sum(rows) > left and start:
            found.append(len(_HAUTS) + start)
            left = _PAGE - _HAUTS[-1]
        left -= sum(rows)
    return found
