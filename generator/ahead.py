"""What a build needs of its data and its look, read by a copy of the process while this one loads.

Loading our own modules and those of pydantic takes as long as reading a title: on two cores, both
are done at once. Anywhere else, or when the copy is lost, all is read when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from .processes.expected import Wanted, expect, forget
from .processes.halves import can_share, in_turn

COMMANDS: Final = frozenset({"build", "zip"})
"""Those that need both, as soon as they can."""


@contextmanager
def reading(arguments: Sequence[str]) -> Iterator[None]:
    """Read the look and the title of the project in this folder beside what follows.

    Several titles are read by as many as there are cores, later on.
    """
    if not (COMMANDS.intersection(arguments[:1]) and can_share(2)):
        yield
        return
    _load()
    with in_turn([_look, _title]) as read:
        expect(read)
        try:
            yield
        finally:
            forget()


def _load() -> None:
    """Load what both of us read with: what is loaded by now is loaded once."""
    from .inputs import readiness  # noqa: F401, PLC0415 - other commands load it when they need it
    from .loading import front_matter, settings_judged  # noqa: F401, PLC0415


def _look() -> Mapping[Wanted, Any]:
    from .inputs import readiness  # noqa: PLC0415 - see `_load`

    root = Path.cwd()
    return {readiness.blocking_faults_key(root): readiness.blocking_faults(root)}


def _title() -> Mapping[Wanted, Any]:
    from .ground.problem import GeneratorError  # noqa: PLC0415
    from .ground.projet import Projet  # noqa: PLC0415
    from .loading import ahead, files  # noqa: PLC0415 - as above

    root = Path.cwd()
    folders = [f for f in Projet(root).referentiel.glob("*") if files.looks_like_title(f)]
    if len(folders) == 1:
        with suppress(GeneratorError):  # told when it is asked for
            return ahead.read_ahead(folders[0].relative_to(root))
    return {}
