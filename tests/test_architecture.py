"""The house keeps its shape: who imports whom, how long a room is, and what is never written."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import RACINE

GENERATOR = RACINE / "generator"
DOCS = RACINE / "site_src" / "docs"
THEME = RACINE / "site_src" / "theme"

ADMIS = {
    "model": "",
    "output": "",
    "accord": "",
    "licence": "",
    "jour": "licence",
    "kept": "",
    "placeholder": "",
    "digest": "",
    "typographie": "",
    "template_words": "typographie",
    "problem": "accord typographie",
    "droppings": "",
    "system": "",
    "wholeness": "",
    "projet": "wholeness",
    "invocation": "projet",
    "look": "compiled droppings folders menu output problem projet settings wholeness",
    "additions": "droppings heads loading menu problem projet typographie",
    "lots": "",
    "inventory": "droppings lots problem projet",
    "lock": "",
    "addressing": "typographie",
    "settings": "addressing licence loading problem projet typographie",
    "sources": "droppings problem projet system",
    "lecture": "model",
    "argument_parser": "model typographie",
    "arguments": "argument_parser builders invocation projet",
    "handing": "",
    "expected": "",
    "menu": "",
    "halves": "handing",
    "builders": (
        "compiled droppings folders halves handing invocation link_places lots output problem "
        "projet template_words"
    ),
    "loading": "accord droppings expected kept model placeholder problem projet system typographie",
    "decision": "kept model",
    "parcours": "decision model",
    "checks": "accord decision invocation loading model pages placeholder problem",
    "exports": "kept licence model projet typographie",
    "pages": "accord decision exports kept licence lots menu model parcours projet typographie",
    "compiled": "problem projet template_words",
    "rendering": "accord compiled model pages problem projet template_words typographie",
    "finishing": "accord digest droppings folders halves lots model output problem typographie",
    "fingerprints": "droppings output projet",
    "pagestore": "builders finishing halves output",
    "making": "builders fingerprints finishing halves pagestore projet",
    "titles": "checks loading model placeholder problem projet system",
    "handwritten": "loading problem projet sources titles",
    "heads": "handwritten loading problem projet",
    "readiness": (
        "additions expected handwritten inventory jour loading look problem projet settings "
        "sources titles"
    ),
    "brouillons": "checks invocation loading problem projet titles",
    "checking": "accord checks invocation loading problem readiness titles",
    "rendered": "digest halves kept model pages pagestore rendering",
    "stages": (
        "additions exports finishing folders halves jour licence loading menu model pages projet "
        "rendered rendering settings titles"
    ),
    "parts": (
        "additions builders fingerprints finishing folders jour making menu model output pages "
        "pagestore problem projet rendered rendering settings stages template_words"
    ),
    "portal": (
        "additions builders droppings fingerprints finishing folders making model output pages "
        "pagestore parts projet rendering settings stages"
    ),
    "assembly": "fingerprints halves output problem projet",
    "repairs": "assembly lock projet",
    "catalogue": (
        "additions assembly fingerprints finishing halves jour loading lots pages pagestore "
        "parts portal problem projet settings stages titles"
    ),
    "pipeline": (
        "assembly brouillons builders catalogue fingerprints finishing folders jour loading look "
        "making model output pages pagestore problem projet readiness rendered repairs settings "
        "stages titles"
    ),
    "phrases": "accord stages",
    "remarks": "droppings loading projet settings typographie",
    "archive": "folders output",
    "copie": (
        "archive exports finishing folders invocation licence output pipeline problem projet "
        "rendering repairs settings typographie"
    ),
    "yaml_text": "",
    "rncp": "loading problem system typographie yaml_text",
    "rattachement": "loading problem yaml_text",
    "importation": "loading nouveau problem projet rattachement rncp titles",
    "cutting": "loading nouveau output placeholder problem rncp stages yaml_text",
    "beginning": (
        "accord cutting importation invocation loading nouveau problem projet rattachement rncp "
        "titles typographie"
    ),
    "upkeep": (
        "exports invocation loading model output pipeline placeholder problem projet repairs "
        "typographie yaml_text"
    ),
    "nouveau": "droppings folders output problem projet upkeep",
    "streams": "",
    "cli": (
        "accord arguments beginning checking copie exports fault_report finishing invocation "
        "loading nouveau phrases pipeline problem projet remarks repairs serve settings streams "
        "system template_words typographie upkeep"
    ),
    "link_places": "projet",
    "folders": "output",
    "fault_report": "link_places problem projet system template_words typographie",
    "serve": (
        "accord assembly droppings fault_report fingerprints finishing halves invocation look "
        "output pagestore parts pipeline problem projet repairs settings stages typographie"
    ),
    "mkdocs_plugin": (
        "builders fault_report finishing invocation jour loading look output pages pipeline "
        "problem projet remarks repairs settings template_words typographie"
    ),
    "properdocs_plugin": "mkdocs_plugin",
    "mkdocs_hook": "mkdocs_plugin",
    "ahead": "expected halves loading problem projet readiness",
    "__main__": "ahead cli streams",
    "__init__": "",
}
"""Room -> the other rooms it may import. A room is a module or a package of `generator`, or a
module of one of its floors."""

FLOORS = frozenset(
    "building commands derived disk drafting ground inputs processes templating words".split()
)
"""Packages that only gather rooms, so that the house is seen at a glance."""

RESERVES = {
    "yaml": {"loading"},
    "jinja2": {"compiled", "rendering"},
    "markupsafe": {"rendering"},
    "mkdocs": {"builders", "mkdocs_plugin"},
    "properdocs": {"properdocs_plugin"},
    "watchdog": {"serve"},
    "xml": {"upkeep", "rncp"},
    "material": set(),
    "segno": {"pages"},
    "zensical": {"builders"},
    "pydantic": {"model", "loading", "exports", "upkeep"},
    "pydantic_core": {"loading"},
    "xlsxwriter": {"exports"},
}
"""Library -> the only rooms that may import it."""

MODULES = sorted(GENERATOR.rglob("*.py"))
MESURES = sorted((RACINE / "benchmarks").glob("*.py"))
SCRIPTS = sorted(p for p in DOCS.rglob("*.js") if "titres" not in p.relative_to(DOCS).parts)
STYLES = sorted(DOCS.rglob("*.css"))
GABARITS = sorted([*(GENERATOR / "templates").rglob("*.j2"), *THEME.rglob("*.html")])


def room(path: Path) -> str:
    return _room(path.relative_to(GENERATOR).with_suffix("").parts)


def _room(parts: Sequence[str]) -> str:
    """The room of a module, by its path below the house."""
    return parts[1] if parts[0] in FLOORS else parts[0]


def imports(path: Path) -> set[str]:
    """Every module a file imports, in full, wherever in the file the import stands."""
    package = ("generator", *path.relative_to(GENERATOR).parts[:-1])
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *filter(None, [node.module])])
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return found


def names_made(path: Path) -> list[str]:
    """The classes a file defines and the names it gives to types."""
    body = ast.parse(path.read_text("utf-8")).body
    assigned = [node.targets[0] for node in body if isinstance(node, ast.Assign)]
    names = [target.id for target in assigned if isinstance(target, ast.Name)]
    classes = [
        node.name for node in ast.walk(ast.Module(body, [])) if isinstance(node, ast.ClassDef)
    ]
    return [
        *classes,
        *(name for name in names if re.fullmatch(r"_?[A-Z][A-Za-z0-9]*[a-z]\w*", name)),
    ]


def ids(paths: list[Path]) -> list[str]:
    return [p.relative_to(RACINE).as_posix() for p in paths]


def test_every_room_is_known() -> None:
    assert {room(path) for path in MODULES} == set(ADMIS)
    assert all(paths for paths in (SCRIPTS, STYLES, GABARITS))


@pytest.mark.parametrize("path", MODULES, ids=ids(MODULES))
def test_imports_point_one_way(path: Path) -> None:
    own = room(path)
    for name in imports(path):
        top, *parts = name.split(".")
        if top == "generator":
            other = _room(parts)
            assert other in {own, *ADMIS[own].split()}, f"{own} importe {name}"
        elif top in RESERVES:
            assert own in RESERVES[top], f"{own} importe {name}"


@pytest.mark.parametrize("path", MODULES, ids=ids(MODULES))
def test_one_room_knows_where_everything_lies(path: Path) -> None:
    """A folder that moves moves once. Names told in a sentence, and addresses, are no paths."""
    if room(path) == "projet":
        return
    tree = ast.parse(path.read_text("utf-8"))
    for text in _texts(tree):
        assert not re.search(r"site_src|mkdocs\.yml|pyproject|^(?:build|referentiel)/", text), text
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert "__file__" not in names or room(path) == "mkdocs_hook"  # MkDocs loads it from its path
    for node in ast.walk(tree):  # folder / "name of a place"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            assert not {"referentiel", "build", "templates"} & set(_texts(node))


def _texts(tree: ast.AST) -> list[str]:
    """The text constants, but docstrings."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]


