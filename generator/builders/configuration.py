"""What a builder is told: one file, which is the project's own settings and the navigation."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import urlsplit

from ..ground.projet import Projet


def builder_config(
    root: Path,
    name: str,
    nav: Sequence[dict[str, Any]],
    docs: Path | None = None,
    more: Mapping[str, Any] | None = None,
) -> tuple[Path, str]:
    """Path and text of a configuration any builder reads: the project's own, plus the navigation.

    `docs` is the folder of the pages, when it is not the project's; `more` are settings of this
    site alone. JSON is YAML, so no YAML is written here. Hooks are emptied: whoever calls the
    builder with this file has run the pipeline and will finish the site.
    """
    projet = Projet(root)
    config = {
        **(more or {}),
        "INHERIT": _from_build(projet, projet.shown_settings),
        "docs_dir": _from_build(projet, docs or projet.docs),
        "site_dir": "site",
        "theme": {"custom_dir": _from_build(projet, projet.theme)},
        "hooks": [],
        "strict": True,
        "nav": nav,
    }
    text = json.dumps(config, ensure_ascii=False, indent=1) + "\n"
    return projet.config(name), text


def base_of(site_url: str | None) -> str:
    """The path a site lives under on its host."""
    return urlsplit(site_url or "/").path or "/"


def _from_build(projet: Projet, path: Path) -> str:
    """`path` as a file of the work folder names it: from there, with the bars of the web."""
    return named_from(projet.build.absolute(), path.absolute(), projet.racine.absolute())


def named_from(folder: PurePath, path: PurePath, root: PurePath) -> str:
    """`path` from `folder`, both in `root`; in full elsewhere: it may be on another disk."""
    if not path.is_relative_to(root):
        return path.as_posix()
    up = len(folder.relative_to(root).parts)
    if path.is_relative_to(folder):
        return path.relative_to(folder).as_posix()
    return "/".join([*[os.pardir] * up, *path.relative_to(root).parts])
