"""The data files of a title: all those under `donnees/` that need no template."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from ..ground.licence import OUVERTE, Licence
from ..model import Referentiel
from . import (
    auto_evaluation,
    auto_schema,
    case,
    definitions,
    donnees,
    formateur_schema,
    grille,
    moodle,
    retour_schema,
    skos,
)
from .feuilles import Grilles, grilles

Content = TypeVar("Content", str, bytes)
Fichiers = dict[str, str | bytes]
SCHEMA = "referentiel.schema.json"
GRILLE = "grille.xlsx"


class Once(Protocol):
    """A cache of files between builds: a file whose source did not change is not made again."""

    def __call__(self, name: str, make: Callable[[], Content], source: str = "") -> Content:
        """The file `name`, kept or made by `make`, which must depend on `source` and code alone."""


def _again(name: str, make: Callable[[], Content], source: str = "") -> Content:  # noqa: ARG001
    return make()


def fichiers(
    referentiel: Referentiel, site: str, once: Once = _again, licence: Licence = OUVERTE
) -> Fichiers:
    """File name -> content.

    `site` is the address the site is published at, with its last slash, or an empty text. The
    slowest files go through `once`. Grids, Moodle and the schemas of saved files need a
    self-assessment: a title without one does not have them.
    """
    files: Fichiers = {
        "referentiel.json": donnees.referentiel_json(referentiel),
        "referentiel.js": donnees.referentiel_js(referentiel),
        SCHEMA: once(SCHEMA, donnees.publication_schema),
        "definitions.js": definitions.definitions_js(referentiel),
        "skos.ttl": skos.skos_ttl(referentiel, site, licence),
        "skos.jsonld": skos.skos_jsonld(referentiel, site, licence),
        "case-1.1.json": case.case_json(referentiel, site, "1.1", licence),
        "case-1.0.json": case.case_json(referentiel, site, "1.0", licence),
    }
    if auto := referentiel.auto_evaluation:
        content = grilles(referentiel, auto, licence)
        files |= {
            "auto-evaluation.js": auto_evaluation.auto_evaluation_js(referentiel, auto),
            "auto-evaluation.schema.json": auto_schema.file_schema(referentiel),
            "retour.schema.json": retour_schema.retour_schema(referentiel),
            "formateur.schema.json": formateur_schema.ratings_schema(referentiel),
            "grille.csv": grille.grille_csv(referentiel),
            GRILLE: once(GRILLE, partial(_grille_xlsx, content), repr(content)),
            "moodle.csv": moodle.moodle_csv(referentiel, auto, licence),
        }
    return files


def _grille_xlsx(content: Grilles) -> bytes:
    from .classeur import grille_xlsx  # noqa: PLC0415 - most commands write no spreadsheet

    return grille_xlsx(content)


def poids(files: Fichiers) -> dict[str, int]:
    """File name -> size in bytes, texts being counted in UTF-8."""
    return {
        name: len(content.encode() if isinstance(content, str) else content)
        for name, content in files.items()
    }
