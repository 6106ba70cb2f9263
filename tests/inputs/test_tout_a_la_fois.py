"""Behind every door, what is wrong in the settings, the pages and the titles is told at once."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from generator import pipeline
from generator.commands import fault_report
from generator.mkdocs_plugin import ReferentielPlugin
from generator.serve.preview import Preview
from tests.conftest import RACINE, Lancer
from tests.titres import edit

LIGNE = re.compile(r"^\S+:\d+: .*", re.M)
TITRE = "referentiel/mini/note.txt:1: "
PAGES = ("mkdocs.yml:", "site_src/docs/a-propos.md:", TITRE)


@pytest.fixture
def fautif(projet: Path) -> Path:
    """A fault in each of the three places, of which no two are judged together."""
    edit(projet / "mkdocs.yml", ('!ENV [SIGNALER_COURRIEL, ""]', '"sans arobase"'))
    with (projet / "site_src" / "docs" / "a-propos.md").open("a", encoding="utf-8") as page:
        page.write("\n[à écrire : qui vous êtes]\n")
    (projet / "referentiel" / "mini" / "note.txt").touch()
    return projet


def places(lines: list[str]) -> set[str]:
    """The places of PAGES that lines speak of."""
    return {place for place in PAGES if any(line.startswith(place) for line in lines)}


@pytest.mark.parametrize("command", ["check", "build", "zip"])
def test_a_command(fautif: Path, lancer: Lancer, command: str) -> None:
    sortie = lancer(command)
    assert sortie.code == 1
    assert places(LIGNE.findall(sortie.out)) == {*PAGES}
    assert f"{len(LIGNE.findall(sortie.out))} fautes. Rien n’a été écrit." in sortie.err
    assert not (fautif / "build" / "site").exists()


def test_the_preview(fautif: Path) -> None:
    with pytest.raises(pipeline.FaultsError) as faults:
        Preview(fautif).renew()
    assert places(fault_report.lines(faults.value, fautif)) == {*PAGES}


def test_plain_mkdocs_once_it_has_read_the_settings(fautif: Path) -> None:
    shutil.copy(RACINE / "mkdocs.yml", fautif)
    plugin = ReferentielPlugin()
    plugin.on_startup(command="build", dirty=False)
    with pytest.raises(PluginError) as error:
        plugin.on_config(load_config(str(fautif / "mkdocs.yml"), hooks=[]))
    assert places(str(error.value).splitlines()) == {*PAGES[1:]}


@pytest.mark.parametrize("command", ["build", "zip"])
def test_a_variable_too(
    projet: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (projet / "referentiel" / "mini" / "note.txt").touch()
    monkeypatch.setenv("SITE_URL", "exemple.fr")
    sortie = lancer(command)
    assert sortie.code == 1
    assert places(LIGNE.findall(sortie.out)) == {TITRE}
    assert "SITE_URL : « exemple.fr » " in sortie.err.replace("\xa0", " ")
    assert "2 fautes" in sortie.err.replace("\xa0", " ")
