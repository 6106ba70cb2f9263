"""An end tag is left out where every browser puts it back, and nowhere else."""

import pytest

from generator.finishing.fins import without_ends
from generator.finishing.lecteur import read


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("<ul><li>a</li><li class='x'>b</li></ul>", "<ul><li>a<li class='x'>b</ul>"),
        ("<ol><li><ul><li>a</li></ul></li></ol>", "<ol><li><ul><li>a</ul></ol>"),
        ("<div><p>a</p><p class='x'>b</p></div>", "<div><p>a<p class='x'>b</div>"),
        ("<ul><li><p>a</p></li><li>b</li></ul>", "<ul><li><p>a<li>b</ul>"),
        ("<p>a</p><ul><li>b</li></ul>", "<p>a<ul><li>b</ul>"),
        # What is not a block does not end a paragraph; an element of ours may hold anything.
        ("<p>a</p><span>b</span>", "<p>a</p><span>b</span>"),
        ("<p>a</p><svg></svg><p>b</p>c", "<p>a</p><svg></svg><p>b</p>c"),
        ("<mon-bloc><p>a</p></mon-bloc>", "<mon-bloc><p>a</p></mon-bloc>"),
        ("<p>a</p><pause-site>b</pause-site>", "<p>a</p><pause-site>b</pause-site>"),
        # A blank would move into the item; a comment, a template or a link, out of its place.
        ("<ul><li>a</li>\n<li>b</li></ul>", "<ul><li>a</li>\n<li>b</ul>"),
        ("<ul><li>a</li><!-- --><li>b</li></ul>", "<ul><li>a</li><!-- --><li>b</ul>"),
        ("<ul><li>a</li><script>1</script></ul>", "<ul><li>a</li><script>1</script></ul>"),
        ("<ul><li>a</li><link></ul>", "<ul><li>a</li><link></ul>"),
        ('<p title="</li><li>">a</p>', '<p title="</li><li>">a</p>'),
        ("<script>x = '<li>a</li><li>';</script>", "<script>x = '<li>a</li><li>';</script>"),
    ],
)
def test_only_where_a_browser_reads_the_same(written: str, published: str) -> None:
    assert without_ends(read(written)) == published
