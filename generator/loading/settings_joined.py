"""What the settings of a project may not say of the tool's, which they are joined to: what would
undo them, what nothing would follow, what would be shown nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import yaml

from ..ground.problem import Fault
from ..ground.projet import Projet, tool_look
from .settings_read import ENV, Placed, entries, is_empty, root_of

_LEFT_OUT: Final = frozenset({"hooks", "plugins"})
"""Lists nothing is made of under our own commands."""
_LINES: Final = "not_in_nav"
"""A list as well, one name a line."""
_PLUGIN: Final = "referentiel"
_HOOK: Final = "generator/mkdocs_hook.py"
"""What has plain MkDocs do what the command does: one is installed, the other in the repository."""
_THEME: Final = frozenset({"name", "language", "custom_dir", "favicon"})
_UNSHOWN: Final = frozenset(
    "copyright edit_uri edit_uri_template repo_name repo_url site_author".split()
)
"""What the frame of the tool shows nowhere."""
_LEARN: Final = "retirez-le, ou écrivez un gabarit qui le montre, dans"


def joined(mine: Sequence[Placed], tool: Path, projet: Projet) -> Iterator[Fault]:
    """What is wrong in the settings of a project with pieces of a look."""
    by_key = {key: (line, value) for key, line, value in mine}
    theirs = {key: v for key, _, v in entries(root_of(tool.read_text("utf-8-sig")))}
    yield from _lost(by_key, theirs)
    yield from _unfollowed(by_key, projet)
    yield from _loaded(by_key, theirs, projet)
    if "theme" in by_key:
        yield from _theme(*by_key["theme"], projet)


def alone(mine: Sequence[Placed], projet: Projet) -> Iterator[Fault]:
    """What is wrong in those of a project that has a whole look of its own."""
    docs = projet.docs.relative_to(projet.racine).as_posix()
    for key, line, value in mine:
        if key == "docs_dir" and str(value.value).rstrip("/") != docs:
            yield line, f"« {key} » n’est pas suivi : les pages se lisent dans « {docs} »"


_Keys = Mapping[str, tuple[int, yaml.Node]]


def _lost(mine: _Keys, theirs: Mapping[str, yaml.Node]) -> Iterator[Fault]:
    """Builders replace a list whole, in silence: no page has a style any more, no link holds."""
    for key, listed in theirs.items():
        is_list = isinstance(listed, yaml.SequenceNode) or key == _LINES
        if is_list and key in mine and key not in _LEFT_OUT:
            line, value = mine[key]
            kept = _names(value)
            if missing := [name for name in _names(listed) if name not in kept]:
                said = "prend la place de la liste de l’outil ; remettez-y"
                yield line, f"« {key} » {said} : {', '.join(missing)}"


def _unfollowed(mine: _Keys, projet: Projet) -> Iterator[Fault]:
    """What would be passed over in silence."""
    look, site = projet.look.name, projet.site.relative_to(projet.racine).as_posix()
    called = [name for key in ("plugins", "hooks") if key in mine for name in _names(mine[key][1])]
    is_plain = any(name == _PLUGIN or name.endswith(_HOOK) for name in called)
    followed = {
        "INHERIT": "ces réglages complètent ceux de l’outil ; écrivez-les tous ici",
        "docs_dir": f"vos pages se lisent dans « {look}/docs » ; attendu : « {look} »",
        "site_dir": f"le site s’écrit dans « {site} », ou là où « --site » le dit ; retirez-le",
        "hooks": "les commandes de l’outil n’en appellent pas ; retirez-le",
        "watch": "l’aperçu suit déjà tout ce qui se lit ; retirez-le",
    }
    meant = {"docs_dir": (look, f"{look}/docs"), "site_dir": (site,)}
    for key, said in followed.items():
        line, value = mine.get(key, (0, None))
        if value is None or is_empty(value) or value.value == []:
            continue
        of_plain = key in ("site_dir", "hooks") and is_plain  # plain MkDocs follows them
        if not of_plain and str(value.value).rstrip("/") not in meant.get(key, ()):
            yield line, f"« {key} » n’est pas suivi : {said}"
    if not any(path.is_file() for path in (projet.look / "theme").rglob("*")):
        for key in sorted(_UNSHOWN & mine.keys()):
            said = f"l’habillage de l’outil ne le montre pas ; {_LEARN} « {look}/theme »"
            yield mine[key][0], f"« {key} » ne paraîtrait nulle part : {said}"


def _theme(line: int, theme: yaml.Node, projet: Projet) -> Iterator[Fault]:
    if theme.tag == ENV:
        return
    if not isinstance(theme, yaml.MappingNode):
        found = "est vide" if is_empty(theme) else "n’a pas de clés"
        yield line, f"« theme » {found} ; attendu : « name: material », en retrait dessous"
        return
    own = (projet.look / "theme").relative_to(projet.racine).as_posix()
    for key, at, value in entries(theme):
        text = str(value.value)
        if key == "name" and text != "material":
            yield at, f"« name: {text} » : l’outil est fait pour « material » ; attendu : ce nom"
        elif key == "language" and text != "fr":
            yield at, f"« language: {text} » : les pages sont en français ; attendu : « fr »"
        elif key == "custom_dir" and text.rstrip("/") != own:
            yield at, f"« custom_dir » n’est pas suivi ; attendu : vos gabarits dans « {own} »"
        elif key == "favicon" and not _is_there(text, projet):
            wanted = projet.look.name + "/docs"
            yield at, f"« {text} » n’existe pas ; attendu : une image de « {wanted} »"
        elif key not in _THEME and not any((projet.look / "theme").rglob("*.html")):
            said = "l’habillage de l’outil n’en lit rien"
            yield at, f"« {key} » n’est pas suivi : {said} ; {_LEARN} « {own} »"


def _loaded(mine: _Keys, theirs: Mapping[str, yaml.Node], projet: Projet) -> Iterator[Fault]:
    """Styles and scripts that are not there: every page would ask for them."""
    for key in ("extra_css", "extra_javascript"):
        _, value = mine.get(key, (0, None))
        known = _names(theirs[key]) if key in theirs else []
        for item in value.value if isinstance(value, yaml.SequenceNode) else []:
            name = _path(item)
            if name and name not in known and ":" not in name and not _is_there(name, projet):
                wanted = f"{projet.look.name}/docs/{name}"
                said = f"« {name} » n’existe pas ; attendu : {wanted}"
                yield item.start_mark.line + 1, said


def _path(item: yaml.Node) -> str:
    """What a style or a script is named by: itself, or the « path » among its keys."""
    if isinstance(item, yaml.ScalarNode):
        return str(item.value)
    return next((str(v.value) for key, _, v in entries(item) if key == "path"), "")


def _is_there(name: str, projet: Projet) -> bool:
    layers = (projet.look, tool_look())
    return any((layer / "docs" / name).is_file() for layer in layers)


def _names(node: yaml.Node) -> list[str]:
    """What a list names: `- name`, `- name: options`, or one name a line of a text."""
    if isinstance(node, yaml.SequenceNode):
        return [name for item in node.value for name in _names(item)[:1]]
    if isinstance(node, yaml.MappingNode):
        return [str(name.value) for name, _ in node.value]
    return [] if is_empty(node) else str(node.value).split()
