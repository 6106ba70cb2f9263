"""`make bench`: run every subject, print it, write RESULTATS.md.

A choice of subjects is printed only: the written report is of one run, on one machine.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from generator.words.typographie import ponctuation

from . import auto, construction, fiches, formateur, lighthouse, pages, reprise, titres
from .machine import machine
from .projet import Contexte
from .rapport import Sujet, rapport, section
from .web import navigateur

RESULTATS = Path(__file__).with_name("RESULTATS.md")
SUJETS: dict[str, Callable[[Contexte], Sujet]] = {
    "construction": construction.mesurer,
    "reprise": reprise.mesurer,
    "titres": titres.mesurer,
    "fiches": fiches.mesurer,
    "pages": pages.mesurer,
    "lighthouse": lighthouse.mesurer,
    "auto": auto.mesurer,
    "formateur": formateur.mesurer,
}


def main() -> int:
    """Measure what was asked; 0 unless something could not run."""
    options = _options()
    with navigateur() as chromium:
        description = machine(chromium.version, options.repetitions)
    sujets = []
    for nom in options.sujets or SUJETS:
        with tempfile.TemporaryDirectory(prefix="mesures-") as travail:
            contexte = Contexte(Path(travail), options.repetitions, options.titres, _dire)
            sujets.append(SUJETS[nom](contexte))
        print(f"\n{section(sujets[-1])}", flush=True)
    if not options.sujets:
        RESULTATS.write_text(rapport(description, sujets), "utf-8")
        _dire(f"écrit : benchmarks/{RESULTATS.name}")
    return 0


def _dire(phrase: str) -> None:
    print(ponctuation(f"… {phrase}"), file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    analyse = argparse.ArgumentParser(
        prog="benchmarks", description="Mesurer le projet. Sans sujet : tous, et RESULTATS.md."
    )
    analyse.add_argument("sujets", nargs="*", choices=[[], *SUJETS], metavar="SUJET")
    analyse.add_argument("--titres", type=int, default=10, help="jusqu’à combien de titres (10)")
    analyse.add_argument("--repetitions", type=int, default=5, help="fois chaque durée (5)")
    return analyse.parse_args()


if __name__ == "__main__":
    sys.exit(main())
