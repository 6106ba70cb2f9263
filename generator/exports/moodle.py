"""`moodle.csv`: the competency framework an administrator of Moodle imports.

Moodle reads fourteen columns by their position. It writes while it reads and cannot undo, so no
row may make it stop halfway. A Moodle scale is ordered: it holds only the steps of the échelle.
« No answer » is a state Moodle already has, and « no occasion » has no place between two steps.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from html import escape

from ..ground.licence import OUVERTE, Licence
from ..model import AutoEvaluation, Competence, Referentiel
from ..words.typographie import typographie
from .identites import edition

COLONNES = (
    "Parent ID number",
    "ID number",
    "Short name",
    "Description",
    "Description format",
    "Scale values",
    "Scale configuration",
    "Rule type",
    "Rule outcome",
    "Rule config",
    "Cross-referenced competency ID numbers",
    "Exported ID",
    "Is framework",
    "Taxonomy",
)
SEPARATEUR = ";"
"""The separator selected by default in the import form of a French Moodle."""
_HTML = "1"
_TAXONOMIE = "domain,competency"
_NOTRES = "Repères rédigés par ce site, qui n’est pas officiel"


def moodle_csv(referentiel: Referentiel, auto: AutoEvaluation, licence: Licence = OUVERTE) -> str:
    """The CSV text: column names, the framework, then each CCP followed by its compétences.

    Repères have no row: the description of their compétence lists them. A shared compétence stands
    once, under the CCP that describes it, as Moodle allows one parent.
    """
    rows = [COLONNES, _cadre(referentiel, auto, licence)]
    for activite in referentiel.activites:
        ccp = activite.ccp
        rows.append(_ligne("", ccp.code, ccp.titre_court, _html([ccp.intitule])))
        rows += [
            _ligne(ccp.code, c.code, c.titre_court, _description(c)) for c in activite.competences
        ]
    text = io.StringIO()
    csv.writer(text, delimiter=SEPARATEUR, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def echelle(auto: AutoEvaluation) -> list[str]:
    """Labels of the échelle, the lowest first, without commas: Moodle would split them there."""
    labels = {n.code: n.libelle for n in auto.niveaux}
    return [_sur(labels[code]).replace(", ", " ").replace(",", " ") for code in auto.echelle]


def configuration(auto: AutoEvaluation) -> str:
    """The JSON text that tells Moodle which levels count as proficient.

    They start at the level asked by the first reading with a `tous_au_moins`, or are the highest
    level alone when no reading has one. The lowest proficient level is the default.
    """
    asked = [lecture.quand.tous_au_moins for lecture in auto.lectures]
    first = next((auto.echelle.index(code) for code in asked if code), len(auto.echelle) - 1)
    levels = [
        {"id": rang, "scaledefault": int(rang == first + 1), "proficient": 1}
        for rang in range(first + 1, len(auto.echelle) + 1)
    ]
    return json.dumps([{"scaleid": "1"}, *levels], separators=(",", ":"))


def _cadre(referentiel: Referentiel, auto: AutoEvaluation, licence: Licence) -> list[str]:
    titre = referentiel.titre
    code, jour = edition(referentiel)
    description = [
        f"{titre.identite.intitule.valeur} ({titre.identite.code.valeur}), intitulés officiels mot "
        f"pour mot. {_NOTRES}. Édition {code} du {jour:%d/%m/%Y}. {licence.nom}."
    ]
    row = _ligne("", f"{titre.identite.code.valeur}-{code}", titre.titre_court, _html(description))
    row[5:7] = [",".join(echelle(auto)), configuration(auto)]
    row[12:14] = ["1", _TAXONOMIE]
    return row


def _ligne(parent: str, code: str, nom: str, description: str) -> list[str]:
    """A row. Its rule columns stay empty, since a jury decides; the framework gives the scale."""
    return [parent, code, _sur(nom), description, _HTML, *[""] * 9]


def _description(competence: Competence) -> str:
    reperes = "".join(f"<li>{escape(_sur(r.texte), quote=False)}</li>" for r in competence.reperes)
    return _html([competence.intitule, f"{_NOTRES} :"]) + f"<ul>{reperes}</ul>"


def _html(paragraphs: Iterable[str]) -> str:
    return "".join(f"<p>{escape(_sur(text), quote=False)}</p>" for text in paragraphs)


def _sur(text: str) -> str:
    """French typography, and no backslash: Moodle would read it as escaping a quotation mark."""
    return typographie(text).replace("\\", "∖")
