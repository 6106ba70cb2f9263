"""YAML is read as it was typed, and no document can do anything but be read."""

from __future__ import annotations

import pytest

from generator.loading.decoding import MAX_BYTES
from generator.loading.growing import MAX_DEPTH, MAX_NODES
from generator.loading.reading import parse


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


def told(text: str) -> list[tuple[int, str]]:
    return parse(text.encode())[1]


ETRANGES = "\u00a0\u2002\u2007\u2009\u202f\u205f\u3000"


@pytest.mark.parametrize("space", ETRANGES, ids=lambda s: f"U+{ord(s):04X}")
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb@: 2\nc: 3\n", 2),
        ("a: 1\nb @ : 2\n", 2),
        ("a: 1\nb:@2\nc: 3\n", 2),
        ("a:\n  - b: 1\n    c:@2\n", 3),
        ("a:\n  - b:@1\n    c: 2\n", 2),
        ("a:@1\n", 1),
        ("a:@\n  - 1\n", 1),
        ("a: @'1'\n", 1),
        ("a: '1'@\n", 1),
        ("a: >@\n  x\n", 1),
        ("a:\n@@- b\n  - c\n", 2),
        ("a:\n  - b: 1\n@@@@c: 2\n", 3),
        ("a:\n  - b: 1\n  @@c: 2\n", 3),
        ("a:\n  -@b: 1\n    c: 2\n", 2),
        ("a:\n  - b\n  -@c\n", 3),
        ("a: >\n  texte\n@@suite\nb: 1\n", 3),
        ("a: 1\n@\nb: 1\n", 2),
        ("a: 1\n@# note\nb: 1\n", 2),
        ("a: {b:@c}\n", 1),
    ],
)
def test_a_space_of_another_kind_is_named_where_it_stands(text: str, line: int, space: str) -> None:
    faults = told(text.replace("@", space))
    assert {number for number, _ in faults} == {line}
    assert all(f"(U+{ord(space):04X})" in message for _, message in faults)


@pytest.mark.parametrize("space", ETRANGES, ids=lambda s: f"U+{ord(s):04X}")
def test_such_a_space_inside_a_text_is_welcome(space: str) -> None:
    text = "a: «@b@:@c@»\nd: >\n  e\n  @f:@g\n  -@h\ni: 'j@: k'\nl: m@n\no:\n  - p:@q\n"
    read = data(text.replace("@", space))
    assert read == {
        "a": f"«{space}b{space}:{space}c{space}»",
        "d": f"e {space}f:{space}g -{space}h\n",
        "i": f"j{space}: k",
        "l": f"m{space}n",
        "o": [f"p:{space}q"],
    }


def test_a_space_of_another_kind_around_a_text_is_not_in_it() -> None:
    assert data("a: \u00a0b\u202f\n") == {"a": "b"}


def test_every_misplaced_space_of_a_file_is_told_at_once() -> None:
    faults = told("a\u00a0: 1\nb:\u202f2\nc: >\n  d:\u00a0e\nf:\u00a03\n")
    assert [line for line, _ in faults] == [1, 2, 5]


def test_a_fault_of_another_kind_keeps_its_own_message() -> None:
    ((line, message),) = told("a: «\u00a0x\u00a0»\nb:\n  - Note:\u00a0x\nc: 'ouvert\n")
    assert line == 4
    assert "guillemet" in message


@pytest.mark.parametrize("sign", "\u200b\ufeff\u00ad\u2028\u0085\u200e\x0b\u2060")
def test_a_sign_nobody_sees_is_named(sign: str) -> None:
    ((line, message),) = told(f"a: 1\nb: x{sign}y\n")
    assert line == 2
    assert f"(U+{ord(sign):04X})" in message


def test_letters_typed_on_a_mac_are_those_of_everybody() -> None:
    assert data('cle\u0301: re\u0301f\nb: "e\\u0301"\nd: >-\n  e\u0302\n') == {
        "clé": "réf",
        "b": "é",
        "d": "ê",
    }
    ((line, message),) = told("cl\u00e9: 1\ncle\u0301: 2\n")
    assert line == 2
    assert "deux fois" in message
