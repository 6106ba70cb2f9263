"""What the search is told about a title: synonyms, kinds of pages, and where to ask for help."""

from __future__ import annotations

from ..model import Referentiel
from ..words.typographie import typographie
from .addresses import GENERES

QUESTIONS = "obtenir/questions.html"
_NAMED = 3
"""How many places the help names beside the link to all of them."""
LIEUX = f"{QUESTIONS}#ou-s-adresser"


def synonymes(referentiel: Referentiel) -> dict[str, tuple[str, ...]]:
    """Address from the site's root -> other words people type to find it."""
    glossaire = referentiel.glossaire
    found = {f"glossaire.html#{t.code}": t.synonymes for t in glossaire.termes}
    found |= {f"{QUESTIONS}#{q.code}": q.synonymes for q in referentiel.obtention.questions}
    found |= {mots.page: mots.synonymes for mots in glossaire.pages}
    return {
        f"{title_prefix(referentiel)}{address}": words for address, words in found.items() if words
    }


def genres(referentiel: Referentiel) -> dict[str, str]:
    """Address of an entry or of a page, from the site's root -> its kind.

    Kinds: « terme », « question », « issue », « titre », « source ».
    """
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
    """Where to go when a search finds nothing. Addresses are from the site's root.

    `questions`: the frequent questions. `lieux` and `noms`, if the title has places: where they are
    listed, and the first few names. Empty for a title without voies or questions.
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
    """The beginning of every address of the title, with its last slash."""
    return f"{GENERES}/{referentiel.titre.identifiant}/"
