"""A page at each address that is gone: it leads to where the content went.

Made after the build, so that no builder, menu, search or sitemap knows of it. With JavaScript the
script leads on and keeps the visitor's `#…`; without, the browser does; a link is there in any
case.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from html import escape

from ..words.typographie import NBSP
from .csp import add_csp
from .facts import Facts
from .failure import FinishingError
from .reader import HtmlDocument, parse_html

SCRIPT = "assets/js/redirection.js"
STYLE = "assets/css/site.css"
ICON = "assets/images/favicon.svg"


def redirect_pages(moves: Mapping[str, str], pages: Mapping[str, Facts]) -> dict[str, HtmlDocument]:
    """Old address -> page, for each old -> new of `moves`, among the built `pages`.

    Raises FinishingError when the old address is still a page or the new one is not.
    """
    for old, new in moves.items():
        if old in pages:
            raise FinishingError("adresses", f"« {old} » est encore une page du site")
        if new.partition("#")[0] not in pages:
            raise FinishingError("adresses", f"« {old} » mène à « {new} », qui n’est pas une page")
    return {old: _page(old, new, pages[new.partition("#")[0]]) for old, new in moves.items()}


def _page(old: str, new: str, target: Facts) -> HtmlDocument:
    folder = posixpath.dirname(old)
    href = escape(posixpath.relpath(new, folder))
    script, style, icon = (posixpath.relpath(path, folder) for path in (SCRIPT, STYLE, ICON))
    title = target.title or new
    own = target.canonical
    link = f'<link rel="canonical" href="{escape(own)}">\n' if own else ""
    html = (
        '<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        f'<script src="{script}" data-vers="{href}"></script>\n'
        f'<noscript><meta http-equiv="refresh" content="0; url={href}"></noscript>\n'
        f"<title>Page déplacée{NBSP}: {title}</title>\n"
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<meta name="robots" content="noindex">\n{link}'
        f'<link rel="icon" href="{icon}" type="image/svg+xml">\n'
        f'<link rel="stylesheet" href="{style}">\n</head>\n<body>\n'
        '<main class="deplacee">\n<h1>Cette page a changé d’adresse</h1>\n'
        f'<p>Elle est ici{NBSP}: <a href="{href}">{title}</a></p>\n</main>\n</body>\n</html>\n'
    )
    return add_csp(parse_html(html))
