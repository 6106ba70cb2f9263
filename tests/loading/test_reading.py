"""YAML is read as it was typed, and no document can do anything but be read."""

from __future__ import annotations

import pytest

from generator.loading.decoding import MAX_BYTES
from generator.loading.reading import MAX_DEPTH, MAX_NODES, parse


def data(text: str) -> object:
    tree, faults = parse(text.encode())
    assert not faults
    assert tree is not None
    return tree.data


@pytest.mark.parametrize(
    "typed", ["1:30", "no", "oui", "0123", "1e3", "2021-01-01", "true", "C01", "3.10", "0x1F"]
)
def test_a_value_stays_what_was_typed(typed: str) -> None:
    assert data(f"a: {typed}\n") == {"a": typed}


def test_every_way_to_write_a_text_is_read() -> None:
    assert data("a: 'l''eau : # 1'\nb: \"x\"\nc: >-\n  d\n  e\nf: |-\n  g\n  h\n") == {
        "a": "l'eau : # 1",
        "b": "x",
        "c": "d e",
        "f": "g\nh",
    }


def test_lines_are_those_of_the_keys() -> None:
    tree, _ = parse(b"# note\na: 1\nb:\n  - c: 2\n    d: >-\n      long\n      texte\n  - e: 3\n")
    assert tree is not None
    assert tree.line(("a",)) == 2
    assert tree.line(("b",)) == 3
    assert tree.line(("b", 0, "c")) == 4
    assert tree.line(("b", 0, "d")) == 5
    assert tree.line(("b", 1)) == 8
    assert tree.line(("b", 1, "absente", "aussi")) == 8


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_do_not_depend_on_how_the_editor_ends_them(end: str) -> None:
    tree, faults = parse(end.join(["\ufeffa: 1", "b: 2", "b: 3", ""]).encode())
    assert tree is not None
    assert tree.data == {"a": "1", "b": "2"}
    assert [line for line, _ in faults] == [3]


def test_a_file_as_large_as_admitted_is_read_and_one_byte_more_is_not() -> None:
    head = b"a: 1\n#"
    assert parse(head + b"x" * (MAX_BYTES - len(head)))[0] is not None
    assert parse(head + b"x" * (MAX_BYTES - len(head) + 1))[0] is None


def test_depth_is_bounded() -> None:
    inside = MAX_DEPTH - 1
    assert parse(f"a: {'[' * inside}{']' * inside}".encode())[0] is not None
    assert parse(f"a: {'[' * 5000}{']' * 5000}".encode())[0] is None
    assert parse(f"a: {'[' * 100_000}".encode())[0] is None


def test_the_number_of_values_is_bounded() -> None:
    assert parse(b"a: [" + b"1," * (MAX_NODES - 10) + b"]")[0] is not None
    assert parse(b"a: [" + b"1," * MAX_NODES + b"]")[0] is None


def test_aliases_are_never_expanded() -> None:
    bomb = b"a: &a [x, x]\n" + b"".join(
        b"%c: &%c [*%c, *%c]\n" % (n, n, n - 1, n - 1) for n in range(ord("b"), ord("z"))
    )
    tree, faults = parse(bomb)
    assert tree is not None
    assert len(tree.lines) < 200
    assert len(faults) == 25 + 2 * 24  # each anchor, each alias


def test_nothing_is_run() -> None:
    tree, faults = parse(b"a: !!python/object/apply:os.getcwd []\nb: !!timestamp 2021-01-01\n")
    assert tree is not None
    assert tree.data == {"a": [], "b": "2021-01-01"}
    assert [line for line, _ in faults] == [1, 2]


def test_what_follows_a_syntax_fault_is_not_told_as_well() -> None:
    _, faults = parse(b"a: [x\nb: *c\nd: 1\n")
    assert [line for line, _ in faults] == [1]
