"""What a fiche of the RNCP says of a title, as France compétences publishes it: no guess."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CodeLibelle:
    """A code of a public nomenclature (NSF, ROME, Formacode), its label if the fiche gives it."""

    code: str
    libelle: str


@dataclass(frozen=True)
class TexteJo:
    """A text of regulation, by the name the fiche gives it."""

    titre: str
    jour: date | None


@dataclass(frozen=True)
class Acces:
    """A way to the jury, and whether the fiche says that it is open."""

    code: str
    """FI, CA, FC, CQ, CL, VAE."""
    ouvert: bool
    composition: str
    """The jury, raw."""


@dataclass(frozen=True)
class Bloc:
    """A bloc of compétences: what a titre professionnel calls a CCP."""

    code: str
    """Empty when the fiche gives none; two blocs may share one."""
    intitule: str
    competences: str
    """The list as it is published, line breaks lost; empty when there is none."""
    evaluation: str


@dataclass(frozen=True)
class FicheRncp:
    """One fiche. Names are on one line; what is « raw » keeps its runs of spaces."""

    numero: str
    intitule: str
    abrege: CodeLibelle | None
    etat: str
    actif: bool | None
    niveau: str
    """A figure; empty when the fiche gives none."""
    nsf: tuple[CodeLibelle, ...]
    rome: tuple[CodeLibelle, ...]
    formacodes: tuple[CodeLibelle, ...]
    certificateurs: tuple[str, ...]
    debut: date | None
    """The day it takes effect, or the day of the decision."""
    fin: date | None
    delivrance: date | None
    """The last day it may be delivered."""
    creation: tuple[TexteJo, ...]
    textes: tuple[TexteJo, ...]
    """The other texts: general ones, then later ones."""
    remplace: tuple[str, ...]
    remplace_par: tuple[str, ...]
    acces: tuple[Acces, ...]
    blocs: tuple[Bloc, ...]
    activites: str
    """Raw, like the four below."""
    secteurs: str
    emplois: str
    entree: str
    presentation: str
    """What it takes to be admitted to the jury."""


@dataclass(frozen=True)
class Export:
    """The open data file a fiche was read in."""

    nom: str
    jour: date
    d_apres: str
    """How the day is known, in French."""
