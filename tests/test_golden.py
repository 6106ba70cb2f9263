"""The tiny title gives, byte for byte, the tree kept in `tests/attendus/mini/`.

After a change that is meant, `pytest --recrire` writes the new tree; the difference is then read in
the version control like any other.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

from generator import pages, pipeline
from generator.disk.folders import sync
from generator.model import Referentiel
from tests.conftest import TESTS

ATTENDU = TESTS / "attendus" / "mini"


def test_golden(mini: Referentiel, pytestconfig: pytest.Config) -> None:
    produced = _tree(mini)
    if pytestconfig.getoption("--recrire"):
        sync(ATTENDU, produced)
    differences = _differences(_read(ATTENDU), produced)
    assert not differences, "\n" + "\n".join(differences)


def test_every_difference_is_told() -> None:
    expected = {PurePosixPath("a"): "1\n2\n", PurePosixPath("b"): "", PurePosixPath("c"): "x\n"}
    produced = {PurePosixPath("a"): "1\n3\n", PurePosixPath("c"): "y\n", PurePosixPath("d"): "z"}
    told = "\n".join(_differences(expected, produced))
    for piece in ("-2", "+3", "-x", "+y", "b : n’est plus produit", "d : n’était pas attendu"):
        assert piece in told


def _tree(referentiel: Referentiel) -> dict[PurePosixPath, str]:
    """All but spreadsheets: git would change their line ends, and `tests/exports` opens them."""
    plan = pipeline.plan([referentiel], parution=pipeline.Parution(adresse="https://exemple.fr/"))
    files = {
        pages.GENERES / path: text
        for path, text in plan.files.items()
        if isinstance(text, str) and path.suffix != ".csv"
    }
    navigation = json.dumps(plan.nav, ensure_ascii=False, indent=1) + "\n"
    fragments = {PurePosixPath(f"{name}.html"): t for name, t in plan.finishing.fragments.items()}
    return files | fragments | {PurePosixPath("navigation.json"): navigation}


def _read(root: Path) -> dict[PurePosixPath, str]:
    return {
        PurePosixPath(path.relative_to(root).as_posix()): path.read_text("utf-8")
        for path in root.rglob("*")
        if path.is_file()
    }


def _differences(
    expected: Mapping[PurePosixPath, str], produced: Mapping[PurePosixPath, str]
) -> list[str]:
    lines: list[str] = []
    for path in sorted({*expected, *produced}):
        if path not in produced:
            lines.append(f"{path} : n’est plus produit")
        elif path not in expected:
            lines.append(f"{path} : n’était pas attendu")
        else:
            before, after = expected[path].splitlines(), produced[path].splitlines()
            lines += difflib.unified_diff(before, after, f"{path}", f"{path}", "attendu", "produit")
            if before == after and expected[path] != produced[path]:
                lines.append(f"{path} : les fins de ligne diffèrent")
    return lines
