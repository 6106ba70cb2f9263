"""The published data is whole, safe to load, and its version follows its content."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from generator.exports.donnees import (
    publication_schema,
    referentiel_js,
    referentiel_json,
    version,
)
from generator.model import Referentiel


def changed(referentiel: Referentiel, **update: Any) -> Referentiel:
    return referentiel.model_copy(update={"titre": referentiel.titre.model_copy(update=update)})


def settled(referentiel: Referentiel) -> Referentiel:
    """The same title, none of whose pages ever moved: where pages went is not content."""
    return referentiel.model_copy(update={"adresses": None})


def script_value(script: str) -> tuple[str, Any]:
    """Read the script as a browser would: two guards, then one assignment of plain data."""
    first, second, third = script.splitlines()
    assert first == "window.Referentiel = window.Referentiel || {};"
    assert second == "window.Referentiel.titres = window.Referentiel.titres || {};"
    target, _, value = third.partition(" = ")
    return target, json.loads(value.removesuffix(";"))


def test_the_version_changes_with_the_content(mini: Referentiel) -> None:
    assert version(changed(mini, accroche="Autre chose.")) != version(mini)
    terme = mini.glossaire.termes[0].model_copy(update={"definition": "Autre."})
    termes = (terme, *mini.glossaire.termes[1:])
    glossaire = mini.glossaire.model_copy(update={"termes": termes})
    assert version(mini.model_copy(update={"glossaire": glossaire})) != version(mini)


def test_the_version_changes_with_nothing_else(mini: Referentiel) -> None:
    assert version(mini.model_copy(deep=True)) == version(mini)
    assert version(Referentiel.model_validate(mini.model_dump())) == version(mini)
    assert mini.adresses
    assert version(settled(mini)) == version(mini)


def test_the_json_holds_the_whole_content(mini: Referentiel) -> None:
    data = json.loads(referentiel_json(mini))
    assert data.pop("format") == 1
    assert data.pop("version") == version(mini)
    codes = data["titre"]["identite"]
    assert isinstance(codes["nsf"], dict)  # one code, as before a title could have several
    codes["nsf"] = [codes["nsf"], *codes.pop("nsf_autres")]
    assert Referentiel.model_validate(data) == settled(mini)


def test_the_json_is_what_its_schema_says(mini: Referentiel, cip: Referentiel) -> None:
    schema = json.loads(publication_schema())
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    for referentiel in (mini, cip):
        validator.validate(json.loads(referentiel_json(referentiel)))


@pytest.mark.parametrize("missing", ["format", "version", "titre", "activites", "glossaire"])
def test_the_schema_refuses_an_incomplete_file(mini: Referentiel, missing: str) -> None:
    data = json.loads(referentiel_json(mini))
    del data[missing]
    assert not jsonschema.Draft202012Validator(json.loads(publication_schema())).is_valid(data)


def test_the_schema_refuses_what_it_does_not_know(mini: Referentiel) -> None:
    data = json.loads(referentiel_json(mini)) | {"nom": "x"}
    assert not jsonschema.Draft202012Validator(json.loads(publication_schema())).is_valid(data)


def test_the_former_script_leads_to_the_data(mini: Referentiel) -> None:
    target, value = script_value(referentiel_js(mini))
    assert target == 'window.Referentiel.titres["mini"]'
    assert value["version"] == version(mini)
    assert value["donnees"] == "referentiel.json"


def test_the_script_cannot_leave_its_element(mini: Referentiel) -> None:
    risky = changed(mini, titre_court="</script><!--\u2028\u2029")
    script = referentiel_js(risky)
    assert not set("<\u2028\u2029") & set(script)
    assert script_value(script)[1]["titre"]["titre_court"] == "</script><!--\u2028\u2029"
