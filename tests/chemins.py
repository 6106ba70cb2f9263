"""Every path of the decision tree, one a line, for someone who checks it with the texts at hand."""

from __future__ import annotations

from generator.derived import decision, parcours
from generator.model import Referentiel
from generator.words.typographie import typographie


def chemins(referentiel: Referentiel) -> str:
    """One line per path: answers → issue → what it rests on. Empty without a decision tree.

    Answers are told in their neutral wording, which says the same without its question.
    """
    arbre = referentiel.arbre
    etats = decision.paths(arbre) if arbre else []
    return "".join(typographie(_line(referentiel, etat)) + "\n" for etat in etats)


def _line(referentiel: Referentiel, etat: decision.EtatArbre) -> str:
    assert etat.issue
    names = {source.cle: source.abrege for source in referentiel.titre.sources}
    answers = " ".join(pas.reponse.neutre for pas in etat.pas)
    main = names[etat.issue.source]
    steps = [names[etape.source] for etape in parcours.etapes(etat.issue, etat.faits)]
    others = [name for name in dict.fromkeys(steps) if name != main]
    sources = " ; ".join([f"{main}, {etat.issue.endroit}", *others])
    return f"{answers} → {etat.issue.titre} → {sources}"
