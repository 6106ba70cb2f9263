"""From Markdown files to a site: the builder is asked, and knows nothing of us."""

from __future__ import annotations

import errno
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from .commande import is_installed, typed
from .droppings import PATTERNS, is_dropping
from .output import copy_tree, naming, write_text
from .problem import GeneratorError, MissingToolError
from .projet import Projet

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_COLOURS = re.compile(r"\x1b\[[\d;]*m")
_OS_ERROR = re.compile(r"\(os error (\d+)\)")
_NO_WRITING = {errno.EACCES, errno.EDQUOT, errno.EIO, errno.EMFILE, errno.ENOSPC, errno.EROFS}
_TRACEBACK = re.compile(r"^Traceback .*\n(?:[ \t].*\n)*", re.M)


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
        "INHERIT": projet.from_build(projet.shown_settings),
        "docs_dir": projet.from_build(docs or projet.docs),
        "site_dir": "site",
        "theme": {"custom_dir": projet.from_build(projet.theme)},
        "hooks": [],
        "strict": True,
        "nav": nav,
    }
    text = json.dumps(config, ensure_ascii=False, indent=1) + "\n"
    return projet.config(name), text


def run_mkdocs(config_file: Path, site: Path) -> str:
    """Build `site` with MkDocs, strictly; return the path the site lives under on its host.

    Raises GeneratorError with what MkDocs said.
    """
    from mkdocs.commands.build import build  # noqa: PLC0415 - 0.2 s that `check` does not pay
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415

    heard = _Heard()
    try:
        with _dated(), _one_reading(), heard:
            config = load_config(str(config_file), site_dir=str(site))
            leave_droppings_out(config)
            with naming(site):
                build(config)
    except (Abort, MkDocsException) as error:
        raise GeneratorError(
            "\n".join(["MkDocs a refusé le site", *heard.lines, str(error)])
        ) from None
    return _base(config.site_url)


def leave_droppings_out(config: MkDocsConfig) -> None:
    """Make MkDocs pass over what editors and systems left among the pages."""
    from pathspec.gitignore import GitIgnoreSpec  # noqa: PLC0415 - MkDocs brings it

    own = config.exclude_docs or GitIgnoreSpec([])
    config.exclude_docs = GitIgnoreSpec.from_lines(PATTERNS) + own


def run_zensical(config_file: Path, site: Path) -> str:
    """Build `site` with Zensical, strictly; return the path the site lives under on its host.

    `config_file` is one of `builder_config`; `site` does not exist yet, its parent does. Zensical
    reads and writes only below the folder of its configuration, and keeps a cache there: it gets a
    folder of its own, with a copy of the pages, gone afterwards. It runs apart because it writes to
    the terminal by itself. Raises GeneratorError with what it said, MissingToolError when it is not
    installed.
    """
    try:
        from zensical.config import parse_config  # noqa: PLC0415 - not installed by default
    except ModuleNotFoundError:
        raise MissingToolError(
            f"Zensical n’est pas installé ; pour l’installer : {_installing()}"
        ) from None

    given = json.loads(config_file.read_text("utf-8"))
    with tempfile.TemporaryDirectory(prefix=".zensical-", dir=site.parent) as folder:
        work = Path(folder)
        docs = config_file.parent / given["docs_dir"]
        copy_tree(docs, work / "docs", lambda path: is_dropping(path.name))
        theme = (config_file.parent / given["theme"]["custom_dir"]).resolve()
        config = {
            "INHERIT": str(config_file.resolve()),
            "docs_dir": "docs",
            "site_dir": "site",
            "theme": {"custom_dir": str(theme)},
        }
        own = Projet(work).settings
        write_text(own, json.dumps(config))
        done = subprocess.run(
            [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(own)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            said = _TRACEBACK.sub("", _COLOURS.sub("", done.stderr)).strip()
            if (refused := _OS_ERROR.search(said)) and int(refused[1]) in _NO_WRITING:
                raise OSError(int(refused[1]), said, str(site))
            raise GeneratorError(f"Zensical a refusé le site\n{said}")
        (work / "site").rename(site)
        return _base(parse_config(str(own))["site_url"])


Builder = Callable[[Path, Path], str]
"""Configuration file, folder of the site to make -> path of the site on its host."""

BUILDERS: Final[Mapping[str, Builder]] = {"mkdocs": run_mkdocs, "zensical": run_zensical}
"""What may build the site, by the name given on the command line."""


def _installing() -> str:
    return "pip install zensical==0.0.73" if is_installed() else typed("build", builder="zensical")


def _base(site_url: str | None) -> str:
    return urlsplit(site_url or "/").path or "/"


@contextmanager
def _dated() -> Iterator[None]:
    """The same pages have the same date whatever the day, unless whoever builds says which."""
    name = "SOURCE_DATE_EPOCH"
    if name in os.environ:
        yield
        return
    os.environ[name] = "0"
    try:
        yield
    finally:
        del os.environ[name]


@contextmanager
def _one_reading() -> Iterator[None]:
    """Keep MkDocs from reading all the HTML of each page a second time.

    It does so for a report on anchors that stops nothing, and no setting turns it off: finishing
    follows every link. A sixth of the time. MkDocs is as it was afterwards.
    """
    from mkdocs.structure import pages  # noqa: PLC0415

    reader = pages._RawHTMLPreprocessor
    own = reader.run
    reader.run = _as_it_is  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        reader.run = own  # type: ignore[method-assign]


def _as_it_is(_: object, lines: list[str]) -> list[str]:
    return lines


class _Heard(logging.Handler):
    """Keeps what MkDocs warns about while it is entered, to tell it only if the build fails."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def __enter__(self) -> None:
        self._logger = logging.getLogger("mkdocs")
        self._propagated = self._logger.propagate
        self._logger.addHandler(self)
        self._logger.propagate = False

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)
        self._logger.propagate = self._propagated

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
