"""Pages that moved: each old address leads, in the end, to a page that exists."""

from __future__ import annotations

from collections.abc import Iterator

from .. import pages
from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import ADRESSES
from .references import unknown


def moves_are_distinct(d: Dossier) -> Iterator[Problem]:
    """An old address is declared once: it cannot lead to two pages."""
    seen: dict[str, int] = {}
    for path, old in d.tree(ADRESSES).texts("deplacements.*.ancienne"):
        if old in seen:
            yield d.problem(
                ADRESSES, path, f"adresse en double : « {old} » est déjà ligne {seen[old]}"
            )
        seen.setdefault(old, d.tree(ADRESSES).line(path))


def moves_end(d: Dossier) -> Iterator[Problem]:
    """No chain of moves goes round in a circle; each circle is told once."""
    moves = _moves(d)
    told: set[str] = set()
    for path, old in d.tree(ADRESSES).texts("deplacements.*.ancienne"):
        circle = _circle(moves, old)
        if circle and not told & set(circle):
            told |= set(circle)
            way = " → ".join([*circle, old])
            yield d.problem(
                ADRESSES, path, f"ces adresses tournent en rond : {way} ; l’une doit mener ailleurs"
            )


def moves_lead_to_pages(d: Dossier) -> Iterator[Problem]:
    """An old address is no page of today; a new one is a page, or has moved in turn.

    Only for a title whose other files have no fault: the list of its pages needs sound data.
    """
    if ADRESSES not in d.trees:
        return
    referentiel = d.referentiel()
    root = pages.GENERES / referentiel.titre.identifiant
    known = {pages.address(p.path.relative_to(root)) for p in pages.plan(referentiel)}
    retired = pages.moved(referentiel.model_copy(update={"adresses": None}))
    moves = retired | _moves(d)
    malformed = {problem.line for problem in d.problems}
    for path, old in d.tree(ADRESSES).texts("deplacements.*.ancienne"):
        if old in known:
            yield d.problem(
                ADRESSES,
                path,
                f"« {old} » est encore une page du titre ; elle ne peut pas mener ailleurs",
            )
        elif old in retired:
            yield d.problem(
                ADRESSES,
                path,
                f"« {old} » mène déjà ailleurs, par « renommages » d’arbre.yaml ; retirez-la d’ici",
            )
    for path, new in d.tree(ADRESSES).texts("deplacements.*.nouvelle"):
        page = new.partition("#")[0]
        if page in known or page in moves or d.tree(ADRESSES).line(path) in malformed:
            continue
        yield d.problem(ADRESSES, path, unknown(page, known, "page"))


def _moves(d: Dossier) -> dict[str, str]:
    """Old address -> new one, among what could be read."""
    groups = [move for _, move in d.tree(ADRESSES).groups("deplacements.*")]
    pairs = ((move.get("ancienne"), move.get("nouvelle")) for move in groups)
    return {old: new for old, new in pairs if isinstance(old, str) and isinstance(new, str)}


def _circle(moves: dict[str, str], start: str) -> list[str]:
    """The addresses met from `start` until it comes back; empty if it is not on a circle."""
    met: list[str] = []
    address = start
    while address in moves and address not in met:
        met.append(address)
        address = moves[address].partition("#")[0]
    return met if address == start else []
