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

from .balises import Tags, attributes, tags
from .theme import FinishingError

ALLOWED: Final[frozenset[str]] = frozenset()
"""Inline scripts that may run, as ``sha256-…`` of their exact text. None today."""

CHARSET: Final = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)

_SCRIPT: Final = re.compile(
    r"<script(?:[^>\"']|\"[^\"]*\"|'[^']*')*>(.*)</script\s*>", re.IGNORECASE | re.DOTALL
)

# Any other type is a data block, which browsers do not run (HTML standard, "type" of a script).
EXECUTABLE: Final = re.compile(
    r"(?:|module|importmap|speculationrules"
    r"|(?:text|application)/(?:x-)?(?:java|ecma|j|live)script[\d.]*)",
    re.IGNORECASE,
)


def add_csp(html: str, allowed: frozenset[str] = ALLOWED, page_tags: Tags | None = None) -> str:
    """Return the page with its policy right after the charset, before anything is loaded.

    `page_tags` are those of the page, if they were read already.

    Raises FinishingError on an inline script not in ``allowed``, a ``<style>``, a ``style=`` or
    ``on…=`` attribute, a ``javascript:`` address, or a charset missing or written twice.
    """
    hashes = " ".join(
        f"'{digest}'" for digest in sorted(_inline_scripts(page_tags or tags(html), allowed))
    )
    policy = _policy(hashes)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    html, count = CHARSET.subn(lambda match: f"{match[0]}\n{meta}", html)
    if count != 1:
        raise FinishingError("charset", f"{count} déclaration(s) d’encodage au lieu d’une")
    return html


def _policy(hashes: str) -> str:
    scripts = f"script-src 'self' {hashes}".rstrip()
    return (
        f"default-src 'self'; {scripts}; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; "
        "form-action 'none'"
    )


def _inline_scripts(page: Tags, allowed: frozenset[str]) -> set[str]:
    """Return the digests of the allowed inline scripts; raise on what the policy would block."""
    found: set[str] = set()
    for tag in page:
        _refuse(tag)
        if tag[1:7].lower() == "script" and (script := _SCRIPT.fullmatch(tag)):
            values = dict(attributes(tag))
            if "src" not in values and EXECUTABLE.fullmatch(values.get("type", "").strip()):
                found.add(_allowed_digest(script[1], allowed))
    return found


@lru_cache(maxsize=1 << 15)
def _refuse(tag: str) -> None:
    """Raise on a tag that no policy of ours lets through."""
    name = re.split(r"[\s/>]", tag[1:], maxsplit=1)[0].lower()
    if name == "style":
        raise FinishingError("style", "feuille de style écrite dans la page")
    if name == "script" and not _SCRIPT.fullmatch(tag):
        raise FinishingError("script", "balise <script> qui n’est pas refermée")
    for attribute, value in attributes(tag):
        if attribute == "style" or attribute.startswith("on"):
            raise FinishingError("attribut", f"{attribute}= sur <{name}>")
        if value.lstrip().lower().startswith("javascript:"):
            raise FinishingError("adresse", f"{attribute}=javascript: sur <{name}>")


def _allowed_digest(body: str, allowed: frozenset[str]) -> str:
    digest = "sha256-" + base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
    if digest not in allowed:
        extract = " ".join(body.split())[:60]
        raise FinishingError("script", f"script écrit dans la page, non prévu : {extract}")
    return digest
