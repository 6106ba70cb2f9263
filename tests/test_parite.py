"""One set of files, two builders, one site: MkDocs and Zensical publish the same thing.

Nothing of either theme is published, so nothing is set aside: the files are the same to the byte,
and the pages are the same once read, since each builder spells an address (`./a.html`) or an
apostrophe (`&#39;`) in its own way.
"""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator import pipeline

PAGE = """<!doctype html>
<html lang="fr">
<head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<title>L’accueil – Site</title>
<meta name="description" content="Ce qu&#39;il faut savoir">
<meta name="robots" content="noindex">
<link rel="canonical" href="https://exemple.test/titres/a.html"></head>
<body><main id="contenu">
  <p>Lire « <a href="b.html#suite">la suite</a> »</p>
</main></body></html>
"""


class Lecture(HTMLParser):
    """One page as a browser would understand it: tags, attributes, text, in order."""

    def __init__(self, address: str, html: str) -> None:
        super().__init__()
        self.address = address
        self.found: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        self.end_of_text()

    def end_of_text(self) -> None:
        """Spaces that a browser folds are folded; those that do not break are kept."""
        if text := re.sub(r"[ \t\r\n]+", " ", self.text).strip(" "):
            self.found.append(text)
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.end_of_text()
        given = {name: self.resolved(name, value or "") for name, value in attrs}
        self.found.append(f"<{tag}> {sorted(given.items())}")

    def handle_endtag(self, tag: str) -> None:
        self.end_of_text()
        self.found.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}>")

    def resolved(self, name: str, value: str) -> str:
        parts = urlsplit(value)
        if name not in ("href", "src") or parts.scheme or not parts.path:
            return value
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.address), parts.path))
        return parts._replace(path=path).geturl()


def files(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def first_difference(address: str, one: str, other: str) -> str:
    """Where two pages part, or nothing."""
    ici, la = Lecture(address, one).found, Lecture(address, other).found
    if ici == la:
        return ""
    pairs = enumerate(zip(ici, la, strict=False))
    at = next((n for n, (a, b) in pairs if a != b), min(len(ici), len(la)))
    return f"{address} : {ici[at : at + 3]}, puis {la[at : at + 3]}"


def differences(one: Path, other: Path) -> list[str]:
    """What the second site says otherwise than the first: files, then pages."""
    ici, la = files(one), files(other)
    found = [f"{name} : d’un seul côté" for name in sorted(ici.keys() ^ la.keys())]
    for name in sorted(ici.keys() & la.keys()):
        if ici[name] == la[name]:
            continue
        if name.endswith(".html"):
            found += filter(None, [first_difference(name, ici[name].decode(), la[name].decode())])
        else:
            found.append(f"{name} : contenus différents")
    return found


def test_both_builders_publish_the_same_site(site_dir: Path, zensical_dir: Path) -> None:
    assert len(files(site_dir)) > 250
    assert differences(site_dir, zensical_dir) == []


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ('lang="fr"', 'lang="en"'),
        ("default-src 'self'", "default-src *"),
        ("L’accueil – Site", "Site"),
        ("Ce qu&#39;il faut savoir", "Ce qu’il faut savoir"),
        ('<meta name="robots" content="noindex">', ""),
        ("https://exemple.test/titres/a.html", "https://exemple.test/a.html"),
        ("b.html#suite", "../b.html#suite"),
        ("b.html#suite", "b.html"),
        ("la suite", "La suite"),
        ("\u00a0»", " »"),
        ("<p>Lire", "<p hidden>Lire"),
        ("</main>", "<p>Encore</p></main>"),
    ],
)
def test_a_difference_that_matters_is_seen(here: str, there: str) -> None:
    page = PAGE.replace(" »", "\u00a0»")
    assert here in page
    assert first_difference("titres/a.html", page, page.replace(here, there))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("b.html", "./b.html"),
        ("b.html", "../titres/b.html"),
        ("&#39;", "&#x27;"),
        ("\n  <p>", "\n\n <p>"),
    ],
)
def test_a_difference_nobody_sees_is_not_one(here: str, there: str) -> None:
    assert here in PAGE
    assert not first_difference("titres/a.html", PAGE, PAGE.replace(here, there))


def test_a_small_title_under_a_path_of_its_host(
    projet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://exemple.test/projet/")
    monkeypatch.setenv("SIGNALER_COURRIEL", "ecrire@exemple.test")
    sites = {name: projet / "build" / name for name in ("mkdocs", "zensical")}
    for name, site in sites.items():
        pipeline.build(projet, pipeline.title_folders(projet), site, name)
    assert (sites["zensical"] / "titres/mini/competences/c03.html").is_file()
    assert 'href="/projet/index.html"' in (sites["zensical"] / "404.html").read_text("utf-8")
    assert "mailto:ecrire@" in (sites["zensical"] / "index.html").read_text("utf-8")
    assert differences(sites["mkdocs"], sites["zensical"]) == []
    assert [p.name for p in (projet / "build").iterdir() if p.name.startswith(".")] == []
