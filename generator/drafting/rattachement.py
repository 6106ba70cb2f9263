"""A draft whose rules are those of a family: of them it says nothing, only what is its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from ..ground.problem import UnreadableError
from ..loading import famille
from ..loading.files import AUTO_EVALUATION, GLOSSAIRE, TITRE, VOIES
from ..words.yaml_text import block, entry, scalar, with_block

_GLOSSAIRE = """\
# yaml-language-server: $schema=../schema/glossaire-famille.schema.json
# Les sigles et les mots du métier, dans l'ordre alphabétique. Ceux des règles (jury, CCP, VAE…)
# viennent avec la famille : ne les récrivez pas.

termes:
  - code: mot-du-metier
    terme: "[à écrire : un mot du métier]"
    definition: "[à écrire : ce qu'il veut dire, en une ou deux phrases simples]"
"""
_EXEMPLE = """\
# yaml-language-server: $schema=../schema/auto-evaluation-famille.schema.json
# Un exemple rempli, inventé. L'échelle, les lectures et les rubriques viennent avec la famille.

"""


def attached(
    files: Mapping[PurePosixPath, str], beside: Path, name: str
) -> dict[PurePosixPath, str]:
    """The files of a draft that follows the family `name`; `beside` is the folder of the titles.

    Raises UnreadableError when there is no such family, naming those there are.
    """
    shared = famille.read(beside, name)
    if shared is None:
        there = ", ".join(famille.known(beside)) or "aucune ici"
        raise UnreadableError(f"famille inconnue « {name} » ; attendu : {there}")
    own = {path: text for path, text in files.items() if path != VOIES}
    named = block(own[TITRE], "identifiant")
    hints = [
        "# Voies, arbre, échelle et mots des règles viennent avec la famille. Ce qui en diffère",
        "# s'écrit dans obtention.yaml, à créer au besoin : LISEZMOI.md, « Les règles communes ».",
    ]
    own[TITRE] = with_block(own[TITRE], "identifiant", [*named, *hints, f"famille: {name}"])
    own[GLOSSAIRE] = _GLOSSAIRE
    auto = shared.parts.get("auto-evaluation")
    rubriques = auto.get("rubriques") if auto else None
    if rubriques:
        example = [row for row in block(own[AUTO_EVALUATION], "exemple") if row[:4] != "    "]
        for rubrique in rubriques.items:
            asked = str(rubrique.text("intitule")).replace("[", "(").replace("]", ")")
            example += entry(f"    {rubrique.text('code')}", f"[à écrire : {asked}]")
        own[AUTO_EVALUATION] = _EXEMPLE + "\n".join(example) + "\n"
    else:
        del own[AUTO_EVALUATION]
    return own


def withdrawing(code: str, where: str) -> str:
    """What a title says when its fiche shuts a voie of its family."""
    return (
        "# yaml-language-server: $schema=../schema/obtention.schema.json\n"
        "# Ce qui diffère des règles communes.\n\n"
        f"source: fiche\nendroit: {scalar(where)}\nretire: [{code}]\n"
    )
