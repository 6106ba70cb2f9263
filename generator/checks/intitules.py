"""Together, the repères of a compétence cover every word of its official wording."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..ground.problem import Problem
from ..loading import Dossier
from ..words.placeholder import is_placeholder

_MOTS_OUTILS = frozenset(
    "a|à|au|aux|avec|ce|ces|d|dans|de|des|du|elle|en|entre|et|l|la|le|les|leur|leurs|n|ne|ou|par|"
    "pas|pour|qu|que|qui|s|sa|se|ses|son|sous|sur|un|une".split("|")
)
"""Words that carry no meaning of their own: no repère has to cover them."""


def wording_is_covered(d: Dossier) -> Iterator[Problem]:
    """Each word of an intitulé is in a `couvre` of its repères, and each `couvre` quotes it.

    Otherwise nobody would be asked about that part of the compétence.
    """
    for file, path, competence in d.competences():
        code, wording = competence.get("code"), competence.get("intitule")
        if not isinstance(wording, str):
            continue
        if is_placeholder(wording):
            continue
        words = _words(wording)
        covered: set[str] = set()
        for where, fragment in d.tree(file).texts("reperes.*.couvre.*", path):
            if is_placeholder(fragment):  # told once, as what is left to write
                covered.update(words)
                continue
            part = _words(fragment)
            if not _contains(words, part):
                yield d.problem(
                    file,
                    where,
                    f"« couvre » : « {fragment} » ne figure pas dans l’intitulé de {code} ; "
                    "recopiez ses mots",
                )
            covered.update(part)
        missing = [w for w in dict.fromkeys(words) if w not in covered | _MOTS_OUTILS]
        if missing:
            listed = ", ".join(f"« {w} »" for w in missing)
            yield d.problem(
                file,
                (*path, "intitule"),
                f"aucun repère de {code} ne couvre {listed} ; chaque mot de l’intitulé est attendu "
                "dans un « couvre »",
            )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower())


def _contains(words: list[str], part: list[str]) -> bool:
    return any(words[i : i + len(part)] == part for i in range(len(words) - len(part) + 1))
