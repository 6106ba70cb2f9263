"""The editions of a title as the browser needs them: what changed, and which text a code had."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from ..model import Changement, Correspondances, Referentiel
from ..model.correspondances import PREMIERE
from ..words.typographie import ponctuation_seule


def editions(referentiel: Referentiel) -> list[dict[str, Any]]:
    """Every edition, oldest first, as JSON objects; at least one.

    A change gives the old text of each code it replaces: no page shows that text any more.
    """
    kept = referentiel.correspondances
    if kept is None:
        textes = textes_presents(referentiel)
        return [
            {
                "code": PREMIERE,
                "depuis": "",
                "empreinte": empreinte(textes),
                "pourquoi": "",
                "changements": [],
            }
        ]
    return [_edition(kept, index) for index in range(len(kept.editions))]


def textes_presents(referentiel: Referentiel) -> dict[str, str]:
    """Code -> text of each CCP, compétence and repère, in the official order."""
    found: dict[str, str] = {}
    for activite in referentiel.activites:
        found[activite.ccp.code] = activite.ccp.intitule
        for competence in activite.competences:
            found[competence.code] = competence.intitule
            found |= {repere.code: repere.texte for repere in competence.reperes}
    return found


def anciens(referentiel: Referentiel) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Code of an older edition -> its last text there, and the codes that replaced it.

    Codes that are still in use are included; `retires` leaves them out.
    """
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    kept = referentiel.correspondances.editions if referentiel.correspondances else ()
    for before, after in pairwise(kept):
        taken = {code: c.apres for c in after.changements for code in c.avant}
        found |= {code: (texte, taken.get(code, ())) for code, texte in before.textes.items()}
    return found


def retires(referentiel: Referentiel) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The entries of `anciens` whose code is no longer in use."""
    today = textes_presents(referentiel)
    return {code: old for code, old in anciens(referentiel).items() if code not in today}


def empreinte(textes: Mapping[str, str]) -> str:
    """Fingerprint of the texts of an edition: six hexadecimal digits, written in share links.

    Punctuation is normalised first, always in the same way: the kind of apostrophe typed does not
    matter, and old links still match their edition.
    """
    shown = {code: ponctuation_seule(texte) for code, texte in sorted(textes.items())}
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:6]


def _edition(kept: Correspondances, index: int) -> dict[str, Any]:
    edition = kept.editions[index]
    before = kept.editions[index - 1].textes if index else {}
    return {
        "code": edition.code,
        "depuis": edition.depuis.isoformat(),
        "empreinte": empreinte(edition.textes),
        "pourquoi": edition.pourquoi or "",
        "changements": [_changement(changement, before) for changement in edition.changements],
    }


def _changement(changement: Changement, before: Mapping[str, str]) -> dict[str, Any]:
    return {
        "code": changement.code,
        "quoi": changement.quoi.value,
        "avant": [{"code": code, "texte": before[code]} for code in changement.avant],
        "apres": list(changement.apres),
        "explication": changement.explication,
    }
