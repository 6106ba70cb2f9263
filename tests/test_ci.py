"""The files nobody reads until they fail: workflows, locks, Makefile, tools of the tests."""

from __future__ import annotations

import ast
import fnmatch
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from generator import pipeline
from generator.ground import invocation as commandes
from tests.conftest import RACINE

GITHUB = RACINE / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
VERROUS = RACINE / "requirements"
VERROUILLES = ("site.txt", "dev.txt", "zensical.txt", "properdocs.txt")
ANCIEN = '[ "$1" = --version ] || exit 1; echo Python 3.9.2'
REGISTRE = "https://registry.npmjs.org/"


def _outil(*commande: str) -> None:
    """Run a tool installed beside this Python; show what it says if it is not content."""
    programme, *reste = commande
    fait = subprocess.run(
        [str(Path(sys.executable).with_name(programme)), *reste],
        cwd=RACINE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert fait.returncode == 0, fait.stdout + fait.stderr


def test_the_workflows_are_well_formed() -> None:
    assert [w.name for w in WORKFLOWS] == [
        "hebdomadaire.yml",
        "livrer.yml",
        "publier.yml",
        "site.yml",
        "verifier.yml",
    ]
    schema = ("check-jsonschema", "--builtin-schema")
    _outil(*schema, "vendor.github-workflows", *map(str, WORKFLOWS))
    _outil(*schema, "vendor.dependabot", str(GITHUB / "dependabot.yml"))


def test_the_workflows_give_nothing_away() -> None:
    _outil("zizmor", "--offline", "--quiet", "--persona", "pedantic", str(GITHUB))


def test_another_repository_publishes_in_ten_lines(tmp_path: Path) -> None:
    """The workflow a new project gets calls ours, gives it what it asks for, and the rights."""
    depart = RACINE / "generator/depart/point-github/workflows/publier.yml"
    texte = depart.read_text("utf-8").replace("COMMIT", "f" * 40)
    travail = tmp_path / ".github" / "workflows" / "publier.yml"
    travail.parent.mkdir(parents=True)
    travail.write_text(texte.replace("PROPRIETAIRE/DEPOT", "exemple/outil"), "utf-8")
    _outil("check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(travail))
    _outil("zizmor", "--offline", "--quiet", "--persona", "pedantic", str(tmp_path))

    appelant = yaml.safe_load(travail.read_text("utf-8"))
    appele = yaml.safe_load((GITHUB / "workflows" / "site.yml").read_text("utf-8"))
    (travaux,) = appelant["jobs"].values()
    assert travaux["uses"] == f"exemple/outil/.github/workflows/site.yml@{'f' * 40}"
    demande = appele[True]["workflow_call"]["inputs"]  # YAML 1.1 reads `on` as true
    assert travaux["with"].keys() == {nom for nom, un in demande.items() if un["required"]}
    rangs = ("none", "read", "write")
    for job in appele["jobs"].values():
        for droit, niveau in job["permissions"].items():
            assert rangs.index(travaux["permissions"][droit]) >= rangs.index(niveau)
    lignes = [li for li in texte.partition("\njobs:\n")[2].splitlines() if li.strip()]
    assert len(lignes) <= 10


def test_a_site_of_another_repository_is_made_of_what_was_asked_for(tmp_path: Path) -> None:
    """The tool at one commit, its dependencies locked by it; nothing of what is newest."""
    appele = yaml.safe_load((GITHUB / "workflows" / "site.yml").read_text("utf-8"))
    etapes = appele["jobs"]["construire"]["steps"]
    outil = next(e["with"] for e in etapes if e.get("with", {}).get("path"))
    assert outil["ref"] == "${{ inputs.commit }}"
    assert "--require-hashes -r .outil/requirements/site.txt" in " ".join(
        e.get("run", "") for e in etapes
    )
    construire = next(e["env"] for e in etapes if "PYTHONPATH" in e.get("env", {}))
    assert _appele(tmp_path, construire) == ".outil"  # whatever the other repository holds
    exiger = next(e["run"] for e in etapes if "COMMIT" in e.get("env", {}))
    for commit, code in (("a1" * 20, 0), ("main", 1), ("a1" * 19, 1), ("$(touch x)", 1)):
        env = {"COMMIT": commit, "PATH": os.environ["PATH"]}
        fait = subprocess.run(["bash", "-c", exiger], cwd=tmp_path, env=env, check=False)
        assert fait.returncode == code
    assert {p.name for p in tmp_path.iterdir()} == {".outil", "generator"}


def _appele(dossier: Path, env: Mapping[str, str]) -> str:
    """Which `generator` is run in a folder that has one of its own, beside the tool."""
    for lieu in ("generator", ".outil/generator"):
        (dossier / lieu).mkdir(parents=True)
        (dossier / lieu / "__main__.py").write_text(f"print({lieu.partition('/')[0]!r})", "utf-8")
    fait = subprocess.run(
        [sys.executable, "-B", "-m", "generator"],
        cwd=dossier,
        env={nom: texte for nom, texte in env.items() if nom.startswith("PYTHON")},
        capture_output=True,
        text=True,
        check=True,
    )
    return fait.stdout.strip()


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda w: w.stem)
def test_every_action_is_official_and_pinned_to_a_commit(workflow: Path) -> None:
    lignes = [li for li in workflow.read_text("utf-8").splitlines() if "uses:" in li]
    assert lignes
    for ligne in lignes:
        assert re.search(r"uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", ligne), ligne


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda w: w.stem)
def test_a_workflow_is_bounded_and_starts_without_rights(workflow: Path) -> None:
    texte = workflow.read_text("utf-8")
    assert re.search(r"^permissions: \{\}$", texte, re.M)
    assert texte.count("runs-on:") == texte.count("timeout-minutes:")
    assert texte.count("actions/checkout@") == texte.count("persist-credentials: false")
    for commande in re.findall(r"run: (.*)", texte):
        assert "${{" not in commande


