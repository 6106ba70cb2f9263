"""Codes drawn in the browser: the modules of another program, and one's own link as one of them."""

from __future__ import annotations

import random
import re
import string
from typing import Any

import pytest
import segno
import segno.encoder
from playwright.sync_api import Page, expect

from generator.pages.qr import MARGE
from tests.navigateur.auto import Calcul, quitter
from tests.navigateur.test_axe import PHONE, WIDE, faults, load, told

DONNEES = "titres/cip/auto-evaluation/mes-donnees.html"
MATRICES = """
  return arg.map(([texte, voulu]) => {
    const { version, niveau, masque, modules } = Referentiel.qr.matrice(texte, voulu);
    return [version, niveau, masque, modules.map((ligne) => ligne.map(Number).join(''))];
  });
"""
SIGNES = string.ascii_letters + string.digits + "/:.#=&-_é€"


@pytest.fixture(scope="module", autouse=True)
def fillers() -> Any:
    """The library adds an empty byte that the standard does not ask for, when a text ends on one:
    readers pass over it, but its drawing is another one."""

    def whole_bytes(buff: Any, version: Any, length: int) -> None:
        buff.extend([0] * (-length % 8))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segno.encoder, "write_padding_bits", whole_bytes)
        yield


def drawn(code: segno.QRCode) -> list[str]:
    return ["".join(map(str, row)) for row in code.matrix]


def full(version: int, level: str) -> int:
    """Bytes that fit: a mask said beforehand spares the library from trying the eight."""
    low, high = 1, 3000
    while low < high:
        middle = (low + high + 1) // 2
        try:
            segno.make_qr("a" * middle, version=version, error=level, mode="byte", mask=0)
            low = middle
        except segno.DataOverflowError:
            high = middle - 1
    return low


@pytest.mark.parametrize("level", ["L", "M"])
def test_every_version_full_or_not_with_each_mask(js: Calcul, level: str) -> None:
    de = random.Random(level)
    asked, expected = [], []
    for version in range(1, 26):
        most = full(version, level)
        for length in (most, de.randint(1, most)):
            text = "".join(de.choices(SIGNES[:-2], k=length))
            for mask in (None, *de.sample(range(8), 2)):
                code = segno.make_qr(
                    text, version=version, error=level, mode="byte", mask=mask, boost_error=False
                )
                voulu = {"version": version, "niveau": level}
                asked.append([text, voulu if mask is None else voulu | {"masque": mask}])
                expected.append([version, level, code.mask, drawn(code)])
    found = js(MATRICES, asked)
    assert [f[:3] for f in found] == [e[:3] for e in expected]
    assert found == expected


def test_what_is_not_asked_for_is_chosen_as_a_reader_would_like(js: Calcul) -> None:
    """The smallest version that holds the text, accents counted in bytes, as the library finds."""
    de = random.Random(7)
    texts = ["".join(de.choices(SIGNES, k=n)) for n in (1, 14, 17, 18, 53, 90, 230, 500)]
    found = js(MATRICES, [[text, {}] for text in texts])
    for text, (version, level, mask, modules) in zip(texts, found, strict=True):
        code = segno.make_qr(text, error="l", mode="byte", encoding="utf-8", boost_error=False)
        assert version == code.version
        same = segno.make_qr(
            text, error=level, version=version, mode="byte", encoding="utf-8", boost_error=False
        )
        assert modules == drawn(same) and mask == same.mask


def test_what_does_not_fit_is_not_drawn(js: Calcul) -> None:
    most = full(25, "L")
    long = "a" * (most + 1)
    assert js("return arg.map((texte) => Referentiel.qr.matrice(texte)?.version ?? null)", [
        long[:-1], long, long * 9,
    ]) == [25, None, None]  # fmt: skip


def test_a_line_goes_through_the_dark_modules_alone(js: Calcul) -> None:
    """A whole code, a row without a dark module, one that ends dark."""
    code = segno.make_qr("https://exemple.fr/", error="l", mode="byte").matrix
    for matrix in (code, [[0, 1, 1], [0, 0, 0], [1, 0, 1]]):
        modules = [[bool(bit) for bit in row] for row in matrix]
        line = js("return Referentiel.qr.trace(arg[0], arg[1])", [modules, MARGE])
        assert walked(line, len(modules) + 2 * MARGE) == ["".join(map(str, row)) for row in matrix]


