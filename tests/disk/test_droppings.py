"""What editors and systems leave behind is passed over, said once, and never published."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pathspec.gitignore import GitIgnoreSpec

from generator import pipeline
from generator.building import fingerprints
from generator.disk.droppings import PATTERNS, find_droppings, is_dropping
from tests.conftest import MINI, RACINE, Lancer, sans_titres
from tests.publication import DOMAINE, Publier
from tests.test_pipeline import content

RESTES = (
    "titre.yaml~ #titre.yaml# .#titre.yaml .titre.yaml.swp .titre.yaml.swo titre.yaml.bak "
    "titre.yaml.BAK titre.yaml.orig titre.yaml.rej ._titre.yaml ~$a-propos.md .~lock.a.ods# "
    "Thumbs.db THUMBS.DB desktop.ini Desktop.ini .DS_Store .directory Icon\r 4913 "
    "titre.yaml.tmp .titre.yaml.tmp titre.yaml:Zone.Identifier"
).split(" ")
ECRITS = (
    "titre.yaml a-propos.md sw.js base.css Icone Icon1 Icons icone-192.png .gitkeep .htaccess "
    "party.svg bak index.html"
).split(" ")


@pytest.mark.parametrize("name", RESTES)
def test_a_dropping_is_known_to_us_and_to_the_builder(name: str) -> None:
    assert is_dropping(name)
    assert GitIgnoreSpec.from_lines(PATTERNS).match_file(f"assets/{name}")


@pytest.mark.parametrize("name", ECRITS)
def test_what_somebody_wrote_is_no_dropping(name: str) -> None:
    assert not is_dropping(name)
    assert not GitIgnoreSpec.from_lines(PATTERNS).match_file(f"assets/{name}")


def test_nothing_is_looked_for_inside_what_is_left_or_hidden(tmp_path: Path) -> None:
    for name in (".git", "mini~", "mini"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "titre.yaml~").touch()
    found = [path.relative_to(tmp_path).as_posix() for path in find_droppings([tmp_path])]
    assert found == ["mini~", "mini/titre.yaml~"]


def drop(folder: Path) -> None:
    for name in RESTES:
        (folder / name).write_bytes(b"\xff\x00")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "titre.yaml").write_bytes(b"\xff")


def test_a_title_is_read_past_them_with_one_line_that_names_them(
    titre: Path, lancer: Lancer
) -> None:
    before = fingerprints.of_folder(titre)
    for folder in (titre, titre / "activites", titre / "obtention"):
        drop(folder)
    sortie = lancer("check", "mini")
    assert sortie.code == 0
    assert sortie.err.count("\n") == 1
    assert "mini/#titre.yaml#" in sortie.err
    assert str(3 * (len(RESTES) + 1) - 12) in sortie.err
    assert fingerprints.of_folder(titre) == before


def test_each_one_is_named_when_they_are_few(titre: Path, lancer: Lancer) -> None:
    (titre / "titre.yaml~").touch()
    (titre / "activites" / "Thumbs.db").touch()
    sortie = lancer("check", "mini")
    assert sortie.code == 0
    assert "mini/titre.yaml~" in sortie.err
    assert "mini/activites/Thumbs.db" in sortie.err


def test_a_copy_of_a_title_s_folder_is_no_title(projet: Path, lancer: Lancer) -> None:
    referentiel = projet / "referentiel"
    for name in ("mini~", "mini.bak", ".mini", "__MACOSX"):
        shutil.copytree(MINI, referentiel / name)
    (referentiel / "photos").mkdir()
    (referentiel / "photos" / "a.jpg").touch()
    (referentiel / "schema").mkdir()
    (referentiel / "schema" / "a.json").touch()
    (referentiel / "vide").mkdir()
    assert [folder.name for folder in pipeline.title_folders(projet)] == ["mini"]
    sortie = lancer("check")
    assert sortie.code == 0
    lines = sortie.err.splitlines()
    assert len(lines) == 2
    assert "referentiel/mini~" in lines[0] and "referentiel/mini.bak" in lines[0]
    assert lines[1].startswith("referentiel/photos")


@pytest.mark.parametrize("gone", [False, True])
def test_a_title_without_its_first_file_does_not_vanish(
    projet: Path, lancer: Lancer, gone: bool
) -> None:
    titre = projet / "referentiel" / "mini" / "titre.yaml"
    titre.unlink() if gone else titre.rename(titre.with_suffix(".yml"))
    sortie = lancer("check")
    assert sortie.code == 1
    assert "referentiel/mini/titre.yaml:1:" in sortie.out


@pytest.mark.long
def test_a_clone_of_another_system_gives_the_same_bytes(
    tmp_path: Path, publier: Publier, lancer: Lancer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CRLF everywhere, droppings everywhere: not a byte of it is published."""
    racine = tmp_path / "ailleurs"
    racine.mkdir()
    shutil.copy(RACINE / "mkdocs.yml", racine)
    shutil.copytree(RACINE / "site_src", racine / "site_src", ignore=sans_titres)
    shutil.copytree(MINI, racine / "referentiel" / "mini")
    for path in racine.rglob("*"):
        if path.is_file() and b"\0" not in (text := path.read_bytes()):
            path.write_bytes(text.replace(b"\n", b"\r\n"))
    docs, theme = racine / "site_src" / "docs", racine / "site_src" / "theme"
    dirty = [docs, docs / "assets", docs / "assets" / "js", theme, theme / "partials"]
    for folder in [*dirty, racine / "referentiel" / "mini", racine / "referentiel"]:
        drop(folder)
    monkeypatch.chdir(racine)
    monkeypatch.setenv("SITE_URL", DOMAINE)
    sortie = lancer("build", "--site", "site")
    assert sortie.code == 0, sortie.out + sortie.err
    assert content(racine / "site") == content(publier(DOMAINE))
    for path in [*racine.rglob("*")]:
        if is_dropping(path.name):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    assert "Rien n’a changé" in lancer("build", "--site", "site").out


@pytest.mark.long
def test_hidden_names_that_hosts_look_for_are_said_not_to_be_published(
    tmp_path: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever puts `security.txt` there would think it is on line."""
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    cache = tmp_path / "site_src" / "docs" / ".well-known"
    cache.mkdir(parents=True)
    (cache / "security.txt").write_text("Contact: mailto:a@exemple.fr\n", "utf-8")
    (cache.parent / ".htaccess").write_text("Options -Indexes\n", "utf-8")
    (cache.parent / ".gitkeep").touch()
    monkeypatch.chdir(tmp_path)
    sortie = lancer("build")
    assert sortie.code == 0
    assert [line.split("\u00a0: ")[0] for line in sortie.err.splitlines()] == [
        "site_src/docs/.well-known",
        "site_src/docs/.htaccess",
    ]
    assert sortie.err.count("n’est pas publié") == 2
    assert not [p for p in (tmp_path / "build" / "site").rglob("*") if p.name.startswith(".")]
