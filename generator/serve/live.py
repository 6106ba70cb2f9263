"""What the open pages of a live preview want to know: which site is shown, and what is wrong."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Shown:
    """What a page may know of the preview, at an instant."""

    site: str = ""
    """Which site it is: another one, other pages. Empty until there is one."""
    faults: tuple[str, ...] = ()
    told: int = 0
    """How many times the faults changed."""

    @property
    def mark(self) -> str:
        """What a page holds, to ask for what comes after."""
        return f"{self.site}.{self.told}"


@dataclass
class Live:
    """The state of a preview, which the pages wait upon."""

    shown: Shown = field(default_factory=Shown)
    _session: str = field(default_factory=lambda: secrets.token_hex(4))
    """Two previews at one address, one after the other, show two sites."""
    _number: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def show(self, faults: tuple[str, ...], *, renewed: bool) -> None:
        """Tell the pages what is wrong now, and whether the site was `renewed`."""
        with self._changed:
            self._number += renewed
            site = f"{self._session}-{self._number}" if self._number else ""
            told = self.shown.told + (faults != self.shown.faults)
            self.shown = Shown(site, faults, told)
            self._changed.notify_all()

    def wait(self, mark: str, patience: float) -> Shown:
        """What is shown, as soon as it is not what `mark` says, or once `patience` (s) is over."""
        with self._changed:
            self._changed.wait_for(lambda: self.shown.mark != mark, patience)
            return self.shown
