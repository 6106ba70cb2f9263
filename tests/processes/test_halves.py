"""Two halves of the pages, on two cores, are the pages; what goes wrong is told as if alone."""

from __future__ import annotations

import gc
import os
import re
import shutil
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.building import assembly
from generator.ground.problem import FaultsError, GeneratorError
from generator.inputs.titles import checked
from generator.processes import halves
from generator.processes.handing import reap_copies
from tests.test_pipeline import build, content

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ailleurs, rien n’est partagé")


@pytest.fixture
def deux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cores, one thread, and everything is worth sharing."""
    monkeypatch.setattr(halves, "ENOUGH", 2)
    monkeypatch.setattr(halves, "cores", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def _pids(things: Sequence[int]) -> dict[int, int]:
    return dict.fromkeys(things, os.getpid())


@pytest.mark.usefixtures("deux")
def test_each_of_two_processes_does_one_half() -> None:
    here, there = halves.halves(_pids, range(5))
    assert set(here.values()) == {os.getpid()} != set(there.values())
    assert sorted({**here, **there}) == [0, 1, 2, 3, 4]


def test_a_few_things_are_done_here() -> None:
    assert halves.halves(_pids, range(3)) == [dict.fromkeys(range(3), os.getpid())]


def children() -> set[str]:
    """The processes started from here that do not go, those of a browser among them."""
    end = time.monotonic() + 5
    while reap_copies() and time.monotonic() < end:
        time.sleep(0.01)
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text("utf-8").split())


@pytest.mark.usefixtures("deux")
def test_what_a_copy_could_not_do_is_done_here() -> None:
    here = os.getpid()
    before = children()

    def dies_elsewhere(things: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return list(things)

    def refuses(things: Sequence[int]) -> list[int]:
        if 3 in things:
            raise GeneratorError("trois")
        return list(things)

    assert halves.halves(dies_elsewhere, range(5)) == [[0, 2, 4], [1, 3]]
    with pytest.raises(GeneratorError, match="trois"):
        halves.halves(refuses, range(5))
    assert children() == before  # nobody is left behind


@pytest.mark.usefixtures("deux")
def test_who_goes_on_keeps_no_copy_that_has_left() -> None:
    before = children()
    pids = {pid for _ in range(6) for pid in halves.halves(_pids, range(2))[1].values()}
    assert len(pids) == 6
    assert children() == before


@pytest.mark.usefixtures("deux")
def test_what_is_done_aside_is_done_elsewhere_or_here_and_its_fault_told() -> None:
    here, before = os.getpid(), children()

    def dies_elsewhere() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return os.getpid()

    def refuses() -> None:
        raise GeneratorError("non")

    with halves.aside(os.getpid) as made:
        assert made() != here
    with halves.aside(dies_elsewhere) as made:
        assert made() == here
    with halves.aside(refuses) as told, pytest.raises(GeneratorError, match="non"):
        told()
    with halves.aside(os.getpid):
        pass  # dropped: nobody asked
    assert children() == before


def test_nothing_is_done_aside_on_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "cores", lambda: 1)
    with halves.aside(os.getpid) as made:
        assert made() == os.getpid()


@pytest.mark.usefixtures("deux")
def test_faults_of_the_data_are_told_while_data_files_are_made(construit: Path) -> None:
    """A structure that names an unknown activité stops whoever makes files of it, and is told."""
    titre = next((construit / "referentiel").glob("*/titre.yaml"))
    text = titre.read_text("utf-8")
    titre.write_text(re.sub(r"(activite: AT)\d+", r"\g<1>9", text, count=1), "utf-8")
    with pytest.raises(FaultsError) as refused:
        build(construit)
    with pytest.raises(FaultsError) as alone:
        checked([titre.parent])
    assert refused.value.problems == alone.value.problems != ()


@pytest.mark.usefixtures("deux")
def test_a_site_made_by_two_is_the_same(construit: Path) -> None:
    alone = content(construit / "build" / "site")
    shutil.rmtree(construit / "build")
    assert content(build(construit)) == alone


@pytest.mark.usefixtures("deux")
def test_two_tell_every_fault_of_the_pages(construit: Path) -> None:
    pages = [f"faute-{number}" for number in range(4)]
    for page in pages:
        path = construit / "site_src" / "docs" / f"{page}.md"
        path.write_text(f"# Une page\n\n[x](nulle-part-{page}.md)\n", "utf-8")
    with pytest.raises(GeneratorError) as refused:
        build(construit)
    assert all(f"nulle-part-{page}.md" in str(refused.value) for page in pages)


@pytest.mark.usefixtures("deux")
def test_long_works_are_shared_and_told_in_their_order() -> None:
    here, before = os.getpid(), children()

    def slow(number: int) -> tuple[int, int, bool]:
        time.sleep(0.01)
        return number, os.getpid(), halves.can_share(9) or halves.is_worth_splitting(9)

    made = halves.shared(slow, range(9))
    assert [number for number, _, _ in made] == list(range(9))
    assert len({pid for _, pid, _ in made}) == 2
    assert here in {pid for _, pid, _ in made}
    assert not any(again for *_, again in made)  # who has a share does not share it
    assert children() == before
    assert halves.can_share(2)
    assert not halves.can_share(1)


@pytest.mark.usefixtures("deux")
def test_long_works_a_copy_leaves_are_done_here() -> None:
    here, before = os.getpid(), children()

    def dies_elsewhere(number: int) -> int:
        time.sleep(0.01)
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return number

    def refuses(number: int) -> int:
        if number == 5:
            raise GeneratorError("cinq")
        return number

    assert halves.shared(dies_elsewhere, range(9)) == list(range(9))
    with pytest.raises(GeneratorError, match="cinq"):
        halves.shared(refuses, range(9))
    assert children() == before
    assert halves.can_share(2)


@pytest.mark.usefixtures("deux")
def test_a_site_of_several_titles_is_written_by_two_whoever_dies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, before, write = os.getpid(), children(), assembly.write_or_link
    monkeypatch.setattr(assembly, "_SOME", 2)
    parts = {f"t/{number}.html": tmp_path / f"{number}.html" for number in range(9)}
    for address, path in parts.items():
        path.write_text(address, "utf-8")
    dies = False

    def written(path: Path, content: bytes, former: Path | None) -> None:
        time.sleep(0.01)
        if dies and os.getpid() != here and path.stem == "3":
            os.kill(os.getpid(), 9)
        write(path, content, former)
        with (tmp_path / "pids").open("a") as noted:
            noted.write(f"{os.getpid()}\n")

    monkeypatch.setattr(assembly, "write_or_link", written)
    expected = {**{a: a.encode() for a in parts}, "sitemap.xml": b"plan"}
    for dies in (False, True):
        site = tmp_path / f"site-{dies}"
        assembly.write_tree(site, assembly.SiteTree(parts, {"sitemap.xml": "plan"}))
        assert content(site) == expected
    assert len(set((tmp_path / "pids").read_text("utf-8").split())) >= 2
    assert children() == before


@pytest.mark.usefixtures("deux")
def test_what_both_have_is_not_handed_over() -> None:
    """The very objects of the original come back, wherever the copy puts them."""
    known = ["é" * 1_000_000, ("pair", 1)]
    with halves.aside(lambda: {"new": known[::-1], "text": str(os.getpid())}, known) as made:
        found = made()
    assert found["new"] == known[::-1]
    assert all(one is other for one, other in zip(found["new"], known[::-1], strict=True))
    assert found["text"] != str(os.getpid())


@pytest.mark.usefixtures("deux")
def test_who_has_a_long_work_looks_for_what_nothing_holds_any_more() -> None:
    """A short command looks too seldom for a process that builds a hundred titles."""
    usual = gc.get_threshold()
    try:
        gc.set_threshold(2_000_000)
        made = halves.shared(lambda _: (gc.isenabled(), gc.get_threshold()[0]), range(6))
    finally:
        gc.set_threshold(*usual)
    assert set(made) == {(True, 100_000)}
