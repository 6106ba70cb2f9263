"""Lets plain `mkdocs build` and `mkdocs serve` run the pipeline: thin, MkDocs events to stages.

Under `serve`, raising would hang requests or kill the server: the faults are printed and shown at
the top of every page instead, and the last good pages stay. Under `build`, a fault stops MkDocs.
All titles are one site here; `generator build` builds several apart, at the same addresses.
"""

from __future__ import annotations

import json
import re
import shutil
import socket
import sys
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from generator import pages, pipeline  # noqa: E402 - the path has to be set first
from generator.finishing import Finition, finish_pages, finish_site  # noqa: E402
from generator.output import write_if_changed  # noqa: E402
from generator.problem import GeneratorError  # noqa: E402

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

WATCHED = ("referentiel", "generator/templates", "site_src/theme")
"""What makes a page, besides the pages and `mkdocs.yml` that MkDocs watches by itself."""

_EXPECTED = (pipeline.FaultsError, GeneratorError)
_LAST_GOOD = ROOT / "build" / "apercu.json"
_LAST_THEME = ROOT / "build" / "apercu-theme"
_CONTENT = re.compile(r'<article class="contenu[^>]*>')
_SCRIPTS = re.compile(r"script-src 'self'[^;]*")


class _Session:
    """What one MkDocs process remembers from one build to the next."""

    serving = False
    finition = Finition()
    theme_faults: tuple[str, ...] = ()


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs calls with these names
    """Know whether a fault may stop the process."""
    _Session.serving = command == "serve"


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
        server.watch(str(ROOT / folder))
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Run the pipeline up to the files, and give MkDocs the navigation."""
    if _Session.serving:
        _Session.theme_faults = tuple(_readable_theme(config))
    base = urlsplit(config.site_url or "/").path or "/"
    try:
        planned = pipeline.plan(pipeline.read(pipeline.title_folders(ROOT)), base)
        pipeline.write(ROOT, planned)
    except Exception as error:
        if not _Session.serving:
            raise _fatal(error) from None
        _keep_last_good(config, base, _lines(error))
        return config
    last = {"nav": planned.nav, "fragments": dict(planned.finition.fragments)}
    write_if_changed(_LAST_GOOD, json.dumps(last, ensure_ascii=False))
    _Session.finition = planned.finition
    config.nav = planned.nav
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the built site."""
    site = Path(config.site_dir)
    faults = list(_Session.theme_faults)
    try:
        # A preview changes too often to be kept offline.
        (finish_pages if _Session.serving else finish_site)(site, _Session.finition)
    except Exception as error:
        if not _Session.serving:
            raise _fatal(error) from None
        faults += _lines(error)
    if _Session.serving:
        _prepare_preview(site, faults)
        _say([*_Session.finition.fautes, *faults], str(config.site_url))


def _keep_last_good(config: MkDocsConfig, base: str, lines: list[str]) -> None:
    nav, fragments = _last_good()
    _Session.finition = Finition(
        fragments=fragments,
        lexiques=_Session.finition.lexiques,
        redirections=_Session.finition.redirections,
        base=base,
        fautes=tuple(lines),
    )
    config.nav = nav


def _last_good() -> tuple[Any, dict[str, str]]:
    """Navigation and fragments of the last good build, or the hand-written pages alone."""
    try:
        last = json.loads(_LAST_GOOD.read_text("utf-8"))
        if (ROOT / pipeline.DOCS / pages.GENERES).is_dir():
            return last["nav"], last["fragments"]
    except (OSError, ValueError, KeyError):
        pass
    return pages.navigation([]), {"accueil": ""}


def _readable_theme(config: MkDocsConfig) -> list[str]:
    """The templates that cannot be read; the last ones that could then take their place.

    MkDocs itself would leave every request waiting until they are mended.
    """
    theme = Path(str(config.theme.custom_dir))
    env = config.theme.get_env()
    faults: list[str] = []
    for template in sorted(theme.rglob("*.html")):
        try:
            env.get_template(template.relative_to(theme).as_posix())
        except Exception as error:
            faults += [line for line in _lines(error) if line not in faults]
    if not faults:
        shutil.rmtree(_LAST_THEME, ignore_errors=True)
        shutil.copytree(theme, _LAST_THEME)
    elif _LAST_THEME.is_dir():
        config.theme.dirs[config.theme.dirs.index(str(theme))] = str(_LAST_THEME)
    return faults


def _prepare_preview(site: Path, faults: list[str]) -> None:
    """Write what is wrong with the pages at their top, and let MkDocs reload the browser.

    Its script is written into the page when served, which the policy of the site forbids.
    """
    items = "".join(f"<li><code>{escape(line)}</code></li>" for line in faults)
    banner = (
        '<section class="fautes" aria-labelledby="fautes-site">'
        f'<h2 id="fautes-site">Les pages contiennent des fautes</h2><ul>{items}</ul></section>'
    )
    for page in site.rglob("*.html"):
        html = _SCRIPTS.sub("script-src 'self' 'unsafe-inline'", page.read_text("utf-8"), count=1)
        if faults:
            html = _CONTENT.sub(lambda m: m.group() + banner, html, count=1)
        page.write_text(html, "utf-8")


def _lines(error: Exception) -> list[str]:
    """The faults as French lines, with paths from the project's root."""
    template, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if isinstance(error, pipeline.FaultsError):
        found = [str(problem) for problem in error.problems]
    elif isinstance(error, GeneratorError):
        found = [text for text in str(error).splitlines() if text.strip(" :")]
        found = found[1:] if len(found) > 1 and found[0].endswith(" : ") else found
    elif template and line:
        found = [f"{template}:{line}: gabarit illisible : {error}"]
    else:
        found = [f"erreur inattendue ({type(error).__name__}) : {error}"]
    return [text.replace(f"{ROOT}/", "") for text in found]


def _say(faults: list[str], address: str) -> None:
    """Tell whoever is at the terminal, in place of MkDocs' own English lines."""
    for fault in faults:
        print(fault, file=sys.stderr)
    state = f"avec {len(faults)} faute(s), écrites en haut des pages" if faults else "à jour"
    print(f"Aperçu {state}\N{NO-BREAK SPACE}: {address}", flush=True)


def _fatal(error: Exception) -> Exception:
    """What stops MkDocs: the faults alone, or a bug of ours as it is, with its traceback."""
    from mkdocs.exceptions import PluginError  # noqa: PLC0415 - absent from a plain `check`

    return PluginError("\n".join(_lines(error))) if isinstance(error, _EXPECTED) else error