def test_ci_runs_what_everybody_runs() -> None:
    ci = RACINE / ".ci" / "run"
    assert os.access(ci, os.X_OK)
    assert ci.read_text("utf-8").rstrip().endswith("exec make test")
    _lire_make("test")


def _lire_make(*cible: str) -> str:
    """The commands of a target, with what they need, none of them run."""
    fait = subprocess.run(
        ["make", "--dry-run", "--always-make", *cible],
        cwd=RACINE,
        capture_output=True,
        text=True,
        check=True,
    )
    return fait.stdout


def test_zensical_is_installed_only_for_the_site_it_builds() -> None:
    assert "zensical" not in _lire_make("site")
    commandes = _lire_make("site", "BUILDER=zensical")
    assert "--require-hashes -r requirements/zensical.txt" in commandes
    assert "generator build --builder zensical" in commandes
    assert "zensical.txt" in _lire_make("test")


def test_properdocs_is_installed_only_for_the_site_it_builds() -> None:
    assert "properdocs" not in _lire_make("site") + _lire_make("test")
    commandes = _lire_make("site", "BUILDER=properdocs")
    assert "--require-hashes -r requirements/properdocs.txt" in commandes
    assert "generator build --builder properdocs" in commandes


def test_each_week_the_other_builders_are_tried() -> None:
    semaine = (GITHUB / "workflows" / "hebdomadaire.yml").read_text("utf-8")
    for constructeur in ("properdocs", "zensical"):
        assert f"make site BUILDER={constructeur}\n" in semaine