def test_a_name_of_class_means_one_thing() -> None:
    """Neither two classes of the house share a name, nor one of them and a library's."""
    places: dict[str, set[str]] = {}
    for path in MODULES:
        for name in names_made(path):
            places.setdefault(name.lstrip("_"), set()).add(path.relative_to(RACINE).as_posix())
        for module, _, name in (full.rpartition(".") for full in imports(path)):
            if name[0].isupper() and not module.startswith("generator"):
                places.setdefault(name, set()).add(module)
    assert {name: sorted(found) for name, found in places.items() if len(found) > 1} == {}


@pytest.mark.parametrize("path", MESURES, ids=ids(MESURES))
def test_measures_are_taken_from_outside(path: Path) -> None:
    """A figure is worth something if it comes from what anybody runs."""
    found = re.findall(r"^\s*(?:from|import) (generator[\w.]*)", path.read_text("utf-8"), re.M)
    assert set(found) <= {"generator.words.typographie"}


def test_the_rooms_form_no_circle() -> None:
    left = {own: set(others.split()) for own, others in ADMIS.items()}
    while free := {own for own, others in left.items() if not others & set(left)}:
        left = {own: others for own, others in left.items() if own not in free}
    assert not left


def test_the_map_names_every_room_above_those_it_imports() -> None:
    """CONTRIBUTING shows the house from the doors to the ground, as it is."""
    text = (RACINE / "CONTRIBUTING.md").read_text("utf-8")
    table = re.search(r"^\| where \| rooms \|\n(?:\|.*\n)+", text, re.M)
    assert table
    order = re.findall(r"`(\w+)`", table[0])
    told = re.findall(r"^\| `(\w+)/`(.*)$", table[0], re.M)
    assert {floor: set(re.findall(r"`(\w+)`", rooms)) for floor, rooms in told} == {
        floor: {path.stem for path in (GENERATOR / floor).glob("[!_]*.py")} for floor in FLOORS
    }
    assert set(ADMIS) - {"__init__"} == set(order), "la carte et le code diffèrent"
    assert len(order) == len(set(order))
    for place, own in enumerate(order):
        assert set(ADMIS[own].split()) <= set(order[place + 1 :]), own


