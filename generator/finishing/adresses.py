"""What the published address of the site changes, read from its pages, whatever built them."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')


def canonical(html: str) -> str | None:
    """The absolute address a page gives as its own; None when the site has none."""
    found = _CANONICAL.search(html)
    return unescape(found[1]) if found else None


def base(home: str) -> str:
    """The path the site lives under on its host, from its home page: `/` or `/depot/`."""
    path = urlsplit(canonical(home) or "").path
    return path[: path.rfind("/") + 1] or "/"


def robots_txt(home: str) -> str | None:
    """What robots may read, which is everything; None where nobody would look for it.

    Robots ask for it at the root of a host only. Nothing is forbidden: a page has to be read for
    its `noindex` to be known.
    """
    address = canonical(home)
    if address is None or base(home) != "/":
        return None
    root = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    return f"User-agent: *\nDisallow:\n\nSitemap: {root}/sitemap.xml\n"
