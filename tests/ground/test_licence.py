"""Whoever publishes says the licence of what they wrote: everywhere the site names one."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from generator import pipeline
from generator.commands import copie
from generator.ground.licence import OUVERTE, Licence
from generator.inputs import settings
from tests.conftest import MINI, RACINE, Lancer
from tests.test_formes import VELO

NOM, URL = "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/deed.fr"
REGLAGES = f"site_name: À nous\nextra:\n  licence:\n    nom: {NOM}\n    url: {URL}\n"
OUTIL = "Licence Ouverte 2.0"


def projet_a_nous(racine: Path, reglages: str = REGLAGES) -> Path:
    shutil.copytree(MINI, racine / "referentiel" / "mini")
    (racine / "mkdocs.yml").write_text(reglages, "utf-8")
    return racine


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    racine = projet_a_nous(tmp_path_factory.mktemp("licence"))
    pipeline.build(racine, pipeline.title_folders(racine), racine / "site")
    return racine / "site"


def lire(site: Path, name: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", (site / name).read_text("utf-8"))


@pytest.mark.long
def test_every_page_names_it_and_what_is_still_the_tool_s(site: Path) -> None:
    said = f'<a href="{URL}">{NOM}</a>, sauf ce qui vient de l’outil, sous '
    for page in ("index.html", "titres/mini/index.html", "titres/mini/donnees/index.html"):
        assert f"Contenu sous {said}{OUTIL}.</p>" in lire(site, page)
    about = lire(site, "a-propos.html")
    assert f'Le contenu est sous {said}<a href="{OUVERTE.url}">{OUTIL}</a>.' in about


def test_the_page_of_the_data_promises_nothing_the_licence_may_refuse(site: Path) -> None:
    page = lire(site, "titres/mini/donnees/index.html")
    assert f'{NOM} (<a href="{URL}">son texte</a>)' in page
    assert f" {NOM}.</p></blockquote>" in page
    assert "vendre un service" not in page
    assert "republiez : dites seulement" not in page


def test_every_data_file_that_names_one_names_it(site: Path) -> None:
    donnees = site / "titres" / "mini" / "donnees"
    for case in ("case-1.0.json", "case-1.1.json"):
        read = json.loads((donnees / case).read_text("utf-8"))
        (given,) = read["CFDefinitions"]["CFLicenses"]
        assert (given["title"], given["uri"], given["licenseText"]) == (NOM, URL, URL)
        link = read["CFDocument"]["licenseURI"]
        assert (link["title"], link["uri"]) == (NOM, URL)
        assert link["identifier"] == given["identifier"]
    assert f"dct:license <{URL}>" in lire(donnees, "skos.ttl")
    assert URL in lire(donnees, "skos.jsonld")
    assert f"{NOM}.</p>" in lire(donnees, "moodle.csv")
    book = openpyxl.load_workbook(io.BytesIO((donnees / "grille.xlsx").read_bytes()))
    assert (book.properties.description or "").endswith(f"{NOM}.")
    notes = [str(cell.value) for sheet in book for row in sheet.rows for cell in row if cell.value]
    assert sum(note.endswith(f"{NOM}.") for note in notes) == 2
    for path in donnees.iterdir():
        if path.suffix not in (".html", ".xlsx"):
            assert OUTIL not in path.read_text("utf-8"), path.name
            assert "etalab" not in path.read_text("utf-8"), path.name


@pytest.mark.long
@pytest.mark.parametrize("whole", [False, True])
def test_the_copy_to_carry_says_it_too(tmp_path: Path, *, whole: bool) -> None:
    """Those of a whole look are not copied: what they say of the licence is."""
    racine = projet_a_nous(tmp_path)
    if whole:
        shutil.copytree(
            RACINE / "site_src", racine / "site_src", ignore=shutil.ignore_patterns("titres")
        )
        shutil.copy(RACINE / "pyproject.toml", racine)
        tool = (RACINE / "mkdocs.yml").read_text("utf-8")
        ours = tool.replace("extra:\n", REGLAGES.partition("\n")[2], 1)
        (racine / "mkdocs.yml").write_text(ours, "utf-8")
    archive = copie.pack(racine, pipeline.title_folders(racine))
    with zipfile.ZipFile(archive) as pack:
        texts = {name.partition("/")[2]: pack.read(name) for name in pack.namelist()}
    read = texts["LISEZMOI.txt"].decode("utf-8-sig")
    assert NOM in read and URL in read
    assert f"dct:license <{URL}>" in texts["titres/mini/donnees/skos.ttl"].decode()
    assert f'<a href="{URL}">{NOM}</a>' in texts["index.html"].decode()


@pytest.mark.long
def test_a_site_of_several_titles_says_it_on_each_and_at_its_root(tmp_path: Path) -> None:
    racine = projet_a_nous(tmp_path)
    shutil.copytree(VELO, racine / "referentiel" / "velo")
    pipeline.build(racine, pipeline.title_folders(racine), racine / "site")
    for name in ("index.html", "a-propos.html", "titres/velo/donnees/index.html"):
        assert f'<a href="{URL}">{NOM}</a>' in lire(racine / "site", name)
    assert f"dct:license <{URL}>" in lire(racine / "site", "titres/velo/donnees/skos.ttl")


@pytest.mark.long
def test_a_licence_that_changes_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when a second variable gives it."""
    typed = REGLAGES.replace(NOM, f'!ENV [ABSENTE, LICENCE, "{NOM}"]')
    racine = projet_a_nous(tmp_path, typed)
    folders = pipeline.title_folders(racine)
    pipeline.build(racine, folders, racine / "site")
    assert f">{NOM}</a>" in lire(racine / "site", "index.html")
    monkeypatch.setenv("LICENCE", "ODbL 1.0")
    assert pipeline.build(racine, folders, racine / "site").is_published
    assert f'<a href="{URL}">ODbL 1.0</a>' in lire(racine / "site", "index.html")
    assert "ODbL 1.0" in lire(racine / "site", "titres/mini/donnees/case-1.1.json")


