"""The commands, as a person types them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import cast

import pytest

from generator import pipeline, upkeep
from generator.builders import BUILDERS, Builder, Built
from generator.building import catalogue, making
from generator.commands.arguments import command_parser
from generator.ground.problem import Problem
from generator.loading import files
from generator.words.typographie import NBSP, ponctuation
from tests.conftest import MINI, RACINE, Lancer, en_shell
from tests.titres import edit, write_title


def test_a_title_without_fault_is_counted(titre: Path, lancer: Lancer) -> None:
    sortie = lancer("check", "mini")
    assert (sortie.code, sortie.err) == (0, "")
    for words in ("2 activités types", "3 compétences", "12 repères", "Aucune faute"):
        assert words in sortie.out


def test_the_faults_of_every_title_are_told_at_once(titre: Path, lancer: Lancer) -> None:
    shutil.copytree(titre, titre.parent / "autre")
    (titre / "glossaire.yaml").unlink()
    sortie = lancer("check", "mini", "autre")
    assert sortie.code == 1
    assert "mini/glossaire.yaml:1:" in sortie.out
    assert "autre/titre.yaml:2:" in sortie.out
    assert sortie.err.startswith("2 fautes.")


def test_a_title_is_told_by_its_name_as_by_its_folder(projet: Path, lancer: Lancer) -> None:
    """`nouveau` takes a name: whoever typed it there types it again."""
    for verbe in ("check", "textes"):
        by_name, by_folder = lancer(verbe, "mini"), lancer(verbe, "referentiel/mini")
        assert by_name == by_folder
        assert by_name.code == 0
    assert "absent : dossier introuvable" in lancer("check", "absent").err.replace(NBSP, " ")


@pytest.mark.parametrize("dossier", [".", "referentiel", "vide", "pages"])
def test_a_folder_that_is_no_title_is_one_fault(projet: Path, lancer: Lancer, dossier: str) -> None:
    """Not one for each of its files: a site built there has a thousand."""
    (projet / "vide").mkdir()
    (projet / "pages").mkdir()
    (projet / "pages" / "titre.schema.json").touch()
    sortie = lancer("check", dossier)
    assert sortie.code == 1
    assert sortie.out.replace(NBSP, " ") == (
        f"{Path(dossier) / 'titre.yaml'}:1: rien d’un titre dans ce dossier ; "
        "attendu : celui d’un titre, qui contient « titre.yaml »\n"
    ).replace(" ;", "\u202f;")
    assert sortie.err.startswith("1 faute.")


def test_one_fault_is_singular(titre: Path, lancer: Lancer) -> None:
    (titre / "note.txt").touch()
    assert lancer("check", "mini").err.startswith("1 faute.")


def test_every_title_of_the_project_is_checked_by_default(projet: Path, lancer: Lancer) -> None:
    (projet / "referentiel" / "mini" / "note.txt").touch()
    sortie = lancer("check")
    assert sortie.code == 1
    assert sortie.out.startswith("referentiel/mini/note.txt:1:")


def test_two_folders_of_one_title_are_refused(projet: Path, lancer: Lancer) -> None:
    shutil.copytree(projet / "referentiel" / "mini", projet / "referentiel" / "bis")
    titre = projet / "referentiel" / "bis" / "titre.yaml"
    text = titre.read_text("utf-8").replace("identifiant: mini", "identifiant: bis")
    titre.write_text(text, "utf-8")
    sortie = lancer("check")
    assert sortie.code == 1
    assert "TP-99999" in sortie.out


def test_a_project_without_a_title_is_told(
    tmp_path: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("check", "build", "serve", "zip", "textes"):
        sortie = lancer(command)
        assert sortie.code == 2
        assert "referentiel/<titre>/titre.yaml" in sortie.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "il manque COMMANDE"),
        (["chek"], "attendu : « check », « build », « liens »"),
        (["check", "--vite"], "« --vite »"),
        (["check", "--date"], "une valeur est attendue après --date"),
        (["check", "--date", "demain"], "« demain »"),
        (["check", "--date", "2027-02-30"], "« 2027-02-30 »"),
        (["check", "--fraicheur=1"], "--fraicheur"),
    ],
)
def test_a_command_not_understood_is_told_in_french(
    lancer: Lancer, arguments: list[str], said: str
) -> None:
    sortie = lancer(*arguments)
    assert (sortie.code, sortie.out) == (2, "")
    assert said in sortie.err.replace("\u00a0", " ")
    assert not re.search(r"\b(the|expected|invalid|argument|choose|unrecognized)\b", sortie.err)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["build", "-h"], ["textes", "-h"]]
)
def test_help_is_french(lancer: Lancer, arguments: list[str]) -> None:
    sortie = lancer(*arguments)
    assert sortie.code == 0
    assert not re.search(r"\b(usage|positional|show|exit)\b", sortie.out)


def test_every_argument_of_every_command_is_explained() -> None:
    (commands,) = (a for a in command_parser()._actions if isinstance(a.choices, dict))
    for name, command in (commands.choices or {}).items():
        assert [a.dest for a in command._actions if not a.help] == [], name


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_a_terminal_cannot_write_is_written_nearly_so(titre: Path, encoding: str) -> None:
    done = _run(["checc"], titre.parent, PYTHONIOENCODING=encoding)
    said = done.stderr.decode(encoding)
    assert "?" not in said.replace("Essayez", "")
    assert "commande non comprise : " in said.replace("\u00a0", " ")
    assert "checc" in said and " ; attendu" in said


def test_the_real_program_needs_no_particular_terminal(titre: Path) -> None:
    (titre / "note.txt").touch()
    done = _run(["check", "mini"], titre.parent, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 1
    assert done.stdout.startswith(b"mini/note.txt:1: fichier inattendu")
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_crash(titre: Path) -> None:
    for number in range(3000):
        (titre / f"{number}.txt").touch()
    done = en_shell("check mini | head -n 1", titre.parent)
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_a_full_disk_is_told(projet: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", fail)
    sortie = lancer("build")
    assert sortie.code == 2
    assert sortie.err.startswith("site_src/docs/titres/")


@pytest.mark.long
def test_export_writes_what_the_project_holds(projet: Path, lancer: Lancer) -> None:
    assert "referentiel/LISEZMOI.md" in lancer("export").out
    for path in (projet / "referentiel" / "schema").iterdir():
        assert path.read_bytes() == (RACINE / "referentiel" / "schema" / path.name).read_bytes()
    assert lancer("export").out == ""


def test_the_texts_to_paste_are_those_of_today(titre: Path, lancer: Lancer) -> None:
    sortie = lancer("textes", "mini")
    assert (sortie.code, sortie.err) == (0, "")
    kept = (titre / "correspondances.yaml").read_text("utf-8")
    assert sortie.out.startswith("    textes:\n      CCP1: ")
    assert sortie.out in kept


def test_the_texts_are_given_while_the_editions_are_being_written(
    titre: Path, lancer: Lancer
) -> None:
    whole = lancer("textes", "mini").out
    for unfinished in ("editions:\n  - code: ", "editions: ["):
        (titre / "correspondances.yaml").write_text(unfinished, "utf-8")
        sortie = lancer("textes", "mini")
        assert (sortie.code, sortie.out) == (0, whole)


@pytest.mark.parametrize("emptied", [False, True])
def test_a_title_begins_its_editions_before_its_first_change(
    titre: Path, lancer: Lancer, *, emptied: bool
) -> None:
    """Until then `check` says so; after, a repère that changes in silence stops it."""
    kept = titre / "correspondances.yaml"
    whole = lancer("textes", "mini").out
    kept.unlink()
    if emptied:  # as `> correspondances.yaml` leaves it before the command runs
        kept.touch()
    else:
        assert "correspondances.yaml" in lancer("check", "mini").out.splitlines()[-1]
    begun = lancer("textes", "mini")
    assert begun.code == 0
    assert begun.out.endswith(whole)
    kept.write_text(begun.out, "utf-8")
    settled = lancer("check", "mini")
    assert settled.code == 0
    assert "correspondances.yaml" not in settled.out
    edit(titre / "activites" / "at1-cultiver.yaml", ("le soir, sans", "sans"))
    assert "mini/correspondances.yaml:" in lancer("check", "mini").out


@pytest.mark.parametrize("emptied", [False, True])
def test_the_first_edition_is_written_without_a_shell(
    titre: Path, lancer: Lancer, *, emptied: bool
) -> None:
    """That of Windows writes what a command prints in UTF-16, its accents lost."""
    kept = titre / "correspondances.yaml"
    before = kept.read_bytes()
    fait = lancer("textes", "mini", "--ecrire")
    assert (fait.code, fait.err) == (0, "")  # all that waited is written: nothing went wrong
    assert "a déjà son" in fait.out
    assert kept.read_bytes() == before
    kept.unlink()
    whole = lancer("textes", "mini").out
    if emptied:
        kept.touch()
    fait = lancer("textes", "mini", "--ecrire")
    assert (fait.code, fait.out) == (0, f"écrit{NBSP}: mini/correspondances.yaml\n")
    assert kept.read_text("utf-8") == whole
    assert lancer("check", "mini").code == 0
    brouillon = (titre / "titre.yaml").read_text("utf-8") + "statut: brouillon\n"
    (titre / "titre.yaml").write_text(brouillon, "utf-8")
    kept.unlink()
    assert lancer("textes", "mini", "--ecrire").code == 1
    assert not kept.exists()


def test_what_holds_the_place_of_a_text_is_not_given_as_one(projet: Path, lancer: Lancer) -> None:
    draft = projet / "referentiel" / "mini"
    at1 = draft / "activites" / "at1-cultiver.yaml"
    edit(at1, ("intitule: Cultiver un carré de légumes", 'intitule: "[à écrire : l’intitulé]"'))
    declared = draft / "titre.yaml"
    declared.write_text(declared.read_text("utf-8") + "statut: brouillon\n", "utf-8")
    fait = lancer("textes")
    assert (fait.code, fait.out) == (1, "")
    assert fait.err == ponctuation(
        "referentiel/mini : brouillon, des textes restent à écrire ; « make check » dit lesquels\n"
    )


def test_faulty_texts_are_not_given(titre: Path, lancer: Lancer) -> None:
    at1 = titre / "activites" / "at1-cultiver.yaml"
    at1.write_text(at1.read_text("utf-8").replace("code: C02-3", "code: C02-2"), "utf-8")
    sortie = lancer("textes", "mini")
    assert sortie.code == 1
    assert sortie.out.startswith("mini/activites/at1-cultiver.yaml:")
    assert "textes:" not in sortie.out


def test_the_texts_of_several_titles_are_told_apart(projet: Path, lancer: Lancer) -> None:
    shutil.copytree(projet / "referentiel" / "mini", projet / "referentiel" / "bis")
    titre = projet / "referentiel" / "bis" / "titre.yaml"
    text = titre.read_text("utf-8").replace("identifiant: mini", "identifiant: bis")
    titre.write_text(text, "utf-8")
    lines = lancer("textes").out.splitlines()
    names = [line for line in lines if line.startswith("#")]
    assert names == [f"# referentiel/{name}/correspondances.yaml" for name in ("bis", "mini")]


def test_the_texts_are_in_utf_8_whatever_the_terminal(titre: Path) -> None:
    done = _run(["textes", "mini"], titre.parent, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "J'aère un carré".encode() in done.stdout


def _run(
    arguments: list[str], folder: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(RACINE)} | environment,
        capture_output=True,
        check=False,
    )


@pytest.mark.long
@pytest.mark.parametrize(
    ("command", "titres"),
    [
        *((name, ["mini"]) for name in ("build", "zip")),
        *(
            (name, ["abeilles", "mini"])
            for name in ("check", "check --fraicheur", "textes", "export", "build", "zip")
        ),
    ],
)
def test_a_command_reads_each_title_once(
    projet: Path,
    lancer: Lancer,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    titres: list[str],
) -> None:
    shutil.copy(RACINE / "pyproject.toml", projet)
    for identifiant in titres:
        write_title(projet, identifiant)
    read: list[str] = []
    scan = files.scan

    def counted(folder: Path, *, shared: bool) -> tuple[list[PurePosixPath], list[Problem]]:
        read.append(folder.name)
        return scan(folder, shared=shared)

    monkeypatch.setattr(files, "scan", counted)
    monkeypatch.setattr(catalogue, "cores", lambda: 1)  # what others read would not be counted
    # What is long, and reads no title: icons, pages, finishing.
    monkeypatch.setattr(upkeep, "_icons", lambda _: [])
    monkeypatch.setitem(cast("dict[str, Builder]", BUILDERS), "mkdocs", _bare)
    for room, finish in (
        (making, "finish_pages"),
        (making, "publish_pages"),
        (pipeline, "seal"),
        (catalogue, "seal"),
    ):
        monkeypatch.setattr(room, finish, lambda *_: {})
    sortie = lancer(*command.split())
    assert sortie.code == 0, sortie.out + sortie.err
    # The fields are explained with the examples of one title.
    assert sorted(read) == (titres[:1] if command == "export" else titres)


def _bare(config_file: Path, site: Path, *_: object) -> Built:
    """In place of a builder: the files as they are."""
    config = json.loads(config_file.read_text("utf-8"))
    shutil.copytree(config_file.parent / config["docs_dir"], site)
    (site / "sitemap.xml").touch()
    return Built("/")


def test_checking_writes_nothing(titre: Path) -> None:
    before = sorted(p for p in titre.parent.rglob("*"))
    assert _run(["check", "mini"], titre.parent).returncode == 0
    assert sorted(p for p in titre.parent.rglob("*")) == before
    assert MINI.is_dir()
