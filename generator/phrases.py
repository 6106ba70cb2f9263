"""What a command says it did, in French."""

from __future__ import annotations

from .accord import accord, compte
from .stages import Bilan

NAMED = 5  # past that many, the titles that were built are counted, not named


def built(bilan: Bilan) -> str:
    """What was built and what was not, in a few words."""
    site = "Site construit" if bilan.is_published else "Rien n’a changé, le site est à jour"
    if len(bilan.faits) + len(bilan.gardes) == 1:
        return site
    names = f" ({', '.join(bilan.faits)})" if len(bilan.faits) <= NAMED else ""
    counts = [
        f"{compte(len(titles), 'titre')} {accord(word, len(titles))}{more}"
        for titles, word, more in (
            (bilan.faits, "construit", names),
            (bilan.gardes, "inchangé", ""),
        )
        if titles
    ]
    return f"{', '.join(counts)}. {site}"
