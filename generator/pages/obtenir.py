"""The pages under `obtenir/`: the voies compared, one page each, the tree, its outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from ..derived import parcours
from ..ground.kept import cached_by_identity
from ..model import Aide, Issue, Nature, Obtention, Referentiel, Voie
from . import arbre
from .lookups import lookups
from .page import Page, short


@cached_by_identity(4)
def plan(referentiel: Referentiel, root: PurePosixPath) -> tuple[Page, ...]:
    """Every page of the section; none when the title describes no voie."""
    voies = referentiel.obtention.voies
    if not voies:
        return ()
    folder = root / "obtenir"
    return (
        _comparaison(referentiel, folder),
        *(_voie(referentiel, folder, voie) for voie in voies),
        *(_simple(referentiel, folder, *page) for page in _SIMPLES),
        *(arbre.plan(referentiel, referentiel.arbre, folder) if referentiel.arbre else ()),
    )


_SIMPLES = (
    (
        "questions",
        "Questions fréquentes",
        "Ce que demandent les candidats et candidates : durée, "
        "argent, expérience, dossier. Chaque réponse a sa source.",
    ),
    (
        "documents",
        "Documents délivrés",
        "Ce que l’on reçoit après l’examen : de qui, et dans quel cas.",
    ),
    (
        "textes",
        "Textes et règles",
        "Les textes qui régissent le titre, ce qu’ils disent, leur état "
        "aujourd’hui et le jour où ils ont été lus.",
    ),
)


def _comparaison(referentiel: Referentiel, folder: PurePosixPath) -> Page:
    obtention = referentiel.obtention
    return Page(
        path=folder / "index.md",
        template="pages/obtenir/index.md.j2",
        titre="Obtenir le titre : les voies comparées",
        description=f"{_nommees(obtention)} : quand prendre quelle voie, et ce que le jury regarde "
        "sur chacune.",
        classe="page-obtenir",
        context={
            "voies": [v for v in obtention.voies if v.nature is Nature.VOIE],
            "situations": [v for v in obtention.voies if v.nature is Nature.SITUATION],
            "regles": lookups(referentiel)["regles"],
        },
    )


def _nommees(obtention: Obtention) -> str:
    """The beginning of the description: it names the VAE, where the title has that voie."""
    return "Formation, VAE, capitalisation des CCP" if obtention.has_vae else "Les voies comparées"


def _voie(referentiel: Referentiel, folder: PurePosixPath, voie: Voie) -> Page:
    return Page(
        path=folder / f"{voie.code}.md",
        template="pages/obtenir/voie.md.j2",
        titre=f"{voie.titre_court} : obtenir le titre",
        description=short(f"{voie.titre_court}. {voie.quand}"),
        classe="page-voie",
        context={
            "voie": voie,
            "jury": parcours.jury(referentiel.obtention, voie.code, {}),
            "issues": [i for i in _issues(referentiel) if i.voie == voie.code],
            **lookups(referentiel),
        },
    )


def _simple(
    referentiel: Referentiel, folder: PurePosixPath, name: str, titre: str, description: str
) -> Page:
    return Page(
        path=folder / f"{name}.md",
        template=f"pages/obtenir/{name}.md.j2",
        titre=titre,
        description=description,
        classe=f"page-{name}",
        context={**lookups(referentiel), "aides": aides(referentiel)},
    )


class PageQuiAide(NamedTuple):
    """A page, from the folder of its title, and the words that lead there."""

    page: str
    texte: str


def aides(referentiel: Referentiel) -> dict[Aide, PageQuiAide]:
    """What the site has to help with the questions of this title."""
    found = {Aide.CARTE: PageQuiAide("index.html#carte", _LIRE_LA_CARTE)}
    if referentiel.arbre:
        found[Aide.ARBRE] = PageQuiAide("obtenir/arbre/index.html", _TROUVER_SA_VOIE)
    if referentiel.auto_evaluation:
        page = "auto-evaluation/situations.html"
        found[Aide.SITUATIONS] = PageQuiAide(page, "Écrire une situation vécue")
    return found


_LIRE_LA_CARTE = "Lire les compétences du titre, CCP par CCP"
_TROUVER_SA_VOIE = "Trouver ma voie en quelques questions"


def _issues(referentiel: Referentiel) -> Sequence[Issue]:
    return referentiel.arbre.issues if referentiel.arbre else ()