@pytest.mark.parametrize(
    ("liste", "ouverte", "geste"),
    [
        ("0 règle et 0 source à relire.", "", ""),
        (
            "titre.yaml:9: source lue le 2024-01-02\n0 règle et 1 source à relire.",
            "",
            "issue create",
        ),
        (
            "voies.yaml:9: règle lue le 2024-01-02\n10 règles et 0 source à relire.",
            "7",
            "issue edit 7",
        ),
    ],
)
def test_each_week_an_issue_tells_the_rules_to_read_again(
    tmp_path: Path, liste: str, ouverte: str, geste: str
) -> None:
    """One job reads and lists; another, that runs nothing of ours, writes what it was told."""
    semaine = yaml.safe_load((GITHUB / "workflows" / "hebdomadaire.yml").read_text("utf-8"))["jobs"]
    assert ".ci/fraicheur" in [e.get("run") for e in semaine["fraicheur"]["steps"]]
    assert "outputs.liste" in semaine["dire"]["if"]
    (tmp_path / ".ci").mkdir()
    shutil.copy(RACINE / ".ci" / "fraicheur", tmp_path / ".ci")
    journal, sortie = tmp_path / "gh.txt", tmp_path / "sortie.txt"
    for nom, texte in {
        ".venv/bin/python": f"cat <<'FIN'\n{liste}\nFIN",
        "bin/gh": f'[ "$2" = list ] && echo {ouverte} || printf "%s\\n" "$*" >>{journal}',
    }.items():
        programme = tmp_path / nom
        programme.parent.mkdir(parents=True)
        programme.write_text(f"#!/bin/sh\n{texte}\n", "utf-8")
        programme.chmod(0o755)
    env = {"PATH": f"{tmp_path}/bin:{os.environ['PATH']}", "GITHUB_OUTPUT": str(sortie)}
    subprocess.run([tmp_path / ".ci" / "fraicheur"], env=env, check=True)
    assert sortie.exists() == bool(geste)
    if not geste:
        return
    tete, *lignes, fin = sortie.read_text("utf-8").splitlines()
    assert tete == f"liste<<{fin}"
    env["LISTE"] = "\n".join(lignes)
    assert env["LISTE"] == liste
    (etape,) = semaine["dire"]["steps"]
    subprocess.run(["bash", "-eo", "pipefail", "-c", etape["run"]], env=env, check=True)
    dit = journal.read_text("utf-8")
    assert dit.startswith(geste)
    assert liste in dit


def test_make_test_leaves_nothing_out() -> None:
    commandes = _lire_make("test")
    for attendu in ("ruff check", "ruff format", "mypy", "pytest", "npm ci --ignore-scripts"):
        assert attendu in commandes
    assert commandes.count("--require-hashes") == 3


def test_make_vite_needs_python_alone() -> None:
    commandes = _lire_make("vite")
    for attendu in (
        "ruff check",
        "ruff format",
        "mypy",
        "pytest",
        "--ignore=tests/navigateur",
        "not long",
    ):
        assert attendu in commandes
    for absent in ("npm", "node", "java", "preparer.sh", "biome", "tsc", "zensical"):
        assert absent not in commandes


def test_make_help_lists_every_command() -> None:
    makefile = (RACINE / "Makefile").read_text("utf-8")
    annoncees = set(re.search(r"\.PHONY: (.*)", makefile)[1].split())  # type: ignore[index]
    aide = subprocess.run(["make"], cwd=RACINE, capture_output=True, text=True, check=True).stdout
    assert annoncees == set(re.findall(r"make (\w+)", aide))


def test_a_clone_under_windows_gets_the_line_ends_of_the_project() -> None:
    """Git says so of every file, whatever the settings of whoever clones; some must not change."""
    lignes = [li.split() for li in (RACINE / ".gitattributes").read_text("utf-8").splitlines()]
    regles = [(li[0], li[1:]) for li in lignes if li and li[0] != "#"]
    assert regles[0] == ("*", ["text=auto", "eol=lf"])
    for dossier in (".ci", ".github", "generator", "referentiel", "requirements", "tests"):
        for fichier in (RACINE / dossier).rglob("*"):
            nom = fichier.relative_to(RACINE).as_posix()
            if "node_modules" in nom or "__pycache__" in nom or not fichier.is_file():
                continue
            dites = [
                attributs
                for motif, attributs in regles
                if fnmatch.fnmatchcase(nom if "/" in motif else fichier.name, motif)
            ]
            if b"\r" in (contenu := fichier.read_bytes()) or b"\0" in contenu:
                assert dites[-1][0] in ("-text", "binary"), nom
            elif dites[-1][0] not in ("-text", "binary"):
                assert "eol=lf" in dites[-1], nom


