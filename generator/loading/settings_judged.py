"""What settings may say: each of them is told where it stands, before a builder speaks in English
or passes over it in silence.

Those of a project are joined to the tool's, which they may complete, and not undo.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import yaml

from ..ground.problem import Fault, Problem
from ..ground.projet import Projet
from .settings_joined import alone, joined
from .settings_read import ENV, Placed, entries, is_empty, root_of
from .syntax import explain_yaml

_TEXT, _LIST, _KEYS, _SWITCH, _ANY = (
    "un texte",
    "une liste",
    "des clés",
    "« true » ou « false »",
    "",
)
_ADDRESS: Final = "une adresse"
_SHAPES: Final = {
    **dict.fromkeys("site_name site_description site_author copyright".split(), _TEXT),
    "site_url": _ADDRESS,
    **dict.fromkeys("docs_dir site_dir dev_addr repo_url repo_name INHERIT".split(), _TEXT),
    **dict.fromkeys("edit_uri edit_uri_template remote_branch remote_name".split(), _TEXT),
    **dict.fromkeys("exclude_docs not_in_nav draft_docs".split(), _TEXT),
    **dict.fromkeys("extra_css extra_javascript extra_templates hooks nav watch".split(), _LIST),
    **dict.fromkeys("extra validation mdx_configs".split(), _KEYS),
    **dict.fromkeys("strict use_directory_urls".split(), _SWITCH),
    **dict.fromkeys("theme plugins markdown_extensions".split(), _ANY),
}
"""Every setting of the builders, and the shape of its value."""
_INSIDE: Final = {
    "signaler": {"depot": _ADDRESS, "courriel": _ADDRESS},
    "licence": {"nom": _TEXT, "url": _ADDRESS},
}
"""What the tool reads under « extra », and what stands there."""
_OURS: Final = (*_INSIDE, "archive_hors_ligne")
_STANDARD: Final = "tag:yaml.org,2002:"
_RELATIVE: Final = "!relative"
_NO: Final = ("false", "no", "off")


def settings_told(projet: Projet) -> list[Problem]:
    """All that is wrong in the settings people of a project wrote, which are YAML."""
    tool, *own = projet.all_settings
    if projet.is_whole:
        return sorted(_judged(tool, projet, None))
    return sorted(problem for path in own for problem in _judged(path, projet, tool))


def _judged(own: Path, projet: Projet, tool: Path | None) -> list[Problem]:
    text = own.read_text("utf-8-sig")
    try:
        node = root_of(text)
    except yaml.YAMLError as error:  # two documents
        return [Problem(own, *explain_yaml(error, None, text))]
    if node is None or is_empty(node):
        return []
    if not isinstance(node, yaml.MappingNode):
        said = "ce fichier ne contient pas de réglages ; attendu : « clé: valeur » sur chaque ligne"
        return [Problem(own, node.start_mark.line + 1, said)]
    if tool and node.flow_style:
        said = (
            "ces réglages complètent ceux de l’outil ; attendu : « clé: valeur » sur chaque ligne"
        )
        return [Problem(own, node.start_mark.line + 1, f"accolades autour des réglages : {said}")]
    mine = entries(node)
    faults = [
        *_common(mine),
        *_strange(node),
        *(joined(mine, tool, projet) if tool else alone(mine, projet)),
    ]
    return [Problem(own, *fault) for fault in faults]


def _common(mine: list[Placed]) -> Iterator[Fault]:
    """What holds whether settings are joined to the tool's or stand alone."""
    yield from _twice(mine)
    for key, line, value in mine:
        if key not in _SHAPES:
            yield line, _unknown(key)
        elif fault := _shape_fault(value, _SHAPES[key]):
            yield line, f"« {key} » {fault}"
        elif key == "site_name" and is_empty(value):
            yield line, f"« {key} » est vide ; attendu : le nom du site"
        elif key == "nav":
            yield (
                line,
                (
                    "« nav » n’est pas suivi : le menu se fait des titres ; retirez-le. Une page à "
                    "vous s’y met par « menu: … », en tête de la page"
                ),
            )
        elif key == "use_directory_urls" and str(value.value).casefold() != "false":
            said = "changerait toutes les adresses du site ; retirez cette ligne"
            yield line, f"« {key} » {said}, ou écrivez « false »"
        elif key == "strict" and str(value.value).casefold() in _NO:
            said = "un avertissement arrête toujours la construction ; retirez cette ligne"
            yield line, f"« {key} » n’est pas suivi : {said}"
        elif key == "extra":
            yield from _extra(entries(value))


