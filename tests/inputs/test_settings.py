"""The address to publish at is judged before anything is made; a site promises no address."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.commands import remarks
from generator.ground.problem import GeneratorError
from generator.inputs import settings
from generator.mkdocs_plugin import ReferentielPlugin
from tests.conftest import MINI, RACINE, Lancer
from tests.publication import DOMAINE, Publier
from tests.test_pipeline import content

BONNES = {
    "https://exemple.fr/": "https://exemple.fr/",
    "https://exemple.fr": "https://exemple.fr/",
    "HTTPS://Exemple.FR/Depot": "https://exemple.fr/Depot/",
    "https://compte.github.io/depot/": "https://compte.github.io/depot/",
    "http://localhost:8000": "http://localhost:8000/",
    "http://[::1]:8000/": "http://[::1]:8000/",
    "https://référentiel.fr/": "https://xn--rfrentiel-b4ab.fr/",
    "https://exemple.fr/r%C3%A9f": "https://exemple.fr/r%C3%A9f/",
}
MAUVAISES = (
    "exemple.fr",
    "//exemple.fr/",
    "localhost:8000",
    "/depot/",
    "ftp://exemple.fr/",
    "file:///srv/www/",
    "javascript:alert(1)",
    "https:exemple.fr",
    "https://",
    "https:///depot/",
    " ",
    " https://exemple.fr/",
    "https://exemple.fr/\n",
    "https://exemple .fr/",
    "https://exemple.fr\u00a0/",
    "https://exemple\u200b.fr/",
    "https://exemple.fr/?",
    "https://exemple.fr/?a=b",
    "https://exemple.fr/#",
    "https://moi:secret@exemple.fr/",
    "https://moi@exemple.fr/",
    "https://exemple.fr:port/",
    "https://exemple.fr:/",
    "https://exemple.fr:0/",
    "https://exemple.fr:70000/",
    "https://exemple..fr/",
    "https://-exemple.fr/",
    "https://[::1/",
    "https://exemple.fr//",
    "https://exemple.fr/a//b/",
    "https://exemple.fr/../",
    "https://exemple.fr/%2e%2e/",
    "https://exemple.fr/é/",
    "https://exemple.fr/%zz/",
    'https://exemple.fr/"><b>/',
    "https://exemple.fr\\depot",
    "https://exemple.fr/index.html",
)


PAR_DEFAUT = "https://referentiel.example/"


def project(folder: Path, site_url: str = PAR_DEFAUT) -> Path:
    text = (RACINE / "mkdocs.yml").read_text("utf-8")
    text = re.sub(r"^site_url: .*$", lambda _: f"site_url: {site_url}", text, flags=re.M)
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("address", BONNES)
def test_a_good_address_is_written_one_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    assert settings.site_url(project(tmp_path)) == BONNES[address]
    monkeypatch.delenv("SITE_URL")
    assert settings.site_url(project(tmp_path, f'"{address}"  # la nôtre')) == BONNES[address]
    assert settings.site_url(project(tmp_path)) == settings.EXAMPLE
    monkeypatch.setenv("SITE_URL", "")
    assert settings.site_url(project(tmp_path)) == ""


def test_the_variable_may_also_be_named_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = '!ENV [AUTRE, SITE_URL, "https://exemple.fr/#a"]'
    monkeypatch.delenv("SITE_URL", raising=False)
    with pytest.raises(GeneratorError, match=r"^mkdocs.yml:\d+"):
        settings.site_url(project(tmp_path, typed))
    monkeypatch.setenv("AUTRE", "https://exemple.fr/a")
    assert settings.site_url(project(tmp_path, typed)) == "https://exemple.fr/a/"


@pytest.mark.parametrize("address", MAUVAISES)
def test_an_address_that_cannot_serve_is_refused_with_what_is_expected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    with pytest.raises(GeneratorError) as caught:
        settings.site_url(project(tmp_path))
    said = str(caught.value)
    assert said.startswith("SITE_URL") and "https://exemple.fr/" in said and "\n" not in said


@pytest.mark.parametrize("address", ["exemple.fr", "https://exemple.fr/ a", "https://x.fr/?a"])
def test_nothing_is_made_for_an_address_that_cannot_serve(
    projet: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    shutil.copy(RACINE / "pyproject.toml", projet)
    monkeypatch.setenv("SITE_URL", address)
    before = content(projet)
    for command in ("build", "zip"):
        sortie = lancer(command)
        assert (sortie.code, sortie.out) == (1, "")
        assert sortie.err.startswith("SITE_URL")
        assert sortie.err.count("\n") == 1
    assert content(projet) == before


def test_plain_mkdocs_refuses_it_in_the_same_words(projet: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        env=os.environ | {"SITE_URL": "exemple.fr", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "SITE_URL" in done.stderr and "attendu" in done.stderr
    assert done.stderr.strip().count("\n") == 0
    assert not (projet / "build").exists()


def test_plain_mkdocs_publishes_at_the_address_it_is_given(
    projet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://exemple.fr/depot")
    config = load_config(str(projet / "mkdocs.yml"), hooks=[])
    plugin = ReferentielPlugin()
    plugin.on_startup(command="build", dirty=False)
    assert plugin.on_config(config).site_url == "https://exemple.fr/depot/"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SIGNALER_DEPOT", "javascript:alert(1)"),
        ("SIGNALER_DEPOT", "exemple.fr/issues"),
        ("SIGNALER_COURRIEL", "bonjour"),
        ("SIGNALER_COURRIEL", "a@exemple.fr?bcc=b@exemple.fr"),
        ("ARCHIVE_HORS_LIGNE", 'https://exemple.fr/" onclick="x'),
    ],
)
def test_the_other_addresses_are_judged_too(
    projet: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    sortie = lancer("build")
    assert sortie.code == 1
    assert sortie.err.startswith(name)


def test_a_published_site_where_nobody_can_report_is_told_to_who_builds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SITE_URL", "SIGNALER_DEPOT", "SIGNALER_COURRIEL"):
        monkeypatch.delenv(name, raising=False)
    root = project(tmp_path)
    assert remarks.unreported(root) == []
    monkeypatch.setenv("SITE_URL", "https://exemple.fr/")
    (line,) = remarks.unreported(root)
    assert "SIGNALER_COURRIEL" in line
    for name, value in (
        ("SIGNALER_DEPOT", "https://exemple.fr/depot/issues"),
        ("SIGNALER_COURRIEL", "bonjour@exemple.fr"),
    ):
        monkeypatch.setenv(name, value)
        assert remarks.unreported(root) == []
        monkeypatch.delenv(name)


def test_a_page_promises_no_address_that_is_not_there(publier: Publier) -> None:
    for path in publier(DOMAINE).rglob("*.html"):
        html = path.read_text("utf-8")
        footer = html.partition("<footer")[2]
        assert "Signaler" not in footer, path.name
        assert not re.search(r"sera donnée|seront données|bientôt", html), path.name
        if path.name in ("404.html", "hors-ligne.html"):
            assert "en bas de cette page" not in html


def test_the_address_the_project_comes_with_is_shown_to_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Data is named by it; no wall, no paper, no code leads to it."""
    monkeypatch.delenv("SITE_URL", raising=False)
    assert settings.site_url(RACINE) == settings.EXAMPLE
    assert settings.public_url(RACINE) == ""
    monkeypatch.setenv("SITE_URL", "https://exemple.fr/")
    assert settings.public_url(RACINE) == "https://exemple.fr/"


@pytest.mark.long
def test_a_variable_that_says_nothing_leaves_what_the_file_says(
    tmp_path: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workflow of another repository gives it whether somebody chose it or not."""
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    depart = (RACINE / "generator" / "depart" / "mkdocs.yml").read_text("utf-8")
    ecrit = depart.replace('[SIGNALER_COURRIEL, ""]', '[SIGNALER_COURRIEL, "a@exemple.fr"]')
    assert ecrit != depart
    (tmp_path / "mkdocs.yml").write_text(ecrit, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SIGNALER_COURRIEL", "")
    assert lancer("build").code == 0
    assert "mailto:a@exemple.fr" in (tmp_path / "build/site/index.html").read_text("utf-8")


@pytest.mark.parametrize("said", ["abc", "-5", "1e9", "4294967296", "99999999999999", "٣"])
def test_an_instant_nobody_can_read_is_told_before_a_build(
    projet: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    fait = lancer("build")
    assert fait.code == 1
    assert fait.err.startswith(
        f"SOURCE_DATE_EPOCH\u00a0: «\u00a0{said}\u00a0» n’est pas un instant"
    )
    assert "Traceback" not in fait.err
    assert not (projet / "build" / "site").exists()
