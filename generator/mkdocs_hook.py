"""Lets plain `mkdocs build` and `mkdocs serve` run the pipeline: thin, MkDocs events to stages.

Under `serve`, raising would hang requests or kill the server: the faults are logged and shown at
the top of every page instead, and the last good pages stay.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from generator import pages, pipeline  # noqa: E402 - the path has to be set first
from generator.finishing import Finition, finish_site  # noqa: E402
from generator.output import write_if_changed  # noqa: E402
from generator.problem import GeneratorError  # noqa: E402

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_log = logging.getLogger("mkdocs.hooks.generator")
_LAST_NAV = ROOT / "build" / "navigation.json"


class _Session:
    """What one MkDocs process remembers from one build to the next."""

    serving = False
    finition = Finition()


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs calls with these names
    """Know whether a fault may stop the process."""
    _Session.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Run the pipeline up to the files, and give MkDocs the navigation."""
    base = urlsplit(config.site_url or "/").path or "/"
    try:
        planned = pipeline.plan(pipeline.read(pipeline.title_folders(ROOT)), base)
    except (pipeline.FaultsError, GeneratorError) as error:
        lines = [str(p) for p in getattr(error, "problems", ())] or [str(error)]
        if not _Session.serving:
            raise _plugin_error("\n".join(lines)) from None
        _show_faults(config, base, [line.replace(f"{ROOT}/", "") for line in lines])
        return config
    pipeline.write(ROOT, planned)
    write_if_changed(_LAST_NAV, json.dumps(planned.nav))
    _Session.finition = planned.finition
    config.nav = planned.nav
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the built site."""
    try:
        finish_site(Path(config.site_dir), _Session.finition)
    except GeneratorError as error:
        if not _Session.serving:
            raise _plugin_error(str(error)) from None
        _log.error("%s", error)


def _show_faults(config: MkDocsConfig, base: str, lines: list[str]) -> None:
    for line in lines:
        _log.error("%s", line)
    previous = _Session.finition
    _Session.finition = Finition(
        fragments=previous.fragments or {"accueil": ""},
        lexiques=previous.lexiques,
        base=base,
        fautes=tuple(lines),
    )
    config.nav = _last_nav()


def _last_nav() -> Any:
    """The navigation of the last good build, or the hand-written pages alone."""
    try:
        return json.loads(_LAST_NAV.read_text("utf-8"))
    except (OSError, ValueError):
        return pages.navigation([])


def _plugin_error(message: str) -> Exception:
    from mkdocs.exceptions import PluginError  # noqa: PLC0415 - absent from a plain `check`

    return PluginError(message)
