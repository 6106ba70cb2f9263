"""The matrix as a table, cell by cell; what was found stands under it."""

from __future__ import annotations

import pytest

from tests.moteurs.matrice import BONS, GESTES, PROTOCOLES, Case
from tests.moteurs.plateau import ETATS
from tests.moteurs.scene import PAGES

LARGEUR, MARGE = 19, 38
ACCENTS = {"competence": "compétence", "synthese": "synthèse", "donnees": "mes données"}

MATRICE, NOTE = "matrice", "note"
"""What a test may say to whoever prints the tables, in whichever process it runs."""


class Releve:
    """What the tests of the engines said, printed once all is told."""

    def __init__(self) -> None:
        self.matrices: dict[str, dict[Case, str]] = {}
        self.notes: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        for quoi, valeur in report.user_properties if report.when == "call" else ():
            if quoi == NOTE:
                self.notes.append(str(valeur))
            elif quoi == MATRICE:
                moteur, dit = valeur  # type: ignore[misc]
                cases = {Case(*case): texte for *case, texte in dit}
                self.matrices.setdefault(moteur, {}).update(cases)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for moteur, dit in sorted(self.matrices.items()):
            terminalreporter.write("\n".join([*tableau(moteur, dit), ""]))
        terminalreporter.write("\n".join(["", *self.notes, ""]))


def tableau(moteur: str, dit: dict[Case, str]) -> list[str]:
    lignes, notes = [], []
    for protocole in PROTOCOLES:
        if not any(c.protocole == protocole for c in dit):
            continue
        lignes += ["", f"{moteur}, {protocole}"]
        lignes.append(" " * MARGE + "".join(g.ljust(LARGEUR) for g in GESTES))
        for page in PAGES:
            for etat in ETATS:
                cases = [Case(protocole, page, etat, geste) for geste in GESTES]
                if not any(case in dit for case in cases):
                    continue
                textes = []
                for case in cases:
                    texte = dit.get(case, "–")
                    if case in dit and texte not in BONS:
                        notes.append(f"  [{len(notes) + 1}] {page}, {etat}, {case.geste} : {texte}")
                        texte = f"RESTE [{len(notes)}]"
                    textes.append(texte.ljust(LARGEUR))
                debut = f"{ACCENTS.get(page, page)}, {ETATS[etat]}"
                lignes.append(debut.ljust(MARGE) + "".join(textes).rstrip())
    return [*lignes, *notes]
