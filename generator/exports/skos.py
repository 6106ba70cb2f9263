"""`skos.ttl` and `skos.jsonld`: the title as a concept scheme, for catalogues and linked data.

The preferred label is the official wording (for a repère, the sentence of the site); the short name
is an alternative label. A withdrawn code is kept, marked as deprecated, with what replaced it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..ground.licence import OUVERTE, Licence
from ..model import Referentiel
from .donnees import version
from .editions import retires
from .identites import Identites, edition, identites
from .membres import Membre, Sorte, membres
from .rdf import Iri, Libelle, Ressource, Valeur, json_ld, turtle

_SCHEMA = "index.html#titre"


def skos_ttl(referentiel: Referentiel, site: str, licence: Licence = OUVERTE) -> str:
    """The concept scheme in Turtle; `site` is the published address, or an empty text."""
    return turtle(ressources(referentiel, site, licence), identites(referentiel, site).base)


def skos_jsonld(referentiel: Referentiel, site: str, licence: Licence = OUVERTE) -> str:
    """The statements of `skos_ttl`, in JSON-LD."""
    return json_ld(ressources(referentiel, site, licence), identites(referentiel, site).base)


def ressources(referentiel: Referentiel, site: str, licence: Licence = OUVERTE) -> list[Ressource]:
    """The scheme, each concept, then each withdrawn code."""
    ids = identites(referentiel, site)
    listed = membres(referentiel)
    names = {membre.code: _iri(ids, membre) for membre in listed}
    return [
        _schema(referentiel, ids, listed, licence),
        *(_concept(ids, membre, listed, names) for membre in listed),
        *_retires(referentiel, ids, names),
    ]


def _schema(
    referentiel: Referentiel, ids: Identites, listed: Sequence[Membre], licence: Licence
) -> Ressource:
    titre = referentiel.titre
    code, jour = edition(referentiel)
    said: dict[str, Sequence[Valeur]] = {
        "skos:prefLabel": [Libelle(titre.identite.intitule.valeur)],
        "dct:title": [Libelle(titre.identite.intitule.valeur)],
        "dct:alternative": [Libelle(titre.titre_court)],
        "dct:identifier": [ids.code],
        "dct:description": [
            Libelle(
                "Site non officiel. Les intitulés du titre, des certificats et des compétences "
                "sont officiels, mot pour mot ; les repères et les explications sont écrits par "
                "ce site."
            )
        ],
        "dct:language": ["fr"],
        "dct:license": [Iri(licence.nommee)],
        "dct:modified": [jour],
        "owl:versionInfo": [f"{code}, {version(referentiel)}"],
        "skos:hasTopConcept": [Iri(_iri(ids, e)) for e in listed if not e.parents],
    }
    return Ressource(ids.iri(_SCHEMA), "skos:ConceptScheme", said)


def _concept(
    ids: Identites, membre: Membre, listed: Sequence[Membre], names: dict[str, str]
) -> Ressource:
    schema = Iri(ids.iri(_SCHEMA))
    related = {c for c in membre.liees if c in names}
    related |= {e.code for e in listed if membre.code in e.liees}  # said from both sides
    note = "skos:example" if membre.sorte is Sorte.REPERE else "skos:scopeNote"
    said: dict[str, Sequence[Valeur]] = {
        "skos:notation": [membre.code],
        "skos:prefLabel": [Libelle(membre.intitule)],
        "skos:altLabel": [Libelle(membre.court)] if membre.court else [],
        note: [Libelle(membre.explication)],
        "skos:inScheme": [schema],
        "skos:topConceptOf": [] if membre.parents else [schema],
        "skos:broader": [Iri(names[code]) for code in membre.parents],
        "skos:narrower": [Iri(names[e.code]) for e in listed if membre.code in e.parents],
        "skos:related": [Iri(names[code]) for code in sorted(related)],
    }
    return Ressource(names[membre.code], "skos:Concept", said)


def _retires(
    referentiel: Referentiel, ids: Identites, names: dict[str, str]
) -> Iterator[Ressource]:
    """A deprecated concept for each code that only older editions have."""
    gone = retires(referentiel)
    names = names | {c: ids.iri(f"donnees/index.html#{c.lower()}", c) for c in gone}
    for code, (texte, suivants) in gone.items():
        said: dict[str, Sequence[Valeur]] = {
            "skos:notation": [code],
            "skos:prefLabel": [Libelle(texte)],
            "skos:inScheme": [Iri(ids.iri(_SCHEMA))],
            "owl:deprecated": [True],
            "dct:isReplacedBy": [Iri(names[suivant]) for suivant in suivants],
        }
        yield Ressource(names[code], "skos:Concept", said)


def _iri(ids: Identites, membre: Membre) -> str:
    return ids.iri(membre.adresse, membre.code)
