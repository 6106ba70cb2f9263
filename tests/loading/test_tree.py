"""Rules look for values by pattern, in whatever could be read."""

from __future__ import annotations

from generator.loading.tree import Tree

DATA = {"a": [{"b": "1"}, {"b": ["2"]}, "x"], "c": {"b": " 3 \n 4 "}, "b": None}
TREE = Tree(DATA, {(): 1, ("a",): 2, ("a", 1): 4})


def test_a_pattern_finds_values_with_their_place() -> None:
    assert list(TREE.select("a.*.b")) == [(("a", 0, "b"), "1"), (("a", 1, "b"), ["2"])]
    assert [path for path, _ in TREE.select("**.b")] == [
        ("b",),
        ("a", 0, "b"),
        ("a", 1, "b"),
        ("c", "b"),
    ]
    assert list(TREE.select("absent.*.b")) == []
    assert list(TREE.select("b", ("c",))) == [(("c", "b"), " 3 \n 4 ")]


def test_texts_and_groups_keep_their_kind_alone() -> None:
    assert list(TREE.texts("**.b")) == [(("a", 0, "b"), "1"), (("c", "b"), "3 4")]
    assert [path for path, _ in TREE.groups("a.*")] == [("a", 0), ("a", 1)]


def test_the_line_is_that_of_the_nearest_thing_known() -> None:
    assert TREE.line(("a", 1, "b", 0)) == 4
    assert TREE.line(("a", 2)) == 2
    assert TREE.line(("zzz",)) == 1
