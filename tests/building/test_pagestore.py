"""Stores at hand are those of the disk, sooner; lost with their process, nothing is wrong."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.builders import RawPage, changed
from generator.building import pagestore
from generator.building.pagestore import DISK, MemoryStores, PageStore
from generator.ground.projet import Projet
from generator.processes import halves
from generator.serve.preview import Preview
from tests.test_pas_a_pas import GRAINE, Editeur, de_rien
from tests.test_pipeline import build, content


def _keep(shelf: MemoryStores, path: Path, code: str, store: PageStore) -> None:
    with shelf.saving(path, code, store):
        pass


def test_a_store_at_hand_is_written_once_there_is_time(tmp_path: Path) -> None:
    shelf, store = MemoryStores(2), PageStore()
    paths = [tmp_path / name for name in ("a", "b", "c")]
    for path in paths:
        _keep(shelf, path, "code", store)
    assert [path.exists() for path in paths] == [True, False, False]  # no room for three
    assert shelf.load(paths[1], "code", PageStore()) is store
    assert shelf.load(paths[1], "another code", empty := PageStore()) is empty
    shelf.flush()
    assert all(path.exists() for path in paths)
    paths[0].unlink()
    shelf.flush()
    assert not paths[0].exists()  # nothing new to write
    assert DISK.load(paths[2], "code", empty) is not empty


def test_what_was_made_is_kept_whatever_comes_of_it(tmp_path: Path) -> None:
    for stores in (DISK, MemoryStores()):
        path = tmp_path / type(stores).__name__
        try:
            with stores.saving(path, "code", PageStore()):
                raise ValueError("a link is broken")
        except ValueError:
            pass
        assert stores.load(path, "code", empty := PageStore()) is not empty


class _Harmful:
    """Unpickled, it calls something."""

    def __init__(self, call: Any, *given: Any) -> None:
        self._call = call, given

    def __reduce__(self) -> Any:
        return self._call


def _sealed(content: bytes) -> bytes:
    return hashlib.sha256(content).digest() + content


def _named(module: str, name: str, *given: str) -> bytes:
    """A store that calls what a module has at hand, through a dot of the name or not."""
    texts = b"".join(pickle.SHORT_BINUNICODE + bytes([len(t)]) + t.encode() for t in given)
    ask = b"".join(pickle.SHORT_BINUNICODE + bytes([len(t)]) + t.encode() for t in (module, name))
    return (
        b"\x80\x04" + ask + pickle.STACK_GLOBAL + b"(" + texts + pickle.TUPLE + pickle.REDUCE + b"."
    )


@pytest.mark.parametrize(
    "harmful",
    [
        pickle.dumps(_Harmful(os.mkdir, "fait")),
        pickle.dumps(_Harmful(subprocess.check_call, ["mkdir", "fait"])),
        _named("generator.disk.output", "os.mkdir", "fait"),
        _named("generator.inputs.jour", "subprocess.check_output", "mkdir fait"),
        _named("generator.commands.archive", "Path.mkdir", "fait"),
        pickle.dumps(halves.ForkedCopy),
    ],
)
def test_a_store_of_somebody_else_runs_nothing(
    tmp_path: Path, monkeypatch: Any, harmful: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    (path := tmp_path / "magasin").write_bytes(_sealed(pickle.dumps("code") + harmful))
    assert pagestore.load(path, "code", empty := PageStore()) is empty
    assert [one.name for one in tmp_path.iterdir()] == ["magasin"]


def test_a_store_of_somebody_else_changes_no_class_of_ours(tmp_path: Path) -> None:
    docs = Projet.docs
    change = b"cgenerator.projet\nProjet\nN}\x8c\x04docs\x8c\x01xs\x86b."
    (path := tmp_path / "magasin").write_bytes(_sealed(pickle.dumps("code") + change))
    assert pagestore.load(path, "code", empty := PageStore()) is empty
    assert Projet.docs is docs


def test_a_sealed_store_is_read(tmp_path: Path) -> None:
    """So that those above are not refused for their seal alone."""
    whole = pickle.dumps("code") + pickle.dumps(PageStore())
    (path := tmp_path / "magasin").write_bytes(_sealed(whole))
    assert pagestore.load(path, "code", empty := PageStore()) is not empty


def test_a_store_that_a_disk_damaged_is_an_empty_one(tmp_path: Path) -> None:
    """Wherever it is: a page would be published with what the disk made of it."""
    pages = {"a.html": RawPage("key", "<p>Un mot</p>" * 20, {"title": "Un mot"})}
    pagestore.save(path := tmp_path / "magasin", "code", PageStore(pages))
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert pagestore.load(path, "code", empty := PageStore()) is empty
        path.write_bytes(whole[:place])
        assert pagestore.load(path, "code", empty) is empty


def test_days_of_a_front_matter_are_kept(tmp_path: Path) -> None:
    page = RawPage("key", "html", {"jour": date(2026, 11, 26)})
    pagestore.save(tmp_path / "magasin", "code", PageStore({"a.html": page}))
    assert pagestore.load(tmp_path / "magasin", "code", PageStore()).raw == {"a.html": page}


def test_a_preview_leaves_what_the_next_build_needs(construit: Path, monkeypatch: Any) -> None:
    store = Projet(construit).pages("mini")
    before = store.read_bytes()
    editeur, preview = Editeur(construit, GRAINE), Preview(construit)
    preview.renew()
    editeur.texte()
    preview.renew()
    assert store.read_bytes() == before  # stopped here, the preview leaves the former one
    assert content(build(construit)) == de_rien(construit) == content(preview.folder)
    editeur.texte()
    preview.renew()
    preview.flush()
    assert pagestore.load(store, "", PageStore()) == PageStore()  # of no other code

    def refuse(*_: Any, **__: Any) -> str:
        raise AssertionError("rendered again")

    monkeypatch.setattr(changed.BuildHooks, "on_post_page", refuse)
    assert content(build(construit)) == content(preview.folder)
