"""The next steps that a self-assessment can suggest: their words and where they lead.

The page holds them all; the browser chooses one (`auto/prochain-pas.js`). A step is left out when
the title lacks the page or the place it leads to. None says what a jury or the administration
would decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import AutoEvaluation, Referentiel
from ..model.auto_evaluation import Genre
from ..model.voie import Lieu
from ..words.accord import minutes

_CONSEIL = "point-relais-conseil"
_DEMANDE = "vae-gouv-fr"
_FORMATION = "formation"


@dataclass(frozen=True, kw_only=True)
class ProchainPas:
    """One step, in the words of the page.

    The browser replaces `{ccp}`, `{competence}` and `{code}` (that of the compétence).
    """

    quoi: str
    """Its identifier in `auto.prochainPas`."""
    titre: str
    pourquoi: str
    action: str
    adresse: str = ""
    """Address inside the title's folder; empty when it leads to its compétence, or to `externe`."""
    externe: str = ""
    """Address of a public site, from the register of sources."""
    si: str = ""
    """Whom it is for, as said on paper; empty for a step that makes no sense on paper."""


def prochains_pas(referentiel: Referentiel) -> tuple[ProchainPas, ...]:
    """Every step this title can suggest, in the order of the printed page."""
    auto = referentiel.auto_evaluation
    return tuple(_steps(referentiel, auto)) if auto else ()


def _steps(referentiel: Referentiel, auto: AutoEvaluation) -> Iterator[ProchainPas]:
    offered = auto.premier_tour.niveaux if auto.premier_tour else ()
    scale = [
        n for n in auto.niveaux if n.genre is Genre.ECHELLE and (not offered or n.code in offered)
    ]
    low, high = f"« {scale[0].libelle} »", f"« {scale[-1].libelle} »"
    if auto.premier_tour:
        yield ProchainPas(
            quoi="premier-tour",
            titre="Commencer par le premier tour",
            pourquoi=f"Une question par compétence, {minutes(len(referentiel.competences))}. "
            "Vous verrez ce qui est déjà là.",
            action="Faire le premier tour",
            adresse="auto-evaluation/premier-tour.html",
        )
        yield ProchainPas(
            quoi="continuer-tour",
            titre="Reprendre le premier tour",
            pourquoi="Vos premières réponses sont là : la suite ne prend qu’une minute ou deux.",
            action="Reprendre où j’en étais",
            adresse="auto-evaluation/premier-tour.html",
        )
    yield ProchainPas(
        quoi="detail",
        si="Vos réponses varient, ou vous hésitez",
        titre="Regarder de plus près : {ccp}",
        pourquoi="{competence} : quelques repères y montrent ce que vous faites déjà, et ce qui "
        "reste à essayer.",
        action="Aller à {code}",
    )
    yield ProchainPas(
        quoi="situation",
        si=f"Presque tout est {high}",
        titre="Raconter une situation vécue",
        pourquoi="Un jury demande des exemples. Un seul suffit pour commencer : {competence}.",
        action="Écrire une situation",
        adresse="auto-evaluation/situations.html",
    )
    yield from _outside(referentiel, low, high)
    issues = referentiel.arbre.issues if referentiel.arbre else ()
    if any(issue.code == auto.issue_ccp for issue in issues):
        yield ProchainPas(
            quoi="tous-obtenus",
            titre="Vous avez noté tous les CCP",
            pourquoi="Demandez au centre comment passer l’entretien final, puis recevoir le titre.",
            action="Lire la suite",
            adresse=f"obtenir/resultats/{auto.issue_ccp}.html",
        )


def _outside(referentiel: Referentiel, low: str, high: str) -> Iterator[ProchainPas]:
    """The steps that lead out of the self-assessment, when the title has the voie or the place."""
    obtention = referentiel.obtention
    lieux = {lieu.code: lieu for lieu in obtention.lieux}
    if any(voie.code == _FORMATION for voie in obtention.voies):
        yield ProchainPas(
            quoi="formation",
            si=f"La plupart de vos réponses sont {low}",
            titre="Se renseigner sur la formation",
            pourquoi="Beaucoup reste à découvrir, et une formation sert à cela. Montrez vos "
            "réponses à qui vous conseille : elles diront par quoi commencer.",
            action="Lire comment se passe la formation",
            adresse=f"obtenir/{_FORMATION}.html",
        )
    if (conseil := lieux.get(_CONSEIL)) and (site := _site(referentiel, conseil)):
        yield ProchainPas(
            quoi="conseil",
            si="Vos réponses sont partagées, ou l’occasion vous a souvent manqué",
            titre=f"En parler avec quelqu’un : {conseil.nom}",
            pourquoi=f"À deux, on voit plus clair. Vous pouvez y {conseil.pour}",
            action=f"Voir où, sur {site[0]}",
            externe=site[1],
        )
    if (demande := lieux.get(_DEMANDE)) and (site := _site(referentiel, demande)):
        yield ProchainPas(
            quoi="vae",
            si=f"Tout est {high}, et vos situations sont écrites",
            titre=f"Aller voir la VAE : {demande.nom}",
            pourquoi="Votre pratique et vos exemples sont là. Ce site ne dit pas si une demande "
            f"sera acceptée. Vous pouvez y {demande.pour}",
            action=f"Ouvrir {site[0]}",
            externe=site[1],
        )


def _site(referentiel: Referentiel, lieu: Lieu) -> tuple[str, str] | None:
    """Short name and address of the site of a place; None when the register gives no address."""
    source = next((s for s in referentiel.titre.sources if s.cle == lieu.source), None)
    return (source.abrege, str(source.adresse)) if source and source.adresse else None