# --- Locks -------------------------------------------------------------------------------------


def _verrou(nom: str) -> dict[str, list[str]]:
    """Package -> its locked lines (one per marker), each with its hashes."""
    texte = (VERROUS / nom).read_text("utf-8").replace("\\\n", " ")
    trouve: dict[str, list[str]] = {}
    for ligne in texte.splitlines():
        if ligne and not ligne.lstrip().startswith("#"):
            trouve.setdefault(ligne.partition("==")[0], []).append(ligne)
    return trouve


def _declarees() -> Mapping[str, list[str]]:
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))
    site = projet["project"]["dependencies"]
    groupes = projet["dependency-groups"]
    return {"site.txt": site} | {f"{nom}.txt": site + groupes[nom] for nom in groupes}


@pytest.mark.parametrize("nom", VERROUILLES)
def test_a_lock_holds_every_dependency_with_its_hashes(nom: str) -> None:
    verrou = _verrou(nom)
    for demande in _declarees()[nom]:
        besoin = Requirement(demande)
        assert besoin.name in verrou, f"{demande} : à verrouiller avec `make lock`"
        for ligne in verrou[besoin.name]:
            version = re.match(r"[\w.-]+==([\w.]+) ", ligne)
            assert version and besoin.specifier.contains(version[1]), f"{demande} : {ligne[:40]}"
    for lignes in verrou.values():
        for ligne in lignes:
            assert re.match(r"[\w.-]+==[\w.]+ ", ligne), ligne
            assert "--hash=sha256:" in ligne


