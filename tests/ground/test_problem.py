"""A fault is one line a person can read, find and trust."""

from __future__ import annotations

import errno
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any

import pytest

from generator.commands.fault_report import lines
from generator.finishing.failure import FinishingError
from generator.ground.problem import FaultsError, GeneratorError, Problem
from generator.words.typographie import NBSP, NEAREST, NNBSP


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


@pytest.mark.parametrize(
    "root", [PurePosixPath("/tmp/Été à nous"), PureWindowsPath(r"D:\Été à nous")]
)
def test_a_preview_names_files_from_the_project(root: PurePath) -> None:
    """On any system, and where one knows no accents: it then takes bytes for signs of its own."""
    poor = type(root)(str(root).encode().decode("ascii", "surrogateescape"))
    for top in (root, poor):
        file: Any = top / "site_src" / "page.md"
        (told,) = lines(FaultsError([Problem(file, 3, "vide")]), top)
        assert told == f"{type(root)('site_src', 'page.md')}:3: vide"
        (told,) = lines(OSError(errno.ENOSPC, "x", str(file)), top)
        assert told.startswith(str(type(root)("site_src", "page.md")))


def test_a_name_of_file_is_read_as_it_is_where_accents_are_not_known() -> None:
    poor = "Été/titre.yaml".encode().decode("ascii", "surrogateescape")
    assert str(Problem(Path(poor), 1, f"« {poor} » en trop")) == str(
        Problem(Path("Été/titre.yaml"), 1, "« Été/titre.yaml » en trop")
    )
    assert poor.encode("ascii", NEAREST) == b"Ete/titre.yaml"
    broken = b"\xff.yaml".decode("ascii", "surrogateescape")
    assert str(Problem(Path(broken), 1, "vide")).isascii()


@pytest.mark.parametrize("titles", ["", "referentiel/un : "])
def test_what_only_announces_faults_is_none_of_them(titles: str) -> None:
    """« liens : », on a line of its own, made two faults of one."""
    refused = FinishingError(f"{titles}liens", "\nrien.html : absent du site")
    expected = [f"rien.html{NBSP}: absent du site"]
    assert lines(refused, Path()) == expected
    assert lines(FaultsError([], [str(refused)]), Path()) == expected
