"""« Trouver ma voie », as people walk it: without JavaScript, from a USB stick, and with its tools.

What should be there is worked out in `tests/test_arbre_cip.py`, from the YAML file alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from tests.navigateur.conftest import ARBRE
from tests.navigateur.papier import squeezed
from tests.navigateur.test_impression import sheets
from tests.pile import lisible
from tests.test_arbre_cip import ARBRE as DONNEES
from tests.test_arbre_cip import COLONNES, EXPECTED, GRILLE, answers, state

OBTENIR = "titres/cip/obtenir/"
DEPART = f"{ARBRE}index.html"
OUTCOME = f"{ARBRE}jamais--aucune--emploi--non--titre.html"
PHONE: ViewportSize = {"width": 360, "height": 740}

STATES = {OBTENIR + state(path[:n]): path[:n] for path in EXPECTED for n in range(len(path) + 1)}
"""Address -> the answers that lead to it."""


@dataclass
class Vue(HTMLParser):
    """What a person finds on one page: names and ways on, with addresses resolved."""

    address: str
    html: str
    h1: list[str] = field(default_factory=list)
    title: str = ""
    robots: str = ""
    reponses: list[str] = field(default_factory=list)
    rappel: list[tuple[str, str]] = field(default_factory=list)
    """The links of « Vos réponses »: name, address."""
    dit: list[str] = field(default_factory=list)
    """The steps of « Vos réponses », each the name of its link and what was answered."""

    def __post_init__(self) -> None:
        super().__init__()
        self.inside: list[tuple[str, str]] = []
        self.counted = False  # Whether the link being read is one of the path, not of the glossary.
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag in ("meta", "link", "input", "br", "img"):
            self.robots += given.get("content", "") if given.get("name") == "robots" else ""
            return
        self.inside.append((tag, given.get("class", "")))
        target = urljoin(self.address, given.get("href", ""))
        if tag == "a":
            self.counted = "#terme-" not in target
        if tag == "h1":
            self.h1.append("")
        elif tag == "li" and self.within("rappel"):
            self.dit.append("")
        elif tag == "a" and self.within("reponses"):
            self.reponses.append(target)
        elif tag == "a" and self.within("rappel") and "#terme-" not in target:
            self.rappel.append(("", target))

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self.inside}
        if "h1" in tags:
            self.h1[-1] += data
        elif self.inside and self.inside[-1][0] == "title" and "svg" not in tags:
            self.title += data
        if self.within("rappel") and not self.within("definition"):
            if "li" in tags:
                self.dit[-1] += data
            if "a" in tags and self.counted:
                name, target = self.rappel[-1]
                self.rappel[-1] = (name + data, target)

    def within(self, classe: str) -> bool:
        return any(classe in names.split() for _, names in self.inside)


def walk(read: Callable[[str], str]) -> dict[str, Vue]:
    """Every page met from the first question by following answers; `read` gives the HTML of one."""
    met: dict[str, Vue] = {}
    waiting = [DEPART]
    while waiting:
        address = waiting.pop()
        if address in met:
            continue
        met[address] = Vue(address, read(address))
        waiting += met[address].reponses
    return met


PARSED = "(html) => new DOMParser().parseFromString(html, 'text/html').documentElement.outerHTML"


@pytest.fixture(scope="module", params=["web", "clé USB"])
def met(
    request: pytest.FixtureRequest, browser: Browser, site_url: str, site_dir: Path
) -> Iterator[dict[str, Vue]]:
    """The whole walk, JavaScript disabled.

    From a folder, as the browser makes pages of the files, without opening each; the web answers
    the same ones (`urlopen` fails otherwise).
    """
    if request.param == "web":

        def answered(address: str) -> str:
            with urlopen(site_url + address) as answer:
                assert answer.headers.get_content_type() == "text/html"
                served: bytes = answer.read()
            assert served == (site_dir / address).read_bytes()
            return served.decode("utf-8")

        yield walk(answered)
        return
    context = browser.new_context(java_script_enabled=False, locale="fr-FR", viewport=PHONE)
    page = context.new_page()

    page.goto(f"{site_dir.as_uri()}/{DEPART}")

    def made(address: str) -> str:
        html = (site_dir / address).read_text("utf-8")
        if len(Path(address).stem.split("--")) > 5:  # The longest ones, opened for good.
            page.goto(f"{site_dir.as_uri()}/{address}", wait_until="domcontentloaded")
            return page.content()
        read: str = page.evaluate(PARSED, html)
        return read

    yield walk(made)
    context.close()


def test_every_path_can_be_walked_and_nothing_else_is_met(met: dict[str, Vue]) -> None:
    assert set(met) == set(STATES)


def test_each_page_names_its_question_or_its_outcome(met: dict[str, Vue]) -> None:
    questions = {q["code"]: q["texte"] for q in DONNEES["questions"]}
    issues = {i["code"]: i["titre"] for i in DONNEES["issues"]}
    for path, issue in EXPECTED.items():
        for n in range(len(path)):
            asked = questions[path[n].partition(".")[0]]
            assert met[OBTENIR + state(path[:n])].h1 == [typed(asked)]
        assert met[OBTENIR + state(path)].h1 == [typed(issues[issue])]
    titles = [vue.title for vue in met.values()]
    assert len(set(titles)) == len(titles)


def typed(text: str) -> str:
    """As the page sets it: curly apostrophes, spaces that do not break."""
    text = text.replace("'", "’").replace(" :", "\u00a0:")
    return re.sub(r" ([;!?])", "\u202f\\1", text)


def test_each_answer_leads_to_its_own_page(met: dict[str, Vue]) -> None:
    for address, vue in met.items():
        assert len(set(vue.reponses)) == len(vue.reponses), address
        following = {a for a, p in STATES.items() if p and p[:-1] == STATES[address]}
        assert set(vue.reponses) == following, address


def test_back_change_and_start_again_lead_where_they_say(met: dict[str, Vue]) -> None:
    for address, path in STATES.items():
        links = met[address].rappel
        if not path:
            assert links == []
            continue
        *changes, back, again = links
        assert (back[0], back[1]) == ("Retour", OBTENIR + state(path[:-1])), address
        assert (again[0], again[1]) == ("Recommencer", DEPART), address
        assert [target for _, target in changes] == [
            OBTENIR + state(path[:n]) for n in range(len(path))
        ]
        names = [name for name, _ in changes]
        assert len(set(names)) == len(names), address
        for (name, target), step in zip(changes, path, strict=True):
            assert name == met[target].h1[0], (address, step)


def test_each_page_recalls_the_answers_in_order_and_no_other(met: dict[str, Vue]) -> None:
    for address, path in STATES.items():
        assert met[address].dit == [
            f"{met[OBTENIR + state(path[:n])].h1[0]} {typed(reponse['texte'])}"
            for n, reponse in enumerate(answers(path))
        ], address


def test_answers_stay_out_of_search_engines_menu_and_index(
    met: dict[str, Vue], site_dir: Path
) -> None:
    sitemap = (site_dir / "sitemap.xml").read_text("utf-8")
    index = (site_dir / "recherche-index.js").read_text("utf-8")
    menu = (site_dir / "recherche.html").read_text("utf-8")
    for address, vue in met.items():
        assert ("noindex" in vue.robots) == (address != DEPART), address
        for listed in (sitemap, menu, index):
            assert (f"{address}" in listed or address.split("cip/")[1] in listed) == (
                address == DEPART
            ), address


def test_outcomes_can_be_found(site_dir: Path) -> None:
    sitemap = (site_dir / "sitemap.xml").read_text("utf-8")
    index = (site_dir / "recherche-index.js").read_text("utf-8")
    for issue in set(EXPECTED.values()):
        address = f"{OBTENIR}resultats/{issue}.html"
        vue = Vue(address, (site_dir / address).read_text("utf-8"))
        assert "noindex" not in vue.robots
        assert address in sitemap and address in index
        assert "Modifier" not in vue.html


def test_changing_an_answer_keeps_the_earlier_ones(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{OUTCOME}")
    before = page.get_by_role("region", name=re.compile("vos réponses")).get_by_role("listitem")
    kept = [item.inner_text() for item in before.all()[:2]]
    page.get_by_role("link", name=re.compile("^Avez-vous une expérience")).click()
    page.get_by_role("link", name="Oui, comme bénévole").click()
    now = page.get_by_role("region", name="Vos réponses").get_by_role("listitem")
    expect(now).to_have_count(3)
    assert [item.inner_text() for item in now.all()[:2]] == kept
    assert re.search("expérience.*bénévole", now.last.inner_text(), re.S)


# ---- With JavaScript, and only in addition ------------------------------------------------------


def test_tools_are_for_browsers_that_run_them(browser: Browser, page: Page, site_url: str) -> None:
    bare = browser.new_context(java_script_enabled=False, locale="fr-FR").new_page()
    for view, shown in ((bare, False), (page, True)):
        view.goto(site_url + OUTCOME)
        expect(view.get_by_role("button", name="Copier le lien")).to_be_visible(visible=shown)
        expect(view.get_by_role("button", name="Imprimer")).to_be_visible(visible=shown)
    bare.context.close()


def test_the_link_is_copied(context: BrowserContext, page: Page, site_url: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.clock.install()
    page.goto(site_url + OUTCOME)
    expect(status(page)).to_be_empty()
    page.get_by_role("button", name="Copier le lien").click()
    expect(status(page)).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.clock.fast_forward("00:30")
    expect(status(page)).to_be_empty()  # Nobody is to find it there later.


def test_a_browser_that_refuses_gives_the_address_to_copy(page: Page, site_url: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(site_url + OUTCOME)
    page.get_by_role("button", name="Copier le lien").click()
    expect(status(page)).to_contain_text(page.url)


def test_printing_is_one_button(page: Page, site_url: str) -> None:
    page.add_init_script("window.print = () => { document.title = 'imprimé'; }")
    page.goto(site_url + OUTCOME)
    page.get_by_role("button", name="Imprimer").click()
    expect(page).to_have_title("imprimé")


def word(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("button", name="recevabilité", exact=True)


def definition(page: Page) -> Locator:
    return page.locator(".definition:popover-open")


def test_a_term_opens_its_definition_where_it_is_read(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + OUTCOME)
    assert not [address for address in asked if "donnees/" in address]
    word(page).focus()
    page.keyboard.press("Enter")
    expect(definition(page)).to_contain_text("recevabilité")
    expect(definition(page).get_by_role("link")).to_have_attribute(
        "href", re.compile("glossaire.html#terme-recevabilite$")
    )
    expect(word(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(definition(page)).to_have_count(0)
    expect(word(page)).to_be_focused()
    expect(word(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Space")
    expect(definition(page)).to_be_visible()
    word(page).click()  # The same word again closes it.
    expect(definition(page)).to_have_count(0)
    word(page).click()
    definition(page).get_by_role("link").click()
    page.wait_for_url("**/glossaire.html#terme-recevabilite")


def test_without_the_definitions_a_term_leads_to_the_glossary(page: Page, site_url: str) -> None:
    page.route("**/donnees/definitions.js", lambda route: route.abort())
    page.goto(site_url + OUTCOME)
    word(page).click()
    page.wait_for_url("**/glossaire.html#terme-recevabilite")


def test_a_term_opens_its_definition_from_a_usb_stick(page: Page, site_dir: Path) -> None:
    page.goto(f"{site_dir.as_uri()}/{OUTCOME}")
    word(page).click()
    expect(definition(page)).to_be_visible()


def test_what_a_path_leaves_out_is_one_link_away(page: Page, site_url: str) -> None:
    """The rules word for word, the cases, the texts: on the page of the outcome, in full."""
    page.goto(site_url + OUTCOME)
    rules = page.locator(".vigueur li").all_inner_texts()
    assert len(rules) > 2
    page.get_by_role("link", name="sur la page complète").click()
    assert page.url.endswith("resultats/vae-titre.html#regles")
    told = page.locator(".issue .vigueur").inner_text()
    assert all(rule in told for rule in rules)
    expect(page.get_by_role("heading", name="Les textes")).to_be_visible()


def test_a_path_prints_what_to_do_then_its_sources_on_two_sheets(page: Page, site_url: str) -> None:
    printed = sheets(page, site_url + OUTCOME)
    assert len(printed) <= 2
    whole = "".join(printed)
    assert squeezed("Travaillez-vous dans la fonction publique ? Non") in whole
    order = ("La suite, dans l’ordre", "point relais conseil", "Décret du 27 décembre 2023, art",
             "Pourquoi : vos réponses", "Ce que le jury regardera")  # fmt: skip
    places = [whole.index(squeezed(text)) for text in order]
    assert places == sorted(places)


def status(page: Page) -> Locator:
    return page.locator("outils-parcours").get_by_role("status")


def resume(page: Page) -> Locator:
    return page.get_by_role("link", name="Reprendre où vous en étiez")


@pytest.mark.parametrize("where", ["web", "clé USB"])
def test_the_same_visit_can_be_resumed(
    page: Page, site_url: str, site_dir: Path, where: str
) -> None:
    base = site_url if where == "web" else f"{site_dir.as_uri()}/"
    page.goto(base + DEPART)
    expect(resume(page)).to_be_hidden()
    page.goto(base + OUTCOME)
    page.goto(base + DEPART)
    resume(page).click()
    page.wait_for_url(base + OUTCOME)


def test_nothing_is_kept_for_the_next_person(
    context: BrowserContext, page: Page, site_url: str
) -> None:
    page.goto(site_url + OUTCOME)
    assert page.evaluate("localStorage.length") == 0
    other = context.new_page()
    other.goto(site_url + DEPART)
    expect(resume(other)).to_be_hidden()
    assert context.cookies() == []


def test_it_can_be_forgotten(page: Page, site_url: str) -> None:
    page.goto(site_url + OUTCOME)
    page.goto(site_url + DEPART)
    page.get_by_role("button", name="Oublier").click()
    expect(resume(page)).to_be_hidden()
    expect(page.locator("reprendre-parcours").get_by_role("status")).to_be_focused()
    assert page.evaluate("sessionStorage.length") == 0
    page.reload()
    expect(page.locator("reprendre-parcours")).to_be_hidden()


@pytest.mark.parametrize(("minutes", "kept"), [(29, True), (31, False)])
def test_half_an_hour_later_it_is_forgotten(
    page: Page, site_url: str, minutes: int, kept: bool
) -> None:
    page.clock.install()
    page.goto(site_url + OUTCOME)
    page.clock.fast_forward(minutes * 60 * 1000)
    page.goto(site_url + DEPART)
    expect(resume(page)).to_be_visible(visible=kept)


@pytest.mark.parametrize(
    "script",
    [
        "Object.defineProperty(window, 'sessionStorage',"
        " { get() { throw new DOMException('non', 'SecurityError'); } })",
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }",
        'sessionStorage.setItem(\'referentiel:parcours\', \'{"titre":"cip","page":"../x"}\')',
        "sessionStorage.setItem('referentiel:parcours', 'abc')",
    ],
    ids=["refused", "full", "foreign", "damaged"],
)
def test_storage_that_fails_changes_nothing(
    page: Page, site_url: str, site_dir: Path, script: str
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(lisible(error, site_dir)))
    page.goto(site_url + OUTCOME)
    page.add_init_script(script)
    for address in (OUTCOME, DEPART):
        page.goto(site_url + address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    if "setItem('" in script or "get()" in script:
        expect(resume(page)).to_be_hidden()
    assert errors == []


# ---- The grid and the whole tree ----------------------------------------------------------------


def test_the_grid_stays_clear_on_a_phone(page: Page, site_url: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}{OBTENIR}index.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    table = page.get_by_role("table", name="Éléments d’évaluation, voie par voie")
    rows = table.get_by_role("row").all()
    assert len(rows) == len(GRILLE)
    for row in rows:
        expect(row.get_by_role("rowheader")).to_be_visible()
        cells = row.get_by_role("cell").all()
        assert len(cells) == 4
        for cell, voie in zip(cells, COLONNES, strict=True):
            assert cell.inner_text().startswith(voie)
            box = cell.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
    page.set_viewport_size({"width": 1280, "height": 800})
    table.scroll_into_view_if_needed()
    assert table.get_by_role("columnheader").all_inner_texts()[1:] == COLONNES
    expect(table.get_by_role("columnheader").last).to_be_in_viewport()
    assert table.locator(".grille__voie:visible").count() == 0


def test_the_grid_prints_on_one_sheet(page: Page, site_url: str) -> None:
    printed = sheets(page, f"{site_url}{OBTENIR}index.html")
    named = [squeezed(name.split(" avec")[0]) for name, _ in GRILLE]
    (whole,) = [sheet for sheet in printed if named[0] in sheet]
    assert all(name in whole for name in named)
    assert whole.count("Oui") + whole.count("Selonlecas") + whole.count("Non") >= 16


def test_the_whole_tree_prints_its_drawing_on_one_sheet(page: Page, site_url: str) -> None:
    printed = sheets(page, f"{site_url}{ARBRE}tout.html")
    numbered = [
        squeezed(f"{n}. {typed(q['texte'])}") for n, q in enumerate(DONNEES["questions"], 1)
    ]
    drawn = [sheet for sheet in printed if numbered[0] in sheet]
    assert all(name in drawn[-1] for name in numbered)
    assert drawn[-1] == printed[-1]
    assert len(printed) <= 8


def test_the_whole_tree_says_three_times_the_same(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{ARBRE}tout.html")
    outline = page.locator(".plan-arbre").inner_text()
    table = page.locator(".decision").inner_text()
    drawing = page.locator(".dessin").text_content() or ""
    flat = [re.sub(r"\s+", "", text) for text in (outline, table, drawing)]
    for issue in DONNEES["issues"]:
        title = re.sub(r"\s+", "", typed(issue["titre"]))
        assert all(title in text for text in flat), issue["code"]
    for question in DONNEES["questions"]:
        for text in (question["texte"], *(r["texte"] for r in question["reponses"])):
            wanted = re.sub(r"\s+", "", typed(text))
            assert wanted in flat[0] and wanted in flat[2], text


def test_the_first_screen_of_an_outcome_begins_with_what_to_do(page: Page, site_url: str) -> None:
    page.set_viewport_size(PHONE)
    for path, issue in {issue: path for path, issue in EXPECTED.items()}.items():
        page.goto(site_url + OBTENIR + state(issue))
        headings = page.get_by_role("main").get_by_role("heading").all_inner_texts()
        assert headings[1].startswith("La suite"), path
        box = page.get_by_role("heading", name="La suite").bounding_box()
        assert box and box["y"] < 1.5 * PHONE["height"], path
