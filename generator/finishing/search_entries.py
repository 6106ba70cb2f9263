"""What the search finds in a built page.

MkDocs plugins do not run under every builder, so the index is read from the finished HTML: whatever
built the page, what is indexed is what a visitor sees. Folding of accents and plurals is left to
the browser, which must do it to the query anyway: an entry holds only text shown on the page, and
the aliases (codes, sigles) a template declares in ``data-recherche``.

One entry per page (its title and its introduction), one per ``h2``/``h3``/``dt`` that has an ``id``
(until the next one), one per element that has both an ``id`` and ``data-recherche`` (until its
closing tag). A page asked out of search engines (``robots`` ``noindex``) is left out here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from .reader import HtmlDocument, Tag, parse_tag

_UNSEEN = frozenset(
    {"nav", "select", "textarea", "svg", "dialog", "template", "noscript", "recherche-site"}
)
_HIDING = frozenset({"hidden", "popover", "data-recherche-exclure"})
_SOURCE_CALL = "appel"
"""Class of the number of a source, which is no word of the page."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "dfn"})
_SECTIONS = frozenset({"h2", "h3", "dt"})
# A word may run across these (« <b>C</b>IP »); any other tag separates two words.
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "dfn", "em", "i"}
    | {"kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
_TITLE_FALLBACK = 80  # characters of text that stand for a missing title

SearchEntry = dict[str, str]
"""One thing the search finds: `url` from the site's root, `titre`, `texte`, maybe `alias`."""


@dataclass(slots=True)
class _Entry:
    url: str
    titre: list[str] = field(default_factory=list)
    texte: list[str] = field(default_factory=list)
    alias: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Element:
    """An element being read until its own closing tag; ``depth`` counts those of the same name."""

    tag: str
    before: _Entry
    depth: int = 1


def entries(path: str, page: HtmlDocument) -> Iterator[SearchEntry]:
    """What the search finds in one built page: the page, then its parts, in reading order."""
    if page.article is None or path == "404.html" or _is_noindex(page):
        return
    start, end = page.article
    read = _ArticleReader(path).read(page.pieces[start + 1 : end])
    if not read[0].titre and page.title:
        read[0].titre.append(unescape(page.title))
    for entry in read:
        titre, texte = _squeeze(entry.titre), _squeeze(entry.texte)
        found = {"url": entry.url, "titre": titre or _beginning(texte), "texte": texte}
        if entry.alias:
            found["alias"] = " | ".join(dict.fromkeys(entry.alias))
        yield found


class _ArticleReader:
    """Reads one article in order; its state says to which entry the next text belongs."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.current = _Entry(path)
        self.entries = [self.current]
        self.boxes: list[_Element] = []
        self.heading: tuple[str, _Entry] | None = None

    def read(self, pieces: Sequence[str]) -> list[_Entry]:
        unseen: _Element | None = None
        for at, piece in enumerate(pieces):
            if at % 2 == 0:
                if unseen is None:
                    self._add(unescape(piece))
                continue
            found = parse_tag(piece)
            name = found.name
            if unseen is not None:
                if name == unseen.tag and not found.is_empty:
                    unseen.depth += -1 if found.is_closing else 1
                if unseen.depth == 0:
                    unseen = None
                continue
            if name and name not in _INLINE:
                self._add(" ")
            if found.is_closing:
                self._close(name)
            elif not found.is_empty and (name in _UNSEEN or _is_hidden(found)):
                unseen = _Element(name, self.current)
            elif name and found.text is None:
                self._open(found)
        return self.entries

    def _add(self, text: str) -> None:
        if self.heading is not None:
            self.heading[1].titre.append(text)
        else:
            self.current.texte.append(text)

    def _open(self, found: Tag) -> None:
        name = found.name
        for box in self.boxes:
            box.depth += box.tag == name
        alias = _aliases(found)
        identifier = found.values.get("id", "")
        is_section = name in _SECTIONS and identifier and self._is_titled()
        is_box = bool(alias and identifier) and name not in _HEADINGS and not found.is_empty
        if is_box or is_section:
            if is_box:
                self.boxes.append(_Element(name, self.current))
            elif name == "dt" and not any(box.tag == "dl" for box in self.boxes):
                self.boxes.append(_Element("dl", self.current))  # its terms end with the list
            self.current = _Entry(f"{self.path}#{identifier}")
            self.entries.append(self.current)
        self.current.alias.extend(alias)
        takes_title = name in _HEADINGS and not self.current.titre and self.heading is None
        if takes_title and (self.current is not self.entries[0] or name == "h1"):
            self.heading = (name, self.current)

    def _is_titled(self) -> bool:
        """A heading right inside a box is the box's own title, not a section of it."""
        in_box = bool(self.boxes) and self.current is not self.boxes[-1].before
        return not in_box or bool(self.current.titre)

    def _close(self, name: str) -> None:
        if self.heading is not None and self.heading[0] == name:
            self.heading = None
        for box in self.boxes:
            box.depth -= box.tag == name
        while self.boxes and self.boxes[-1].depth == 0:
            self.current = self.boxes.pop().before


def _aliases(found: Tag) -> list[str]:
    parts = (part.strip() for part in found.values.get("data-recherche", "").split("|"))
    return [part for part in parts if part]


def _is_hidden(found: Tag) -> bool:
    if found.name == "button":  # one that opens a definition is a word of the sentence
        return "popovertarget" not in found.values
    values = found.values
    return (
        not _HIDING.isdisjoint(values)
        or values.get("aria-hidden") == "true"
        or values.get("class") == _SOURCE_CALL
    )


def _is_noindex(page: HtmlDocument) -> bool:
    return any("noindex" in m.values.get("content", "") for m in page.find("meta", name="robots"))


def _squeeze(parts: list[str]) -> str:
    return " ".join("".join(parts).split())


def _beginning(texte: str) -> str:
    if len(texte) <= _TITLE_FALLBACK:
        return texte
    return texte[:_TITLE_FALLBACK].rpartition(" ")[0] + "…"
