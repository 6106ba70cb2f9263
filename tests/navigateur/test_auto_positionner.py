"""« M’auto-évaluer »: answers are kept, said, found again; nothing needs a mouse or JavaScript."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.navigateur.auto import quitter

GRILLE = "titres/cip/auto-evaluation/index.html"
COMPETENCE = "titres/cip/competences/c06.html"
KEPT = "JSON.stringify([{...localStorage}, {...sessionStorage}])"


def answer(page: Page, repere: str, level: str) -> None:
    """Choose a level as a person does, by its label in the group of the repère."""
    group(page, repere).get_by_role("radio", name=level, exact=True).check()


def group(page: Page, repere: str) -> Locator:
    return page.locator(f"[data-repere='{repere}']")


def chosen(page: Page, repere: str) -> str:
    return group(page, repere).locator("label:has(:checked)").inner_text().strip()


def test_without_javascript_the_whole_form_is_there(bare: Page, site_url: str) -> None:
    bare.goto(site_url + GRILLE)
    groups = bare.locator("fieldset[data-repere]")
    assert groups.count() > 60
    for field in groups.all():
        assert (field.locator("legend").text_content() or "").strip()
        values = [r.get_attribute("value") for r in field.locator("input[type=radio]").all()]
        assert len(values) == 6 and values[-2:] == ["pas-l-occasion", "non-evalue"]
        assert field.locator("input:checked").get_attribute("value") == "non-evalue"
    bare.locator("details.ccp > summary").last.click()
    answer(bare, "C15-1", "Avec appui")
    assert chosen(bare, "C15-1") == "Avec appui"
    expect(bare.get_by_text("rien n’est gardé")).to_be_visible()
    for tool in ("seance-auto", "outils-grille"):
        expect(bare.locator(tool)).to_be_hidden()


def test_one_tap_from_home(page: Page, site_url: str) -> None:
    page.goto(site_url + "index.html")
    page.get_by_role("main").get_by_role("link", name=re.compile("Où j’en suis")).click()
    page.wait_for_url("**/auto-evaluation/premier-tour.html**")
    expect(page.get_by_role("radio", name="Pas encore")).to_have_count(1)


def test_answers_survive_reload_back_and_another_page(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    page.get_by_role("radio", name=re.compile("^Sur cet appareil")).check()
    answer(page, "C01-2", "En autonomie")
    page.locator("details.ccp").nth(1).locator("> summary").click()
    answer(page, "C06-1", "Avec appui")
    expect(page.locator(".seance__etat")).to_contain_text("Gardé sur cet appareil")
    page.reload()
    assert chosen(page, "C01-2") == "En autonomie"
    page.goto(site_url + COMPETENCE)
    page.get_by_role("link", name="M’auto-évaluer sur C06").click()
    expect(page.locator("[data-repere='C06-1'] [value='avec-appui']")).to_be_checked()
    answer(page, "C06-1", "En autonomie")
    page.go_back()
    page.go_back()
    expect(page.locator("[data-repere='C06-1'] [value='en-autonomie']")).to_be_checked()
    assert chosen(page, "C01-2") == "En autonomie"


def test_another_tab_follows(page: Page, site_url: str) -> None:
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(site_url + GRILLE)
    page.get_by_role("radio", name=re.compile("^Sur cet appareil")).check()
    answer(page, "C01-1", "Pas encore")
    expect(other.locator("[data-repere='C01-1'] [value='pas-encore']")).to_be_checked()
    answer(other, "C01-2", "Avec appui")
    expect(page.locator("[data-repere='C01-2'] [value='avec-appui']")).to_be_checked()
    expect(page.locator("[data-repere='C01-1'] [value='pas-encore']")).to_be_checked()


def test_progress_and_reading_in_words(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    words = page.locator(".outils-auto__avancement")
    reading = page.locator("[data-lecture='C01']")
    expect(words).to_contain_text(re.compile(r"^0\srepère sur \d+ renseigné"))
    codes = [f.get_attribute("data-repere") or "" for f in page.locator("#c01 fieldset").all()]
    for number, code in enumerate(codes, start=1):
        answer(page, code, "En autonomie")
        expect(words).to_contain_text(re.compile(rf"^{number}\srepères? sur \d+ renseigné"))
    first = page.locator("details.ccp").first.locator(".ccp__avancement")
    expect(first).to_contain_text(f"{len(codes)} repères sur")
    expect(reading).to_contain_text(f"Pratique Oui : {len(codes)} repères sur {len(codes)}.")
    expect(page.locator("[data-preuve='C01']")).to_have_text("Preuve à raconter.")
    answer(page, codes[0], "Sans réponse")
    expect(reading).to_contain_text("À compléter")
    answer(page, codes[0], "Pas l’occasion")
    expect(reading).to_contain_text(f"Oui : {len(codes) - 1} repères sur {len(codes) - 1}, 1 sans")
    for code in codes:
        answer(page, code, "Pas encore")
    expect(reading).to_contain_text("Pratique Non : aucun repère")
    said = page.locator("se-positionner").inner_text()
    assert not re.search(r"%|acquis|validé|/\s?20|score", said, re.I)


def test_choosing_moves_nothing(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    radio = group(page, "C01-1").get_by_role("radio").first
    radio.focus()
    top, address = page.evaluate("scrollY"), page.url
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.value") == "avec-preuve"
    assert page.evaluate("document.activeElement.name") == "C01-1"
    assert abs(page.evaluate("scrollY") - top) < 2
    assert page.url == address


def test_the_live_region_does_not_chatter(page: Page, site_url: str) -> None:
    page.clock.install()
    page.goto(site_url + GRILLE)
    region = page.locator("[role=status]").filter(has_not=page.locator("a, button"))
    assert page.locator("seance-auto [role=status]").count() == 1
    assert region.count() >= 1
    page.evaluate("""() => {
      window.said = [];
      const region = document.querySelector('seance-auto [role="status"]');
      new MutationObserver(() => region.textContent && window.said.push(region.textContent))
        .observe(region, { childList: true, characterData: true, subtree: true });
    }""")
    for code in ("C01-1", "C01-2", "C01-3"):
        answer(page, code, "Pas encore")
        page.clock.run_for(200)
    page.clock.run_for(5_000)
    assert len(page.evaluate("window.said")) == 1
    page.clock.run_for(120_000)
    answer(page, "C01-4", "Pas encore")
    page.clock.run_for(5_000)
    assert len(page.evaluate("window.said")) == 1  # Saved again, later: nothing new to hear.
    answer(page, "C01-5", "Avec appui")
    page.clock.run_for(5_000)
    assert len(page.evaluate("window.said")) == 2
    assert "Partiellement" in page.evaluate("window.said")[-1]


def test_filters_hide_nothing_under_the_fingers(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "Avec appui")
    answer(page, "C01-2", "En autonomie")
    page.get_by_label("Montrer").select_option("sans-reponse")
    expect(group(page, "C01-1")).to_be_hidden()
    expect(group(page, "C01-3")).to_be_visible()
    expect(group(page, "C15-1")).to_be_visible()
    answer(page, "C01-3", "Pas encore")
    expect(group(page, "C01-3")).to_be_visible()
    page.get_by_label("Montrer").select_option("a-travailler")
    shown = page.locator("fieldset[data-repere]:visible")
    assert [f.get_attribute("data-repere") for f in shown.all()] == ["C01-1", "C01-3"]
    answer(page, "C01-1", "En autonomie")
    answer(page, "C01-3", "En autonomie")
    page.get_by_label("Montrer").select_option("a-travailler")
    expect(page.get_by_text("Aucun repère ne correspond.")).to_be_visible()
    page.get_by_role("button", name="Tout montrer").click()
    expect(group(page, "C01-4")).to_be_visible()
    expect(page.get_by_label("Montrer")).to_be_focused()


def test_next_unanswered(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "Avec appui")
    answer(page, "C01-3", "Avec appui")
    following = page.get_by_role("button", name="Prochain", exact=False).last
    found = []
    for _ in range(3):
        following.click()
        found.append(page.evaluate("document.activeElement.name"))
    assert found == ["C01-4", "C01-5", "C02-1"]
    page.locator("details.ccp").nth(2).locator("> summary").click()
    last = page.locator("fieldset[data-repere]").last.get_attribute("data-repere") or ""
    answer(page, last, "Pas encore")
    following.click()
    assert page.evaluate("document.activeElement.name") == "C01-2"  # From the top again.


def test_an_address_opens_its_competence(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE + "#c12")
    expect(page.locator("#c12 h3")).to_be_in_viewport()
    expect(group(page, "C12-1")).to_be_visible()


def test_the_whole_form_with_the_keyboard_alone(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    total = page.locator("fieldset[data-repere]").count()
    page.locator(".ccp__tete").first.focus()
    done: set[str] = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        kind, name = page.evaluate("""() => {
          const e = document.activeElement;
          const closed = e.matches('.ccp:not([open]) > .ccp__tete');
          return [closed ? 'ferme' : e.type ?? e.localName, e.name ?? ''];
        }""")
        if kind == "ferme":
            page.keyboard.press("Enter")
        elif kind == "radio":
            assert name not in done
            for _ in range(1 + len(done) % 4):
                page.keyboard.press("ArrowRight")
            done.add(name)
        if len(done) == total:
            break
    expect(page.locator(".outils-auto__avancement")).to_contain_text(f"sur {total} renseignés")
    expect(page.locator(".echelle--repondue")).to_have_count(total)
    page.reload()
    expect(page.locator(".echelle--repondue")).to_have_count(total)


def test_shared_computer_leaves_nothing(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    leave = page.get_by_role("button", name="Effacer et quitter")
    expect(leave).to_be_hidden()
    page.get_by_role("radio", name=re.compile("^Ordinateur partagé")).check()
    answer(page, "C01-1", "En autonomie")
    assert page.evaluate("Object.values(localStorage).join().includes('C01-1')") is False
    page.reload()
    assert chosen(page, "C01-1") == "En autonomie"
    page.locator("details.ccp").nth(1).locator("> summary").click()
    group(page, "C06-1").scroll_into_view_if_needed()
    expect(leave).to_be_in_viewport()
    expect(page.locator(".seance__prudence")).to_be_visible()
    page.goto(site_url + COMPETENCE)
    page.get_by_role("link", name="M’auto-évaluer sur C06").click()
    expect(leave).to_be_in_viewport()
    quitter(page)
    assert "C01-1" not in page.evaluate(KEPT)
    page.goto(site_url + GRILLE)
    assert chosen(page, "C01-1") == "Sans réponse"


def test_the_mode_changes_at_any_time(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "En autonomie")
    page.get_by_role("radio", name=re.compile("^Ordinateur partagé")).check()
    assert "C01-1" not in page.evaluate("JSON.stringify({...localStorage})")
    page.get_by_role("radio", name=re.compile("^Sur cet appareil")).check()
    assert "C01-1" in page.evaluate("JSON.stringify({...localStorage})")
    assert chosen(page, "C01-1") == "En autonomie"


def test_refused_storage_is_said_and_everything_stays_on_one_page(
    page: Page, site_url: str
) -> None:
    page.add_init_script("""for (const name of ['localStorage', 'sessionStorage']) {
      const get = () => { throw new DOMException('', 'SecurityError'); };
      Object.defineProperty(window, name, { get });
    }""")
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "En autonomie")
    expect(page.locator(".seance__etat")).to_contain_text("Non gardé")
    page.locator(".vues").get_by_role("link", name="Mes données").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mes données")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.locator("garder-fichier .donnees__contenu")).to_contain_text("1 réponse")
    expect(group(page, "C01-1")).to_be_hidden()
    page.go_back()
    assert chosen(page, "C01-1") == "En autonomie"
