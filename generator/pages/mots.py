"""What the search knows of a title: synonyms, which pages answer, where to ask."""

from __future__ import annotations

from ..model import Referentiel
from ..typographie import typographie
from .addresses import GENERES

QUESTIONS = "obtenir/questions.html"
_NAMED = 3
"""Places named on the way to all of them."""
LIEUX = f"{QUESTIONS}#ou-s-adresser"


def synonymes(referentiel: Referentiel) -> dict[str, tuple[str, ...]]:
    """Address, from the site's root -> the words it is also looked for by."""
    glossaire = referentiel.glossaire
    found = {f"glossaire.html#{t.code}": t.synonymes for t in glossaire.termes}
    found |= {f"{QUESTIONS}#{q.code}": q.synonymes for q in referentiel.obtention.questions}
    found |= {mots.page: mots.synonymes for mots in glossaire.pages}
    return {
        f"{title_prefix(referentiel)}{address}": words for address, words in found.items() if words
    }


def genres(referentiel: Referentiel) -> dict[str, str]:
    """Address of an entry or of a whole page, from the site's root -> what it is."""
    found = {f"glossaire.html#{t.code}": "terme" for t in referentiel.glossaire.termes}
    found |= {f"{QUESTIONS}#{q.code}": "question" for q in referentiel.obtention.questions}
    if referentiel.arbre:
        issues = referentiel.arbre.issues
        found |= {f"obtenir/resultats/{issue.code}.html": "issue" for issue in issues}
    found |= {
        "index.html": "titre",
        "sources.html": "source",
        "obtenir/arbre/tout.html": "issue",
    }
    return {f"{title_prefix(referentiel)}{address}": genre for address, genre in found.items()}


def aide(referentiel: Referentiel) -> dict[str, str]:
    """Where to go when the search found nothing: `questions`, and `lieux` with their `noms`.

    Nothing for a title without questions.
    """
    obtention = referentiel.obtention
    if not (obtention.voies and obtention.questions):
        return {}
    found = {"questions": f"{title_prefix(referentiel)}{QUESTIONS}"}
    if obtention.lieux:
        found["lieux"] = f"{title_prefix(referentiel)}{LIEUX}"
        found["noms"] = typographie(", ".join(lieu.nom for lieu in obtention.lieux[:_NAMED]))
    return found


def title_prefix(referentiel: Referentiel) -> str:
    """What all addresses of the title begin with."""
    return f"{GENERES}/{referentiel.titre.identifiant}/"
