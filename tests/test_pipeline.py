"""From the data to the site, all or nothing, for one title or for several."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.ground.problem import GeneratorError, UnreadableError
from tests.conftest import RACINE, Lancer

CIP = RACINE / "referentiel" / "cip"


def content(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def build(racine: Path) -> Path:
    site = racine / "build" / "site"
    pipeline.build(racine, pipeline.title_folders(racine), site)
    return site


def test_a_title_is_added_by_adding_a_folder(construit: Path) -> None:
    alone = content(construit / "build" / "site")
    assert not [name for name in alone if name.startswith("titres/cip/")]
    shutil.copytree(CIP, construit / "referentiel" / "cip")
    site = build(construit)
    home = (site / "index.html").read_text("utf-8")
    for titre in ("mini", "cip"):
        assert f'href="titres/{titre}/index.html"' in home
        assert (site / "titres" / titre / "competences" / "c01.html").is_file()
        assert (site / "titres" / titre / "donnees" / "referentiel.js").is_file()
        assert f'"titres/{titre}/index.html":' in (site / "sw.js").read_text("utf-8")
    shutil.rmtree(construit / "referentiel" / "cip")
    assert content(build(construit)) == alone
    assert not (construit / "site_src" / "docs" / "titres" / "cip").exists()


def test_a_title_explains_its_own_words(construit: Path) -> None:
    page = (construit / "build/site/titres/mini/competences/c02.html").read_text("utf-8")
    assert re.search(r'popovertarget="terme-semis">jeune semis</button>', page)


def test_what_the_data_holds_does_nothing_on_the_built_pages(construit: Path) -> None:
    site = construit / "build" / "site"
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert 'href="javascript' not in html
    page = (site / "titres" / "mini" / "competences" / "c03.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; puis [x](javascript:alert(1))" in page
    heading = (site / "titres" / "mini" / "activites" / "at2.html").read_text("utf-8")
    h1 = re.findall(r"<h1[^>]*>(.*?)</h1>", heading, re.S)
    assert len(h1) == 1
    assert "<" not in h1[0]


def test_a_fault_leaves_everything_as_it_was(construit: Path) -> None:
    before = content(construit)
    (construit / "referentiel" / "mini" / "note.txt").touch()
    with pytest.raises(pipeline.FaultsError) as caught:
        build(construit)
    assert [p.path.name for p in caught.value.problems] == ["note.txt"]
    (construit / "referentiel" / "mini" / "note.txt").unlink()
    assert content(construit) == before


def test_a_page_that_cannot_be_built_leaves_the_previous_site(construit: Path) -> None:
    site = construit / "build" / "site"
    before = content(site)
    about = construit / "site_src" / "docs" / "a-propos.md"
    about.write_text(about.read_text("utf-8") + '\n<a href="nulle-part.html">x</a>\n', "utf-8")
    with pytest.raises(GeneratorError, match="nulle-part"):
        build(construit)
    assert content(site) == before
    assert [p.name for p in site.parent.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("{{ oubli.mot }}", "gabarit fautif : « oubli »"),
        ("{{ 1 / 0 }}", "gabarit fautif : "),
        ("{% include 'absent.html' %}", "« absent.html » introuvable"),
        ("{% oubli %}", "gabarit illisible : "),
    ],
)
def test_a_template_that_fails_is_told_at_its_line(
    construit: Path, lancer: Lancer, more: str, said: str
) -> None:
    before = content(construit / "build" / "site")
    path = construit / "site_src/theme/partials/pied.html"
    text = path.read_text("utf-8")
    path.write_text(f"{text}\n{more}\n", "utf-8")
    sortie = lancer("build")
    assert sortie.code == 1
    place = f"site_src/theme/partials/pied.html:{text.count(chr(10)) + 2}: "
    assert sortie.err.replace("\u00a0", " ").startswith(place + said)
    assert content(construit / "build" / "site") == before


@pytest.mark.parametrize(
    "path", ["theme/partials/tete.html", "docs/assets/css/base.css", "docs/assets/js/replier.js"]
)
def test_a_mark_that_would_be_a_sign_of_the_page_is_told(
    construit: Path, lancer: Lancer, path: str
) -> None:
    """In a head it would end it, and the security policy with it; in styles, undo the first."""
    file = construit / "site_src" / path
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    sortie = lancer("build")
    assert (sortie.code, "BOM" in sortie.out) == (1, True)
    assert sortie.out.startswith(f"site_src/{path}:1: ")


def test_no_title_is_no_site(construit: Path) -> None:
    before = content(construit / "build" / "site")
    shutil.rmtree(construit / "referentiel" / "mini")
    with pytest.raises(UnreadableError, match="aucun dossier de titre"):
        build(construit)
    assert content(construit / "build" / "site") == before


def test_a_page_missing_from_the_navigation_stops_the_build(projet: Path) -> None:
    (projet / "site_src" / "docs" / "oubliee.md").write_text("# Oubliée\n", "utf-8")
    with pytest.raises(GeneratorError, match="oubliee"):
        build(projet)


def test_a_folder_that_is_not_a_site_is_never_replaced(projet: Path) -> None:
    precious = projet / "photos"
    precious.mkdir()
    (precious / "vacances.jpg").write_bytes(b"x")
    with pytest.raises(GeneratorError, match="autre chose"):
        pipeline.build(projet, pipeline.title_folders(projet), precious)
    assert content(precious) == {"vacances.jpg": b"x"}


@pytest.mark.parametrize("name", ["build", "build/titres", "build/portail/x", "build/apercu"])
def test_a_folder_the_tool_works_in_is_no_site(construit: Path, name: str) -> None:
    """What is kept there would go, or keep every later build from being made."""
    before = content(construit / "build")
    with pytest.raises(GeneratorError, match="travaille dans ce dossier"):
        pipeline.build(construit, pipeline.title_folders(construit), construit / name)
    assert content(construit / "build") == before


def test_an_empty_folder_may_become_the_site(projet: Path) -> None:
    (projet / "vide").mkdir()
    pipeline.build(projet, pipeline.title_folders(projet), projet / "vide")
    assert (projet / "vide" / "index.html").is_file()


def test_two_folders_cannot_carry_one_title(projet: Path) -> None:
    titre = Path(shutil.copytree(projet / "referentiel" / "mini", projet / "referentiel" / "bis"))
    text = (titre / "titre.yaml").read_text("utf-8")
    (titre / "titre.yaml").write_text(
        text.replace("identifiant: mini", "identifiant: bis"), "utf-8"
    )
    with pytest.raises(pipeline.FaultsError) as caught:
        build(projet)
    assert ["TP-99999" in problem.message for problem in caught.value.problems] == [True]
    assert not (projet / "build" / "site").exists()


def test_building_again_writes_no_source_again(projet: Path) -> None:
    planned = pipeline.plan(pipeline.read(pipeline.title_folders(projet)))
    assert pipeline.write(projet, planned) == len(planned.files)
    assert pipeline.write(projet, planned) == 0


def test_only_folders_with_a_title_are_titles(projet: Path) -> None:
    (projet / "referentiel" / "schema").mkdir()
    (projet / "referentiel" / "LISEZMOI.md").touch()
    assert [p.name for p in pipeline.title_folders(projet)] == ["mini"]


def test_nothing_is_built_again_when_nothing_changed(projet: Path, lancer: Lancer) -> None:
    assert "Site construit" in lancer("build").out
    before = {p: p.stat().st_mtime_ns for p in projet.rglob("*")}
    assert "Rien n’a changé" in lancer("build").out
    assert {p: p.stat().st_mtime_ns for p in projet.rglob("*")} == before


@pytest.mark.parametrize(
    "changed",
    [
        "referentiel/mini/glossaire.yaml",
        "site_src/docs/a-propos.md",
        "site_src/docs/assets/css/base.css",
        "site_src/theme/main.html",
        "mkdocs.yml",
    ],
)
def test_anything_a_page_comes_from_builds_again(construit: Path, changed: str) -> None:
    site = construit / "build" / "site"
    inode = site.stat().st_ino
    path = construit / changed
    text = path.read_text("utf-8")
    comment = {".yaml": "# x\n", ".yml": "# x\n", ".css": "/* x */\n"}.get(path.suffix, "\n")
    path.write_text(text + comment, "utf-8")
    build(construit)
    assert site.stat().st_ino != inode


def test_a_setting_of_the_day_builds_again(
    construit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://ailleurs.example/")
    assert "https://ailleurs.example/" in (build(construit) / "index.html").read_text("utf-8")


@pytest.mark.parametrize("damage", ["edit", "loss", "addition"])
def test_a_published_site_someone_touched_is_built_again(construit: Path, damage: str) -> None:
    site = construit / "build" / "site"
    good = content(site)
    if damage == "edit":
        page = site / "index.html"
        html = page.read_text("utf-8")
        page.write_text(html.replace("Référentiel", "Referentiel"), "utf-8")
    elif damage == "loss":
        (site / "assets" / "css" / "site.css").unlink()
    else:
        (site / "intrus.html").touch()
    assert content(build(construit)) == good


def test_another_folder_is_another_site(construit: Path) -> None:
    good = content(construit / "build" / "site")
    elsewhere = construit / "ailleurs"
    pipeline.build(construit, pipeline.title_folders(construit), elsewhere)
    assert content(elsewhere) == good
