"""From Markdown files to a site: the builder is asked, and knows nothing of us."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from .problem import GeneratorError


def builder_config(
    root: Path,
    name: str,
    nav: Sequence[dict[str, Any]],
    docs: str = "../site_src/docs",
    more: Mapping[str, Any] | None = None,
) -> tuple[Path, str]:
    """Path and text of a configuration any builder reads: the project's own, plus the navigation.

    `docs` is the folder of the pages, from `build/`; `more` are settings of this site alone. JSON
    is YAML, so no YAML is written here. Hooks are emptied: whoever calls the builder with this
    file has run the pipeline and will finish the site.
    """
    config = {
        **(more or {}),
        "INHERIT": "../mkdocs.yml",
        "docs_dir": docs,
        "site_dir": "site",
        "theme": {"custom_dir": "../site_src/theme"},
        "hooks": [],
        "strict": True,
        "nav": nav,
    }
    text = json.dumps(config, ensure_ascii=False, indent=1) + "\n"
    return root / "build" / f"mkdocs.{name}.yml", text


def run_mkdocs(config_file: Path, site: Path) -> str:
    """Build `site` with MkDocs, strictly; return the path the site lives under on its host.

    Raises GeneratorError with what MkDocs said.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build  # noqa: PLC0415 - 0.2 s that `check` does not pay
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415
    from mkdocs.structure import pages  # noqa: PLC0415

    # It reads all the HTML of each page a second time, for a report on anchors that stops nothing:
    # finishing follows every link. A sixth of the time.
    pages._RawHTMLPreprocessor.run = _as_it_is  # type: ignore[method-assign, assignment]
    heard = _Heard()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    logger.propagate = False
    try:
        config = load_config(str(config_file), site_dir=str(site))
        build(config)
    except (Abort, MkDocsException) as error:
        raise GeneratorError(
            "\n".join(["MkDocs a refusé le site", *heard.lines, str(error)])
        ) from None
    finally:
        logger.removeHandler(heard)
    return urlsplit(config.site_url or "/").path or "/"


Builder = Callable[[Path, Path], str]
"""Configuration file, folder of the site to make -> path of the site on its host."""

BUILDERS: Final[Mapping[str, Builder]] = {"mkdocs": run_mkdocs}
"""What may build the site, by the name given on the command line."""


def _as_it_is(_: object, lines: list[str]) -> list[str]:
    return lines


class _Heard(logging.Handler):
    """Keeps what MkDocs warns about, to tell it only if the build fails."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
