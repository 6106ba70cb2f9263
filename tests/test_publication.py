"""The published site, wherever it is published: every address answers, and says the right thing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import unquote, urldefrag, urljoin
from urllib.request import urlopen
from urllib.robotparser import RobotFileParser

import pytest
import yaml

from tests.conftest import RACINE, Lancer
from tests.publication import COMPTE, DEPOT, DOMAINE, Publier, serve_at

ADRESSES = (DOMAINE, COMPTE, DEPOT)
PERDUE = "titres/mini/nimporte/quoi/x.html"
DEPLACEES = {
    "titres/mini/mots/sigles.html": "titres/mini/glossaire.html#bpa",
    "titres/mini/lexique.html": "titres/mini/glossaire.html",
    "titres/mini/obtenir/repiquage.html": "titres/mini/obtenir/semis.html",
    "titres/mini/obtenir/resultats/planter.html": "titres/mini/obtenir/resultats/semer.html",
}


@dataclass
class Lue(HTMLParser):
    """One answer of the server, and what a visitor could follow from it."""

    adresse: str
    statut: int
    texte: str
    liens: list[str] = field(default_factory=list)
    ancres: set[str] = field(default_factory=set)
    canonique: str | None = None
    est_cachee: bool = False
    """Out of search engines."""

    def __post_init__(self) -> None:
        super().__init__()
        if self.adresse.endswith(".css"):
            self.liens = re.findall(r"url\([\"']?(?!data:)([^)\"']+)", self.texte)
        elif "<!doctype html>" in self.texte[:100].lower():
            self.feed(self.texte)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ancres.add(given.get("id", ""))
        if given.get("rel") == "canonical":
            self.canonique = given["href"]
        elif tag == "meta" and given.get("name") == "robots":
            self.est_cachee = "noindex" in given["content"]
        else:
            self.liens += [
                given[name] for name in ("href", "src", "data-vers", "data-sortie") if name in given
            ]


def lire(adresse: str) -> Lue:
    try:
        with urlopen(adresse) as reponse:
            statut, contenu = reponse.status, reponse.read()
    except HTTPError as error:
        with error:
            statut, contenu = error.code, error.read()
    return Lue(adresse, statut, contenu.decode("utf-8", errors="replace"))


@dataclass
class Publie:
    """A published site, walked through once."""

    adresse: str
    """Where it is said to be."""
    ici: str
    """Where it is on this machine."""
    dossier: Path
    lues: dict[str, Lue] = field(default_factory=dict)
    """Address without fragment -> what the server answered."""

    def chemin(self, adresse: str) -> str:
        assert adresse.startswith(self.ici), adresse
        return adresse.removeprefix(self.ici)

    def pages(self) -> dict[str, Lue]:
        """Address in the site -> page, 404 left out."""
        return {self.chemin(a): p for a, p in self.lues.items() if a.endswith(".html")}

    def suivre(self, depart: list[str]) -> list[str]:
        """Walk from some addresses, every link and every asset; what does not answer."""
        rompus: list[str] = []
        reste = [(adresse, "départ") for adresse in depart]
        while reste:
            adresse, depuis = reste.pop()
            page, ancre = urldefrag(adresse)
            if page not in self.lues:
                lue = self.lues[page] = lire(page)
                reste += [(suite, page) for suite in self.suites(lue)]
            lue = self.lues[page]
            if lue.statut != 200 or (ancre and unquote(ancre) not in lue.ancres):
                rompus.append(f"{depuis} → {adresse} ({lue.statut})")
        return rompus

    def suites(self, lue: Lue) -> Iterator[str]:
        for lien in lue.liens:
            suite = urljoin(lue.adresse, lien)
            if suite.startswith(("https://", "mailto:", "data:")):
                continue
            yield suite


@pytest.fixture(scope="module", params=ADRESSES, ids=["domaine", "compte", "depot"])
def publie(request: pytest.FixtureRequest, publier: Publier) -> Iterator[Publie]:
    adresse: str = request.param
    dossier = publier(adresse)
    with serve_at(dossier, adresse) as ici:
        site = Publie(adresse, ici, dossier)
        rompus = site.suivre([f"{ici}index.html", *(ici + ancienne for ancienne in DEPLACEES)])
        assert not rompus, "\n".join(rompus)
        yield site


def test_every_page_is_reached_and_every_link_answers(publie: Publie) -> None:
    built = {p.relative_to(publie.dossier).as_posix() for p in publie.dossier.rglob("*.html")}
    assert set(publie.pages()) == built - {"404.html"}


def test_the_bare_address_is_the_home_page(publie: Publie) -> None:
    assert lire(publie.ici).texte == lire(f"{publie.ici}index.html").texte


def test_each_page_gives_its_own_absolute_address(publie: Publie) -> None:
    for chemin, page in publie.pages().items():
        attendu = DEPLACEES.get(chemin, chemin).partition("#")[0]
        assert page.canonique == publie.adresse + attendu


def test_the_sitemap_holds_the_pages_to_index_and_no_other(publie: Publie) -> None:
    carte = ET.fromstring(lire(f"{publie.ici}sitemap.xml").texte)
    adresses = [str(loc.text) for loc in carte.iterfind(".//{*}loc")]
    attendues = {publie.adresse + c for c, page in publie.pages().items() if not page.est_cachee}
    assert len(adresses) == len(set(adresses))
    assert set(adresses) == attendues
    cachees = {chemin for chemin, page in publie.pages().items() if page.est_cachee}
    assert cachees > set(DEPLACEES)


def test_robots_are_told_at_the_root_of_a_host_only(publie: Publie) -> None:
    robots = lire(f"{publie.ici}robots.txt")
    if publie.adresse == DEPOT:
        assert robots.statut == 404
        return
    assert robots.statut == 200
    lus = RobotFileParser()
    lus.parse(robots.texte.splitlines())
    assert lus.site_maps() == [f"{publie.adresse}sitemap.xml"]
    assert all(lus.can_fetch("*", publie.adresse + chemin) for chemin in publie.pages())


@pytest.mark.parametrize("chemin", ["x.html", "titres/rien", PERDUE])
def test_a_lost_visitor_finds_the_way_at_any_depth(publie: Publie, chemin: str) -> None:
    perdue = lire(publie.ici + chemin)
    assert perdue.statut == 404
    assert perdue.est_cachee and perdue.canonique is None
    liens = {urldefrag(suite)[0] for suite in publie.suites(perdue)}
    assert liens <= {*publie.lues, perdue.adresse}
    for attendu in ("index.html", "recherche.html", "assets/css/site.css"):
        assert publie.ici + attendu in liens


def test_what_moved_leads_to_where_it_is(publie: Publie) -> None:
    index = (publie.dossier / "recherche-index.js").read_text("utf-8")
    for ancienne, nouvelle in DEPLACEES.items():
        page = publie.pages()[ancienne]
        assert page.est_cachee
        (refresh,) = re.findall(r'http-equiv="refresh" content="0; url=([^"]+)"', page.texte)
        assert urljoin(page.adresse, refresh) == publie.ici + nouvelle
        assert publie.ici + nouvelle in publie.suites(page)
        assert len(page.texte.encode()) < 2048
        assert f'"{ancienne}' not in index


def test_no_page_links_to_an_address_that_is_gone(publie: Publie) -> None:
    for chemin, page in publie.pages().items():
        if chemin not in DEPLACEES:
            gone = {publie.chemin(urldefrag(s)[0]) for s in publie.suites(page)} & set(DEPLACEES)
            assert not gone, chemin


# --- Links of a site on the disk ---------------------------------------------------------------


def test_every_link_of_a_built_site_can_be_followed_again(
    publier: Publier, tmp_path: Path, lancer: Lancer
) -> None:
    site = shutil.copytree(publier(DEPOT), tmp_path / "site")
    assert lancer("liens", "--site", site).code == 0
    (site / "titres/mini/sources.html").unlink()
    sortie = lancer("liens", "--site", site)
    assert sortie.code == 1
    lignes = sortie.out.splitlines()
    assert any(li.startswith("titres/mini/sources.html") and "liens" in li for li in lignes)
    assert lignes[-1].startswith(f"{len(lignes) - 1} faute")


def test_without_a_site_there_is_nothing_to_follow(tmp_path: Path, lancer: Lancer) -> None:
    sortie = lancer("liens", "--site", tmp_path)
    assert (sortie.code, sortie.out) == (2, "")
    assert str(tmp_path) in sortie.err


# --- A release ---------------------------------------------------------------------------------

NOTES = """# Ce qui change

