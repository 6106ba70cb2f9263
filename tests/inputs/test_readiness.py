"""What publishes a project of `nouveau` is read before GitHub reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.inputs.sources import judged
from tests.conftest import Lancer
from tests.titres import edit

PUBLIER = ".github/workflows/publier.yml"


@pytest.fixture
def commence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lancer: Lancer) -> Path:
    """A project just begun, its only title a draft."""
    monkeypatch.chdir(tmp_path)
    assert lancer("nouveau", "mon-titre").code == 0
    assert lancer("check").code == 0
    return tmp_path


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        ("    uses: ", "\tuses: ", ":16: tabulation"),
        ("on:\n", "on: [\n", ":5: YAML"),
        (
            "commit: COMMIT",
            "commit: 0123abc",
            ":19: « commit » : « 0123abc » ; attendu : « COMMIT »",
        ),
    ],
)
def test_what_would_not_be_published_is_told_by_check(
    commence: Path, lancer: Lancer, avant: str, apres: str, dit: str
) -> None:
    edit(commence / PUBLIER, (avant, apres))
    sortie = lancer("check")
    assert sortie.code == 1
    assert f"{PUBLIER}{dit}" in sortie.out.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_workflow_that_is_no_text_is_told(commence: Path, lancer: Lancer) -> None:
    (commence / PUBLIER).write_bytes("name: Publié\n".encode("latin-1"))
    sortie = lancer("check")
    assert sortie.code == 1
    assert f"{PUBLIER}:1: caractère qui n’est pas en UTF-8" in sortie.out


def test_a_tabulation_among_the_settings_is_named(commence: Path, lancer: Lancer) -> None:
    edit(commence / "mkdocs.yml", ("  signaler:", "\tsignaler:"))
    sortie = lancer("check")
    assert sortie.code == 1
    assert "mkdocs.yml:20: tabulation (U+0009) en début de ligne" in sortie.out


@pytest.mark.parametrize(
    ("name", "said"),
    [("\udcc3\udca9t\udcc3\udca9.png", "PYTHONUTF8=1"), ("\udce9.png", "renommez")],
)
def test_a_name_the_system_hides_is_not_one_to_change(name: str, said: str) -> None:
    """With LC_ALL=C and PYTHONUTF8=0, a name in UTF-8 was said not to be."""
    (fault,) = judged(Path(name))
    assert said in fault.message
