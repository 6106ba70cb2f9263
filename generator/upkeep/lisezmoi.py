"""`referentiel/LISEZMOI.md`: every field of every file, from the one definition of the fields.

Its examples are read from a real title, so that they are always valid; a field that title has no
use for yet carries its own.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from types import UnionType
from typing import Any

from pydantic.fields import FieldInfo

from ..ground.invocation import is_installed, typed
from ..model import FICHIERS, Modele, Referentiel
from ..words.typographie import typographie
from .communes import communes

_OU = {
    "titre": (
        "titre.yaml",
        "Ce qu’est le titre, le métier qu’il prépare, le registre des sources.",
    ),
    "activite": (
        "activites/<nom>.yaml",
        "Une activité type, son CCP, ses compétences, leurs repères.",
    ),
    "voies": (
        "obtention/voies.yaml",
        "Les voies, les épreuves, les documents délivrés, les textes, les règles en vigueur. Pour "
        "un titre d’une famille, dans `commun/` ; ce qu’il a de propre, dans `obtention.yaml`.",
    ),
    "arbre": (
        "obtention/arbre.yaml",
        "L’arbre de décision (facultatif) : questions, issues, table qui les vérifie, cas nommés. "
        "Pour un titre d’une famille, dans `commun/` ; ce qu’il a de propre, sous `arbre` dans "
        "`obtention.yaml`.",
    ),
    "auto-evaluation": (
        "auto-evaluation.yaml",
        "L’échelle, la règle de lecture et les rubriques d’une situation (facultatif).",
    ),
    "correspondances": (
        "correspondances.yaml",
        "Les éditions du titre, et ce que devient chaque code de l’une à l’autre (facultatif).",
    ),
    "glossaire": ("glossaire.yaml", "Les sigles et les mots du métier, expliqués simplement."),
    "adresses": (
        "adresses.yaml",
        "Les pages qui ont changé d’adresse (facultatif) : l’ancienne mène encore à la nouvelle.",
    ),
}

_INTRO = """\
# Écrire un référentiel

Un dossier qui contient un fichier `titre.yaml` est un titre. Son nom devient son adresse sur le
site : `referentiel/{titre}/` donne `titres/{titre}/`. Pour ajouter un titre, ajoutez un dossier.

Après chaque changement, vérifiez :

```
{check}
```

Chaque faute est dite avec son fichier et sa ligne. Rien n’est publié tant qu’il en reste une.

## Les règles d’écriture

- Écrivez du texte simple : ni Markdown, ni HTML. Tapez l’apostrophe et l’espace ordinaires ; le
  site pose les espaces insécables et les apostrophes courbes.
- Recopiez les noms officiels mot pour mot. Dites le reste avec vos mots.
- Chaque énoncé cite une `source` du registre et l’`endroit` où le lire. Sans source, il ne se
  publie pas.
- Un code (`C06`, `C06-1`, `vae`…) est une identité : il ne change pas, et ne sert pas deux fois.
- Une date s’écrit AAAA-MM-JJ.
- Un texte qui contient « : » suivi d’une espace se met entre guillemets.
- La première ligne de chaque fichier désigne son schéma : les éditeurs qui le lisent complètent
  les clés et soulignent les fautes.

{produit}

{communes}
## Quand un intitulé ou un repère change

Les réponses enregistrées par les visiteurs sont rangées par code. Une fois le titre publié,
`correspondances.yaml` dit lesquelles valent encore.

- Une coquille, une tournure plus simple : la réponse vaut toujours. Corrigez le texte dans
  `activites/`, puis dans `correspondances.yaml`, partout où il est écrit.
- Un autre sens, un repère ajouté, retiré, partagé, un code changé : la réponse est à revoir.
  Ajoutez une édition à la fin de `correspondances.yaml`, avec les textes que donne `{textes}`,
  et un changement pour chaque code touché.

