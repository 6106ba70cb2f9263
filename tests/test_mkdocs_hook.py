"""Plain MkDocs gives the same site; while serving, a fault never takes the last good pages away."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator import mkdocs_hook
from generator.projet import Projet
from tests.conftest import Construit
from tests.test_pipeline import content


@pytest.fixture
def hook(projet: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hook, at work on the project of the test."""
    monkeypatch.setattr(mkdocs_hook, "ROOT", projet)
    monkeypatch.setattr(mkdocs_hook, "PROJET", Projet(projet))
    monkeypatch.setattr(mkdocs_hook, "_Session", type("_Session", (mkdocs_hook._Session,), {}))
    return projet


def preview(racine: Path) -> str:
    """One build, as `mkdocs serve` runs it; the text of a compétence page."""
    config: MkDocsConfig = load_config(str(racine / "mkdocs.yml"), hooks=[])
    config = mkdocs_hook.on_config(config)
    build(config)
    mkdocs_hook.on_post_build(config)
    page = Path(config.site_dir) / "titres" / "mini" / "competences" / "c01.html"
    return page.read_text("utf-8")


def test_mkdocs_alone_builds_the_same_site(projet: Path, projet_construit: Construit) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        env=os.environ | {"SOURCE_DATE_EPOCH": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert content(projet / "build" / "site") == content(projet_construit.modele / "build" / "site")


def test_mkdocs_build_stops_on_a_fault(hook: Path) -> None:
    mkdocs_hook.on_startup("build", False)
    (hook / "referentiel" / "mini" / "note.txt").touch()
    with pytest.raises(PluginError, match=r"referentiel/mini/note\.txt:1:"):
        preview(hook)
    assert not (hook / "site_src" / "docs" / "titres").exists()


def test_a_fault_while_serving_shows_on_the_last_good_pages(
    hook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mkdocs_hook.on_startup("serve", False)
    at1 = hook / "referentiel" / "mini" / "activites" / "at1-cultiver.yaml"
    good = at1.read_text("utf-8")
    assert "note.txt" not in preview(hook)

    at1.write_text(good.replace("code: C02-4", "code: C02-3") + "parfum: vert\n", "utf-8")
    page = preview(hook)
    assert "J’aère un carré à la grelinette" in page
    line = good[: good.index("code: C02-4")].count("\n") + 1
    assert f"referentiel/mini/activites/at1-cultiver.yaml:{line}" in page
    assert "parfum" in page
    assert page.index("parfum") < page.index("<h1")
    assert "parfum" in capsys.readouterr().err

    at1.write_text(good.replace("sans visage", "sans personne"), "utf-8")
    page = preview(hook)
    assert "sans personne" in page
    assert "parfum" not in page