def lu(page: Page) -> list[str]:
    """The modules shown, from the path itself, without the margin."""
    path = page.locator(".qr path").get_attribute("d") or ""
    return walked(path, int((page.locator(".qr").get_attribute("viewBox") or "").split()[-1]))


def walked(path: str, side: int) -> list[str]:
    """The modules a pen goes through; none is in the margin."""
    grid = [[0] * side for _ in range(side)]
    x = y = 0.0
    for move, a, b, length in re.findall(r"([Mm])(-?\d+) ?(-?[\d.]+)h(\d+)", path):
        x, y = (float(a), float(b)) if move == "M" else (x + float(a), y + float(b))
        for _ in range(int(length)):
            grid[int(y)][int(x)] = 1
            x += 1
    inside = ["".join(map(str, row[MARGE:-MARGE])) for row in grid[MARGE:-MARGE]]
    assert sum(map(sum, grid)) == "".join(inside).count("1")
    return inside


ANSWER = """(repere) => Referentiel.auto.stockage().changer((etat) => Referentiel.auto.poser(
  etat, 'reponses', repere, {niveau: 'avec-appui'}, Date.now()), Date.now())"""


def test_ones_own_link_passes_from_a_phone_to_a_computer(page: Page, site_url: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(site_url + "titres/cip/auto-evaluation/c01.html")
    page.get_by_label("Sur cet appareil").check()
    page.locator('[data-repere="C01-1"] input').nth(1).check()
    load(page, site_url + DONNEES)
    page.locator('[data-action="creer"]').click()
    bouton = page.locator('partager-lien [data-action="qr"]')
    assert not page.evaluate("'qr' in Referentiel")  # It weighs on nobody else.
    bouton.click()
    expect(page.locator(".partage__qr .qr")).to_be_visible()
    link = page.locator("#lien-partage").input_value()
    version = (len(lu(page)) - 17) // 4
    codes = (
        segno.make_qr(link, error=level, version=version, mode="byte", boost_error=False)
        for level in "lm"
        if len(link) <= full(version, level)
    )
    assert lu(page) in [drawn(code) for code in codes]
    assert not (found := faults(page, "le code affiché", PHONE, WIDE)), told(found)
    bouton.click()
    expect(page.locator(".qr")).to_have_count(0)


def test_a_drawing_of_ones_levels_outlives_neither_a_change_nor_a_departure(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + DONNEES)
    page.get_by_label("Ordinateur partagé").check()
    page.evaluate(ANSWER, "C01-1")  # Of nothing, no link is made.
    for gesture in ("change", "part"):
        page.locator('[data-action="creer"]').click()
        page.locator('partager-lien [data-action="qr"]').click()
        expect(page.locator(".qr")).to_be_visible()
        if gesture == "change":
            page.evaluate(ANSWER, "C01-2")
            expect(page.locator(".qr")).to_have_count(0)
        else:
            quitter(page)
            page.go_back()
            expect(page.locator(".qr")).to_have_count(0)


@pytest.mark.parametrize(("length", "shown"), [(300, True), (700, True), (2000, False)])
def test_a_link_too_long_is_told(page: Page, site_url: str, length: int, shown: bool) -> None:
    page.goto(site_url + DONNEES)
    page.evaluate(ANSWER, "C01-1")
    page.locator('[data-action="creer"]').click()
    page.locator("#lien-partage").evaluate(
        "(champ, lien) => { champ.value = lien }", "https://x.test/".ljust(length, "a")
    )
    page.locator('partager-lien [data-action="qr"]').click()
    zone = page.locator(".partage__qr")
    expect(zone.locator("*").first).to_be_visible()
    assert (zone.locator(".qr").count() == 1) == shown
    assert bool(zone.inner_text().strip()) == (length > 520)
