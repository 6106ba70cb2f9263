"""Many files to write, a few to load, and the way back from one to the others."""

from __future__ import annotations

import json
from itertools import zip_longest
from pathlib import Path

import pytest

from generator.finishing.lots import MAP, comments, join_lots, joined, joined_lots
from generator.finishing.offline import remove_online_only, write_offline
from generator.ground.lots import LOTS
from tests.pile import lieux, relire

UN = "/*\n * Ce que fait un.\n */\n(() => {\n  // Du bruit.\n  un();\n})();\n"
DEUX = "(() => {\n  const adresse = 'https://un.test'; // Reste.\n  deux(adresse);\n})();\n"
CARTE = LOTS["assets/js/auto-carte.js"]
"""What one file is made from: two scripts to look at, and others that say nothing here."""
RIEN = "(() => {})();\n"


def place(text: str, code: str) -> int:
    """The line of the only place of `code`, from 1."""
    (line,) = [n for n, own in enumerate(text.splitlines(), 1) if code in own]
    return line


@pytest.fixture
def site(tmp_path: Path) -> Path:
    assert len(CARTE) >= 2
    for source, text in zip_longest(CARTE, (UN, DEUX), fillvalue=RIEN):
        (tmp_path / source).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / source).write_text(text, "utf-8")
    return tmp_path


def test_what_is_published_is_joined_and_nothing_else_is(site: Path) -> None:
    join_lots(site)
    there = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    assert there == {"assets/js/auto-carte.js", f"assets/js/auto-carte.js{MAP}"}
    text = (site / "assets/js/auto-carte.js").read_text("utf-8")
    assert 0 <= text.find("un();") < text.find("deux(")
    carte = json.loads((site / f"assets/js/auto-carte.js{MAP}").read_text("utf-8"))
    assert carte["sources"] == list(CARTE)  # The whole names are there.
    assert text.splitlines()[-1] == f"//# sourceMappingURL=auto-carte.js{MAP}"


def test_what_is_joined_apart_is_the_same(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    apart = tmp_path_factory.mktemp("site")
    join_lots(apart, joined_lots(site))
    assert all((site / source).is_file() for source in CARTE)
    join_lots(site)
    for name in ("assets/js/auto-carte.js", f"assets/js/auto-carte.js{MAP}"):
        assert (apart / name).read_bytes() == (site / name).read_bytes()


def test_what_did_not_change_is_not_joined_again(site: Path) -> None:
    before = joined_lots(site)
    (address,) = before
    assert joined_lots(site, before)[address] is before[address]
    with (site / CARTE[0]).open("a", encoding="utf-8") as source:
        source.write("trois();\n")
    after = joined_lots(site, before)[address]
    assert "trois();" in after.text
    assert after == joined_lots(site)[address]


def test_a_site_without_scripts_gets_none(tmp_path: Path) -> None:
    join_lots(tmp_path)
    assert not list(tmp_path.iterdir())


def test_each_line_leads_back_to_its_own(site: Path) -> None:
    join_lots(site)
    lot = site / "assets/js/auto-carte.js"
    text = lot.read_text("utf-8")
    found = lieux(lot)
    for source, own, code in ((CARTE[0], UN, "un();"), (CARTE[1], DEUX, "deux(adresse)")):
        assert found[place(text, code)] == (source, place(own, code))
    pile = f"Error: x\n    at f (http://h/assets/js/auto-carte.js:{place(text, 'un();')}:3)\n"
    assert f"{CARTE[0]}:{place(UN, 'un();')})" in relire(pile, site)
    contents = json.loads(lot.with_name(f"{lot.name}{MAP}").read_text("utf-8"))["sourcesContent"]
    assert contents == [UN, DEUX, *[RIEN] * (len(CARTE) - 2)]


def test_comments_stay_behind_and_code_that_looks_like_one_does_not() -> None:
    text = "a('//x');\n  // b\n/* c\n// d */\n/* e */ f();\ng(); /* h\ni */ j();\n/** k */\n"
    assert comments(text) == {1, 2, 3, 7}
    lines = ["a(); // b", "c('; // d');", "e(`; // ${f}`);", "g = /; // h/;", "i // j", "k( // l"]
    joint, _ = joined("assets/js/x.js", {"assets/js/a.js": "\n".join(lines) + "\n"})
    assert joint.splitlines()[1:-2] == ["a();", *lines[1:5], "k("]


def test_blank_lines_stay_behind_but_those_of_a_text() -> None:
    code = "const a = 1;\n\nconst b = `un\n\ndeux ${a}`;\n  \nconst c = `trois`;\n"
    text, _ = joined("assets/js/a.js", {"assets/js/b.js": code})
    assert "const a = 1;\nconst b = `un\n\ndeux ${a}`;\nconst c = `trois`;\n" in text
    doubtful = "const a = /`/;\n\nconst b = 2;\n"
    assert doubtful in joined("assets/js/a.js", {"assets/js/b.js": doubtful})[0]


def test_a_style_is_joined_too() -> None:
    style = '/* a */\np { margin: 0 }\n\na:hover, b::after { content: " (là)"; top: 0; }\n'
    text, carte = joined("assets/css/x.css", {"assets/css/a.css": style})
    assert text.splitlines() == [
        "p{margin:0}",
        'a:hover, b::after{content:" (là)";top:0;}',
        "/*# sourceMappingURL=x.css.map */",
    ]
    assert json.loads(carte)["mappings"] == "AACA;AAEA"
    told = 'p { top: 0; } /* Dit. */\nq { content: "(/* non */"; }\nb { top: 0; } /* « L\'un » */\n'
    text, _ = joined("assets/css/x.css", {"assets/css/a.css": told})
    assert text.splitlines()[:3] == [
        "p{top:0;}",
        'q{content:"(/* non */";}',
        "b{top:0;}/* « L'un » */",
    ]


def test_maps_weigh_neither_on_the_offline_copy_nor_on_the_zip(site: Path) -> None:
    join_lots(site)
    canonical = '<link rel="canonical" href="https://exemple.test/index.html">'
    for name, text in {
        "index.html": canonical,
        "hors-ligne.html": '<data class="copie__poids" value="0">x</data>',
        "sw.js": "const SITE = {};\n",
    }.items():
        (site / name).write_text(text, "utf-8")
    write_offline(site)
    listed = (site / "sw.js").read_text("utf-8")
    assert "assets/js/auto-carte.js" in listed and MAP not in listed
    remove_online_only(site)
    assert not list(site.rglob(f"*{MAP}"))
    assert "sourceMappingURL" not in (site / "assets/js/auto-carte.js").read_text("utf-8")
    assert "un();" in (site / "assets/js/auto-carte.js").read_text("utf-8")
