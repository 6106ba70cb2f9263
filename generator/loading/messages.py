"""From a pydantic error to a sentence a person can act on."""

from __future__ import annotations

import difflib
import types
import typing
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from ..words.placeholder import is_placeholder
from .spaces import STRANGE, misplaced
from .tree import TreePath

_SHAPES = {
    r"^AT[1-9][0-9]?$": "« AT1 », « AT2 »…",
    r"^CCP[1-9][0-9]?$": "« CCP1 », « CCP2 »…",
    r"^CCS[1-9][0-9]?$": "« CCS1 », « CCS2 »…",
    r"^CT[1-9][0-9]?$": "« CT1 », « CT2 »…",
    r"^C[0-9]{2,3}$": "« C01 », « C02 »…",
    r"^C[0-9]{2,3}-[1-9][0-9]?$": "« C01-1 », « C01-2 »…",
    r"^CCS[1-9][0-9]?-[1-9][0-9]?$": "« CCS1-1 », « CCS1-2 »…",
    r"^(CCP[1-9][0-9]?|C[0-9]{2,3}(-[1-9][0-9]?)?)$": "« CCP1 », « C01 » ou « C01-1 »",
    r"^[a-z0-9][a-z0-9.-]{0,19}$": "minuscules, chiffres, « . » et « - » ; 20 signes au plus",
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "des minuscules sans accent, des chiffres et des tirets",
    r"^[a-z0-9-]+\.[a-z0-9-]+$": "« question.reponse »",
    r"^([a-z0-9-]+/)*[a-z0-9-]+\.html$": "« dossier/page.html », depuis le dossier du titre",
    r"^([a-z0-9-]+/)*[a-z0-9-]+\.html(#[A-Za-z0-9_-]+)?$": "« dossier/page.html » ou "
    "« dossier/page.html#endroit », depuis le dossier du titre",
}


def explain(model: type[BaseModel], error: ErrorDetails) -> tuple[TreePath, str]:
    """Where to point (path in the file) and what to say, for one error of `model`."""
    loc: TreePath = error["loc"]
    kind, ctx = error["type"], error.get("ctx", {})
    if loc and loc[-1] == "[key]":  # the key itself is wrong, not what it holds
        return loc[:-1], f"{_name(loc[:-2])} : {_expected(kind, ctx, error['input'])}"
    name = _name(loc)
    if kind == "missing":
        info = _model_at(model, loc[:-1]).model_fields[str(loc[-1])]
        return loc[:-1], f"il manque la clé « {loc[-1]} » ; attendu : {_lower(info.description)}"
    if kind == "extra_forbidden":
        return loc, _unknown_key(_model_at(model, loc[:-1]), str(loc[-1]))
    if error["input"] == "":
        return loc, f"{name} : valeur vide ; écrivez une valeur, ou retirez la ligne"
    if kind == "value_error":
        quoted = "" if isinstance(error["input"], dict) else f"« {_shown(error['input'])} » "
        return loc, f"{name} : {quoted}{ctx['error']}"
    return loc, _torn(kind, error["input"]) or f"{name} : {_expected(kind, ctx, error['input'])}"


def _torn(kind: str, value: Any) -> str | None:
    """What to say when keys or a list were read as one text, for want of an ordinary space."""
    is_text = kind in ("model_type", "tuple_type") and isinstance(value, str)
    return misplaced(value) if is_text else None


_SIMPLE = {
    "string_type": "un texte est attendu, pas une liste ni un groupe de clés",
    "tuple_type": "une liste est attendue (une ligne « - … » par élément)",
    "model_type": "un groupe de clés est attendu (une ligne « clé: valeur » par clé)",
    "bool_parsing": "« {value} » n’est pas admis ; attendu : true ou false",
    "bool_type": "attendu : true ou false",
    "date_type": "une date AAAA-MM-JJ est attendue",
    "date_from_datetime_parsing": "« {value} » n’existe pas dans le calendrier (AAAA-MM-JJ)",
    "date_parsing": "« {value} » n’existe pas dans le calendrier (AAAA-MM-JJ)",
    "string_too_short": "texte vide ; un texte est attendu",
    "string_too_long": "{length} caractères ; {max_length} au plus",
    "string_pattern_mismatch": "« {value} » n’a pas la forme attendue : {shape}",
    "too_short": "il y en a {length} ; il en faut {min_length} au moins",
    "too_long": "il y en a {length} ; {max_length} au plus sont admis",
    "enum": "« {value} » n’est pas admis ; attendu : {allowed}",
}


def is_echo(error: ErrorDetails) -> bool:
    """Whether an error only repeats another one: pydantic counts valid elements alone."""
    value = error["input"]
    if error["type"] == "too_short":
        return isinstance(value, list) and len(value) >= error["ctx"]["min_length"]
    return value is None  # an alias: told by the reading


def is_absence(error: ErrorDetails) -> bool:
    """Whether something is not written yet, rather than written wrong."""
    value = error["input"]
    if isinstance(value, str) and (not value or is_placeholder(value)):
        return True
    return error["type"] in ("missing", "too_short")


def _expected(kind: str, ctx: dict[str, Any], value: Any) -> str:
    pattern = ctx.get("pattern", "")
    return _SIMPLE.get(kind, "« {value} » n’est pas admis").format(
        value=_shown(value),
        length=len(value) if isinstance(value, str | list | dict) else 0,
        min_length=ctx.get("min_length"),
        max_length=ctx.get("max_length"),
        shape=_SHAPES.get(pattern, pattern),
        allowed=str(ctx.get("expected")).replace("'", "").replace(" or ", " ou "),
    )


def _unknown_key(model: type[BaseModel], key: str) -> str:
    near = difflib.get_close_matches(key, model.model_fields, n=1, cutoff=0.5)
    if near:
        return f"clé inconnue « {key} » ; vouliez-vous écrire « {near[0]} » ?"
    return f"clé inconnue « {key} » ; clés admises : {', '.join(model.model_fields)}"


def _model_at(model: type[BaseModel], loc: TreePath) -> type[BaseModel]:
    """The model that describes the mapping at `loc`."""
    annotation: Any = model
    for part in loc:
        if isinstance(part, str):
            fields = getattr(annotation, "model_fields", {})
            annotation = fields[part].annotation if part in fields else annotation
        annotation = _unwrap(annotation)
    result: type[BaseModel] = annotation
    return result


def _unwrap(annotation: Any) -> Any:
    """`tuple[X, ...]`, `X | None` and `Annotated[X, …]` all lead to X."""
    origin = typing.get_origin(annotation)
    if origin in (tuple, typing.Annotated):
        return _unwrap(typing.get_args(annotation)[0])
    if origin is dict:
        return _unwrap(typing.get_args(annotation)[1])
    if origin in (typing.Union, types.UnionType):
        return _unwrap(next(a for a in typing.get_args(annotation) if a is not type(None)))
    return annotation


def _name(loc: TreePath) -> str:
    keys = [part for part in loc if isinstance(part, str)]
    return f"« {keys[-1]} »" if keys else "le fichier"


def _shown(value: Any) -> str:
    text = STRANGE.sub(lambda sign: f"[U+{ord(sign.group()):04X}]", str(value).strip())
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"


def _lower(text: str | None) -> str:
    return (text or "")[:1].lower() + (text or "")[1:]
