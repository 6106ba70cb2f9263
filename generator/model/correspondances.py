"""`correspondances.yaml`: the editions of a title, and what becomes of each code between two.

Answers are saved under codes. When a text behind a code changes, only an editor knows whether an
answer given to the old one still holds: it is said here, change by change.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from .codes import Cle
from .commun import Jour, Modele, Texte

CodeEdition = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]{0,19}$")]
"""Kept in saved files: never changes."""

PREMIERE = "1"
"""Code of the first edition, and of the only one of a title that keeps no such file: answers saved
before the file came name it."""

CodeSuivi = Annotated[
    str, StringConstraints(pattern=r"^(CCP[1-9][0-9]?|C[0-9]{2,3}(-[1-9][0-9]?)?)$")
]
"""The code of a CCP, a compétence or a repère: what a person answers or attaches things to."""


class Quoi(StrEnum):
    """What happened to codes from one edition to the next; a code named nowhere is kept."""

    RENOMME = "renomme"
    REFORMULE = "reformule"
    REMPLACE = "remplace"
    SCINDE = "scinde"
    REUNIT = "reunit"
    NOUVEAU = "nouveau"
    RETIRE = "retire"


class Changement(Modele):
    """One change, reviewed by each person whose answers are older."""

    code: Cle = Field(
        description="Identifiant du changement dans son édition, gardé dans les réponses "
        "enregistrées. Ne change jamais.",
        examples=["partage-de-c01-2"],
    )
    quoi: Quoi = Field(
        description="« renomme » : autre code, même texte. « reformule » : même code, autre "
        "texte. « remplace » : autre code, autre texte. « scinde » : un code devient plusieurs "
        "codes neufs. « reunit » : plusieurs codes deviennent un code neuf. « nouveau ». "
        "« retire ».",
        examples=["scinde"],
    )
    avant: tuple[CodeSuivi, ...] = Field(
        default=(),
        max_length=60,
        description="Codes de l’édition d’avant. Aucun pour « nouveau ».",
        examples=[("C01-2",)],
    )
    apres: tuple[CodeSuivi, ...] = Field(
        default=(),
        max_length=60,
        description="Codes de cette édition. Aucun pour « retire ».",
        examples=[("C01-4", "C01-5")],
    )
    explication: Texte = Field(
        description="Ce qui a changé, et ce que cela veut dire pour la personne, avec « vous ».",
        examples=["Ce repère mêlait deux gestes. Dites où vous en êtes pour chacun."],
    )


class Edition(Modele):
    """The state of a title from one day to the next edition."""

    code: CodeEdition = Field(
        description="Code court de l’édition, gardé dans les réponses enregistrées. Ne change "
        "jamais. La première s’appelle « 1 »."
    )
    depuis: Jour = Field(description="Jour où cette édition a paru (AAAA-MM-JJ).")
    pourquoi: Texte | None = Field(
        default=None,
        description="Pourquoi le référentiel change, en une phrase. Obligatoire dès la deuxième "
        "édition.",
        examples=["Des candidats confondaient plusieurs repères."],
    )
    textes: dict[CodeSuivi, Texte] = Field(
        min_length=1,
        description="Code → texte de chaque CCP, de chaque compétence (leur intitulé) et de "
        "chaque repère. La commande « textes » les donne.",
    )
    changements: tuple[Changement, ...] = Field(
        default=(),
        description="Ce qui a changé depuis l’édition d’avant. Un code dont le texte est le même "
        "n’y figure pas.",
    )


class Correspondances(Modele):
    """Every edition; the last one says the same as the other files of the title."""

    editions: tuple[Edition, ...] = Field(
        min_length=1, description="Les éditions, de la plus ancienne à celle d’aujourd’hui."
    )
