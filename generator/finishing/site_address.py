"""What follows from the published address of the site, read from its pages."""

from __future__ import annotations

from urllib.parse import urlsplit

from .reader import HtmlDocument


def canonical(page: HtmlDocument) -> str | None:
    """The absolute address a page gives as its own; None when the site has none."""
    return next((link.values.get("href") for link in page.find("link", rel="canonical")), None)


def base(home: str | None) -> str:
    """The path the site lives under on its host, `/` or `/depot/`, from the address of its home."""
    path = urlsplit(home or "").path
    return path[: path.rfind("/") + 1] or "/"


def robots_txt(home: str | None) -> str | None:
    """The text of `robots.txt`; None when the site is not at the root of its host.

    `home` is the absolute address of the home page, None for a site without an address. Robots
    ask for this file at the root of a host only. Nothing is forbidden in it: robots must read a
    page to find its `noindex`.
    """
    if home is None or base(home) != "/":
        return None
    root = "{0.scheme}://{0.netloc}".format(urlsplit(home))
    return f"User-agent: *\nDisallow:\n\nSitemap: {root}/sitemap.xml\n"
