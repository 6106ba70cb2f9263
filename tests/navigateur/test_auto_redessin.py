"""A change leaves alone what it does not touch; what is kept is the state written whole."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.navigateur.test_auto_positionner import GRILLE, answer

SYNTHESE = GRILLE.replace("index", "synthese")


def test_what_is_kept_is_the_state_written_whole(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    for code, level in (
        ("C01-1", "En autonomie"),
        ("C02-1", "Avec appui"),
        ("C01-1", "Pas encore"),
    ):
        answer(page, code, level)
        whole = page.evaluate(
            """() => {
              const { auto } = Referentiel;
              const text = auto.ecrireStocke(auto.stockage().etat);
              const latin = (c) =>
                `\\\\u${c.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`;
              return text === JSON.stringify(JSON.parse(text)).replace(/[\\u0100-\\uffff]/g, latin);
            }"""
        )
        assert whole
    assert page.evaluate(
        "Referentiel.auto.ecrireEtat(Referentiel.auto.stockage().etat).includes('C02-1')"
    )


def test_what_waits_for_the_frame_is_on_paper_at_once(page: Page, site_url: str) -> None:
    """A click first shows what it touches; a print asked in the same instant misses nothing."""
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "Pas encore")
    page.goto(site_url + SYNTHESE)
    box = page.locator("[data-ccp-obtenu=CCP1] [type=checkbox]")
    page.evaluate("document.querySelectorAll('.plis details').forEach((d) => (d.open = true))")
    box.scroll_into_view_if_needed()
    page.locator("ccp-obtenus").evaluate("(e) => e.scrollIntoView({ block: 'center' })")
    expect(page.locator("pas-synthese")).not_to_be_in_viewport()
    said = "document.querySelector('synthese-lectures [data-ccp=CCP1]').textContent"
    before, after, printed = page.evaluate(
        f"""async () => {{
          await new Promise((fin) => requestAnimationFrame(() => setTimeout(fin, 50)));
          const before = {said};
          document.querySelector('[data-ccp-obtenu=CCP1] [type=checkbox]').click();
          const after = {said};
          window.dispatchEvent(new Event('beforeprint'));
          return [before, after, {said}];
        }}"""
    )
    assert before == after != printed
    expect(page.locator(".ccp-obtenus__reste")).to_contain_text("CCP1")


def test_an_answer_is_kept_before_it_is_counted(page: Page, site_url: str) -> None:
    """Its frame waits for no count; what is kept waits for nothing."""
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "Pas encore")
    kept, shown, before, printed = page.evaluate(
        """async () => {
          await new Promise((fin) => requestAnimationFrame(() => setTimeout(fin, 50)));
          const counted = () => document.querySelector('.seance__compte').textContent;
          const before = counted();
          const rating = document.querySelector('[data-repere="C01-2"]');
          rating.querySelector('input[value="en-autonomie"]').click();
          const kept = Object.values(sessionStorage).some((text) => text.includes('"C01-2"'));
          const shown = rating.matches('.echelle--repondue');
          window.dispatchEvent(new Event('beforeprint'));
          return [kept, shown, before, counted()];
        }"""
    )
    assert kept and shown
    assert before.startswith("1 sur") and printed.startswith("2 sur")
    expect(page.locator("[data-lecture=C01]")).to_contain_text("2\u00a0repères")


def test_a_line_of_the_synthesis_that_says_the_same_stays(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    answer(page, "C01-1", "Pas encore")
    page.evaluate("document.querySelectorAll('details.ccp').forEach((d) => (d.open = true))")
    answer(page, "C09-1", "Pas encore")
    page.goto(site_url + SYNTHESE)
    page.locator("#priorites").click()
    line = page.locator("a-travailler ol.conseils > li")
    expect(line).to_have_count(2)
    kept = line.filter(has_text="C09").element_handle()
    page.evaluate(
        """() => Referentiel.auto.stockage().changer(
          (etat) => Referentiel.auto.noterCcp(etat, 'CCP1', true, Date.now()), Date.now())"""
    )
    expect(line).to_have_count(1)
    assert kept.evaluate("(li) => li.isConnected")
    expect(page.locator("a-travailler .pli__dit")).to_have_text("C09")
