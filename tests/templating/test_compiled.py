"""What is kept of compiled templates from one command to the next."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FunctionLoader

from generator.templating import compiled


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where they are, of a tool that has its templates elsewhere."""
    monkeypatch.setattr(compiled, "TEMPLATES", tmp_path)
    return tmp_path / "__pycache__"


def test_those_of_sites_long_gone_are_forgotten_and_the_last_ones_kept(kept: Path) -> None:
    compiled.compiled_templates()
    for age in range(1_500):
        (kept / f"{age:04}.cache").write_bytes(b"x")
        os.utime(kept / f"{age:04}.cache", (2e9 - age, 2e9 - age))
    compiled.compiled_templates()
    left = sorted(path.stem for path in kept.iterdir())
    assert 0 < len(left) <= 1_000
    assert left == [f"{age:04}" for age in range(len(left))]


def test_few_are_all_kept_and_serve_again(kept: Path) -> None:
    def fill(text: str) -> str:
        env = Environment(
            loader=FunctionLoader(lambda _: (text, "accueil.html", lambda: True)),
            bytecode_cache=compiled.compiled_templates(),
        )
        return env.get_template("accueil.html").render()

    assert fill("Bonjour") == "Bonjour"
    before = {path: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert fill("Bonjour") == "Bonjour"
    assert {path: path.stat().st_mtime_ns for path in kept.iterdir()} == before != {}


def test_one_that_another_command_forgets_meanwhile_stops_nothing(kept: Path) -> None:
    compiled.compiled_templates()
    (kept / "gone.cache").symlink_to("nowhere")
    env = Environment(
        loader=DictLoader({"a.html": "Bonjour"}), bytecode_cache=compiled.compiled_templates()
    )
    assert env.get_template("a.html").render() == "Bonjour"