## Non publié

- Pas encore.

## 1.2.0 – 3 mars 2027

### Le site

- Une **nouvelle** page.

## 1.1.0

- Avant.
"""
MAKE = """#!/bin/sh
echo "$@" > appel.txt
mkdir -p build/site/titres/a/donnees build/site/titres/b/donnees
for f in a/donnees/referentiel.json a/donnees/referentiel.js a/donnees/index.html \
    a/donnees/grille.xlsx b/donnees/referentiel.json; do
  echo $f > build/site/titres/$f
done
echo zip > build/exemple-1.2.0-hors-ligne.zip
echo whl > build/exemple-1.2.0-py3-none-any.whl
"""


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    """A repository ready to be released, whose `make` only pretends."""
    for name in (".ci", "bin", "build"):
        (tmp_path / name).mkdir()
    shutil.copy(RACINE / ".ci" / "livraison", tmp_path / ".ci")
    (tmp_path / "CHANGELOG.md").write_text(NOTES, "utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.0"\n', "utf-8")
    (tmp_path / "build" / "exemple-1.1.0-hors-ligne.zip").write_text("ancien", "utf-8")
    (tmp_path / "bin" / "make").write_text(MAKE, "utf-8")
    (tmp_path / "bin" / "make").chmod(0o755)
    return tmp_path


def livrer(depot: Path, etiquette: str, **env: str) -> subprocess.CompletedProcess[str]:
    chemin = f"{depot / 'bin'}:/usr/bin:/bin"
    return subprocess.run(
        [str(depot / ".ci" / "livraison"), etiquette],
        env={"PATH": chemin, "LC_ALL": "C.UTF-8"} | env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_release_holds_the_offline_site_the_data_and_what_changed(depot: Path) -> None:
    fait = livrer(depot, "v1.2.0")
    assert fait.returncode == 0, fait.stderr
    assert (depot / "appel.txt").read_text() == "site zip paquet\n"
    livraison = depot / "build" / "livraison"
    assert (livraison / "notes.md").read_text("utf-8").strip() == (
        "### Le site\n\n- Une **nouvelle** page."
    )
    assert {p.name: p.read_text().strip() for p in (livraison / "fichiers").iterdir()} == {
        "exemple-1.2.0-hors-ligne.zip": "zip",
        "exemple-1.2.0-py3-none-any.whl": "whl",
        "a-referentiel.json": "a/donnees/referentiel.json",
        "a-grille.xlsx": "a/donnees/grille.xlsx",
        "b-referentiel.json": "b/donnees/referentiel.json",
    }


def test_the_links_of_a_release_lead_to_the_files_it_was_made_of(depot: Path) -> None:
    """Its page is in no folder of the repository, where those of CHANGELOG.md begin."""
    lie = "Lisez [ceci](docs/a.md#b), [cela](https://exemple.fr/c.md), [plus bas](#d)."
    (depot / "CHANGELOG.md").write_text(NOTES.replace("Une **nouvelle** page.", lie), "utf-8")
    fait = livrer(
        depot, "v1.2.0", GITHUB_SERVER_URL="https://github.com", GITHUB_REPOSITORY="exemple/depot"
    )
    assert fait.returncode == 0, fait.stderr
    assert (
        (depot / "build/livraison/notes.md")
        .read_text("utf-8")
        .strip()
        .endswith(
            "Lisez [ceci](https://github.com/exemple/depot/blob/v1.2.0/docs/a.md#b), "
            "[cela](https://exemple.fr/c.md), [plus bas](#d)."
        )
    )


@pytest.mark.parametrize(
    ("etiquette", "dit"),
    [
        ("v1.2", "v1.2.0"),
        ("v1.2.0; rm x", "v1.2.0"),
        ("", "v1.2.0"),
        ("v1.1.0", "pyproject.toml"),
    ],
)
def test_a_tag_that_is_no_version_releases_nothing(depot: Path, etiquette: str, dit: str) -> None:
    fait = livrer(depot, etiquette)
    assert fait.returncode == 1
    assert dit in fait.stderr
    assert not (depot / "appel.txt").exists()


def test_a_release_says_what_changed(depot: Path) -> None:
    (depot / "CHANGELOG.md").write_text(NOTES.replace("## 1.2.0 –", "## 1.2.01 –"), "utf-8")
    fait = livrer(depot, "v1.2.0")
    assert fait.returncode == 1
    assert "CHANGELOG.md" in fait.stderr
    assert not (depot / "appel.txt").exists()


def test_only_a_job_that_runs_nothing_of_ours_may_write() -> None:
    """Whoever could change our code or our dependencies must not get to publish with our name."""
    for path in sorted((RACINE / ".github" / "workflows").glob("*.yml")):
        workflow = yaml.safe_load(path.read_text("utf-8"))
        for job in workflow["jobs"].values():
            writes = "write" in job["permissions"].values()
            steps = job["steps"]
            ours = [
                s for s in steps if "checkout" in s.get("uses", "") or "make" in s.get("run", "")
            ]
            assert not (writes and ours), path.name


def test_a_release_is_made_of_what_was_prepared() -> None:
    workflow = yaml.safe_load((RACINE / ".github/workflows/livrer.yml").read_text("utf-8"))
    assert workflow[True] == {"push": {"tags": ["v*"]}}  # YAML 1.1 reads `on` as true
    preparer, livrer = workflow["jobs"]["preparer"], workflow["jobs"]["livrer"]
    assert livrer["needs"] == "preparer"
    assert set(preparer["permissions"].values()) == {"read"}
    runs = [s.get("run", "") for s in preparer["steps"]]
    (faite,) = [s for s in preparer["steps"] if "livraison" in s.get("run", "")]
    assert faite["env"]["SITE_URL"]  # the data names things by the address of the site
    assert ".ci/run" in runs
    assert '.ci/livraison "$GITHUB_REF_NAME"' in runs
    (publie,) = [s["run"] for s in livrer["steps"] if "run" in s]
    assert publie.startswith('gh release create "$GITHUB_REF_NAME" --verify-tag ')


def test_main_is_published_once_every_link_was_followed() -> None:
    workflow = yaml.safe_load((RACINE / ".github/workflows/publier.yml").read_text("utf-8"))
    steps = workflow["jobs"]["construire"]["steps"]
    runs = [s.get("run") or s["uses"].partition("@")[0] for s in steps]
    order = [runs.index(r) for r in (".ci/run", "make site", "make liens")]
    assert order == sorted(order)
    assert order[-1] < runs.index("actions/upload-pages-artifact")


def test_dependabot_follows_every_lock_and_the_actions() -> None:
    suivi = yaml.safe_load((RACINE / ".github" / "dependabot.yml").read_text("utf-8"))
    trouve = {
        (u["package-ecosystem"], where)
        for u in suivi["updates"]
        for where in u.get("directories", [u.get("directory")])
    }
    attendu = {("github-actions", "/")}
    for folder, folders, names in os.walk(RACINE):
        folders[:] = sorted(set(folders) - {".git", ".venv", "build", "node_modules"})
        where = f"/{Path(folder).relative_to(RACINE)}".removesuffix(".")
        for name in names:
            if name == "package-lock.json":
                attendu.add(("npm", where))
            elif name.endswith(".txt") and "--hash=" in Path(folder, name).read_text("utf-8"):
                attendu.add(("pip", where))
            elif name.startswith(("Dockerfile", "compose.")):
                attendu.add(("docker", where))
    assert trouve == attendu


def test_dependabot_leaves_the_builders_whose_version_is_named_elsewhere() -> None:
    """Only their lock would follow: `pyproject.toml` and the messages name the same version."""
    suivi = yaml.safe_load((RACINE / ".github" / "dependabot.yml").read_text("utf-8"))
    (pip,) = [u for u in suivi["updates"] if u["package-ecosystem"] == "pip"]
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))
    figes = [d for groupe in projet["dependency-groups"].values() for d in groupe if "==" in d]
    assert {i["dependency-name"] for i in pip["ignore"]} == {d.partition("==")[0] for d in figes}
