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
from typing import TYPE_CHECKING, Any, Final, Self

from ..ground.lots import SOURCES
from ..processes.halves import is_worth_splitting
from ..processes.handing import ForkedCopy
from ..templating.compiled import compiled_templates
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


def takes_pages(hooks: BuildHooks, config: MkDocsConfig) -> bool:
    """Have `config` build only what `hooks` does not know, and give it the pages.

    False, and `config` as it was, when what it asks for could enter a page unseen.
    """
    theme = config.theme.custom_dir
    plugins = config.plugins.keys() - {NAME}
    if plugins or not EXTENSIONS.issuperset(config.markdown_extensions):
        return False
    if not theme or quotes_others(Path(theme)):
        return False
    # Nothing of the theme's own folder is asked for: not walking through its icons is a tenth.
    config.theme.dirs = [theme, config.theme.dirs[-1]]
    events: dict[str, Any] = config.plugins  # as with a hook, any object that has its events
    events[f"{NAME}-pages"] = hooks
    return True


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


class BuildHooks:
    """Callbacks given to MkDocs during a build, as those of a plugin.

    Many pages are built by two: this process has one half, a copy of it the other, and hands it
    over. Entered around the whole build, which the copy does not go beyond.
    """

    def __init__(self, known: Known, mark: str, *, shared: bool) -> None:
        self.known = known
        self.mark = mark
        """Fingerprint of all a page comes from that MkDocs does not read among its files."""
        self.shared = shared
        """On two cores, where it is worth it."""
        self.keys: dict[str, str] = {}
        self.pages: dict[str, RawPage] = {}
        """By address, once all is built."""
        self.twin: ForkedCopy | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: Any) -> None:
        if self.twin:
            self.twin.__exit__(*error)

    def on_files(self, files: Any, *, config: MkDocsConfig) -> Any:
        """Say of each page that is known that it did not change."""
        names = "\0".join(sorted(file.src_uri for file in files))
        common = hashlib.sha256(f"{self.mark}\0{names}".encode()).digest()
        changed = []
        for file in files:
            if file.src_uri in SOURCES:  # finishing joins them, from where they are written
                file.is_modified = _no
            if file.is_documentation_page() and file.inclusion.is_included():
                key = hashlib.sha256(common + file.content_bytes).hexdigest()
                page = self.known.get(file.dest_uri)
                self.keys[file.dest_uri] = key
                if page and page.key == key:
                    self.pages[file.dest_uri] = page
                    file.is_modified = _no
                else:
                    changed.append(file)
        if self.shared and is_worth_splitting(len(changed)):
            self._share(changed, files, config)
        return files

    def _share(self, changed: list[Any], files: Any, config: MkDocsConfig) -> None:
        """From here on there are two of us; the copy builds half of the pages, and nothing else."""
        self.twin = ForkedCopy()
        left = changed[1::2]
        if self.twin.is_copy:
            left = [*changed[::2], *(file for file in files if not file.is_documentation_page())]
            config.theme.static_templates = set()
            config.extra_templates = []
        for file in left:
            file.is_modified = _no

    def on_nav(self, nav: Any, *, config: MkDocsConfig, files: Any) -> Any:  # noqa: ARG002
        """Give back to the known pages what the sitemap says of them."""
        for file in files:
            if file.page and (page := self.pages.get(file.dest_uri)):
                file.page.meta = dict(page.meta)
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Any) -> Any:  # noqa: ARG002
        """The same of the pages of the copy, which has read them by now. Templates come next."""
        env.bytecode_cache = compiled_templates()
        pages = {file.dest_uri: file.page for file in files.documentation_pages()}
        if self.twin and self.twin.is_copy:
            self.twin.give({a: dict(page.meta) for a, page in pages.items()}, is_last=False)
        elif self.twin:
            for address, meta in self.twin.take(is_last=False).items():
                pages[address].meta = pages[address].meta or meta
        return env

    def on_post_page(self, output: str, *, page: Any, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Take a page; nothing is left to write."""
        address = page.file.dest_uri
        if output.strip():
            self.pages[address] = RawPage(self.keys[address], output, dict(page.meta))
        return ""

    def join(self, *, is_sound: bool) -> None:
        """Put the two halves together. Raises CopyLostError when the copy had something to say.

        `is_sound`: there was nothing to warn of.
        """
        if not self.twin:
            return
        if not self.twin.is_copy:
            self.pages |= self.twin.take()
        elif is_sound:
            self.twin.give(self.pages)
        else:
            self.twin.leave()


def _no() -> bool:
    return False
