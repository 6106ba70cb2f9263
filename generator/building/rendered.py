"""Renders only the pages whose template input changed since the last build.

What a template reads of the référentiel is recorded while it renders: a page of the tree, which
reads no compétence, is not rendered again when one changes. All else a page is given is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path, PurePosixPath
from types import MethodType, NoneType
from typing import Any, TypeVar, cast

from ..disk.digest import digest
from ..ground.kept import cached_by_identity
from ..model import Modele, Referentiel
from ..pages import GENERES, Page
from ..processes.halves import halves
from ..templating.rendering import Environment, render_page
from .pagestore import DISK, Stores

TextOrBytes = TypeVar("TextOrBytes", str, bytes)


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text of a page or of a data file, with what it was made from."""

    read: tuple[str, ...]
    """What its templates asked of the référentiel, by name."""
    key: str
    """Fingerprint of what they found there, and of all that is said of the page."""
    text: str | bytes


@dataclass(frozen=True)
class RenderedPages:
    """The rendered pages of a site, or of a part, by path."""

    pages: Mapping[str, Rendered] = field(default_factory=dict)


class Renderer:
    """Renders pages, except those whose input is the same as in `known`."""

    def __init__(self, known: Mapping[str, Rendered] | None = None) -> None:
        self.known = known or {}
        self.made: dict[str, Rendered] = {}
        """Every page asked for, rendered or known."""

    @property
    def whole(self) -> Sequence[object]:
        """The known pages and their texts: a copy of this process need not pass them back."""
        return [piece for one in self.known.values() for piece in (one, one.text)]

    @property
    def news(self) -> Mapping[str, Rendered]:
        """The pages to keep for the next build; empty when they are the known ones."""
        return {} if self.made == self.known else self.made

    def once(self, name: str, make: Callable[[], TextOrBytes], source: str = "") -> TextOrBytes:
        """A file that `make` draws from `source`, and from the code alone."""
        found, key = self.known.get(name), digest(source)
        self.made[name] = found if found and found.key == key else Rendered((), key, make())
        return cast("TextOrBytes", self.made[name].text)

    def texts(
        self, env: Environment, pages: Iterable[Page], referentiel: Referentiel
    ) -> dict[PurePosixPath, str]:
        """The text of each page, by path below the generated folder."""
        prints = _Prints(referentiel)
        wanted = {str(page.path): page for page in pages}
        kept = {
            path: found
            for path, page in wanted.items()
            if (found := self.known.get(path)) and found.key == prints.key(page, found.read)
        }

        def some(paths: Sequence[str]) -> dict[str, Rendered]:
            return {path: _rendered(env, wanted[path], referentiel, prints) for path in paths}

        for made in (kept, *halves(some, [path for path in wanted if path not in kept])):
            self.made |= made
        made_of = {p: cast("str", self.made[p].text) for p in wanted}
        return {page.path.relative_to(GENERES): made_of[p] for p, page in wanted.items()}


@dataclass(frozen=True)
class Texts:
    """Keeps the Markdown of a site, or of a part, from one build to the next."""

    path: Path
    mark: str
    """What a page comes from besides the data: the code, the templates."""
    stores: Stores = DISK

    def renderer(self) -> Renderer:
        """A renderer that knows the pages kept by the last build."""
        return Renderer(self.stores.load(self.path, self.mark, RenderedPages()).pages)

    def keeping(self, news: Mapping[str, Rendered]) -> AbstractContextManager[None]:
        """Write the `news` of a renderer during the `with`, even if its body raises."""
        if not news:
            return nullcontext()
        return self.stores.saving(self.path, self.mark, RenderedPages(news))


def _rendered(env: Environment, page: Page, referentiel: Referentiel, prints: _Prints) -> Rendered:
    noted = _Noted(referentiel)
    text = render_page(env, page, cast("Referentiel", noted))
    read = tuple(sorted(noted.names))
    return Rendered(read, prints.key(page, read), text)


class _Noted:
    """A référentiel that records which of its attributes are read."""

    def __init__(self, referentiel: Referentiel) -> None:
        self._referentiel = referentiel
        self.names: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._referentiel, name)
        if isinstance(found, MethodType):  # what it reads is asked as well
            return MethodType(found.__func__, self)
        self.names.add(name)
        return found


_PLAIN = (str, int, float, NoneType)
_LONG = 100
"""Characters of what is said of a value, beyond which a fingerprint stands for it."""


class _Prints:
    """Fingerprints of what pages are made from; each value is hashed once."""

    def __init__(self, referentiel: Referentiel) -> None:
        self._referentiel = referentiel
        self._names: dict[str, str] = {}
        self._held: dict[int, tuple[object, str]] = {}

    def key(self, page: Page, read: Iterable[str]) -> str:
        """Fingerprint of `page`, whose templates `read` these attributes of the référentiel."""
        for name in read:
            if name not in self._names:
                self._names[name] = digest(self._said(getattr(self._referentiel, name)))
        return digest(self._said(page), *(f"{name}:{self._names[name]}" for name in read))

    def _said(self, value: object) -> str:
        if isinstance(value, _PLAIN):
            return repr(value)
        if found := self._held.get(id(value)):  # held: no other object takes its place
            return found[1]
        said = self._told(value)
        self._held[id(value)] = (value, said)
        return said

    def _told(self, value: object) -> str:
        if isinstance(value, Modele):
            return _said_of(value)
        if isinstance(value, list | tuple):
            inside: Iterable[str] = map(self._said, value)
        elif isinstance(value, Mapping):
            inside = (f"{key!r}:{self._said(v)}" for key, v in value.items())
        elif is_dataclass(value):
            inside = (self._said(getattr(value, one.name)) for one in fields(value))
        else:
            return repr(value)
        said = f"{type(value).__qualname__}({','.join(inside)})"
        return said if len(said) < _LONG else digest(said)


@cached_by_identity(1 << 13)
def _said_of(model: Modele) -> str:
    """Fingerprint of an object; in a live preview, objects of unchanged files are the same ones."""
    return digest(type(model).__qualname__, model.model_dump_json())
