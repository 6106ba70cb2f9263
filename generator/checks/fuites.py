"""What a title copied from another one still says of it: its names, its numbers, its dates.

Only what is said of today's title is judged: its history, a part of it (« un ou deux CCP »), the
title it is compared with, and the words people search with, are no faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ..loading import Dossier
from ..loading.files import ADRESSES, CORRESPONDANCES, GLOSSAIRE, TITRE
from ..loading.tree import TreePath
from ..loading.variables import jour, lettres
from ..loading.voisins import Voisin, voisins
from ..problem import Problem
from .dates import day

Phrase = tuple[PurePosixPath, TreePath, str]
"""File, place, text."""

_APART = frozenset({"historique", "notes", "sources", "synonymes", "remplace", "remplace_par"})
"""Keys under which other titles, and other times, are what is spoken of."""
_LINKED = re.compile(
    r"\b(autres? titres?|voisine?s?|proches?|confond\w+|diff[eé]r\w+|contrairement|remplac\w+|"
    r"pr[eé]c[eé]d\w+|passerelles?|[eé]quivalen\w+|compar\w+|plutôt que)\b",
    re.IGNORECASE,
)
"""What links a sentence to a neighbour."""
_PAST = re.compile(
    r"\b(ancienn?e?s?|anciennement|avait|avaient|était|étaient|comptait|comptaient|autrefois|"
    r"avant|jusqu['’]en|version (de|du) (\d{4}|\d+ \w+ \d{4})|en (19|20)\d\d)\b",
    re.IGNORECASE,
)
_LAW = re.compile(r"\b(r[eè]gles?|loi|d[eé]cret|arr[eê]t[eé]|articles?|VAE|code du)\b", re.I)
_LEFT = re.compile(r"\[à écrire\b", re.IGNORECASE)
_OFFICIAL = re.compile(r"\b(TP-\d{3,5}|RNCP\s?\d{3,6})\b")

_NUMBERS = "|".join([r"\d+", *sorted(map(lettres, range(1, 21)), key=len, reverse=True)])
_WHOLE = (
    r"(?:\b(?:les|des|aux|ses|ces|tous les|toutes les|parmi les)|\bfaite?s? de|\bcomposée?s? de|"
    r"\btitre (?:\w+ ){0,2}?(?:a|compte|comporte|comprend|réunit)|\ben compte|\bse compose de)"
)
_COUNTED = r"CCP|certificats?|blocs?|compétences|activités(?: types?)?"
_COUNT = re.compile(
    rf"{_WHOLE} (?P<n>{_NUMBERS}) (?P<what>{_COUNTED})\b(?P<rest>[^.;:!?]*)", re.IGNORECASE
)
_PART = re.compile(
    r"^[ ,]*(?:obtenu|manquant|restant|réussi|raté|visé|choisi|acquis|suivant|premi|derni|déjà|"
    r"qui\b|que\b|qu['’]|dont\b|sur \w+|(?:de|du|de la|de l['’]|de ce|de cette|de chaque|de son) ?"
    r"(?:CCP|activité|certificat|bloc|première|deuxième|troisième))",
    re.IGNORECASE,
)
"""What tells, after a number, that it counts a part of the title."""
_MOIS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_DATED = re.compile(
    r"(?:enregistr\w+|vigueur|validité|valable|valide|échéance|version|prend fin)[^.;]*?"
    rf"(?P<date>\d{{1,2}}(?:er)? (?:{_MOIS}) \d{{4}})",
    re.IGNORECASE,
)


def own_texts(d: Dossier) -> Iterator[Phrase]:
    """The sentences a title says itself; what its family says for it is not among them."""
    linked = {
        path
        for path, term in d.tree(GLOSSAIRE).groups("termes.*")
        if _LINKED.search(str(term.get("definition")))
    }
    for file, tree in d.trees.items():
        if file in (ADRESSES, CORRESPONDANCES):
            continue
        for path, text in tree.texts("**"):
            where = tree.file(path)
            is_own = where is None or where.is_relative_to(d.path)
            explained = file == GLOSSAIRE and path[:2] in linked
            if is_own and not explained and _APART.isdisjoint(path):
                yield file, path, text


def no_other_title_is_named(d: Dossier) -> Iterator[Problem]:
    """Neither its code, nor its sigle, nor its intitulé; a link to a neighbour may."""
    titre = d.tree(TITRE)
    mine = {text for key in ("code", "rncp") for _, text in titre.texts(f"identite.{key}.valeur")}
    sigles = {text for _, text in titre.texts("sigle")}
    names = {_folded(text) for _, text in titre.texts("identite.intitule.valeur")}
    others = [v for v in voisins(d.path) if v.code and v.code not in mine]
    if not mine:
        return
    for file, path, text in own_texts(d):
        for sentence in _sentences(text):
            if _LINKED.search(sentence) or _PAST.search(sentence):
                continue
            for found in _official(sentence, mine):
                yield d.problem(
                    file, path, f"« {found} » n’est pas le code de ce titre ; attendu : {_or(mine)}"
                )
            for voisin in others:
                if name := _named(voisin, sentence, sigles, names):
                    yield d.problem(
                        file,
                        path,
                        f"« {name} » est le nom d’un autre titre (dossier « {voisin.dossier} ») ; "
                        "dites celui-ci",
                    )


def numbers_are_those_of_the_title(d: Dossier) -> Iterator[Problem]:
    """As many CCP and compétences, in the sentences, as the structure declares."""
    if TITRE not in d.trees:
        return
    structure = [entry for _, entry in d.tree(TITRE).groups("structure.*")]
    lists = [c for e in structure if isinstance(c := e.get("competences"), list)]
    if not structure or len(lists) < len(structure):
        return
    total = len({str(code) for codes in lists for code in codes})
    for file, path, text in own_texts(d):
        for sentence in _sentences(text):
            if _PAST.search(sentence) or _LINKED.search(sentence):
                continue
            for found in _COUNT.finditer(sentence):
                of_competences = found["what"].lower() == "compétences"
                expected = total if of_competences else len(structure)
                parts = {len(codes) for codes in lists} if of_competences else set()
                if _number(found["n"]) in {expected, *parts} or _PART.search(found["rest"]):
                    continue
                yield d.problem(
                    file,
                    path,
                    f"« {found['n']} {found['what']} » ; le titre en déclare {expected} "
                    "(« structure » de titre.yaml)",
                )


def dates_are_those_of_the_title(d: Dossier) -> Iterator[Problem]:
    """A day said to begin or end the title is one of its two days."""
    days = [
        date
        for key in ("debut", "fin")
        for _, text in d.tree(TITRE).texts(f"identite.validite.{key}")
        if (date := day(text))
    ]
    if len(days) < 2:
        return
    said = [jour(date) for date in days]
    for file, path, text in own_texts(d):
        for sentence in _sentences(text):
            about = re.search(r"\b(titre|version|enregistr\w+)\b", sentence, re.IGNORECASE)
            if not about or _LAW.search(sentence) or _PAST.search(sentence):
                continue
            for found in _DATED.finditer(sentence):
                if found["date"] not in said:
                    yield d.problem(
                        file,
                        path,
                        f"« {found['date']} » ; ce titre est enregistré du {said[0]} au {said[1]}",
                    )


def nothing_is_left_to_write(d: Dossier) -> Iterator[Problem]:
    """What holds the place of a text is not published."""
    if any(text == "brouillon" for _, text in d.tree(TITRE).texts("statut")):
        return
    for file, tree in d.trees.items():
        for path, text in tree.texts("**"):
            if _LEFT.search(text):
                yield d.problem(
                    file,
                    path,
                    "reste à écrire ; écrivez ce texte, ou « statut: brouillon » dans titre.yaml",
                )


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def _official(sentence: str, mine: set[str]) -> list[str]:
    found = (re.sub(r"\s", "", code) for code in _OFFICIAL.findall(sentence))
    return [code for code in found if code not in mine and code[:2] in {m[:2] for m in mine}]


def _named(voisin: Voisin, sentence: str, sigles: set[str], names: set[str]) -> str | None:
    """The name of a neighbour that a sentence says, if it is not the title's own too."""
    other = _folded(voisin.intitule)
    theirs = bool(other) and not any(other in name for name in names)
    if theirs and re.search(rf"(?<!\w){re.escape(other)}(?!\w)", _folded(sentence)):
        return voisin.intitule
    sigle = voisin.sigle
    theirs = len(sigle) > 1 and sigle.isupper() and sigle not in sigles
    if theirs and re.search(rf"(?<![\w-]){re.escape(sigle)}(?![\w-])", sentence):
        return sigle
    return None


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'")


def _number(text: str) -> int:
    words = {lettres(n): n for n in range(21)}
    return int(text) if text.isdigit() else words[text.lower()]


def _or(names: set[str]) -> str:
    return " ou ".join(f"« {name} »" for name in sorted(names))
