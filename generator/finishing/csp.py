"""Writes the content security policy into a built page, and refuses a page that would break it.

The policy stands in the page because static hosts let nobody set headers. It allows nothing inline:
a script, a style or a handler written into a page is a fault of a template, and is found here, at
build time, rather than by a visitor whose browser refuses it.
"""

import base64
import hashlib
import re
from functools import lru_cache
from typing import Final

from .failure import FinishingError
from .reader import HtmlDocument, parse_tag

ALLOWED: Final[frozenset[str]] = frozenset()
"""Inline scripts that may run, as ``sha256-…`` of their exact text. None today."""

_CELLS: Final = frozenset({"td", "th"})

# Any other type is a data block, which browsers do not run (HTML standard, "type" of a script).
EXECUTABLE: Final = re.compile(
    r"(?:|module|importmap|speculationrules"
    r"|(?:text|application)/(?:x-)?(?:java|ecma|j|live)script[\d.]*)",
    re.IGNORECASE,
)


def add_csp(page: HtmlDocument, allowed: frozenset[str] = ALLOWED) -> HtmlDocument:
    """The page with its policy right after the charset, before anything is loaded.

    Raises FinishingError on a tag so written that a browser could see one where the reader sees
    none, an inline script not in ``allowed``, a ``<style>``, a ``style=`` or
    ``on…=`` attribute, a ``javascript:`` address, or a charset missing or written twice.
    """
    if wrong := page.miswritten:
        raise FinishingError("balise", f"« {wrong} » n’est pas une balise bien écrite")
    hashes = " ".join(f"'{digest}'" for digest in sorted(_inline_scripts(page, allowed)))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{_policy(hashes)}">'
    charsets = [piece for piece in page.tags if _is_charset(piece)]
    if (count := sum(page.tags[piece] for piece in charsets)) != 1:
        raise FinishingError("charset", f"{count} déclaration(s) d’encodage au lieu d’une")
    return page.insert(page.pieces.index(charsets[0]), f"\n{meta}")


@lru_cache(maxsize=1 << 15)
def _is_charset(piece: str) -> bool:
    found = parse_tag(piece)
    return found.name == "meta" and found.values.get("charset", "").lower() == "utf-8"


def _policy(hashes: str) -> str:
    scripts = f"script-src 'self' {hashes}".rstrip()
    return (
        f"default-src 'self'; {scripts}; style-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _inline_scripts(page: HtmlDocument, allowed: frozenset[str]) -> set[str]:
    """Return the digests of the allowed inline scripts; raise on what the policy would block."""
    texts = (text for text in map(_inline_script, page.tags) if text is not None)
    return {_allowed_digest(text, allowed) for text in texts}


@lru_cache(maxsize=1 << 15)
def _inline_script(piece: str) -> str | None:
    """The script a tag holds, to be allowed. Raises on what no policy of ours lets through."""
    found = parse_tag(piece)
    name = found.name
    if name == "style":
        raise FinishingError("style", "feuille de style écrite dans la page")
    if name == "script" and found.text is None and not found.is_closing:
        raise FinishingError("script", "balise <script> qui n’est pas refermée")
    for attribute, value in found.pairs:
        if attribute == "style" or attribute.startswith("on"):
            raise FinishingError("attribut", f"{attribute}= sur <{name}>{_why(name)}")
        if value.lstrip().lower().startswith("javascript:"):
            raise FinishingError("adresse", f"{attribute}=javascript: sur <{name}>")
    is_run = "src" not in found.values and EXECUTABLE.fullmatch(
        found.values.get("type", "").strip()
    )
    return found.text if is_run else None


def _why(name: str) -> str:
    """Where a person who wrote Markdown, and no HTML, may look."""
    return (
        " (un tableau n’aligne pas ses colonnes : ni « :-- » ni « --: »)" if name in _CELLS else ""
    )


def _allowed_digest(body: str, allowed: frozenset[str]) -> str:
    digest = "sha256-" + base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
    if digest not in allowed:
        extract = " ".join(body.split())[:60]
        raise FinishingError("script", f"script écrit dans la page, non prévu : {extract}")
    return digest
