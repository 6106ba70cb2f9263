"""Why YAML cannot be read, in the words of somebody who writes it by hand.

What the YAML library says points at the first thing that makes no sense, which is often far below
the mistake: the usual mistakes are recognised and told where they were made.
"""

from __future__ import annotations

from typing import Any

import yaml

from ..ground.problem import Fault

_REASONS = (
    ("could not find expected ':'", "il manque « : » et une espace après la clé"),
    ("unexpected end of stream", "un guillemet ouvert ici n’est pas refermé"),
    ("unexpected document indicator", "un guillemet ouvert ici n’est pas refermé"),
    ("expected ',' or", "un crochet ou une accolade n’est pas refermé, ou une virgule manque"),
    (
        "cannot start any token",
        "un texte ne peut pas commencer par ce caractère ; mettez-le entre guillemets",
    ),
    (
        "expected node content",
        "un texte ne peut pas commencer par ce caractère ; mettez-le entre guillemets",
    ),
    (
        "alphabetic or numeric character",
        "un texte qui commence par « * » ou « & » se met entre guillemets",
    ),
    ("expected comment or line break", "rien ne suit « > » ou « | » ; le texte va à la ligne"),
    ("expected key", "le retrait de cette ligne ne correspond à aucune des clés au-dessus"),
    ("expected '-'", "le retrait de cette ligne ne correspond pas à la liste au-dessus"),
    ("sequence entries are not allowed", "un « - » inattendu ; une liste commence à la ligne"),
    ("mapping keys are not allowed", "un texte qui commence par « ? » se met entre guillemets"),
    ("directive", "une ligne ne peut pas commencer par « % »"),
    ("incompatible YAML", "une ligne ne peut pas commencer par « % »"),
    ("unknown escape", "une barre oblique inverse est de trop ; utilisez des guillemets simples"),
    ("tag", "un texte qui commence par « ! » se met entre guillemets"),
    ("another document", "« --- » ne peut pas couper ce fichier en deux ; retirez cette ligne"),
    ("<document start>", "« ... » termine le fichier ; rien n’est attendu après"),
)

_OPENED = ("while scanning a quoted", "while scanning a simple key", "while parsing a flow")
"""Contexts whose beginning is the mistake; what YAML met later is not."""

_TABULATION = "tabulation (U+0009) en début de ligne ; des espaces ordinaires sont attendues"
_IN_BRACKETS = "while parsing a flow node"
_UNCLOSED = "YAML : un crochet ou une accolade n’est pas refermé, ou une virgule est de trop"


def explain_yaml(error: yaml.YAMLError, last: Any, text: str) -> Fault:
    """Line and sentence for an error met after the event `last` of `text`."""
    mark: Any = getattr(error, "problem_mark", None)
    if mark is None or not isinstance(error, yaml.MarkedYAMLError):
        return 1, "YAML illisible ; un caractère n’est pas admis dans ce fichier"
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return mark.line + 1, _unexpected_colon(text, mark)
    if "expected key" in problem or "expected '-'" in problem:
        ended = _ended_too_early(last, mark)
        if ended:
            return ended
    if "cannot start any token" in problem and _sign(text, mark) == "\t":
        return mark.line + 1, _TABULATION
    if "expected node content" in problem and (error.context or "").startswith(_IN_BRACKETS):
        return last.start_mark.line + 1 if last else 1, _UNCLOSED
    opened: Any = error.context_mark
    if opened is None or not (error.context or "").startswith(_OPENED):
        opened = mark
    reason = next(
        (french for english, french in _REASONS if english in problem),
        "ligne illisible ; comparez-la à ses voisines",
    )
    return opened.line + 1, f"YAML : {reason}"


def _ended_too_early(last: Any, mark: Any) -> Fault | None:
    """A value is over for YAML, and its text goes on: YAML takes the rest for a key."""
    if last is None or last.end_mark.line != mark.line:
        return None
    start, end = last.start_mark, last.end_mark
    if isinstance(last, yaml.ScalarEvent) and last.style in ("'", '"'):
        if start.line != end.line:
            return start.line + 1, (
                f"YAML : le guillemet ouvert ici ne se referme qu’à la ligne {end.line + 1} ; "
                "refermez-le à la fin du texte"
            )
        other = "doubles" if last.style == "'" else "simples"
        return start.line + 1, (
            "YAML : le guillemet se referme avant la fin du texte ; "
            f"entourez ce texte de guillemets {other}"
        )
    flow = isinstance(last, yaml.CollectionEndEvent) and end.index > start.index
    if flow or isinstance(last, yaml.AliasEvent):
        return start.line + 1, (
            "YAML : un texte qui commence par « [ », « { » ou « * » se met entre guillemets"
        )
    return None


def _sign(text: str, mark: Any) -> str:
    line: str = text.split("\n")[mark.line]
    return line[mark.column : mark.column + 1]


def _unexpected_colon(text: str, mark: Any) -> str:
    before = text.split("\n")[mark.line][: mark.column]
    if ":" in before:
        return "YAML : un texte qui contient « : » se met entre guillemets"
    return (
        "YAML : cette ligne est trop décalée vers la droite, ou un texte qui contient « : » "
        "n’est pas entre guillemets"
    )
