"""The views asleep: what a script can build nodes from says what their HTML says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.exports.vues import nodes, shared, vues_js
from generator.finishing.marks import MARKS
from generator.finishing.reader import VOID


def test_html_becomes_lists_that_keep_their_words_and_their_attributes() -> None:
    html = (
        '<template data-vue="a">\n  <p class="x">Un &amp; deux,\u00a0<b>trois</b> <br> fin</p>\n'
        '<svg viewBox="0 0 2 2"><path d="M0 0"/></svg><input hidden></template>\n'
    )
    assert nodes(html) == [
        [
            "template",
            {"data-vue": "a"},
            " ",
            ["p", {"class": "x"}, "Un & deux,\u00a0", ["b", {}, "trois"], " ", ["br", {}], " fin"],
            " ",
            ["svg", {"viewBox": "0 0 2 2"}, ["path", {"d": "M0 0"}]],
            ["input", {"hidden": ""}],
        ]
    ]
    guard, assignment = vues_js(html).splitlines()
    assert guard == "window.Referentiel = window.Referentiel || {};"
    value = assignment.removeprefix("window.Referentiel.vues = ").removesuffix(";")
    assert "<" not in value
    assert json.loads(value) == [[], nodes(html)]


@pytest.mark.parametrize("mark", MARKS)
def test_what_no_page_publishes_no_script_does(mark: str) -> None:
    assert nodes(f'<p {mark}="a" data-b="c">d</p>') == [["p", {"data-b": "c"}, "d"]]


@pytest.mark.parametrize("name", sorted(VOID))
def test_what_nothing_closes_in_a_page_is_closed_here(name: str) -> None:
    assert nodes(f"<p><{name}>a</p>") == [["p", {}, [name, {}], "a"]]


def test_what_comes_back_is_written_once() -> None:
    label = '<label class="choix"><input type="radio"><svg class="signe"></svg> Oui</label>'
    kept, written = shared(nodes(f'<p class="choix">{label}</p><p class="choix">{label}</p>'))
    assert json.dumps(kept).count("signe") == 1

    def unfold(part: Any) -> Any:
        if isinstance(part, int):
            return unfold(kept[part])
        return [unfold(child) for child in part] if isinstance(part, list) else part

    assert unfold(written) == nodes(f'<p class="choix">{label}</p><p class="choix">{label}</p>')


@pytest.mark.parametrize("html", ["<p><b>x</p>", "<p>x", "x</p>"])
def test_what_is_not_well_written_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match=r"</?[bp]>"):
        nodes(html)
