"""What a command says it did, in French."""

from __future__ import annotations

from ..building.stages import BuildReport
from ..words.accord import accord, compte

NAMED = 5  # past that many, the titles that were built are counted, not named


def build_summary(report: BuildReport) -> str:
    """What a build did, in one French phrase."""
    site = "Site construit" if report.is_published else "Rien n’a changé, le site est à jour"
    if len(report.built) + len(report.unchanged) == 1:
        return site
    names = f" ({', '.join(report.built)})" if len(report.built) <= NAMED else ""
    counts = [
        f"{compte(len(titles), 'titre')} {accord(word, len(titles))}{more}"
        for titles, word, more in (
            (report.built, "construit", names),
            (report.unchanged, "inchangé", ""),
        )
        if titles
    ]
    return f"{', '.join(counts)}. {site}"
