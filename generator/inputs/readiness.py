"""Whether a site can be built with the settings, pages and look of a project, titles apart."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from ..ground.problem import FaultsError, GeneratorError, Problem
from ..ground.projet import Projet
from ..processes.expected import Wanted, take_expected
from . import additions, handwritten, inventory, look
from .jour import instant_fault
from .settings import misgiven, site_url
from .sources import judged, unreadable
from .titles import faults_of

_PUBLICATION: Final = Path(".github", "workflows", "publier.yml")
"""What `nouveau` writes to publish from GitHub, which reads it only once it is there."""
_USES: Final = re.compile(r"^\s*uses:\s*\S+/site\.yml@(\S+)", re.M)
_COMMIT: Final = re.compile(r"^\s*commit:\s*[\"']?([^\s\"'#]+)", re.M)


def ready(root: Path, titles: Iterable[Path] = ()) -> None:
    """Stop before anything is made when settings, pages or look cannot be read or joined,
    or when something is left to write there.

    Raises FaultsError or GeneratorError with all that is wrong, and what is wrong in `titles`
    then: they are judged later when they alone could be.
    """
    ahead: list[Problem] | None = take_expected(blocking_faults_key(root))
    problems = blocking_faults(root) if ahead is None else ahead
    said = [] if problems else [*_faults_of_variables(root)]
    if not problems and not said:
        return
    if told := [*problems, *faults_of(titles)]:
        raise FaultsError(told, said)
    raise GeneratorError("\n".join(said))


def _faults_of_variables(root: Path) -> Iterator[str]:
    """What is wrong in the values that the environment gives, a line each."""
    try:
        site_url(root)
    except GeneratorError as error:
        yield from str(error).splitlines()
    if said := instant_fault():
        yield said


def blocking_faults_key(root: Path) -> Wanted:
    """Key under which `expected` holds the result of `blocking_faults`."""
    return "look", root


def blocking_faults(root: Path) -> list[Problem]:
    """Every fault of the settings, pages and look that stops a build."""
    if gone := look.missing(root):  # the rest would be judged as pieces of another look
        return gone
    return sorted({*faults_of_look(root), *handwritten.blocking_faults(root)})


def left_to_write(root: Path) -> list[Problem]:
    """What is left to write in the pages and the look, told of a look that is whole."""
    return [] if look.missing(root) else handwritten.unfinished(root)


def faults_to_tell(root: Path) -> list[Problem]:
    """Those of `faults_of_look`, and what would keep the project from being published."""
    return sorted([*faults_of_look(root), *_faults_of_publication(root / _PUBLICATION)])


def _faults_of_publication(path: Path) -> list[Problem]:
    from ..loading.settings_read import settings_faults  # noqa: PLC0415 - see `ahead`

    if not os.path.lexists(path):
        return []
    if lost := [*judged(path)]:
        return lost
    text = path.read_text("utf-8-sig")
    if broken := settings_faults([path]):
        return broken
    used, given = _USES.search(text), _COMMIT.search(text)
    if not used or not given or used[1] == given[1]:
        return []
    line = text.count("\n", 0, given.start(1)) + 1
    told = f"« commit » : « {given[1]} » ; attendu : « {used[1]} », celui de « uses »"
    return [Problem(path, line, told)]


def faults_of_look(root: Path) -> list[Problem]:
    """What is wrong in the settings, the pages and the look, texts left to write apart."""
    from ..loading.settings_judged import settings_told  # noqa: PLC0415 - as above
    from ..loading.settings_read import settings_faults  # noqa: PLC0415 - see `ahead`

    if gone := look.missing(root):  # as above
        return gone
    projet = Projet(root)
    problems = [*unreadable(root), *additions.faults(root), *look.unknown_templates(root)]
    problems += look.illegible_templates(root)
    if any(problem.path in projet.all_settings for problem in problems):
        return sorted(problems)
    if broken := settings_faults(projet.all_settings):  # nobody knows what they would load
        return sorted([*problems, *broken])
    return sorted([*problems, *inventory.unlisted(root), *settings_told(projet), *misgiven(root)])
