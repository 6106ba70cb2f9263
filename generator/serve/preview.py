"""The site a live preview shows: the files of the last good one, renewed where they changed.

The files are those `build` publishes. They lie in a folder of their own: a preview never takes the
place of a site that is about to be published.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from .. import pipeline
from ..building import fingerprints
from ..building.assembly import SiteTree
from ..building.fingerprints import FileStats, Memory
from ..building.pagestore import MemoryStores
from ..building.parts import last_good
from ..building.repairs import alone
from ..disk.output import write_if_changed
from ..finishing.offline import PAGE, WORKER, describe_copy, has_address, integrity
from ..ground.problem import FaultsError, Problem
from ..ground.projet import Projet
from ..inputs import look, settings

_UNPUBLISHED = "sitemap.xml.gz"

Seen = tuple[str, int, int]
"""Where a file was taken from, its size and its date: the same, the same file."""


class Preview:
    """One site, in a folder, and what is known of each of its files."""

    def __init__(self, root: Path, builder: str = "mkdocs", *, drafts: bool = False) -> None:
        self.root = root
        self.drafts = drafts
        self.kept_out: list[Problem] = []
        """What keeps drafts from being shown as they are now."""
        self._together: frozenset[Path] = frozenset()
        """The titles that were made one beside the other, the last time."""
        self.folder = Projet(root).preview
        self.builder = builder
        self.base = "/"
        """The path the site lives under on its host."""
        self.lock = threading.Lock()
        """Held while files change; whoever reads several of them holds it too."""
        self._state = ""
        self._seen: dict[str, Seen] = {}
        self._texts: dict[str, tuple[str, int]] = {}
        """What a file holds that lies nowhere else, and its bytes."""
        self.stores = MemoryStores()
        """What was made of the pages, for the next time."""
        self._prints: dict[str, str] = {}
        self._left: FileStats = {}
        """What the folder held when it was last made."""

    @property
    def is_there(self) -> bool:
        """Whether there is anything to show."""
        return (self.folder / "index.html").is_file()

    def renew(self) -> bool:
        """Make what changed since the last time; whether any file of the site did.

        Raises what `pipeline.build` raises; the site then stays as it was.
        """
        self.kept_out = []
        pipeline.ready(self.root, pipeline.to_show(self.root, drafts=self.drafts))
        folders, kept_out = pipeline.shown(self.root, drafts=self.drafts)
        self.kept_out = [problem for found in kept_out.values() for problem in found]
        if not folders:
            raise FaultsError(self.kept_out)
        with alone(self.root):
            look.put_together(self.root)
            former = self._former(kept_out)
            made = pipeline.state(self.root, folders, self.builder)
            state = fingerprints.of(made, [folder.name for folder in former])
            touched = self._touched()
            for address in touched:  # nothing is known of them any more
                self._seen.pop(address, None)
                self._texts.pop(address, None)
            if state == self._state and not touched:
                return False
            tree = pipeline.tree(self.root, folders, self.builder, self.stores, former)
            with self.lock:
                changed = self._take(tree)
        self.base = urlsplit(settings.site_url(self.root)).path or "/"
        self._state = state
        self._together = frozenset([*folders, *former] if len(folders) > 1 or former else ())
        return changed

    def _touched(self) -> set[str]:
        """The files that somebody changed, added or removed in the folder since the last time."""
        now = fingerprints.file_stats(self.folder)
        return {a for a in now.keys() | self._left.keys() if now.get(a) != self._left.get(a)}

    def _former(self, kept_out: Iterable[Path]) -> dict[Path, Memory]:
        """The titles that were shown, and cannot be as they are now, as they were: whoever writes
        one has its page open."""
        kept = {folder: last_good(self.root, folder) for folder in self._together & set(kept_out)}
        return {folder: memory for folder, memory in kept.items() if memory}

    def flush(self) -> None:
        """Write what the next preview, or the next build, will not have to make again."""
        with alone(self.root):
            self.stores.flush()

    def _take(self, tree: SiteTree) -> bool:
        """Have the folder hold the files of `tree`, described as a published site is."""
        changed = False
        sizes: dict[str, int] = {}
        for address, path in tree.files.items():
            if address == _UNPUBLISHED:
                continue
            stat = path.stat()
            sizes[address] = stat.st_size
            seen = (str(path), stat.st_size, stat.st_mtime_ns)
            if address in (PAGE, WORKER) or self._seen.get(address) == seen:
                continue
            changed |= self._write(address, path.read_bytes())
            self._seen[address] = seen
            self._texts.pop(address, None)
        for address, text in tree.texts.items():
            if self._texts.get(address, ("", 0))[0] != text:
                content = text.encode()
                changed |= address not in (PAGE, WORKER) and self._write(address, content)
                self._texts[address] = text, len(content)
                self._seen.pop(address, None)
            sizes[address] = self._texts[address][1]
        described_ones = [a for a in (PAGE, WORKER) if a in sizes]
        texts = [tree.text(a) for a in described_ones]
        if len(texts) == 2 and has_address(self.folder):
            texts = list(describe_copy(texts[0], texts[1], sizes, self._prints.__getitem__))
        for address, text in zip(described_ones, texts, strict=True):
            changed |= self._write(address, text.encode())
        changed |= self._prune(set(sizes))
        self._left = fingerprints.file_stats(self.folder)
        return changed

    def _write(self, address: str, content: bytes) -> bool:
        self._prints[address] = integrity(content)
        return write_if_changed(self.folder / address, content)

    def _prune(self, kept: set[str]) -> bool:
        removed = False
        for place, _, names in os.walk(self.folder, topdown=False):
            inside = Path(place).relative_to(self.folder)
            for name in names:
                if (address := (inside / name).as_posix()) not in kept:
                    (self.folder / address).unlink()
                    self._seen.pop(address, None)
                    self._texts.pop(address, None)
                    self._prints.pop(address, None)
                    removed = True
            if not os.listdir(place):  # noqa: PTH208 - the walk gives strings
                Path(place).rmdir()
        return removed
