"""The synonyms of the search: each leads to one place, and that place exists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from .. import pages
from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import GLOSSAIRE, VOIES
from .references import unknown

_KINDS: tuple[tuple[PurePosixPath, str, str, tuple[str, ...], str], ...] = (
    (GLOSSAIRE, "termes.*", "code", ("terme", "developpe", "formes.*"), "le terme"),
    (VOIES, "questions.*", "code", ("question",), "la question"),
    (GLOSSAIRE, "pages.*", "page", (), "la page"),
)
"""(File, groups, key that names a group, patterns of its other writings, French noun)."""


def synonyms_are_distinct(d: Dossier) -> Iterator[Problem]:
    """Among terms, among questions, or among pages, a synonym serves once and repeats no name.

    A term and a question may share one: the first explains the word, the second answers.
    """
    for file, pattern, key, writings, noun in _KINDS:
        tree = d.tree(file)
        groups = [(path, str(group.get(key))) for path, group in tree.groups(pattern)]
        taken = {
            _folded(value): name
            for path, name in groups
            for writing in writings
            for _, value in tree.texts(writing, path)
        }
        for path, name in groups:
            for where, value in tree.texts("synonymes.*", path):
                if (folded := _folded(value)) in taken:
                    yield d.problem(
                        file,
                        where,
                        f"synonyme « {value} » déjà pris par {noun} « {taken[folded]} » ; un mot, "
                        "une entrée",
                    )
                taken.setdefault(folded, name)


def words_lead_to_pages(d: Dossier) -> Iterator[Problem]:
    """Each page that is given words exists, and is given them once.

    Only for a title whose other files have no fault, like `adresses.moves_lead_to_pages`.
    """
    referentiel = d.referentiel()
    root = pages.GENERES / referentiel.titre.identifiant
    known = {pages.address(p.path.relative_to(root)) for p in pages.plan(referentiel)}
    seen: set[str] = set()
    for path, address in d.tree(GLOSSAIRE).texts("pages.*.page"):
        page = address.partition("#")[0]
        if page not in known:
            yield d.problem(GLOSSAIRE, path, unknown(page, known, "page"))
        elif address in seen:
            yield d.problem(
                GLOSSAIRE, path, f"page en double : « {address} » a déjà ses mots plus haut"
            )
        seen.add(address)


def _folded(text: str) -> str:
    """The text as the search compares it: without accents or capitals, one kind of apostrophe."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))
