"""The search index: what is indexed, under which address, and nothing that is not on the page."""

from __future__ import annotations

import json

from generator.finishing import search_index
from generator.finishing.facts import page_facts
from generator.finishing.reader import parse_html
from generator.finishing.search_index import SearchData


def build_index(pages: dict[str, str], recherche: SearchData | None = None) -> str:
    return search_index.build_index(
        {path: page_facts(path, parse_html(html)) for path, html in pages.items()}, recherche
    )


def page(article: str, head: str = "<title>Titre d’onglet</title>") -> str:
    return (
        f"<!doctype html><html><head>{head}</head><body><header><p>En-tête</p></header>"
        f"<main><article class='x'>{article}</article></main><footer>Pied</footer></body></html>"
    )


def entries(article: str, head: str = "<title>Titre d’onglet</title>") -> list[dict[str, str]]:
    return read(build_index({"p.html": page(article, head)}))


def read(script: str) -> list[dict[str, str]]:
    first, second, *_ = script.split("\n", 1)
    assert first == "window.Referentiel = window.Referentiel || {};"
    prefix = "window.Referentiel.index = "
    assert second.startswith(prefix)
    found: list[dict[str, str]] = json.loads(
        second.removeprefix(prefix).rstrip().removesuffix(";")
    )["entrees"]
    return found


def test_a_page_and_its_sections_are_entries_of_their_own() -> None:
    found = entries(
        "<h1 id='haut'>Le titre</h1><p>Une <b>intro</b>.</p><h2 id='a'>Section A</h2>"
        "<p>Texte A.</p><h4>Petit titre</h4><p>suite</p><h3 id='b'>Section B</h3><p>Texte B.</p>"
    )
    assert found == [
        {"url": "p.html", "titre": "Le titre", "texte": "Une intro."},
        {"url": "p.html#a", "titre": "Section A", "texte": "Texte A. Petit titre suite"},
        {"url": "p.html#b", "titre": "Section B", "texte": "Texte B."},
    ]


def test_a_heading_that_cannot_be_linked_stays_in_the_text_around_it() -> None:
    assert entries("<h1>T</h1><h2>Sans ancre</h2><p>suite</p>") == [
        {"url": "p.html", "titre": "T", "texte": "Sans ancre suite"}
    ]


def test_only_the_article_counts() -> None:
    text = build_index({"p.html": page("<h1>T</h1><p>dedans</p>")})
    assert "dedans" in text
    assert "En-tête" not in text
    assert "Pied" not in text


def test_what_a_reader_does_not_see_is_not_indexed() -> None:
    found = entries(
        "<h1>T</h1><p>vu</p><script>var code='<p>x</p>'</script><style>p{}</style>"
        "<template><p>gabarit</p></template><nav><nav>pages</nav> autour</nav>"
        "<button>Imprimer</button><div data-recherche-exclure><div>carte</div> encore</div>"
        "<p hidden>caché</p>"
        "<span aria-hidden='true'>→</span><svg><title>dessin</title></svg><!-- note <p>a</p> -->"
        "<noscript>sans script</noscript><p>vu aussi</p>"
    )
    assert found == [{"url": "p.html", "titre": "T", "texte": "vu vu aussi"}]


def test_a_word_that_opens_its_definition_is_read_but_not_the_definition() -> None:
    found = entries(
        "<h1>T</h1><p>Le <button popovertarget='d'>jury</button><span id='d' popover><b>jury</b> "
        "Des <span>gens</span>.</span>, puis la fin.</p>"
    )
    assert found[0]["texte"] == "Le jury, puis la fin."


def test_aliases_belong_to_the_entry_they_stand_in() -> None:
    found = entries(
        "<h1>T</h1><p data-recherche='C06 | Contractualiser &amp; suivre'>Six</p>"
        "<h2 id='s' data-recherche=\"R&#233;f\">S</h2><p data-recherche='|  |C06'>texte</p>"
    )
    assert [entry["alias"] for entry in found] == ["C06 | Contractualiser & suivre", "Réf | C06"]
    assert "C06" not in found[0]["texte"]


def test_an_element_with_id_and_alias_is_an_entry_until_it_closes() -> None:
    found = entries(
        "<h1>Glossaire</h1><p>avant</p>"
        "<div id='vae' data-recherche='VAE'><h2 id='h'>VAE</h2><div><p>Une voie.</p></div></div>"
        "<div id='ccp' data-recherche='CCP'><p><dfn>CCP</dfn> : une partie.</p></div><p>après</p>"
    )
    assert found == [
        {"url": "p.html", "titre": "Glossaire", "texte": "avant après"},
        {"url": "p.html#vae", "titre": "VAE", "texte": "Une voie.", "alias": "VAE"},
        {"url": "p.html#ccp", "titre": "CCP", "texte": ": une partie.", "alias": "CCP"},
    ]


