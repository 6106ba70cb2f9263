"""The ways to the jury that a fiche opens, as voies to write."""

from __future__ import annotations

from ..words.yaml_text import before_block, block, comment, with_block
from .fiche import Acces, FicheRncp

ACCES = {
    "FI": (
        "formation-initiale",
        "Après un parcours de formation sous statut d'élève ou d'étudiant",
    ),
    "CA": ("apprentissage", "En contrat d'apprentissage"),
    "FC": ("formation-continue", "Après un parcours de formation continue"),
    "CQ": ("professionnalisation", "En contrat de professionnalisation"),
    "CL": ("candidature-individuelle", "Par candidature individuelle"),
    "VAE": ("vae", "Par expérience"),
}
"""Ways to the jury that the export knows, by its code -> code of the voie, and the name fiches give
it."""


def voies(text: str, fiche: FicheRncp) -> str:
    """The file of the voies: one for each open way; as it is when the fiche tells none."""
    if not any(acces.ouvert for acces in fiche.acces):
        return text
    model = [row for row in block(text, "voies") if not row.startswith("voies:")]
    rows = ["voies:"]
    for acces in fiche.acces:
        if acces.ouvert:
            rows += _voie(model, acces)
    shut = [ACCES[acces.code][1] for acces in fiche.acces if not acces.ouvert]
    text = with_block(text, "voies", rows)
    if not shut:
        return text
    return before_block(text, "voies", comment(f"La fiche dit fermé : {', '.join(shut)}."))


def _voie(model: list[str], acces: Acces) -> list[str]:
    code, name = ACCES[acces.code]
    rows = []
    for row in model:
        key = row.strip().removeprefix("- ").partition(":")[0]
        if key == "decide" and acces.composition:
            rows += comment(f"Le jury, d'après la fiche : {acces.composition}", "    ")
        said = {"code": f"  - code: {code}", "intitule": f"    intitule: {name}"}
        rows.append(said.get(key, row))
    return rows
