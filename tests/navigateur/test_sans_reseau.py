"""Nothing leaves for another host, nothing is kept but a choice, nothing inline may run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

POLICY = re.compile(
    r'<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="([^"]+)">'
)
TITLE = "titres/cip/index.html"
PAINTED = "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"


def test_walking_through_every_page(
    browser: Browser,
    site_url: str,
    addresses: tuple[str, ...],
    covers: Mapping[str, tuple[str, ...]],
) -> None:
    """Every page in light then in dark; those with each script opened in dark from the start."""
    context = browser.new_context(color_scheme="light", locale="fr-FR")
    hosts: set[str] = set()
    heard: list[str] = []
    context.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    context.on("console", lambda message: heard.append(f"{message.type} : {message.text}"))
    context.on("weberror", lambda error: heard.append(str(error.error)))
    page = context.new_page()
    for address in addresses:
        page.goto(site_url + address)
        page.emulate_media(color_scheme="dark")
        page.evaluate(PAINTED)
        page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    for address in covers["anime"]:
        page.goto(site_url + address)
    page.goto(site_url + TITLE)
    page.locator(".terme").first.click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Rechercher", exact=True).click()
    page.get_by_role("searchbox").fill("jury")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert hosts == {urlsplit(site_url).netloc}
    assert heard == []
    assert context.cookies() == []
    assert page.evaluate("Object.keys(localStorage)") == []
    # Where the visit stands in the decision tree, for this tab and half an hour (parcours.js).
    assert page.evaluate("Object.keys(sessionStorage)") == ["referentiel:parcours"]
    page.get_by_role("combobox", name="Affichage").select_option("sombre")
    assert page.evaluate("Object.keys(localStorage)") == ["referentiel:affichage"]
    assert context.cookies() == []
    context.close()


def test_the_policy_comes_first_on_every_page(
    site_dir: Path, every_address: tuple[str, ...]
) -> None:
    for address in every_address:
        html = (site_dir / address).read_text("utf-8")
        head = html[: html.index("</head>")]
        found = POLICY.search(head)
        assert found, address
        assert not re.search(r"<(script|link|style|img)", head[: found.start()]), address
        rules = dict(rule.split(" ", 1) for rule in found[1].split("; "))
        assert rules["default-src"] == "'self'"
        assert rules["style-src"] == "'self'"
        assert rules["base-uri"] == rules["form-action"] == "'none'"
        assert "unsafe" not in found[1]
        assert not re.search(r"https?:|\*", found[1])


def test_the_policy_is_in_force(page: Page, site_url: str) -> None:
    page.goto(site_url + TITLE)
    page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = "document.documentElement.id = 'passed'";
          document.body.append(script);
          document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="title = 1">');
          document.querySelector('h1').setAttribute('style', 'color: rgb(1, 2, 3)');
        }"""
    )
    page.wait_for_timeout(100)
    assert page.locator("#passed").count() == 0
    assert page.title() != "1"
    assert page.locator("h1").evaluate("h1 => getComputedStyle(h1).color") != "rgb(1, 2, 3)"
