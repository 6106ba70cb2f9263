"""Read again, a title is made of the very objects of the files that did not change."""

from __future__ import annotations

import gc
import shutil
import weakref
from pathlib import Path

from generator.ground.kept import cached_by_identity
from generator.loading import load
from generator.loading.files import TITRE
from generator.loading.reading import parse
from tests.conftest import MINI, RACINE


def _doubtful(folder: Path, level: str) -> None:
    """The first source of the register is of another level from now on."""
    titre = folder / TITRE
    head, sources = titre.read_text("utf-8").split("sources:\n", 1)
    first, rest = sources.split("\n", 1)
    rest = "\n".join(line for line in rest.split("\n") if "    confiance:" not in line)
    titre.write_text(f"{head}sources:\n{first}\n    confiance: {level}\n{rest}", "utf-8")


def test_a_file_that_did_not_change_is_the_same_object(tmp_path: Path) -> None:
    family = shutil.copytree(RACINE / "referentiel", tmp_path / "referentiel")
    for folder in (family / "cip", Path(shutil.copytree(MINI, tmp_path / "mini"))):
        before = load(folder)
        edited = next(file for file in before.activites())
        text = (folder / edited).read_text("utf-8")
        (folder / edited).write_text(text.replace("en_clair: ", "en_clair: Voici. ", 1), "utf-8")
        after = load(folder)
        assert after.trees.keys() == before.trees.keys()
        changed = {f for f, tree in after.trees.items() if tree is not before.trees[f]}
        assert changed == {edited}
        assert {f for f, one in after.objects.items() if one is not before.objects[f]} == {edited}


def test_what_statements_inherit_is_written_in_no_tree_of_the_disk(tmp_path: Path) -> None:
    """A source believed less, then more again: nothing of the former level stays."""
    folder = shutil.copytree(MINI, tmp_path / "mini")
    sure = load(folder)
    text = (folder / TITRE).read_text("utf-8")
    _doubtful(folder, "C")
    doubtful = load(folder)
    (folder / TITRE).write_text(text, "utf-8")
    again = load(folder)

    for file in sure.activites():
        assert sure.tree(file).data == again.tree(file).data != doubtful.tree(file).data
        assert parse((folder / file).read_bytes())[0] is sure.tree(file)


def test_only_the_last_objects_are_kept_and_never_one_for_another() -> None:
    class Thing:
        pass

    asked = []

    @cached_by_identity(2)
    def name(one: Thing, ending: str) -> str:
        asked.append(one)
        return f"{id(one)}{ending}"

    things = [Thing() for _ in range(3)]
    assert name(things[0], "a") == name(things[0], "a") != name(things[0], "b")
    assert len(asked) == 2
    name(things[1], "a")
    name(things[2], "a")
    gone = weakref.ref(things[0])
    asked.clear()
    things.clear()
    gc.collect()
    assert gone() is None