@pytest.mark.parametrize("path", MODULES, ids=ids(MODULES))
def test_nothing_in_the_generator_knows_a_title(path: Path) -> None:
    _knows_no_title(path)


@pytest.mark.parametrize("path", GABARITS, ids=ids(GABARITS))
def test_no_template_knows_a_title(path: Path) -> None:
    _knows_no_title(path)


@pytest.mark.parametrize("path", GABARITS, ids=ids(GABARITS))
def test_no_template_knows_a_code_of_the_data(path: Path) -> None:
    """A family, or a title that stands alone, gives its voies and questions the codes it wants."""
    text = path.read_text("utf-8")
    named = r"\.code (==|!=|in) [\"'([A-Z]|[\"'] in (voies|lieux|documents|regles)\b"
    assert not re.search(named, text)


def _knows_no_title(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"\bcip\b|insertion|00403", text, re.I)


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        *((path, 210) for path in [*MODULES, *MESURES, *SCRIPTS]),
        *((path, 80) for path in GABARITS),
    ],
    ids=ids([*MODULES, *MESURES, *SCRIPTS, *GABARITS]),
)
def test_a_file_does_one_thing(path: Path, limit: int) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= limit


@pytest.mark.parametrize("path", SCRIPTS, ids=ids(SCRIPTS))
def test_a_script_writes_no_html_runs_no_text_and_works_from_a_file(path: Path) -> None:
    code = _without_comments(path.read_text("utf-8"))
    fetching = "" if path.name == "sw.js" else r"|\bfetch\s*\("  # the worker is no page
    never = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\s*\(|new\s+Function"
        r"|localStorage\.clear|setAttribute\(\s*['\"](?:on|style)"
        r"|XMLHttpRequest|^\s*(?:import|export)\b|\bimport\s*\("
    )
    assert not re.search(never + fetching, code, re.M)


