"""What the published address of the site changes, read from its pages, whatever built them."""

from __future__ import annotations

from urllib.parse import urlsplit

from .lecteur import HtmlDocument


def canonical(page: HtmlDocument) -> str | None:
    """The absolute address a page gives as its own; None when the site has none."""
    return next((link.values.get("href") for link in page.find("link", rel="canonical")), None)


def base(home: HtmlDocument) -> str:
    """The path the site lives under on its host, from its home page: `/` or `/depot/`."""
    path = urlsplit(canonical(home) or "").path
    return path[: path.rfind("/") + 1] or "/"


def robots_txt(home: HtmlDocument) -> str | None:
    """What robots may read, which is everything; None where nobody would look for it.

    Robots ask for it at the root of a host only. Nothing is forbidden: a page has to be read for
    its `noindex` to be known.
    """
    address = canonical(home)
    if address is None or base(home) != "/":
        return None
    root = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    return f"User-agent: *\nDisallow:\n\nSitemap: {root}/sitemap.xml\n"
