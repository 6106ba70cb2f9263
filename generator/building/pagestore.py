"""Keeps pages from one build to the next, with fingerprints of what they were made from.

A page is reused when that fingerprint is the same, never by its date. A store that cannot be read,
or that other code wrote, counts as empty. It is written whole or not at all: a killed build leaves
the previous one.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, is_dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any, Final, TypeVar, get_args, get_type_hints

from ..builders import RawPage
from ..disk.output import write_whole
from ..finishing import FinishedPage, Lot
from ..processes.halves import aside

_SEAL: Final = hashlib.sha256().digest_size
_VALUES = frozenset({"date", "datetime", "timedelta", "timezone"})
"""What a front matter may hold besides plain values: days and times."""


Store = TypeVar("Store")


@dataclass(frozen=True)
class PageStore:
    """What a builder made of each page, what was published of it, and the scripts and styles that
    were joined; all by address."""

    raw: Mapping[str, RawPage] = field(default_factory=dict)
    finished: Mapping[str, FinishedPage] = field(default_factory=dict)
    lots: Mapping[str, Lot] = field(default_factory=dict)


def load(path: Path, code: str, empty: Store) -> Store:
    """The store at `path`, if `code` is the fingerprint of what wrote it; else the `empty` one."""
    try:
        content = path.read_bytes()
        stream = io.BytesIO(content)
        stream.seek(_SEAL)
        if _StoreReader(stream, frozenset()).load() == code and content[:_SEAL] == _seal(content):
            found = _StoreReader(stream, _records(type(empty))).load()
            return found if isinstance(found, type(empty)) else empty
    except Exception:
        pass
    return empty


def save(path: Path, code: str, store: object) -> None:
    """Write `store` at `path`, marked with the fingerprint `code`."""
    content = bytes(_SEAL) + pickle.dumps(code) + pickle.dumps(store, pickle.HIGHEST_PROTOCOL)
    content = _seal(content) + content[_SEAL:]
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, lambda temporary: temporary.write_bytes(content))


class Stores:
    """Keeps stores on the disk, from one command to the next."""

    def load(self, path: Path, code: str, empty: Store) -> Store:
        """As `load`."""
        return load(path, code, empty)

    @contextmanager
    def saving(self, path: Path, code: str, store: object) -> Iterator[None]:
        """Write `store` in a copy of this process during the `with`, even if its body raises."""
        with aside(partial(save, path, code, store)) as saved:
            try:
                yield
            finally:
                saved()


class MemoryStores(Stores):
    """Keeps the last `count` stores in memory, for a command that lasts; `flush` writes them."""

    def __init__(self, count: int = 8) -> None:
        self._count = count
        self._held: dict[Path, tuple[str, object]] = {}
        """From the least to the most recently saved."""
        self._late: set[Path] = set()

    def load(self, path: Path, code: str, empty: Store) -> Store:
        """As `load`, from memory if it is there."""
        known, store = self._held.get(path, ("", None))
        if known == code and isinstance(store, type(empty)):
            return store
        return load(path, code, empty)

    @contextmanager
    def saving(self, path: Path, code: str, store: object) -> Iterator[None]:
        """Keep a store in memory."""
        self._held.pop(path, None)
        self._held[path] = code, store
        self._late.add(path)
        if len(self._held) > self._count:
            oldest = next(iter(self._held))
            self._flush(oldest)
            del self._held[oldest]
        yield

    def flush(self) -> None:
        """Write to the disk every store that is not there yet."""
        for path in sorted(self._late):
            self._flush(path)

    def _flush(self, path: Path) -> None:
        if path in self._late:
            self._late.remove(path)
            save(path, *self._held[path])


DISK: Final = Stores()


def _seal(content: bytes) -> bytes:
    """Checksum at the head of a store: corrupted content is detected when it is read."""
    return hashlib.sha256(memoryview(content)[_SEAL:]).digest()


def _records(kind: Any) -> frozenset[type]:
    """The dataclasses a store of this kind is made of, as its fields declare them."""
    inside = get_type_hints(kind).values() if is_dataclass(kind) else get_args(kind)
    every = {kind} if isinstance(kind, type) and is_dataclass(kind) else set()
    return frozenset[type](every).union(*map(_records, inside))


class _StoreReader(pickle.Unpickler):
    """An unpickler that only makes dates and the dataclasses of a store.

    A store may come from somebody else: unpickled freely, it could call any function.
    """

    def __init__(self, stream: IO[bytes], records: frozenset[type]) -> None:
        super().__init__(stream)
        self._known = {(one.__module__, one.__qualname__): one for one in records}

    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" and name in _VALUES:
            return super().find_class(module, name)
        if found := self._known.get((module, name)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")
