"""« Mes situations vécues »: written once, kept while written, covered, taken elsewhere."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.navigateur.test_auto_positionner import GRILLE, answer

SITUATIONS = "titres/cip/auto-evaluation/situations.html"


def write(page: Page, title: str, *competences: str) -> None:
    page.get_by_role("button", name="Écrire une situation").click()
    page.get_by_label("Un titre, pour vous y retrouver").fill(title)
    for code in competences:
        page.locator(f"[data-competence='{code}']").check()


def test_kept_while_written(page: Page, site_url: str) -> None:
    page.goto(site_url + SITUATIONS)
    write(page, "Un atelier", "C10")
    page.get_by_label("Précisez les moyens utilisés").fill("Une salle.")
    page.reload()
    page.get_by_role("button", name="Un atelier").click()
    expect(page.get_by_role("heading", name="Situation : Un atelier")).to_be_focused()
    expect(page.get_by_label("Précisez les moyens utilisés")).to_have_value("Une salle.")
    expect(page.locator("[data-competence='C10']")).to_be_checked()


def test_nothing_written_is_no_situation(page: Page, site_url: str) -> None:
    page.goto(site_url + SITUATIONS)
    page.get_by_role("button", name="Écrire une situation").click()
    page.get_by_role("button", name="Terminer").click()
    expect(page.locator(".situations li")).to_have_count(0)
    expect(page.get_by_role("button", name="Écrire une situation")).to_be_focused()


def test_the_example_is_apart(page: Page, site_url: str) -> None:
    page.goto(site_url + SITUATIONS)
    page.get_by_text("Lire un exemple inventé").click()
    expect(page.locator(".exemple")).to_contain_text("inventé par ce site")
    expect(page.locator(".situations li")).to_have_count(0)
    assert "exemple" not in page.evaluate("JSON.stringify({...localStorage})")


def test_the_hint_of_anonymity_never_blocks(page: Page, site_url: str) -> None:
    page.goto(site_url + SITUATIONS)
    write(page, "Un appel")
    told = page.get_by_label("Avec qui avez-vous travaillé")
    hint = page.locator("#indice-avec-qui")
    expect(hint).to_be_hidden()
    told.fill("Une collègue, 06 12 34 56 78.")
    expect(hint).to_contain_text("06 12 34 56 78")
    assert "indice-avec-qui" in (told.get_attribute("aria-describedby") or "")
    page.get_by_role("button", name="Terminer").click()
    assert "06 12 34 56 78" in page.evaluate("JSON.stringify({...sessionStorage})")
    page.get_by_role("button", name="Un appel").click()
    told.fill("Une collègue.")
    expect(hint).to_be_hidden()


def test_coverage_and_what_is_missing(page: Page, site_url: str) -> None:
    page.goto(site_url + GRILLE)
    for field in page.locator("#c02 fieldset").all():
        answer(page, field.get_attribute("data-repere") or "", "En autonomie")
    page.goto(site_url + SITUATIONS)
    expect(page.locator("couverture-situations")).to_be_hidden()
    write(page, "Un accueil", "C01", "C06")
    page.get_by_label("du", exact=True).fill("2026-05-04")
    page.get_by_label("au", exact=True).fill("2026-05-01")
    end = page.get_by_label("au", exact=True)
    expect(end).to_have_accessible_description("La fin est avant le début.")
    expect(end).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Terminer").click()
    write(page, "Un second", "C01")
    page.get_by_role("button", name="Terminer").click()
    cover = page.locator("couverture-situations")
    row = cover.get_by_role("row", name="Un accueil")
    assert row.get_by_role("cell").all_inner_texts()[:2] == ["oui", "–"]
    assert cover.get_by_role("row", name="Nombre").get_by_role("cell").first.inner_text() == "2"
    expect(cover).to_contain_text("CCP1 : 2 exemples écrits, 1 à 3 attendus")
    expect(cover).to_contain_text("CCP3 : aucun exemple")
    missing = cover.get_by_role("listitem")
    expect(missing.filter(has_text="C02")).to_contain_text("aucune situation")
    expect(missing.filter(has_text="Un accueil").filter(has_text="vides")).to_have_count(1)
    expect(missing.filter(has_text="fin est avant")).to_have_count(1)


def test_deleting_undoes(page: Page, site_url: str) -> None:
    page.goto(site_url + SITUATIONS)
    write(page, "À garder", "C01")
    page.get_by_role("button", name="Supprimer cette situation").click()
    expect(page.locator(".situations li")).to_have_count(0)
    expect(page.get_by_role("button", name="Annuler")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="À garder")).to_be_visible()


def test_copy_under_the_official_headings(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site_url + SITUATIONS)
    write(page, "Un <script> & un atelier", "C10")
    page.get_by_label("Précisez les moyens utilisés").fill("Une salle.\nUn tableau.")
    page.get_by_role("button", name="Terminer").click()
    page.get_by_role("button", name="Copier pour le dossier professionnel").click()
    expect(page.get_by_text("C’est copié.")).to_be_visible()
    copied = page.evaluate("""async () => {
      const [item] = await navigator.clipboard.read();
      return Promise.all(['text/plain', 'text/html'].map(async (t) =>
        (await item.getType(t)).text()));
    }""")
    for text in copied:
        assert "Précisez les moyens utilisés" in text
        assert "Une salle." in text
    assert "<script>" in copied[0]
    assert "<script>" not in copied[1]
    for name, suffix in (("Télécharger en texte", ".txt"), ("Télécharger en page web", ".html")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        assert download.value.suggested_filename.endswith(suffix)