def _extra(mine: list[Placed]) -> Iterator[Fault]:
    yield from _twice(mine)
    for key, line, value in mine:
        if key == "archive_hors_ligne" and (fault := _shape_fault(value, _ADDRESS)):
            yield line, f"« {key} » {fault}"
        if key not in _INSIDE or is_empty(value):
            continue
        wanted = " et ".join(f"« {name}: … »" for name in _INSIDE[key])
        if not isinstance(value, yaml.MappingNode):
            yield line, f"« {key} » est {_shape(value)} ; attendu : {wanted}, en retrait dessous"
            continue
        inside = entries(value)
        yield from _twice(inside)
        for name, at, given in inside:
            if name not in _INSIDE[key]:
                yield at, f"« {name} » n’est pas lu sous « {key} » ; attendu : {wanted}"
            elif fault := _shape_fault(given, _INSIDE[key][name]):
                yield at, f"« {name} » {fault}"
        if key == "licence":
            yield from _half_said(line, inside)


def _half_said(line: int, inside: Iterable[Placed]) -> Iterator[Fault]:
    given = {name for name, _, value in inside if not is_empty(value) and value.value != ""}
    lacking = [name for name in _INSIDE["licence"] if name not in given]
    if given and lacking:
        said = "une licence a un nom et l’adresse de son texte"
        yield line, f"« licence » : {said} ; il manque « {lacking[0]}: … »"


def _twice(mine: Iterable[Placed]) -> Iterator[Fault]:
    known: dict[str, int] = {}
    for key, line, _ in mine:
        if key in known:
            yield line, f"« {key} » est déjà écrit à la ligne {known[key]} ; gardez l’un des deux"
        known.setdefault(key, line)


def _unknown(key: str) -> str:
    if key in _OURS:
        return f"« {key} » n’est pas lu ici ; attendu : sous « extra: », en retrait"
    if near := get_close_matches(key.casefold(), [*_SHAPES, *_OURS], 1, 0.75):
        return f"réglage « {key} » inconnu ; attendu : « {near[0]} »"
    said = "attendu : un réglage de MkDocs, ou cette clé sous « extra: »"
    return f"réglage « {key} » inconnu ; {said}"


def _shape_fault(value: yaml.Node, wanted: str) -> str:
    """What is wrong in the shape of a value; nothing when it is given by a variable, or empty."""
    found = _shape(value)
    if wanted == _ADDRESS and isinstance(value, yaml.ScalarNode):
        return ""  # judged in `settings`
    if not wanted or found == wanted or value.tag == ENV or is_empty(value):
        return ""
    if wanted == _TEXT and isinstance(value, yaml.ScalarNode):
        return f"est {found} ; attendu : un texte, ici entre guillemets"
    return f"est {found} ; attendu : {wanted}"


def _shape(value: yaml.Node) -> str:
    if isinstance(value, yaml.SequenceNode):
        return _LIST
    if isinstance(value, yaml.MappingNode):
        return _KEYS
    names = {"bool": _SWITCH, "int": "un nombre", "float": "un nombre", "timestamp": "une date"}
    return names.get(value.tag.removeprefix(_STANDARD), _TEXT)


def _strange(node: yaml.Node) -> Iterator[Fault]:
    """Marks no builder knows: what is meant is a variable, or a text that begins with « ! »."""
    if node.tag not in (ENV, _RELATIVE) and not node.tag.startswith(_STANDARD):
        said = "attendu : « !ENV », en capitales, ou ce texte entre guillemets"
        yield node.start_mark.line + 1, f"« {node.tag} » n’est pas une marque connue ; {said}"
    for part in node.value if isinstance(node, yaml.CollectionNode) else []:
        for inside in part if isinstance(part, tuple) else (part,):
            yield from _strange(inside)
