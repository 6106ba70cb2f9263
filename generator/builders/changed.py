"""Hands MkDocs the pages that changed, and takes what it makes of them from memory.

MkDocs can build a part of a site (`dirty`); which part, it asks each file, by date. The answer here
goes by content: a page is the same when its Markdown, the names of all files, the look and the
settings are. It holds where nothing else can enter a page: with a plugin, an extension that reads
files, or a theme whose pages quote each other, everything is built each time.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .built import Known, RawPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_MARKDOWN: Final = (
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes md_in_html meta "
    "nl2br sane_lists smarty tables toc wikilinks"
)
_PYMDOWN: Final = (
    "arithmatex betterem caret critic details emoji escapeall extra highlight inlinehilite keys "
    "magiclink mark progressbar saneheaders smartsymbols striphtml superfences tabbed tasklist "
    "tilde"
)
EXTENSIONS: Final = frozenset(
    {
        *_MARKDOWN.split(),
        *(f"markdown.extensions.{name}" for name in _MARKDOWN.split()),
        *(f"pymdownx.{name}" for name in _PYMDOWN.split()),
    }
)
"""What may read the Markdown of a page without reading any other file."""

NAME: Final = "referentiel"
"""What our own plugin is called, which does nothing when we ask for a build."""

_COMMENT = re.compile(r"\{#.*?#\}", re.S)
_CODE = re.compile(r"\{[{%](.*?)[%}]\}", re.S)
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_ASKED = re.compile(r"-?\s*(?:extends|include|import|from)\s+(\S+)")
_OTHERS = re.compile(
    r"\b(?:pages|next_page|previous_page|homepage)\b"
    r"|(?<!\bpage)\.(?:meta|toc|content|markdown)\b"
)


def take_pages(config: MkDocsConfig, known: Known, mark: str) -> dict[str, RawPage] | None:
    """Have `config` build only what is not `known`; where its pages will be, by address.

    None, and `config` as it was, when what it asks for could enter a page unseen. `mark` stands for
    all a page comes from that MkDocs does not read among its files.
    """
    theme = config.theme.custom_dir
    plugins = config.plugins.keys() - {NAME}
    if plugins or not EXTENSIONS.issuperset(config.markdown_extensions):
        return None
    if not theme or quotes_others(Path(theme)):
        return None
    # Nothing of the theme's own folder is asked for: not walking through its icons is a tenth.
    config.theme.dirs = [theme, config.theme.dirs[-1]]
    hand = _Hand(known, mark)
    events: dict[str, Any] = config.plugins  # as with a hook, any object that has its events
    events[f"{NAME}-pages"] = hand
    return hand.pages


def quotes_others(theme: Path) -> bool:
    """Whether the templates of a folder ask for templates outside of it, or quote other pages.

    Of another page, a menu may say the title and the address, which the settings give.
    """
    for template in theme.rglob("*.html"):
        text = _COMMENT.sub("", template.read_text("utf-8"))
        for code in _CODE.findall(text):
            asked = _ASKED.match(code)
            if asked and not (theme / asked[1].strip("'\"")).is_file():
                return True
            if _OTHERS.search(_QUOTED.sub("", code)):
                return True
    return False


class _Hand:
    """What MkDocs calls while it builds, as it calls a plugin."""

    def __init__(self, known: Known, mark: str) -> None:
        self.known = known
        self.mark = mark
        self.keys: dict[str, str] = {}
        self.pages: dict[str, RawPage] = {}

    def on_files(self, files: Any, *, config: MkDocsConfig) -> Any:  # noqa: ARG002
        """Say of each page that is known that it did not change."""
        names = "\0".join(sorted(file.src_uri for file in files))
        common = hashlib.sha256(f"{self.mark}\0{names}".encode()).digest()
        for file in files:
            if file.is_documentation_page() and file.inclusion.is_included():
                key = hashlib.sha256(common + file.content_bytes).hexdigest()
                page = self.known.get(file.dest_uri)
                self.keys[file.dest_uri] = key
                if page and page.key == key:
                    self.pages[file.dest_uri] = page
                    file.is_modified = _no
        return files

    def on_nav(self, nav: Any, *, config: MkDocsConfig, files: Any) -> Any:  # noqa: ARG002
        """Give back to the known pages what the sitemap says of them."""
        for file in files:
            if file.page and (page := self.pages.get(file.dest_uri)):
                file.page.meta = dict(page.meta)
        return nav

    def on_post_page(self, output: str, *, page: Any, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Take a page; nothing is left to write."""
        address = page.file.dest_uri
        if output.strip():
            self.pages[address] = RawPage(self.keys[address], output, dict(page.meta))
        return ""


def _no() -> bool:
    return False
