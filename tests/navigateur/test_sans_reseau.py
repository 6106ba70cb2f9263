"""The policy that lets nothing in but the site itself: on each page, first, and in force."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

POLICY = re.compile(
    r'<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="([^"]+)">'
)
TITLE = "titres/cip/index.html"


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
