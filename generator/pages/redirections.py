"""Old addresses that people may have kept, and the page each one leads to now.

Pages move for three reasons: an issue of the tree was renamed, an editor declared a move
(`adresses.yaml`), or a hand-written page moved (`DEPLACEES`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import Referentiel
from .addresses import GENERES
from .navigation import DEPLACEES


def redirections(referentiels: Sequence[Referentiel]) -> dict[str, str]:
    """Old address -> final address, both from the root of the site. Circles are left out."""
    found = {old: final for old in DEPLACEES if (final := follow(DEPLACEES, old))}
    for referentiel in referentiels:
        moves = moved(referentiel)
        root = f"{GENERES}/{referentiel.titre.identifiant}"
        for old in moves:
            if final := follow(moves, old):
                found[f"{root}/{old}"] = f"{root}/{final}"
    return found


def moved(referentiel: Referentiel) -> dict[str, str]:
    """Old address -> new one, as declared, both inside the title's folder.

    A new address may itself have moved: `follow` gives the last one.
    """
    arbre, adresses = referentiel.arbre, referentiel.adresses
    issues = {issue.code for issue in arbre.issues} if arbre else set()
    outcomes = arbre.renommages if arbre and referentiel.obtention.voies else ()
    return {
        **{outcome(r.ancien): outcome(r.nouveau) for r in outcomes if r.nouveau in issues},
        **{d.ancienne: d.nouvelle for d in (adresses.deplacements if adresses else ())},
    }


def outcome(code: str) -> str:
    """Address of the page of an issue, inside the title's folder."""
    return f"obtenir/resultats/{code}.html"


def follow(moves: Mapping[str, str], old: str) -> str | None:
    """The address `old` leads to after every later move; None if the moves go round in a circle.

    The result keeps the last anchor (`#…`) met on the way.
    """
    seen: set[str] = set()
    address, place = old, ""
    while address in moves:
        if address in seen:
            return None
        seen.add(address)
        address, _, further = moves[address].partition("#")
        place = further or place
    return f"{address}#{place}" if place else address
