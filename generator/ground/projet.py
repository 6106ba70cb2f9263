"""Where everything lies: the one module that spells the folders and files of a project.

A project is a folder that holds `referentiel/`. How its site looks is in `site_src/`: the project's
own when it is whole, as in the tool's repository; else the tool's, where each file of the project
takes the place of the one of the same name. The two are then put together in the work folder.
Reads nothing itself; what makes a look whole is in `wholeness`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Final

from . import wholeness

GENERES: Final = PurePosixPath("titres")
"""Where the pages of the titles lie among those of the site, on the disk and in addresses."""

OUTIL: Final = Path(__file__).resolve().parents[1]
"""The code of the tool; what it comes with lies inside once installed, beside in its repository."""

COMMUN: Final = "commun"
"""The folder, beside the titles, of the rules several of them share."""

FRESH: Final = "neuf"
"""The folder a part of a site is made in, before it is kept."""

SCHEMAS: Final = "schema"
"""The folder, beside the titles, of what editors know of the files."""

TOOL: Final = "referentiel-ouvert"
"""What the tool is installed as."""

_LOOK = "site_src"


@dataclass(frozen=True)
class Projet:
    """The folder of a project, and from there every place that is known by name."""

    racine: Path

    @property
    def referentiel(self) -> Path:
        """The data: one folder per title."""
        return self.racine / "referentiel"

    @property
    def communs(self) -> tuple[Path, ...]:
        """Where common rules may lie: beside the titles, then those the tool comes with."""
        return self.referentiel / COMMUN, tool_commun()

    @property
    def settings(self) -> Path:
        """What the builders read."""
        return self.racine / "mkdocs.yml"

    @property
    def metadata(self) -> Path:
        """Name and version of the project, for those that have one."""
        return self.racine / "pyproject.toml"

    @property
    def locks(self) -> Path:
        """The versions a build was made with, for the projects that write them down."""
        return self.racine / "requirements"

    @property
    def look(self) -> Path:
        """What people of this project wrote of the look, whole or not."""
        return self.racine / _LOOK

    @cached_property
    def is_whole(self) -> bool:
        """Whether the project shows itself without anything of the tool's."""
        return wholeness.is_whole(self.look, self.settings)

    @cached_property
    def all_settings(self) -> tuple[Path, ...]:
        """The files the settings stand in; what a later one says prevails."""
        if self.is_whole:
            return (self.settings,)
        return (tool_settings(), *([self.settings] if self.settings.is_file() else []))

    @property
    def shown_settings(self) -> Path:
        """The settings builders read, those of the tool included."""
        return self.settings if self.is_whole else self.shown / self.settings.name

    @property
    def written(self) -> tuple[Path, ...]:
        """The pages, then the rest of the look people of this project wrote; some may not exist."""
        folders = self.look / "docs", self.look / "theme"
        return folders if self.is_whole else (*folders, self.look / TEMPLATES.name)

    @property
    def layers(self) -> tuple[Path, ...]:
        """The looks to put together, the one that prevails first; each holds `docs` and `theme`."""
        return (self.look,) if self.is_whole else (self.look, tool_look())

    @property
    def shown(self) -> Path:
        """The look builders read: the project's own, or the one that was put together."""
        return self.look if self.is_whole else self.build / "apparence"

    def own(self, path: Path) -> Path:
        """Of a file of the look put together, what people of this project wrote it from, if any."""
        inside = path.relative_to(self.shown) if path.is_relative_to(self.shown) else None
        return self.look / inside if inside and (self.look / inside).is_file() else path

    @property
    def docs(self) -> Path:
        """The pages builders read, generated ones included."""
        return self.shown / "docs"

    @property
    def images(self) -> Path:
        """The images people of this project drew."""
        return self.look / "docs" / "assets" / "images"

    @property
    def theme(self) -> Path:
        """Our templates of the builders."""
        return self.shown / "theme"

    @property
    def templates(self) -> Path:
        """What the pages of the titles are made with."""
        return TEMPLATES if self.is_whole else self.shown / TEMPLATES.name

    @property
    def generated(self) -> Path:
        """The pages and data of the titles, owned by the generator alone."""
        return self.docs / GENERES

    @property
    def build(self) -> Path:
        """The work folder: all in it can be made again."""
        return self.racine / "build"

    @property
    def site(self) -> Path:
        """The finished site, unless it is asked for elsewhere."""
        return self.build / "site"

    @property
    def published(self) -> Path:
        """What is remembered of the site published last; outside of it, so never published."""
        return self.build / "publication.json"

    @property
    def parts(self) -> Path:
        """Where each of several titles is built and kept."""
        return self.build / "titres"

    @property
    def portal(self) -> Path:
        """Where the root of a site of several titles is built and kept."""
        return self.build / "portail"

    @property
    def preview(self) -> Path:
        """The site a live preview shows: the last good one."""
        return self.build / "apercu"

    def config(self, name: str) -> Path:
        """The configuration the builder of the site or part `name` is given."""
        return self.build / f"mkdocs.{name}.yml"

    def pages(self, name: str) -> Path:
        """What is kept of the pages of the site or part `name` from one build to the next."""
        return self.build / f"pages.{name}.bin"

    def rendered(self, name: str) -> Path:
        """What is kept of the Markdown of the site or part `name` from one build to the next."""
        return self.build / f"textes.{name}.bin"

    def archive(self, name: str) -> Path:
        """The copy to carry, by its name without suffix."""
        return self.build / f"{name}.zip"


def tool_look() -> Path:
    """The look the tool comes with."""
    inside = OUTIL / _LOOK
    return inside if inside.is_dir() else OUTIL.parent / _LOOK


def tool_commun() -> Path:
    """The common rules the tool comes with."""
    inside = OUTIL / COMMUN
    return inside if inside.is_dir() else Projet(OUTIL.parent).referentiel / COMMUN


def tool_settings() -> Path:
    """The settings the tool comes with."""
    return Projet(tool_look().parent).settings


TEMPLATES: Final = OUTIL / "templates"
"""What pages are made with."""

START: Final = OUTIL / "depart"
"""What a new project is made of."""

LIST_OF_LOTS: Final = OUTIL / "ground" / "lots.py"
"""The list of scripts and styles, which people edit."""
