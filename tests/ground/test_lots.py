"""One list says what is joined, in what order; a page loads the scripts that its scripts need."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator import pages
from generator.ground import lots
from generator.inputs import inventory
from generator.model import Referentiel
from generator.pages.auto_vues import ON_DEMAND
from tests.conftest import RACINE, Lancer

DOCS = RACINE / "site_src" / "docs"
SOURCES = [source for sources in lots.LOTS.values() for source in sources]
JSCONFIG = RACINE / "tests" / "outils" / "jsconfig.json"
LATER = {
    "index": (*ON_DEMAND["lien"], *ON_DEMAND["revue"], "auto-vues"),
    "mes-donnees": ON_DEMAND["retour"],
    "situations": ("zip", "dossier-docx"),
}
_GIVEN = re.compile(r"\bauto\.(\w+) = ")
_ASKED = re.compile(r"\bauto\.(\w+)\b(?! = )")
_PAGE = re.compile(
    r"\bdocument\b|\bquerySelector|\bcustomElements\b|\bHTMLElement\b|\bauto\.dom\b|\bcreer"
)


def _texts(page: pages.Page) -> dict[str, str]:
    """The scripts of one page alone, by their name: the sources of all it loads, in order."""
    sources = [source for script in page.scripts for source in lots.LOTS.get(script, ())]
    assert len(set(sources)) == len(sources)
    return {source: (DOCS / source).read_text("utf-8") for source in sources}


@pytest.mark.parametrize(
    "vue", ["premier-tour", "index", "situations", "synthese", "mes-donnees", "c01"]
)
def test_nothing_is_asked_of_a_script_that_the_page_does_not_load(
    cip: Referentiel, vue: str
) -> None:
    found = (p for p in pages.plan(cip) if "auto-evaluation" in p.path.parts)
    page = next(p for p in found if p.path.stem == vue and _texts(p))
    texts = _texts(page)
    # Some pages ask for more when there is something to show, or to save.
    later = [source for lot in LATER.get(vue, ()) for source in lots.LOTS[lots.script(lot)]]
    assert not set(texts) & set(later)
    texts |= {source: (DOCS / source).read_text("utf-8") for source in later}
    given = {name for text in texts.values() for name in _GIVEN.findall(text)}
    asked = {(name, file) for file, text in texts.items() for name in _ASKED.findall(text)}
    assert given
    missing = sorted((name, file) for name, file in asked if name not in given)
    assert missing == []


def test_every_script_and_style_of_the_project_is_in_one_lot() -> None:
    assert inventory.unlisted(RACINE) == []


def test_what_is_wrong_with_the_list_is_told_where_to_mend_it() -> None:
    champs, impression = "assets/js/champs.js", "assets/js/impression.js"
    listed = {"un.js": (champs, impression), "deux.js": (champs,)}
    told = [
        str(p) for p in inventory.differences(listed, [champs, "assets/js/neuf.js"], Path("docs"))
    ]
    lines = (RACINE / "generator" / "ground" / "lots.py").read_text("utf-8").splitlines()
    nowhere = told.pop(0)
    assert nowhere.startswith("docs/assets/js/neuf.js:1:")
    assert len(told) == 2
    for name in ("champs", "impression"):
        found = re.search(rf"lots\.py:(\d+): «\sassets/js/{name}\.js\s»", "\n".join(told))
        assert found and name in re.split(r"[\s\"]+", lines[int(found[1]) - 1])


def test_a_file_in_no_lot_stops_a_build_before_anything_is_made(
    projet: Path, lancer: Lancer
) -> None:
    (projet / "site_src/docs/assets/js/auto/neuf.js").write_text("(() => {})();\n", "utf-8")
    (projet / "site_src/docs/assets/css/impression.css").unlink()
    done = lancer("build")
    assert done.code == 1
    assert "assets/js/auto/neuf.js:1:" in done.out
    assert re.search(r"generator/ground/lots\.py:\d+: «\sassets/css/impression\.css\s»", done.out)
    assert not (projet / "build" / "site").exists()


@pytest.mark.parametrize("source", [s for s in SOURCES if s.endswith(".js")])
def test_a_script_keeps_to_itself_and_ends(source: str) -> None:
    """Joined, a name at the top of one would be seen by the next, a loose end would call it."""
    text = re.sub(r"/\*.*?\*/", "", (DOCS / source).read_text("utf-8"), flags=re.S).strip()
    opening = r"(?:window\.Referentiel = window\.Referentiel \|\| \{\};\s*)?\(\(\) => \{\n"
    assert re.match(opening, text), "attendu : une seule fonction, (() => { … })();"
    assert text.endswith("\n})();")
    assert "\n})" not in text.removesuffix("\n})();")


@pytest.mark.parametrize("source", [s for s in SOURCES if s.endswith(".css")])
def test_a_style_can_follow_another(source: str) -> None:
    assert not re.search(r"@import|@charset|@namespace", (DOCS / source).read_text("utf-8"))


def test_the_type_checker_sees_the_scripts_that_hold_no_page_in_their_order() -> None:
    seen = json.loads(JSCONFIG.read_text("utf-8"))["files"]
    order = [f"../../site_src/docs/{source}" for source in SOURCES]
    assert seen == ["globales.d.ts", *(file for file in order if file in seen)]
    bare = [
        file
        for source, file in zip(SOURCES, order, strict=True)
        if "/auto/" in source and not _PAGE.search(_code(source))
    ]
    assert set(bare) <= set(seen)
    at_once = re.compile(r"^  const .*\bauto\.dom\b", re.M)
    wanting = [
        source
        for source, file in zip(SOURCES, order, strict=True)
        if file in seen and at_once.search(_code(source))
    ]
    assert wanting == [], "sans page, auto.dom n’est pas là : ce script s’arrêterait"


def _code(source: str) -> str:
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", (DOCS / source).read_text("utf-8"), flags=re.S)
