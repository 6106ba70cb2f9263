"""A build killed at any instant is repaired by the next command; two builds wait for each other."""

from __future__ import annotations

import errno
import fcntl
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.building import repairs
from generator.building.assembly import publication
from generator.building.lock import BusyError, locked
from generator.disk.output import write_if_changed
from generator.finishing import site_links
from generator.ground.projet import OUTIL
from tests.conftest import Lancer
from tests.test_pipeline import content

TUE = 77
GESTES = ("rename", "replace", "unlink", "rmdir", "mkdir")


def killed_at(number: int, work: Callable[[], None]) -> bool:
    """Run `work` in a child that dies just before its nth change to the disk; whether it died."""
    child = os.fork()
    if child == 0:
        left = number
        for name in GESTES:
            real = getattr(os, name)

            def counted(
                *args: object, _real: Callable[..., object] = real, **more: object
            ) -> object:
                nonlocal left
                left -= 1
                if left < 0:
                    os._exit(TUE)
                return _real(*args, **more)

            setattr(os, name, counted)
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == TUE


def publish(root: Path, text: str) -> None:
    site = root / "build" / "site"
    with repairs.alone(root, site), publication(root, site, text) as fresh:
        for name in ("404.html", "a/index.html", "a/b/c.html"):
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).write_text(f"{text} {name}", "utf-8")


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".*")]


@pytest.mark.parametrize("first", [True, False], ids=["premier", "suivant"])
def test_whatever_the_instant_a_site_is_whole_and_the_next_build_ends_it(
    tmp_path: Path, first: bool
) -> None:
    (tmp_path / "attendu").mkdir()
    publish(tmp_path / "attendu", "neuf")
    good = content(tmp_path / "attendu" / "build" / "site")
    for number in range(200):
        root = tmp_path / str(number)
        root.mkdir()
        site = root / "build" / "site"
        if not first:
            publish(root, "ancien")
        before = content(site)
        died = killed_at(number, lambda root=root: publish(root, "neuf"))  # type: ignore[misc]
        repairs.put_back(root, site)
        assert content(site) in (before, good), f"instant {number}"
        publish(root, "neuf")
        assert content(site) == good
        assert hidden(root) == []
        if not died:
            break
    assert not died
    assert number > 10


def test_a_site_that_could_not_be_swapped_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, "ancien")
    site = tmp_path / "build" / "site"
    before = content(site)
    real = os.rename

    def refuse(source: Path, target: Path) -> None:
        if Path(source).name == "site" and Path(target) == site:
            raise PermissionError(13, "Permission denied", str(source), None, str(target))
        real(source, target)

    monkeypatch.setattr(os, "rename", refuse)
    with pytest.raises(PermissionError):
        publish(tmp_path, "neuf")
    assert content(site) == before
    assert hidden(tmp_path) == []


def test_what_a_killed_command_left_is_cleaned(tmp_path: Path) -> None:
    left = (
        "build/.zip-abc/site/index.html",
        "build/.site-x1y2/site/index.html",
        "build/.mkdocs.mini.yml.tmp",
        "build/titres/mini/neuf/index.html",
        "build/titres/mini/.zensical-abc/docs/index.md",
        "build/portail/neuf/index.html",
        "site_src/docs/titres/mini/.index.md.tmp",
        "site_src/docs/assets/images/.icone-192.png.tmp",
        "referentiel/schema/.titre.schema.json.tmp",
    )
    kept = ("build/titres/mini/site/index.html", "build/site/index.html", ".gitignore")
    for name in (*left, *kept):
        write_if_changed(tmp_path / name, name)
    with repairs.alone(tmp_path):
        pass
    assert set(content(tmp_path)) == set(kept)


def test_one_build_at_a_time_and_a_dead_one_holds_nothing(tmp_path: Path) -> None:
    ready, told = os.pipe()
    child = os.fork()
    if child == 0:
        with locked(tmp_path):
            os.write(told, b"x")
            time.sleep(60)
        os._exit(0)
    os.read(ready, 1)
    with pytest.raises(BusyError), locked(tmp_path, wait=False):
        pass
    write_if_changed(tmp_path / "build" / ".site-travail" / "ancien" / "index.html", "x")
    repairs.put_back(tmp_path, tmp_path / "build" / "site")
    assert (tmp_path / "build" / ".site-travail").is_dir()  # somebody is at work there
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    repairs.put_back(tmp_path, tmp_path / "build" / "site")
    assert set(content(tmp_path)) == {"build/site/index.html"}


def test_windows_locks_a_file_apart_and_writes_nothing_in_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It locks no folder; what its library does is done here by ours."""

    def locking(descriptor: int, mode: int, count: int) -> None:
        assert (mode, count) == (2, 1)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PermissionError(errno.EACCES, "Permission denied") from None

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(LK_NBLCK=2, locking=locking))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    (tmp_path / "projet").mkdir()
    with monkeypatch.context() as windows:
        windows.setattr(sys, "platform", "win32")
        lock = runpy.run_path(str(OUTIL / "building" / "lock.py"))
    held = lock["locked"](tmp_path / "projet")
    with held:
        with pytest.raises(lock["BusyError"]), lock["locked"](tmp_path / "projet", wait=False):
            pass
        with lock["locked"](tmp_path, wait=False):  # another project
            pass
    with lock["locked"](tmp_path / "projet", wait=False):
        pass
    assert list((tmp_path / "projet").iterdir()) == []


def test_a_real_build_killed_is_ended_by_the_next(projet: Path, lancer: Lancer) -> None:
    build = subprocess.Popen(
        [sys.executable, "-m", "generator", "build"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(projet)},
    )
    while build.poll() is None and not (projet / "build" / ".site-travail" / "site").is_dir():
        time.sleep(0.01)
    build.kill()
    assert build.wait() == -signal.SIGKILL
    assert not (projet / "build" / "site").exists()
    assert hidden(projet / "build") == [".site-travail"]
    assert lancer("build").code == 0
    assert hidden(projet / "build") == []
    assert site_links(projet / "build" / "site") == []
    assert "Rien n’a changé" in lancer("build").out
