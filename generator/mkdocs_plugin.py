"""Plain MkDocs, with our pages: `plugins: [referentiel]` once installed, a hook in a repository.

Thin: MkDocs' events to the stages. All titles are one site here; `generator build` builds several
apart, at the same addresses, and only what changed; `generator serve` shows that very site. In a
project that holds only pieces of a look, MkDocs is given the one put together in the work folder.
"""

from __future__ import annotations

import socket
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import BasePlugin

from . import pipeline
from .builders import builder_config, leave_droppings_out
from .building.repairs import alone
from .commands import fault_report, remarks
from .disk.output import write_if_changed
from .finishing import FinishingContext, finish_site
from .ground.invocation import other_address, typed
from .ground.problem import GeneratorError
from .ground.projet import TEMPLATES, Projet
from .inputs import look, settings
from .inputs.jour import jour_du_depot
from .loading.glance import is_draft
from .words.template_words import of_template
from .words.typographie import NEAREST

if TYPE_CHECKING:
    from mkdocs.config import Config
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

_MORE = {
    "build": "fait plus : chaque titre à part, et seulement ce qui a changé.",
    "serve": "fait plus : le site tel qu’il sera publié, les fautes dans la page, qui se recharge.",
}
_EXPECTED = (pipeline.FaultsError, GeneratorError, OSError)
_ITS_OWN = frozenset({"config_file_path", "site_dir", "site_url", "dev_addr", "strict", "plugins"})
"""Settings MkDocs has from its command line, or from the project alone."""


class Events:
    """Runs the stages before a builder of the family of MkDocs, and finishes what it built."""

    library = "mkdocs"
    """The builder, as Python knows it."""

    def __init__(self) -> None:
        self.command = ""
        """What was typed; nothing under our own commands, which start no plugin: all is done."""
        self.planned: pipeline.Plan | None = None
        """The last good pages; a live preview keeps them while the data has faults."""

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs' names
        """Know whether a fault may stop the process; say which command does more."""
        self.command = command
        if command in _MORE:
            _say([f"« {typed(command)} » {_MORE[command]}"])

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Run the pipeline up to the files, and give MkDocs the navigation."""
        root = Path(config.config_file_path).resolve().parent
        if not self.command:
            return config
        if self.command != "serve":
            judge(root)
            config.site_url = settings.site_url(root)
            _say(remarks.unreported(root))
        leave_droppings_out(config)
        base = urlsplit(config.site_url or "/").path or "/"
        try:
            self.planned = _written(root, base)
        except Exception as error:
            if self.planned is None or self.command != "serve":
                raise self._fatal(error, root) from None
            _say(fault_report.lines(error, root))
        if not Projet(root).is_whole:
            self._show(config, root)
        config.nav = self.planned.nav
        config.extra["signes"] = self.planned.signes
        return config

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the built site."""
        if not self.command:
            return
        context = self.planned.finishing if self.planned else FinishingContext()
        try:
            # A preview changes too often to be kept offline.
            finish_site(Path(config.site_dir), context, sealed=self.command != "serve")
        except Exception as error:
            root = Path(config.config_file_path).resolve().parent
            if self.command != "serve":
                raise self._fatal(error, root) from None
            _say(fault_report.lines(error, root))

    def on_build_error(self, *, error: Exception) -> None:
        """MkDocs would show what the system refuses with a traceback."""
        if self.command and isinstance(error, OSError):
            raise self._fatal(error, Path.cwd()) from None

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: Config,
        builder: Any,  # noqa: ARG002
    ) -> LiveReloadServer:
        """Watch the data, the templates and the theme too.

        Raises SystemExit, before MkDocs would speak, when the address is taken.
        """
        host, port = server.server_address[:2]
        try:
            socket.create_server((str(host), int(port))).close()
        except OSError:
            raise SystemExit(
                f"L’adresse {host!s}:{port} est déjà prise. Arrêtez l’autre aperçu, ou choisissez "
                f"une autre adresse\N{NO-BREAK SPACE}: --dev-addr {other_address(int(port))}"
            ) from None
        projet = Projet(Path(config.config_file_path or "").resolve().parent)
        watched = [projet.referentiel, TEMPLATES, projet.theme]
        if not projet.is_whole:  # What is put together changes on our own account.
            server.unwatch(str(projet.docs))
            watched = [projet.referentiel, projet.look]
        for folder in filter(Path.exists, watched):
            server.watch(str(folder))
        return server

    def _show(self, config: MkDocsConfig, root: Path) -> None:
        """Have the look that was put together read, and the tool's settings under the project's."""
        path, text = builder_config(root, self.library, [])
        write_if_changed(path, text)
        shown = import_module(f"{self.library}.config").load_config(str(path))
        config.update({key: value for key, value in shown.items() if key not in _ITS_OWN})

    def _fatal(self, error: Exception, root: Path) -> Exception:
        """What stops the builder: the faults alone, or a bug of ours as it is."""
        if not (isinstance(error, _EXPECTED) or of_template(error)):
            return error
        refused: type[Exception] = import_module(f"{self.library}.exceptions").PluginError
        return refused("\n".join(fault_report.lines(error, root)))


class ReferentielPlugin(Events, BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """For MkDocs."""


def _written(root: Path, base: str) -> pipeline.Plan:
    every = pipeline.title_folders(root)
    pipeline.ready(root, (folder for folder in every if not is_draft(folder)))
    with alone(root):
        look.put_together(root)
    _say([*remarks.passed_over(root, every, look=True), *remarks.drafts(root, every)])
    folders = pipeline.published(every)
    planned = pipeline.plan(
        pipeline.read(folders),
        base,
        Projet(root),
        pipeline.Parution(jour_du_depot(root), settings.site_url(root), settings.public_url(root)),
    )
    with alone(root):
        pipeline.write(root, planned)
    return planned


def judge(root: Path) -> None:
    """Read the settings before MkDocs speaks of them in English. Raises its ConfigurationError."""
    try:
        if Projet(root).settings.is_file():
            settings.site_url(root)
    except GeneratorError as error:
        raise ConfigurationError(str(error)) from None


def _say(lines: list[str]) -> None:
    known = sys.stderr.encoding or "utf-8"
    for line in lines:  # not every terminal knows every sign
        print(line.encode(known, NEAREST).decode(known), file=sys.stderr, flush=True)
