"""Stores at hand are those of the disk, sooner; lost with their process, nothing is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator import pagestore
from generator.builders import changed
from generator.pagestore import DISK, PageStore, Shelf
from generator.projet import Projet
from generator.serve.preview import Preview
from tests.test_pas_a_pas import GRAINE, Editeur, de_rien
from tests.test_pipeline import build, content


def _keep(shelf: Shelf, path: Path, code: str, store: PageStore) -> None:
    with shelf.saving(path, code, store):
        pass


def test_a_store_at_hand_is_written_once_there_is_time(tmp_path: Path) -> None:
    shelf, store = Shelf(2), PageStore()
    paths = [tmp_path / name for name in ("a", "b", "c")]
    for path in paths:
        _keep(shelf, path, "code", store)
    assert [path.exists() for path in paths] == [True, False, False]  # no room for three
    assert shelf.load(paths[1], "code", PageStore()) is store
    assert shelf.load(paths[1], "another code", empty := PageStore()) is empty
    shelf.settle()
    assert all(path.exists() for path in paths)
    paths[0].unlink()
    shelf.settle()
    assert not paths[0].exists()  # nothing new to write
    assert DISK.load(paths[2], "code", empty) is not empty


def test_what_was_made_is_kept_whatever_comes_of_it(tmp_path: Path) -> None:
    for stores in (DISK, Shelf()):
        path = tmp_path / type(stores).__name__
        try:
            with stores.saving(path, "code", PageStore()):
                raise ValueError("a link is broken")
        except ValueError:
            pass
        assert stores.load(path, "code", empty := PageStore()) is not empty


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
    preview.settle()
    assert pagestore.load(store, "", PageStore()) == PageStore()  # of no other code

    def refuse(*_: Any, **__: Any) -> str:
        raise AssertionError("rendered again")

    monkeypatch.setattr(changed.Hand, "on_post_page", refuse)
    assert content(build(construit)) == content(preview.folder)
