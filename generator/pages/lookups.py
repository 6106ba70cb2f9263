"""What templates look up by code, so that they compute nothing."""

from __future__ import annotations

from typing import Any

from ..model import Referentiel


def lookups(referentiel: Referentiel) -> dict[str, Any]:
    """Code -> object, for each kind of thing a voie or an issue names."""
    obtention = referentiel.obtention
    return {
        "regles": {regle.code: regle for regle in obtention.regles},
        "lieux": {lieu.code: lieu for lieu in obtention.lieux},
        "voies": {voie.code: voie for voie in obtention.voies},
        "documents": {document.code: document for document in obtention.documents},
        "textes": {texte.code: texte for texte in obtention.textes},
    }
