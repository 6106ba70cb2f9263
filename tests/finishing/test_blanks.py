"""Blanks nobody sees leave the page; those somebody sees stay."""

from __future__ import annotations

import pytest

from generator.finishing.blanks import without_blanks
from generator.finishing.reader import parse_html
from generator.words.typographie import NBSP


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<ul>\n  \n    <li>a</li>\n\n</ul>", "<ul><li>a</li></ul>"),
        ("<p>un  \n   mot</p>", "<p>un\nmot</p>"),
        ("<div>\n <b>a</b>\n <b>b</b>\n</div>\n<p>c</p>", "<div><b>a</b>\n<b>b</b></div><p>c</p>"),
        ("<p>a</p>\n<details>b</details>", "<p>a</p>\n<details>b</details>"),
        ("<h2>a</h2>\n<p>b</p>\n<p>c</p>", "<h2>a</h2><p>b</p><p>c</p>"),
        ("<li>\n  a\n</li>", "<li>\na\n</li>"),
        ("<p>deux  mots <b>gras</b> ici</p>", "<p>deux  mots <b>gras</b> ici</p>"),
        (f"<p>a{NBSP}\n :</p>", f"<p>a{NBSP}\n:</p>"),
        ("<pre>a\n  <b>b</b>\n  c</pre>\n  x", "<pre>a\n  <b>b</b>\n  c</pre>\nx"),
        ("<textarea>\n  a\n</textarea>", "<textarea>\n  a\n</textarea>"),
        ("<script>\n  a()\n</script>", "<script>\n  a()\n</script>"),
    ],
)
def test_only_what_nobody_sees_is_taken_out(written: str, kept: str) -> None:
    assert without_blanks(parse_html(written)).html == kept
