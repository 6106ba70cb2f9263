"""Plain MkDocs gives the same site, by hook or by plugin, and says which command does more."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator import pipeline
from generator.commands import copie
from generator.ground.invocation import typed
from generator.ground.projet import Projet
from generator.mkdocs_plugin import ReferentielPlugin
from tests.conftest import RACINE, Construit
from tests.test_pipeline import content


def mkdocs(projet: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """What someone who knows MkDocs types, in a project."""
    return subprocess.run(
        [*command, "build", "--strict", "--quiet"],
        cwd=projet,
        env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"SOURCE_DATE_EPOCH": "0"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("bare", [False, True], ids=["python -m mkdocs", "mkdocs"])
def test_mkdocs_alone_builds_the_same_site(
    projet: Path, projet_construit: Construit, bare: bool
) -> None:
    script = Path(sys.executable).with_name("mkdocs")
    done = mkdocs(projet, *([str(script)] if bare else [sys.executable, "-m", "mkdocs"]))
    assert done.returncode == 0, done.stderr
    assert typed("build") in done.stderr
    assert content(projet / "build" / "site") == content(projet_construit.modele / "build" / "site")


def made(projet: Path, plugin: ReferentielPlugin) -> Path:
    """One build by MkDocs with the plugin, as `build` or `serve` runs it; its site."""
    config: MkDocsConfig = load_config(str(projet / "mkdocs.yml"), hooks=[])
    config.plugins["referentiel"] = plugin
    build(config)
    return Path(config.site_dir)


def test_a_fault_stops_mkdocs_build_and_nothing_is_written(projet: Path) -> None:
    (projet / "referentiel" / "mini" / "note.txt").touch()
    plugin = ReferentielPlugin()
    plugin.on_startup(command="build", dirty=False)
    with pytest.raises(PluginError, match=r"referentiel/mini/note\.txt:1:"):
        plugin.on_config(load_config(str(projet / "mkdocs.yml"), hooks=[]))
    assert not (projet / "site_src" / "docs" / "titres").exists()


def test_a_fault_while_serving_keeps_the_last_good_pages(
    projet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plugin = ReferentielPlugin()
    plugin.on_startup(command="serve", dirty=False)
    assert typed("serve") in capsys.readouterr().err
    page = "titres/mini/competences/c01.html"
    good = (made(projet, plugin) / page).read_text("utf-8")
    note = projet / "referentiel" / "mini" / "note.txt"
    note.touch()
    assert (made(projet, plugin) / page).read_text("utf-8") == good
    assert "note.txt:1:" in capsys.readouterr().err
    note.unlink()
    at1 = projet / "referentiel" / "mini" / "activites" / "at1-cultiver.yaml"
    at1.write_text(at1.read_text("utf-8").replace("sans visage", "sans personne"), "utf-8")
    site = made(projet, plugin)
    assert "sans personne" in "".join(p.read_text("utf-8") for p in site.rglob("c0*.html"))
    assert capsys.readouterr().err == ""


def test_pieces_of_a_look_are_shown_with_the_rest_of_the_tools(
    projet: Path, projet_construit: Construit
) -> None:
    """As in a project the installed tool began, for whoever types `mkdocs build` or `serve`."""
    look = projet / "site_src"
    own = [look / "docs" / "a-propos.md", look / "theme" / "partials" / "pied.html"]
    for path in [p for p in look.rglob("*") if p.is_file() and p not in own]:
        path.unlink()
    plugin = ReferentielPlugin()
    plugin.on_startup(command="build", dirty=False)
    assert content(made(projet, plugin)) == content(projet_construit.modele / "build" / "site")
    watched: set[Path] = {Projet(projet).docs}
    server = SimpleNamespace(
        server_address=("127.0.0.1", 0),
        watch=lambda folder: watched.add(Path(folder)),
        unwatch=lambda folder: watched.discard(Path(folder)),
    )
    config = load_config(str(projet / "mkdocs.yml"), hooks=[])
    plugin.on_serve(cast(Any, server), config=config, builder=None)
    assert watched == {projet / "referentiel", look}  # not what we write ourselves


def test_two_plugins_share_nothing(projet: Path) -> None:
    first, second = ReferentielPlugin(), ReferentielPlugin()
    first.on_startup(command="serve", dirty=False)
    made(projet, first)
    assert (second.command, second.planned) == ("", None)


def test_a_project_that_names_the_plugin_is_built_by_our_command_too(
    projet: Path, projet_construit: Construit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Installed, `plugins: [referentiel]` takes the place of the hook; our own build ignores it."""
    good = content(projet_construit.modele / "build" / "site")

    class Entry:
        @staticmethod
        def load() -> type[ReferentielPlugin]:
            return ReferentielPlugin

    option: Any = dict(MkDocsConfig._schema)["plugins"]
    monkeypatch.setitem(option.installed_plugins, "referentiel", Entry)
    settings = projet / "mkdocs.yml"
    text = settings.read_text("utf-8")
    text = text.replace("plugins: []", "plugins: [referentiel]")
    settings.write_text(text.replace("hooks:\n  - generator/mkdocs_hook.py\n", ""), "utf-8")
    shutil.copy(RACINE / "pyproject.toml", projet)
    folders = pipeline.title_folders(projet)
    pipeline.build(projet, folders, projet / "build" / "site")
    assert content(projet / "build" / "site") == good
    assert copie.pack(projet, folders).is_file()  # built in a folder inside the work folder
