"""`make zip`: one folder, nothing that needs a server, the same bytes from the same commit."""

from __future__ import annotations

import re
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from generator import pipeline
from generator.commands import archive, copie
from generator.ground.problem import GeneratorError
from tests.conftest import MINI, RACINE, Construit, Lancer
from tests.test_reproductible import DEMARRAGE, construire, copier, differences


@pytest.fixture
def racine(projet: Path) -> Path:
    shutil.copy(RACINE / "pyproject.toml", projet)
    return projet


def pack(racine: Path) -> Path:
    return copie.pack(racine, pipeline.title_folders(racine))


@pytest.fixture(scope="module")
def fait(projet_construit: Construit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the tiny title, made once for those who only look into it."""
    racine = Path(shutil.copytree(projet_construit.modele, tmp_path_factory.mktemp("zip") / "p"))
    shutil.copy(RACINE / "pyproject.toml", racine)
    return pack(racine)


def test_one_folder_named_like_the_archive(racine: Path, lancer: Lancer) -> None:
    sortie = lancer("zip")
    assert sortie.code == 0
    (fait,) = (racine / "build").glob("*.zip")
    assert fait.name in sortie.out
    assert re.fullmatch(r"referentiel-ouvert-[\d.]+-[0-9a-f]{12}-hors-ligne\.zip", fait.name)
    noms = zipfile.ZipFile(fait).namelist()
    assert {nom.partition("/")[0] for nom in noms} == {fait.stem}
    assert {f"{fait.stem}/index.html", f"{fait.stem}/LISEZMOI.txt"} <= set(noms)
    assert noms == sorted(noms)


def test_nothing_that_only_a_web_server_can_use(fait: Path) -> None:
    with zipfile.ZipFile(fait) as contenu:
        noms = {nom.removeprefix(f"{fait.stem}/") for nom in contenu.namelist()}
        pages = {n: contenu.read(f"{fait.stem}/{n}").decode() for n in noms if n.endswith(".html")}
    assert not noms & {"404.html", "sitemap.xml", "robots.txt", "sw.js", "manifest.webmanifest"}
    assert len(pages) > 20
    for nom, html in pages.items():
        assert "referentiel.example" not in html, nom
        assert not re.search(r'rel="?(?:canonical|manifest)', html), nom
        assert not re.findall(r'(?:href|src|content)="/[^"]*"', html), nom
        assert "Content-Security-Policy" in html, nom


def test_the_readme_opens_in_any_notepad(fait: Path) -> None:
    with zipfile.ZipFile(fait) as contenu:
        texte = contenu.read(f"{fait.stem}/LISEZMOI.txt")
    assert texte.startswith(b"\xef\xbb\xbf")
    assert texte.count(b"\n") == texte.count(b"\r\n") > 20
    lu = texte.decode("utf-8-sig")
    for mot in ("index.html", "Firefox", "Enregistrer un fichier", "Ordinateur partagé", "TP-"):
        assert mot in lu
    assert max(map(len, lu.splitlines())) <= 80
    assert "&" not in lu and "<" not in lu


def test_the_site_to_publish_is_left_alone(construit: Path) -> None:
    racine, site = construit, construit / "build" / "site"
    shutil.copy(RACINE / "pyproject.toml", racine)
    avant = {p: p.read_bytes() for p in site.parent.rglob("*") if p.is_file()}
    fait = pack(racine)
    apres = {p: p.read_bytes() for p in site.parent.rglob("*") if p.is_file() and p != fait}
    assert avant == apres
    assert not pipeline.build(racine, pipeline.title_folders(racine), site).is_published


def test_the_data_is_that_of_the_published_site(fait: Path, projet_construit: Construit) -> None:
    """A copy has no address; what its data names is named as everywhere else."""
    publie = projet_construit.modele / "build" / "site" / "titres" / "mini" / "donnees"
    with zipfile.ZipFile(fait) as contenu:
        for path in publie.iterdir():
            if path.suffix not in (".html", ".js"):
                nom = f"{fait.stem}/titres/mini/donnees/{path.name}"
                assert contenu.read(nom) == path.read_bytes(), path.name
    assert b"https://referentiel.example/titres/mini/" in (publie / "skos.ttl").read_bytes()


def test_several_titles_travel_together(racine: Path) -> None:
    shutil.copytree(RACINE / "referentiel" / "cip", racine / "referentiel" / "cip")
    with zipfile.ZipFile(fait := pack(racine)) as contenu:
        noms = {nom.removeprefix(f"{fait.stem}/") for nom in contenu.namelist()}
        lisez = contenu.read(f"{fait.stem}/LISEZMOI.txt").decode("utf-8-sig")
        portail = contenu.read(f"{fait.stem}/index.html").decode()
    assert {"titres/mini/index.html", "titres/cip/index.html"} <= noms
    assert "TP-00403" in lisez
    assert "canonical" not in portail
    assert "sw.js" not in noms


def test_two_days_two_folders_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(DEMARRAGE, "utf-8")
    tailles = {}
    for nom, jour, envers in (
        ("ici", "2026-12-31T23:59:58Z", False),
        ("un dossier ailleurs é", "2031-05-06T07:08:09Z", True),
    ):
        racine = copier(tmp_path / nom, titre=MINI, a_l_envers=envers)
        shutil.copyfile(RACINE / "pyproject.toml", racine / "pyproject.toml")
        construire(racine, tmp_path, "generator zip", JOUR=jour, PYTHONHASHSEED=str(len(nom)))
        tailles[nom] = racine / "build"
    assert differences(*tailles.values(), au_moins=1) == []


def test_dates_and_rights_are_fixed(fait: Path) -> None:
    for entree in zipfile.ZipFile(fait).infolist():
        assert entree.date_time == (1980, 1, 1, 0, 0, 0)
        assert stat.S_IMODE(entree.external_attr >> 16) == 0o644


def test_a_title_that_changes_changes_the_name(racine: Path, fait: Path) -> None:
    titre = racine / "referentiel" / "mini" / "titre.yaml"
    titre.write_text(titre.read_text("utf-8").replace("sigle: ", "sigle: X", 1), "utf-8")
    assert pack(racine).name != fait.name


def test_a_zip_that_fails_leaves_the_one_before(
    racine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fait = pack(racine)
    avant = fait.read_bytes()
    reelle = archive._entry

    def casse(nom: str) -> zipfile.ZipInfo:
        if nom.endswith("recherche.html"):
            raise OSError("disque plein")
        return reelle(nom)

    monkeypatch.setattr(archive, "_entry", casse)
    with pytest.raises(OSError, match="disque plein"):
        pack(racine)
    assert fait.read_bytes() == avant
    assert [p.name for p in fait.parent.iterdir()] == [fait.name]


def test_faults_of_the_data_are_told_and_nothing_is_made(racine: Path, lancer: Lancer) -> None:
    (racine / "referentiel" / "mini" / "note.txt").touch()
    sortie = lancer("zip")
    assert sortie.code == 1
    assert "note.txt:1:" in sortie.out
    assert not list((racine / "build").glob("*")) if (racine / "build").exists() else True


def test_a_project_without_a_version_is_told(racine: Path) -> None:
    (racine / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    with pytest.raises(GeneratorError, match="version"):
        pack(racine)
