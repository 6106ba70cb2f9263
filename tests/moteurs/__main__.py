"""`python -m tests.moteurs [entier] [PYTEST…]`: the engines alone, with the tables at the end."""

from __future__ import annotations

import sys

import pytest

from tests.moteurs.pilotes import absents
from tests.moteurs.tableau import Releve

ENTIER = "entier"
PARTAGE = ("-n", "auto", "--no-loadscope-reorder")


def main(arguments: list[str]) -> int:
    """pytest does the work: what it does not know of is ours, the rest is for it."""
    for pourquoi in absents().values():
        print(pourquoi, file=sys.stderr)
    reste = [f"--{a}" if a == ENTIER else a for a in arguments]
    return int(pytest.main(["tests/moteurs", *PARTAGE, *reste], plugins=[Releve()]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
