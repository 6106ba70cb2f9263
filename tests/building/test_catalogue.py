"""Several titles: one address each as before, and nothing is built again unless it changed."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.building import catalogue
from generator.commands import fault_report
from generator.finishing import site_links
from generator.serve.preview import Preview
from tests.conftest import Construit, Lancer
from tests.test_pipeline import content
from tests.titres import TROIS, edit, write_title


@pytest.fixture
def trois(projet: Path) -> Path:
    """The project of three titles, current folder."""
    for identifiant in TROIS:
        write_title(projet, identifiant)
    return projet


@pytest.fixture
def lus(trois_construits: Construit) -> Path:
    """The same, built, to be read only."""
    return trois_construits.modele


@pytest.fixture
def faits(trois_construits: Construit, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, built, free to be changed."""
    racine = trois_construits.remettre()
    monkeypatch.chdir(racine)
    return racine


def build(racine: Path) -> pipeline.BuildReport:
    folders = pipeline.title_folders(racine)
    return catalogue.build(racine, folders, racine / "build" / "site", "mkdocs")


def site(racine: Path) -> Path:
    return racine / "build" / "site"


def dates(folder: Path) -> dict[str, int]:
    """When each file was written: a file written again, even the same, shows."""
    return {p.as_posix(): p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()}


def index(script: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(
        script.read_text("utf-8").partition("index = ")[2].rstrip(";\n")
    )["entrees"]
    return found


def test_every_link_of_the_titles_and_of_the_portal_is_good(
    trois_construits: Construit, lus: Path
) -> None:
    assert trois_construits.report.built == tuple(TROIS)
    assert site_links(site(lus)) == []
    home = (site(lus) / "index.html").read_text("utf-8")
    for identifiant, (code, intitule) in TROIS.items():
        assert f'<a href="titres/{identifiant}/index.html">{intitule}</a>' in home
        assert code in home


def test_the_addresses_are_those_of_one_site(lus: Path) -> None:
    planned = pipeline.plan(pipeline.read(pipeline.title_folders(lus)))
    generated = {f"titres/{path}".removesuffix(".md") for path in planned.files}
    published = {name.removesuffix(".html") for name in content(site(lus))}
    assert generated <= published
    more = {n for n in published - generated if n.startswith("titres/")}
    moved = {n.removesuffix(".html") for n in planned.finishing.redirections}
    own = {f"titres/{t}/{n}" for t in TROIS for n in ("recherche", "recherche-index.js")}
    assert more == moved | own


def test_a_page_names_no_other_title(lus: Path) -> None:
    for path in (site(lus) / "titres" / "mini").rglob("*.html"):
        html = path.read_text("utf-8")
        assert "abeilles" not in html and "ruches" not in html


def test_a_search_covers_its_title_and_the_portal_leads_to_each(lus: Path) -> None:
    for identifiant in TROIS:
        entries = index(site(lus) / "titres" / identifiant / "recherche-index.js")
        assert len(entries) > 20
        assert all(entry["url"].startswith(f"titres/{identifiant}/") for entry in entries)
    entries = index(site(lus) / "recherche-index.js")
    titles = {e["url"]: e for e in entries if e["url"].startswith("titres/")}
    assert set(titles) == {f"titres/{identifiant}/index.html" for identifiant in TROIS}
    bees = titles["titres/abeilles/index.html"]
    assert bees["titre"] == "Éleveur d’abeilles"
    assert "TP-10001" in bees["alias"]
    assert "Récolter du miel" in bees["texte"]


def test_one_sitemap_holds_every_page_to_index_once(lus: Path) -> None:
    locs = re.findall("<loc>(.*?)</loc>", (site(lus) / "sitemap.xml").read_text("utf-8"))
    pages = {
        name
        for name, html in content(site(lus)).items()
        if name.endswith(".html") and b'content="noindex"' not in html
    }
    assert len(locs) == len(set(locs))
    assert {loc.removeprefix("https://referentiel.example/") for loc in locs} == pages
    assert not list(site(lus).rglob("sitemap.xml.gz"))


def test_built_twice_nothing_is_written_again(trois: Path, lancer: Lancer) -> None:
    assert "3 titres construits (abeilles, mini, ruches)." in lancer("build").out
    before = dates(trois)
    sortie = lancer("build")
    assert sortie.code == 0
    assert sortie.out.startswith("3 titres inchangés. Rien n’a changé")
    assert dates(trois) == before


def test_one_change_builds_one_title_and_the_portal(faits: Path) -> None:
    before = dates(faits / "build" / "titres")
    edit(faits / "referentiel" / "ruches" / "titre.yaml", ("Réparatrice", "Conductrices"))
    report = build(faits)
    assert (report.built, report.unchanged) == (("ruches",), ("abeilles", "mini"))
    after = dates(faits / "build" / "titres")
    assert {name for name in before if before[name] != after[name]} <= {
        name for name in before if "/titres/ruches/" in name
    }
    assert "Conductrices de ruches" in (site(faits) / "index.html").read_text("utf-8")
    page = (site(faits) / "titres" / "ruches" / "index.html").read_text("utf-8")
    assert "Conductrices de ruches" in page
    assert site_links(site(faits)) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "rebuilt"),
    [
        ("site_src/docs/assets/css/base.css", "/*", "/* encore", ()),
        ("site_src/docs/a-propos.md", "Pour qui", "Pour vous", ()),
        ("site_src/theme/partials/pied.html", "Version du site", "Version", tuple(TROIS)),
        ("mkdocs.yml", "Référentiel ouvert", "Référentiel très ouvert", tuple(TROIS)),
    ],
)
def test_what_pages_are_made_with_is_followed_too(
    faits: Path, path: str, old: str, new: str, rebuilt: tuple[str, ...]
) -> None:
    edit(faits / path, (old, new))
    report = build(faits)
    assert report.built == rebuilt
    assert report.is_published
    assert not build(faits).is_published


