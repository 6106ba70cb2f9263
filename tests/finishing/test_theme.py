"""The theme's leftovers go, the content stays, and a theme that changes stops the build."""

import re

import pytest

from generator.finishing.theme import PATCHES, FinishingError, strip_theme_remnants

# What mkdocs-material 9.8 writes around the blocks, by patch; Zensical 0.0.73 differs in places.
MATERIAL = {
    "drawer": (
        '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" '
        'autocomplete="off">'
    ),
    "search": (
        '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" '
        'autocomplete="off">'
    ),
    "overlay": '<label class="md-overlay" for="__drawer"></label>',
    "skip": (
        '<div data-md-component="skip">\n  <a href="#titre" class="md-skip">\n'
        "    Aller au contenu\n  </a>\n</div>"
    ),
    "announce": '<div data-md-component="announce">\n  \n</div>',
    "container": '<div class="md-container" data-md-component="container">',
    "main": (
        '<main class="md-main" data-md-component="main">\n  <div class="md-main__inner md-grid">'
    ),
    "dialog": (
        '<div class="md-dialog" data-md-component="dialog">\n'
        '  <div class="md-dialog__inner md-typeset"></div>\n</div>'
    ),
}
ZENSICAL = MATERIAL | {
    "overlay": '<label class="md-overlay" for="__drawer" aria-hidden="true"></label>',
    "skip": (
        '<div data-md-component="skip">\n  <a href="#__skip" class="md-skip">Skip</a>\n</div>'
    ),
    "dialog": (
        '<div class="md-dialog" data-md-component="dialog" role="status" aria-atomic="true">\n'
        '  <div class="md-dialog__inner md-typeset"></div>\n</div>'
    ),
}
NO_HEADING = MATERIAL | {"skip": '<div data-md-component="skip">\n  \n</div>'}
CONTENT = '<article class="contenu"><h1 id="titre">Titre</h1><input id="age"></article>'


def page(parts: dict[str, str]) -> str:
    before = [parts[name] for name in parts if name != "dialog"]
    return "\n".join(
        ["<body>", *before, CONTENT, "</div></main></div>", parts["dialog"], "</body>"]
    )


@pytest.mark.parametrize("parts", [MATERIAL, ZENSICAL, NO_HEADING])
def test_nothing_of_the_theme_is_left(parts: dict[str, str]) -> None:
    stripped = strip_theme_remnants(page(parts))
    assert not re.findall(r"md-[a-z]+|__\w+|Skip|role=.status", stripped)
    assert CONTENT in stripped


def test_main_can_be_the_target_of_the_skip_link() -> None:
    stripped = strip_theme_remnants(page(MATERIAL))
    assert stripped.count('<main id="contenu">') == 1
    assert stripped.count("<div") == stripped.count("</div>")


def test_every_patch_is_tried_here() -> None:
    assert [patch.name for patch in PATCHES] == list(MATERIAL)


@pytest.mark.parametrize("name", MATERIAL)
def test_a_theme_that_no_longer_writes_it_stops_the_build(name: str) -> None:
    with pytest.raises(FinishingError) as caught:
        strip_theme_remnants(page(MATERIAL | {name: ""}))
    assert caught.value.name == name


@pytest.mark.parametrize("name", MATERIAL)
def test_a_theme_that_writes_it_twice_stops_the_build(name: str) -> None:
    with pytest.raises(FinishingError) as caught:
        strip_theme_remnants(page(MATERIAL | {name: MATERIAL[name] * 2}))
    assert caught.value.name == name


def test_an_announcement_is_not_lost_in_silence() -> None:
    announced = '<div data-md-component="announce"><aside>Le site change</aside></div>'
    with pytest.raises(FinishingError):
        strip_theme_remnants(page(MATERIAL | {"announce": announced}))
