"""JSON Schema of the file in which a person saves a self-assessment.

The browser writes and reads that file (`assets/js/auto/etat.js`); the schema tells other programs
what they can rely on. Codes are described by patterns, not listed: a file may keep answers to
repères that the title no longer has.
"""

from __future__ import annotations

from ..model import Referentiel
from .auto_formes import (
    CLE,
    CODE_ANCIEN,
    CODE_COMPETENCE,
    CODE_REPERE,
    IDENTIFIANT,
    LIMITES,
    REVUE,
    Schema,
    codes,
    document,
    edition,
    elements,
    instant,
    jour,
    modifie_le,
    niveau,
    objet,
    table,
    texte,
)


def file_schema(referentiel: Referentiel) -> str:
    """The schema of the files saved about this title, as JSON text.

    It accepts format 2, which the site writes, and format 1, which lacks the sections added since.
    """
    code = referentiel.titre.identite.code.valeur
    return document(
        f"Auto-évaluation enregistrée, {code}, format 2 (et format 1, plus ancien)",
        "Le fichier qu’enregistre la page « Mes données » : JSON, en UTF-8, 2\u00a0Mo "
        "au plus. Il contient ce qu’une personne a écrit sur elle-même.",
        objet(
            facultatifs=("edition", "premier_tour", "ccp_vises", "revues"),
            format={
                "enum": [1, 2],
                "description": "Version de la forme de ce fichier. Le site écrit la 2, et lit "
                "aussi la 1, qui n’a ni premier tour ni CCP visés.",
            },
            titre={"const": code, "description": "Code du titre concerné."},
            version=texte(40, "Version du référentiel avec laquelle la personne a répondu."),
            edition=edition(
                "Édition du référentiel dont viennent les codes ; absente, la plus ancienne."
            ),
            modifie_le=modifie_le(),
            reponses=table(CODE_REPERE, "reponses", "Réponses, par code de repère.", _reponse()),
            premier_tour=table(
                CODE_COMPETENCE,
                "premier_tour",
                "Réponses du premier tour, par code de compétence. Elles orientent ; elles ne "
                "remplissent aucun repère.",
                _reponse(),
            ),
            situations=elements(IDENTIFIANT, "situations", "Situations vécues.", _situation()),
            ccp=elements(CODE_COMPETENCE, "ccp", "CCP déjà obtenus, par code de CCP.", _ccp()),
            ccp_vises=table(
                CODE_COMPETENCE,
                "ccp_vises",
                "CCP visés, par code de CCP. Aucun : la personne les vise tous.",
                _ccp_vise(),
            ),
            plan=elements(IDENTIFIANT, "plan", "Plan d’action.", _action()),
            points=elements(IDENTIFIANT, "points", "Points d’étape.", _point()),
            revues=table(
                REVUE,
                "revues",
                "Changements du référentiel, revus ou à revoir : édition, point, code du "
                "changement.",
                _revue(),
            ),
        ),
    )


def _reponse() -> Schema:
    return objet(niveau=niveau(), le=instant())


def _situation() -> Schema:
    recit = texte(LIMITES["texte"], "Ce que la personne raconte sous cette rubrique.")
    return objet(
        titre=texte(LIMITES["court"], "Titre de la situation."),
        debut=jour("Début de la période, ou rien."),
        fin=jour("Fin de la période, ou rien."),
        textes=table(CLE, "rubriques", "Textes, par code de rubrique du dossier.", recit),
        competences=codes(CODE_COMPETENCE, "Compétences auxquelles elle est rattachée."),
        reperes=codes(CODE_REPERE, "Repères auxquels elle est rattachée."),
        le=instant(),
    )


def _ccp() -> Schema:
    return objet(obtenu_le=jour("Date d’obtention, ou rien."), le=instant())


def _ccp_vise() -> Schema:
    return objet(vise={"type": "boolean", "description": "Visé, ou non."}, le=instant())


def _action() -> Schema:
    def code(pattern: str, description: str) -> Schema:
        return {
            "type": "string",
            "anyOf": [{"const": ""}, {"pattern": pattern}],
            "description": description,
        }

    return objet(
        competence=code(CODE_COMPETENCE, "Compétence travaillée, ou rien."),
        repere=code(CODE_REPERE, "Repère travaillé, ou rien."),
        quoi=texte(LIMITES["texte"], "Ce qui est à faire."),
        avec_qui=texte(LIMITES["court"], "Avec qui."),
        pour_le=jour("Échéance, ou rien."),
        fait={"type": "boolean", "description": "Fait, ou non."},
        le=instant(),
    )


def _point() -> Schema:
    return objet(
        nom=texte(LIMITES["court"], "Nom donné au point d’étape."),
        reponses=table(CODE_REPERE, "reponses", "Niveaux à ce moment, par repère.", niveau()),
        situations=codes(CODE_COMPETENCE, "Compétences qui avaient une situation."),
        le=instant(),
    )


def _revue() -> Schema:
    return objet(
        niveaux=table(CODE_ANCIEN, "codes", "Niveaux d’avant, par ancien code.", niveau()),
        fait={"type": "boolean", "description": "Revu par la personne, ou non."},
        le=instant(),
    )
