"""Which files are read, and what is said of the others."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import MINI, RACINE, Lancer


def test_a_link_out_of_the_folder_is_refused(titre: Path, lancer: Lancer) -> None:
    outside = titre.parent / "secret.yaml"
    (titre / "glossaire.yaml").replace(outside)
    (titre / "glossaire.yaml").symlink_to(outside)
    sortie = lancer("check", "mini")
    assert sortie.code == 1
    assert "mini/glossaire.yaml:1: lien vers l’extérieur" in sortie.out


def test_a_linked_folder_is_not_followed(titre: Path, lancer: Lancer) -> None:
    (titre / "activites").rename(titre.parent / "ailleurs")
    (titre / "activites").symlink_to(titre.parent / "ailleurs")
    sortie = lancer("check", "mini")
    assert sortie.code == 1
    assert "mini/activites:1: lien vers l’extérieur" in sortie.out


def test_a_link_inside_the_folder_is_read(titre: Path, lancer: Lancer) -> None:
    (titre / "glossaire.yaml").rename(titre / ".brouillon")
    (titre / "glossaire.yaml").symlink_to(".brouillon")
    assert lancer("check", "mini").code == 0


@pytest.mark.parametrize("target", ["glossaire.yaml", "/nulle/part", "../.."])
def test_a_link_that_leads_nowhere_is_told(titre: Path, lancer: Lancer, target: str) -> None:
    (titre / "glossaire.yaml").unlink()
    (titre / "glossaire.yaml").symlink_to(target)
    sortie = lancer("check", "mini")
    assert sortie.code == 1
    assert "mini/glossaire.yaml:1:" in sortie.out


def test_what_is_not_a_file_is_told(titre: Path, lancer: Lancer) -> None:
    (titre / "glossaire.yaml").unlink()
    os.mkfifo(titre / "glossaire.yaml")
    sortie = lancer("check", "mini")
    assert sortie.code == 1
    assert "mini/glossaire.yaml:1:" in sortie.out


MADE = {
    "un dossier": lambda path: path.mkdir(),
    "tournent en rond": lambda path: path.symlink_to(path.name),
    "introuvable": lambda path: path.symlink_to("rien.yaml"),
    "un fichier est attendu": os.mkfifo,
}
"""What is said -> how to put it where a file belongs."""


@pytest.mark.parametrize("dit", MADE)
@pytest.mark.parametrize(
    "fichier",
    ["referentiel/mini/titre.yaml", "referentiel/mini/auto-evaluation.yaml", "mkdocs.yml"],
)
def test_what_bears_the_name_of_a_file_is_told_once_by_each_command(
    projet_installe: Path, lancer: Lancer, fichier: str, dit: str
) -> None:
    """Neither missing, nor passed over, nor waited for; and a build says no less than a check."""
    (projet_installe / fichier).unlink()
    MADE[dit](projet_installe / fichier)
    for command in ("check", "build"):
        sortie = lancer(command)
        assert sortie.code == 1
        (told,) = [line for line in sortie.out.splitlines() if line.startswith(f"{fichier}:1: ")]
        assert dit in told
    assert not (projet_installe / "build" / "site").exists()


@pytest.fixture
def projet_installe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that has its data and its settings, and the look of the tool."""
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    shutil.copy(RACINE / "generator" / "depart" / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_links_that_turn_round_are_told_in_french_wherever_they_are_named(
    projet_installe: Path, lancer: Lancer
) -> None:
    (projet_installe / "rond").symlink_to("rond")
    for arguments in (("build", "rond"), ("build", "--site", "rond"), ("zip", "rond")):
        sortie = lancer(*arguments)
        assert sortie.code == 2
        assert "rond" in sortie.err


def test_a_huge_file_is_refused_without_being_read_whole(titre: Path, lancer: Lancer) -> None:
    with (titre / "glossaire.yaml").open("r+b") as stream:
        stream.truncate(50_000_000_000)
    sortie = lancer("check", "mini")
    assert sortie.code == 1
    assert sortie.out.startswith("mini/glossaire.yaml:1: fichier trop gros")


def test_a_file_that_cannot_be_opened_is_told(
    titre: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "glossaire.yaml":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", refuse)
    sortie = lancer("check", "mini")
    assert sortie.code == 1
    assert sortie.out.startswith("mini/glossaire.yaml:1: fichier illisible")


@pytest.mark.parametrize("folder", ["nulle/part", "mini/titre.yaml", "x" * 5000])
def test_what_is_not_a_folder_is_unreadable(titre: Path, lancer: Lancer, folder: str) -> None:
    sortie = lancer("check", folder)
    assert (sortie.code, sortie.out) == (2, "")
    assert "dossier introuvable" in sortie.err


@pytest.mark.parametrize("folder", ["mini", "mini/obtention"])
def test_a_folder_that_cannot_be_listed_is_unreadable(
    titre: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    real = os.scandir

    def refuse(path: str) -> object:
        if str(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    sortie = lancer("check", "mini")
    assert (sortie.code, sortie.out) == (2, "")
    assert sortie.err.startswith(folder)
    assert "illisible" in sortie.err


def test_names_nobody_could_print_are_printed(titre: Path, lancer: Lancer) -> None:
    Path(os.fsdecode(os.fsencode(titre) + b"/\xff\x1b[31m\n.txt")).touch()
    sortie = lancer("check", "mini")
    assert sortie.code == 1
    assert sortie.out.startswith("mini/[U+DCFF][U+001B][31m[U+000A].txt:1: fichier inattendu")


def test_hidden_files_and_notes_are_left_alone(titre: Path, lancer: Lancer) -> None:
    for name in (".DS_Store", "LISEZMOI.md", "activites/.at1.yaml.swp"):
        (titre / name).write_bytes(b"\xff")
    assert lancer("check", "mini").code == 0
