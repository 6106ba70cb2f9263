"""One pass over the built pages: what enters them, and what stops the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import finishing
from generator.finishing import FinishingContext, finish_site
from generator.finishing.failure import FinishingError
from generator.finishing.lexique import lexique
from generator.model import Glossaire, Terme

COQUE = (
    '<!doctype html>\n<html lang="fr"><head><meta charset="utf-8"><title>T</title></head><body>'
    '<main id="contenu"><article class="contenu page">{}</article></main></body></html>'
)


def coque(article: str) -> str:
    return COQUE.replace("{}", article)


def finish_document(html: str, address: str, context: FinishingContext) -> str:
    return finishing.finish_document(html, address, context).html


def context(**changes: object) -> FinishingContext:
    return FinishingContext(**changes)  # type: ignore[arg-type]


def terme(definition: str) -> Glossaire:
    return Glossaire(termes=(Terme(code="vae", terme="VAE", definition=definition),))


def test_a_fragment_takes_its_place() -> None:
    html = coque('<div data-fragment="portes"></div>')
    done = finish_document(html, "index.html", context(fragments={"portes": "<p>trois</p>"}))
    assert '<article class="contenu page"><p>trois</p></article>' in done


def test_a_fragment_may_be_asked_for_twice_in_the_middle_of_a_text() -> None:
    place = '<div class="x" data-fragment="portes">\n</div>'
    html = coque(f"avant {place} entre {place} après")
    done = finish_document(html, "index.html", context(fragments={"portes": "<p>trois</p>"}))
    assert "avant <p>trois</p> entre <p>trois</p> après</article>" in done


def test_a_fragment_does_not_swallow_what_was_written_in_its_place() -> None:
    html = coque('<div data-fragment="portes"><p>à garder</p></div>')
    with pytest.raises(FinishingError, match="portes"):
        finish_document(html, "index.html", context(fragments={"portes": "x"}))


def test_an_unknown_fragment_stops_the_build() -> None:
    with pytest.raises(FinishingError, match="portes"):
        finish_document(coque('<div data-fragment="portes"></div>'), "index.html", context())


def test_a_title_explains_its_words_with_its_own_glossary() -> None:
    lexiques = {
        "titres/a/": lexique(terme("Sens A."), "titres/a/glossaire.html"),
        "titres/b/": lexique(terme("Sens B."), "titres/b/glossaire.html"),
    }
    seen = {
        address: finish_document(coque("<p>VAE</p>"), address, context(lexiques=lexiques))
        for address in ("titres/a/x/y.html", "titres/b/index.html", "a-propos.html")
    }
    assert "Sens A." in seen["titres/a/x/y.html"]
    assert 'href="../glossaire.html#terme-vae"' in seen["titres/a/x/y.html"]
    assert "Sens B." in seen["titres/b/index.html"]
    assert 'href="titres/a/glossaire.html#terme-vae"' in seen["a-propos.html"]


def test_the_glossary_does_not_explain_itself() -> None:
    lexiques = {"titres/a/": lexique(terme("Sens A."), "titres/a/glossaire.html")}
    html = finish_document(
        coque("<p>VAE</p>"), "titres/a/glossaire.html", context(lexiques=lexiques)
    )
    assert "<button" not in html


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "assets" / "javascripts").mkdir(parents=True)
    (tmp_path / "assets" / "javascripts" / "bundle.js").write_text("x", "utf-8")
    (tmp_path / "sitemap.xml.gz").write_bytes(b"x")
    (tmp_path / "index.html").write_text(coque("<h1>Accueil</h1><p>Texte.</p>"), "utf-8")
    return tmp_path


def test_a_finished_site_keeps_what_its_pages_use(site: Path) -> None:
    finish_site(site, context())
    kept = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    assert kept == {"index.html", "recherche-index.js"}
    assert "Content-Security-Policy" in (site / "index.html").read_text("utf-8")
    assert "Texte." in (site / "recherche-index.js").read_text("utf-8")


def test_each_page_that_cannot_be_published_is_named(site: Path) -> None:
    (site / "a.html").write_text(coque('<p style="color:red">x</p>'), "utf-8")
    (site / "b.html").write_text(coque("<script>x()</script>"), "utf-8")
    with pytest.raises(FinishingError) as caught:
        finish_site(site, context())
    _, a, b = str(caught.value).splitlines()
    assert (a.startswith("a.html"), b.startswith("b.html")) == (True, True)
    assert "style=" in a


def test_all_broken_links_are_told_together(site: Path) -> None:
    for name in ("a", "b"):
        (site / f"{name}.html").write_text(coque(f'<a href="{name}.pdf">x</a>'), "utf-8")
    with pytest.raises(FinishingError) as caught:
        finish_site(site, context())
    assert "a.pdf" in str(caught.value)
    assert "b.pdf" in str(caught.value)


def test_a_site_without_a_page_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(FinishingError, match="aucune page"):
        finish_site(tmp_path, context())
