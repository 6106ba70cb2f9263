"""The commands as the person who reads a message types them.

`make …` in the repository of the tool, `referentiel …` anywhere else: where it is installed, and
where another project runs it from a folder of its own. Verbs are those of the command line.
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePath
from typing import Final

from .projet import OUTIL, TOOL, Projet, tool_look

NAME: Final = "referentiel"
_MAKE: Final = {"build": "site"}
"""What `make` calls otherwise."""
_UNMADE: Final = frozenset({"nouveau", "importer", "decouper"})
"""What `make` does not know."""
_PINNED: Final = {"properdocs": "properdocs==1.6.7", "zensical": "zensical==0.0.73"}
"""Builders of which not any version builds this site."""


def typed(verb: str, **settings: str) -> str:
    """The command for `verb`, with what is to be said besides: an option, or a variable of make.

    An option without a value is given as an empty text.
    """
    if is_installed():
        options = [f"--{name} {value}".rstrip() for name, value in settings.items()]
        return " ".join([NAME, verb, *options])
    if verb in _UNMADE:
        return f".venv/bin/python -m {OUTIL.name} {verb}"
    variables = [f"{name.upper()}={value or 'oui'}" for name, value in settings.items()]
    return " ".join(["make", _MAKE.get(verb, verb), *variables])


def installing(builder: str) -> str:
    """What to type to have a builder that does not come with the tool."""
    return (
        f"pip install {_PINNED.get(builder, builder)}"
        if is_installed()
        else typed("build", builder=builder)
    )


def other_address(port: int) -> str:
    """Where to show a preview on this machine when `port` is taken: never there."""
    return f"127.0.0.1:{8001 if port != 8001 else 8002}"


def program() -> str:
    """What the command calls itself in its help."""
    return NAME if is_installed() else OUTIL.name


def version() -> str:
    """The version of the tool, as its repository or whoever installed it says."""
    import tomllib  # noqa: PLC0415 - seldom asked
    from importlib import metadata  # noqa: PLC0415

    beside = Projet(tool_look().parent).metadata
    if beside.is_file():
        return str(tomllib.loads(beside.read_text("utf-8"))["project"]["version"])
    return metadata.version(TOOL)


def is_installed() -> bool:
    """Whether people here type the name of the tool: they did, or are not in its repository."""
    is_here = (Path.cwd() / OUTIL.name).is_dir() and tool_look().parent != OUTIL
    return PurePath(sys.argv[0]).stem == NAME or not is_here
