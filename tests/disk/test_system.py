"""What the system refuses is said in French, with the right file, and nothing is half-written."""

from __future__ import annotations

import errno
import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from generator.commands import archive
from generator.disk import folders, output, system
from tests.conftest import MINI, RACINE, Lancer, en_shell
from tests.test_pipeline import content

ENGLISH = re.compile(r"\b(No space|denied|file|directory|such|Errno|Read-only|too|many|error)\b")
PLEIN = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("number", sorted(errno.errorcode), ids=lambda n: errno.errorcode[n])
def test_every_reason_is_french(number: int) -> None:
    said = system.told(OSError(number, os.strerror(number), "a/b"))
    assert said.startswith("a/b : ")
    assert not ENGLISH.search(said)


@pytest.mark.parametrize(
    ("windows", "number", "said"),
    [(32, errno.EACCES, "occupé"), (33, errno.EACCES, "occupé"), (206, errno.ENOENT, "trop long")],
)
def test_windows_says_more_than_its_number(windows: int, number: int, said: str) -> None:
    """A file another program holds, a path of more than 260 signs: not a right, not a typo."""
    error = OSError(number, "x", "build/a.css")
    assert said not in system.told(error)
    error.winerror = windows  # type: ignore[attr-defined,unused-ignore]
    assert said in system.told(error)


def test_the_file_is_the_one_that_was_being_written() -> None:
    full = OSError(errno.ENOSPC, "x", "site_src/a.css", None, "build/a.css")
    assert system.told(full).startswith("build/a.css : ")
    assert system.told(pickle.loads(pickle.dumps(full))).startswith("build/a.css : ")
    gone = OSError(errno.ENOENT, "x", "site_src/a.css", None, "build/a.css")
    assert system.told(gone).startswith("site_src/a.css : ")
    several = shutil.Error([("site_src/a.css", "build/a.css", str(full))])
    assert system.told(several) == system.told(full)