def test_elements_are_made_in_one_place() -> None:
    made = [p.name for p in SCRIPTS if "createElement" in _without_comments(p.read_text("utf-8"))]
    assert made == ["creer.js"]


@pytest.mark.parametrize(
    "path", [*SCRIPTS, *STYLES, *GABARITS], ids=ids([*SCRIPTS, *STYLES, *GABARITS])
)
def test_nothing_is_loaded_from_another_host(path: Path) -> None:
    text = _without_comments(path.read_text("utf-8"))
    loaded = re.findall(
        r"(?:\bsrc\s*=|\bsrcset\s*=|url\(|@import|\.src\s*=|<link[^>]*href\s*=)\s*[\"']?\s*"
        r"(https?:|//)[^\"')\s]*",
        text,
    )
    assert not loaded


def test_a_class_is_described_in_one_style_sheet() -> None:
    """Two sheets that describe one name are two things that meet on a page."""
    sheets: dict[str, set[str]] = {}
    for path in STYLES:
        text = _without_comments(path.read_text("utf-8"))
        for name in re.findall(r"^(\.[\w-]+)\s*[{,]", text, re.M):
            sheets.setdefault(name, set()).add(path.name)
    assert {name: found for name, found in sheets.items() if len(found) > 1} == {}


@pytest.mark.parametrize("path", GABARITS, ids=ids(GABARITS))
def test_a_template_asks_for_nothing_it_does_not_use(path: Path) -> None:
    text = _without_comments(path.read_text("utf-8"))
    asked = [
        name.split(" as ")[-1].strip()
        for names in re.findall(r"\{%-? from \S+ import ([^%]+?) -?%\}", text)
        for name in names.removesuffix(" with context").split(",")
    ]
    assert [name for name in asked if len(re.findall(rf"\b{name}\b", text)) < 2] == []


def test_a_ccp_has_the_same_colour_wherever_it_is_drawn() -> None:
    """Scripts and templates count the colours by themselves; the style sheets say how many."""
    signs = (DOCS / "assets" / "css" / "signes.css").read_text("utf-8")
    colours = {int(n) for n in re.findall(r"^\[data-couleur=\"(\d+)\"\]", signs, re.M)}
    drawn = {int(n) for n in re.findall(r"^\.signe--menu\[data-couleur=\"(\d+)\"\]", signs, re.M)}
    base = (DOCS / "assets" / "css" / "base.css").read_text("utf-8")
    assert {int(n) for n in re.findall(r"--ccp-(\d+):", base)} == colours == drawn
    assert colours == set(range(1, len(colours) + 1))
    counted = [
        (path.name, int(number))
        for path in [*SCRIPTS, *GABARITS]
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"couleur|FONDS|TRAITS", line)
        for number in re.findall(r" % (\d+)", line)
    ]
    assert len(counted) > 20
    assert [one for one in counted if one[1] != len(colours)] == []
    shapes = (GENERATOR / "templates" / "composants" / "signes.html.j2").read_text("utf-8")
    for name in ("FONDS", "TRAITS"):
        (listed,) = re.findall(rf"set {name} = \[\n(.*?)\n\]", shapes, re.S)
        assert len(listed.splitlines()) == len(colours), name


def _without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/|^\s*//.*?$|<!--.*?-->|\{#.*?#\}", "", text, flags=re.S | re.M)