`{check}` dit ce qui manque. Un titre encore en préparation se passe de ce fichier ;
une fois publié, et avant le premier de ces changements, commencez-le : `{ecrire}` l’écrit.
"""


_MADE = """\
Ce fichier est produit par `python -m generator export`. Ne le modifiez pas à la main : les
descriptions sont dans `generator/model/`, les exemples viennent du premier titre."""
_INSTALLED = """\
Ce fichier est produit par `referentiel export`. Ne le modifiez pas à la main : les exemples
viennent du premier titre."""

_CODE = re.compile(r"(^```.*?^```$|`[^`\n]+`)", re.S | re.M)


def lisezmoi(exemple: Referentiel) -> str:
    """The whole document; `exemple` gives a value for each field."""
    values = dict(_values(exemple))
    for (model, name), value in dict(values).items():
        for base in model.__mro__[1:]:
            if name in getattr(base, "model_fields", ()):  # the same field, not only its name
                values.setdefault((base, name), value)
    intro = _INTRO.format(
        titre=exemple.titre.identifiant,
        check=typed("check"),
        textes=typed("textes"),
        ecrire=typed("textes", ecrire=""),
        produit=_INSTALLED if is_installed() else _MADE,
        communes=communes(),
    )
    parts = [intro]
    described: set[type[Modele]] = set()
    for kind, model in FICHIERS.items():
        path, purpose = _OU[kind]
        parts.append(f"\n## `{path}`\n\n{purpose}\n")
        for part in _nested(model):
            if part not in described:
                described.add(part)
                parts.append(_section(part, part is model, values))
    return typeset("".join(parts))


def typeset(text: str) -> str:
    """Markdown with the spaces and apostrophes of French, but for what it shows as code."""
    pieces = _CODE.split(text)
    return "".join(piece if i % 2 else typographie(piece) for i, piece in enumerate(pieces))


def _section(model: type[Modele], is_file: bool, values: dict[tuple[type, str], Any]) -> str:
    title = "Le fichier" if is_file else f"`{model.__name__}`"
    lines = [f"\n### {title}\n", "| clé | ce qu’elle contient | exemple |", "|---|---|---|"]
    for name, info in model.model_fields.items():
        required = "" if info.is_required() else " *(facultatif)*"
        nested = ", ".join(f"`{m.__name__}`" for m in _models(info))
        shape = f" Voir {nested}." if nested else ""
        shared = (values.get((base, name)) for base in model.__mro__[1:])  # a field of many models
        found = (values.get((model, name)), *(info.examples or ()), *shared)
        value = next((one for one in found if one is not None), None)
        example = _shown(value, bool(nested))
        lines.append(f"| `{name}`{required} | {info.description}{shape} | {example} |")
    return "\n".join(lines) + "\n"


def _shown(value: Any, nested: bool) -> str:
    if nested or value in (None, (), {}):
        return ""
    if isinstance(value, tuple):
        return ", ".join(f"`{item}`" for item in value[:3])
    if isinstance(value, dict):
        key, item = next(iter(value.items()))
        value = f"{key}: [{', '.join(item)}]" if isinstance(item, tuple) else f"{key}: {item}"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    text = str(value).replace("|", "\\|")
    return f"`{text if len(text) <= 90 else text[:89] + '…'}`"


def _values(model: Modele) -> Iterator[tuple[tuple[type, str], Any]]:
    """Every field met with a value; later ones win, which is as good as any."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        if value not in (None, ()):
            yield (type(model), name), value
        for child in value if isinstance(value, tuple) else (value,):
            if isinstance(child, Modele):
                yield from _values(child)


def _nested(model: type[Modele]) -> Iterator[type[Modele]]:
    """The model, then those its fields hold, depth first."""
    yield model
    for info in model.model_fields.values():
        for child in _models(info):
            yield from _nested(child)


def _models(info: FieldInfo) -> list[type[Modele]]:
    return list(_in_annotation(info.annotation))


def _in_annotation(annotation: Any) -> Iterator[type[Modele]]:
    if isinstance(annotation, type) and issubclass(annotation, Modele):
        yield annotation
    elif typing.get_origin(annotation) in (tuple, typing.Union, UnionType, typing.Annotated):
        for argument in typing.get_args(annotation):
            yield from _in_annotation(argument)
