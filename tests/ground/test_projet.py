"""Where things lie, on any system; what the commands are called where they are typed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from generator.builders.configuration import named_from
from generator.ground import invocation, projet
from generator.ground.projet import Projet
from tests.conftest import RACINE, sans_titres


@pytest.mark.parametrize("kind", [PureWindowsPath, PurePosixPath])
def test_a_file_of_the_work_folder_names_others_with_the_bars_of_the_web(
    kind: type[PureWindowsPath] | type[PurePosixPath],
) -> None:
    racine = kind("D:/un site") if kind is PureWindowsPath else kind("/un site")
    build = racine / "build"
    assert named_from(build, build / "titres" / "a" / "docs", racine) == "titres/a/docs"
    assert named_from(build, racine / "mkdocs.yml", racine) == "../mkdocs.yml"
    assert named_from(build, racine / "site_src" / "docs", racine) == "../site_src/docs"


def test_what_lies_on_another_disk_is_named_in_full() -> None:
    racine = PureWindowsPath(r"D:\site")
    outil = PureWindowsPath(r"C:\outils\referentiel\mkdocs.yml")
    assert named_from(racine / "build", outil, racine) == "C:/outils/referentiel/mkdocs.yml"


def test_this_repository_shows_itself_with_its_own_look() -> None:
    ici = Projet(RACINE)
    assert ici.is_whole
    assert (ici.docs, ici.theme) == (RACINE / "site_src" / "docs", RACINE / "site_src" / "theme")
    assert ici.shown_settings == RACINE / "mkdocs.yml"


def test_a_piece_of_a_look_is_not_a_whole_one(tmp_path: Path) -> None:
    for piece in ("theme/base.html", "docs/index.md"):
        (tmp_path / "site_src" / piece).parent.mkdir(parents=True)
        (tmp_path / "site_src" / piece).touch()
    assert not Projet(tmp_path).is_whole
    assert Projet(tmp_path).docs.is_relative_to(tmp_path / "build")


def test_every_piece_of_a_look_is_not_a_whole_one_either(tmp_path: Path) -> None:
    """Whoever copies all that the work folder shows has the settings of a new project still."""
    shutil.copytree(RACINE / "site_src", tmp_path / "site_src", ignore=sans_titres)
    shutil.copy(RACINE / "generator" / "depart" / "mkdocs.yml", tmp_path)
    assert not Projet(tmp_path).is_whole
    shutil.copy(RACINE / "mkdocs.yml", tmp_path)
    assert Projet(tmp_path).is_whole


def test_messages_name_the_command_people_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(RACINE)
    monkeypatch.setattr(sys, "argv", ["/depot/generator/__main__.py", "build"])
    assert invocation.typed("build") == "make site"
    assert invocation.typed("decouper") == ".venv/bin/python -m generator decouper"
    assert (
        invocation.typed("serve", adresse="127.0.0.1:8001") == "make serve ADRESSE=127.0.0.1:8001"
    )
    monkeypatch.setattr(sys, "argv", ["/usr/bin/referentiel", "build"])
    assert invocation.typed("build") == "referentiel build"
    assert invocation.typed("serve", adresse="h:1") == "referentiel serve --adresse h:1"


def test_once_installed_no_message_speaks_of_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever types `python -m generator`, or `mkdocs serve`, has no Makefile either."""
    (tmp_path / "site_src").mkdir()
    monkeypatch.setattr(projet, "OUTIL", tmp_path)
    monkeypatch.setattr(invocation, "OUTIL", tmp_path)
    assert invocation.typed("check") == "referentiel check"


@pytest.mark.long
def test_a_project_that_runs_the_tool_from_a_folder_has_no_make_either(tmp_path: Path) -> None:
    """As the workflow other repositories call does: each message, of each command it runs."""
    shutil.copytree(RACINE / "referentiel" / "cip", tmp_path / "referentiel" / "cip")
    env = os.environ | {"PYTHONPATH": str(RACINE)}

    def told(*arguments: str) -> str:
        command = [sys.executable, "-m", "generator", *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode and "Traceback" not in done.stderr
        return done.stdout + done.stderr

    assert "referentiel build" in told("liens")
    assert told("construire").startswith("referentiel")
    (tmp_path / "referentiel" / "cip" / "titre.yaml").write_text("code: [", "utf-8")
    (tmp_path / "referentiel" / "cip" / "correspondances.yaml").unlink()
    for verb in ("check", "build", "zip", "textes"):
        assert not re.search(r"\bmake |-m generator", told(verb)), verb
    shutil.rmtree(tmp_path / "referentiel")
    assert "referentiel nouveau" in told("check")


def test_a_look_nobody_may_read_is_not_looked_at_before_a_command_can_say_so() -> None:
    refuse = "from pathlib import Path; Path.is_file = lambda _: 1 / 0; import generator."
    for module in ("cli", "inputs.readiness"):
        command = [sys.executable, "-c", refuse + module]
        done = subprocess.run(command, cwd=RACINE, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
