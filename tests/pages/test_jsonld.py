"""The schema.org descriptions have the shape programs expect, and claim nothing official."""

from __future__ import annotations

import json
import posixpath
from typing import Any

import jsonschema
import pytest

from generator import pages, pipeline
from generator.model import Referentiel
from tests.conftest import TESTS

TEXT = {"type": "string", "minLength": 1}
TERM: dict[str, Any] = {
    "type": "object",
    "required": ["@type", "@id", "termCode", "name", "inLanguage"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "DefinedTerm"},
        "@id": TEXT,
        "termCode": {"type": "string", "pattern": "^C[0-9]{2,3}$"},
        "name": TEXT,
        "description": TEXT,
        "inLanguage": {"const": "fr"},
        "inDefinedTermSet": {
            "type": "object",
            "required": ["@type", "@id", "name"],
            "properties": {"@type": {"const": "DefinedTermSet"}, "@id": TEXT, "name": TEXT},
        },
    },
}
SHAPES: dict[str, dict[str, Any]] = {
    "EducationalOccupationalCredential": {
        "required": ["name", "identifier", "description", "competencyRequired", "recognizedBy"],
        "properties": {
            "name": TEXT,
            "identifier": TEXT,
            "description": {"pattern": "non officiel"},
            "inLanguage": {"const": "fr"},
            "credentialCategory": TEXT,
            "educationalLevel": TEXT,
            "recognizedBy": {"properties": {"@type": {"const": "Organization"}, "name": TEXT}},
            "validIn": {"properties": {"@type": {"const": "Country"}, "name": TEXT}},
            "competencyRequired": {"type": "array", "minItems": 1, "items": TERM},
        },
    },
    "DefinedTermSet": {
        "required": ["name", "identifier", "description", "hasDefinedTerm"],
        "properties": {
            "name": TEXT,
            "identifier": TEXT,
            "description": {"pattern": "non officiel"},
            "hasDefinedTerm": {"type": "array", "minItems": 1, "items": TERM},
        },
    },
    "DefinedTerm": TERM | {"required": [*TERM["required"], "description", "inDefinedTermSet"]},
}


def described(referentiel: Referentiel) -> list[tuple[pages.Page, dict[str, Any]]]:
    return [(p, json.loads(text)) for p in pages.plan(referentiel) for text in p.jsonld]


def expected_type(page: pages.Page) -> str:
    kinds = {"activites": "DefinedTermSet", "competences": "DefinedTerm"}
    return kinds.get(page.path.parent.name, "EducationalOccupationalCredential")


@pytest.fixture(scope="module")
def velo() -> Referentiel:
    """A compétence of it is of two CCP."""
    return pipeline.read([TESTS / "exemples" / "velo"])[0]


@pytest.fixture(params=["mini", "cip", "velo"])
def referentiel(request: pytest.FixtureRequest) -> Referentiel:
    found: Referentiel = request.getfixturevalue(request.param)
    return found


def test_each_description_has_the_shape_of_its_type(referentiel: Referentiel) -> None:
    found = described(referentiel)
    assert len(found) == 1 + len(referentiel.activites) + len(referentiel.competences)
    for page, data in found:
        assert data["@context"] == "https://schema.org"
        assert data["@type"] == expected_type(page)
        jsonschema.Draft202012Validator(SHAPES[data["@type"]]).validate(data)


def test_a_description_names_what_its_page_is_about(referentiel: Referentiel) -> None:
    for page, data in described(referentiel):
        item = page.context.get("competence") or page.context.get("activite")
        if page.path.parent.name == "competences":
            assert (data["termCode"], data["name"]) == (item.code, item.intitule)
        elif page.path.parent.name == "activites":
            terms = [(t["termCode"], t["name"]) for t in data["hasDefinedTerm"]]
            assert terms == [(c.code, c.intitule) for c in referentiel.competences_de(item)]
        else:
            assert len(data["competencyRequired"]) == len(referentiel.competences)
            assert data["identifier"] == referentiel.titre.identite.code.valeur


def test_every_address_is_that_of_a_page(referentiel: Referentiel) -> None:
    planned = {pages.address(page.path) for page in pages.plan(referentiel)}
    for page, data in described(referentiel):
        here = pages.address(page.path)
        for address in _ids(data):
            path = address.partition("#")[0]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
            assert (target if path else here) in planned, f"{here} : {address}"


def test_no_description_can_leave_its_element(referentiel: Referentiel) -> None:
    assert not [p for p in pages.plan(referentiel) for text in p.jsonld if "<" in text]


def _ids(data: Any) -> list[str]:
    if isinstance(data, list):
        return [found for item in data for found in _ids(item)]
    if isinstance(data, dict):
        own = [data["@id"]] if "@id" in data else []
        return own + [found for value in data.values() for found in _ids(value)]
    return []