@pytest.mark.parametrize("constructeur", ["properdocs", "zensical"])
def test_one_version_of_a_builder_is_named_everywhere(
    constructeur: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the groups, to who has the tool installed, and in the documents that say it."""
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))
    (demande,) = projet["dependency-groups"][constructeur]
    monkeypatch.setattr(commandes, "is_installed", lambda: True)
    assert commandes.installing(constructeur) == f"pip install {demande}"
    if constructeur == "zensical":
        dite = f"({demande.partition('==')[2]}) dans `requirements/zensical.txt`"
        assert dite in (RACINE / "CONTRIBUTING.md").read_text("utf-8")


@pytest.mark.parametrize("nom", VERROUILLES)
def test_a_lock_depends_on_no_machine(nom: str) -> None:
    texte = (VERROUS / nom).read_text("utf-8")
    assert not re.search(r"://|--index|--find-links|--extra-index|^-e|@ |file:|^/", texte, re.M)


@pytest.mark.parametrize("nom", VERROUILLES)
def test_every_lock_holds_the_versions_of_the_others(nom: str) -> None:
    verrou = _verrou(nom)
    assert set(_verrou("site.txt")) <= set(verrou)
    for autre in VERROUILLES:
        for paquet, lignes in _verrou(autre).items():
            assert verrou.get(paquet, lignes) == lignes, paquet


def test_the_theme_is_not_one_with_a_known_flaw() -> None:
    (ligne,) = _verrou("site.txt")["mkdocs-material"]
    version = re.match(r"mkdocs-material==(\d+)\.(\d+)\.(\d+)", ligne)
    assert version
    assert tuple(map(int, version.groups())) >= (9, 7, 7)


def test_the_page_checkers_are_locked_and_depend_on_no_machine() -> None:
    outils = RACINE / "tests" / "outils"
    demandes = json.loads((outils / "package.json").read_text("utf-8"))["dependencies"]
    verrou = json.loads((outils / "package-lock.json").read_text("utf-8"))["packages"]
    # A program for each kind of machine comes with its package, and may be left out.
    obligatoires = {nom for nom, paquet in verrou.items() if nom and not paquet.get("optional")}
    assert set(demandes) == {nom.rpartition("node_modules/")[2] for nom in obligatoires}
    for nom, paquet in verrou.items():
        if nom:
            if nom in obligatoires:
                assert paquet["version"] == demandes[nom.rpartition("node_modules/")[2]]
            assert paquet["integrity"].startswith("sha512-")
            assert paquet.get("resolved", REGISTRE).startswith(REGISTRE)


def test_lighthouse_is_locked_and_depends_on_no_machine() -> None:
    verrou = json.loads((RACINE / "benchmarks" / "package-lock.json").read_text("utf-8"))
    paquets = {nom: paquet for nom, paquet in verrou["packages"].items() if nom}
    assert "node_modules/lighthouse" in paquets
    for nom, paquet in paquets.items():
        assert paquet["integrity"].startswith("sha512-"), nom
        assert paquet.get("resolved", REGISTRE).startswith(REGISTRE), nom


# --- A published site, and a machine where something is missing --------------------------------


def test_the_site_may_live_under_a_path_of_its_host(
    projet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://exemple.test/projet/")
    monkeypatch.setenv("SIGNALER_DEPOT", "https://exemple.test/depot/issues")
    monkeypatch.setenv("SIGNALER_COURRIEL", "")
    site = projet / "build" / "site"
    pipeline.build(projet, pipeline.title_folders(projet), site)
    assert (
        "https://exemple.test/projet/titres/mini/index.html" in (site / "sitemap.xml").read_text()
    )
    perdu = (site / "404.html").read_text("utf-8")
    assert 'href="/projet/index.html"' in perdu
    assert 'href="https://exemple.test/depot/issues"' in perdu
    assert "mailto:" not in perdu


def _machine(dossier: Path, **programmes: str) -> dict[str, str]:
    """A PATH with the usual tools of a system, and only the given stand-ins besides."""
    dossier.mkdir()
    for nom in ("sh", "make", "env", "sed", "id", "mktemp", "tail", "rm", "cat", "cp", "tr"):
        reel = shutil.which(nom)
        if reel:
            (dossier / nom).symlink_to(reel)
    for nom, texte in programmes.items():
        script = dossier / nom.replace("_", "-")
        script.unlink(missing_ok=True)
        script.write_text(f"#!/bin/sh\n{texte}\n", "utf-8")
        script.chmod(0o755)
    return {"PATH": str(dossier)}


@pytest.mark.parametrize(
    ("programmes", "attendu"),
    [
        ({}, "Python est introuvable"),
        ({"python3": ANCIEN}, "Python 3.9.2 est trop"),
        ({"python3": 'case "$2" in *venv*) exit 1;; esac; exit 0'}, "le module venv"),
    ],
)
@pytest.mark.parametrize("fin", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_make_site_says_in_one_line_what_python_it_needs(
    tmp_path: Path, programmes: dict[str, str], attendu: str, fin: bytes
) -> None:
    projet = tmp_path / "projet"
    projet.mkdir()
    shutil.copy(RACINE / "Makefile", projet)
    shutil.copytree(VERROUS, projet / "requirements")
    for texte in (projet / "Makefile", *(projet / "requirements").iterdir()):
        texte.write_bytes(texte.read_bytes().replace(b"\n", fin))
    fait = subprocess.run(
        ["make", "site"],
        cwd=projet,
        env=_machine(tmp_path / "bin", **programmes),
        capture_output=True,
        text=True,
        check=False,
    )
    assert fait.returncode != 0
    lignes = [li for li in fait.stderr.splitlines() if not li.startswith("make:")]
    assert len(lignes) == 1
    assert attendu in lignes[0]
    assert not (projet / ".venv").exists()


def _preparer(tmp_path: Path, besoin: str, **programmes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(RACINE / "tests/outils/preparer.sh"), besoin],
        cwd=tmp_path,
        env=_machine(tmp_path / "bin", **programmes),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("besoin", ["npm", "java", "pilote", "navigateur"])
def test_a_missing_tool_fails_with_what_to_do(tmp_path: Path, besoin: str) -> None:
    fait = _preparer(tmp_path, besoin, id="echo 1000", apt_get="exit 99")
    assert fait.returncode == 1
    assert fait.stderr.splitlines()[-1].startswith("Il manque ")


@pytest.mark.parametrize(
    ("besoin", "paquet", "outils"),
    [
        ("npm", "npm", "npm node"),
        ("java", "default-jre-headless", "java"),
        ("navigateur", "chromium", "chromium"),
    ],
)
def test_a_missing_tool_is_installed_by_the_administrator(
    tmp_path: Path, besoin: str, paquet: str, outils: str
) -> None:
    journal = tmp_path / "apt.txt"
    installe = f"""echo "$@" >> {journal}
    for outil in {outils}; do cp {tmp_path}/bin/vrai {tmp_path}/bin/$outil; done"""
    fait = _preparer(tmp_path, besoin, id="echo 0", apt_get=installe, vrai="exit 0")
    assert fait.returncode == 0, fait.stderr
    assert journal.read_text().splitlines()[0] == "update"
    assert paquet in journal.read_text().split()


def test_a_browser_driver_that_cannot_start_gets_its_library(tmp_path: Path) -> None:
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    installe = f"echo $@ >> {tmp_path}/apt.txt; cp {tmp_path}/bin/vrai {python}"
    fait = _preparer(tmp_path, "pilote", id="echo 0", apt_get=installe, vrai="exit 0")
    assert fait.returncode == 0, fait.stderr
    assert "libatomic1" in (tmp_path / "apt.txt").read_text()


def test_a_refused_installation_is_told(tmp_path: Path) -> None:
    refus = "echo Paquet introuvable >&2; exit 100"
    fait = _preparer(tmp_path, "java", id="echo 0", apt_get=refus)
    assert fait.returncode == 1
    assert "Paquet introuvable" in fait.stderr


def test_a_package_that_brings_no_tool_is_not_enough(tmp_path: Path) -> None:
    fait = _preparer(tmp_path, "java", id="echo 0", apt_get="exit 0")
    assert fait.returncode == 1


def test_an_installed_browser_is_enough(tmp_path: Path) -> None:
    fait = _preparer(tmp_path, "navigateur", id="echo 0", apt_get="exit 99", google_chrome="exit 0")
    assert (fait.returncode, fait.stdout, fait.stderr) == (0, "", "")


@pytest.mark.parametrize("refus", ["", "echo Paquet introuvable >&2; exit 100;"])
def test_the_browser_without_windows_is_had_where_it_can_be(tmp_path: Path, refus: str) -> None:
    leger = f"{tmp_path}/bin/chromium-headless-shell"
    apt = f"{refus} echo $@ >> {tmp_path}/apt.txt; cp {tmp_path}/bin/vrai {leger}"
    programmes = {"chromium": "exit 0", "vrai": "exit 0", "apt_cache": "exit 0"}
    fait = _preparer(tmp_path, "navigateur", id="echo 0", apt_get=apt, **programmes)
    assert fait.returncode == 0, fait.stderr
    demande = tmp_path / "apt.txt"
    assert demande.exists() == (not refus)
    if not refus:
        assert "chromium-headless-shell" in demande.read_text()


def test_what_a_page_is_waited_for_is_said_by_a_function() -> None:
    """An expression works when it is true at once, and breaks the policy of the page when not."""
    faults = []
    for file in sorted((RACINE / "tests").glob("*/*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="wait_for_function"),
                    args=[ast.Constant(value=str(said)), *_],
                ) if "=>" not in said.partition("\n")[0]:
                    faults.append(f"{file.name}:{node.lineno}")
    assert not faults
