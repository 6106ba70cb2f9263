"""Lets plain `mkdocs build` and `mkdocs serve` run in this repository, where nothing is installed.

The same as the plugin `referentiel`, named by its file in the settings.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path


def _know_the_package() -> None:
    """Let Python know the package this file is in: a bare `mkdocs` does not look beside it."""
    package = Path(__file__).resolve().parent
    if importlib.util.find_spec(package.name) is None:
        spec = importlib.util.spec_from_file_location(
            package.name, package / "__init__.py", submodule_search_locations=[str(package)]
        )
        if spec and spec.loader:
            module = importlib.util.module_from_spec(spec)
            sys.modules[package.name] = module
            spec.loader.exec_module(module)


_know_the_package()

from generator.mkdocs_plugin import ReferentielPlugin, judge  # noqa: E402 - once it is known

judge(Path.cwd())
_PLUGIN = ReferentielPlugin()

on_startup = _PLUGIN.on_startup
on_config = _PLUGIN.on_config
on_post_build = _PLUGIN.on_post_build
on_build_error = _PLUGIN.on_build_error
on_serve = _PLUGIN.on_serve
