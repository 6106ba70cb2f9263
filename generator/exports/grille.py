"""`grille.csv`: the blank grid, one line per repère, for any spreadsheet or program."""

from __future__ import annotations

import csv
import io

from ..model import Referentiel
from ..typographie import typographie

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
"""How many of the columns, the last ones, are left blank."""
BOM = "\ufeff"
"""Without it, Excel reads accents as other letters."""
_FORMULE = tuple("=+-@\t\r\n＝＋－＠")
"""What begins a formula, for some spreadsheet. `sortie/csv.js` has the same."""


def grille_csv(referentiel: Referentiel) -> str:
    """Semicolons, as a French spreadsheet expects; no cell may be taken for a formula."""
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
    """A text that no spreadsheet runs, whatever it begins with."""
    return f"'{text}" if text.startswith(_FORMULE) else text
