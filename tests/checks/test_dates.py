"""Rules in force are read again every twelve months."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Lancer

LU = "2025-06-01"
"""The day the tiny title's rule and repeal were read (obtention/voies.yaml, lines 18 and 29)."""


@pytest.mark.parametrize(
    ("today", "count"),
    [("2025-06-01", 0), ("2026-06-01", 0), ("2026-06-02", 2), ("2027-06-01", 2), ("2028-02-29", 2)],
)
def test_a_rule_is_listed_after_twelve_months(
    titre: Path, lancer: Lancer, today: str, count: int
) -> None:
    sortie = lancer("check", "--fraicheur", "--date", today, "mini")
    *rules, total = sortie.out.splitlines()
    assert sortie.code == 0
    assert len(rules) == count
    assert total.startswith(f"{count} règle")
    assert all(f"lue le {LU}" in rule for rule in rules)


def test_the_line_is_that_of_the_day_to_change(titre: Path, lancer: Lancer) -> None:
    sortie = lancer("check", "--fraicheur", "--date", "2027-06-01", "mini")
    lines = (titre / "obtention" / "voies.yaml").read_text("utf-8").splitlines()
    told = [int(rule.split(":")[1]) for rule in sortie.out.splitlines()[:-1]]
    assert told == [n for n, line in enumerate(lines, 1) if "lu_le" in line]


def test_a_leap_day_has_a_year_before(titre: Path, lancer: Lancer) -> None:
    voies = titre / "obtention" / "voies.yaml"
    for day, count in (("2023-02-27", 2), ("2023-02-28", 0)):
        voies.write_text(voies.read_text("utf-8").replace(LU, day).replace("2023-02-27", day))
        sortie = lancer("check", "--fraicheur", "--date", "2024-02-29", "mini")
        assert sortie.out.splitlines()[-1].startswith(f"{count} règle")


def test_faults_come_first(titre: Path, lancer: Lancer) -> None:
    (titre / "obtention" / "voies.yaml").write_text("regles: [", "utf-8")
    sortie = lancer("check", "--fraicheur", "--date", "2027-06-01", "mini")
    assert sortie.code == 1
    assert "règle" not in sortie.out
