"""Moodle takes the framework whole: what its importer does to a file is done here to ours."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest

from generator.exports.moodle import moodle_csv
from generator.model import Referentiel
from tests.exports.test_grilles import auto, avec_repere

COLONNES = 14
COURT = 100
"""Characters of a name or an identifier; Moodle cuts what is longer."""


def rows(referentiel: Referentiel) -> list[list[str]]:
    texte = moodle_csv(referentiel, auto(referentiel))
    return list(csv.reader(io.StringIO(texte, newline=""), delimiter=";"))


def framework(referentiel: Referentiel) -> list[str]:
    (found,) = [row for row in rows(referentiel)[1:] if row[12] not in ("", "0")]
    return found


@pytest.fixture(params=["mini", "cip"])
def titre(request: pytest.FixtureRequest) -> Referentiel:
    found: Referentiel = request.getfixturevalue(request.param)
    return found


def test_the_whole_tree_arrives(cip: Referentiel) -> None:
    """An unknown parent loses all that is below it; a code seen twice keeps the last one."""
    known: dict[str, str] = {}
    for parent, code, *_rest, isframework, _taxonomy in rows(cip)[1:]:
        if not isframework:
            assert parent in ("", *known), code
            assert code not in known
            known[code] = parent
    expected: dict[str, str] = {}
    for activite in cip.activites:
        expected[activite.ccp.code] = ""
        expected |= {c.code: activite.ccp.code for c in activite.competences}
    assert known == expected


def test_fourteen_cells_in_every_row_and_a_header(titre: Referentiel) -> None:
    assert {len(row) for row in rows(titre)} == {COLONNES}
    assert all(rows(titre)[0])
    assert all("\n" not in cell and "\r" not in cell for row in rows(titre) for cell in row)


def test_one_framework_whose_identifier_holds_the_edition(titre: Referentiel) -> None:
    row = framework(titre)
    assert row[12] == "1"
    editions = titre.correspondances.editions if titre.correspondances else ()
    assert row[1] == f"{titre.titre.identite.code.valeur}-{editions[-1].code}"
    assert row[13] == "domain,competency"


def test_names_and_identifiers_are_never_cut_nor_taken_for_another(titre: Referentiel) -> None:
    codes = [row[1] for row in rows(titre)[1:]]
    assert all(0 < len(row[n]) <= COURT for row in rows(titre)[1:] for n in (1, 2))
    assert not [code for code in codes if re.fullmatch(r"[\d.eE+-]+", code)]  # 1.1 == 1.10


def test_a_level_is_one_level(cip: Referentiel) -> None:
    scale = framework(cip)[5].split(",")
    assert scale == ["Pas encore", "Avec appui", "En autonomie", "En autonomie avec preuve"]
    assert not [row for row in rows(cip)[1:] if row is not None and row[5] and row[12] != "1"]


def test_the_scale_says_what_is_reached_and_what_comes_first(titre: Referentiel) -> None:
    scale, config = framework(titre)[5].split(","), json.loads(framework(titre)[6])
    assert config[0] == {"scaleid": "1"}
    levels: list[dict[str, Any]] = config[1:]
    assert all(1 <= level["id"] <= len(scale) for level in levels)
    assert sum(level["scaledefault"] for level in levels) == 1
    assert any(level["proficient"] for level in levels)


def test_what_is_done_alone_is_reached(cip: Referentiel) -> None:
    scale, config = framework(cip)[5].split(","), json.loads(framework(cip)[6])
    reached = [scale[level["id"] - 1] for level in config[1:] if level["proficient"]]
    assert reached == ["En autonomie", "En autonomie avec preuve"]


def test_no_rule_no_link_decides_in_place_of_a_jury(titre: Referentiel) -> None:
    assert {cell for row in rows(titre)[1:] for cell in row[7:12]} == {""}


def test_descriptions_are_clean_html(titre: Referentiel) -> None:
    """Moodle keeps them as they are, and asks how they are written."""
    for row in rows(titre)[1:]:
        assert row[4] == "1"
        tree = ElementTree.fromstring(f"<div>{row[3]}</div>")
        assert {node.tag for node in tree.iter()} <= {"div", "p", "ul", "li"}
        assert all(not node.attrib for node in tree.iter())
        assert "".join(tree.itertext()).strip()


def test_every_repere_is_in_its_competence(cip: Referentiel) -> None:
    by_code = {row[1]: row[3] for row in rows(cip)[1:]}
    for competence in cip.competences:
        assert by_code[competence.code].count("<li>") == len(competence.reperes)


def test_no_cell_runs_and_none_is_spoilt(titre: Referentiel) -> None:
    cells = [cell for row in rows(titre) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    risky = avec_repere(titre, texte='Je range "C:\\" puis je dis "oui" ; <b>non</b>')
    assert "\\" not in moodle_csv(risky, auto(risky))
    ElementTree.fromstring(f"<div>{rows(risky)[3][3]}</div>")
