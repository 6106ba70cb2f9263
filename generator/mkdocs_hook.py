"""Lets plain `mkdocs build` and `mkdocs serve` run the pipeline: thin, MkDocs events to stages.

Under `serve`, raising would hang requests or kill the server: the faults are printed and shown at
the top of every page instead, and the last good pages stay. Under `build`, a fault stops MkDocs.
All titles are one site here; `generator build` builds several apart, at the same addresses.
"""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from generator import apercu, pages, pipeline, remarques, settings  # noqa: E402 - the path comes first
from generator.builders import leave_droppings_out  # noqa: E402
from generator.finishing import Finition, finish_site  # noqa: E402
from generator.menage import alone  # noqa: E402
from generator.output import write_if_changed  # noqa: E402
from generator.problem import GeneratorError  # noqa: E402
from generator.projet import TEMPLATES, Projet  # noqa: E402

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

PROJET = Projet(ROOT)
WATCHED = (PROJET.referentiel, TEMPLATES, PROJET.theme)
"""What makes a page, besides the pages and `mkdocs.yml` that MkDocs watches by itself."""

_EXPECTED = (pipeline.FaultsError, GeneratorError, OSError)


class _Session:
    """What one MkDocs process remembers from one build to the next."""

    serving = False
    finition = Finition()
    theme_faults: tuple[str, ...] = ()


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs calls with these names
    """Know whether a fault may stop the process; say what is passed over."""
    _Session.serving = command == "serve"
    lines = remarques.passed_over(ROOT, pipeline.title_folders(ROOT), look=True)
    for line in lines if _Session.serving else [*lines, *remarques.unreported(ROOT)]:
        print(line, file=sys.stderr)


def on_build_error(error: Exception) -> None:
    """MkDocs would show what the system refuses with a traceback."""
    if isinstance(error, OSError):
        raise _fatal(error) from None


def on_serve(server: LiveReloadServer, **_: Any) -> LiveReloadServer:
    """Watch the data and the templates too.

    Not `watch:` in mkdocs.yml: its paths follow the file that inherits them, and would be wrong in
    the configuration made for other builders. Raises SystemExit, before MkDocs would show a
    traceback, when the address is taken.
    """
    host, port = server.server_address[:2]
    try:
        socket.create_server((str(host), int(port))).close()
    except OSError:
        raise SystemExit(
            f"L’adresse {host!s}:{port} est déjà prise. Arrêtez l’autre aperçu, ou choisissez une "
            "autre adresse\N{NO-BREAK SPACE}: make serve ADRESSE=127.0.0.1:8001"
        ) from None
    for folder in WATCHED:
        server.watch(str(folder))
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Run the pipeline up to the files, and give MkDocs the navigation."""
    if _Session.serving:
        _Session.theme_faults = tuple(apercu.readable_theme(config, PROJET.preview_theme, ROOT))
    else:
        config.site_url = settings.site_url(ROOT)
    leave_droppings_out(config)
    base = urlsplit(config.site_url or "/").path or "/"
    try:
        pipeline.ready(ROOT)
        planned = pipeline.plan(pipeline.read(pipeline.title_folders(ROOT)), base)
        with alone(ROOT):
            pipeline.write(ROOT, planned)
    except Exception as error:
        if not _Session.serving:
            raise _fatal(error) from None
        _keep_last_good(config, base, apercu.lines(error, ROOT))
        return config
    last = {
        "nav": planned.nav,
        "fragments": dict(planned.finition.fragments),
        "signes": dict(planned.signes),
    }
    write_if_changed(PROJET.preview, json.dumps(last, ensure_ascii=False))
    _Session.finition = planned.finition
    config.nav = planned.nav
    config.extra["signes"] = planned.signes
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the built site."""
    site = Path(config.site_dir)
    faults = list(_Session.theme_faults)
    try:
        # A preview changes too often to be kept offline.
        finish_site(site, _Session.finition, sealed=not _Session.serving)
    except Exception as error:
        if not _Session.serving:
            raise _fatal(error) from None
        faults += apercu.lines(error, ROOT)
    if _Session.serving:
        apercu.prepare(site, faults)
        apercu.say([*_Session.finition.fautes, *faults], str(config.site_url))


def _keep_last_good(config: MkDocsConfig, base: str, lines: list[str]) -> None:
    nav, fragments, config.extra["signes"] = _last_good()
    _Session.finition = Finition(
        fragments=fragments,
        lexiques=_Session.finition.lexiques,
        redirections=_Session.finition.redirections,
        recherche=_Session.finition.recherche,
        base=base,
        fautes=tuple(lines),
    )
    config.nav = nav


def _last_good() -> tuple[Any, dict[str, str], dict[str, str]]:
    """Navigation, fragments and signs of the last good build, or the hand-written pages alone."""
    try:
        last = json.loads(PROJET.preview.read_text("utf-8"))
        if PROJET.generated.is_dir():
            return last["nav"], last["fragments"], last["signes"]
    except (OSError, ValueError, KeyError):
        pass
    return pages.navigation([]), {"accueil": ""}, {}


def _fatal(error: Exception) -> Exception:
    """What stops MkDocs: the faults alone, or a bug of ours as it is, with its traceback."""
    from mkdocs.exceptions import PluginError  # noqa: PLC0415 - absent from a plain `check`

    return (
        PluginError("\n".join(apercu.lines(error, ROOT))) if isinstance(error, _EXPECTED) else error
    )


def _settings_are_good() -> None:
    """Read when MkDocs loads this file, before it would speak of the same settings in English."""
    from mkdocs.exceptions import ConfigurationError  # noqa: PLC0415 - MkDocs is loading us

    try:
        settings.site_url(ROOT)
    except GeneratorError as error:
        raise ConfigurationError(str(error)) from None


_settings_are_good()