def test_a_section_inside_such_an_element_ends_with_it() -> None:
    found = entries(
        "<h1>T</h1><section id='at1' data-recherche='AT1'><h2 id='x'>Un</h2><p>a</p>"
        "<h3 id='y'>Deux</h3><p>b</p></section><p>c</p>"
    )
    assert [(e["url"], e["titre"], e["texte"]) for e in found] == [
        ("p.html", "T", "c"),
        ("p.html#at1", "Un", "a"),
        ("p.html#y", "Deux", "b"),
    ]


def test_the_terms_of_a_definition_list_end_with_the_list() -> None:
    found = entries(
        "<h1>T</h1><dl><dt id='vae' data-recherche='VAE'>VAE</dt><dd>une voie</dd>"
        "<dt id='ccp'>CCP</dt><dd>une partie</dd></dl><p>après</p>"
    )
    assert [(e["url"], e["titre"], e["texte"]) for e in found] == [
        ("p.html", "T", "après"),
        ("p.html#vae", "VAE", "une voie"),
        ("p.html#ccp", "CCP", "une partie"),
    ]


def test_an_entry_without_a_heading_is_titled_by_its_first_words() -> None:
    long = "mot " * 40
    found = entries(f"<h1>T</h1><ul><li id='c1-1' data-recherche='C01-1'>{long}</li></ul>")
    assert found[1]["titre"].startswith("mot mot")
    assert found[1]["titre"].endswith("mot…")
    assert len(found[1]["titre"]) <= 81


def test_a_page_without_h1_takes_the_title_of_its_tab() -> None:
    assert entries("<p>texte</p>", "<title>L&#39;onglet</title>")[0]["titre"] == "L'onglet"


def test_words_are_neither_glued_nor_split() -> None:
    found = entries(
        "<h1>Un<br>deux</h1><table><tr><td>a</td><td>b</td></tr></table><p>l&rsquo;<em>in</em>sertion"
        "&nbsp;: 1 &lt; 2\n\n  fin</p>"
    )
    assert found[0]["titre"] == "Un deux"
    assert found[0]["texte"] == "a b l’insertion : 1 < 2 fin"


def test_text_cannot_break_out_of_the_script() -> None:
    nasty = '<h1>"};alert(1)//</h1><p>a\u2028b \\ &lt;/script&gt; > c</p>'
    script = build_index({"p.html": page(nasty)})
    assert read(script)[0]["titre"] == '"};alert(1)//'
    assert "\u2028" not in script


def test_pages_left_out() -> None:
    noindex = '<title>x</title><meta content="noindex, nofollow" name="robots">'
    pages = {
        "secret.html": page("<h1>Secret</h1><p>a</p>", noindex),
        "404.html": page("<h1>Absente</h1><p>a</p>"),
        "vide.html": page("<h1>Rechercher</h1><nav>liste</nav>"),
        "redirection.html": "<html><head></head><body>ailleurs</body></html>",
        "vue.html": page("<h1>Vue</h1><p>le mot noindex dans le texte</p>"),
    }
    assert [entry["url"] for entry in read(build_index(pages))] == ["vue.html"]


def test_same_pages_same_bytes_whatever_their_order() -> None:
    pages = {name: page(f"<h1>{name}</h1><p>x</p>") for name in ("b.html", "a/c.html", "a.html")}
    backwards = dict(reversed(pages.items()))
    assert build_index(pages) == build_index(backwards)


def test_what_the_data_knows_is_added_to_what_is_read() -> None:
    pages = {"g.html": page("<h1>G</h1><p>a</p><h2 id='vae'>VAE</h2><p>b</p><h2 id='v'>Vide</h2>")}
    recherche = SearchData(
        synonymes={"g.html#vae": ("acquis", "expérience"), "ailleurs.html": ("rien",)},
        genres={"g.html": "issue", "g.html#vae": "terme"},
    )
    assert read(build_index(pages, recherche)) == [
        {"url": "g.html", "titre": "G", "texte": "a", "genre": "issue"},
        {
            **{"url": "g.html#vae", "titre": "VAE", "texte": "b"},
            **{"synonymes": "acquis | expérience", "genre": "terme"},
        },
    ]


def test_a_part_with_nothing_but_a_heading_is_no_answer() -> None:
    found = entries("<h1>T</h1><p>a</p><h2 id='v'>Vide</h2>")
    assert [entry["url"] for entry in found] == ["p.html"]
