"""French typography is set once and for all, and never inside an address or a quoted value."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.words.typographie import NBSP, NNBSP, ponctuation, typographie
from tests.conftest import RACINE


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("l'eau", "l’eau"),
        ("attendez...", "attendez…"),
        ("le prix : 2 euros", f"le prix{NBSP}: 2 euros"),
        ("oui ; non ! vrai ?", f"oui{NNBSP}; non{NNBSP}! vrai{NNBSP}?"),
        ("« mot »", f"«{NBSP}mot{NBSP}»"),
        ("«mot»", f"«{NBSP}mot{NBSP}»"),
        ("« quoi ? »", f"«{NBSP}quoi{NNBSP}?{NBSP}»"),
        ("à 9:30", "à 9:30"),
        ("une option :rouge", "une option :rouge"),
        ("fin :", f"fin{NBSP}:"),
        ("80 % à 103,20 €", f"80{NBSP}% à 103,20{NBSP}€"),
        ("loi n° 12, article R. 338-5", f"loi n°{NBSP}12, article R.{NBSP}338-5"),
        ("OR. 3 mots, un 5 , un %", "OR. 3 mots, un 5 , un %"),
        ("", ""),
    ],
)
def test_what_people_type_becomes_french(typed: str, expected: str) -> None:
    assert typographie(typed) == expected


@pytest.mark.parametrize(
    "kept",
    [
        "https://potager.example/l'eau?a=1&b=c...d",
        "http://potager.example/?q='x'",
        "jean+semis@potager.example",
        "C01-2",
        "AT1",
    ],
)
def test_addresses_and_codes_keep_every_character(kept: str) -> None:
    assert typographie(f"Voir {kept} demain") == f"Voir {kept} demain"


def test_the_text_around_an_address_is_set() -> None:
    text = typographie("L'adresse : https://a.example/l'b ; d'accord ?")
    assert text == f"L’adresse{NBSP}: https://a.example/l'b{NNBSP}; d’accord{NNBSP}?"


def test_an_address_between_quotation_marks_ends_before_them() -> None:
    assert typographie("« https://a.example »") == f"«{NBSP}https://a.example{NBSP}»"


@pytest.mark.parametrize("text", ["l'a : « b » ; c ! d ? e...", "«a» : https://x.example/'", "::"])
def test_setting_twice_changes_nothing(text: str) -> None:
    once = typographie(text)
    assert typographie(once) == once


def test_a_message_keeps_what_it_quotes() -> None:
    set_ = ponctuation("« l'eau : oui ; non » est faux : relisez ; puis corrigez !")
    assert f"«{NBSP}l'eau : oui ; non{NBSP}»" in set_
    assert set_.endswith(f"est faux{NBSP}: relisez{NNBSP}; puis corrigez{NNBSP}!")


_AS_TYPED = re.compile(r"<(script|pre|code)\b.*?</\1>|https?://\S+", re.DOTALL)
_CUT = re.compile(
    rf"\S (?:[?!;»]|:(?!\w))|« \S|\d [%€]|n° \d|\b[LRD]\. \d|{NBSP}[;!?]|{NNBSP}[:»]|«{NNBSP}"
)


def test_no_sign_stands_alone_on_a_line_of_a_page(site_dir: Path) -> None:
    """Titles, menus and descriptions go through the theme, which must keep these spaces too."""
    cut = {
        page.relative_to(site_dir): found[0]
        for page in site_dir.rglob("*.html")
        if (found := _CUT.search(_AS_TYPED.sub("", page.read_text("utf-8"))))
    }
    assert cut == {}


_SWAPPED = re.compile(r"\\u00a0[;!?]|\\u202f[:»]|«\\u202f")


def test_scripts_set_their_sentences_alike() -> None:
    """What they say shows in a page only once someone acts."""
    scripts = RACINE / "site_src" / "docs" / "assets" / "js"
    swapped = {
        script.relative_to(scripts): found[0]
        for script in scripts.rglob("*.js")
        if (found := _SWAPPED.search(script.read_text("utf-8")))
    }
    assert swapped == {}
