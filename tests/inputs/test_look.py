"""A project with pieces of a look: each takes the place of the tool's, and nothing else changes."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
import yaml

from generator import pipeline
from generator.commands import copie
from generator.ground.projet import TEMPLATES, Projet
from generator.inputs import look, settings
from generator.inputs.inventory import unlisted
from generator.words.typographie import NBSP
from tests.conftest import MINI, RACINE, Lancer

TOOL = RACINE / "site_src"
REGLAGES = """\
site_name: Le potager d’à côté
extra_css:
  - assets/css/site.css
  - assets/css/maison.css
"""
MORCEAUX: dict[str, Callable[[str], str]] = {
    "docs/a-propos.md": lambda _: "---\ntitle: Qui sommes-nous\n---\n\n# Qui sommes-nous\n",
    "docs/assets/css/contenu.css": lambda text: text + "\n.a-nous { color: currentcolor; }\n",
    "docs/assets/css/maison.css": lambda _: ":root { --accent: #123456; }\n",
    "docs/google1a2b.html": lambda _: "google-site-verification: google1a2b.html",
    "docs/robots.txt": lambda _: "User-agent: *\nDisallow: /\n",
    "docs/assets/js/replier.js": lambda text: text.replace(
        "(() => {", "(() => {\n  const ici = 1;", 1
    ),
    "templates/pages/titre.md.j2": lambda text: text + "\n<p>Notre mot</p>\n",
    "theme/partials/pied.html": lambda text: text + "\n<p>Bas de page à nous</p>\n",
}
"""Path in a look -> what a project makes of the tool's."""


def morceler(racine: Path) -> Path:
    """Write the settings and the pieces of a look in the project `racine`."""
    (racine / "mkdocs.yml").write_text(REGLAGES, "utf-8")
    for name, change in MORCEAUX.items():
        source = (TEMPLATES.parent if name.startswith("templates") else TOOL) / name
        target = racine / "site_src" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(change(source.read_text("utf-8") if source.exists() else ""), "utf-8")
    (racine / "site_src" / "docs" / "a-propos.md.bak").write_text("vieux", "utf-8")
    return racine


def construire(racine: Path, site: Path) -> Path:
    pipeline.build(racine, pipeline.title_folders(racine), site)
    return site


