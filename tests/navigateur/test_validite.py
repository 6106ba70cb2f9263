"""The day after the title stops being valid, its page says so, in words."""

from __future__ import annotations

from datetime import date, timedelta

from playwright.sync_api import Browser, expect

TITLE = "titres/cip/index.html"


def validity_said_on(browser: Browser, site_url: str, day: date | None) -> tuple[str, date]:
    """What the title page says of its validity on a day (today if None), and the last valid day."""
    context = browser.new_context(timezone_id="Europe/Paris", locale="fr-FR")
    page = context.new_page()
    if day:
        page.clock.set_fixed_time(f"{day.isoformat()}T08:00:00+02:00")
    page.goto(site_url + TITLE)
    said = page.locator("etat-validite")
    expect(said).to_be_visible()
    answer = said.inner_text(), date.fromisoformat(said.get_attribute("data-fin") or "")
    context.close()
    return answer


def test_valid_until_the_last_day_then_over(browser: Browser, site_url: str) -> None:
    _, end = validity_said_on(browser, site_url, None)
    before, _ = validity_said_on(browser, site_url, end - timedelta(days=400))
    last_day, _ = validity_said_on(browser, site_url, end)
    after, _ = validity_said_on(browser, site_url, end + timedelta(days=1))
    much_later, _ = validity_said_on(browser, site_url, end + timedelta(days=2000))
    assert before == last_day
    assert "jusqu’au" in before
    assert "était enregistrée" in after
    assert after == much_later
    for said in (before, after):
        assert f"{end.day}\u00a0mars {end.year}" in said
