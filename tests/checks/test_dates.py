"""Rules in force, and the sources all rests on, are read again every twelve months."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Lancer
from tests.titres import edit

LU = "2025-06-01"
"""The day the tiny title's rule, repeal and second source were read."""
LUE_AVANT = "2024-02-29"
"""The day its first source was."""


def told(lancer: Lancer, today: str) -> tuple[list[str], list[str], str]:
    """Lines about rules, lines about sources, last line."""
    sortie = lancer("check", "--fraicheur", "--date", today, "mini")
    assert sortie.code == 0
    *lines, total = sortie.out.splitlines()
    sources = [line for line in lines if ": source «" in line]
    return [line for line in lines if line not in sources], sources, total


@pytest.mark.parametrize(
    ("today", "rules", "sources"),
    [
        ("2025-02-28", 0, 0),
        ("2025-03-01", 0, 1),
        ("2026-06-01", 0, 1),
        ("2026-06-02", 2, 1),
        ("2028-02-29", 2, 1),
    ],
)
def test_what_was_read_is_listed_after_twelve_months(
    titre: Path, lancer: Lancer, today: str, rules: int, sources: int
) -> None:
    old, registered, total = told(lancer, today)
    assert (len(old), len(registered)) == (rules, sources)
    assert re.findall(r"\d+", total) == [str(rules), str(sources)]
    assert all(f"lue le {LU}" in rule for rule in old)
    assert all(f"lue le {LUE_AVANT}" in source for source in registered)


def test_a_source_whose_every_rule_is_told_is_not_told_again(titre: Path, lancer: Lancer) -> None:
    """Both rules of the tiny title rest on its second source, read the day they were."""
    rules, (source,), _ = told(lancer, "2026-06-02")
    assert all("cadastre" in rule for rule in rules)
    assert "almanach" in source
    edit(
        titre / "obtention" / "voies.yaml",
        ("P. 2-1\n    lu_le: " + LU, "P. 2-1\n    lu_le: 2026-06-01"),
    )
    rules, sources, _ = told(lancer, "2026-06-02")
    assert len(rules) == 1
    assert any("cadastre" in source and f"lue le {LU}" in source for source in sources)


def test_the_line_is_that_of_the_day_to_change(titre: Path, lancer: Lancer) -> None:
    rules, sources, _ = told(lancer, "2027-06-01")
    for lines, file, day in (
        (rules, titre / "obtention" / "voies.yaml", "lu_le: "),
        (sources, titre / "titre.yaml", f"lu_le: {LUE_AVANT}"),
    ):
        typed = file.read_text("utf-8").splitlines()
        assert [int(line.split(":")[1]) for line in lines] == [
            n for n, line in enumerate(typed, 1) if day in line
        ]


def test_a_leap_day_has_a_year_before(titre: Path, lancer: Lancer) -> None:
    voies = titre / "obtention" / "voies.yaml"
    for day, count in (("2023-02-27", 2), ("2023-02-28", 0)):
        voies.write_text(voies.read_text("utf-8").replace(LU, day).replace("2023-02-27", day))
        rules, _, _ = told(lancer, "2024-02-29")
        assert len(rules) == count


def test_faults_come_first(titre: Path, lancer: Lancer) -> None:
    (titre / "obtention" / "voies.yaml").write_text("regles: [", "utf-8")
    sortie = lancer("check", "--fraicheur", "--date", "2027-06-01", "mini")
    assert sortie.code == 1
    assert "règle" not in sortie.out
