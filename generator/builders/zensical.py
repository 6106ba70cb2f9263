"""Zensical, which reads the same settings and runs none of our code."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from ..disk.droppings import is_dropping
from ..disk.folders import copy_tree
from ..disk.output import write_text
from ..ground.invocation import installing
from ..ground.problem import GeneratorError, MissingToolError
from ..ground.projet import Projet
from .built import NOTHING, Built, Known
from .configuration import base_of

_COLOURS = re.compile(r"\x1b\[[\d;]*m")
_OS_ERROR = re.compile(r"\(os error (\d+)\)")
_NO_WRITING = {errno.EACCES, errno.EDQUOT, errno.EIO, errno.EMFILE, errno.ENOSPC, errno.EROFS}
_TRACEBACK = re.compile(r"^Traceback .*\n(?:[ \t].*\n)*", re.M)


def run_zensical(
    config_file: Path,
    site: Path,
    known: Known = NOTHING,  # noqa: ARG001 - Zensical keeps nothing from one time to the next
    mark: str = "",  # noqa: ARG001
) -> Built:
    """Build `site` with Zensical, strictly: whole each time, whatever is `known`.

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
            f"Zensical n’est pas installé ; pour l’installer : {installing('zensical')}"
        ) from None

    given = json.loads(config_file.read_text("utf-8"))
    with tempfile.TemporaryDirectory(prefix=".zensical-", dir=site.parent) as folder:
        work = Path(folder)
        docs = config_file.parent / given["docs_dir"]
        copy_tree(docs, work / "docs", lambda path: is_dropping(path.name))
        theme = config_file.parent / given["theme"]["custom_dir"]
        config = {
            "INHERIT": _named_from(work, config_file),
            "docs_dir": "docs",
            "site_dir": "site",
            "theme": {"custom_dir": _named_from(work, theme)},
        }
        own = Projet(work).settings
        write_text(own, json.dumps(config))
        done = subprocess.run(
            [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(own)],
            env=os.environ | {"PYTHONUTF8": "1"},  # it writes names of folders as text
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
        return Built(base_of(parse_config(str(own))["site_url"]))


def _named_from(folder: Path, path: Path) -> str:
    """`path` from `folder`: what stands above both may have a name no text can hold."""
    try:
        return os.path.relpath(path.resolve(), folder.resolve())
    except ValueError:  # on another disk
        return str(path.resolve())
