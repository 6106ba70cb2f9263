"""What a live preview shows of its faults, in the pages and in the terminal."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .finishing import read, with_faults
from .output import copy_tree, write_text
from .problem import GeneratorError
from .stages import FaultsError
from .system import told
from .typographie import ponctuation

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_SCRIPTS = re.compile(r"script-src 'self'[^;]*")


def readable_theme(config: MkDocsConfig, last: Path, root: Path) -> list[str]:
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
            faults += [line for line in lines(error, root) if line not in faults]
    if not faults:
        fresh = last.with_name(f".{last.name}")
        copy_tree(theme, fresh)
        shutil.rmtree(last, ignore_errors=True)
        fresh.rename(last)
    elif last.is_dir():
        config.theme.dirs[config.theme.dirs.index(str(theme))] = str(last)
    return faults


def prepare(site: Path, faults: list[str]) -> None:
    """Write what is wrong with the pages at their top, and let MkDocs reload the browser.

    Its script is written into the page when served, which the policy of the site forbids.
    """
    for path in site.rglob("*.html"):
        page = read(path.read_text("utf-8"))
        page = with_faults(page, faults, "fautes-site", "Les pages contiennent des fautes")
        html = _SCRIPTS.sub("script-src 'self' 'unsafe-inline'", page.html, count=1)
        write_text(path, html)


def lines(error: Exception, root: Path) -> list[str]:
    """The faults as French lines, with paths from the project's root."""
    template, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if isinstance(error, FaultsError):
        found = [str(problem) for problem in error.problems]
    elif isinstance(error, GeneratorError):
        found = [text for text in str(error).splitlines() if text.strip(" :")]
        found = found[1:] if len(found) > 1 and found[0].endswith(" : ") else found
    elif isinstance(error, OSError):
        found = [ponctuation(told(error))]
    elif template and line:
        found = [f"{template}:{line}: gabarit illisible : {error}"]
    else:
        found = [f"erreur inattendue ({type(error).__name__}) : {error}"]
    return [text.replace(f"{root}/", "") for text in found]


def say(faults: list[str], address: str) -> None:
    """Tell whoever is at the terminal, in place of MkDocs' own English lines."""
    for fault in faults:
        print(fault, file=sys.stderr)
    state = f"avec {len(faults)} faute(s), écrites en haut des pages" if faults else "à jour"
    print(f"Aperçu {state}\N{NO-BREAK SPACE}: {address}", flush=True)
