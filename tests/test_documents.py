"""The documents of the repository: what they name exists, and they are set in French."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest

from benchmarks.__main__ import SUJETS
from generator import cli
from generator.commands.arguments import command_parser
from generator.words.typographie import NBSP, NNBSP, typographie
from tests.conftest import RACINE

DECISIONS = sorted((RACINE / "docs" / "decisions").glob("[0-9]*.md"))
INDEX = RACINE / "docs" / "decisions" / "README.md"
MODELE = RACINE / ".github" / "pull_request_template.md"
DOCUMENTS = [
    *(RACINE / f"{nom}.md" for nom in ("README", "CONTRIBUTING", "CHANGELOG", "SECURITY")),
    MODELE,
    INDEX,
    *DECISIONS,
    RACINE / "LICENCE-CONTENU.md",
    RACINE / "docs" / "relecture-2026-11.md",
    RACINE / "generator" / "depart" / "README.md",
    RACINE / "generator" / "depart" / "site_src" / "LISEZMOI.md",
]
FORMULAIRES = sorted((RACINE / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
ECRITS_PAR_UNE_COMMANDE = [
    RACINE / "benchmarks" / "RESULTATS.md",
    RACINE / "referentiel" / "LISEZMOI.md",
]
COMPOSES = [*DOCUMENTS, *FORMULAIRES, *ECRITS_PAR_UNE_COMMANDE]

PARTIES = ["Contexte", "Décision", "Conséquences", "Ce que nous avons refusé"]
PIECES = ("", "generator", "site_src", "tests", "tests/moteurs", "referentiel/cip")
"""Where a path may start from, as documents shorten it."""
FABRIQUE = re.compile(
    r"^(?:build|titres|releases|PROPRIETAIRE|\.venv|site_src/docs/titres|referentiel/jardinier)(?:/|$)"
    r"|node_modules|github\.io|/m(?:a|on)-|/mentions-legales\.md$"
)
"""What is made, or an example: never in a clone."""
_CLOTURE = re.compile(r"^ *```.*?^ *```$", re.S | re.M)
_CODE = re.compile(r"`([^`\n]+)`")
_A_PART = re.compile(
    r"(^ *```.*?^ *```$|`[^`\n]+`|\]\([^)]*\)|<!--|-->|^\|[ :|-]+\|$|^ *[\w-]+:(?=\s|$))",
    re.S | re.M,
)
"""What is not prose: code, where links lead, rules of tables, keys of YAML."""


def _noms(paths: list[Path]) -> list[str]:
    return [p.relative_to(RACINE).as_posix() for p in paths]


def _ecrits(path: Path) -> list[str]:
    """What stands as code in a document, in its sentences and apart."""
    texte = path.read_text("utf-8")
    return [*_CODE.findall(_CLOTURE.sub("", texte)), *_CLOTURE.findall(texte)]


def _ancres(path: Path) -> set[str]:
    """The places of a document, as forges name them after its headings."""
    titres = re.findall(r"^#+ (.+)$", _CLOTURE.sub("", path.read_text("utf-8")), re.M)
    return {re.sub(r"[^\w -]", "", titre.lower()).replace(" ", "-") for titre in titres}


@pytest.mark.parametrize("path", DOCUMENTS, ids=_noms(DOCUMENTS))
def test_links_lead_to_files(path: Path) -> None:
    texte = _CLOTURE.sub("", path.read_text("utf-8"))
    for lien in re.findall(r"\]\(([^)\s]+)\)", _CODE.sub("", texte)):
        if not re.match(r"https?:", lien):
            nom, _, ancre = lien.partition("#")
            cible = path.parent / nom if nom else path
            assert cible.exists(), lien
            assert not ancre or ancre in _ancres(cible), lien


@pytest.mark.parametrize("path", DOCUMENTS, ids=_noms(DOCUMENTS))
def test_paths_exist(path: Path) -> None:
    texte = _CLOTURE.sub("", path.read_text("utf-8"))
    for nom in _CODE.findall(texte):
        if re.fullmatch(r"\.?\w[\w.-]*/[\w./-]*", nom) and not FABRIQUE.search(nom):
            racines = [path.parent, *(RACINE / piece for piece in PIECES)]
            assert any((racine / nom).exists() for racine in racines), nom


@pytest.mark.parametrize("path", DOCUMENTS, ids=_noms(DOCUMENTS))
def test_commands_exist(path: Path) -> None:
    """In a sentence or on a line of their own: a command that is gone is in no document."""
    makefile = (RACINE / "Makefile").read_text("utf-8")
    cibles = set(re.search(r"\.PHONY: (.*)", makefile)[1].split())  # type: ignore[index]
    verbes = set(re.findall(r"^ +(\w+)  ", command_parser().format_help(), re.M))
    assert {"check", "build"} <= verbes
    ecrits = "\n".join(_ecrits(path))
    assert set(re.findall(r"(?:^|[ ;(])make ([a-z]+)", ecrits, re.M)) <= cibles
    assert set(re.findall(r"-m generator ([a-z]+)", ecrits)) <= verbes
    assert set(re.findall(r"^referentiel ([a-z]+)", ecrits, re.M)) <= verbes


@pytest.mark.parametrize("path", COMPOSES, ids=_noms(COMPOSES))
def test_documents_are_set_in_french(path: Path, pytestconfig: pytest.Config) -> None:
    """`--recrire` sets the spaces and apostrophes of those who typed ordinary ones."""
    texte = path.read_text("utf-8")
    if pytestconfig.getoption("--recrire"):
        path.write_text(_compose(texte), "utf-8")
    assert path.read_text("utf-8") == _compose(texte), "« --recrire » pose les espaces"


def _compose(texte: str) -> str:
    """The text with its French spaces, code and addresses as they are."""
    pieces = _A_PART.split(texte)
    return "".join(p if i % 2 else _phrases(p) for i, p in enumerate(pieces))


def _phrases(texte: str) -> str:
    return "\n".join(map(typographie, texte.split("\n")))


def test_every_subject_of_the_measures_is_named() -> None:
    texte = (RACINE / "CONTRIBUTING.md").read_text("utf-8")
    (dits,) = re.findall(r"les sujets sont (.+?)\.", texte)
    assert _CODE.findall(dits) == list(SUJETS)


def test_the_example_of_the_readme_is_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands there is in the data, and the fault it makes is told as it says."""
    readme = (RACINE / "README.md").read_text("utf-8")
    (extrait,) = (
        textwrap.dedent(b) for b in re.findall(r"^ +```yaml\n(.*?)^ +```", readme, re.S | re.M)
    )
    shutil.copytree(RACINE / "referentiel" / "cip", tmp_path / "referentiel" / "cip")
    fichier = tmp_path / "referentiel" / "cip" / "activites" / "at2-accompagner.yaml"
    donnees = fichier.read_text("utf-8")
    ecrit = textwrap.indent(extrait, re.search(r"^( *)- code: C06-2$", donnees, re.M)[1])  # type: ignore[index]
    assert donnees.count(ecrit) == 1
    fichier.write_text(donnees.replace(ecrit, ecrit.replace("trace:", "trce:")), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check"]) == cli.FAULTS
    dit = capsys.readouterr()
    (annonce,) = re.findall(r"^ +```\n( +referentiel/.*?)^ +```", readme, re.S | re.M)
    assert _plain(dit.out + dit.err) == _plain(textwrap.dedent(annonce))


def _plain(texte: str) -> str:
    return texte.replace(NBSP, " ").replace(NNBSP, " ").strip()


# --- Decisions ---------------------------------------------------------------------------------


def test_the_index_lists_every_decision_as_it_is_called_and_dated() -> None:
    lignes = re.findall(
        r"^\| (\d+) \| \[(.+?)\]\((.+?)\) \| (.+?) \|$", INDEX.read_text("utf-8"), re.M
    )
    assert [nom for _, _, nom, _ in lignes] == [path.name for path in DECISIONS]
    for (numero, titre, nom, jour), path in zip(lignes, DECISIONS, strict=True):
        texte = path.read_text("utf-8")
        assert texte.startswith(f"# {numero}. {titre}\n\n*{jour}*\n"), nom
        assert nom.startswith(f"{int(numero):02}-")


@pytest.mark.parametrize("path", DECISIONS, ids=_noms(DECISIONS))
def test_a_decision_says_why_what_follows_and_what_was_refused(path: Path) -> None:
    texte = path.read_text("utf-8")
    assert re.findall(r"^## (.+)$", texte, re.M) == PARTIES
    for partie in re.split(r"^## .+$", texte, flags=re.M)[1:]:
        assert partie.strip()
    refus = texte.partition(f"## {PARTIES[-1]}")[2]
    assert len(re.findall(r"^- \*\*.+?\*\*\s: .+", refus, re.M)) >= 2
    assert len(texte.splitlines()) <= 45
