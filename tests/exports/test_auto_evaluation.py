"""What the self-assessment is given of a title, and what its saved file promises."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

import jsonschema
import pytest

from generator import pipeline
from generator.exports.auto_evaluation import auto_evaluation_js
from generator.exports.auto_schema import file_schema
from generator.exports.donnees import version
from generator.exports.editions import textes_presents
from generator.model import Referentiel
from tests.conftest import TESTS

LE = "2026-01-01T10:00:00.000Z"


def content(referentiel: Referentiel) -> dict[str, Any]:
    """The script as a browser reads it: one guard, one assignment of plain data."""
    assert referentiel.auto_evaluation
    guard, assignment = auto_evaluation_js(referentiel, referentiel.auto_evaluation).splitlines()
    assert guard == "window.Referentiel = window.Referentiel || {};"
    target, _, value = assignment.partition(" = ")
    assert target == "window.Referentiel.auto_evaluation"
    data: dict[str, Any] = json.loads(value.removesuffix(";"))
    return data


def test_the_script_names_every_repere_in_order(cip: Referentiel) -> None:
    data = content(cip)
    assert data["titre"] == cip.titre.identite.code.valeur
    assert data["version"] == version(cip)
    assert [c["code"] for c in data["ccp"]] == [a.ccp.code for a in cip.activites]
    codes = [
        repere["code"]
        for ccp in data["ccp"]
        for competence in ccp["competences"]
        for repere in competence["reperes"]
    ]
    assert codes == [repere.code for c in cip.competences for repere in c.reperes]


def test_the_script_says_what_changed_from_edition_to_edition(mini: Referentiel) -> None:
    data = content(mini)
    first, last = data["editions"]
    assert (first["code"], first["changements"]) == ("1", [])
    assert data["edition"] == last["code"] == "2"
    assert [change["quoi"] for change in last["changements"][:2]] == ["scinde", "renomme"]
    assert last["pourquoi"].startswith("Des jardiniers confondaient plusieurs repères\u00a0:")


def test_texts_are_ready_to_show_and_codes_untouched(mini: Referentiel) -> None:
    auto = content(mini)["auto_evaluation"]
    assert not {"regle", "exemple"} & auto.keys()  # Their pages have them.
    assert auto["preuves"][0]["sens"] == "Un récit est là."
    genres = {niveau["code"]: niveau["genre"] for niveau in auto["niveaux"]}
    echelle = dict.fromkeys(["graine", "pousse", "recolte"], "echelle")
    assert genres == echelle | {"jachere": "sans-occasion", "rien": "vide"}
    assert [rubrique["periode"] for rubrique in auto["rubriques"]] == [False, True]


def test_the_script_cannot_leave_its_element(mini: Referentiel) -> None:
    assert mini.auto_evaluation
    script = auto_evaluation_js(mini, mini.auto_evaluation)
    assert not set("<\u2028\u2029") & set(script)
    assert content(mini)["auto_evaluation"]["niveaux"][2]["libelle"] == "Récolte <b>pleine</b>"


def test_the_files_are_written_with_the_title_that_has_a_self_assessment(
    mini: Referentiel,
) -> None:
    def written(referentiel: Referentiel) -> set[str]:
        folder = PurePosixPath("mini") / "donnees"
        return {p.name for p in pipeline.plan([referentiel]).files if p.parent == folder}

    names = {"auto-evaluation.js", "auto-evaluation.schema.json", "formateur.schema.json"}
    assert names <= written(mini)
    without = mini.model_copy(update={"auto_evaluation": None})
    assert not names & written(without)


@pytest.fixture
def saved() -> dict[str, Any]:
    """A saved file with one item of each kind."""
    return {
        "format": 2,
        "titre": "TP-99999",
        "version": "0123456789ab",
        "modifie_le": LE,
        "reponses": {"C01-1": {"niveau": "pousse", "le": LE}},
        "premier_tour": {"C01": {"niveau": "jachere", "le": LE}},
        "ccp_vises": {"CCP1": {"vise": True, "le": LE}},
        "situations": {
            "aaaaaaaa": {
                "titre": "T",
                "debut": "2024-03-01",
                "fin": "",
                "textes": {"gestes": "J’ai semé."},
                "competences": ["C01"],
                "reperes": ["C01-1"],
                "le": LE,
            },
            "bbbbbbbb": {"supprime": True, "le": LE},
        },
        "ccp": {"CCP1": {"obtenu_le": "", "le": LE}},
        "plan": {
            "cccccccc": {
                "competence": "C01",
                "repere": "",
                "quoi": "Semer",
                "avec_qui": "",
                "pour_le": "2026-03-01",
                "fait": False,
                "le": LE,
            }
        },
        "points": {
            "dddddddd": {"nom": "", "reponses": {"C01-1": "pousse"}, "situations": [], "le": LE}
        },
    }


def is_valid(referentiel: Referentiel, data: Any) -> bool:
    schema = json.loads(file_schema(referentiel))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema).is_valid(data)


def test_a_saved_file_is_what_the_schema_says(mini: Referentiel, saved: dict[str, Any]) -> None:
    assert is_valid(mini, saved)


def test_a_file_of_the_first_format_is_still_valid_and_a_later_one_is_not(
    mini: Referentiel, saved: dict[str, Any]
) -> None:
    del saved["premier_tour"], saved["ccp_vises"]
    assert is_valid(mini, saved | {"format": 1})
    assert not is_valid(mini, saved | {"format": 3})


@pytest.mark.parametrize(
    ("section", "cle", "valeur"),
    [
        ("reponses", "C01", {"niveau": "pousse", "le": LE}),
        ("reponses", "C01-1", {"niveau": "pousse"}),
        ("reponses", "C01-1", {"niveau": 3, "le": LE}),
        ("reponses", "C01-1", {"niveau": "Pousse", "le": LE}),
        ("reponses", "C01-1", {"niveau": "pousse", "le": "hier"}),
        ("reponses", "C01-1", {"niveau": "pousse", "le": LE, "note": 12}),
        ("premier_tour", "C01-1", {"niveau": "pousse", "le": LE}),
        ("premier_tour", "C01", {"supprime": True, "le": LE}),
        ("ccp_vises", "CCP1", {"vise": "oui", "le": LE}),
        ("ccp_vises", "CCP1", {"le": LE}),
        ("situations", "aaaaaaaa", {"titre": "T", "le": LE}),
        ("situations", "bbbbbbbb", {"supprime": False, "le": LE}),
        ("situations", "__proto__", {"supprime": True, "le": LE}),
        ("ccp", "CCP1", {"obtenu_le": "01/03/2026", "le": LE}),
        ("plan", "cccccccc", {"supprime": True}),
        ("points", "dddddddd", {"nom": "x" * 201, "reponses": {}, "situations": [], "le": LE}),
    ],
)
def test_the_schema_refuses_a_wrong_item(
    mini: Referentiel, saved: dict[str, Any], section: str, cle: str, valeur: Any
) -> None:
    saved[section][cle] = valeur
    assert not is_valid(mini, saved)


def test_a_file_may_name_its_edition_and_its_reviews(
    mini: Referentiel, saved: dict[str, Any]
) -> None:
    revues = {"2.partage-de-c01-5": {"niveaux": {"C01-5": "pousse"}, "fait": False, "le": LE}}
    assert is_valid(mini, saved | {"edition": "2", "revues": revues})
    assert is_valid(mini, saved | {"edition": "2027.1", "revues": {}})


@pytest.mark.parametrize(
    "wrong",
    [
        {"edition": ""},
        {"edition": 2},
        {"edition": "x" * 21},
        {"revues": {"partage": {"niveaux": {}, "fait": True, "le": LE}}},
        {"revues": {"2.Partage": {"niveaux": {}, "fait": True, "le": LE}}},
        {"revues": {"2.partage": {"niveaux": {"c01": "pousse"}, "fait": True, "le": LE}}},
        {"revues": {"2.partage": {"niveaux": {}, "fait": "oui", "le": LE}}},
        {"revues": {"2.partage": {"niveaux": {}, "le": LE}}},
        {"revues": {"2.partage": {"supprime": True, "le": LE}}},
    ],
)
def test_the_schema_refuses_a_wrong_edition_or_review(
    mini: Referentiel, saved: dict[str, Any], wrong: dict[str, Any]
) -> None:
    assert not is_valid(mini, saved | wrong)


def test_a_file_saved_under_the_first_edition_is_still_valid(mini: Referentiel) -> None:
    assert mini.correspondances
    ancien = json.loads((TESTS / "exemples/fichiers/titre-mini-edition-1.json").read_text("utf-8"))
    assert is_valid(mini, ancien)
    assert "edition" not in ancien
    first = mini.correspondances.editions[0].textes
    named = [*ancien["reponses"], *ancien["ccp"]]
    for item in [*ancien["situations"].values(), *ancien["plan"].values()]:
        named += [*item.get("competences", ()), *item.get("reperes", ())]
        named += [item[key] for key in ("competence", "repere") if item.get(key)]
    for point in ancien["points"].values():
        named += [*point["reponses"], *point["situations"]]
    assert set(named) <= set(first)
    assert not set(named) <= set(textes_presents(mini))


@pytest.mark.parametrize("key", ["format", "titre", "version", "modifie_le", "reponses", "points"])
def test_the_schema_refuses_an_incomplete_file(
    mini: Referentiel, saved: dict[str, Any], key: str
) -> None:
    del saved[key]
    assert not is_valid(mini, saved)


def test_the_schema_is_that_of_one_title(
    mini: Referentiel, cip: Referentiel, saved: dict[str, Any]
) -> None:
    assert not is_valid(cip, saved)
    assert is_valid(cip, saved | {"titre": "TP-00403"})


def test_the_schema_refuses_what_belongs_to_a_device(
    mini: Referentiel, saved: dict[str, Any]
) -> None:
    assert not is_valid(mini, saved | {"appareil": {"fichier_le": LE}})
