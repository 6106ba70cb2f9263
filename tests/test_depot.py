"""What meets whoever contributes: settings of editors, hooks before a commit, forms to report."""

from __future__ import annotations

import configparser
import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import RACINE

FORMULAIRES = sorted((RACINE / ".github" / "ISSUE_TEMPLATE").glob("[0-9]-*.yml"))
CHOIX = RACINE / ".github" / "ISSUE_TEMPLATE" / "config.yml"
MODELE = RACINE / ".github" / "pull_request_template.md"
CROCHETS = RACINE / ".pre-commit-config.yaml"
ECRITS = (
    *(".ci", ".github", "benchmarks", "docs", "generator"),
    *("referentiel", "requirements", "site_src", "tests"),
)
PRODUITS = re.compile(r"/node_modules/|/__pycache__/|^site_src/docs/titres/|\.egg-info/")
OCTETS = re.compile(r"tests/(?:attendus|exemples|fautes|rncp/fautes)/")


def _reglages() -> configparser.ConfigParser:
    """`.editorconfig`; what stands before the first section is left out."""
    texte = (RACINE / ".editorconfig").read_text("utf-8")
    assert "root = true" in texte
    lu = configparser.ConfigParser(interpolation=None)
    lu.read_string(texte[texte.index("[") :])
    return lu


def _fichiers() -> list[Path]:
    """Every text that people write, but the examples where each byte counts."""
    dans = [p for dossier in ECRITS for p in (RACINE / dossier).rglob("*")]
    noms = {p: p.relative_to(RACINE).as_posix() for p in [*dans, *RACINE.iterdir()] if p.is_file()}
    return [
        path
        for path, nom in noms.items()
        if not PRODUITS.search(nom) and not OCTETS.match(nom) and b"\0" not in path.read_bytes()
    ]


def test_an_editor_and_the_tools_agree_on_the_length_of_a_line() -> None:
    reglages = _reglages()
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))
    biome = json.loads((RACINE / "tests" / "outils" / "biome.json").read_text("utf-8"))
    assert reglages["*.py"].getint("max_line_length") == projet["tool"]["ruff"]["line-length"]
    assert reglages["*.js"].getint("max_line_length") == biome["formatter"]["lineWidth"]


def test_every_text_is_as_an_editor_is_told_to_leave_it() -> None:
    reglages = _reglages()
    assert dict(reglages["*"]) == {
        "charset": "utf-8",
        "end_of_line": "lf",
        "indent_style": "space",
        "indent_size": "2",
        "insert_final_newline": "true",
        "trim_trailing_whitespace": "true",
    }
    fichiers = _fichiers()
    assert RACINE / "generator" / "cli.py" in fichiers
    for path in fichiers:
        texte = path.read_bytes().decode("utf-8")
        assert "\r" not in texte, path
        assert not texte or texte.endswith("\n"), path
        assert not re.search(r"[ \t]$", texte, re.M), path
        if path.name != "Makefile":
            assert not re.search(r"^ *\t", texte, re.M), path


def _retrait(reglages: configparser.ConfigParser, nom: str) -> int:
    """How deep an editor goes in a file: a section that holds a « / » begins at the root."""
    trouve = 0
    for section in reglages.sections():
        motif = re.escape(section).replace(r"\*\*", ".*").replace(r"\*", "[^/]*")
        if section.startswith("{"):
            motif = f"({motif[2:-2].replace(',', '|')})"
        if re.fullmatch(motif, nom if "/" in section else nom.rpartition("/")[2]):
            trouve = reglages[section].getint("indent_size", trouve)
    return trouve


def test_scripts_are_indented_as_an_editor_is_told() -> None:
    reglages = _reglages()
    noms = {path.relative_to(RACINE).as_posix(): path for path in _fichiers()}
    scripts = [nom for nom in noms if nom.endswith(".sh") or nom.startswith(".ci/")]
    assert len({nom.rpartition("/")[0] for nom in scripts}) >= 2
    for nom in scripts:
        retraits = re.findall(r"^( +)\S", noms[nom].read_text("utf-8"), re.M)
        assert min(map(len, retraits), default=4) == _retrait(reglages, nom), nom


# --- Hooks -------------------------------------------------------------------------------------


def _crochets() -> list[dict[str, Any]]:
    depots = yaml.safe_load(CROCHETS.read_text("utf-8"))["repos"]
    assert [depot["repo"] for depot in depots] == ["local"]
    return list(depots[0]["hooks"])