@pytest.fixture(scope="module")
def seul(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds `referentiel/`, and nothing else."""
    racine = tmp_path_factory.mktemp("un dossier à soi") / "projet"
    shutil.copytree(MINI, racine / "referentiel" / "mini")
    return racine


@pytest.fixture(scope="module")
def sites(seul: Path) -> tuple[Path, Path, Path]:
    """Its site: as it is, with pieces of a look, and once they are gone again."""
    nu = construire(seul, seul.parent / "nu")
    change = construire(morceler(seul), seul.parent / "change")
    shutil.rmtree(seul / "site_src")
    (seul / "mkdocs.yml").unlink()
    return nu, change, construire(seul, seul.parent / "revenu")


def ours(racine: Path, name: str) -> Path:
    """A style or a script of the project itself."""
    file = racine / "site_src" / "docs" / name
    file.parent.mkdir(parents=True)
    file.touch()
    return file


def lire(site: Path, name: str) -> str:
    return (site / name).read_text("utf-8")


def test_data_alone_makes_a_whole_site(sites: tuple[Path, Path, Path]) -> None:
    nu = sites[0]
    attendus = ("index.html", "titres/mini/index.html", "404.html", "sw.js", "assets/css/site.css")
    assert all((nu / name).is_file() for name in attendus)
    assert 'id="pour-qui"' in lire(nu, "a-propos.html")


def test_each_piece_takes_the_place_of_the_tool_s(sites: tuple[Path, Path, Path]) -> None:
    nu, change, _ = sites
    assert "Qui sommes-nous" in lire(change, "a-propos.html")
    assert 'id="pour-qui"' not in lire(change, "a-propos.html")
    assert ".a-nous" in lire(change, "assets/css/site.css")
    assert "--accent: #123456" in lire(change, "assets/css/maison.css")
    assert "const ici = 1;" in lire(change, "assets/js/site.js")
    for page in ("index.html", "titres/mini/index.html"):
        assert "Bas de page à nous" in lire(change, page)
        assert "Le potager d’à côté" in lire(change, page)
        assert "assets/css/maison.css" in lire(change, page)
    assert "Disallow: /\n" not in lire(nu, "robots.txt")
    assert lire(change, "google1a2b.html") == MORCEAUX["docs/google1a2b.html"]("")
    assert lire(change, "robots.txt") == MORCEAUX["docs/robots.txt"]("")
    assert "Notre mot" in lire(change, "titres/mini/index.html")
    assert "Notre mot" not in lire(nu, "titres/mini/index.html")
    assert lire(change, "assets/js/auto.js") == lire(nu, "assets/js/auto.js")
    assert not list(change.rglob("*.bak"))


def test_what_is_taken_back_is_the_tool_s_again(sites: tuple[Path, Path, Path]) -> None:
    nu, _, revenu = sites
    pages = {p.relative_to(nu): p.read_bytes() for p in nu.rglob("*") if p.is_file()}
    assert pages == {
        p.relative_to(revenu): p.read_bytes() for p in revenu.rglob("*") if p.is_file()
    }


def test_nothing_is_written_beside_the_data(seul: Path, sites: tuple[Path, Path, Path]) -> None:
    assert {path.name for path in seul.iterdir()} == {"referentiel", "build"}


def test_whoever_changes_a_file_finds_it_in_the_work_folder(
    seul: Path, sites: tuple[Path, Path, Path]
) -> None:
    """The README of a new project says so."""
    for name in ("docs/a-propos.md", "theme/partials/pied.html", "docs/manifest.webmanifest"):
        assert (seul / "build" / "apparence" / name).read_bytes() == (TOOL / name).read_bytes()
    made = {p.relative_to(seul / "build/apparence/templates") for p in seul.rglob("*.j2")}
    assert made == {p.relative_to(TEMPLATES) for p in TEMPLATES.rglob("*.j2")}


def test_the_application_has_the_name_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A visitor who keeps the site of another organisation would see the name of the tool."""
    manifeste = tmp_path / "build" / "apparence" / "docs" / "manifest.webmanifest"

    def shown() -> dict[str, object]:
        look.put_together(tmp_path)
        return cast(dict[str, object], json.loads(manifeste.read_text("utf-8")))

    tool = json.loads((TOOL / "docs" / "manifest.webmanifest").read_text("utf-8"))
    assert shown() == tool
    del tool["short_name"]
    typed = 'site_name: L’école "des" jardins\nsite_description: >-\n  À\n  nous.\n'
    (tmp_path / "mkdocs.yml").write_text(typed, "utf-8")
    assert shown() == {**tool, "name": 'L’école "des" jardins', "description": "À nous."}
    monkeypatch.setenv("NOM", "Ailleurs")
    (tmp_path / "mkdocs.yml").write_text("site_name: !ENV [NOM, Ici]\n", "utf-8")
    assert shown() == {**tool, "name": "Ailleurs"}
    own = ours(tmp_path, "manifest.webmanifest")
    own.write_text('{"name": "Choisi"}', "utf-8")
    assert shown() == {"name": "Choisi"}


def test_the_copy_to_carry_has_the_pieces_and_no_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    monkeypatch.setenv("SITE_URL", "https://exemple.fr/")
    archive = copie.pack(morceler(tmp_path), pipeline.title_folders(tmp_path))
    assert archive.name.startswith("mini-")
    shutil.unpack_archive(archive, tmp_path / "cle")
    site = tmp_path / "cle" / archive.stem
    assert "Qui sommes-nous" in lire(site, "a-propos.html")
    assert "exemple.fr" not in lire(site, "index.html")
    assert "canonical" not in lire(site, "index.html")
    assert not (site / "sitemap.xml").exists()


def test_a_copy_can_be_made_of_data_alone(tmp_path: Path) -> None:
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    assert copie.pack(tmp_path, pipeline.title_folders(tmp_path)).is_file()


@pytest.mark.parametrize(
    "name", ["docs/a-porpos.md", "docs/assets/css/maisno.css", "templates/pages/titer.md.j2"]
)
def test_a_file_nothing_shows_is_told(
    tmp_path: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Whoever misspells the name of a page or a style would look for it in vain."""
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    fichier = tmp_path / "site_src" / name
    fichier.parent.mkdir(parents=True)
    fichier.write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    fait = lancer("build")
    assert fait.code == 1
    assert fait.out.startswith(f"{fichier.relative_to(tmp_path)}:1: ")
    assert len(fait.out.splitlines()) == 1
    assert not (tmp_path / "build" / "site").exists()


def test_every_template_that_cannot_be_read_is_told_by_check(
    tmp_path: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not found by a build, one at a time; what no page asks for is nobody's business."""
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    monkeypatch.chdir(tmp_path)
    look = tmp_path / "site_src"
    for place, text in {
        "theme/partials/pied.html": "<p>\n{% if page %}\n</p>\n",
        "theme/404.html": "{% trans %}Perdu{% endtrans %}",
        "theme/essai.html": "{% if %}",
        "templates/pages/titre.md.j2": "\n\n{{ x\n",
    }.items():
        (look / place).parent.mkdir(parents=True, exist_ok=True)
        (look / place).write_text(text, "utf-8")
    for verb in ("check", "build"):
        said = [line for line in lancer(verb).out.splitlines() if "gabarit illisible" in line]
        assert [line.partition(": ")[0] for line in said] == [
            "site_src/templates/pages/titre.md.j2:3",
            "site_src/theme/partials/pied.html:2",
        ]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("docs/aide.md", "---\nmenu: Aide\n{cle}: [{adresse}]\n---\n\n# Aide\n"),
        ("theme/main.html", "{{% extends 'base.html' %}}\n{{{{ '{adresse}' | url }}}}\n"),
    ],
)
@pytest.mark.parametrize(
    ("cle", "adresse"), [("styles", "assets/css/aide.css"), ("scripts", "assets/js/aide.js")]
)
def test_a_file_that_one_page_or_a_template_loads_is_no_fault(
    tmp_path: Path, place: str, text: str, cle: str, adresse: str
) -> None:
    """The refusal of a `styles` that is no list gives that very address for example."""
    look = tmp_path / "site_src"
    for folder in (look / place, look / "docs" / adresse):
        folder.parent.mkdir(parents=True, exist_ok=True)
    (look / "docs" / adresse).touch()
    assert ["rien ne charge" in fault.message for fault in unlisted(tmp_path)] == [True]
    (look / place).write_text(text.format(cle=cle, adresse=adresse), "utf-8")
    assert unlisted(tmp_path) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("extra_css: [assets/css/maison.css]", "remettez-y : assets/css/site.css"),
        ("extra_javascript:\n  - assets/js/a-nous.js", "remettez-y : assets/js/site.js"),
        ("markdown_extensions: [abbr, {toc: {permalink: true}}]", "remettez-y : admonition, "),
        ("not_in_nav: /a-part.md", "remettez-y : /titres/*/auto-evaluation/c[0-9]*.md, "),
        ("use_directory_urls: true", "retirez cette ligne"),
        ("INHERIT: base.yml", "n’est pas suivi"),
        ("---\nextra: {}", "« --- » ne peut pas couper ce fichier en deux"),
    ],
)
def test_settings_that_would_undo_the_tool_s_are_told(
    tmp_path: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, line: str, told: str
) -> None:
    """Builders replace a list whole, in silence: a site without its style would be published."""
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    if found := re.search(r"assets/(?:css/maison\.css|js/a-nous\.js)", line):
        ours(tmp_path, found[0])
    (tmp_path / "mkdocs.yml").write_text(f"site_name: À nous\n{line}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    for verbe in ("check", "build"):
        fait = lancer(verbe)
        assert fait.code == 1, fait.out
        assert re.fullmatch(rf"mkdocs\.yml:2: .*{re.escape(told)}.*\n", fait.out.replace(NBSP, " "))


FAUTES = {
    "site_nam: À nous": "1: réglage « site_nam » inconnu ; attendu : « site_name »",
    "site_name:": "1: « site_name » est vide ; attendu : le nom du site",
    "site_name: [a, b]": "1: « site_name » est une liste ; attendu : un texte",
    "site_name: 12": "1: « site_name » est un nombre ; attendu : un texte, ici entre guillemets",
    "site_name: A\nsite_name: B": "2: « site_name » est déjà écrit à la ligne 1 ; ",
    "site_name: !env NOM": "1: « !env » n’est pas une marque connue ; attendu : « !ENV »",
    "- a": "1: ce fichier ne contient pas de réglages ; attendu : « clé: valeur »",
    "{site_name: A}": "1: accolades autour des réglages : ",
    '\n"site_url": exemple.fr': "2: « exemple.fr » ne commence pas par https:// ",
    "site_url: [a]": "1: « site_url » est une liste ; attendu : une adresse",
    "docs_dir: pages": "1: « docs_dir » n’est pas suivi : vos pages se lisent dans « ",
    "site_dir: public": "1: « site_dir » n’est pas suivi : le site s’écrit dans « build/site »",
    "nav: [index.md]": "1: « nav » n’est pas suivi : le menu se fait des titres ; ",
    "hooks: [a.py]": "1: « hooks » n’est pas suivi : ",
    "watch: [a]": "1: « watch » n’est pas suivi : ",
    "strict: no": "1: « strict » n’est pas suivi : ",
    "copyright: nous": "1: « copyright » ne paraîtrait nulle part : ",
    "theme:": "1: « theme » est vide ; attendu : « name: material », en retrait dessous",
    "theme: material": "1: « theme » n’a pas de clés ; attendu : « name: material »",
    "theme:\n  name: mkdocs": "2: « name: mkdocs » : l’outil est fait pour « material » ; ",
    "theme:\n  language: en": "2: « language: en » : les pages sont en français ; ",
    "theme:\n  custom_dir: ici": "2: « custom_dir » n’est pas suivi ; attendu : vos gabarits dans",
    "theme:\n  favicon: rien.png": "2: « rien.png » n’existe pas ; attendu : une image de ",
    "theme:\n  palette: {primary: red}": "2: « palette » n’est pas suivi : ",
    "extra_css: assets/css/site.css": "1: « extra_css » est un texte ; attendu : une liste",
    "extra_css:\n- assets/css/site.css\n- a.css": "3: « a.css » n’existe pas ; attendu : ",
    "extra: bonjour": "1: « extra » est un texte ; attendu : des clés",
    "signaler: {depot: a}": "1: « signaler » n’est pas lu ici ; attendu : sous « extra: »",
    "extra:\n  signaler: a@b.fr": "2: « signaler » est un texte ; attendu : « depot: … » et ",
    "extra:\n  signaler:\n    mail: a@b.fr": "3: « mail » n’est pas lu sous « signaler » ; ",
    "extra:\n  signaler:\n    'courriel': a": "3: « a » n’est pas une adresse de courriel ; ",
}
"""Settings of a project -> the line and the beginning of what is said of them."""


@pytest.mark.parametrize("typed", FAUTES)
def test_settings_nothing_would_follow_are_told_where_they_stand(
    tmp_path: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    (tmp_path / "mkdocs.yml").write_text(f"{typed}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SITE_URL", raising=False)
    fait = lancer("check")
    assert fait.code == 1
    (line,) = re.sub("[\u00a0\u202f]", " ", fait.out).splitlines()
    assert line.startswith(f"mkdocs.yml:{FAUTES[typed]}")


def test_all_the_faults_of_settings_are_told_at_once(
    tmp_path: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    typed = "site_url: exemple.fr\nnav: []\nextra:\n  signaler: {depot: ici, courriel: a}\n"
    (tmp_path / "mkdocs.yml").write_text(typed, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SITE_URL", raising=False)
    for verbe in ("check", "build"):
        fait = lancer(verbe)
        assert [line.split(": ")[0] for line in fait.out.splitlines()] == [
            "mkdocs.yml:1",
            "mkdocs.yml:2",
            "mkdocs.yml:4",
            "mkdocs.yml:4",
        ]
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("extra_css: [\n", ["mkdocs.yml:1", "site_src/docs/perdue.md:1"]),
        ("site_name: \xff\n", ["mkdocs.yml:1", "site_src/docs/perdue.md:1"]),
        (
            "nav: []\n",
            ["mkdocs.yml:1", "site_src/docs/assets/css/maison.css:1", "site_src/docs/perdue.md:1"],
        ),
    ],
)
def test_faults_of_settings_and_of_the_look_are_told_together(
    tmp_path: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch, typed: str, told: list[str]
) -> None:
    """And settings nobody can read are not said to load nothing: whoever broke them looks there."""
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    ours(tmp_path, "assets/css/maison.css")
    (tmp_path / "site_src" / "docs" / "perdue.md").write_text("# Perdue\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_bytes(typed.encode("latin-1"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SITE_URL", raising=False)
    for verbe in ("check", "build"):
        fait = lancer(verbe)
        assert fait.code == 1
        assert [line.split(": ")[0] for line in fait.out.splitlines()] == told


def test_what_a_project_shows_itself_may_be_set(tmp_path: Path) -> None:
    """Its own templates may read any setting; plain MkDocs follows those for itself."""
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    pied = tmp_path / "site_src" / "theme" / "partials" / "pied.html"
    pied.parent.mkdir(parents=True)
    pied.write_text("{{ config.copyright }}", "utf-8")
    typed = "copyright: nous\nplugins: [referentiel]\nsite_dir: public\ndocs_dir: site_src\n"
    (tmp_path / "mkdocs.yml").write_text(typed, "utf-8")
    assert pipeline.faults_of_look(tmp_path) == []


def test_the_settings_a_project_begins_with_are_good(tmp_path: Path) -> None:
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    shutil.copy(RACINE / "generator" / "depart" / "mkdocs.yml", tmp_path)
    assert pipeline.faults_of_look(tmp_path) == []


def test_settings_may_add_to_the_tool_s(tmp_path: Path, lancer: Lancer) -> None:
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    ours(tmp_path, "assets/css/maison.css")
    texte = (
        "extra_css: [assets/css/site.css, assets/css/maison.css]\nuse_directory_urls: false\n"
        "plugins: []\nhooks: []\nstrict: true\nextra: {mot: 1}\ntheme: {name: material}\n"
    )
    (tmp_path / "mkdocs.yml").write_text(texte, "utf-8")
    assert pipeline.faults_of_look(tmp_path) == []


def test_a_style_that_a_remark_names_is_loaded_by_nothing(tmp_path: Path) -> None:
    """As the settings of a new project name one, for whoever takes the « # » away."""
    shutil.copy(RACINE / "generator" / "depart" / "mkdocs.yml", tmp_path)
    style = tmp_path / "site_src" / "docs" / "assets" / "css" / "maison.css"
    style.parent.mkdir(parents=True)
    style.touch()
    (faute,) = pipeline.faults_of_look(tmp_path)
    assert (faute.path, faute.line) == (style, 1)


@pytest.mark.parametrize(
    ("avant", "apres"),
    [("---\n", ""), ("# À nous.\n\n--- # ici\n", "...\n"), ("%YAML 1.2\n---\n", "\n...  \n\n")],
)
def test_the_marks_of_a_document_are_no_part_of_the_settings(
    tmp_path: Path, avant: str, apres: str
) -> None:
    """Some editors and linters want them."""
    (tmp_path / "mkdocs.yml").write_text(f"{avant}site_name: À nous\n{apres}", "utf-8")
    look.put_together(tmp_path)
    carried = settings.without_address(tmp_path).replace("!ENV", "")
    for read in (Projet(tmp_path).shown_settings.read_text("utf-8"), carried):
        assert yaml.safe_load(read)["site_name"] == "À nous"


def test_a_whole_look_stands_alone(projet: Path) -> None:
    """A page or a script the project took out of its own look does not come back from the tool."""
    (projet / "site_src" / "docs" / "accessibilite.md").unlink()
    assert Projet(projet).docs == projet / "site_src" / "docs"
    assert Projet(projet).layers == (projet / "site_src",)


def test_the_tool_s_own_look_is_never_taken_for_pieces(
    construit: Path, lancer: Lancer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a copy of the repository, as of the tool's: nobody else has what went."""
    look = construit / "site_src"
    monkeypatch.setattr("generator.inputs.look.tool_look", lambda: look)
    for name in ("theme/base.html", "docs/index.md"):
        (look / name).unlink()
    lost = ["site_src/theme/base.html:1", "site_src/docs/index.md:1"]
    for command, told in {"build": lost, "check": sorted(lost)}.items():
        sortie = lancer(command)
        assert sortie.code == 1
        assert [line.split(": ")[0] for line in sortie.out.splitlines()] == told


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("theme/partials/pied.html", "{% if %}"),
        ("templates/pages/titre.md.j2", "{% if %}"),
        ("templates/pages/titre.md.j2", "\n{{ rien.du.tout }}"),
        ("docs/a-propos.md", "# À propos\n\n[ici](perdue.md)\n\n[là](perdue.md)\n"),
    ],
)
def test_a_fault_of_a_piece_is_told_where_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lancer: Lancer, name: str, fault: str
) -> None:
    """Not in the copy builders read, which the next build writes over."""
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    piece = tmp_path / "site_src" / name
    piece.parent.mkdir(parents=True)
    piece.write_text(fault, "utf-8")
    monkeypatch.chdir(tmp_path)
    wrong = re.compile(r"\{[%{]|perdue")
    build = lancer("build")
    assert re.findall(r"^(\S+?):(\d+): ", build.out + build.err, re.M) == [
        (f"site_src/{name}", str(number))
        for number, line in enumerate(fault.split("\n"), 1)
        if wrong.search(line)
    ]


@pytest.mark.parametrize(
    ("text", "line"), [('{\n  "name": "Le potager"\n  "lang": "fr"\n}\n', 3), ("[]\n", 1), ("", 1)]
)
def test_a_manifest_no_browser_would_read_is_told(tmp_path: Path, text: str, line: int) -> None:
    """It would be passed over, and the site could not be installed."""
    shutil.copytree(MINI, tmp_path / "referentiel" / "mini")
    manifest = tmp_path / "site_src" / "docs" / "manifest.webmanifest"
    manifest.parent.mkdir(parents=True)
    manifest.write_text(text, "utf-8")
    (told,) = pipeline.faults_of_look(tmp_path)
    assert (told.path, told.line) == (manifest, line)
    manifest.write_bytes(b"\xef\xbb\xbf" + (TOOL / "docs" / manifest.name).read_bytes())
    assert pipeline.faults_of_look(tmp_path) == []
