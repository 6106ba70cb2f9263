"""`grille.csv`: the blank grid, one line per repère, for any spreadsheet or program."""

from __future__ import annotations

import csv
import io

from ..model import Referentiel
from ..words.typographie import typographie

COLONNES = (
    "CCP",
    "Compétence",
    "Intitulé de la compétence",
    "Repère",
    "Ce que je sais faire",
    "Une trace possible",
    "Niveau (la personne)",
    "Niveau (formateur, formatrice)",
    "Date",
    "Remarque",
)
A_REMPLIR = 4
"""How many columns are left blank: the last ones."""
BOM = "\ufeff"
"""Byte order mark. Without it, Excel does not read the file as UTF-8 and spoils the accents."""
_FORMULE = tuple("=+-@\t\r\n＝＋－＠")
"""Characters that begin a formula in some spreadsheet. `sortie/csv.js` must have the same."""


def grille_csv(referentiel: Referentiel) -> str:
    """The CSV text: one line per repère, after a line of column names.

    Cells are separated by semicolons, as a French spreadsheet expects. No cell can be taken for a
    formula.
    """
    rows = [
        (
            activite.ccp.code,
            competence.code,
            competence.intitule,
            repere.code,
            repere.texte,
            repere.trace,
            *[""] * A_REMPLIR,
        )
        for activite, competence in referentiel.paires()
        for repere in competence.reperes
    ]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLONNES)
    writer.writerows([sans_formule(typographie(cell)) for cell in row] for row in rows)
    return BOM + text.getvalue()


def sans_formule(text: str) -> str:
    """The text, after an apostrophe if a spreadsheet could take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULE) else text
