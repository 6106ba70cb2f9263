"""The search as people use it: what they type, what comes first, with which keys.

``QUERIES`` is the table to edit when a page moves: what someone types, the address that must come
first, from the root of the site.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

JS = Path(__file__).parents[2] / "site_src" / "docs" / "assets" / "js"

C = "titres/cip/competences/c{:02}.html".format
AT = "titres/cip/activites/at{}.html".format
TERM = "titres/cip/glossaire.html#{}".format
OBTENIR = "titres/cip/obtenir/{}.html".format
TITLE = "titres/cip/index.html"

QUERIES = [
    # The official wordings, pasted whole or typed in a hurry.
    ("Conseiller en insertion professionnelle", TITLE),
    ("conseillere en insertion professionelle", TITLE),
    (
        "Informer une personne ou un groupe des ressources en matière d'insertion et des services "
        "dématérialisés",
        C(1),
    ),
    ("analyser la demande de la personne et poser les bases d un diagnostic partage", C(2)),
    (
        "Exercer une veille informationnelle, technique et prospective pour adapter son activité "
        "au public et au contexte",
        C(3),
    ),
    (
        "TRAVAILLER EN EQUIPE, EN RESEAU ET DANS UN CADRE PARTENARIAL POUR OPTIMISER LA REPONSE "
        "AUX BESOINS DES PERSONNES ACCUEILLIES",
        C(4),
    ),
    (
        "Réaliser le traitement administratif et les écrits professionnels liés à l’activité dans "
        "un environnement numérique",
        C(5),
    ),
    ("Contractualiser et suivre avec la personne son parcours d'insertion professionnelle", C(6)),
    ("accompagner une personne a l'elaboration de son projet professionnel", C(7)),
    ("Accompagner la réalisation des projets professionnels", C(8)),
    (
        "concevoir des ateliers thématiques favorisant l’insertion professionnelle des publics",
        C(9),
    ),
    ("Préparer et animer des ateliers thématiques favorisant l'insertion", C(10)),
    ("Analyser sa pratique professionnelle", C(11)),
    (
        "Déployer, dans une démarche projet, des actions de prospection avec les employeurs du "
        "territoire pour favoriser l'insertion professionnelle",
        C(12),
    ),
    ("Apporter un appui technique aux employeurs en matière de recrutement", C(13)),
    (
        "faciliter l integration et le maintien du salarie dans son environnement professionnel",
        C(14),
    ),
    (
        "Inscrire ses actes professionnels dans une démarche de développement durable et inclusive",
        C(15),
    ),
    (
        "Accueillir pour analyser la demande des personnes et poser les bases d'un diagnostic "
        "partagé",
        AT(1),
    ),
    (
        "Accompagner les personnes dans leur parcours d'insertion sociale et professionnelle",
        AT(2),
    ),
    ("mettre en oeuvre une offre de services aupres des employeurs", AT(3)),
    # Codes, however they are written.
    ("C06", C(6)),
    ("c6", C(6)),
    ("C 6", C(6)),
    ("c1", C(1)),
    ("competence 12", C(12)),
    ("at2", AT(2)),
    ("CCP 3", AT(3)),
    ("TP 403", TITLE),
    ("rncp37274", TITLE),
    ("K 1801", TITLE),
    # Sigles.
    ("vae", TERM("vae")),
    ("V.A.E.", TERM("vae")),
    ("la V A E", TERM("vae")),
    ("R.N.C.P.", TERM("rncp")),
    ("dos\u00adsiers profes\u200bsionnels", TERM("dp")),
    ("c'est quoi la VAE ?", TERM("vae")),
    ("validation des acquis de l'experience", TERM("vae")),
    ("REAC", TERM("reac")),
    ("pmsmp", TERM("pmsmp")),
    ("les CCP", TERM("ccp")),
    ("ccs", TERM("ccs")),
    ("dreets", TERM("dreets")),
    ("rncp", TERM("rncp")),
    ("rome", TERM("rome")),
    ("nsf", TERM("nsf")),
    ("dossiers professionels", TERM("dp")),
    ("jurys", TERM("jury")),
    ("l'entretien finale", TERM("entretien-final")),
    ("freins peripherique", TERM("frein-peripherique")),
    ("competences", TERM("competence")),
    ("cip", TITLE),
    # A few words: wrong accents, plurals the pages do not have, elisions, spelling mistakes.
    ("animer atelier thematique", C(10)),
    ("veilles informationnelles", C(3)),
    ("l’appui technique à l’employeur", C(13)),
    ("ecrit professionel", TERM("ecrit-professionnel")),
    ("devellopement durable", TERM("developpement-durable")),
    ("diagnostics partagés", TERM("diagnostic-partage")),
    ("prospections employeur", C(12)),
    ("maintiens des salariées", C(14)),
    ("actes durables et inclusifs", C(15)),
    ("ecrits administratif numeriques", C(5)),
    ("analise de la pratique", TERM("analyse-de-pratique")),
    ("parcours contractualisés", C(6)),
    # Ways to the title.
    ("obtenir le titre", OBTENIR("index")),
    ("trouver ma voie", OBTENIR("arbre/index")),
    ("titre clos", OBTENIR("titre-clos")),
    ("presenter les ccp manquants", OBTENIR("resultats/ccp-manquants")),
    ("combien ca coute", OBTENIR("questions") + "#combien-ca-coute"),
]


def open_search(page: Page) -> Locator:
    page.get_by_role("button", name="Rechercher", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    return dialog


def first_result(dialog: Locator, query: str) -> str:
    """Type over what is there; old results are emptied first: the answer is to this query."""
    field, links = (
        dialog.get_by_role("searchbox"),
        dialog.get_by_role("listitem").get_by_role("link"),
    )
    field.fill("")
    expect(links).to_have_count(0)
    field.fill(query)
    links.first.wait_for(timeout=3000)
    return links.first.get_attribute("href") or ""


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def test_the_right_page_comes_first(page: Page, site_url: str) -> None:
    page.goto(site_url)
    dialog = open_search(page)
    wrong = []
    for query, expected in QUERIES:
        found = first_result(dialog, query).removeprefix(site_url)
        if found != expected:
            wrong.append(f"« {query} » : attendu {expected}, trouvé {found}")
    assert not wrong, "\n" + "\n".join(wrong)


def test_results_show_only_words_of_the_page_they_lead_to(
    page: Page, site_url: str, site_dir: Path
) -> None:
    page.goto(site_url)
    dialog = open_search(page)
    for query in ("conseillere competences", "ateliers", "C6", "preuves professionnels"):
        first_result(dialog, query)
        results = dialog.locator("li").evaluate_all(
            "all => all.map(li => [li.querySelector('a').href, li.innerText])"
        )
        for href, text in results:
            path = unquote(urlsplit(href.removeprefix(site_url)).path)
            seen = re.sub(r"<[^>]+>", " ", (site_dir / path).read_text(encoding="utf-8"))
            assert words(text) <= words(unescape(seen)), (query, href)


def test_found_words_are_marked_as_written_on_the_page(page: Page, site_url: str) -> None:
    page.goto(site_url)
    dialog = open_search(page)
    first_result(dialog, "competence employeur")
    marked = {text.lower() for text in dialog.locator("mark").all_inner_texts()}
    assert {"compétences", "employeurs"} <= marked
    assert "insertion" not in marked


def test_the_dialog_is_named_and_says_the_number_of_results(page: Page, site_url: str) -> None:
    page.goto(site_url)
    dialog = open_search(page)
    assert dialog.evaluate(
        "d => document.getElementById(d.getAttribute('aria-labelledby')).innerText"
    )
    expect(page.get_by_role("searchbox", name="Que cherchez-vous")).to_be_focused()
    status = dialog.get_by_role("status")
    expect(status).to_have_count(1)
    expect(status).to_have_text("")
    page.keyboard.type("veille")
    shown = dialog.get_by_role("listitem")
    expect(status).to_have_text(re.compile(r"^\d+ résultats?$"))
    assert int((status.text_content() or "").split()[0]) == shown.count()
    dialog.get_by_role("searchbox").fill("")
    expect(status).to_have_text("")
    expect(shown).to_have_count(0)


def test_keyboard_alone(page: Page, site_url: str) -> None:
    page.goto(site_url)
    opener = page.get_by_role("button", name="Rechercher", exact=True)
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    page.keyboard.type("atelier")
    links = dialog.get_by_role("listitem").get_by_role("link")
    expect(links.nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("list", name="Résultats")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")  # the first one may only empty the field
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_enter_leads_to_the_list_and_a_chosen_result_leaves_no_trace(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + TITLE)
    dialog = open_search(page)
    page.keyboard.type("pratiques")
    page.keyboard.press("Enter")  # at once, before the count is said
    expect(dialog.get_by_role("list", name="Résultats")).to_be_focused()
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"^\d+ résultats?$"), timeout=400)
    page.keyboard.press("Enter")
    assert page.url == site_url + TITLE
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: TITLE not in url)
    assert "pratiques" not in page.url
    stored = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, document.cookie])"
    )
    assert "pratiques" not in stored


def test_keys_of_a_word_being_composed_do_nothing(page: Page, site_url: str) -> None:
    page.goto(site_url + TITLE)
    dialog = open_search(page)
    first_result(dialog, "atelie")
    field = dialog.get_by_role("searchbox")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "r", "selectionStart": 1, "selectionEnd": 1})
    for key in ("ArrowDown", "Enter", "ArrowUp"):
        page.keyboard.press(key)
        expect(field).to_be_focused()
    keyboard.send("Input.insertText", {"text": "r"})
    # Safari ends a composition before it says the key that did, with the number of no key.
    refused = field.evaluate(
        "field => field.dispatchEvent(new KeyboardEvent('keydown',"
        " { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }))"
    )
    assert refused is False
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("list", name="Résultats")).to_be_focused()


def test_a_count_never_stands_over_another_list(page: Page, site_url: str) -> None:
    page.goto(site_url)
    dialog = open_search(page)
    status = dialog.get_by_role("status")
    page.keyboard.type("veille")
    expect(status).to_have_text(re.compile("résultat"))
    page.keyboard.type("x")
    assert (status.text_content() or "") == ""
    expect(status).not_to_be_empty()


def test_a_result_on_the_same_page_closes_the_dialog(page: Page, site_url: str) -> None:
    page.goto(site_url + "titres/cip/glossaire.html")
    dialog = open_search(page)
    first_result(dialog, "vae")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossaire.html#vae")
    expect(dialog).to_be_hidden()
    expect(page.locator("#vae")).to_be_in_viewport()


def test_without_result_a_way_out(page: Page, site_url: str) -> None:
    page.goto(site_url)
    dialog = open_search(page)
    page.keyboard.type("xylophone")
    expect(dialog.get_by_role("status")).to_have_text("Aucun résultat")
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    dialog.get_by_role("link", name="toutes les pages").click()
    page.wait_for_url("**/recherche.html")


def test_some_of_the_words_is_said_to_be_partial(page: Page, site_url: str) -> None:
    page.goto(site_url)
    dialog = open_search(page)
    page.keyboard.type("xylophone veille")
    expect(dialog.get_by_role("status")).to_contain_text("Aucune page n’a tous ces mots")
    expect(dialog.get_by_role("listitem").first).to_be_visible()


def test_an_index_that_does_not_load_is_said_and_can_be_tried_again(
    page: Page, site_url: str
) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.goto(site_url)
    page.route("**/recherche-index.js", refuse)
    dialog = open_search(page)
    expect(dialog.get_by_role("status")).to_contain_text("n’a pas pu se charger")
    expect(dialog.get_by_role("link", name="toutes les pages")).to_be_visible()
    page.unroute("**/recherche-index.js", refuse)
    page.keyboard.press("Escape")
    dialog = open_search(page)
    assert first_result(dialog, "C06").endswith(C(6))


def test_nothing_is_loaded_before_the_first_opening(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url)
    assert not [url for url in asked if "minisearch" in url or "recherche-index" in url]
    first_result(open_search(page), "C06")
    assert [url for url in asked if "recherche-index" in url]


def test_the_search_page_searches_in_place(page: Page, site_url: str) -> None:
    page.goto(site_url + "recherche.html")
    panel = page.get_by_role("main").get_by_role("search")
    panel.get_by_role("searchbox").fill("reac")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(re.compile("résultat"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("list", name="Résultats")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/" + TERM("reac"))


def test_without_javascript_a_link_leads_to_the_list_of_all_pages(
    browser: Browser, site_url: str, site_dir: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(site_url + C(6))
    plain.get_by_role("link", name="Rechercher", exact=True).first.click()
    plain.wait_for_url("**/recherche.html")
    listed = {
        str(href).removeprefix(site_url)
        for href in plain.get_by_role("navigation", name="Toutes les pages")
        .get_by_role("link")
        .evaluate_all("links => links.map(link => link.href)")
    }
    context.close()
    built = {
        file.relative_to(site_dir).as_posix()
        for file in site_dir.rglob("*.html")
        if file.name != "404.html"
        and "noindex" not in file.read_text(encoding="utf-8")
        and file.parent.name != "resultats"  # reached through the decision tree
    }
    assert listed == built


def test_from_a_folder_on_a_stick(page: Page, site_dir: Path) -> None:
    faults: list[str] = []
    page.on(
        "console", lambda message: faults.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((site_dir / C(6)).as_uri())
    first_result(open_search(page), "pmsmp")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_dir.as_uri()}/{TERM('pmsmp')}")
    assert faults == []


@pytest.mark.parametrize("path", [TITLE, "recherche.html"])
def test_narrow_screen(page: Page, site_url: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 480})
    page.goto(site_url + path)
    dialog = open_search(page)
    first_result(dialog, "insertion professionnelle")
    assert dialog.evaluate("d => d.scrollWidth <= d.clientWidth && d.clientWidth <= innerWidth")
    close = dialog.get_by_role("button", name="Fermer")
    expect(close).to_be_in_viewport()
    close.click()
    expect(dialog).to_be_hidden()


# --- The modules apart, on text of our own --------------------------------------------------------


@pytest.fixture
def engine_page(page: Page) -> Page:
    page.goto("about:blank")
    for name in (
        "tiers/minisearch.js",
        "recherche-mots.js",
        "recherche-texte.js",
        "recherche-moteur.js",
    ):
        page.add_script_tag(path=JS / name)
    return page


INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e"

SAME = [
    ("compétences", "COMPETENCE"),
    ("conseiller·ère·s", "conseillères"),
    ("candidat(e)s", "candidate"),
    ("professionnelles", "professionnel"),
    ("formatrices", "formateur"),
    ("employeuse", "employeurs"),
    ("travaux", "travail"),
    ("niveaux", "niveau"),
    ("sociaux", "social"),
    ("publiques", "publics"),
    ("actives", "actif"),
    ("validées", "validé"),
    ("œuvre", "oeuvres"),
    ("e\u0301preuve", "\u00e9preuve"),
    ("l’entretien", "entretiens"),
    ("jusqu'à l'évaluation", "evaluation"),
    ("la VAE", "vae"),
    ("qu’est-ce que le REAC\u202f?", "reac"),
    ("C06", "c 6"),
    ("CCP 1", "ccp1"),
    ("TP-00403", "tp 403"),
    ("C03-2", "c3 - 2"),
    ("L. 335-5", "l 335-5"),
    # Sigles letter by letter.
    *(
        (f"{avant}{sigle}{apres}", "vae")
        for avant in ("", "la ", "(")
        for apres in ("", " !")
        for sigle in ("V.A.E.", "V.A.E", "v.a.e.", "V. A. E.", "V A E", "V\u00a0A\u00a0E", "v a e")
    ),
    ("R.N.C.P. 37274", "rncp37274"),
    ("T.P. 403", "TP-00403"),
    ("l’A.T.", "AT"),
    ("D P", "DP"),
    # What nobody sees, and what a copied text brings.
    *((f"compé{signe}tence{signe}s", "competence") for signe in INVISIBLE),
    *((f"V{signe}AE", "vae") for signe in INVISIBLE),
    *((f"l{signe}’entretien", "entretien") for signe in INVISIBLE),
    *((f"C{signe}06", "c6") for signe in INVISIBLE),
    *((f"l{signe}entretien", "entretien") for signe in "'’‘‛ʼʹ′`´＇"),
    *((f"savoir{signe}faire", "savoir-faire") for signe in "\u2010\u2011\u2013\u2212"),
    *((f"C03{signe}2", "c3-2") for signe in "\u2010\u2011\u2013\u2212"),
    ("pro\ufb01l", "profil"),
    ("\uff23\uff10\uff16", "c6"),
    ("conseiller·ère\u200b·s", "conseillères"),
]
DIFFERENT = [
    ("évaluation", "évolution"),
    ("C1", "C11"),
    ("C03-2", "C32"),
    ("VAE", "VAP"),
    ("emploi", "employeur"),
    ("cas", "ça"),
    ("il y a un jury", "ya jury"),
    ("candidat.e.s", "candidat es"),
    ("à y a", "aya"),
]


def test_forms_of_a_word_are_one(engine_page: Page) -> None:
    keys = "pairs => pairs.map(pair => pair.map(text => Referentiel.texte.key(text)))"
    same = engine_page.evaluate(keys, [list(pair) for pair in SAME])
    assert [pair for pair, (a, b) in zip(SAME, same, strict=True) if a != b or not a] == []
    different = engine_page.evaluate(keys, [list(pair) for pair in DIFFERENT])
    assert [pair for pair, (a, b) in zip(DIFFERENT, different, strict=True) if a == b] == []


def search(engine_page: Page, entrees: list[dict[str, str]], query: str) -> Any:
    return engine_page.evaluate(
        "([entrees, query]) => Referentiel.createMoteur(entrees, MiniSearch)(query, 30)",
        [entrees, query],
    )


def urls(answer: Any) -> list[str]:
    return [result["url"] for result in answer["results"]]


def shown(segments: list[dict[str, Any]]) -> str:
    return "".join(f"[{s['texte']}]" if s["marque"] else s["texte"] for s in segments)


def test_what_is_named_so_comes_before_what_talks_about_it(engine_page: Page) -> None:
    entrees = [
        {"url": "a.html", "titre": "Jury, jury et jury", "texte": "jury jury jury"},
        {"url": "g.html", "titre": "Glossaire", "texte": ""},
        {"url": "g.html#jury", "titre": "Jury", "texte": "Des professionnels qui évaluent."},
        {"url": "j.html", "titre": "Le déroulé", "texte": "Le jour venu.", "alias": "JURY | J1"},
    ]
    assert urls(search(engine_page, entrees, "les jurys")) == ["j.html", "g.html#jury", "a.html"]
    assert urls(search(engine_page, entrees, "J 1"))[0] == "j.html"


def test_the_page_a_section_is_in_helps_but_is_not_enough(engine_page: Page) -> None:
    entrees = [
        {"url": "c.html", "titre": "Contractualiser", "texte": "", "alias": "C06"},
        {"url": "c.html#traces", "titre": "Traces", "texte": "Un contrat daté."},
        {"url": "d.html", "titre": "Animer", "texte": ""},
        {"url": "d.html#traces", "titre": "Traces", "texte": "Un déroulé."},
    ]
    assert urls(search(engine_page, entrees, "c6 traces")) == ["c.html#traces"]
    assert urls(search(engine_page, entrees, "contractualiser")) == ["c.html"]


def test_spelling_is_forgiven_only_when_nothing_is_spelt_so(engine_page: Page) -> None:
    entrees = [
        {"url": "p.html", "titre": "Preuve", "texte": ""},
        {"url": "e.html", "titre": "Épreuve", "texte": ""},
    ]
    assert urls(search(engine_page, entrees, "epreuves")) == ["e.html"]
    assert urls(search(engine_page, entrees, "éprreuve")) == ["e.html"]


def test_some_of_the_words_when_no_entry_has_them_all(engine_page: Page) -> None:
    entrees = [{"url": "a.html", "titre": "Veille", "texte": "Lire, trier, partager."}]
    both = search(engine_page, entrees, "veilles partagé")
    assert (urls(both), both["isPartial"]) == (["a.html"], False)
    one = search(engine_page, entrees, "veille xylophone")
    assert (urls(one), one["isPartial"]) == (["a.html"], True)
    none = search(engine_page, entrees, "xylophone")
    assert (urls(none), none["isPartial"]) == ([], False)
    assert urls(search(engine_page, entrees, " ?! ")) == []


def test_the_excerpt_shows_where_the_words_are(engine_page: Page) -> None:
    before = "Un début sans rapport qui dure. " * 12
    texte = before + "Il prépare l’évaluation, puis les entretiens du jury." + " Une fin. " * 40
    answer = search(
        engine_page,
        [{"url": "a.html", "titre": "Évaluer", "texte": texte}],
        "evaluations entretien",
    )
    excerpt = shown(answer["results"][0]["extrait"])
    assert "l’[évaluation], puis les [entretiens] du jury" in excerpt
    assert excerpt.startswith("… ")
    assert excerpt.endswith(" …")
    assert len(excerpt) < 230
    assert texte.find(excerpt.strip("… ").replace("[", "").replace("]", "")) > 0


def test_what_nobody_sees_in_a_page_hides_no_word(engine_page: Page) -> None:
    texte = "L’accom\u00adpagne\u200bment vers la V.A.E. et le R\u202fN\u202fC\u202fP."
    entrees = [{"url": "a.html", "titre": "Voies", "texte": texte}]
    for query in ("accompagnement vae", "VAE rncp", "r.n.c.p.", "accompa\ufeffgnements"):
        assert urls(search(engine_page, entrees, query)) == ["a.html"], query
    answer = search(engine_page, entrees, "accompagnement vae")
    assert "[V.A.E]" in shown(answer["results"][0]["extrait"])


def test_under_its_own_name_an_entry_is_read_from_its_first_words(engine_page: Page) -> None:
    texte = "Une façon d’obtenir un titre par l’expérience. " * 8 + "Voir aussi : France VAE."
    entrees = [{"url": "g.html#vae", "titre": "VAE", "texte": texte}]
    excerpt = shown(search(engine_page, entrees, "vae")["results"][0]["extrait"])
    assert excerpt.startswith("Une façon")
    excerpt = shown(search(engine_page, entrees, "vae france")["results"][0]["extrait"])
    assert excerpt.endswith("[France] [VAE].")


def test_names_that_objects_have_are_words_like_others(engine_page: Page) -> None:
    entrees = [{"url": "a.html", "titre": "Constructor", "texte": "__proto__ toString <b>gras</b>"}]
    for query in ("constructor", "__proto__", "tostring", "gras"):
        assert urls(search(engine_page, entrees, query)) == ["a.html"], query
    assert urls(search(engine_page, entrees, "hasownproperty")) == []


def test_the_table_is_long_enough() -> None:
    assert len({query for query, _ in QUERIES}) == len(QUERIES) >= 40
    assert {C(n) for n in range(1, 16)} <= {url for _, url in QUERIES}
