"""Old addresses that must go on leading somewhere: what moved, and where it finally is.

Two sources, one mechanism: the outcomes of the tree that were renamed, the pages the editors moved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import Referentiel
from .addresses import GENERES
from .navigation import DEPLACEES


def redirections(referentiels: Sequence[Referentiel]) -> dict[str, str]:
    """Old address -> the page to read now, both from the root of the site."""
    found = {old: final for old in DEPLACEES if (final := follow(DEPLACEES, old))}
    for referentiel in referentiels:
        moves = moved(referentiel)
        root = f"{GENERES}/{referentiel.titre.identifiant}"
        for old in moves:
            if final := follow(moves, old):
                found[f"{root}/{old}"] = f"{root}/{final}"
    return found


def moved(referentiel: Referentiel) -> dict[str, str]:
    """Old address -> new one, as written, from the folder of the title."""
    arbre, adresses = referentiel.arbre, referentiel.adresses
    issues = {issue.code for issue in arbre.issues} if arbre else set()
    outcomes = arbre.renommages if arbre and referentiel.obtention.voies else ()
    return {
        **{outcome(r.ancien): outcome(r.nouveau) for r in outcomes if r.nouveau in issues},
        **{d.ancienne: d.nouvelle for d in (adresses.deplacements if adresses else ())},
    }


def outcome(code: str) -> str:
    """The page of an outcome of the tree."""
    return f"obtenir/resultats/{code}.html"


def follow(moves: Mapping[str, str], old: str) -> str | None:
    """Where `old` leads in the end, through every later move; None if that never ends.

    The last place named in a page (`#…`) is the one that holds.
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
