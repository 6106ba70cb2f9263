"""Compétences, sources and terms that are named exist; messages about those that do not."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from ..ground.problem import Problem
from ..loading import Dossier
from ..loading.files import GLOSSAIRE, TITRE


def competences_exist(d: Dossier) -> Iterator[Problem]:
    """A link leads to a compétence of the title, and not to itself."""
    if d.unread:
        return
    known = competences_of(d)
    for file, path, competence in d.competences():
        for key in ("ne_pas_confondre", "liees"):
            for where, value in d.tree(file).texts(f"{key}.*.competence", path):
                if value not in known:
                    yield d.problem(
                        file,
                        where,
                        unknown(value, known, "compétence"),
                    )
                elif value == competence.get("code"):
                    yield d.problem(
                        file,
                        where,
                        f"« {value} » renvoie à elle-même ; une autre compétence est attendue",
                    )


def sources_are_registered(d: Dossier) -> Iterator[Problem]:
    """Every statement rests on a source of the register."""
    register = d.tree(TITRE)
    own = (place for place, _ in register.groups("sources.*"))
    if d.unread and all(register.file(place) not in (None, d.path / TITRE) for place in own):
        return  # they may be all there, under a key ill-written
    known = {value for _, value in register.texts("sources.*.cle")}
    for file, tree in d.trees.items():
        for path, value in tree.texts("**.source"):
            if value not in known:
                yield d.problem(
                    file,
                    path,
                    unknown(value, known, "source"),
                )


def every_source_serves(d: Dossier) -> Iterator[Problem]:
    """Every source of the register is cited somewhere."""
    if d.unread:
        return
    used = {value for tree in d.trees.values() for _, value in tree.texts("**.source")}
    for path, value in d.tree(TITRE).texts("sources.*.cle"):
        if value not in used:
            yield d.problem(
                TITRE,
                path,
                f"source « {value} » jamais citée ; citez-la ou retirez-la du registre",
            )


def terms_exist(d: Dossier) -> Iterator[Problem]:
    """« voir » names other entries of the glossary."""
    tree = d.tree(GLOSSAIRE)
    known = {value for _, value in tree.texts("termes.*.code")}
    for start, terme in tree.groups("termes.*"):
        for path, value in tree.texts("voir.*", start):
            if value not in known:
                yield d.problem(GLOSSAIRE, path, unknown(value, known, "terme"))
            elif value == terme.get("code"):
                yield d.problem(
                    GLOSSAIRE, path, f"« {value} » renvoie à lui-même ; un autre terme est attendu"
                )


_MASCULINE = frozenset("code document fait lieu niveau terme texte".split())
_KNOWN = {
    "compétence": "le code d’une compétence de ce titre",
    "source": "une clé du registre « sources » de titre.yaml",
    "terme": "le code d’un terme du glossaire",
    "règle": "le code d’une règle de voies.yaml",
    "document": "le code d’un document de voies.yaml",
    "texte": "le code d’un texte de voies.yaml",
    "lieu": "le code d’un lieu de voies.yaml",
    "voie": "le code d’une voie de voies.yaml",
    "colonne": "le code d’une voie qui a ses cases dans « epreuves »",
    "question": "le code d’une question de l’arbre",
    "issue": "le code d’une issue de l’arbre",
    "fait": "un fait déclaré dans « faits »",
    "code": "une question ou une issue de l’arbre",
    "niveau": "le code d’un niveau de l’échelle",
    "avant": "un code des « textes » de l’édition d’avant",
    "apres": "un code des « textes » de cette édition",
    "rubrique": "le code d’une rubrique de ce fichier",
    "page": "l’adresse d’une page de ce titre",
}


_LEGAL = frozenset({"texte", "règle"})
_TEXT_OF_LAW = re.compile(r"^(arrete|code|decret|loi|ordonnance|circulaire)-|\d{4}")
"""Codes that name a law, a decree or a year: two that look alike are different texts."""


def competences_of(d: Dossier) -> dict[str, PurePosixPath]:
    """Code of each compétence of the title -> the file that describes it."""
    return {v: f for f in d.activites() for _, v in d.tree(f).texts("competences.*.code")}


def unknown(value: str, known: Iterable[str], noun: str) -> str:
    """The French message about a code that names nothing; `noun` is a key of `_KNOWN`."""
    adjective = "inconnu" if noun in _MASCULINE else "inconnue"
    return f"{noun} {adjective} « {value} »{near(value, known, noun)}"


def near(value: str, known: Iterable[str], noun: str) -> str:
    """The end of that message: what is expected, and the known code that looks most like it.

    No code is suggested for a legal reference: the nearest one is another law.
    """
    legal = noun in _LEGAL or bool(_TEXT_OF_LAW.search(value))
    others = [] if legal else sorted(code for code in known if not _TEXT_OF_LAW.search(code))
    alike = difflib.get_close_matches(value, others, n=1, cutoff=0.5)
    question = f" ; vouliez-vous écrire « {alike[0]} » ?" if alike else ""
    return f" ; attendu : {_KNOWN[noun]}{question}"
