"""`adresses.yaml`: the pages of a title that changed address, so that the old one leads on."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .commun import Jour, Modele

AdressePage = Annotated[
    str, StringConstraints(pattern=r"^([a-z0-9-]+/)*[a-z0-9-]+\.html$", max_length=200)
]
"""A page, from the folder of its title: nothing that leaves it can be written."""

AdresseEndroit = Annotated[
    str,
    StringConstraints(
        pattern=r"^([a-z0-9-]+/)*[a-z0-9-]+\.html(#[A-Za-z0-9_-]+)?$", max_length=260
    ),
]
"""A page, or a place in it."""


class Deplacement(Modele):
    """A page that moved, whole or into another one."""

    ancienne: AdressePage = Field(
        description="Adresse qu’avait la page, depuis le dossier du titre.",
        examples=["obtenir/certificats.html"],
    )
    nouvelle: AdresseEndroit = Field(
        description="Adresse où la lire maintenant ; « #… » désigne un endroit de cette page.",
        examples=["obtenir/documents.html#livret"],
    )
    depuis: Jour = Field(
        description="Jour du changement (AAAA-MM-JJ), pour qui relira ce fichier.",
        examples=["2026-11-02"],
    )


class Adresses(Modele):
    """Every page of the title that moved, since the first one was published."""

    deplacements: tuple[Deplacement, ...] = Field(
        min_length=1, description="Les pages déplacées ; on n’en retire jamais."
    )
