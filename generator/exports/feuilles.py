"""The content of the blank grids (columns, rows, notes), whatever spreadsheet format writes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..ground.licence import OUVERTE, Licence
from ..model import AutoEvaluation, Referentiel
from ..model.auto_evaluation import Genre
from .identites import edition
from .membres import Membre, Sorte, membres


@dataclass(frozen=True)
class Colonne:
    """A column; `largeur` is in digits of the font, the unit of spreadsheets."""

    nom: str
    largeur: float
    est_niveau: bool = False
    """Whether a level is chosen there, from the list."""


@dataclass(frozen=True)
class Bande:
    """A row: a code and a text, to be answered (`a_remplir`) or a heading for the next rows."""

    sorte: Sorte
    code: str
    texte: str
    a_remplir: bool


@dataclass(frozen=True)
class Feuille:
    """A sheet to fill."""

    nom: str
    titre: str
    colonnes: tuple[Colonne, ...]
    bandes: tuple[Bande, ...]
    notes: tuple[str, ...]
    """Sentences below the grid."""
    hauteur: float
    """The least height of a row to fill, in points: room to write by hand."""
    pages: int
    """1 to print on a single page; 0 for as many as needed, none of which cuts a compétence."""


@dataclass(frozen=True)
class Grilles:
    """All that `grille.xlsx` is made from: equal values give the same file."""

    titre: str
    edition: str
    jour: date
    niveaux: tuple[str, ...]
    feuilles: tuple[Feuille, ...]
    licence: str


def grilles(referentiel: Referentiel, auto: AutoEvaluation, licence: Licence = OUVERTE) -> Grilles:
    """The grids of a title and the levels to choose from: all but the one for no answer."""
    code, jour = edition(referentiel)
    niveaux = tuple(n.libelle for n in auto.niveaux if n.genre is not Genre.VIDE)
    titre, sheets = referentiel.titre.titre_court, feuilles(referentiel, auto, licence)
    return Grilles(titre, code, jour, niveaux, sheets, licence.nom)


A_COMPLETER = "    ".join(
    f"{nom} : {'.' * 24}" for nom in ("Personne (initiales)", "Date", "Formateur, formatrice")
)
"""A line to fill by hand. Initials, so that a file that is passed on names nobody."""
_REPONSES = (
    Colonne("La personne", 17, est_niveau=True),
    Colonne("Formateur, formatrice", 21.5, est_niveau=True),
)


def feuilles(
    referentiel: Referentiel, auto: AutoEvaluation, licence: Licence = OUVERTE
) -> tuple[Feuille, Feuille]:
    """The two sheets: one row to fill per compétence, then one per repère."""
    listed = membres(referentiel)
    competences = [e for e in listed if e.sorte is Sorte.COMPETENCE]
    reperes = [e for e in listed if e.sorte is Sorte.REPERE]
    titre = referentiel.titre.titre_court
    officiels = "Intitulés des compétences officiels, mot pour mot."
    return (
        Feuille(
            nom=_nombre(len(competences), "compétence"),
            titre=f"{titre} : {_nombre(len(competences), 'compétence')}",
            colonnes=(
                Colonne("Code", 8),
                Colonne("Compétence", 72),
                *_REPONSES,
                Colonne("Exemple, date, remarque", 36.5),
            ),
            bandes=tuple(_bandes(listed, Sorte.COMPETENCE)),
            notes=(
                *_niveaux(auto),
                f"{officiels} Ce site n’est pas officiel ; {licence.nom}.",
            ),
            hauteur=30,
            pages=1,
        ),
        Feuille(
            nom=_nombre(len(reperes), "repère"),
            titre=f"{titre} : {_nombre(len(reperes), 'repère')}",
            colonnes=(
                Colonne("Code", 8),
                Colonne("Ce que je sais faire", 99),
                *_REPONSES,
                Colonne("Exemple, date, remarque", 29.5),
            ),
            bandes=tuple(_bandes(listed, Sorte.REPERE)),
            notes=(
                *_niveaux(auto),
                f"{officiels} Repères rédigés par ce site, pas ceux du REAC. Ce site n’est pas "
                f"officiel ; {licence.nom}.",
            ),
            hauteur=19,
            pages=0,
        ),
    )


def _bandes(listed: tuple[Membre, ...], fin: Sorte) -> Iterator[Bande]:
    """One row per entry, down to the sort `fin`, the one that is answered."""
    for membre in listed:
        if fin is Sorte.REPERE or membre.sorte is not Sorte.REPERE:
            a_remplir = membre.sorte is fin
            yield Bande(membre.sorte, membre.code, membre.intitule, a_remplir)


def _niveaux(auto: AutoEvaluation) -> tuple[str, ...]:
    """What each level means, in one line; an empty cell is no answer."""
    said = [f"{n.libelle} : {n.aide}" for n in auto.niveaux if n.genre is not Genre.VIDE]
    return (" ".join([*said, "Case vide : sans réponse."]),)


def _nombre(nombre: int, nom: str) -> str:
    return f"{nombre} {nom}{'s' if nombre > 1 else ''}"
