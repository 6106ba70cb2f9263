"""What a copy of the process reads while this one loads is what would be read later, or nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from generator import __main__, ahead
from generator.inputs import readiness
from generator.loading import ahead as early
from generator.loading import load, trees
from generator.loading.tree import TitleTrees
from generator.loading.trees import read_trees
from generator.processes import expected, halves
from tests.conftest import RACINE, Lancer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ailleurs, rien n’est lu d’avance")

TITRE = Path("referentiel/mini")


@pytest.fixture
def projet(construit: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one title, where one types; two cores, one thread."""
    monkeypatch.chdir(construit)
    monkeypatch.setattr(halves, "cores", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    return construit


def _told(said: TitleTrees) -> object:
    trees = {file: (t.data, dict(t.lines), dict(t.files)) for file, t in said.trees.items()}
    return trees, said.problems, said.manques, said.unread


def _not_here(_: Path) -> NoReturn:
    raise AssertionError("lu ici")


@pytest.mark.usefixtures("projet")
def test_a_title_read_ahead_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    here = read_trees(TITRE)
    with ahead.reading(["build"]):
        monkeypatch.setattr(trees, "read_trees", _not_here)
        monkeypatch.setattr(readiness, "blocking_faults", _not_here)
        readiness.ready(Path.cwd())
        assert _told(early.trees_of(TITRE)) == _told(here)
        with pytest.raises(AssertionError, match="lu ici"):  # it serves once
            load(TITRE)


def test_a_file_changed_meanwhile_is_read_as_it_is(projet: Path) -> None:
    path = projet / TITRE / "titre.yaml"
    with ahead.reading(["build"]):
        assert expected.take_expected(("rien", None)) is None  # the copy has read all
        path.write_text(path.read_text("utf-8").replace("\n", "\n# une ligne\n", 1), "utf-8")
        assert _told(early.trees_of(TITRE)) == _told(read_trees(TITRE))


@pytest.mark.parametrize("where", ["_look", "_title"])
def test_a_lost_copy_is_done_without(
    projet: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    here, asked = os.getpid(), getattr(ahead, where)
    done: list[int] = []

    def dies_elsewhere() -> object:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        done.append(here)
        return asked()

    monkeypatch.setattr(ahead, where, dies_elsewhere)
    with ahead.reading(["build"]):
        readiness.ready(projet)
        assert load(TITRE).problems == ()
    assert done == [here]


@pytest.mark.usefixtures("projet")
def test_nothing_is_read_ahead_on_one_core_nor_for_other_commands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read_there() -> bool:
        return expected.take_expected(readiness.blocking_faults_key(Path.cwd())) is not None

    with ahead.reading(["build"]):
        assert read_there()
    with ahead.reading(["liens"]):
        assert not read_there()
    monkeypatch.setattr(halves, "cores", lambda: 1)
    with ahead.reading(["build"]):
        assert not read_there()


@pytest.mark.parametrize("where", ["look", "title", "both"])
def test_faults_read_ahead_are_told_as_ever(projet: Path, lancer: Lancer, where: str) -> None:
    if where in ("look", "both"):
        (projet / "site_src" / "docs" / "a-propos.md").write_text("[à écrire : tout]\n", "utf-8")
    if where in ("title", "both"):
        (projet / TITRE / "glossaire.yaml").write_text("termes: [\n", "utf-8")
    usual = lancer("build")
    with ahead.reading(["build"]):
        assert lancer("build") == usual
    assert usual.code == 1
    assert ("glossaire.yaml" if where == "title" else "a-propos.md:1") in usual.out


def test_a_folder_that_cannot_be_read_is_told_as_ever(projet: Path, lancer: Lancer) -> None:
    usual = lancer("build", "referentiel/absent")
    with ahead.reading(["build", "referentiel/absent"]):
        assert lancer("build", "referentiel/absent") == usual
    assert usual.code == 2


@pytest.mark.long
def test_who_is_started_by_one_that_waits_for_no_child_builds_too(projet: Path) -> None:
    """Some servers and editors have the system forget what they start; it is handed down."""
    start = (
        "import os, signal, sys; signal.signal(signal.SIGCHLD, signal.SIG_IGN);"
        "os.execv(sys.executable, [sys.executable, '-m', 'generator', 'build'])"
    )
    path = projet / TITRE / "titre.yaml"
    path.write_text(f"{path.read_text('utf-8')}# une ligne\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", start],
        cwd=projet,
        env={**os.environ, "PYTHONPATH": str(RACINE)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_command_stopped_while_it_loads_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def stop(_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(__main__, "reading", stop)
    monkeypatch.setattr(os, "_exit", sys.exit)
    with pytest.raises(SystemExit) as ended:
        __main__.run()
    assert ended.value.code == 130
    assert capfd.readouterr() == ("", "")
