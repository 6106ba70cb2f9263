"""`python -m tests.moteurs [entier] [PYTEST…]`: the engines alone, with the tables at the end."""

from __future__ import annotations

import sys

import pytest

from tests.moteurs.conftest import CHOIX, Choix
from tests.moteurs.pilotes import MOTEURS, absents

ENTIER = "entier"


def main(arguments: list[str]) -> int:
    """pytest does the work: what it does not know of is ours, the rest is for it."""
    entiers = frozenset(MOTEURS) if ENTIER in arguments else frozenset[str]()
    for pourquoi in absents().values():
        print(pourquoi, file=sys.stderr)
    reste = [a for a in arguments if a != ENTIER]
    demande = Choix(entiers=entiers, montrer=True)
    return int(pytest.main(["tests/moteurs", *reste], plugins=[Nomme(demande)]))


class Nomme:
    """Registers the choice under the name by which it is looked for."""

    def __init__(self, demande: Choix) -> None:
        self.demande = demande

    def pytest_configure(self, config: pytest.Config) -> None:
        config.pluginmanager.register(self.demande, CHOIX)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
