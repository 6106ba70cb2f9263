"""The CASE packages hold: closed keys, one identity everywhere, a whole tree.

The forms below say, in our words, what both versions of CASE admit of the keys we write.
"""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from generator.exports.case import VersionCase, case_json
from generator.model import Referentiel
from tests.exports.test_grilles import avec_repere

SITE = "https://exemple.fr/depot/"
VERSIONS: tuple[VersionCase, ...] = ("1.0", "1.1")
STATUTS = {"Private Draft", "Draft", "Adopted", "Deprecated"}

UUID = {"type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
URI = {"type": "string", "pattern": r"^(https?://|urn:uuid:)\S+$"}
INSTANT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}


def texte(longueur: int = 10_000) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": longueur}


def ferme(facultatif: str, **cles: Any) -> dict[str, Any]:
    """An object of these keys and no other; those named first may be missing."""
    needed = [cle for cle in cles if cle not in facultatif.split()]
    return {
        "type": "object",
        "properties": cles,
        "required": needed,
        "additionalProperties": False,
    }


def forme(version: VersionCase) -> dict[str, Any]:
    new = version == "1.1"
    target = {"targetType": {"const": "CASE"}} if new else {}
    end = ferme("", title=texte(120), identifier=UUID, uri=URI, **target)
    licence = ferme("", title=texte(), identifier=UUID, uri=URI)
    document = ferme(
        "officialSourceURL",
        identifier=UUID,
        uri=URI,
        creator=texte(),
        title=texte(120),
        lastChangeDateTime=INSTANT,
        officialSourceURL=URI,
        publisher=texte(),
        description=texte(300),
        subject={"type": "array", "items": texte(), "minItems": 1},
        language={"const": "fr"},
        version=texte(50),
        adoptionStatus={"enum": sorted(STATUTS)},
        licenseURI=licence,
        **({"frameworkType": texte(), "caseVersion": {"const": "1.1"}} if new else {}),
    )
    item = ferme(
        "abbreviatedStatement",
        identifier=UUID,
        uri=URI,
        fullStatement=texte(),
        humanCodingScheme=texte(80),
        abbreviatedStatement=texte(255),
        CFItemType=texte(),
        notes=texte(),
        language={"const": "fr"},
        lastChangeDateTime=INSTANT,
    )
    association = ferme(
        "",
        identifier=UUID,
        uri=URI,
        associationType={"const": "isChildOf"},
        sequenceNumber={"type": "integer", "minimum": 1},
        originNodeURI=end,
        destinationNodeURI=end,
        lastChangeDateTime=INSTANT,
    )
    text = ferme(
        "",
        identifier=UUID,
        uri=URI,
        title=texte(),
        licenseText=texte(),
        lastChangeDateTime=INSTANT,
    )
    return ferme(
        "",
        CFDocument=document,
        CFItems={"type": "array", "items": item},
        CFAssociations={"type": "array", "items": association},
        CFDefinitions=ferme("", CFLicenses={"type": "array", "items": text}),
    )


@pytest.fixture(params=["mini", "cip"])
def titre(request: pytest.FixtureRequest) -> Referentiel:
    found: Referentiel = request.getfixturevalue(request.param)
    return found


def package(referentiel: Referentiel, version: VersionCase, site: str = SITE) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(case_json(referentiel, site, version))
    return read


@pytest.mark.parametrize("site", [SITE, ""])
@pytest.mark.parametrize("version", VERSIONS)
def test_only_known_keys_of_the_right_type(
    titre: Referentiel, version: VersionCase, site: str
) -> None:
    """Flat, without a null, without an empty text, nothing longer than a server keeps."""
    jsonschema.validate(package(titre, version, site), forme(version))


@pytest.mark.parametrize("version", VERSIONS)
def test_no_identity_twice_and_no_link_to_nothing(titre: Referentiel, version: VersionCase) -> None:
    read = package(titre, version)
    document, items, links = read["CFDocument"], read["CFItems"], read["CFAssociations"]
    (licence,) = read["CFDefinitions"]["CFLicenses"]
    for key in ("identifier", "uri"):
        found = [thing[key] for thing in (document, *items, *links, licence)]
        assert len(found) == len(set(found)), key
    known = {(t["identifier"], t["uri"]) for t in (document, *items)}
    for link in links:
        for end in (link["originNodeURI"], link["destinationNodeURI"]):
            assert (end["identifier"], end["uri"]) in known
    assert document["licenseURI"]["identifier"] == licence["identifier"]
    codes = [item["humanCodingScheme"] for item in items]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("version", VERSIONS)
def test_the_tree_is_the_one_of_the_title(cip: Referentiel, version: VersionCase) -> None:
    """From child to parent, in the official order; what is at the top hangs from the document."""
    read = package(cip, version)
    names = {item["identifier"]: item["humanCodingScheme"] for item in read["CFItems"]}
    names[read["CFDocument"]["identifier"]] = ""
    below: dict[str, list[str]] = {}
    for link in sorted(read["CFAssociations"], key=lambda link: link["sequenceNumber"]):
        parent = names[link["destinationNodeURI"]["identifier"]]
        below.setdefault(parent, []).append(names[link["originNodeURI"]["identifier"]])
    assert below[""] == [a.ccp.code for a in cip.activites]
    for activite in cip.activites:
        assert below[activite.ccp.code] == [c.code for c in activite.competences]
        for competence in activite.competences:
            assert below[competence.code] == [r.code for r in competence.reperes]


def test_one_identity_in_both_versions(titre: Referentiel) -> None:
    for part in ("CFItems", "CFAssociations"):
        old, new = (package(titre, version)[part] for version in VERSIONS)
        assert [t["identifier"] for t in old] == [t["identifier"] for t in new]
        assert [t["uri"] for t in old] == [t["uri"] for t in new]
    old, new = (package(titre, version)["CFDocument"] for version in VERSIONS)
    assert (old["identifier"], old["uri"]) == (new["identifier"], new["uri"])


def test_identities_come_from_the_site_and_the_codes_alone(mini: Referentiel) -> None:
    def ids(referentiel: Referentiel, site: str) -> list[str]:
        read = package(referentiel, "1.1", site)
        return [t["identifier"] for t in (read["CFDocument"], *read["CFItems"])]

    assert ids(avec_repere(mini, texte="Autre."), SITE) == ids(mini, SITE)
    assert ids(mini, SITE)[0] == "c6fcd4fe-3a37-5d6e-990a-ef3f6383356a"
    assert not set(ids(mini, "https://ailleurs.example/")) & set(ids(mini, SITE))
    assert all(found[14] == "5" for found in ids(mini, SITE))  # made from names


def test_the_same_bytes_at_each_build(titre: Referentiel) -> None:
    for version in VERSIONS:
        again = titre.model_copy(deep=True)
        assert case_json(again, SITE, version) == case_json(titre, SITE, version)
