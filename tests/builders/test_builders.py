"""Any builder can be given the project: a configuration file says it all."""

from __future__ import annotations

import importlib
import importlib.util
import json
import logging
import os
import re
import shutil
import sys
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from mkdocs import plugins, utils
from mkdocs.commands import build
from mkdocs.structure import files, pages
from mkdocs.structure import nav as navigation

from generator.builders import builder_config, installed, mkdocs, run_mkdocs, run_zensical
from generator.ground.problem import GeneratorError
from tests.conftest import Lancer
from tests.test_formes import VELO
from tests.test_pipeline import content


def test_the_configuration_is_the_project_s_own_with_the_navigation(tmp_path: Path) -> None:
    path, text = builder_config(tmp_path, "mini", [{"Accueil": "index.md"}])
    config = json.loads(text)
    assert path == tmp_path / "build" / "mkdocs.mini.yml"
    assert config["nav"] == [{"Accueil": "index.md"}]
    assert config["hooks"] == []
    for key in ("INHERIT", "docs_dir"):
        target = (path.parent / config[key]).resolve()
        assert target.is_relative_to(tmp_path)
        assert target != path.parent


def test_what_the_builder_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("[x](nulle-part.md)\n", "utf-8")
    config = {"site_name": "x", "strict": True, "plugins": []}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
    with pytest.raises(GeneratorError, match=r"index\.md\s: le lien «\snulle-part\.md\s» ne mène"):
        run_mkdocs(tmp_path / "mkdocs.yml", tmp_path / "site")


@pytest.mark.parametrize("body", ["# Accueil\n", "[x](nulle-part.md)\n"], ids=["bon", "refusé"])
def test_mkdocs_and_the_process_are_as_they_were_after_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(body, "utf-8")
    config = {"site_name": "x", "strict": True, "plugins": []}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
    before = state_of_mkdocs()
    with suppress(GeneratorError):
        run_mkdocs(tmp_path / "mkdocs.yml", tmp_path / "site")
    assert (tmp_path / "site").exists()
    assert state_of_mkdocs() == before


def test_an_empty_instant_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workflow gives the variables nobody chose, empty: MkDocs would stop there."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Accueil\n", "utf-8")
    config = {"site_name": "x", "strict": True, "plugins": []}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
    run_mkdocs(tmp_path / "mkdocs.yml", tmp_path / "site")
    assert (tmp_path / "site" / "index.html").exists()
    assert os.environ["SOURCE_DATE_EPOCH"] == ""


def state_of_mkdocs() -> list[object]:
    """The code of MkDocs as it is loaded, its loggers, the variables of the process."""
    found: list[object] = [{n: v for n, v in os.environ.items() if n != "PYTEST_CURRENT_TEST"}]
    for name in ("mkdocs", "mkdocs.commands.build"):
        logger = logging.getLogger(name)
        found.append((logger.propagate, logger.level, [*logger.handlers], [*logger.filters]))
    for module in (build, pages, navigation, files, plugins, utils, metadata):
        things = [t for t in vars(module).values() if isinstance(t, type)]
        found.append([dict(vars(module)), *(dict(vars(thing)) for thing in things)])
    return found


def test_what_is_installed_is_looked_for_once_and_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []
    usual_way: Any = metadata.entry_points

    def counted(**wanted: object) -> Any:
        asked.append(wanted)
        return usual_way(**wanted)

    kinds = ("mkdocs.themes", "mkdocs.plugins", "markdown.extensions")
    usual = {kind: [*metadata.entry_points(group=kind)] for kind in kinds}
    monkeypatch.setattr(installed, "entry_points", counted)
    installed._all.cache_clear()
    with installed.asked_once("mkdocs"):
        assert plugins.get_plugins().keys() == {point.name for point in usual["mkdocs.plugins"]}
        assert {k: [*utils.entry_points(group=k)] for k in kinds} == usual
        assert {k: [*metadata.entry_points(group=k)] for k in kinds} == usual
    assert len(asked) == 1


def test_the_site_is_built_by_the_builder_one_asks_for(projet: Path, lancer: Lancer) -> None:
    assert lancer("build", "--builder", "zensical", "--site", "ailleurs").code == 0
    assert (projet / "ailleurs" / "titres" / "mini" / "index.html").is_file()
    assert not (projet / "build" / "site").exists()


def test_what_zensical_refuses_is_told_and_nothing_is_left(projet: Path, lancer: Lancer) -> None:
    about = projet / "site_src" / "docs" / "a-propos.md"
    about.write_text(about.read_text("utf-8") + "\n[x](nulle-part.md)\n", "utf-8")
    sortie = lancer("build", "--builder", "zensical")
    assert (sortie.code, sortie.out) == (1, "")
    assert sortie.err.startswith("Zensical a refusé le site")
    assert "a-propos.md:" in sortie.err
    assert "nulle-part" in sortie.err
    assert "Traceback" not in sortie.err
    assert "\x1b" not in sortie.err
    kept = {"mkdocs.mini.yml", "textes.mini.bin"}
    assert {p.name for p in (projet / "build").iterdir()} == kept


def test_a_template_zensical_cannot_read_is_told(projet: Path) -> None:
    main = projet / "site_src" / "theme" / "main.html"
    main.write_text(main.read_text("utf-8") + "{% if %}", "utf-8")
    config_file, text = builder_config(projet, "mini", [{"Accueil": "index.md"}])
    config_file.parent.mkdir()
    config_file.write_text(text, "utf-8")
    with pytest.raises(GeneratorError, match=r"main\.html:\d+"):
        run_zensical(config_file, projet / "site")
    assert not (projet / "site").exists()


