"""The look builders read, put together in the work folder when the project has only pieces of one.

A project made by the installed tool shows itself with the tool's pages, theme and scripts; a file
in its own `site_src/` takes the place of the one of the same name. Whoever wants to change one
finds them all in the work folder, to copy from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..disk.droppings import is_dropping
from ..disk.folders import sync
from ..disk.output import write_if_changed
from ..ground.menu import PAGES
from ..ground.problem import Problem
from ..ground.projet import GENERES, TEMPLATES, Projet, tool_look, tool_settings
from ..ground.wholeness import FRAME
from .settings import bare, own_name

_MANIFEST = PurePosixPath("manifest.webmanifest")
"""What a browser calls the application it makes of the site."""

_TEMPLATES = (".html", ".j2")


def put_together(root: Path) -> None:
    """Write what changed of the look; nothing when the project has a whole one of its own."""
    projet = Projet(root)
    if projet.is_whole:
        return
    for own in projet.written:
        files = {
            path: (folder / path).read_bytes()
            for folder in (_tool_part(own.name), own)
            for path in _files(folder)
        }
        if own == projet.written[0] and not (own / _MANIFEST).is_file():
            files[_MANIFEST] = _named(files[_MANIFEST], *own_name(root))
        sync(projet.shown / own.name, files, besides=GENERES)
    said = bare(projet.settings.read_text("utf-8-sig")) if projet.settings.is_file() else ""
    inherited = "INHERIT: '{}'\n".format(tool_settings().as_posix().replace("'", "''"))
    write_if_changed(projet.shown_settings, inherited + said)


def missing(root: Path) -> list[Problem]:
    """What a look of one's own lacks: the pages its menu leads to; and, when the project is the
    tool's, what makes it whole, since nobody else has it."""
    projet = Projet(root)
    if projet.is_whole:
        pages = (projet.docs / page for page in PAGES)
        said = "page manquante ; le menu du site y mène"
        return [Problem(page, 1, said) for page in pages if not page.is_file()]
    if projet.look.resolve() != tool_look().resolve():
        return []
    lost = [piece for piece in FRAME if not (projet.look / piece).is_file()]
    return [Problem(projet.look / p, 1, "fichier manquant ; il est obligatoire") for p in lost]


def unknown_templates(root: Path) -> list[Problem]:
    """The templates of a project with pieces of a look that take the place of none."""
    projet = Projet(root)
    if projet.is_whole:
        return []
    said = "gabarit que l’outil n’a pas ; attendu : le nom d’un des siens"
    return [
        Problem(own / path, 1, said)
        for own in projet.written
        for path in _files(own)
        if path.suffix == ".j2" and not (_tool_part(own.name) / path).exists()
    ]


def illegible_templates(root: Path) -> list[Problem]:
    """Of the templates of a project that take the place of one of the tool's, those that Jinja
    cannot read: all at once, where a build would stop at the first."""
    projet = Projet(root)
    own = [
        folder / path
        for folder in (() if projet.is_whole else projet.written[1:])
        for path in _files(folder)
        if path.suffix in _TEMPLATES and (_tool_part(folder.name) / path).is_file()
    ]
    if not own:
        return []
    from ..templating.compiled import illegible  # noqa: PLC0415 - few projects have any

    return illegible(own)


def _named(manifest: bytes, name: str, description: str) -> bytes:
    """The tool's `manifest` for a site of another name; as it is for one that has none.

    The short name goes: nobody chose one, and browsers then cut the whole name themselves.
    """
    tool = json.loads(manifest)
    said = tool | {"name": name or tool["name"], "description": description or tool["description"]}
    if said == tool:
        return manifest
    if said["name"] != tool["name"]:
        del said["short_name"]
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _tool_part(name: str) -> Path:
    return TEMPLATES if name == TEMPLATES.name else tool_look() / name


def _files(folder: Path) -> Iterator[PurePosixPath]:
    for path in sorted(folder.rglob("*")):
        inside = PurePosixPath(path.relative_to(folder).as_posix())
        left_out = any(map(is_dropping, inside.parts)) or inside.is_relative_to(GENERES)
        left_out = left_out or "__pycache__" in inside.parts
        if path.is_file() and not left_out:
            yield inside
