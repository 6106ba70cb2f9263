"""Every built page is valid HTML, with one outline, its own name, and French typography."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

VNU = Path(__file__).parents[1] / "outils/node_modules/vnu-jar/build/dist/vnu.jar"
SHORT_RUN = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss8m".split()
"""A run of a few seconds ends before the code that Java would take its time to make better."""
NOT_PROSE = {"script", "style", "code", "title"}
VOID = set("area br col embed hr img input link meta wbr".split())


@dataclass
class Outline(HTMLParser):
    """What a test needs to know of one page."""

    html: str
    lang: str | None = None
    title: str = ""
    description: str | None = None
    canonical: str | None = None
    levels: list[int] = field(default_factory=list)
    jsonld: list[str] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    """Pieces of visible text, cut where an element starts or ends."""

    def __post_init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.lang = given.get("lang")
        elif tag == "meta" and given.get("name") == "description":
            self.description = given.get("content")
        elif tag == "link" and given.get("rel") == "canonical":
            self.canonical = given.get("href")
        elif re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append((tag, given.get("type")))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, kind = self.open[-1] if self.open else ("", None)
        if tag == "title":
            self.title += data
        if kind == "application/ld+json":
            self.jsonld.append(data)
        if not NOT_PROSE & {name for name, _ in self.open}:
            self.prose.append(data)


@pytest.fixture(scope="module")
def outlines(site_dir: Path, addresses: tuple[str, ...]) -> dict[str, Outline]:
    return {a: Outline((site_dir / a).read_text("utf-8")) for a in addresses}


def invalid(site_dir: Path, addresses: Sequence[str]) -> list[str]:
    """What the W3C's validator finds in built pages."""
    options = ("--errors-only", "--format", "json")
    command = ["java", *SHORT_RUN, "-jar", str(VNU), *options, *addresses]
    run = subprocess.run(command, cwd=site_dir, capture_output=True, text=True, check=False)
    messages = json.loads(run.stderr)["messages"]
    return [f"{m['url']}:{m.get('lastLine')} {m['message']}" for m in messages]


def test_valid(site_dir: Path, addresses: tuple[str, ...]) -> None:
    assert invalid(site_dir, addresses) == []


def test_one_outline_without_a_gap(outlines: dict[str, Outline]) -> None:
    for address, page in outlines.items():
        assert page.levels.count(1) == 1, address
        # The menu has no heading, so that the h1 comes first.
        assert page.levels[0] == 1, address
        for before, after in zip(page.levels, page.levels[1:], strict=False):
            assert after <= before + 1, (address, page.levels)


def test_each_page_has_its_own_name(outlines: dict[str, Outline]) -> None:
    for names in (
        [page.title.strip() for page in outlines.values()],
        [(page.description or "").strip() for page in outlines.values()],
    ):
        assert [name for name, count in Counter(names).items() if count > 1] == []
        assert all(10 < len(name) < 300 for name in names)


def test_each_page_is_in_french_and_knows_its_address(outlines: dict[str, Outline]) -> None:
    for address, page in outlines.items():
        assert page.lang == "fr", address
        if address != "404.html":
            assert (page.canonical or "").startswith("https://"), address
            assert (page.canonical or "").endswith("/" + address), (address, page.canonical)
    assert outlines["404.html"].canonical is None


def test_structured_data_can_be_read(outlines: dict[str, Outline]) -> None:
    described = 0
    for address, page in outlines.items():
        for text in page.jsonld:
            data = json.loads(text)
            assert data["@context"] == "https://schema.org", address
            assert data["@type"] and data["name"], address
            described += 1
    assert described >= sum("/competences/" in address for address in outlines) > 0


WRONG_TYPOGRAPHY = re.compile(r"\w'\w|\.\.\.|[\x20\n]»|«[\x20\n]|\S[\x20\n]+[:;!?](?!\S)")


def test_french_typography_everywhere(outlines: dict[str, Outline]) -> None:
    wrong = [
        f"{address} : {text.strip()[:120]}"
        for address, page in outlines.items()
        for text in page.prose
        if WRONG_TYPOGRAPHY.search(text)
    ]
    assert not wrong, "\n" + "\n".join(wrong)
