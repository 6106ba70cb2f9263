"""Markdown read as it reads itself, sooner.

Markdown looks at every tag of a page to find where a block of HTML ends, which is half of what
building a page takes. Where a block is plainly written (small letters, quoted values, each tag
closed in its turn), its end is found at once; wherever there is the least doubt, Markdown reads on
by itself. MkDocs makes a reader for each page; one reader, put back as it was, reads them all. The
pages are the same, byte for byte: tests compare them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from typing import Any, Final

from .swapped import swapped

COMPARED: Final = "3.11."
"""The version of Markdown whose own reading ours was compared with; any other reads alone."""

_TAG: Final = r"""</?[a-z][a-z0-9-]*(?:\s+[a-zA-Z][a-zA-Z0-9:-]*(?:="[^"<>]*")?)*\s*/?>"""
_DOUBT = re.compile(rf"<(?!{_TAG[1:]})|&#(?!\d+;)")
"""What Markdown may not read as it is written: comments, sections of code, loose signs…"""
_ENDS = re.compile(r"<(/?)([a-z][a-z0-9-]*)([^>]*)>")
_APART = frozenset(
    "iframe noembed noframes noscript plaintext script style textarea title xmp".split()
)
"""What these hold is not read as HTML, by some versions of Python at least."""
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_MARKDOWN = re.compile(r"\smarkdown[\s=>/]")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_BLANK_LINE = re.compile(r" *\n *\n")


def is_plain(source: str) -> bool:
    """Whether all tags of a page are plainly written."""
    return not (_DOUBT.search(source) or _MARKDOWN.search(source))


def end_of_block(source: str, start: int) -> int:
    """Where the element that begins at `start` of a plain page ends; 0 if that is not clear."""
    open_ones: list[str] = []
    for found in _ENDS.finditer(source, start):
        is_end, name, rest = found.groups()
        if name in _APART:
            return 0
        if is_end:
            if rest or not open_ones or open_ones.pop() != name:
                return 0
            if not open_ones:
                return found.end()
        elif name not in _VOID and not rest.endswith("/"):
            open_ones.append(name)
        elif not open_ones:
            return 0
    return 0


@contextmanager
def blocks_taken_whole() -> Iterator[None]:
    """Have Markdown take plain blocks whole. It is as it was afterwards."""
    if not import_module("markdown").__version__.startswith(COMPARED):
        yield
        return
    reader: Any = import_module("markdown.extensions.md_in_html")
    name = "HTMLExtractorExtra"
    with swapped(reader, name, quick(getattr(reader, name))):
        yield


def one_reader(pages: Any) -> AbstractContextManager[None]:
    """Have MkDocs, whose module of pages is given, read them all with one reader.

    It is as it was afterwards. For extensions that forget a page before the next one, as those of
    Markdown do.
    """
    return swapped(pages, "markdown", _OneReader())


class _OneReader:
    """Stands for the module of Markdown."""

    def __init__(self) -> None:
        self._told: dict[str, Any] = {}
        self._reader: Any = None

    def Markdown(self, **told: Any) -> Any:  # noqa: N802 - the name it is asked by
        """A reader with these settings, that has read nothing."""
        if self._reader is None or told != self._told:
            self._told, self._reader = told, import_module("markdown").Markdown(**told)
        return self._reader.reset()


def quick(own: Any) -> Any:
    """The class Markdown finds blocks with, that takes the plain ones whole."""

    class QuickExtractor(own):  # type: ignore[misc]
        is_plain = False

        def feed(self, data: str) -> None:
            self.is_plain = is_plain(data)
            super().feed(data)

        def parse_starttag(self, i: int) -> int:
            is_begun = self.offset or self.inraw or self.intail or self.mdstack or self._cache
            place: int = 0 if is_begun or not self.is_plain else self._block(i)
            return place or super().parse_starttag(i)

        def _block(self, i: int) -> int:
            """Take the block at `i`, as Markdown would; where it ends, 0 if nothing was taken."""
            name = _NAME.match(self.rawdata, i + 1)
            if not name or not self.md.is_block_level(name[0]):
                return 0
            end = end_of_block(self.rawdata, i)
            if end:
                block = self.rawdata[i:end]
                if _BLANK_LINE.match(self.rawdata, end):
                    block += "\n"
                else:
                    self.intail = True
                self.cleandoc += ["\n", self.md.htmlStash.store(block), "\n\n"]
            return end

    return QuickExtractor
