"""The codes that public registers give to a title are written as these registers write them.

Sites and programs compare them letter by letter: « RNCP 37274 » would be found by nobody. Whether
a code exists is not judged, nor whether a bloc is another CCP's too: a fiche may share one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import TITRE
from ..words.placeholder import is_placeholder

_FICHE: Final = (r"(RNCP|RS)[0-9]{1,6}", "« RNCP », puis un nombre, sans espace")
_FORMS: Final = {
    "niveau": (r"[1-8]", "un chiffre, de 1 à 8"),
    "nsf": (
        r"[0-9]{2,3}[a-z]?",
        "deux ou trois chiffres, puis une minuscule s’il y en a une (« 332t »)",
    ),
    "rome": (r"[A-Z][0-9]{4}", "une majuscule et quatre chiffres (« K1801 »)"),
    "formacodes": (r"[0-9]{5}", "cinq chiffres"),
    "rncp": _FICHE,
    "remplace": _FICHE,
    "remplace_par": _FICHE,
}
"""Key of `identite` -> the form of its codes, as a pattern and in words."""
_BLOC: Final = (r"(RNCP|RS)[0-9]{1,6}BC[0-9]{2,3}", "le numéro de la fiche, « BC », un nombre")


def public_codes_have_their_form(d: Dossier) -> Iterator[Problem]:
    """Level, NSF, ROME, Formacode, fiche and bloc look like what they are."""
    places = [
        *(
            (TITRE, f"identite.{key}{many}.valeur", form)
            for key, form in _FORMS.items()
            for many in ("", ".*")
        ),
        *((file, "ccp.bloc.valeur", _BLOC) for file in d.activites()),
    ]
    for file, where, (pattern, words) in places:
        name = where.split(".")[1]
        for path, value in d.tree(file).texts(where):
            if not value or is_placeholder(value) or re.fullmatch(pattern, value):
                continue
            told = f"« {value} » n’a pas la forme attendue : {words}"
            yield d.problem(file, path, f"« {name} » : {told}")
