"""Tables by code for the templates of `obtenir/` and `auto-evaluation/`, which compute nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..ground.kept import cached_by_identity
from ..model import Referentiel


@cached_by_identity(4)
def lookups(referentiel: Referentiel) -> Mapping[str, Any]:
    """Name in the template -> {code: object}, for each kind of thing a voie or an issue names."""
    obtention = referentiel.obtention
    return {
        "regles": {regle.code: regle for regle in obtention.regles},
        "lieux": {lieu.code: lieu for lieu in obtention.lieux},
        "voies": {voie.code: voie for voie in obtention.voies},
        "documents": {document.code: document for document in obtention.documents},
        "textes": {texte.code: texte for texte in obtention.textes},
    }
