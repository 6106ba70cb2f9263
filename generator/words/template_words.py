"""What Jinja says of a template that fails, in French; what it seldom says is quoted as it is."""

from __future__ import annotations

import re
from traceback import walk_tb
from typing import Final

from .typographie import ponctuation

_TEMPLATES: Final = (".html", ".j2", ".xml")
"""How the names of templates end; those of what they call do not."""

_A: Final = r"""(?P<q>['"])(?P<a>.*?)(?P=q)"""
_B: Final = r"""(?P<p>['"])(?P<b>.*?)(?P=p)"""
"""Two words it quotes, between the marks they do not hold."""

_SAYINGS: Final = (  # in French, « {A} » and « {B} » are these words, or what `_MARKS` calls them
    (rf"{_A} is undefined", "« {a} » n’existe pas ici"),
    (rf"'.*'(?: object)? has no attribute {_A}", "« {a} » n’existe pas à cet endroit"),
    (r".* has no element (?P<a>.*)", "l’élément « {a} » n’existe pas à cet endroit"),
    (rf"there is no parent block called {_A}\.", "aucun bloc « {a} » n’est à reprendre ici"),
    (rf"the template .* does not export the requested name {_A}", "« {a} » n’y est pas"),
    (rf"parameter {_A} was not provided", "« {a} » n’est pas donné à cette macro"),
    (
        rf"macro {_A} takes no keyword argument {_B}",
        "la macro « {a} » n’attend rien du nom de « {b} »",
    ),
    (
        rf"macro {_A} takes not more than (?P<b>\d+) argument\(s\)",
        "trop de valeurs pour la macro « {a} » ; attendu : {b} au plus",
    ),
    (rf"No filter named {_A}.*", "filtre « {a} » inconnu"),
    (rf"No test named {_A}.*", "test « {a} » inconnu"),
    (rf"block {_A} defined twice", "le bloc « {a} » est écrit deux fois"),
    (r"Missing end of comment tag", "commentaire jamais fermé ; attendu : « #}} »"),
    (r"Missing end of raw directive", "« raw » jamais fermé ; attendu : « endraw »"),
    (r"tag name expected", "il manque un mot après « {{% »"),
    (r"Block names in Jinja .*", "nom de bloc mal formé ; attendu : des lettres et des « _ »"),
    (
        rf".* The innermost block that needs to be closed is {_A}\.",
        "« {a} » n’est pas fermé là où il le faudrait ; attendu : « end{a} »",
    ),
    (rf"Encountered unknown tag {_A}\..*", "inattendu : « {a} »"),
    (rf"Expected an expression, got {_B}", "inattendu : {B} ; attendu : une valeur"),
    (rf"expected token {_A}, got {_B}", "inattendu : {B} ; attendu : {A}"),
    (rf"unexpected end of template, expected {_A}\.", "le gabarit s’arrête ici ; attendu : {A}"),
    (rf"unexpected {_B}, expected {_A}", "inattendu : {B} ; attendu : {A}"),
    (rf"unexpected (?:char )?{_B}(?: at \d+)?", "inattendu : {B}"),
    (r"expected name or number", "il manque un nom après le point"),
    (r"division by zero", "division par zéro"),
    (r"'.*' object is not callable", "des parenthèses suivent ce qui ne s’appelle pas"),
    (r"'.*' object is not iterable", "une liste est attendue, et ce n’en est pas une"),
)
_MARKS: Final = {
    "begin of print statement": "« {{ »",
    "end of print statement": "« }} »",
    "begin of statement block": "« {% »",
    "end of statement block": "« %} »",
    "end of template": "la fin du gabarit",
    "name": "un nom",
    "string": "un texte",
    "integer": "un nombre",
    "float": "un nombre",
}
"""What it calls the pieces of a template."""


def in_french(error: object) -> str:
    """What is wrong in a template, from the error that Jinja, or Python within it, raised."""
    said = str(error)
    for english, french in _SAYINGS:
        if found := re.fullmatch(english, said, re.S):
            words = {name: word for name, word in found.groupdict().items() if name in "ab"}
            pieces = {name.upper(): _MARKS.get(w, f"« {w} »") for name, w in words.items()}
            return french.format(**words, **pieces)
    return f"l’erreur dit, en anglais : « {said} »"


def of_template(error: BaseException) -> str:
    """What to say of an error that comes from a template, where a person finds it; empty when it
    comes from elsewhere."""
    template, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if template and line and str(template).endswith(_TEMPLATES):
        return ponctuation(f"{template}:{line}: gabarit illisible : {in_french(error)}")
    read = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    for name, line in reversed(read):
        if name.endswith(_TEMPLATES):
            missing = getattr(error, "templates", None)
            wrong = f"« {missing[0]} » introuvable" if missing else in_french(error)
            said = wrong if missing else f"gabarit fautif : {wrong}"
            return ponctuation(f"{name}:{line}: {said}")
    return ""
