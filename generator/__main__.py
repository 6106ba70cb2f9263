"""Entry point of the command, whatever its name: `referentiel`, `python -m generator`."""

import gc
import os
import sys
from typing import NoReturn

from .ahead import reading
from .commands.streams import flush_or_forget, reopen

_SELDOM = 2_000_000
"""New objects between two garbage collections: a command mostly ends before the first, since all it
reads is in use. A process that lasts collects more often (`halves.collect_garbage_often`)."""


def run() -> NoReturn:
    """Do what was typed; the process ends, with its exit code."""
    reopen()
    gc.set_threshold(_SELDOM)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # it would look for some: 10 ms
    try:
        with reading(sys.argv[1:]):
            from .cli import main  # noqa: PLC0415 - loading it makes a hundred thousand objects

            code = main()
    except KeyboardInterrupt:  # while loading; later on `main` hears it, and answers the same
        code = 130
    for stream in (sys.stdout, sys.stderr):
        flush_or_forget(stream)
    os._exit(code)  # all is written: undoing, one by one, a million objects is for nobody


if __name__ == "__main__":
    run()
