"""MkDocs and its fork: their own command, given our settings, on the pages that changed."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..disk.droppings import PATTERNS, is_dropping
from ..disk.output import naming_path
from ..ground.invocation import installing
from ..ground.problem import GeneratorError, MissingToolError
from ..ground.projet import Projet
from ..processes.handing import CopyLostError
from ..words.template_words import in_french
from .built import NOTHING, Built, Known
from .changed import BuildHooks, takes_pages
from .configuration import base_of
from .in_french import told
from .installed import asked_once
from .quick import blocks_taken_whole, one_reader
from .swapped import swapped

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


LIBRARIES: Final = {"mkdocs": "MkDocs", "properdocs": "ProperDocs"}
"""What may be asked to build -> what it is called."""

_ITS_PARTS = "commands.build config config.defaults exceptions localization structure.pages".split()


def load_library(library: str, config_file: Path) -> None:
    """Load `library`, and what the settings of the last time, if they are there, had it load.

    Whatever is wrong with it is told when it is asked to build.
    """
    if f"{library}.{_ITS_PARTS[0]}" in sys.modules:
        return
    with suppress(Exception), _Heard(library):
        for part in _ITS_PARTS:
            import_module(f"{library}.{part}")
        if config_file.is_file():
            with asked_once(library), _read_by_c(library):
                import_module(f"{library}.config").load_config(str(config_file))


def run_mkdocs(
    config_file: Path, site: Path, known: Known = NOTHING, mark: str = "", library: str = "mkdocs"
) -> Built:
    """Build `site` with MkDocs, strictly, but for the `known` pages that would be the same.

    `mark` stands for all a page comes from besides its Markdown and the configuration file; without
    one, every page is built, and written.
    Raises GeneratorError with what MkDocs said.
    """
    if not mark:
        return _run(library, config_file, site, None)
    mark += config_file.read_text("utf-8")
    try:
        return _run(library, config_file, site, BuildHooks(known, mark, shared=True))
    except CopyLostError:  # alone, it tells all that is wrong
        return _run(library, config_file, site, BuildHooks(known, mark, shared=False))


def run_properdocs(config_file: Path, site: Path, known: Known = NOTHING, mark: str = "") -> Built:
    """The same with ProperDocs, the maintained fork of MkDocs.

    Raises MissingToolError when it is not installed.
    """
    if find_spec("properdocs") is None:
        raise MissingToolError(
            f"ProperDocs n’est pas installé ; pour l’installer : {installing('properdocs')}"
        )
    return run_mkdocs(config_file, site, known, mark, "properdocs")


def _run(library: str, config_file: Path, site: Path, hooks: BuildHooks | None) -> Built:
    # Here: 0.2 s that `check` does not pay.
    command = import_module(f"{library}.commands.build")
    errors = import_module(f"{library}.exceptions")
    load_config = import_module(f"{library}.config").load_config

    heard = _Heard(library)
    try:
        with _dated(), _one_reading(library), _read_by_c(library), asked_once(library), heard:
            # Warnings stop the build below: MkDocs would count its own, on building a part only.
            config = load_config(str(config_file), site_dir=str(site), strict=False)
            if _holds_droppings(config.docs_dir):  # or each file is compared for nothing
                leave_droppings_out(config)
            if hooks and not takes_pages(hooks, config):
                hooks = None
            pages = import_module(f"{library}.structure.pages")
            reader = one_reader(pages) if hooks else nullcontext()
            with naming_path(site), hooks or nullcontext(), reader, blocks_taken_whole():
                command.build(config, dirty=hooks is not None)
                if hooks:
                    hooks.join(is_sound=not heard.lines)
    except (errors.Abort, errors.MkDocsException) as error:
        raise _refused(library, [*heard.lines, str(error)], config_file) from None
    except Exception as error:
        template, line = getattr(error, "filename", None), getattr(error, "lineno", None)
        if isinstance(error, OSError) or not (template and line):
            raise
        said = f"gabarit illisible : {in_french(error)}"
        raise GeneratorError(f"{template}:{line}: {said}") from None
    if heard.lines:
        raise _refused(library, heard.lines, config_file)
    return Built(base_of(config.site_url), hooks.pages if hooks else NOTHING)


def leave_droppings_out(config: MkDocsConfig) -> None:
    """Make MkDocs pass over what editors and systems left among the pages."""
    from pathspec.gitignore import GitIgnoreSpec  # noqa: PLC0415 - MkDocs brings it

    own = config.exclude_docs or GitIgnoreSpec([])
    config.exclude_docs = GitIgnoreSpec.from_lines(PATTERNS) + own


def _holds_droppings(docs: str) -> bool:
    """Whether there are any, where MkDocs looks for pages."""
    walk = os.walk(docs, followlinks=True)
    return any(is_dropping(name) for _, *found in walk for names in found for name in names)


def _refused(library: str, lines: list[str], config_file: Path) -> GeneratorError:
    projet = Projet(config_file.parent.parent)  # it lies in the work folder
    said = [f"{LIBRARIES[library]} a refusé le site", *told(lines, projet)]
    return GeneratorError("\n".join(said))


@contextmanager
def _dated() -> Iterator[None]:
    """The same pages have the same date whatever the day, unless whoever builds says which."""
    name = "SOURCE_DATE_EPOCH"
    if os.environ.get(name):
        yield
        return
    said = os.environ.get(name)  # maybe empty, as a workflow gives what nobody chose
    os.environ[name] = "0"
    try:
        yield
    finally:
        del os.environ[name]
        os.environ |= {} if said is None else {name: said}


def _one_reading(library: str) -> AbstractContextManager[None]:
    """Keep MkDocs from reading all the HTML of each page a second time.

    It does so for a report on anchors that stops nothing, and no setting turns it off: finishing
    follows every link. A sixth of the time.
    """
    pages = import_module(f"{library}.structure.pages")
    return swapped(pages._RawHTMLPreprocessor, "run", _as_it_is)


def _read_by_c(library: str) -> AbstractContextManager[None]:
    """Have MkDocs read its settings with the same library, its part in C, where there is one.

    The navigation is hundreds of lines.
    """
    settings = import_module(f"{library}.config.defaults")
    yaml = import_module(f"{library}.utils.yaml").yaml
    loader = partial(settings.get_yaml_loader, getattr(yaml, "CLoader", yaml.Loader))
    return swapped(settings, "get_yaml_loader", loader)


def _as_it_is(_: object, lines: list[str]) -> list[str]:
    return lines


class _Heard(logging.Handler):
    """Keeps what MkDocs warns about while it is entered: any of it stops the build."""

    def __init__(self, library: str) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self._logger = logging.getLogger(library)

    def __enter__(self) -> None:
        self._propagated = self._logger.propagate
        self._logger.addHandler(self)
        self._logger.propagate = False

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)
        self._logger.propagate = self._propagated

    def emit(self, record: logging.LogRecord) -> None:
        # What the command itself warns of is that it builds a part only, which is what we ask.
        if (record.funcName, record.levelno) != ("build", logging.WARNING):
            self.lines.append(record.getMessage())
