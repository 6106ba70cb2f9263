"""The doors of a title: a clear action and where it leads, for whoever does not know it yet."""

from __future__ import annotations

from dataclasses import dataclass

from ..accord import les, minutes
from ..model import Referentiel

PORTES = 3
"""How many doors the home page gives a title, at most."""


@dataclass(frozen=True)
class Porte:
    """One of the doors of a title: a clear action and where it leads."""

    titre: str
    texte: str
    adresse: str
    """Address inside the title's folder."""
    signe: str
    """Name of its drawn sign."""


def premier_pas(referentiel: Referentiel) -> str:
    """Where « Où j’en suis, en trois minutes » leads, inside the title's folder."""
    auto = referentiel.auto_evaluation
    return f"auto-evaluation/{'premier-tour' if auto and auto.premier_tour else 'index'}.html"


def portes(referentiel: Referentiel) -> tuple[Porte, ...]:
    """At most three doors of a title: where one stands, how to obtain it, what it asks."""
    nombre = len(referentiel.competences)
    doors = []
    if referentiel.auto_evaluation:
        doors.append(
            Porte(
                f"Où j’en suis, en {minutes(nombre)}",
                "Une question par compétence. Vos réponses restent sur votre appareil.",
                premier_pas(referentiel),
                "se-positionner",
            )
        )
    if referentiel.obtention.voies:
        doors.append(
            Porte(
                "Obtenir le titre",
                f"{_voies(referentiel)} et quelques questions pour trouver la vôtre.",
                "obtenir/index.html",
                "obtenir",
            )
        )
    doors.append(
        Porte(
            f"Comprendre {les(nombre, 'compétence')}",
            "Le métier, le titre, et chaque compétence expliquée en clair.",
            "index.html",
            "comprendre",
        )
    )
    if len(doors) < PORTES:
        doors.append(
            Porte(
                "Vérifier un mot ou une source",
                "Les sigles expliqués, les textes et le jour où nous les avons lus.",
                "glossaire.html",
                "comprendre",
            )
        )
    return tuple(doors)


def portes_formateurs(referentiel: Referentiel) -> tuple[Porte, ...]:
    """The quiet doors of those who train: the desk, where there is something to rate, the files."""
    if referentiel.auto_evaluation is None:
        return (_formateurs("Fichiers pour Moodle et d’autres logiciels", "outils"),)
    return (
        _formateurs("Le bureau : notez à côté de votre groupe", "index"),
        _formateurs("Projeter une compétence, une question", "projeter"),
        _formateurs("Grilles et fichiers pour tableur, papier, Moodle", "outils"),
    )


def _formateurs(texte: str, page: str) -> Porte:
    return Porte("Vous formez ou accompagnez ?", texte, f"formateur/{page}.html", "comprendre")


def _voies(referentiel: Referentiel) -> str:
    """The voie most people come for is named, where the title has it."""
    has_vae = any(voie.code == "vae" for voie in referentiel.obtention.voies)
    return "Formation, VAE : les voies comparées," if has_vae else "Les voies comparées,"
