"""Editors complete and underline with schemas that say what the generator admits."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator import model
from generator.exports.donnees import Publication, publication_schema
from generator.upkeep.schemas import schemas
from tests.conftest import MINI, RACINE

SCHEMAS = RACINE / "referentiel" / "schema"
FICHIERS = sorted([*(RACINE / "referentiel").glob("*/**/*.yaml"), *MINI.rglob("*.yaml")], key=str)


def test_the_schemas_of_the_project_are_those_of_the_model() -> None:
    kept = {path.name: path.read_text("utf-8") for path in SCHEMAS.iterdir()}
    assert kept == schemas(), "lancez « make export »"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schemas()[name]))


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_key_is_explained_in_the_editor(name: str) -> None:
    schema = json.loads(schemas()[name])
    for part in [schema, *schema["$defs"].values()]:
        for key, value in part.get("properties", {}).items():
            assert value.get("description"), f"{name} : {key}"


@pytest.mark.parametrize("text", [*schemas().values(), publication_schema()])
def test_nobody_reads_the_docstrings_of_the_code_there(text: str) -> None:
    """They are in English, and editors would show them."""
    classes = [Publication, *(c for c in vars(model).values() if isinstance(c, type))]
    said = [" ".join((c.__doc__ or "").split()) for c in classes if c.__module__.startswith("gen")]
    assert len(said) > 20
    found = " ".join(json.dumps(json.loads(text), ensure_ascii=False).replace("\\n", " ").split())
    assert not [one for one in said if one and one in found]


def test_each_file_names_the_schema_of_its_kind() -> None:
    for path in (RACINE / "referentiel").glob("*/**/*.yaml"):
        first = path.read_text("utf-8").splitlines()[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, path.name
        target = (path.parent / found[1]).resolve()
        assert target.parent == SCHEMAS
        kind = target.name.removesuffix(".schema.json").removesuffix("-famille")
        assert kind in (path.stem, path.parent.name[:-1])


@pytest.mark.parametrize("path", FICHIERS, ids=lambda p: p.name)
def test_a_file_without_fault_is_not_underlined(path: Path) -> None:
    kind = "activite" if path.parent.name == "activites" else path.stem
    named = re.search(r"(\S+)\.schema\.json", path.read_text("utf-8").splitlines()[0])
    name = named[1].rpartition("/")[2] if named else kind
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    typed = yaml.load(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    dates_as_text = json.loads(json.dumps(typed, default=str))
    jsonschema.Draft202012Validator(schema).validate(dates_as_text)


def test_a_typo_is_underlined() -> None:
    schema = json.loads(schemas()["glossaire.schema.json"])
    data = {"termes": [{"code": "a", "terme": "A", "definition": "B", "definitoin": "C"}]}
    assert not jsonschema.Draft202012Validator(schema).is_valid(data)
