"""`moodle.csv`: the competency framework an administrator of Moodle imports.

Moodle reads fourteen columns by their place, writes as it reads, and does not undo: nothing here
may stop it halfway. Its scale is the ladder alone: « sans réponse » is Moodle's own, and a level
for want of an occasion would be the lowest of the ladder, or the highest.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from html import escape

from ..licence import OUVERTE, Licence
from ..model import AutoEvaluation, Competence, Referentiel
from ..typographie import typographie
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
"""What the form of a French Moodle chooses at first."""
_HTML = "1"
_TAXONOMIE = "domain,competency"
_NOTRES = "Repères rédigés par ce site, qui n’est pas officiel"


def moodle_csv(referentiel: Referentiel, auto: AutoEvaluation, licence: Licence = OUVERTE) -> str:
    """The framework, then each CCP followed by its compétences; repères are in descriptions."""
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
    """The labels of the ladder, the lowest first. Moodle splits them at commas: none is left."""
    labels = {n.code: n.libelle for n in auto.niveaux}
    return [_sur(labels[code]).replace(", ", " ").replace(",", " ") for code in auto.echelle]


def configuration(auto: AutoEvaluation) -> str:
    """Which levels Moodle takes for « compétent » : those that read as done alone."""
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
    """Rules stay empty: a jury decides. No level of its own: a compétence has the framework's."""
    return [parent, code, _sur(nom), description, _HTML, *[""] * 9]


def _description(competence: Competence) -> str:
    reperes = "".join(f"<li>{escape(_sur(r.texte), quote=False)}</li>" for r in competence.reperes)
    return _html([competence.intitule, f"{_NOTRES} :"]) + f"<ul>{reperes}</ul>"


def _html(paragraphs: Iterable[str]) -> str:
    return "".join(f"<p>{escape(_sur(text), quote=False)}</p>" for text in paragraphs)


def _sur(text: str) -> str:
    """Set for reading, without the bar that would spoil the quotation mark after it."""
    return typographie(text).replace("\\", "∖")
