"""What a title copied from another one still says of it: its names, its numbers, its dates.

Only what is said of today's title is judged: its history, a part of it (« un ou deux CCP »), the
title it is compared with, and the words people search with, are no faults.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..accord import lettres
from ..loading import Dossier
from ..loading.files import TITRE
from ..loading.variables import jour
from ..loading.voisins import Voisin, voisins
from ..problem import Problem
from .dates import day
from .propres import LINKED, own_texts, sentences

Judge = Callable[[str], Iterator[str]]
"""What is wrong in a sentence, in words."""

_PAST = re.compile(
    r"\b(ancienn?e?s?|anciennement|avait|avaient|était|étaient|comptait|comptaient|autrefois|"
    r"avant|jusqu['’]en|version (de|du) (\d{4}|\d+ \w+ \d{4})|en (19|20)\d\d)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(titre|version|enregistr\w+)\b", re.IGNORECASE)
_LAW = re.compile(r"\b(r[eè]gles?|loi|d[eé]cret|arr[eê]t[eé]|articles?|VAE|code du)\b", re.I)
_OFFICIAL = re.compile(r"\b(TP-\d{3,5}|RNCP\s?\d{3,6})\b")

_NUMBERS = "|".join([r"\d+", *sorted(map(lettres, range(1, 21)), key=len, reverse=True)])
_WHOLE = (
    r"(?:\b(?:les|des|aux|ses|ces|tous les|toutes les|parmi les)|\bfaite?s? de|\bcomposée?s? de|"
    r"\btitre (?:\w+ ){0,2}?(?:a|compte|comporte|comprend|réunit)|\ben compte|\bse compose de)"
)
_COUNTED = r"CCP|certificats?|blocs?|compétences|activités(?: types?)?"
_COUNTABLE = ("CCP", "ertificat", "bloc", "compétences", "activités")
"""One of them stands in any sentence that counts: looked for first, for speed."""
_YEAR = re.compile(r"\b(19|20)\d\d\b")
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


def nothing_of_another_title_is_left(d: Dossier) -> Iterator[Problem]:
    """The names, the numbers and the days a title says of itself are its own."""
    judges = [judge for judge in (_names(d), _numbers(d), _days(d)) if judge]
    for file, path, text in own_texts(d):
        for sentence in sentences(text):
            told = [said for judge in judges for said in judge(sentence)]
            for said in [] if told and _PAST.search(sentence) else told:
                yield d.problem(file, path, said)


def _names(d: Dossier) -> Judge | None:
    """Neither the code, nor the sigle, nor the intitulé of another; a link to a neighbour may."""
    titre = d.tree(TITRE)
    mine = {text for key in ("code", "rncp") for _, text in titre.texts(f"identite.{key}.valeur")}
    sigles = {text for _, text in titre.texts("sigle")}
    names = {_folded(text) for _, text in titre.texts("identite.intitule.valeur")}
    others = [v for v in voisins(d.path) if v.code and v.code not in mine]

    def judge(sentence: str) -> Iterator[str]:
        codes = _official(sentence, mine)
        found = [(v, name) for v in others if (name := _named(v, sentence, sigles, names))]
        if not (codes or found) or LINKED.search(sentence):
            return
        for code in codes:
            yield f"« {code} » n’est pas le code de ce titre ; attendu : {_or(mine)}"
        for voisin, name in found:
            yield (
                f"« {name} » est le nom d’un autre titre (dossier « {voisin.dossier} ») ; dites "
                "celui-ci"
            )

    return judge if mine else None


def _numbers(d: Dossier) -> Judge | None:
    """As many CCP and compétences as the structure declares."""
    structure = [entry for _, entry in d.tree(TITRE).groups("structure.*")]
    lists = [c for e in structure if isinstance(c := e.get("competences"), list)]
    total = len({str(code) for codes in lists for code in codes})

    def judge(sentence: str) -> Iterator[str]:
        if not any(word in sentence for word in _COUNTABLE):
            return
        for found in _COUNT.finditer(sentence):
            of_competences = found["what"].lower() == "compétences"
            expected = total if of_competences else len(structure)
            admitted = {expected, *(map(len, lists) if of_competences else ())}
            is_part = _PART.search(found["rest"]) or LINKED.search(sentence)
            if _number(found["n"]) not in admitted and not is_part:
                yield (
                    f"« {found['n']} {found['what']} » ; le titre en déclare {expected} "
                    "(« structure » de titre.yaml)"
                )

    return judge if structure and len(lists) == len(structure) else None


def _days(d: Dossier) -> Judge | None:
    """A day said to begin or end the title is one of its two days."""
    days = [
        date
        for key in ("debut", "fin")
        for _, text in d.tree(TITRE).texts(f"identite.validite.{key}")
        if (date := day(text))
    ]
    said = [jour(date) for date in days]

    def judge(sentence: str) -> Iterator[str]:
        for found in _DATED.finditer(sentence) if _YEAR.search(sentence) else ():
            about = _ABOUT.search(sentence) and not _LAW.search(sentence)
            if about and found["date"] not in said:
                yield f"« {found['date']} » ; ce titre est enregistré du {said[0]} au {said[1]}"

    return judge if len(days) == 2 else None


def _official(sentence: str, mine: set[str]) -> list[str]:
    if "TP-" not in sentence and "RNCP" not in sentence:
        return []
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
