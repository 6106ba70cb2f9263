"""The domains under which a portal lists titles: the first two digits of their NSF code.

Names are those of the Nomenclature des spécialités de formation (décret n° 94-522 du 21 juin 1994).
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
    """Digits and name of the domain of an NSF code such as « 332t ».

    An unknown code gives no digits and « Autres domaines ».
    """
    code = nsf[:2]
    return (code, _DOMAINES[code]) if code in _DOMAINES else _AUTRES
