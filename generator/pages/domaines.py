"""The domains of a portal: two figures of the NSF code, as the nomenclature of 1994 names them.

Nomenclature des spécialités de formation, décret n° 94-522 du 21 juin 1994: public, and the same
for every title.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_DOMAINES: Final[Mapping[str, str]] = {
    "10": "Formations générales",
    "11": "Mathématiques et sciences",
    "12": "Sciences humaines et droit",
    "13": "Lettres et arts",
    "20": "Spécialités pluritechnologiques de production",
    "21": "Agriculture, pêche, forêt et espaces verts",
    "22": "Transformations",
    "23": "Génie civil, construction et bois",
    "24": "Matériaux souples",
    "25": "Mécanique, électricité, électronique",
    "30": "Spécialités plurivalentes des services",
    "31": "Échanges et gestion",
    "32": "Communication et information",
    "33": "Services aux personnes",
    "34": "Services à la collectivité",
    "41": "Capacités individuelles",
    "42": "Activités quotidiennes et de loisirs",
}
_AUTRES = ("", "Autres domaines")


def domaine(nsf: str) -> tuple[str, str]:
    """The figures and the name of the domain of an NSF code such as « 332t »."""
    code = nsf[:2]
    return (code, _DOMAINES[code]) if code in _DOMAINES else _AUTRES
