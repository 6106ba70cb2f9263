"""Writes the content security policy into a built page, and refuses a page that would break it.

The policy stands in the page because static hosts let nobody set headers. It allows nothing inline:
a script, a style or a handler written into a page is a fault of a template, and is found here, at
build time, rather than by a visitor whose browser refuses it.
"""

import base64
import hashlib
import re
from typing import Final

from generator.finishing.theme import FinishingError

ALLOWED: Final[frozenset[str]] = frozenset()
"""Inline scripts that may run, as ``sha256-…`` of their exact text. None today."""

CHARSET: Final = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)

# A comment, a script with its text, or an opening tag. Text cannot look like a tag: it is escaped.
TOKEN: Final = re.compile(
    r"<!--.*?-->"
    r"|<script(?P<script>(?:\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*)?)>(?P<body>.*?)</script\s*>"
    r"|<(?P<tag>[a-z][^\s/>]*)(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.IGNORECASE | re.DOTALL,
)
ATTRIBUTE: Final = re.compile(r"([^\s\"'=/>]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")

# Any other type is a data block, which browsers do not run (HTML standard, "type" of a script).
EXECUTABLE: Final = re.compile(
    r"(?:|module|importmap|speculationrules"
    r"|(?:text|application)/(?:x-)?(?:java|ecma|j|live)script[\d.]*)",
    re.IGNORECASE,
)


def add_csp(html: str, allowed: frozenset[str] = ALLOWED) -> str:
    """Return the page with its policy right after the charset, before anything is loaded.

    Raises FinishingError on an inline script not in ``allowed``, a ``<style>``, a ``style=`` or
    ``on…=`` attribute, a ``javascript:`` address, or a charset missing or written twice.
    """
    hashes = " ".join(f"'{digest}'" for digest in sorted(_inline_scripts(html, allowed)))
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


def _inline_scripts(html: str, allowed: frozenset[str]) -> set[str]:
    """Return the digests of the allowed inline scripts; raise on what the policy would block."""
    found: set[str] = set()
    for token in TOKEN.finditer(html):
        if token["script"] is not None:
            attributes = _attributes(token["script"])
            _refuse_attributes("script", attributes)
            if "src" not in attributes and EXECUTABLE.fullmatch(attributes.get("type", "").strip()):
                found.add(_allowed_digest(token["body"], allowed))
        elif token["tag"] is not None:
            if token["tag"].lower() == "style":
                raise FinishingError("style", "feuille de style écrite dans la page")
            if token["tag"].lower() == "script":
                raise FinishingError("script", "balise <script> qui n’est pas refermée")
            _refuse_attributes(token["tag"], _attributes(token["attributes"]))
    return found


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): value.strip("\"'") for name, value in ATTRIBUTE.findall(text)}


def _refuse_attributes(tag: str, attributes: dict[str, str]) -> None:
    for name, value in attributes.items():
        if name == "style" or name.startswith("on"):
            raise FinishingError("attribut", f"{name}= sur <{tag}>")
        if value.lstrip().lower().startswith("javascript:"):
            raise FinishingError("adresse", f"{name}=javascript: sur <{tag}>")


def _allowed_digest(body: str, allowed: frozenset[str]) -> str:
    digest = "sha256-" + base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
    if digest not in allowed:
        extract = " ".join(body.split())[:60]
        raise FinishingError("script", f"script écrit dans la page, non prévu : {extract}")
    return digest
