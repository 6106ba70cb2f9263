"""`case-1.1.json` and `case-1.0.json`: the title as a CASE package, for systems that exchange them.

Both versions use the same identifiers. A package lists every item at one level; associations say
which item is the child of which. It has only keys of the CASE schema, and no empty value.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import urlsplit

from ..ground.licence import OUVERTE, Licence
from ..model import Referentiel
from .donnees import compact, version
from .identites import Identites, edition, identites
from .membres import Membre, Position, Sorte, membres

VersionCase = Literal["1.0", "1.1"]
_PAGE = "donnees/index.html"


def case_json(
    referentiel: Referentiel, site: str, case: VersionCase, licence: Licence = OUVERTE
) -> str:
    """A CFPackage in version `case` of CASE, as JSON text.

    `site` is the address the site is published at, with its last slash, or an empty text.
    """
    ids = identites(referentiel, site)
    listed = membres(referentiel)
    instant = f"{edition(referentiel)[1].isoformat()}T00:00:00Z"
    document = _document(referentiel, ids, instant, case) | _under(ids, licence)
    target = {"targetType": "CASE"} if case == "1.1" else {}
    ends = {e.code: {"title": e.code, **_nom(ids, e), **target} for e in listed}
    ends[""] = {key: document[key] for key in ("title", "identifier", "uri")} | target
    package = {
        "CFDocument": document,
        "CFItems": [_item(ids, membre, instant) for membre in listed],
        "CFAssociations": [
            _association(ids, membre, place, ends, instant)
            for membre in listed
            for place in membre.places
        ],
        "CFDefinitions": {"CFLicenses": [_licence(ids, licence, instant)]},
    }
    return compact(package)


def _document(
    referentiel: Referentiel, ids: Identites, instant: str, case: VersionCase
) -> dict[str, Any]:
    titre = referentiel.titre
    sources = {source.cle: source for source in titre.sources}
    official = sources[titre.identite.intitule.source].adresse
    return {
        "identifier": ids.uuid(),
        "uri": ids.iri("index.html#titre"),
        **({"frameworkType": "Titre professionnel", "caseVersion": "1.1"} if case == "1.1" else {}),
        "creator": _createur(ids),
        "title": titre.titre_court,
        "lastChangeDateTime": instant,
        **({"officialSourceURL": official} if official else {}),
        "publisher": _createur(ids),
        "description": "Reprise non officielle. Intitulés du titre, des certificats et des "
        "compétences mot pour mot ; repères et explications écrits par ce site.",
        "subject": [rome.libelle for rome in titre.identite.rome],
        "language": "fr",
        "version": f"{edition(referentiel)[0]}-{version(referentiel)}",
        "adoptionStatus": "Draft",  # nobody with authority adopted this wording of the repères
    }


def _item(ids: Identites, membre: Membre, instant: str) -> dict[str, Any]:
    return {
        **_nom(ids, membre),
        "fullStatement": membre.intitule,
        "humanCodingScheme": membre.code,
        **({"abbreviatedStatement": membre.court} if membre.court else {}),
        "CFItemType": membre.sorte.value,
        # What could prove a repère means little without its name: it is on the page of its `uri`.
        **({} if membre.sorte is Sorte.REPERE else {"notes": membre.explication}),
        "language": "fr",
        "lastChangeDateTime": instant,
    }


def _under(ids: Identites, licence: Licence) -> dict[str, Any]:
    link = {"title": licence.nom, "identifier": ids.uuid("licence"), "uri": licence.url}
    return {"licenseURI": link}


def _licence(ids: Identites, licence: Licence, instant: str) -> dict[str, Any]:
    return {
        "identifier": ids.uuid("licence"),
        "uri": licence.url,
        "title": licence.nom,
        "licenseText": licence.url,
        "lastChangeDateTime": instant,
    }


def _association(
    ids: Identites, membre: Membre, place: Position, ends: Mapping[str, Any], instant: str
) -> dict[str, Any]:
    """The association from an item to its parent.

    `ends` gives the link to each item by its code, and to the document by an empty code.
    """
    names = "isChildOf", membre.code, place.parent
    uuid = ids.uuid(*names)
    return {
        "identifier": uuid,
        "associationType": "isChildOf",
        "sequenceNumber": place.rang,
        "uri": ids.iri(f"{_PAGE}#{uuid}", *names),
        "originNodeURI": ends[membre.code],
        "destinationNodeURI": ends[place.parent],
        "lastChangeDateTime": instant,
    }


def _nom(ids: Identites, membre: Membre) -> dict[str, str]:
    uuid = ids.uuid(membre.code)
    return {"identifier": uuid, "uri": ids.iri(membre.adresse, membre.code)}


def _createur(ids: Identites) -> str:
    place = urlsplit(ids.site).netloc
    return f"Site non officiel {place}".strip()
