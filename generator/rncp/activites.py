"""The blocs of a fiche, as activités types to write: one file each, declared in `titre.yaml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath

from ..loading.files import ACTIVITES
from ..words.yaml_text import block, comment, entry, raw_entry, scalar, with_block
from .fiche import Bloc, FicheRncp

SHORT = 94
"""Signs of a short name, its code left out."""

_WHERE = "blocs de compétences"
CUT = (
    "La liste de la fiche, ses fins de ligne perdues. Séparez les compétences par une ligne vide, "
    "sans rien changer d'autre, puis lancez « referentiel decouper » avec le nom du dossier."
)


def activites(
    files: Mapping[PurePosixPath, str], titre: PurePosixPath, fiche: FicheRncp
) -> dict[PurePosixPath, str]:
    """`files` with an activité type for each bloc; as they are when the fiche has none."""
    if not fiche.blocs:
        return dict(files)
    (model,) = (text for path, text in files.items() if path.parent == ACTIVITES)
    drawn = {path: text for path, text in files.items() if path.parent != ACTIVITES}
    structure = ["structure:"]
    for number, bloc in enumerate(fiche.blocs, 1):
        name = "-".join(filter(None, [f"at{number}", _slug(bloc.intitule)]))
        drawn[ACTIVITES / f"{name}.yaml"] = _activite(model, number, bloc)
        structure += [
            f"  - activite: AT{number}",
            f"    ccp: CCP{number}",
            f"    competences: [C{number:02}]",
        ]
    drawn[titre] = with_block(drawn[titre], "structure", structure)
    return drawn


def _activite(model: str, number: int, bloc: Bloc) -> str:
    short = bloc.intitule if 0 < len(bloc.intitule) <= SHORT else "[à écrire : nom court]"
    competences = "\n".join(block(model, "competences")).replace("C01", f"C{number:02}")
    text = with_block(model, "competences", competences.split("\n"))
    text = with_block(text, "code", [f"code: AT{number}"])
    text = with_block(text, "titre_court", entry("titre_court", f"AT{number} {short}"))
    return with_block(text, "ccp", _ccp(number, bloc, short))


def _ccp(number: int, bloc: Bloc, short: str) -> list[str]:
    lines = [
        "ccp:",
        f"  code: CCP{number}",
        *entry("  intitule", bloc.intitule or "[à écrire : intitulé officiel du certificat]"),
        *entry("  titre_court", f"CCP{number} {short}"),
    ]
    if bloc.code:
        lines += ["  bloc:", f"    valeur: {scalar(bloc.code)}", *_support("    ")]
    if bloc.competences:
        lines += [*comment(CUT, "  "), *raw_entry("  a_decouper", bloc.competences)]
    if bloc.evaluation:
        lines += comment(f"Évaluation, d'après la fiche : {bloc.evaluation}", "  ")
    return [*lines, *_support("  ")]


def _support(margin: str) -> list[str]:
    return [f"{margin}source: fiche", f"{margin}endroit: {_WHERE}"]


def _slug(text: str) -> str:
    """The first words of a name, as a file is named: 40 signs at most."""
    text = text.lower().replace("œ", "oe").replace("æ", "ae")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    name = ""
    for word in words:
        if len(name) + len(word) > 40:
            break
        name = f"{name}-{word}" if name else word
    return name
