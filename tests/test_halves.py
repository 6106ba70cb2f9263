"""Two halves of the pages, on two cores, are the pages; what goes wrong is told as if alone."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator import halves
from generator.problem import GeneratorError
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


@pytest.mark.usefixtures("deux")
def test_what_a_copy_could_not_do_is_done_here() -> None:
    here = os.getpid()

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
    with pytest.raises(ChildProcessError):  # nobody is left behind
        os.waitpid(-1, os.WNOHANG)


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
