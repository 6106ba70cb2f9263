"""What Zensical does not do yet, as CONTRIBUTING lists it, and what a template must keep away from.

Each test holds a limit as it is today, and fails the day it is lifted: the line of CONTRIBUTING and
what works around it can then go.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator import pipeline
from generator.builders import BUILDERS, run_mkdocs, run_zensical
from generator.ground.problem import GeneratorError

BASE = {
    "site_name": "Petit",
    "plugins": [],
    "theme": {"name": "material", "language": "fr", "font": False},
    "extra": {"saisons": {"printemps": 1, "automne": 2}},
    "validation": {"nav": {"omitted_files": "warn"}},
}


def small(root: Path, pages: dict[str, str], gabarit: str = "") -> Path:
    """A project of a few pages, whose navigation holds the home page alone: its configuration."""
    for name, text in pages.items():
        (root / "site_src" / "docs").mkdir(parents=True, exist_ok=True)
        (root / "site_src" / "docs" / name).write_text(text, "utf-8")
    (root / "site_src" / "theme").mkdir()
    if gabarit:
        (root / "site_src" / "theme" / "main.html").write_text(gabarit, "utf-8")
    (root / "mkdocs.yml").write_text(json.dumps(BASE), "utf-8")
    config = {
        "INHERIT": "../mkdocs.yml",
        "docs_dir": "../site_src/docs",
        "site_dir": "site",
        "theme": {"custom_dir": "../site_src/theme"},
        "strict": True,
        "nav": [{"Accueil": "index.md"}],
    }
    config_file = root / "build" / "mkdocs.petit.yml"
    config_file.parent.mkdir()
    config_file.write_text(json.dumps(config), "utf-8")
    return config_file


def zensical(config_file: Path) -> subprocess.CompletedProcess[str]:
    """Zensical alone, as a person would run it."""
    command = [sys.executable, "-m", "zensical", "build", "--strict", "-f", str(config_file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


# --- Its strict mode lets more through ---------------------------------------------------------


@pytest.mark.parametrize(
    "pages",
    [
        {"index.md": "# Accueil\n", "oubliee.md": "# Hors du menu\n"},
        {"index.md": "# Accueil\n\n![Absente](absente.png)\n"},
        {"ailleurs.md": "# Le menu demande index.md, qui manque\n"},
    ],
    ids=["page hors du menu", "image absente", "page du menu absente"],
)
def test_its_strict_mode_passes_over_what_mkdocs_refuses(
    tmp_path: Path, pages: dict[str, str]
) -> None:
    config_file = small(tmp_path, pages)
    run_zensical(config_file, tmp_path / "site")
    with pytest.raises(GeneratorError):
        run_mkdocs(config_file, tmp_path / "autre")


def test_what_it_lets_through_is_caught_on_the_finished_pages(projet: Path) -> None:
    folders, site = pipeline.title_folders(projet), projet / "build" / "site"
    about = projet / "site_src" / "docs" / "a-propos.md"
    text = about.read_text("utf-8")
    about.write_text(text + "\n![Absente](absente.png)\n", "utf-8")
    with pytest.raises(GeneratorError, match=r"absente\.png"):
        pipeline.build(projet, folders, site, "zensical")
    about.write_text(text + '\n<a href="rien.html">Rien</a>\n', "utf-8")
    with pytest.raises(GeneratorError, match=r"rien\.html"):
        pipeline.build(projet, folders, site, "zensical")
    assert not site.exists()


# --- It runs no hook, stays in its folder, always writes its own search index ------------------


def test_it_runs_no_hook(projet: Path) -> None:
    assert zensical(projet / "mkdocs.yml").returncode == 0
    assert (projet / "build" / "site" / "index.html").is_file()
    assert not (projet / "build" / "site" / "titres").exists()


def test_it_reads_no_page_outside_the_folder_of_its_configuration(tmp_path: Path) -> None:
    done = zensical(small(tmp_path, {"index.md": "# Accueil\n"}))
    assert done.returncode == 1
    assert "docs_dir" in done.stderr


def test_it_writes_a_search_index_nobody_asked_for(tmp_path: Path) -> None:
    run_zensical(small(tmp_path, {"index.md": "# Accueil\n"}), tmp_path / "site")
    assert (tmp_path / "site" / "search.json").is_file()


def test_it_colours_code_nobody_asked_to_colour(tmp_path: Path) -> None:
    config_file = small(tmp_path, {"index.md": "# Accueil\n\n```text\nx\n```\n"})
    for name, coloured in (("mkdocs", False), ("zensical", True)):
        BUILDERS[name](config_file, tmp_path / name)
        html = (tmp_path / name / "index.html").read_text("utf-8")
        assert bool(re.search(r'<div class="[^"]*highlight', html)) == coloured


# --- Its templates are not Jinja ---------------------------------------------------------------


@pytest.mark.parametrize("method", ["'a b'.split()", "'a'.upper()", "'%s' % 'a'", "{}.items()"])
def test_a_template_may_call_no_method_of_python(tmp_path: Path, method: str) -> None:
    config_file = small(
        tmp_path, {"index.md": "# Accueil\n"}, f"{{% set x = {method} %}}{{{{ x }}}}"
    )
    run_mkdocs(config_file, tmp_path / "site")
    with pytest.raises(GeneratorError):
        run_zensical(config_file, tmp_path / "autre")


@pytest.mark.parametrize(
    ("gabarit", "mkdocs", "zensical"),
    [
        ("{{ true }} {{ none }}", "True None", "true none"),
        (
            "{% for s in config.extra.saisons %}{{ s }} {% endfor %}",
            "printemps automne ",
            "automne printemps ",
        ),
        ("{{ 'a/b' | e }}", "a/b", "a&#x2f;b"),
    ],
    ids=["booléens", "ordre d’un groupe", "échappement"],
)
def test_a_template_writes_otherwise(
    tmp_path: Path, gabarit: str, mkdocs: str, zensical: str
) -> None:
    config_file = small(tmp_path, {"index.md": "# Accueil\n"}, gabarit)
    for name, expected in (("mkdocs", mkdocs), ("zensical", zensical)):
        BUILDERS[name](config_file, tmp_path / name)
        assert (tmp_path / name / "index.html").read_text("utf-8") == expected


def test_a_page_that_does_not_exist_is_a_page_all_the_same(tmp_path: Path) -> None:
    gabarit = "{% if page %}page{% else %}rien{% endif %}"
    config_file = small(tmp_path, {"index.md": "# Accueil\n"}, gabarit)
    for name, expected in (("mkdocs", "rien"), ("zensical", "page")):
        BUILDERS[name](config_file, tmp_path / name)
        assert (tmp_path / name / "404.html").read_text("utf-8") == expected