def fail(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


WRITERS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "whole": ("write_bytes", lambda path: output.write_if_changed(path, "x")),
    "swap": ("replace", lambda path: output.write_if_changed(path, "x")),
    "text": ("write_bytes", lambda path: output.write_text(path, "x")),
    "zip": ("replace", lambda path: archive.write_zip(path, "x", path.parent, {})),
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk_names_the_file_and_leaves_no_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    method, write = WRITERS[name]
    monkeypatch.setattr(Path, method, fail)
    with pytest.raises(OSError) as caught:
        write(tmp_path / "cible")
    assert system.told(caught.value).startswith(f"{tmp_path / 'cible'} : ")
    assert not list(tmp_path.iterdir())


def test_a_file_that_may_not_be_made_is_told_by_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not by that of the piece it is first written in, which nobody sees."""

    def refuse(path: Path, *_: object) -> None:
        raise OSError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(OSError) as caught:
        output.write_if_changed(tmp_path / "cible", "x")
    assert system.told(caught.value).startswith(f"{tmp_path / 'cible'} : ")
    with pytest.raises(OSError) as caught:
        folders.write_folder(tmp_path / "titre", {PurePosixPath("a/b.yaml"): "x"})
    assert system.told(caught.value).startswith(f"{tmp_path / 'titre' / 'a' / 'b.yaml'} : ")
    assert not list(tmp_path.iterdir())


def test_a_copy_that_fails_names_the_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ici").mkdir()
    (tmp_path / "ici" / "a").touch()
    monkeypatch.setattr(shutil, "copyfile", fail)
    with pytest.raises(OSError) as caught:
        folders.copy_tree(tmp_path / "ici", tmp_path / "la")
    assert system.told(caught.value).startswith(f"{tmp_path / 'la' / 'a'} : ")


def test_a_build_on_a_full_disk_blames_what_it_builds_and_leaves_nothing(
    projet: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shutil.copyfile

    def full(source: str, target: str, **more: bool) -> object:
        if str(projet / "build") in str(target):
            raise OSError(errno.ENOSPC, "No space left on device", str(source), None, str(target))
        return real(source, target, **more)

    monkeypatch.setattr(shutil, "copyfile", full)
    sortie = lancer("build")
    assert (sortie.code, sortie.out) == (2, "")
    assert sortie.err.startswith("build/")
    assert sortie.err.count("\n") == 1
    assert not ENGLISH.search(sortie.err)
    assert not (projet / "build" / "site").exists()
    assert not list((projet / "build").glob(".*"))


@pytest.mark.parametrize(
    "name",
    ["mkdocs.yml", "site_src/docs/a-propos.md", "site_src/theme/main.html", "site_src/docs/sw.js"],
)
@pytest.mark.parametrize("command", ["build", "zip"])
def test_a_source_in_another_encoding_is_told_with_its_line(
    projet: Path, lancer: Lancer, name: str, command: str
) -> None:
    shutil.copy(RACINE / "pyproject.toml", projet)
    path = projet / name
    lines = path.read_bytes().count(b"\n")
    path.write_bytes(path.read_bytes() + "é\n".encode("latin-1"))
    before = content(projet)
    sortie = lancer(command)
    assert sortie.code == 1
    assert sortie.out.startswith(f"{name}:{lines + 1}: ")
    assert "UTF-8" in sortie.out
    assert content(projet) == before


def test_a_source_that_is_gone_or_ill_named_is_told(projet: Path, lancer: Lancer) -> None:
    (projet / "mkdocs.yml").unlink()
    images = projet / "site_src" / "docs" / "assets" / "images"
    (images / "e\u0301cran.png").touch()
    Path(os.fsdecode(os.fsencode(images) + b"/\xff.png")).touch()
    sortie = lancer("build")
    assert sortie.code == 1
    assert [line.partition(":1: ")[1] for line in sortie.out.splitlines()] == [":1: "] * 3
    assert sortie.out.startswith("mkdocs.yml:1: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="aucun disque toujours plein ici")
@pytest.mark.parametrize("asked", ["--help", "--version", "check mini"])
def test_what_cannot_be_printed_is_told(titre: Path, asked: str) -> None:
    done = en_shell(f"{asked} >/dev/full", titre.parent)
    assert done.returncode == 2
    assert "plus de place" in done.stderr and done.stderr.count("\n") == 1, done.stderr
    assert not ENGLISH.search(done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="aucun disque toujours plein ici")
def test_what_cannot_even_be_complained_of_has_its_code(titre: Path) -> None:
    """And what could be printed is."""
    assert en_shell("chek 2>/dev/full", titre.parent).returncode == 2
    assert en_shell("check mini >/dev/full 2>&1", titre.parent).returncode == 2
    (titre / "note.txt").touch()
    done = en_shell("check mini 2>/dev/full", titre.parent)
    assert done.returncode == 2 and "mini/note.txt:1: " in done.stdout


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "<&-"])
def test_a_closed_stream_is_no_crash(titre: Path, closed: str) -> None:
    (titre.parent / "absent").mkdir()
    for asked, code in (("check mini", 0), ("check absent", 1), ("liens", 2), ("chek", 2)):
        done = en_shell(f"{asked} {closed}", titre.parent)
        assert done.returncode == code, asked
        assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr
        assert not ENGLISH.search(done.stderr)


def forbid(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Have the system refuse to look into `folder`, to root as well."""
    listdir, scandir = os.listdir, os.scandir

    def refusing(real: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def asked(path: Any = ".") -> Any:
            if Path(path).absolute() == folder:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return real(path)

        return asked

    monkeypatch.setattr(os, "listdir", refusing(listdir))
    monkeypatch.setattr(os, "scandir", refusing(scandir))


@pytest.mark.parametrize("name", ["referentiel", "referentiel/mini"])
def test_a_folder_nobody_may_look_into_is_told_as_such(
    projet: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Not as one that is not there: whoever reads that begins another one."""
    forbid(monkeypatch, projet / name)
    for verbe in ("check", "build", "textes", "export"):
        sortie = lancer(verbe)
        assert sortie.code == 2, verbe
        assert sortie.err.startswith(name), verbe
        assert "accès refusé" in sortie.err
        assert "aucun dossier de titre" not in sortie.err
        assert sortie.err.count("\n") == 1


def test_a_title_that_cannot_be_read_does_not_leave_the_site_in_silence(
    projet: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(projet / "referentiel" / "mini", projet / "referentiel" / "autre")
    forbid(monkeypatch, projet / "referentiel" / "autre")
    sortie = lancer("build")
    assert sortie.code == 2
    assert sortie.err.startswith("referentiel/autre")
    assert not (projet / "build" / "site").exists()


@pytest.mark.parametrize(
    ("name", "verbes"),
    [
        ("referentiel", ("check", "build", "zip", "textes", "export", "nouveau a", "decouper a")),
        ("site_src", ("check", "build", "zip")),
        ("site_src/docs", ("check", "build")),
        ("build", ("build",)),
        ("build/apparence", ("build",)),
    ],
)
def test_a_file_where_a_folder_is_expected_is_named(
    tmp_path: Path,
    lancer: Lancer,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    verbes: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    if name != "referentiel":
        shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("à moi", "utf-8")
    for verbe in verbes:
        sortie = lancer(*verbe.split())
        assert sortie.code in (1, 2), verbe
        first = (sortie.out + sortie.err).splitlines()[0]
        assert first.startswith(name), verbe
        assert "c’est un fichier" in first or "introuvable" in first
        assert (tmp_path / name).read_text("utf-8") == "à moi"


def test_a_command_typed_where_the_folder_is_gone_says_so(tmp_path: Path) -> None:
    (tmp_path / "la").mkdir()
    script = (
        "import os, sys; from generator.cli import main; "
        "os.rmdir(os.getcwd()); sys.exit(main(['check']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path / "la",
        env=os.environ | {"PYTHONPATH": str(RACINE)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("le dossier où cette commande est lancée n’existe plus")
    assert done.stderr.count("\n") == 1
