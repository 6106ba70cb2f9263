"""What the common rules leave open, and the data of a title that fills it: `{nb_ccp}`, `{fin}`…

A number agrees with its words, `{ccp|les _ CCP|le CCP}`; a text may depend on a voie of the title,
`{vae|or by a VAE|}`. A brace that is meant is doubled: `{{` and
`}}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ..ground.problem import Problem
from ..words.accord import lettres
from .node import Node
from .tree import Tree

_MARK = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_CHOICE = re.compile(r"([a-z-]+)\|([^|]*)\|([^|]*)")
"""What is counted, the words for several of them (`_` is the number, in letters), for one; or a
voie, the words with it, without it."""
MOIS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
).split()
"""In order."""
VARIABLES: Mapping[str, str] = {
    "titre": "l’intitulé officiel",
    "sigle": "le sigle",
    "code": "le code du titre",
    "niveau": "le niveau",
    "certificateur": "qui délivre la certification",
    "nb_ccp": "le nombre de CCP, en chiffres",
    "nb_ccp_lettres": "le nombre de CCP, en lettres",
    "ccp|les _ CCP|le CCP": "« les trois CCP », ou « le CCP » s’il n’y en a qu’un ; « _ » est le "
    "nombre, en lettres ; de même avec « competences » au lieu de « ccp »",
    "vae|ce qu’il dit avec la VAE|sans elle": "le premier texte si le titre a la voie nommée, le "
    "second sinon ; l’un des deux peut être vide",
    "partie_ccp": "« un ou deux CCP » : moins que tous",
    "ccp_courts": "les noms courts des CCP, à la suite",
    "nb_competences": "le nombre de compétences, en chiffres",
    "nb_competences_lettres": "le nombre de compétences, en lettres",
    "nb_exemples_min": "le nombre d’exemples du dossier professionnel au moins, en lettres",
    "nb_exemples_max": "le nombre d’exemples au plus, en lettres",
    "debut": "le premier jour de l’enregistrement",
    "fin": "le dernier jour de l’enregistrement",
    "duree": "la durée de l’enregistrement (« cinq ans »)",
    **{
        f"{fact}_{key}": f"{words} de ce qu’il affirme de {what}"
        for fact, what in (
            ("code", "son code"),
            ("certificateur", "son certificateur"),
            ("validite", "ses dates"),
            ("ccp", "ses CCP et de leurs compétences"),
        )
        for key, words in (
            ("source", "la source"),
            ("endroit", "l’endroit dans la source"),
            ("confiance", "la confiance"),
        )
    },
}
"""Name -> what it is replaced by, in words."""

_OPTIONAL = frozenset(
    {"debut", "fin", "duree", *(name for name in VARIABLES if name.startswith("validite_"))}
)
"""Those a title may have nothing to say of."""


def variable_values(
    titre: Tree, activites: Sequence[Tree], exemples: tuple[int, int]
) -> dict[str, str]:
    """Variable -> text, for what the files of a title say; what they may leave unsaid is left out.

    What they may not is told at its place: until it is there, « … » stands for it, and a source of
    the title for its source. `exemples` is how many examples an activité type calls for, at least
    and at most.
    """
    ccp = [code for _, code in titre.texts("structure.*.ccp")]
    competences = {code for _, code in titre.texts("structure.*.competences.*")}
    said = {
        "titre": _first(titre, "identite.intitule.valeur"),
        "sigle": _first(titre, "sigle"),
        "code": _first(titre, "identite.code.valeur"),
        "niveau": _first(titre, "identite.niveau.valeur"),
        "certificateur": _first(titre, "identite.certificateur.valeur"),
        "nb_ccp": str(len(ccp)),
        "nb_ccp_lettres": lettres(len(ccp)),
        "partie_ccp": _partie(len(ccp)),
        "ccp_courts": _courts(ccp, activites),
        "nb_competences": str(len(competences)),
        "nb_competences_lettres": lettres(len(competences)),
        "nb_exemples_min": lettres(exemples[0] * len(ccp)),
        "nb_exemples_max": lettres(exemples[1] * len(ccp)),
        **_dates(titre),
    }
    for fact in ("code", "certificateur", "validite"):
        said |= _appui(fact, titre, f"identite.{fact}", titre)
    said |= _appui("ccp", activites[0] if activites else Tree({}, {}), "ccp", titre)
    source = _first(titre, "sources.*.cle") or "source"
    held = {name: source if name.endswith("_source") else "…" for name in said.keys() - _OPTIONAL}
    return {name: text for name in said if (text := said[name] or held.get(name, ""))}


def _first(tree: Tree, pattern: str) -> str:
    return next((text for _, text in tree.texts(pattern)), "")


def _courts(ccp: Sequence[str], activites: Sequence[Tree]) -> str:
    names = {_first(tree, "ccp.code"): _first(tree, "ccp.titre_court") for tree in activites}
    if not all(names.get(code) for code in ccp):
        return ""
    return ", ".join(_initiale(names[code].removeprefix(f"{code} ")) for code in ccp)


def _dates(titre: Tree) -> dict[str, str]:
    start, end = (_day(_first(titre, f"identite.validite.{key}")) for key in ("debut", "fin"))
    said = {"debut": jour(start) if start else "", "fin": jour(end) if end else ""}
    return {**said, "duree": duree(start, end)} if start and end else said


def duree(start: date, end: date) -> str:
    """« cinq ans »; nothing when the two days are not whole years apart."""
    for last in (end, end + timedelta(1)) if end < date.max else ():
        if (start.month, start.day) == (last.month, last.day) and last > start:
            years = last.year - start.year
            return f"{lettres(years)} an{'s' * (years > 1)}"
    return ""


def _appui(fact: str, tree: Tree, place: str, titre: Tree) -> dict[str, str]:
    """What a fact of the title rests on, so that a common sentence that repeats it does too."""
    source = _first(tree, f"{place}.source")
    register = {str(s.get("cle")): s.get("confiance", "A") for _, s in titre.groups("sources.*")}
    return {
        f"{fact}_source": source,
        f"{fact}_endroit": _first(tree, f"{place}.endroit"),
        f"{fact}_confiance": _first(tree, f"{place}.confiance") or register.get(source, "A"),
    }


class Substitution:
    """Replaces the variables of texts, and collects a problem for each that has no value."""

    def __init__(self, known: Mapping[str, str], voies: Mapping[str, bool]) -> None:
        self.known = known
        self.voies = voies
        """Code of each voie of the family -> whether the title has it."""
        self.problems: list[Problem] = []

    def text(self, node: Node, text: str) -> str:
        """A text with its variables replaced."""
        if "{" not in text and "}" not in text:
            return text
        return _MARK.sub(lambda found: self._one(node, found), text)

    def _one(self, node: Node, found: re.Match[str]) -> str:
        mark, name = found.group(), found.group(1)
        if mark in ("{{", "}}"):
            return mark[0]
        if choice := _CHOICE.fullmatch(name or ""):
            what, first, second = choice.groups()
            if what in self.voies:
                return first if self.voies[what] else second
            if number := self.known.get(f"nb_{what}"):
                return _agreed(int(number), first, second)
        if name is None:
            told = f"« {mark} » seule ; une accolade s’écrit deux fois, « {mark * 2} »"
        elif name in self.known:
            return self.known[name]
        elif name in VARIABLES:
            told = (
                f"variable « {{{name}}} » sans valeur : ce titre ne dit pas {VARIABLES[name]} ; "
                "dites-le, ou retirez cet énoncé de ce titre (obtention.yaml)"
            )
        else:
            allowed = ", ".join(f"{{{known}}}" for known in VARIABLES)
            told = f"variable inconnue « {{{name}}} » ; variables connues : {allowed}"
        self.problems.append(Problem(node.file, node.line, told))
        return mark


def _agreed(number: int, several: str, one: str) -> str:
    return several.replace("_", lettres(number)) if number > 1 else one


def jour(day: date) -> str:
    """« 1er mars 2023 »."""
    return f"{'1er' if day.day == 1 else day.day} {MOIS[day.month - 1]} {day.year}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _partie(total: int) -> str:
    """Fewer CCP than all of them."""
    if total <= 2:
        return "un CCP"
    return "un ou deux CCP" if total == 3 else f"un à {lettres(total - 1)} CCP"


def _initiale(name: str) -> str:
    """In a list, after other words; a sigle keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
