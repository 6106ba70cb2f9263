"""The doors of a title: its main entrances, for people who do not know it yet."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Referentiel
from ..words.accord import les, minutes

PORTES = 3
"""How many doors the home page gives a title, at most."""


@dataclass(frozen=True)
class Porte:
    """One entrance: an action in clear words, a sentence, and where it leads."""

    titre: str
    texte: str
    adresse: str
    """Address inside the title's folder."""
    signe: str
    """Name of the sign drawn beside it."""


def premier_pas(referentiel: Referentiel) -> str:
    """Address, inside the title's folder, where a self-assessment begins: first round, or grid."""
    auto = referentiel.auto_evaluation
    return f"auto-evaluation/{'premier-tour' if auto and auto.premier_tour else 'index'}.html"


def portes(referentiel: Referentiel) -> tuple[Porte, ...]:
    """Two or three doors: where one stands, how to obtain the title, what it asks.

    A door whose section the title does not have is left out; the glossary may then take its place.
    """
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
    if referentiel.arbre:
        doors.append(
            Porte(
                "Trouver ma voie",
                _questions(referentiel),
                "obtenir/arbre/index.html",
                "obtenir",
            )
        )
    elif referentiel.obtention.voies:
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


def raccourcis(referentiel: Referentiel) -> tuple[Porte, ...]:
    """The quiet links of the home page, for people who know what they came for."""
    links = []
    if referentiel.arbre and referentiel.obtention.voies:
        links.append(_raccourci("Comparer les voies", "obtenir/index.html"))
    if referentiel.obtention.questions:
        links.append(_raccourci("Lire les questions fréquentes", "obtenir/questions.html"))
    if referentiel.auto_evaluation:
        links.append(_raccourci("Écrire une situation vécue", "auto-evaluation/situations.html"))
    return tuple(links)


def _raccourci(texte: str, adresse: str) -> Porte:
    return Porte("Vous savez ce que vous cherchez ?", texte, adresse, "comprendre")


def portes_formateurs(referentiel: Referentiel) -> tuple[Porte, ...]:
    """The less visible doors, for trainers. Without a self-assessment, only the files are there."""
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
    """The beginning of the sentence: it names the VAE, where the title has that voie."""
    return (
        "Formation, VAE : les voies comparées,"
        if referentiel.obtention.has_vae
        else "Les voies comparées,"
    )


def _questions(referentiel: Referentiel) -> str:
    suite = "uelques questions, puis les étapes à suivre."
    return (
        f"Formation, VAE, examen raté : q{suite}" if referentiel.obtention.has_vae else f"Q{suite}"
    )
