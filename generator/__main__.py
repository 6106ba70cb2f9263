"""Entry point of the command, whatever its name: `referentiel`, `python -m generator`."""

import gc
import sys

from .ahead import reading

_SELDOM = 2_000_000
"""New objects between two looks for what nothing holds any more: a command ends before, and all it
reads is held until then. What lasts looks more often (`halves.lasting`)."""


def run() -> int:
    """What was typed; the exit code."""
    gc.set_threshold(_SELDOM)
    with reading(sys.argv[1:]):
        from .cli import main  # noqa: PLC0415 - loading it makes a hundred thousand objects

        code = main()
    gc.freeze()  # the process ends: looking through all it holds one last time takes a fifth
    return code


if __name__ == "__main__":
    sys.exit(run())
