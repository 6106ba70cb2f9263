"""What the generator writes for itself does not reach a visitor, and nothing else is lost."""

import pytest

from generator.finishing.marks import without_marks
from generator.finishing.reader import parse_html


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("<div data-sans-glossaire>a</div>", "<div>a</div>"),
        ('<div class="x" data-recherche-exclure data-sans-glossaire>', '<div class="x">'),
        ('<h2 id="a" data-recherche="C01 | VAE">', '<h2 id="a">'),
        ('<p data-recherche-exclure="">', "<p>"),
        ("<p data-recherche=''>", "<p>"),
        ('<p data-recherches="a">', '<p data-recherches="a">'),
        ("<p>un data-sans-glossaire écrit</p>", "<p>un data-sans-glossaire écrit</p>"),
    ],
)
def test_marks_leave_the_page(written: str, published: str) -> None:
    assert without_marks(parse_html(written)).html == published