def test_without_one_it_is_that_of_the_tool(tmp_path: Path) -> None:
    assert settings.licence(RACINE) == OUVERTE
    empty = 'extra:\n  licence:\n    nom: ""\n    url: ""\n'
    assert settings.licence(projet_a_nous(tmp_path, empty)) == OUVERTE
    assert pipeline.faults_of_look(tmp_path) == []
    (tmp_path / "mkdocs.yml").write_text(REGLAGES.replace(NOM, OUTIL), "utf-8")
    assert settings.licence(tmp_path) == OUVERTE
    (tmp_path / "mkdocs.yml").write_text(REGLAGES, "utf-8")
    assert settings.licence(tmp_path) == Licence(NOM, URL)


def test_what_a_new_project_has_only_to_uncomment_is_right(tmp_path: Path) -> None:
    """The licence, colours of one's own, the plugin: each of them, all of them."""
    typed = (RACINE / "generator" / "depart" / "mkdocs.yml").read_text("utf-8")
    whole, found = re.subn(r"(?m)^( *)# ((?:\w+:|  \w+: \S|  - \S).*)$", r"\1\2", typed)
    assert found == 8
    racine = projet_a_nous(tmp_path, whole)
    style = racine / "site_src" / "docs" / "assets" / "css" / "maison.css"
    style.parent.mkdir(parents=True)
    style.touch()
    assert pipeline.faults_of_look(racine) == []
    assert settings.licence(racine) == Licence(NOM, URL)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("licence: CC BY 4.0", "2: « licence » est un texte ; attendu : « nom: … » et « url: … »"),
        ("licence: {nom: CC BY 4.0}", "2: « licence » : une licence a un nom et l’adresse de son"),
        ("licence: {url: https://a.fr}", "2: « licence » : une licence a un nom et l’adresse de"),
        (
            "licence:\n    nom: a\n    url: ici",
            "4: « ici » n’est pas une adresse ; attendu : https",
        ),
        ("licence:\n    nom: 4.0\n    url: https://a.fr/", "3: « nom » est un nombre ; attendu : "),
        (
            f"licence:\n    nom: {'a' * 61}\n    url: https://a.fr/",
            f"3: « {'a' * 61} » a 61 signes",
        ),
        (
            'licence:\n    nom: "a\\u200bb"\n    url: https://a.fr/',
            "3: « a[U+200B]b » contient un ",
        ),
        (
            "licence: {nom: a, url: https://a.fr/, par: b}",
            "2: « par » n’est pas lu sous « licence »",
        ),
    ],
)
def test_a_licence_badly_said_is_told_in_its_place(
    tmp_path: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, typed: str, said: str
) -> None:
    racine = projet_a_nous(tmp_path, f"extra:\n  {typed}\n")
    monkeypatch.chdir(racine)
    sortie = lancer("build")
    assert sortie.code == 1
    (line,) = re.sub("[\u00a0\u202f]", " ", sortie.out).splitlines()
    assert line.startswith(f"mkdocs.yml:{said}")
    assert not (racine / "build").exists()
