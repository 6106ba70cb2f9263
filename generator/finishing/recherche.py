"""The search index of the built site.

MkDocs plugins do not run under every builder, so the index is read from the finished HTML: whatever
built the page, what is indexed is what a visitor sees. Folding of accents and plurals is left to
the browser, which must do it to the query anyway: the index holds only text shown on the pages, and
the aliases (codes, sigles) a template declares in ``data-recherche``.

One entry per page (its title and its introduction), one per ``h2``/``h3``/``dt`` that has an ``id``
(until the next one), one per element that has both an ``id`` and ``data-recherche`` (until its
closing tag). A page asked out of search engines (``robots`` ``noindex``) is left out here too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from .balises import attributes

_TOKEN = re.compile(
    r"<!--.*?-->"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][\w-]*)(?P<attrs>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"
    r"|(?P<text>[^<]+|<)",
    re.S,
)
_ARTICLE = re.compile(r"<article\b[^>]*>(?P<body>.*)</article>", re.S)
_TITLE = re.compile(r"<title>(?P<text>.*?)</title>", re.S)
_META = re.compile(r"<meta\s[^>]*>")
_RAW = re.compile(r"<(?P<tag>script|style|template|noscript)\b.*?</(?P=tag)\s*>", re.S | re.I)

_UNSEEN = frozenset({"nav", "select", "textarea", "svg", "dialog", "recherche-site"})
_HIDING = frozenset({"hidden", "popover", "data-recherche-exclure"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "dfn"})
_SECTIONS = frozenset({"h2", "h3", "dt"})
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"})
# A word may run across these (« <b>C</b>IP »); any other tag separates two words.
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "dfn", "em", "i"}
    | {"kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
_TITLE_FALLBACK = 80  # characters of text that stand for a missing title

Entree = dict[str, str]
"""One thing the search finds: `url` from the site's root, `titre`, `texte`, maybe `alias`."""


@dataclass(slots=True)
class _Entry:
    url: str
    titre: list[str] = field(default_factory=list)
    texte: list[str] = field(default_factory=list)
    alias: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Box:
    """An element being read until its own closing tag; ``depth`` counts those of the same name."""

    tag: str
    before: _Entry
    depth: int = 1


def build_index(pages: Mapping[str, str], more: Sequence[Entree] = ()) -> str:
    """The classic script that hands the index to the browser, from {site path: built HTML}.

    `more` are entries of pages built apart. A script rather than JSON because ``fetch`` fails on
    ``file://``. Same pages, same bytes.
    """
    found = (entry for path in sorted(pages) for entry in _entries(path, pages[path]))
    lines = [
        json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in (*found, *more)
    ]
    body = ",\n".join(lines).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return (
        "window.Referentiel = window.Referentiel || {};\n"
        f'window.Referentiel.index = {{"entrees":[\n{body}\n]}};\n'
    )


def _entries(path: str, html: str) -> Iterator[Entree]:
    article = _ARTICLE.search(html)
    if article is None or path == "404.html" or _is_noindex(html):
        return
    entries = _Reader(path).read(_RAW.sub(" ", article["body"]))
    if not entries[0].titre and (title := _TITLE.search(html)):
        entries[0].titre.append(unescape(title["text"]))
    if len(entries) == 1 and not _squeeze(entries[0].texte):
        return  # a page with nothing but a title, such as the search page
    for entry in entries:
        titre, texte = _squeeze(entry.titre), _squeeze(entry.texte)
        found = {"url": entry.url, "titre": titre or _beginning(texte), "texte": texte}
        if entry.alias:
            found["alias"] = " | ".join(dict.fromkeys(entry.alias))
        yield found


class _Reader:
    """Reads one article, once, in order: where each piece of text goes is all its state."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.current = _Entry(path)
        self.entries = [self.current]
        self.boxes: list[_Box] = []
        self.heading: tuple[str, _Entry] | None = None

    def read(self, html: str) -> list[_Entry]:
        unseen: _Box | None = None
        for token in _TOKEN.finditer(html):
            text, tag = token["text"], (token["tag"] or "").lower()
            if text is not None:
                if unseen is None:
                    self._add(unescape(text))
                continue
            if not tag:
                continue
            closing = token["close"] == "/"
            if unseen is not None:
                if tag == unseen.tag:
                    unseen.depth += -1 if closing else 1
                if unseen.depth == 0:
                    unseen = None
                continue
            if tag not in _INLINE:
                self._add(" ")
            if closing:
                self._close(tag)
                continue
            found = dict(attributes(token[0]))
            is_empty = tag in _VOID or token["attrs"].endswith("/")
            if not is_empty and (tag in _UNSEEN or _is_hidden(tag, found)):
                unseen = _Box(tag, self.current)
            else:
                self._open(tag, found)
        return self.entries

    def _add(self, text: str) -> None:
        if self.heading is not None:
            self.heading[1].titre.append(text)
        else:
            self.current.texte.append(text)

    def _open(self, tag: str, attributes: Mapping[str, str]) -> None:
        for box in self.boxes:
            box.depth += box.tag == tag
        alias = _aliases(attributes)
        identifier = attributes.get("id", "")
        is_section = tag in _SECTIONS and identifier and self._is_titled()
        is_box = bool(alias and identifier) and tag not in _HEADINGS and tag not in _VOID
        if is_box or is_section:
            if is_box:
                self.boxes.append(_Box(tag, self.current))
            elif tag == "dt" and not any(box.tag == "dl" for box in self.boxes):
                self.boxes.append(_Box("dl", self.current))  # its terms end with the list
            self.current = _Entry(f"{self.path}#{identifier}")
            self.entries.append(self.current)
        self.current.alias.extend(alias)
        takes_title = tag in _HEADINGS and not self.current.titre and self.heading is None
        if takes_title and (self.current is not self.entries[0] or tag == "h1"):
            self.heading = (tag, self.current)

    def _is_titled(self) -> bool:
        """A heading right inside a box is the box's own title, not a section of it."""
        in_box = bool(self.boxes) and self.current is not self.boxes[-1].before
        return not in_box or bool(self.current.titre)

    def _close(self, tag: str) -> None:
        if self.heading is not None and self.heading[0] == tag:
            self.heading = None
        for box in self.boxes:
            box.depth -= box.tag == tag
        while self.boxes and self.boxes[-1].depth == 0:
            self.current = self.boxes.pop().before


def _aliases(attributes: Mapping[str, str]) -> list[str]:
    parts = (part.strip() for part in attributes.get("data-recherche", "").split("|"))
    return [part for part in parts if part]


def _is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag == "button":  # one that opens a definition is a word of the sentence
        return "popovertarget" not in attributes
    return not _HIDING.isdisjoint(attributes) or attributes.get("aria-hidden") == "true"


def _is_noindex(html: str) -> bool:
    head = html.partition("</head>")[0]
    metas = (dict(attributes(match[0])) for match in _META.finditer(head))
    return any(m.get("name") == "robots" and "noindex" in m.get("content", "") for m in metas)


def _squeeze(parts: list[str]) -> str:
    return " ".join("".join(parts).split())


def _beginning(texte: str) -> str:
    if len(texte) <= _TITLE_FALLBACK:
        return texte
    return texte[:_TITLE_FALLBACK].rpartition(" ")[0] + "…"
