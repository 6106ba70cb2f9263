"""What is written is exactly what was asked, whole or not at all, and only where it belongs."""

from __future__ import annotations

import errno
import os
from pathlib import Path, PurePosixPath

import pytest

from generator.disk.folders import file_sizes, sync
from generator.disk.output import write_as_before, write_if_changed, write_or_hold, write_or_link


def files(**texts: str) -> dict[PurePosixPath, str]:
    return {PurePosixPath(name.replace("__", "/")): text for name, text in texts.items()}


def tree(root: Path) -> dict[str, str]:
    return {
        p.relative_to(root).as_posix(): p.read_text("utf-8") for p in root.rglob("*") if p.is_file()
    }


def test_the_root_holds_exactly_the_files(tmp_path: Path) -> None:
    assert sync(tmp_path / "r", files(a="é", b__c="2")) == 2
    assert tree(tmp_path / "r") == {"a": "é", "b/c": "2"}


def test_a_linked_folder_nothing_is_written_through_goes_without_what_it_leads_to(
    tmp_path: Path,
) -> None:
    for name in ("unused", "used", "aside"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").write_text("x", "utf-8")
        (tmp_path / "r").mkdir(exist_ok=True)
        (tmp_path / "r" / name).symlink_to(tmp_path / name)
    assert sync(tmp_path / "r", files(used__a="1"), PurePosixPath("aside")) == 2
    assert {p.name for p in (tmp_path / "r").iterdir()} == {"used", "aside"}
    assert (tmp_path / "unused" / "x").is_file()
    assert (tmp_path / "used" / "a").is_file()


@pytest.mark.parametrize(
    ("was", "told"),
    [
        (b"", b"a\nb\n"),
        (b"x\ny\n", b"a\nb\n"),
        (b"x\r\ny\r\n", b"a\r\nb\r\n"),
        (b"\xef\xbb\xbfx\r\n", b"\xef\xbb\xbfa\r\nb\r\n"),
        (b"\xef\xbb\xbf", b"\xef\xbb\xbfa\nb\n"),
        (b"x\ny\nz\r\n", b"a\nb\n"),
    ],
)
def test_a_file_of_people_keeps_its_line_ends_and_its_mark(
    tmp_path: Path, was: bytes, told: bytes
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(was)
    assert write_as_before(path, "a\nb\n")
    assert path.read_bytes() == told
    assert not write_as_before(path, "a\nb\n")


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    sync(tmp_path, files(same="1", other="1"))
    for name in ("same", "other"):
        os.utime(tmp_path / name, (1000, 1000))
    assert sync(tmp_path, files(same="1", other="2")) == 1
    assert (tmp_path / "same").stat().st_mtime == 1000
    assert (tmp_path / "other").stat().st_mtime != 1000


def test_what_is_no_longer_produced_goes_with_its_folder(tmp_path: Path) -> None:
    sync(tmp_path, files(a="1", old__deep__b="2"))
    assert sync(tmp_path, files(a="1")) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/tmp/x"])
def test_a_path_out_of_the_root_is_refused_and_nothing_is_written(
    tmp_path: Path, path: str
) -> None:
    with pytest.raises(ValueError, match="outside"):
        sync(tmp_path / "r", {PurePosixPath("a"): "1", PurePosixPath(path): "2"})
    assert not list(tmp_path.iterdir())


def test_an_interrupted_write_leaves_the_previous_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    write_if_changed(path, "avant")

    def fail(self: Path, target: Path) -> None:
        raise OSError("disque plein")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disque plein"):
        write_if_changed(path, "après")
    assert path.read_text("utf-8") == "avant"


def test_an_interrupted_run_leaves_nothing_behind_after_the_next(tmp_path: Path) -> None:
    (tmp_path / ".a.tmp").write_text("à moitié", "utf-8")
    sync(tmp_path, files(a="1"))
    assert tree(tmp_path) == {"a": "1"}


def test_a_tree_takes_the_files_that_did_not_change_from_the_one_it_replaces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    former, fresh = tmp_path / "former", tmp_path / "fresh"
    for folder in (former, fresh):
        folder.mkdir()
    for name in ("same", "other", "named twice", "elsewhere"):
        (former / name).write_bytes(b"text")
    os.link(former / "named twice", tmp_path / "kept by somebody")
    (former / "elsewhere").unlink()
    (tmp_path / "elsewhere").write_bytes(b"text")
    (former / "elsewhere").symlink_to(tmp_path / "elsewhere")
    before = {path.name: path.stat().st_ino for path in former.iterdir()}
    names = ("same", "named twice", "elsewhere", "new")
    write_or_hold(fresh, {**dict.fromkeys(names, "text"), "other": "TEXT"}, former=former)
    assert {path.name: path.read_bytes() for path in fresh.iterdir()} == {
        **dict.fromkeys(names, b"text"),
        "other": b"TEXT",
    }
    assert [n for n in before if (fresh / n).stat().st_ino == before[n]] == ["same"]
    assert not (fresh / "elsewhere").is_symlink()
    assert (former / "other").read_bytes() == b"text"

    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "no second name here")

    monkeypatch.setattr(os, "link", refused)
    write_or_link(tmp_path / "written", b"text", former / "other")
    assert (tmp_path / "written").read_bytes() == b"text"


def test_files_are_listed_as_addresses_are_written(tmp_path: Path) -> None:
    write_if_changed(tmp_path / "index.html", "été")
    write_if_changed(tmp_path / "a" / "b" / "c.js", "")
    (tmp_path / "nulle part").symlink_to(tmp_path / "absent")
    assert file_sizes(tmp_path) == {"index.html": 5, "a/b/c.js": 0}
    assert file_sizes(tmp_path / "absent") == {}
