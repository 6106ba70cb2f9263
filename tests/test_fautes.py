"""Each fault of the data is told with its file and line, all in one run, and nothing is written.

A folder of `tests/fautes/` is one faulty title: the tiny title, changed by `faute.diff` and by any
other file found there. `attendu.txt` is what `check` must print, paths seen from the title.

`faute.diff` reads like a diff without line numbers: `--- fichier`, then for each change the lines
as they stand (` ` and `-`) and what they become (` ` and `+`); `@@` between two changes. A file
with no change is removed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.checks import RULES
from generator.loading import load
from tests.conftest import MINI, RACINE, Lancer

FAUTES = RACINE / "tests" / "fautes"
NOMS = sorted(path.name for path in FAUTES.iterdir())


@pytest.mark.parametrize("nom", NOMS)
def test_fault(nom: str, titre: Path, lancer: Lancer, pytestconfig: pytest.Config) -> None:
    _spoil(titre, FAUTES / nom)
    before = _content(titre.parent)
    sortie = lancer("check", "mini")
    found = sortie.out.replace("mini/", "")
    attendu = FAUTES / nom / "attendu.txt"
    if pytestconfig.getoption("--recrire"):
        attendu.write_text(found, "utf-8")
    assert found == attendu.read_text("utf-8")
    assert sortie.code == 1
    assert sortie.err.startswith(f"{len(found.splitlines())} faute")
    assert _content(titre.parent) == before


def test_every_rule_has_a_fault_that_breaks_it(tmp_path: Path) -> None:
    """A rule that no folder of `tests/fautes/` breaks could be emptied, and nobody would see it."""
    unbroken = set(RULES)
    for nom in NOMS:
        titre = tmp_path / nom / "mini"
        shutil.copytree(MINI, titre)
        _spoil(titre, FAUTES / nom)
        dossier = load(titre)
        unbroken -= {rule for rule in unbroken if any(rule(dossier))}
    missing = sorted(f"{rule.__module__}.{rule.__name__}" for rule in unbroken)
    assert not missing, f"sans dossier dans tests/fautes/ : {', '.join(missing)}"


def _spoil(titre: Path, faute: Path) -> None:
    for path in faute.rglob("*"):
        relative = path.relative_to(faute)
        if path.is_file() and str(relative) not in ("attendu.txt", "faute.diff"):
            (titre / relative).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, titre / relative)
    diff = faute / "faute.diff"
    if diff.exists():
        for part in diff.read_text("utf-8").split("--- ")[1:]:
            name, _, changes = part.partition("\n")
            _change(titre / name, changes)


def _change(path: Path, changes: str) -> None:
    """Apply the changes of one file; one that no longer matches is a fault of the test."""
    if not changes:
        path.unlink()
        return
    text = f"\n{path.read_text('utf-8')}"
    for change in changes.split("@@\n"):
        lines = [line if line[0] in " -+" else f" {line}" for line in change.splitlines(True)]
        old = "".join(line[1:] for line in lines if line[0] != "+")
        new = "".join(line[1:] for line in lines if line[0] != "-")
        assert text.count(f"\n{old}") == 1, f"{path.name} ne contient pas une seule fois :\n{old}"
        text = text.replace(f"\n{old}", f"\n{new}")
    path.write_text(text[1:], "utf-8")


def _content(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
