"""A fault is one line a person can read, find and trust."""

from __future__ import annotations

from pathlib import Path

from generator.problem import GeneratorError, Problem
from generator.typographie import NBSP, NNBSP


def test_a_fault_is_one_line() -> None:
    text = str(Problem(Path("a/b.yaml"), 3, "« x\ny\x1b[31m » : attendu ; z"))
    assert text == f"a/b.yaml:3: «{NBSP}x[U+000A]y[U+001B][31m{NBSP}»{NBSP}: attendu{NNBSP}; z"


def test_the_path_is_printed_as_it_is_typed() -> None:
    assert str(Problem(Path("l'eau : 1 ; 2.yaml"), 1, "x")).startswith("l'eau : 1 ; 2.yaml:1: ")


def test_faults_are_read_from_top_to_bottom() -> None:
    found = [Problem(Path(p), n, "x") for p, n in (("b", 1), ("a", 10), ("a", 9))]
    assert [(str(p.path), p.line) for p in sorted(found)] == [("a", 9), ("a", 10), ("b", 1)]


def test_an_error_speaks_french_typography() -> None:
    assert str(GeneratorError("dossier : illisible ; voyez")) == (
        f"dossier{NBSP}: illisible{NNBSP}; voyez"
    )