def test_without_zensical_one_line_says_how_to_have_it(
    projet: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "zensical.config", None)
    sortie = lancer("build", "--builder", "zensical")
    assert (sortie.code, sortie.out) == (2, "")
    assert sortie.err.count("\n") == 1
    assert "make site BUILDER=zensical" in sortie.err
    assert lancer("build").code == 0


def test_properdocs_is_mkdocs_under_another_name(
    projet: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fork keeps the shape of MkDocs: what we ask of it is asked by its own name."""
    if importlib.util.find_spec("properdocs") is None:
        asked: list[str] = []

        def found(name: str) -> ModuleType:
            asked.append(name)
            return importlib.import_module(name.replace("properdocs", "mkdocs"))

        monkeypatch.setattr(mkdocs, "find_spec", lambda name: name)
        monkeypatch.setattr(mkdocs, "import_module", found)
        assert lancer("build", "--builder", "properdocs").code == 0
        assert {name.partition(".")[0] for name in asked} == {"properdocs"}
        assert (projet / "build/site/index.html").is_file()
        return
    assert lancer("build", "--builder", "properdocs").code == 0
    fork = content(projet / "build" / "site")
    assert lancer("build").code == 0
    assert content(projet / "build" / "site") == fork


def test_without_properdocs_one_line_says_how_to_have_it(
    projet: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mkdocs, "find_spec", lambda _: None)
    sortie = lancer("build", "--builder", "properdocs")
    assert (sortie.code, sortie.out, sortie.err.count("\n")) == (2, "", 1)
    assert "make site BUILDER=properdocs" in sortie.err


def test_an_unknown_builder_is_refused_in_french(projet: Path, lancer: Lancer) -> None:
    sortie = lancer("build", "--builder", "jekyll")
    assert (sortie.code, sortie.out) == (2, "")
    for word in ("jekyll", "mkdocs", "zensical", "attendu"):
        assert word in sortie.err
    assert "choose" not in sortie.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "site_name: ",
            "# ",
            "mkdocs.yml:1: réglage « site_name » : il manque ; attendu : une valeur",
        ),
        (
            "plugins: []",
            "plugins: [absent]",
            "mkdocs.yml:{}: réglage « plugins » : le greffon « absent »",
        ),
        (
            "  - abbr\n",
            "  - abbrr\n",
            "mkdocs.yml:{}: réglage « markdown_extensions » : l’extension « abbrr »",
        ),
        ("", "", "site_src/docs/libre.md:1: page absente du menu ; attendu : "),
    ],
)
def test_what_mkdocs_refuses_most_is_told_in_french(
    construit: Path, lancer: Lancer, old: str, new: str, said: str
) -> None:
    reglages = construit / "mkdocs.yml"
    texte = reglages.read_text("utf-8")
    if old:
        reglages.write_text(texte.replace(old, new, 1), "utf-8")
    else:
        (construit / "site_src" / "docs" / "libre.md").write_text("# Libre\n", "utf-8")
    key = f"{said.partition('« ')[2].partition(' »')[0]}:"
    line = [text.startswith(key) for text in texte.splitlines()].index(True) + 1 if old else 0
    sortie = lancer("build")
    assert sortie.code == 1
    lignes = re.sub("[\u00a0\u202f]", " ", sortie.err).splitlines()
    assert lignes[0] == "MkDocs a refusé le site"
    assert len(lignes) == 2
    assert lignes[1].startswith(said.format(line))


def test_a_link_to_no_part_of_a_page_is_told_at_the_lines_that_hold_it(
    construit: Path, lancer: Lancer
) -> None:
    """As those of a page nothing leads to are: MkDocs says nothing of parts of pages."""
    page = construit / "site_src" / "docs" / "confidentialite.md"
    lines = page.read_text("utf-8").count("\n")
    more = (
        "\n[a](#nulle-part)\n\n[b](a-propos.md#nulle-part) [a](#nulle-part)\n\n"
        "<a href='recherche.html#x'>c</a>\n"
    )
    page.write_text(page.read_text("utf-8") + more, "utf-8")
    sortie = lancer("build")
    assert sortie.code == 1
    place = "site_src/docs/confidentialite.md"
    said = re.sub("[\u00a0\u202f]", " ", sortie.err).splitlines()[1:]
    assert sorted(said) == [
        f"{place}:{lines + line}: le lien « {link} » mène à une ancre qui n’existe pas"
        for line, link in (
            (2, "#nulle-part"),
            (4, "#nulle-part"),
            (4, "a-propos.html#nulle-part"),
            (6, "recherche.html#x"),
        )
    ]


def test_a_page_missing_from_the_menu_of_the_site_is_one_fault(
    construit: Path, lancer: Lancer
) -> None:
    """Every page of every title leads there: two titles would say so two hundred times."""
    shutil.copytree(VELO, construit / "referentiel" / "velo")
    (construit / "site_src" / "docs" / "a-propos.md").unlink()
    for verbe in ("check", "build"):
        sortie = lancer(verbe)
        assert sortie.code == 1
        said = "site_src/docs/a-propos.md:1: page manquante ; le menu du site y mène\n"
        assert re.sub("[\u00a0\u202f]", " ", sortie.out) == said
