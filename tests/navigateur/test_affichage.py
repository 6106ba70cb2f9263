"""Light and dark: the device decides, then the reader, on every page and in every tab."""

from playwright.sync_api import Page, expect

COMPETENCE = "titres/cip/competences/c06.html"
IS_DARK = """() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
  return r + g + b < 200;
}"""


def test_the_theme_choice_is_named_and_kept(page: Page, site_url: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(site_url + COMPETENCE)
    assert not page.evaluate(IS_DARK)
    page.get_by_role("combobox", name="Affichage").select_option("sombre")
    assert page.evaluate(IS_DARK)
    page.goto(site_url + "titres/cip/index.html")
    assert page.evaluate(IS_DARK)
    choice = page.get_by_role("combobox", name="Affichage")
    expect(choice).to_have_value("sombre")
    choice.select_option("")
    page.reload()
    assert not page.evaluate(IS_DARK)
    assert page.evaluate("localStorage.length") == 0


def test_light_can_be_chosen_on_a_dark_device(page: Page, site_url: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(site_url + COMPETENCE)
    assert page.evaluate(IS_DARK)
    page.get_by_role("combobox", name="Affichage").select_option("clair")
    page.reload()
    assert not page.evaluate(IS_DARK)


def test_another_tab_follows_the_choice(page: Page, site_url: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(site_url + COMPETENCE)
    other = page.context.new_page()
    other.goto(site_url + "titres/cip/index.html")
    other.get_by_role("combobox", name="Affichage").select_option("sombre")
    expect(page.get_by_role("combobox", name="Affichage")).to_have_value("sombre")
    assert page.evaluate(IS_DARK)


def test_dark_by_device_and_dark_by_choice_are_one_palette(page: Page, site_url: str) -> None:
    tokens = """() => {
      const style = getComputedStyle(document.documentElement);
      const names = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
        .filter((rule) => rule.selectorText === ':root').flatMap((rule) => [...rule.style]);
      const colours = names.filter((name) => /^--(c|ccp)-/.test(name));
      return Object.fromEntries([...colours, 'color-scheme']
        .map((name) => [name, style.getPropertyValue(name)]));
    }"""
    page.emulate_media(color_scheme="light")
    page.goto(site_url + COMPETENCE)
    light = page.evaluate(tokens)
    page.get_by_role("combobox", name="Affichage").select_option("sombre")
    chosen = page.evaluate(tokens)
    page.get_by_role("combobox", name="Affichage").select_option("")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(tokens) == chosen
    assert len(light) > 20
    assert [name for name in light if light[name] == chosen[name]] == []


def test_a_choice_the_browser_does_not_keep_is_said(page: Page, site_url: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    page.emulate_media(color_scheme="light")
    page.goto(site_url + COMPETENCE)
    status = page.locator("choix-affichage").get_by_role("status")
    expect(status).to_be_empty()
    page.get_by_role("combobox", name="Affichage").select_option("sombre")
    expect(status).not_to_be_empty()
    assert page.evaluate(IS_DARK)
