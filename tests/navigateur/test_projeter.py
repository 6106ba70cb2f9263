"""A compétence, a repère or a question on the wall: one at a time, said by the address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.navigateur.auto import Calcul
from tests.navigateur.test_axe import AXE, PHONE, WIDE, faults, load, told
from tests.navigateur.test_ecrans import OVERFLOW, SMALL_TARGETS
from tests.publication import DEPOT, Publier, serve_at

PROJETER = "titres/cip/formateur/projeter.html"
MUR: ViewportSize = {"width": 1920, "height": 1080}
ORDINATEUR: ViewportSize = {"width": 1280, "height": 720}
CLE = "referentiel:TP-00403.formateur:mains"
NOM = ".scene__tete strong"


def test_the_address_says_what_is_shown(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}titres/cip/competences/c06.html")
    page.get_by_role("link", name="Projeter C06").click()
    nom = page.locator(NOM)
    expect(nom).to_have_text("Compétence C06")
    expect(page.locator(".scene h2")).to_contain_text("Contractualiser")
    for key, shown in (("PageDown", "C07"), ("ArrowRight", "C08"), (" ", "C09"), ("PageUp", "C08")):
        page.keyboard.press(key)
        expect(nom).to_have_text(f"Compétence {shown}")
    page.reload()
    expect(nom).to_have_text("Compétence C08")
    page.go_back()
    expect(nom).to_have_text("Compétence C09")
    expect(page).to_have_title(re.compile("C09"))
    page.get_by_role("link", name="Ses repères").click()
    expect(nom).to_have_text("Repère C09-1")
    expect(page.locator(".scene__place")).to_have_text("1 sur 5")
    page.get_by_role("link", name="Sa question").click()
    expect(nom).to_have_text("Question sur C09")
    page.get_by_role("button", name="Choisir autre chose").click()
    expect(page.locator(".scene")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_focused()


@pytest.mark.parametrize(
    ("fragment", "shown"),
    [
        ("#C06-2", "Repère C06-2"),
        ("#c06", "Compétence C06"),
        ("#q-C06", "Question sur C06"),
        ("#C03-2", "Repère C03-6"),  # replaced since
        ("#liste=C06.C01-1&n=2", "Repère C01-1"),
        ("#liste=C06&n=99", "Compétence C06"),
    ],
)
def test_every_form_of_address(page: Page, site_url: str, fragment: str, shown: str) -> None:
    page.goto(site_url + PROJETER + fragment)
    expect(page.locator(NOM)).to_have_text(shown)


@pytest.mark.parametrize(
    "fragment", ["#C99", "#q-", "#liste=", "#liste=%E0%A4%A", "#choisir", "#<b>"]
)
def test_what_is_no_view_leads_to_the_choice(page: Page, site_url: str, fragment: str) -> None:
    page.goto(site_url + PROJETER + fragment)
    expect(page.get_by_role("link", name="Projeter les compétences")).to_be_visible()
    expect(page.locator(".scene")).to_be_hidden()


def test_the_ends_are_told_and_keys_of_a_field_are_its_own(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PROJETER}#C15")
    suivant = page.get_by_role("button", name="Suivant")
    expect(suivant).to_have_attribute("aria-disabled", "true")
    suivant.click(force=True)
    expect(page.locator('projeter-salle [role="status"]')).to_have_text("C’est la dernière.")
    page.get_by_role("button", name="Compter les mains").click()
    page.locator(".mains input").first.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(NOM)).to_have_text("Compétence C15")
    page.keyboard.press("PageUp")  # a remote clicker has no field
    expect(page.locator(NOM)).to_have_text("Compétence C14")


def test_large_on_the_wall_and_right_on_a_phone(page: Page, site_url: str) -> None:
    """The longest text of each kind stands whole in the window of a projector."""
    page.set_viewport_size(MUR)
    load(page, f"{site_url}{PROJETER}#C01")
    longest: list[str] = page.evaluate(
        """() => {
          const { formateur } = Referentiel;
          const vues = formateur.vues(formateur.contexte()).map((v) =>
            formateur.vueDe(formateur.contexte(), v));
          return ['competence', 'repere', 'question'].map((genre) => vues
            .filter((v) => v.genre === genre)
            .reduce((a, b) => (b.texte.length > a.texte.length ? b : a)).vue);
        }"""
    )
    for view in longest:
        page.goto(f"{site_url}{PROJETER}#{view}")
        for wide in (MUR, ORDINATEUR):
            page.set_viewport_size(wide)
            assert page.evaluate("document.documentElement.scrollHeight") <= wide["height"], view
            text = page.evaluate(
                "parseFloat(getComputedStyle(document.querySelector('.scene h2')).fontSize)"
            )
            assert text >= wide["height"] / 20, view  # read from the back of a room
        for narrow in (360, 320):
            page.set_viewport_size({"width": narrow, "height": 740})
            assert page.evaluate(OVERFLOW) == page.evaluate(SMALL_TARGETS) == []
            box = page.get_by_role("button", name="Suivant").bounding_box()
            assert box and box["y"] + box["height"] <= 740
    page.set_viewport_size(MUR)
    page.get_by_role("button", name="Compter les mains").click()
    assert not (found := faults(page, "la scène", WIDE, PHONE)), told(found)


COUPES = """() => [...document.querySelectorAll('.scene__niveau span')].flatMap((dit) => {
  const texte = dit.firstChild;
  return [...texte.textContent.matchAll(/[^\\s]+/g)].filter(({ 0: mot, index }) => {
    const place = document.createRange();
    place.setStart(texte, index);
    place.setEnd(texte, index + mot.length);
    return new Set([...place.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
  }).map(([mot]) => mot);
})"""
"""Words of a level on two lines."""
DEHORS = """() => [...document.querySelectorAll('.scene__niveaux li')].flatMap((tuile) => {
  const { right } = tuile.getBoundingClientRect();
  return [...tuile.querySelectorAll('*')]
    .filter((un) => un.getBoundingClientRect().right > right + 0.5).map((un) => un.className);
})"""
"""What stands out of the level it is about."""
HAUTES = """async () => {
  const { formateur } = Referentiel;
  const hautes = [];
  for (const vue of formateur.vues(formateur.contexte())) {
    const change = new Promise((fait) =>
      window.addEventListener('hashchange', fait, { once: true }));
    const avant = location.hash;
    location.hash = vue;
    if (location.hash !== avant) await change;
    if (document.documentElement.scrollHeight > innerHeight) hautes.push(vue);
  }
  return hautes;
}"""
"""Views that the window does not hold."""


@pytest.mark.parametrize("publie", [False, True])
def test_a_projector_shows_all_of_each_view(page: Page, site_url: str, publie: bool) -> None:
    """With hands to count, with the code to scan of a published site, with both."""
    page.goto(f"{site_url}{PROJETER}#choisir")
    if publie:
        page.evaluate("""() => {
          for (const item of document.querySelectorAll('.salle__liste > [id]')) {
            const adresse = document.createElement('div');
            adresse.dataset.adresse = item.id;
            const code = Object.assign(new Image(160, 160), { className: 'qr' });
            const dit = document.createElement('p');
            dit.className = 'qr__adresse';
            dit.append('Pour répondre : https://compte.github.test/depot/');
            dit.append(document.createElement('wbr'));
            dit.append(`titres/cip/auto-evaluation/${item.id.toLowerCase()}.html`);
            adresse.append(code, dit);
            item.append(adresse);
          }
        }""")
    page.get_by_role("link", name="Projeter les compétences").click()
    counting = page.locator('[data-action="mains"]')
    for _ in range(2):  # without the hands, then with them
        for wide in (
            MUR,
            ORDINATEUR,
            {"width": 1366, "height": 768},
            {"width": 1024, "height": 768},
        ):
            page.set_viewport_size(wide)
            assert page.evaluate(HAUTES) == [], wide
            suivant = page.get_by_role("button", name="Suivant").bounding_box()
            assert suivant and suivant["x"] + suivant["width"] > 0.9 * wide["width"]
        counting.click()


@pytest.mark.parametrize("width", [660, 853, 910, 960])
def test_a_page_made_larger_breaks_no_level(page: Page, site_url: str, width: int) -> None:
    """A computer whose page is shown at 150 %: as a narrower window."""
    page.set_viewport_size({"width": width, "height": width * 9 // 16})
    page.goto(f"{site_url}{PROJETER}#C04")
    assert page.evaluate(COUPES) == []
    page.get_by_role("button", name="Compter les mains").click()
    assert page.evaluate(COUPES) == page.evaluate(DEHORS) == page.evaluate(OVERFLOW) == []


def test_a_remote_darkens_the_room_and_any_key_lights_it_again(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PROJETER}#choisir")
    page.keyboard.press("b")
    noir = page.locator("html.noir")
    expect(noir).to_have_count(0)  # nothing is shown to a room
    page.goto(f"{site_url}{PROJETER}#C06")
    expect(page.locator(NOM)).to_have_text("Compétence C06")
    for key in ("b", "."):
        page.keyboard.press(key)
        expect(noir).to_have_count(1)
        page.keyboard.press(key)
        expect(noir).to_have_count(0)
    page.keyboard.press("b")
    page.keyboard.press("PageDown")
    expect(noir).to_have_count(0)
    expect(page.locator(NOM)).to_have_text("Compétence C07")
    page.keyboard.press("b")
    page.mouse.click(300, 300)
    expect(noir).to_have_count(0)
    page.get_by_role("button", name="Compter les mains").click()
    page.locator(".mains input").first.focus()
    page.keyboard.press(".")  # a key of the field
    expect(noir).to_have_count(0)
    page.locator(".scene h2").focus()
    page.keyboard.press("b")
    expect(noir).to_have_count(1)
    page.evaluate("location.hash = 'choisir'")
    expect(page.locator(".scene")).to_be_hidden()
    expect(noir).to_have_count(0)


def test_a_phone_breaks_no_level_and_its_bar_is_as_wide_as_the_window(
    page: Page, site_url: str
) -> None:
    """Upright, the narrowest there is; then lying down, as a page twice as large on a computer."""
    page.set_viewport_size({"width": 320, "height": 640})
    load(page, f"{site_url}{PROJETER}#C04")
    assert page.evaluate(COUPES) == []
    page.set_viewport_size({"width": 640, "height": 360})
    bar = page.locator(".scene__pas").bounding_box()
    assert bar and (bar["x"], bar["width"]) == (0, 640)


def test_dark_or_light_by_one_tap_as_on_the_whole_site(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PROJETER}#C01")
    page.get_by_role("button", name="Fond sombre").click()
    expect(page.locator("html")).to_have_attribute("data-affichage", "sombre")
    page.goto(site_url)
    expect(page.locator("html")).to_have_attribute("data-affichage", "sombre")


def compter(page: Page) -> None:
    page.get_by_role("button", name="Compter les mains").click()
    plus = page.get_by_role("button", name="Une main de plus : En autonomie", exact=True)
    for _ in range(3):
        plus.click()
    page.get_by_role("button", name="Une main de moins : En autonomie", exact=True).click()
    page.get_by_label("Mains levées : Avec appui").fill("12")
    page.get_by_label("Mains levées : Avec appui").press("Tab")


def test_hands_are_counted_kept_for_the_session_printed_and_erased(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}{PROJETER}#C06")
    compter(page)
    page.reload()
    expect(page.locator('[data-niveau="avec-appui"] .scene__nombre')).to_have_text("12 mains")
    expect(page.locator('[data-niveau="en-autonomie"] .scene__nombre')).to_have_text("2 mains")
    page.get_by_role("button", name="Choisir autre chose").click()
    table = page.locator("mains-levees table")
    assert table.locator("tbody td").all_inner_texts() == ["0", "12", "2", "0", "0"]
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    paper = page.locator("main").inner_text()
    page.emulate_media(media="screen")
    assert "édition" in paper and "12" in paper and "%" not in paper
    assert "Effacer" not in paper and "C01 Informer" not in paper
    page.evaluate(AXE.read_text("utf-8"))
    page.get_by_role("button", name="Effacer…").click()
    assert not (found := faults(page, "effacer les mains", WIDE, PHONE)), told(found)
    page.get_by_role("button", name="Les garder").click()
    expect(table).to_be_visible()
    page.get_by_role("button", name="Effacer…").click()
    sure = page.get_by_role("button", name="Oui, tout effacer")
    sure.click()  # the same gesture as the first: answers nothing
    expect(table).to_be_visible()
    page.wait_for_timeout(800)
    sure.click()
    expect(page.locator("mains-levees")).to_be_hidden()
    assert page.evaluate("(cle) => sessionStorage.getItem(cle)", CLE) is None


def tape(page: Page, nombre: str) -> None:
    """A number typed for the first level, left without a key that says it is done."""
    page.locator(".mains input").first.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(nombre)


@pytest.mark.parametrize(
    ("fragment", "vue", "voisine"),
    [("C06-1", "C06-1", "C06-2"), ("liste=C06.C01-1&n=1", "C06", "C01-1")],
)
def test_a_number_typed_belongs_to_what_was_shown(
    page: Page, site_url: str, fragment: str, vue: str, voisine: str
) -> None:
    """A remote, Back, a reload take the field away while it is written in."""
    page.goto(f"{site_url}{PROJETER}#{fragment}")
    page.get_by_role("button", name="Compter les mains").click()
    tape(page, "9")
    page.keyboard.press("PageDown")
    expect(page.locator(NOM)).to_contain_text(voisine)
    tape(page, "4")
    page.go_back()
    expect(page.locator(NOM)).to_contain_text(vue)
    kept = page.evaluate("(cle) => JSON.parse(sessionStorage.getItem(cle))", CLE)
    assert kept == {vue: {"pas-encore": 9}, voisine: {"pas-encore": 4}}
    tape(page, "6")
    page.reload()
    expect(page.locator('[data-niveau="pas-encore"] .scene__nombre')).to_have_text("6 mains")


def test_a_number_typed_does_not_outlive_an_erasure_and_no_wheel_changes_it(
    page: Page, site_url: str
) -> None:
    page.set_viewport_size({"width": 853, "height": 400})  # there is something to scroll
    page.goto(f"{site_url}{PROJETER}#C06")
    page.get_by_role("button", name="Compter les mains").click()
    tape(page, "9")
    champ = page.locator(".mains input").first
    champ.hover()
    page.mouse.wheel(0, 60)
    page.wait_for_function("() => window.scrollY > 0")
    expect(champ).to_have_value("9")
    tape(page, "7")
    other = page.context.new_page()
    other.goto(f"{site_url}titres/cip/auto-evaluation/mes-donnees.html")
    other.evaluate("Referentiel.auto.stockage().quitter()")
    page.bring_to_front()
    expect(page.locator(".mains input").first).to_have_value("0")
    assert page.evaluate("(cle) => sessionStorage.getItem(cle)", CLE) is None


PLEIN = """() => {
  for (let n = 2 ** 22, i = 0; n >= 1; i += 1)
    try { sessionStorage.setItem(`autre${i}`, 'x'.repeat(n)); } catch { n = Math.floor(n / 2); }
}"""
"""No room is left in what the tab keeps."""


def test_hands_are_counted_where_the_browser_has_no_room_left(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PROJETER}#C06")
    compter(page)
    page.evaluate(PLEIN)
    page.get_by_role("button", name="Une main de plus").first.click()
    page.get_by_label("Mains levées : Avec appui").fill("123")
    page.keyboard.press("PageDown")
    expect(page.locator(NOM)).to_have_text("Compétence C07")
    page.keyboard.press("PageUp")
    expect(page.locator(".mains input").nth(0)).to_have_value("1")
    expect(page.locator(".mains input").nth(1)).to_have_value("123")
    page.get_by_role("button", name="Choisir autre chose").click()
    expect(page.locator("mains-levees")).to_contain_text("ils s’en vont avec cette page")


def test_a_hand_counted_is_told_to_who_does_not_see_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PROJETER}#C06")
    page.get_by_role("button", name="Compter les mains").click()
    page.get_by_role("button", name="Une main de plus : Avec appui").click()
    expect(page.locator("projeter-salle > [role=status]")).to_have_text(
        "Mains levées\u00a0: Avec appui, 1"
    )


def test_no_number_outlives_an_era(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PROJETER}#C06")
    compter(page)
    other = page.context.new_page()
    other.goto(f"{site_url}titres/cip/auto-evaluation/mes-donnees.html")
    other.evaluate("Referentiel.auto.stockage().quitter()")
    page.bring_to_front()
    expect(page.locator(".mains input").nth(1)).to_have_value("0")
    kept = "Object.keys(sessionStorage).some((nom) => nom.startsWith('referentiel:'))"
    assert page.evaluate(kept) is False


def test_hands_read_again_are_not_trusted(js: Calcul) -> None:
    lues = js(
        """
      const lire = (texte) => Object.fromEntries([...Referentiel.formateur.lireMains(ctx, texte)]
        .map(([vue, comptes]) => [vue, Object.fromEntries(comptes)]));
      return arg.map(lire);
    """,
        [
            '{"C06": {"avec-appui": 3, "en-autonomie": -4, "faux": 5}, "C99": {"avec-appui": 1}}',
            '{"C06": {"avec-appui": 1e9}, "__proto__": {"avec-appui": 1}}',
            '{"C06": {"avec-appui": "3"}, "q-C01": {"avec-preuve": 2}}',
            "[1",
            "null",
            None,
        ],
    )
    assert lues == [{"C06": {"avec-appui": 3}}, {"C06": {"avec-appui": 999}}, {}, {}, {}, {}]


def test_a_list_to_read_without_scripts(page: Page, site_dir: Path) -> None:
    page.goto((site_dir / PROJETER).as_uri() + "#q-C06")  # from a folder, as anywhere
    expect(page.locator(NOM)).to_have_text("Question sur C06")
    html = (site_dir / PROJETER).read_text("utf-8")
    for code in range(1, 16):
        assert f'id="C{code:02}"' in html and f'id="q-C{code:02}"' in html
    assert "data-adresse" not in html  # no address to give


def test_a_published_site_shows_where_to_answer(page: Page, publier: Publier) -> None:
    with serve_at(publier(DEPOT), DEPOT) as address:
        page.set_viewport_size(MUR)
        load(page, f"{address}titres/mini/formateur/projeter.html#C01-1")
        where = page.locator(".scene__adresse")
        expect(where).to_contain_text(f"{DEPOT}titres/mini/auto-evaluation/c01.html")
        box = where.locator(".qr").bounding_box()
        assert box and box["width"] >= MUR["height"] / 5
        page.get_by_role("button", name="Compter les mains").click()
        page.get_by_role("button", name="Grand code").click()  # from the back of the room
        large = where.locator(".qr").bounding_box()
        assert large and large["width"] >= MUR["height"] / 2
        assert page.evaluate("document.documentElement.scrollHeight") <= MUR["height"]
        assert not (found := faults(page, "avec l’adresse", WIDE, PHONE)), told(found)
        page.get_by_role("button", name="Compter les mains").click()  # it gives them their place
        expect(page.locator(".mains").first).to_be_visible()
        page.goto(f"{address}titres/mini/competences/c01.html")
        code = page.locator(".papier .qr")
        expect(code).to_be_hidden()
        page.emulate_media(media="print")
        expect(code).to_be_visible()
