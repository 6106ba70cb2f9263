"""schema.org descriptions, one per page, as JSON that is safe inside a `<script>` element.

Addresses are relative to the page that carries the description.
"""

from __future__ import annotations

import json
from typing import Any

from ..model import ActiviteType, Ccp, Competence, Referentiel

_UNOFFICIAL = "Page d’un site non officiel."


def credential(referentiel: Referentiel) -> str:
    """The title as an `EducationalOccupationalCredential`, for the title's page."""
    identite = referentiel.titre.identite
    return _dump(
        {
            "@type": "EducationalOccupationalCredential",
            "@id": "#titre",
            "name": identite.intitule.valeur,
            "identifier": identite.code.valeur,
            "description": _UNOFFICIAL,
            "inLanguage": "fr",
            "credentialCategory": "Titre professionnel",
            "educationalLevel": f"Niveau {identite.niveau.valeur}",
            "recognizedBy": {"@type": "Organization", "name": identite.certificateur.valeur},
            "validIn": {"@type": "Country", "name": "France"},
            "competencyRequired": [
                _term(c, f"competences/{c.code.lower()}.html") for c in referentiel.competences
            ],
        }
    )


def activite(referentiel: Referentiel, item: ActiviteType) -> str:
    """An activité type as the set of its compétences, shared ones included, for its page."""
    terms = [
        _term(c, f"../competences/{c.code.lower()}.html") for c in referentiel.competences_de(item)
    ]
    return _dump(
        {
            "@type": "DefinedTermSet",
            "@id": f"#{item.code.lower()}",
            "name": item.ccp.intitule,
            "identifier": item.ccp.code,
            "description": _UNOFFICIAL,
            "inLanguage": "fr",
            "about": referentiel.titre.identite.intitule.valeur,
            "hasDefinedTerm": terms,
        }
    )


def competence(referentiel: Referentiel, item: Competence) -> str:
    """A compétence as a term of the title's référentiel, for its page."""
    identite = referentiel.titre.identite
    term = _term(item, f"#{item.code.lower()}")
    term["description"] = item.en_clair
    term["inDefinedTermSet"] = {
        "@type": "DefinedTermSet",
        "@id": "../index.html#titre",
        "name": f"{identite.intitule.valeur} ({identite.code.valeur})",
        "description": _UNOFFICIAL,
    }
    return _dump(term)


def _term(item: Competence | Ccp, address: str) -> dict[str, Any]:
    return {
        "@type": "DefinedTerm",
        "@id": address,
        "termCode": item.code,
        "name": item.intitule,
        "inLanguage": "fr",
    }


def _dump(content: dict[str, Any]) -> str:
    """JSON text; `<` is escaped, so that no content can close the `<script>` element."""
    data = {"@context": "https://schema.org"} | content
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