def _commandes(cible: str) -> set[str]:
    """What a target of the Makefile runs with the tools of the project, once they are installed."""
    fait = subprocess.run(
        ["make", "--dry-run", cible], cwd=RACINE, capture_output=True, text=True, check=True
    )
    outil = re.compile(r"\.venv/bin/python -m (?!pip )|tests/outils/")
    return {li for li in fait.stdout.splitlines() if outil.match(li)}


def test_hooks_run_what_everybody_runs_and_download_nothing() -> None:
    """Their versions are those of the locks, since they are the same programs."""
    crochets = _crochets()
    assert {c["entry"] for c in crochets} == _commandes("lint") | _commandes("check")
    for crochet in crochets:
        assert crochet["language"] == "system", crochet["id"]
        assert not {"additional_dependencies", "rev"} & set(crochet), crochet["id"]
        assert crochet["pass_filenames"] is False, crochet["id"]


def test_the_tools_of_the_hooks_are_locked() -> None:
    verrou = (RACINE / "requirements" / "dev.txt").read_text("utf-8")
    outils = json.loads((RACINE / "tests" / "outils" / "package.json").read_text("utf-8"))
    paquets = {"biome": "@biomejs/biome", "tsc": "typescript"}
    for crochet in _crochets():
        programme, *reste = shlex.split(crochet["entry"])
        if programme.startswith("tests/outils/node_modules/.bin/"):
            version = outils["dependencies"][paquets[Path(programme).name]]
            assert re.fullmatch(r"\d+\.\d+\.\d+", version), crochet["id"]
        elif reste[1] != "generator":
            assert re.search(rf"^{reste[1]}==\d", verrou, re.M), crochet["id"]


def test_no_hook_waits_for_files_that_do_not_exist() -> None:
    noms = [path.relative_to(RACINE).as_posix() for path in _fichiers()]
    genres = {"python": ".py", "javascript": ".js"}
    for crochet in _crochets():
        if "files" in crochet:
            assert any(re.search(crochet["files"], nom) for nom in noms), crochet["id"]
        else:
            (genre,) = crochet["types"]
            assert any(nom.endswith(genres[genre]) for nom in noms), crochet["id"]


# --- Forms -------------------------------------------------------------------------------------


def _formulaire(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text("utf-8")))


def test_forms_are_what_github_reads() -> None:
    for schema, fichiers in (
        ("vendor.github-issue-forms", FORMULAIRES),
        ("vendor.github-issue-config", [CHOIX]),
    ):
        fait = subprocess.run(
            [
                str(Path(sys.executable).with_name("check-jsonschema")),
                "--builtin-schema",
                schema,
                *map(str, fichiers),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        assert fait.returncode == 0, fait.stdout + fait.stderr


@pytest.mark.parametrize(
    ("numero", "demandes"),
    [
        ("1", {"page", "phrase", "juste", "source"}),
        ("2", {"but", "page", "arrive", "appareil", "navigateur", "lecture", "aide"}),
        ("3", {"entree", "commande", "attendu", "obtenu", "machine"}),
    ],
)
def test_each_kind_of_report_asks_what_is_needed_to_act(numero: str, demandes: set[str]) -> None:
    (path,) = [f for f in FORMULAIRES if f.name.startswith(numero)]
    champs = [c for c in _formulaire(path)["body"] if c["type"] != "markdown"]
    assert {c["id"] for c in champs} == demandes
    assert len({c["attributes"]["label"] for c in champs}) == len(champs)


def test_who_reports_is_told_first_that_others_will_read() -> None:
    """Answers and people met at work must not land on a public page."""
    for path in FORMULAIRES:
        premier = _formulaire(path)["body"][0]
        assert premier["type"] == "markdown", path.name
        assert re.search(r"publique|privé", premier["attributes"]["value"]), path.name


def test_something_else_than_these_forms_may_be_written() -> None:
    assert _formulaire(CHOIX)["blank_issues_enabled"] is True
    assert "contact_links" not in _formulaire(CHOIX)  # no address of ours is known beforehand


def test_a_proposal_asks_for_the_source_of_a_text() -> None:
    texte = MODELE.read_text("utf-8")
    assert re.search(r"^\| avant \| après \| source", texte, re.M)
    for promesse in ("make check", "correspondances.yaml", "CHANGELOG.md", "accompagnée"):
        assert promesse in texte
