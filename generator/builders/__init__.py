"""From Markdown files to a site: the builder is asked, and knows nothing of us."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from .built import NOTHING, Built, Known, RawPage
from .configuration import builder_config
from .mkdocs import LIBRARIES, leave_droppings_out, load_library, run_mkdocs, run_properdocs
from .zensical import run_zensical

__all__ = [
    "BUILDERS",
    "NOTHING",
    "Builder",
    "Built",
    "Known",
    "RawPage",
    "builder_config",
    "leave_droppings_out",
    "load_builder",
    "run_mkdocs",
    "run_properdocs",
    "run_zensical",
]

Builder = Callable[[Path, Path, Known, str], Built]
"""Configuration file, folder of the site to make, what is known of its pages, fingerprint of the
settings and the look -> what was made."""

BUILDERS: Final[Mapping[str, Builder]] = {
    "mkdocs": run_mkdocs,
    "properdocs": run_properdocs,
    "zensical": run_zensical,
}
"""What may build the site, by the name given on the command line."""


def load_builder(builder: str, config_file: Path) -> None:
    """Load what a builder is made of, for who has the time before it is asked.

    `config_file` is what it will be given; what is there now is of the last time.
    """
    if builder in LIBRARIES:
        load_library(builder, config_file)
