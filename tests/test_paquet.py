"""What is installed from the wheel, by the command it gives: from an empty folder to a site.

Every command runs as it would on a system that knows neither UTF-8 nor `make`.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.brouillons import remplir
from tests.conftest import RACINE, Sortie
from tests.test_pipeline import content

NEUF = "mon-titre"
JOUR = 315532800  # the first second a zip can hold

Commander = Callable[..., Sortie]


@pytest.fixture(scope="session")
def paquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as `make paquet` builds it."""
    dossier = tmp_path_factory.mktemp("paquet")
    construire = ["-m", "hatchling", "build", "--target", "wheel", "--directory", str(dossier)]
    fait = subprocess.run(
        [sys.executable, *construire],
        cwd=RACINE,
        env=os.environ | {"SOURCE_DATE_EPOCH": str(JOUR)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert fait.returncode == 0, fait.stderr
    (trouve,) = dossier.glob("*.whl")
    return trouve


@pytest.fixture(scope="session")
def installe(paquet: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    """The command once installed, what it depends on lent by this Python; and its variables."""
    venv = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    (site,) = venv.glob("lib/python*/site-packages")
    pretes = [p for p in sys.path if p.endswith("site-packages")]
    (site / "pretes.pth").write_text("\n".join(pretes), "utf-8")
    uv = [sys.executable, "-m", "uv", "pip", "install", "--offline", "--no-deps", "--quiet"]
    subprocess.run([*uv, "--python", str(venv / "bin" / "python"), str(paquet)], check=True)
    return str(venv / "bin" / "referentiel"), {
        "HOME": str(venv),
        "PATH": str(venv / "bin"),
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "NO_MKDOCS_2_WARNING": "1",
    }


@pytest.fixture(scope="session")
def commander(installe: tuple[str, dict[str, str]]) -> Commander:
    """Run the installed `referentiel` in a folder."""
    programme, env = installe

    def run(dossier: Path, *arguments: str) -> Sortie:
        fait = subprocess.run(
            [programme, *arguments],
            cwd=dossier,
            env=env,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        assert "Traceback" not in fait.stderr
        return Sortie(fait.returncode, fait.stdout, fait.stderr)

    return run


@pytest.fixture(scope="session")
def neuf(commander: Commander, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project `nouveau` makes in an empty folder, its draft written, its site built."""
    racine = tmp_path_factory.mktemp("neuf") / "Un dossier à moi"
    racine.mkdir()
    assert commander(racine, "nouveau", NEUF).code == 0
    remplir(racine / "referentiel" / NEUF)
    for verbe in ("check", "build", "liens"):
        fait = commander(racine, verbe)
        assert fait.code == 0, fait.out + fait.err
    return racine


def test_the_wheel_carries_what_shows_a_site_and_nothing_that_was_made(paquet: Path) -> None:
    with zipfile.ZipFile(paquet) as archive:
        noms = archive.namelist()
        dates = {entree.date_time[:3] for entree in archive.infolist()}
    for dossier in ("templates", "site_src/docs/assets/js", "site_src/theme", "depart"):
        attendus = {
            p.relative_to(RACINE / "generator").as_posix()
            if p.is_relative_to(RACINE / "generator")
            else p.relative_to(RACINE).as_posix()
            for lieu in (RACINE / "generator" / dossier, RACINE / dossier)
            for p in lieu.rglob("*")
            if p.is_file() and "__pycache__" not in p.parts
        }
        assert {n.removeprefix("generator/") for n in noms} >= attendus, dossier
    produits = ("generator/site_src/docs/titres/", "tests/", "benchmarks/", "referentiel/")
    assert not [nom for nom in noms if nom.startswith(produits) or nom.endswith(".pyc")]
    assert dates == {(1980, 1, 1)}  # the same bytes whatever the day


def test_the_wheel_says_its_version_and_what_it_needs(
    paquet: Path, commander: Commander, tmp_path: Path
) -> None:
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))["project"]
    assert paquet.name.split("-")[1] == projet["version"]
    fait = commander(tmp_path, "--version")
    assert (fait.code, fait.out.strip()) == (0, f"referentiel {projet['version']}")
    with zipfile.ZipFile(paquet) as archive:
        (fiche,) = [nom for nom in archive.namelist() if nom.endswith("/METADATA")]
        lignes = archive.read(fiche).decode().splitlines()
    assert {f"Requires-Dist: {besoin}" for besoin in projet["dependencies"]} <= set(lignes)
    licences = "MIT AND etalab-2.0", "LICENSE", "LICENCE-CONTENU.md"  # it carries texts as well
    assert f"License-Expression: {licences[0]}" in lignes
    assert {f"License-File: {fichier}" for fichier in licences[1:]} <= set(lignes)


def test_an_empty_folder_becomes_a_site(neuf: Path) -> None:
    site = neuf / "build" / "site"
    accueil = (site / "index.html").read_text("utf-8")
    assert f'href="titres/{NEUF}/' in accueil
    page = (site / "titres" / NEUF / "competences" / "c01.html").read_text("utf-8")
    assert "intitulé officiel de la compétence" in page
    assert (site / "titres" / NEUF / "auto-evaluation" / "premier-tour.html").is_file()
    assert (neuf / ".github" / "workflows" / "publier.yml").is_file()
    assert "build/" in (neuf / ".gitignore").read_text("utf-8").splitlines()


def test_every_file_of_the_title_is_explained_and_has_its_schema(neuf: Path) -> None:
    for fichier in (neuf / "referentiel" / NEUF).rglob("*.yaml"):
        premiere, *reste = fichier.read_text("utf-8").splitlines()
        schema = fichier.parent / premiere.partition("$schema=")[2]
        assert schema.is_file(), fichier
        assert reste[0].startswith("# "), fichier
    cles = (neuf / "referentiel" / "LISEZMOI.md").read_text("utf-8")
    assert "referentiel check" in cles
    assert "make " not in cles


def test_the_copy_to_carry_is_named_after_the_title(commander: Commander, neuf: Path) -> None:
    assert commander(neuf, "zip").code == 0
    (archive,) = (neuf / "build").glob("*.zip")
    assert archive.name.startswith(f"{NEUF}-")


def test_each_builder_works_where_names_are_not_text(commander: Commander, neuf: Path) -> None:
    """An accented folder, a locale that has no accents."""
    fait = commander(neuf, "build", "--builder", "zensical", "--site", "build/autre")
    assert fait.code == 0, fait.err
    assert (neuf / "build" / "autre" / "titres" / NEUF / "index.html").is_file()


def test_nothing_that_is_there_is_written_over(commander: Commander, neuf: Path) -> None:
    avant = {p: p.read_bytes() for p in neuf.rglob("*") if p.is_file()}
    fait = commander(neuf, "nouveau", NEUF)
    assert fait.code == 1
    assert f"referentiel/{NEUF}" in fait.err
    assert avant == {p: p.read_bytes() for p in neuf.rglob("*") if p.is_file()}


def test_the_preview_shows_the_site(installe: tuple[str, dict[str, str]], neuf: Path) -> None:
    programme, env = installe
    with socket.create_server(("127.0.0.1", 0)) as libre:
        adresse = f"127.0.0.1:{libre.getsockname()[1]}"
    commande = [programme, "serve", "--adresse", adresse]
    with subprocess.Popen(commande, cwd=neuf, env=env, stdout=subprocess.PIPE) as apercu:
        try:
            assert apercu.stdout
            assert adresse.encode() in apercu.stdout.readline()
            with urlopen(f"http://{adresse}/titres/{NEUF}/index.html") as page:
                assert "intitulé officiel" in page.read().decode()
        finally:
            apercu.terminate()


def test_line_ends_of_windows_change_nothing(commander: Commander, neuf: Path) -> None:
    avant = content(neuf / "build" / "site")
    ecrits = [*(neuf / "referentiel").rglob("*.yaml"), neuf / "mkdocs.yml"]
    for fichier in ecrits:
        fichier.write_bytes(fichier.read_bytes().replace(b"\n", b"\r\n"))
    fait = commander(neuf, "build")
    assert fait.code == 0, fait.err
    assert content(neuf / "build" / "site") == avant


def test_mkdocs_alone_builds_the_project_of_nouveau(
    installe: tuple[str, dict[str, str]], neuf: Path, tmp_path: Path
) -> None:
    """Its own pieces of a look included, from a folder where nothing was made."""
    racine = tmp_path / "Été à nous"
    shutil.copytree(neuf, racine, ignore=shutil.ignore_patterns("build"))
    reglages = racine / "mkdocs.yml"
    texte = reglages.read_text("utf-8")
    assert "# plugins:\n#   - referentiel\n" in texte
    reglages.write_text(texte.replace("# plugins:\n#   - ", "plugins:\n  - "), "utf-8")
    programme, env = installe
    fait = subprocess.run(
        [Path(programme).with_name("python"), "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=racine,
        env=env | {"SOURCE_DATE_EPOCH": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert fait.returncode == 0, fait.stderr
    assert fait.stderr.isascii() and "referentiel build" in fait.stderr
    assert content(racine / "build" / "site") == content(neuf / "build" / "site")
    assert {p.name for p in racine.iterdir()} == {p.name for p in neuf.iterdir()}


def test_messages_say_what_to_type_here(commander: Commander, tmp_path: Path) -> None:
    for arguments, attendu in (
        (("check",), "referentiel nouveau"),
        (("liens",), "referentiel build"),
        (("build", "--builder", "zensical"), "referentiel nouveau"),
    ):
        fait = commander(tmp_path, *arguments)
        assert fait.code == 2
        assert attendu in fait.err
        assert "make " not in fait.err
    assert not list(tmp_path.iterdir())


def test_the_common_rules_come_with_the_tool(commander: Commander, tmp_path: Path) -> None:
    shutil.copytree(RACINE / "referentiel" / "cip", tmp_path / "referentiel" / "cip")
    sortie = commander(tmp_path, "check")
    assert sortie.code == 0, sortie.out + sortie.err
