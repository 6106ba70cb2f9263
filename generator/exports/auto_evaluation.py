"""`auto-evaluation.js`: the part of a title that the self-assessment scripts read.

A classic script, because a page opened from a disk cannot fetch JSON.
"""

from __future__ import annotations

from typing import Any

from ..model import AutoEvaluation, Competence, Referentiel
from ..words.typographie import typographie
from .donnees import script, version
from .editions import editions

_APPUI = {"source", "endroit", "confiance"}
_IN_THE_PAGES: Any = {
    **dict.fromkeys(("anonymat", "exemple", "issue_ccp", "regle"), True),
    "niveaux": {"__all__": {"aide"}},
    "rubriques": {"__all__": {"guide", *_APPUI}},
    "exemples": _APPUI,
}
"""Fields left out of the script (pydantic `exclude`): the pages already show them as HTML."""


def auto_evaluation_js(referentiel: Referentiel, auto: AutoEvaluation) -> str:
    """The script that sets `window.Referentiel.auto_evaluation`.

    Its texts already have French typography: the browser shows them as they are.
    """
    return (
        "window.Referentiel = window.Referentiel || {};\n"
        f"window.Referentiel.auto_evaluation = {script(_content(referentiel, auto))};\n"
    )


def _content(referentiel: Referentiel, auto: AutoEvaluation) -> dict[str, Any]:
    titre = referentiel.titre
    history = editions(referentiel)
    content = {
        "titre": titre.identite.code.valeur,
        "intitule": titre.identite.intitule.valeur,
        "version": version(referentiel),
        "edition": history[-1]["code"],
        "editions": history,
        "ccp": [
            {
                "code": activite.ccp.code,
                "activite": activite.code,
                "intitule": activite.ccp.intitule,
                "titre_court": activite.ccp.titre_court,
                "competences": [
                    competence.code
                    if competence.code in activite.partagees
                    else _competence(competence)
                    for competence in referentiel.competences_de(activite)
                ],
            }
            for activite in referentiel.activites
        ],
        "auto_evaluation": auto.model_dump(mode="json", exclude=_IN_THE_PAGES),
    }
    return {key: _set(value) for key, value in content.items()}


def _competence(competence: Competence) -> dict[str, Any]:
    """A compétence with its repères. A CCP that only shares it lists its code instead."""
    return {
        "code": competence.code,
        "intitule": competence.intitule,
        "titre_court": competence.titre_court,
        "premier_tour": competence.premier_tour,
        "reperes": [
            {"code": repere.code, "texte": repere.texte, "trace": repere.trace}
            for repere in competence.reperes
        ],
    }


def _set(value: Any) -> Any:
    """The same JSON value, with French typography in every text. Codes come out unchanged."""
    if isinstance(value, str):
        return typographie(value)
    if isinstance(value, list):
        return [_set(item) for item in value]
    if isinstance(value, dict):
        return {key: _set(item) for key, item in value.items()}
    return value
