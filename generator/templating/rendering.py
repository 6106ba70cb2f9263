"""The one Jinja environment: data becomes text only through it.

Pages are Markdown files whose data stands inside raw HTML blocks, escaped; only headings are
Markdown, through one filter that neutralises it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup, escape

from ..ground.problem import GeneratorError
from ..ground.projet import TEMPLATES
from ..model import Referentiel
from ..pages import Liens, Page, address
from ..words.accord import accord, compte, les, minutes
from ..words.template_words import in_french
from ..words.typographie import NBSP, typographie
from .compiled import compiled_templates

__all__ = [
    "Environment",
    "environment",
    "initiale",
    "jour",
    "render",
    "render_body",
    "render_page",
    "texte",
    "titre_md",
]

_MOIS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
).split("|")


@cache
def environment(templates: Path = TEMPLATES) -> Environment:
    """The environment of a folder of templates, made once.

    A template edited during a live preview is read again.
    """
    env = Environment(
        loader=FileSystemLoader(templates),
        bytecode_cache=compiled_templates(),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters.update(texte=texte, titre_md=titre_md, jour=jour, initiale=initiale)
    env.filters.update(compte=compte, accord=_accord, les=les, minutes=minutes)
    env.tests.update(contient=_contient)
    env.filters.update(distincts=distincts, rang=rang, par_source=par_source)
    return env


def render(env: Environment, template: str, context: Mapping[str, Any]) -> str:
    """The text of one page. Raises on any name the context does not give, and GeneratorError on a
    template that cannot be read."""
    try:
        text = env.get_template(template).render(context)
    except TemplateNotFound as error:
        if error.name != template:  # one that it asks for
            raise
        raise GeneratorError(f"{TEMPLATES / template}:1: gabarit introuvable") from None
    except TemplateSyntaxError as error:
        place = f"{error.filename or template}:{error.lineno}"
        raise GeneratorError(f"{place}: gabarit illisible : {in_french(error.message)}") from None
    return re.sub(r"\n{3,}", "\n\n", text)


def render_page(env: Environment, page: Page, referentiel: Referentiel) -> str:
    """One Markdown file: front matter as JSON (which is YAML), then the body."""
    head: dict[str, Any] = {
        "title": typographie(page.titre),
        "description": typographie(page.description),
        "classe": page.classe,
        "jsonld": list(page.jsonld),
        **({"robots": page.robots} if page.robots else {}),
        **({"legere": True} if page.legere else {}),
        **({"autour": page.autour} if page.autour else {}),
        **({"template": page.habillage} if page.habillage else {}),
        **({"scripts": list(page.scripts)} if page.scripts else {}),
        **({"styles": list(page.styles)} if page.styles else {}),
        **({"fil": [[typographie(name), target] for name, target in page.fil]} if page.fil else {}),
    }
    lines = "\n".join(f"{key}: {json.dumps(v, ensure_ascii=False)}" for key, v in head.items())
    return f"---\n{lines}\n---\n\n{render_body(env, page, referentiel)}"


def render_body(env: Environment, page: Page, referentiel: Referentiel) -> str:
    """What stands in a page, without its front matter."""
    context = {
        "r": referentiel,
        "titre": referentiel.titre,
        "sources": {s.cle: s for s in referentiel.titre.sources},
        "lien": Liens(referentiel.titre.identifiant, address(page.path)),
        **page.context,
    }
    return render(env, page.template, context)


def texte(value: object) -> Markup:
    """Plain text for the inside of an HTML element: typography set, then escaped.

    A line break could end a raw HTML block, so none is left.
    """
    return escape(typographie(str(value)).replace("\n", " "))


def _accord(number: int, words: str) -> str:
    return accord(words, number)


def _contient(items: Iterable[Any], item: object) -> bool:
    return item in items


def titre_md(value: object) -> Markup:
    """Plain text for a Markdown heading: typography set, Markdown and HTML made inert."""
    text = typographie(str(value)).replace("\n", " ")
    return Markup(re.sub(r"([\\`*_{}\[\]()#+.!|~^=:<>&\"'$-])", _entity, text))


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"


def distincts(appuis: Iterable[Any]) -> list[Any]:
    """Statements that rest on different places of the sources: the first one of each place."""
    found: dict[tuple[Any, ...], Any] = {}
    for appui in appuis:
        found.setdefault(_endroit(appui), appui)
    return list(found.values())


def rang(appui: Any, appuis: Sequence[Any]) -> int:
    """Place, from 1, of what a statement rests on among `distincts`."""
    return [_endroit(autre) for autre in appuis].index(_endroit(appui)) + 1


def par_source(appuis: Iterable[Any]) -> list[tuple[str, list[str], bool]]:
    """Each source in order, all its places, and whether it is to be checked: (key, places, doubt).

    What several places begin with, before the first comma, is said once.
    """
    found: dict[tuple[str, bool], dict[str, list[str]]] = {}
    for appui in distincts(appuis):
        parts = found.setdefault((appui.source, appui.confiance.value == "C"), {})
        part, comma, rest = appui.endroit.partition(", ")
        if part.count("«") != part.count("»"):
            part, comma, rest = appui.endroit, "", ""
        parts.setdefault(part, [])
        if comma and rest not in parts[part]:
            parts[part].append(rest)
    return [(key, list(_places(parts)), doubt) for (key, doubt), parts in found.items()]


def _places(parts: Mapping[str, list[str]]) -> Iterator[str]:
    for part, rests in parts.items():
        yield f"{part}, {rests[0]}" if rests else part
        yield from rests[1:]


def _endroit(appui: Any) -> tuple[Any, ...]:
    return appui.source, appui.endroit, appui.confiance, getattr(appui, "lu_le", None)


def jour(value: date | str) -> str:
    """1er décembre 2022, with a non-breaking space after the day; a text is AAAA-MM-JJ."""
    value = date.fromisoformat(value) if isinstance(value, str) else value
    number = "1er" if value.day == 1 else str(value.day)
    return f"{number}{NBSP}{_MOIS[value.month - 1]} {value.year}"


def initiale(value: str) -> str:
    """First letter in lower case: a sentence continues."""
    return value[:1].lower() + value[1:]