def test_the_address_of_the_site_is_followed(faits: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://ailleurs.example/depot/")
    assert build(faits).built == tuple(TROIS)
    for name in ("index.html", "titres/mini/index.html", "sitemap.xml"):
        html = (site(faits) / name).read_text("utf-8")
        assert f"https://ailleurs.example/depot/{name}".removesuffix("sitemap.xml") in html


def test_a_faulty_title_stops_only_itself(a_plusieurs: None, faits: Path, lancer: Lancer) -> None:
    before = content(site(faits))
    glossaire = faits / "referentiel" / "mini" / "glossaire.yaml"
    good = glossaire.read_text("utf-8")
    glossaire.write_text(good + "couleur: vert\n", "utf-8")
    edit(faits / "referentiel" / "ruches" / "titre.yaml", ("Réparatrice", "Conductrices"))
    sortie = lancer("build")
    assert sortie.code == 1
    line = good.count("\n") + 1
    assert sortie.out.startswith(f"referentiel/mini/glossaire.yaml:{line}: ")
    assert sortie.out.count("\n") == 1
    assert sortie.err.startswith("1 faute. Le site publié n’a pas changé")
    assert content(site(faits)) == before
    assert [p.name for p in site(faits).parent.iterdir() if p.name.startswith(".")] == []

    glossaire.write_text(good, "utf-8")
    assert "3 titres inchangés. Site construit" in lancer("build").out
    page = (site(faits) / "titres" / "ruches" / "index.html").read_text("utf-8")
    assert "Conductrices de ruches" in page


def test_the_first_build_with_a_fault_publishes_nothing(
    a_plusieurs: None, trois: Path, lancer: Lancer
) -> None:
    for identifiant in ("abeilles", "ruches"):
        (trois / "referentiel" / identifiant / "note.txt").touch()
    sortie = lancer("build")
    assert sortie.code == 1
    assert re.findall(r"^(\S+):1:", sortie.out, re.M) == [
        "referentiel/abeilles/note.txt",
        "referentiel/ruches/note.txt",
    ]
    assert not site(trois).exists()
    for identifiant in ("abeilles", "ruches"):
        (trois / "referentiel" / identifiant / "note.txt").unlink()
    assert "2 titres construits (abeilles, ruches), 1 titre inchangé." in lancer("build").out


def test_a_title_the_builder_refuses_is_named_and_the_site_stays(
    a_plusieurs: None, faits: Path, lancer: Lancer
) -> None:
    before = content(site(faits))
    foot = faits / "site_src" / "theme" / "partials" / "pied.html"
    foot.write_text(foot.read_text("utf-8") + '<a href="/rien.html">x</a>', "utf-8")
    sortie = lancer("build")
    assert sortie.code == 1
    for identifiant in TROIS:
        assert f"referentiel/{identifiant} : liens" in sortie.err.replace("\u00a0", " ")
    assert "rien.html" in sortie.err
    assert "Traceback" not in sortie.err
    assert content(site(faits)) == before


def test_a_fault_of_the_site_s_own_pages_is_told_once(faits: Path, lancer: Lancer) -> None:
    before = content(site(faits))
    about = faits / "site_src" / "docs" / "a-propos.md"
    about.write_text(about.read_text("utf-8") + '\n<a href="rien.html">x</a>\n', "utf-8")
    sortie = lancer("build")
    assert sortie.code == 1
    assert sortie.err.count("rien.html") == 1
    assert content(site(faits)) == before


@pytest.mark.parametrize(
    ("path", "more", "said"),
    [
        ("theme/partials/pied.html", "{% oubli %}", "site_src/theme/partials/pied.html:"),
        ("theme/partials/pied.html", "{{ oubli.mot }}", "site_src/theme/partials/pied.html:"),
        ("theme/partials/pied.html", '<a href="/rien.html">x</a>', "rien.html"),
        ("docs/confidentialite.md", None, "site_src/docs/confidentialite.md:"),
    ],
)
def test_what_the_builder_refuses_a_title_is_told_in_the_preview_too(
    faits: Path, lancer: Lancer, path: str, more: str | None, said: str
) -> None:
    """It is no line of data: the preview said all was well."""
    file = faits / "site_src" / path
    file.unlink() if more is None else file.write_text(file.read_text("utf-8") + more, "utf-8")
    with pytest.raises(pipeline.FaultsError) as caught:
        Preview(faits).renew()
    lines = fault_report.lines(caught.value, faits)
    assert any(said in line for line in lines)
    if ":" in said:
        assert len(lines) == 1  # of all titles, told once, where it is
        sortie = lancer("build")
        assert (sortie.err if more else sortie.out).startswith(said)


def test_a_title_that_is_gone_leaves_the_site(faits: Path) -> None:
    (faits / "build" / "titres" / ".DS_Store").touch()  # a system that shows a folder leaves it
    shutil.rmtree(faits / "referentiel" / "ruches")
    report = build(faits)
    assert (report.built, report.unchanged) == ((), ("abeilles", "mini"))
    assert not (site(faits) / "titres" / "ruches").exists()
    assert not list((faits / "build").rglob("*ruches*"))
    assert "ruches" not in (site(faits) / "index.html").read_text("utf-8")
    assert site_links(site(faits)) == []


def test_the_bytes_do_not_depend_on_how_many_work(
    faits: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One process made the site of `faits`; three make it again, from nothing."""
    assert catalogue.cores() == 1
    alone = content(site(faits))
    shutil.rmtree(faits / "build")
    monkeypatch.setattr(catalogue, "cores", lambda: 3)
    assert build(faits).built == tuple(TROIS)
    assert content(site(faits)) == alone


def test_a_part_built_again_gives_the_bytes_of_a_whole_build(faits: Path) -> None:
    edit(faits / "referentiel" / "mini" / "titre.yaml", ("prépare le sol", "bêche le sol"))
    build(faits)
    in_parts = content(site(faits))
    shutil.rmtree(faits / "build")
    build(faits)
    assert content(site(faits)) == in_parts


@pytest.mark.parametrize("name", ["index.html", "titres/mini/index.html", "assets/css/site.css"])
def test_a_published_file_someone_touched_is_put_back(faits: Path, name: str) -> None:
    good = content(site(faits))
    (site(faits) / name).write_text("x", "utf-8")
    assert build(faits).built == ()
    assert content(site(faits)) == good
    (site(faits) / name).unlink()
    (site(faits) / "intrus.html").write_text("x", "utf-8")
    assert build(faits).built == ()
    assert content(site(faits)) == good


def test_a_part_that_was_damaged_is_built_again(faits: Path) -> None:
    good = content(site(faits))
    kept = faits / "build" / "titres" / "mini"
    next(kept.rglob("c01.html")).write_text("x", "utf-8")
    (faits / "build" / "titres" / "ruches" / "etat.json").write_text("{", "utf-8")
    (kept / "neuf").mkdir()  # an interrupted build
    (kept / "neuf" / "x.html").touch()
    assert build(faits).built == ("mini", "ruches")
    assert content(site(faits)) == good


def test_a_folder_that_cannot_be_read_stops_everything(trois: Path, lancer: Lancer) -> None:
    sortie = lancer("build", "referentiel/mini", "referentiel/rien")
    assert sortie.code == 2
    assert "referentiel/rien" in sortie.err
    assert not site(trois).exists()


def test_one_folder_is_not_two_titles(trois: Path, lancer: Lancer) -> None:
    sortie = lancer("build", "referentiel/mini", "referentiel/mini")
    assert sortie.code == 1
    assert "même nom" in sortie.err
    assert not (trois / "build").exists()


def test_a_second_title_then_one_again(trois: Path, lancer: Lancer) -> None:
    lancer("build", "referentiel/mini")
    alone = content(site(trois))
    lancer("build")
    assert content(site(trois)) != alone
    assert "Site construit" in lancer("build", "referentiel/mini").out
    assert content(site(trois)) == alone


def test_the_other_builder_gives_the_same_addresses(faits: Path, lancer: Lancer) -> None:
    addresses = {name for name in content(site(faits)) if name.endswith((".html", ".js", ".xml"))}
    assert lancer("build", "--builder", "zensical", "--site", "ailleurs").code == 0
    assert addresses <= set(content(faits / "ailleurs"))
    assert site_links(faits / "ailleurs") == []
    plan = (faits / "ailleurs" / "recherche.html").read_text("utf-8")
    for identifiant in TROIS:
        assert f'titres/{identifiant}/index.html">' in plan
