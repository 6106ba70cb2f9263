"""An answer follows its code from edition to edition only if somebody said what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.checks import RULES
from generator.loading import Dossier
from generator.loading.files import CORRESPONDANCES
from generator.loading.tree import Tree
from tests.conftest import Lancer

Change = dict[str, Any]


def change(quoi: str, avant: list[str], apres: list[str], code: str = "un") -> Change:
    return {"code": code, "quoi": quoi, "avant": avant, "apres": apres, "explication": "X."}


def messages(before: dict[str, str], now: dict[str, str], *changes: Change) -> list[str]:
    """What every rule says of two editions, the present of the title being left apart."""
    editions = [
        {"code": "1", "depuis": "2026-01-01", "textes": before},
        {
            "code": "2",
            "depuis": "2027-01-01",
            "pourquoi": "X.",
            "textes": now,
            "changements": list(changes),
        },
    ]
    tree = Tree({"editions": editions}, {(): 1})
    dossier = Dossier(Path("t"), {CORRESPONDANCES: tree}, unread=True)
    return [problem.message for rule in RULES for problem in rule(dossier)]


A, B, C = "C01-1", "C01-2", "C01-3"
AT1 = "activites/at1-cultiver.yaml"
EDITION = '  - code: "3"\n    depuis: 2026-01-01\n    pourquoi: Un repère est plus clair.\n'


@pytest.mark.parametrize(
    ("before", "now", "made"),
    [
        ({A: "a"}, {B: "a"}, change("renomme", [A], [B])),
        ({A: "a"}, {A: "b"}, change("reformule", [A], [A])),
        ({A: "a"}, {B: "b"}, change("remplace", [A], [B])),
        ({A: "a"}, {B: "b", C: "c"}, change("scinde", [A], [B, C])),
        ({A: "a", B: "b"}, {C: "c"}, change("reunit", [A, B], [C])),
        ({A: "a"}, {A: "a", B: "b"}, change("nouveau", [], [B])),
        ({A: "a", B: "b"}, {A: "a"}, change("retire", [B], [])),
        ({"CCP1": "a", A: "a"}, {"CCP2": "a", A: "a"}, change("renomme", ["CCP1"], ["CCP2"])),
    ],
)
def test_each_kind_of_change_is_possible(
    before: dict[str, str], now: dict[str, str], made: Change
) -> None:
    assert messages(before, now, made) == []
    assert messages(before, now) != []


@pytest.mark.parametrize("code", [A, B])
@pytest.mark.parametrize("texte", ["a", "b"])
@pytest.mark.parametrize("quoi", ["renomme", "reformule", "remplace"])
def test_one_code_to_one_code_has_one_true_kind(code: str, texte: str, quoi: str) -> None:
    true = {(B, "a"): "renomme", (A, "b"): "reformule", (B, "b"): "remplace"}.get((code, texte))
    # the rest of the edition changes too, so that the edition is not one for nothing
    new = change("nouveau", [], [C], "autre")
    found = messages({A: "a"}, {code: texte, C: "c"}, change(quoi, [A], [code]), new)
    assert (found == []) is (quoi == true)
    assert len(found) <= 1
    if found and true:
        assert f"« {true} »" in found[0]


@pytest.mark.parametrize(
    ("quoi", "avant", "apres"),
    [
        ("renomme", [A, B], [C]),
        ("scinde", [A], [C]),
        ("scinde", [A, B], [C]),
        ("reunit", [A], [C]),
        ("nouveau", [A], [C]),
        ("nouveau", [], []),
        ("retire", [A], [C]),
        ("retire", [], []),
    ],
)
def test_a_change_has_as_many_codes_as_its_kind(
    quoi: str, avant: list[str], apres: list[str]
) -> None:
    before, now = dict.fromkeys(avant, "a"), dict.fromkeys(apres, "c")
    (found,) = [m for m in messages(before, now, change(quoi, avant, apres)) if "édition" not in m]
    assert found.startswith(f"« {quoi} »")


def test_two_codes_cannot_swap_their_texts() -> None:
    """Each would be called renamed, and every answer kept before would be about the other."""
    swap = (change("renomme", [A], [B]), change("renomme", [B], [A], "deux"))
    assert len(messages({A: "a", B: "b"}, {A: "b", B: "a"}, *swap)) == 4


def test_a_code_cannot_be_left_and_taken_again_at_once() -> None:
    changes = (change("retire", [A], []), change("nouveau", [], [A], "deux"))
    assert len(messages({A: "a"}, {A: "b"}, *changes)) == 2


def test_spaces_and_folds_are_no_change() -> None:
    assert messages({A: "un deux", B: "b"}, {A: "un\n  deux"}, change("retire", [B], [])) == []


@pytest.mark.parametrize("wrong", ["x", None, ["x"], {"code": "a"}, {"quoi": "oubli"}])
def test_a_change_that_cannot_be_read_stops_no_rule(wrong: Any) -> None:
    (found,) = messages({A: "a"}, {A: "a", B: "b"}, wrong)
    assert "« C01-2 »" in found


def test_texts_that_cannot_be_read_stop_no_rule() -> None:
    assert messages({A: "a"}, None, change("retire", [A], [])) == []  # type: ignore[arg-type]
    assert messages({A: ["a"]}, {B: "b"}, change("nouveau", [], [B])) == []  # type: ignore[dict-item]


def test_a_title_may_keep_no_editions(titre: Path, lancer: Lancer) -> None:
    (titre / CORRESPONDANCES).unlink()
    reword(titre / "activites/at1-cultiver.yaml", "le soir", "le matin")
    assert lancer("check", "mini").code == 0


def test_rewording_gives_one_message_that_says_where(titre: Path, lancer: Lancer) -> None:
    reword(titre / AT1, "le soir", "le matin")
    (line,) = lancer("check", "mini").out.splitlines()
    kept = (titre / CORRESPONDANCES).read_text("utf-8").splitlines()
    number = int(line.split(":")[1])
    assert kept[number - 1].strip().startswith("C02-3: J'arrose au pied")
    assert f"{AT1}, ligne " in line


@pytest.mark.parametrize(("old", "new"), [("le soir, sans", "le soir sans"), ("J'aère", "J’aére")])
def test_a_slip_is_mended_wherever_the_text_stands(
    titre: Path, lancer: Lancer, old: str, new: str
) -> None:
    for name in (AT1, CORRESPONDANCES):
        assert lancer("check", "mini").code == (0 if name == AT1 else 1)
        reword(titre / name, old, new)
    assert lancer("check", "mini").code == 0


def test_an_edition_is_added_with_the_texts_of_the_command(titre: Path, lancer: Lancer) -> None:
    reword(titre / AT1, "le soir", "le matin")
    add(titre, EDITION + lancer("textes", "mini").out)
    (forgotten,) = lancer("check", "mini").out.splitlines()
    assert "C02-3" in forgotten
    add(
        titre,
        "    changements:\n      - code: matin\n        quoi: reformule\n"
        "        avant: [C02-3]\n        apres: [C02-3]\n        explication: Le matin.\n",
    )
    assert lancer("check", "mini").code == 0


def test_an_edition_that_repeats_the_one_before_is_told_too(titre: Path, lancer: Lancer) -> None:
    add(titre, EDITION + lancer("textes", "mini").out)
    reword(titre / AT1, "le soir", "le matin")
    nothing, other = lancer("check", "mini").out.splitlines()
    assert "rien n’y change" in nothing
    assert "C02-3" in other


def add(titre: Path, text: str) -> None:
    with (titre / CORRESPONDANCES).open("a", encoding="utf-8") as file:
        file.write(text)


def reword(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
